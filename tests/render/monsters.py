"""Views by chance: every kind of part in every length, each text with a mark of its own, so that none can hide."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TypeVar

from samverkan_cli.render.text import Tree, parse
from samverkan_cli.render.view import Entry, Fact, FocusArea, Level, Period, Scope, Section, Selection, Strategy, View
from tests.render.sample import WORDS

T = TypeVar("T")

LEXICON = ("barn", "ungdomssamordnare", "och", "kommunfullmäktigeledamot", "§", "1", "a/b", "https://a.se/" + "b" * 50)
NAMES = ("owners", "lead", "when", "status", "goals", "indicators", "cost", "providers", "target", "limit", "baseline")
HEADED = ("owners", "when", "providers", "target", "baseline")
"""Facts that the template puts under a column's name instead of under their own."""


class Monster:
    """Makes a view; the same seed gives the same."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - no secret
        self._made = 0

    def view(self) -> View:
        period = Period(self.title(), self.text(), self.facts(), self.some(self.selection))
        return View(
            "sv", "2026-01-01", self.words(2), self.words(1), "UTKAST", self.title(), self.facts(), self.text(),
            self.text(), self.some(self.section), self.some(self.entry), self.some(self.entry), self.some(self.area),
            period, self.some(self.entry), self.some(self.entry), self.some(self.section), self.some(self.level),
            self.some(self.scope), self.some(self.entry), self.some(self.entry), self.some(self.entry),
            self.some(self.entry), self.some(self.section), self.some(self.entry), WORDS,
        )  # fmt: skip

    def words(self, n: int) -> str:
        self._made += 1
        return " ".join([f"qx{self._made}xq", *self._random.choices(LEXICON, k=n)])

    def title(self) -> str:
        return self.words(self._random.choice([1, 2, 3, 5, 8, 20, 60]))

    def text(self) -> Tree:
        return parse("\n\n".join(self.block() for _ in range(self._random.choice([0, 0, 1, 1, 1, 4]))))

    def block(self) -> str:
        paragraph = self.words(self._random.choice([3, 10, 40, 40, 300]))
        note = f"[^{self._made}]\n\n[^{self._made}]: {self.words(self._random.choice([3, 40]))}"
        items = "\n".join(f"- {self.words(4)}" for _ in range(self._random.choice([1, 4, 30])))
        nested = f"1. {self.words(4)}\n   - {self.words(5)}\n     1. {self.words(3)}"
        kinds = (paragraph, paragraph, items, paragraph + note, "> " + paragraph, "    " + paragraph, nested)
        return self._random.choice((*kinds, f"## {self.words(5)}"))

    def facts(self) -> tuple[Fact, ...]:
        return tuple(self.fact(name) for name in self._random.sample(NAMES, self._random.choice([0, 1, 2, 6])))

    def fact(self, name: str) -> Fact:
        label = "Tid" if name in HEADED else self.words(1)
        if self._random.random() < 0.2:
            return Fact(name, label, text=self.text() or parse(self.words(2)))
        values = tuple(self.title() for _ in range(self._random.choice([1, 1, 2, 8])))
        return Fact(name, label, values, missing=self._random.random() < 0.1)

    def some(self, make: Callable[[], T]) -> tuple[T, ...]:
        return tuple(make() for _ in range(self._random.choice([0, 1, 1, 3])))

    def entry(self, depth: int = 0) -> Entry:
        parts = self._random.choice([0, 0, 0, 2]) if depth < 2 else 0
        inside = tuple(self.entry(depth + 1) for _ in range(parts))
        return Entry(self.title(), self.text(), self.facts(), inside)

    def area(self) -> FocusArea:
        return FocusArea(self.title(), self.text(), self.text(), self.facts(), self.some(self.strategy))

    def strategy(self) -> Strategy:
        return Strategy(self.title(), self.text(), self.facts(), self.some(self.entry) + self.some(self.entry))

    def selection(self) -> Selection:
        return Selection(self.title(), self.facts(), self.some(self.entry))

    def section(self) -> Section:
        return Section(self.title(), self.text())

    def level(self) -> Level:
        return Level(self.title(), self.some(self.entry))

    def scope(self) -> Scope:
        return Scope(self.title(), self.some(self.entry))
