"""Views by chance: every kind of part in every length, each text with a mark of its own, so that none can hide."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any, TypeVar

from samverkan_cli.document.view import View
from samverkan_cli.outline import outline
from samverkan_cli.outline.prose import parse
from samverkan_cli.outline.tree import Tree
from tests.document.made import (
    Direction,
    Entry,
    Fact,
    FocusArea,
    FollowUp,
    Level,
    NeedKind,
    Period,
    Scope,
    Section,
    Selection,
    Strategy,
    read,
)
from tests.document.words import WORDS

T = TypeVar("T")

LEXICON = ("barn", "ungdomssamordnare", "och", "kommunfullmäktigeledamot", "§", "1", "a/b", "https://a.se/" + "b" * 50)
NAMES = (
    "owners",
    "lead",
    "from",
    "status",
    "goals",
    "indicators",
    "cost",
    "providers",
    "target",
    "limit",
    "baseline",
    "remains",
    "reached",
    "value",
    "date",
)
HEADED = ("owners", "from", "providers", "target", "baseline", "status", "remains", "reached", "value", "date")
"""Facts that the template puts under a column's name instead of under their own."""


PARTS = {
    "decisions": "nameless",
    "before": "section",
    "commissions": "entry",
    "needs": "needs",
    "success_factors": "entry",
    "focus_areas": "area",
    "aimed_at": "direction",
    "bank": "rest_of_bank",
    "groups": "entry",
    "phases": "entry",
    "after": "section",
    "follow_ups": "follow_up",
    "log": "entry",
    "mapping": "level",
    "governing_documents": "scope",
    "indicators": "entry",
    "funding": "entry",
    "owners": "entry",
    "terms": "entry",
    "sources": "entry",
    "appendix_sections": "section",
    "appendices": "entry",
}
"""The parts of a view that are rows of something, and what makes one."""


class Monster:
    """Makes a view; the same seed gives the same."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - no secret
        self._made = 0

    def view(self) -> View:
        parts: dict[str, Any] = {name: self.some(getattr(self, make)) for name, make in PARTS.items()}
        return View(
            language="sv",
            date="2026-01-01",
            organisation=self.words(2),
            kind=self.words(1),
            draft="UTKAST",
            title=self.title(),
            facts=self.facts(),
            text=read(self.text()),
            vision=None,
            summary=read(self.text()),
            period=Period(self.title(), self.text(), self.facts(), self.some(self.selection)),
            best_interests=self.facts(),
            words=WORDS,
            **parts,
        )

    def words(self, n: int) -> str:
        self._made += 1
        return " ".join([f"qx{self._made}xq", *self._random.choices(LEXICON, k=n)])

    def title(self) -> str:
        return self.words(self._random.choice([1, 2, 2, 3, 3, 5, 5, 8, 8, 20, 60]))

    def text(self) -> Tree:
        return parse("\n\n".join(self.block() for _ in range(self._random.choice([0, 0, 0, 1, 1, 1, 1, 3]))))

    def block(self) -> str:
        paragraph = self.words(self._random.choice([3, 10, 10, 40, 40, 40, 300]))
        note = f"[^{self._made}]\n\n[^{self._made}]: {self.words(self._random.choice([3, 40]))}"
        items = "\n".join(f"- {self.words(4)}" for _ in range(self._random.choice([1, 4, 30])))
        nested = f"1. {self.words(4)}\n   - {self.words(5)}\n     1. {self.words(3)}"
        kinds = (
            *(paragraph, paragraph, items, paragraph + note, "> " + paragraph, "    " + paragraph, nested),
            *(self.table(), f"- [ ] {self.words(3)}\n- [x] {self.words(1)}", f"![{self.words(3)}](borta.png)"),
            f"[{self.words(2)}](https://exempel.se/) ~~{self.words(1)}~~ [{self.words(2)}]{{lang=en}}",
            f"[{self.words(1)}](#a) [{self.words(2)}](bilaga.pdf)",
        )
        return self._random.choice((*kinds, f"## {self.words(5)}"))

    def table(self) -> str:
        width = self._random.choice([1, 2, 3, 6, 12])

        def row() -> str:
            cells = (self._random.choice(["", self.words(1), self.words(3), r"\|"]) for _ in range(width))
            return f"| {' | '.join(cells)} |"

        rows = (row() for _ in range(self._random.choice([0, 2, 30])))
        return "\n".join([row(), "|" + "---|" * width, *rows])

    def facts(self) -> tuple[outline.Fact, ...]:
        return tuple(self.fact(name) for name in self._random.sample(NAMES, self._random.choice([0, 1, 2, 5])))

    def fact(self, name: str) -> outline.Fact:
        label = "Tid" if name in HEADED else self.words(1)
        if self._random.random() < 0.2:
            return Fact(name, label, text=self.text() or parse(self.words(2)))
        values = tuple(self.title() for _ in range(self._random.choice([1, 1, 2, 8])))
        return Fact(name, label, values, missing=self._random.random() < 0.1)

    def some(self, make: Callable[[], T]) -> tuple[T, ...]:
        return tuple(make() for _ in range(self._random.choice([0, 1, 1, 2])))

    def entry(self, depth: int = 0) -> outline.Entry:
        parts = self._random.choice([0, 0, 0, 0, 2]) if depth < 2 else 0
        inside = tuple(self.entry(depth + 1) for _ in range(parts))
        return Entry(self.title(), self.text(), self.facts(), inside)

    def area(self) -> outline.Entry:
        return FocusArea(self.title(), self.text(), self.text(), self.facts(), self.some(self.strategy))

    def strategy(self) -> outline.Entry:
        return Strategy(self.title(), self.text(), self.facts(), self.some(self.entry) + self.some(self.entry))

    def selection(self) -> outline.Entry:
        return Selection(self.title(), self.facts(), self.some(self.entry))

    def section(self) -> outline.Entry:
        return Section(self.title(), self.text())

    def level(self) -> outline.Section:
        return Level(self.perhaps(), self.some(self.entry))

    def scope(self) -> outline.Section:
        return Scope(self.perhaps(), self.some(self.entry))

    def needs(self) -> outline.Section:
        return NeedKind(self.perhaps(), self.some(self.entry))

    def direction(self) -> outline.Section:
        return Direction(self.perhaps(), self.some(self.entry))

    def rest_of_bank(self) -> outline.Section:
        return Direction(self.perhaps(), self.some(lambda: Entry("", (), self.facts(), self.some(self.entry))))

    def nameless(self) -> outline.Entry:
        return Entry(self.perhaps(), self.text() or parse(self.words(3)), self.facts())

    def follow_up(self) -> outline.Entry:
        return FollowUp(
            self.title(),
            self.facts(),
            self.text(),
            self.text(),
            self.some(self.entry),
            self.some(self.entry),
            self.some(self.entry),
            self.text(),
            self.some(self.nameless),
        )

    def perhaps(self) -> str:
        """A title, or none."""
        return self.title() if self._random.random() < 0.7 else ""
