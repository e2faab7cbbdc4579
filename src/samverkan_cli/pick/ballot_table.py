"""A table of ballots or weights as it comes out of a file, what is wrong in it, and the goals that its cells mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import normalize

from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.core.suggest import closest
from samverkan_cli.model.goals import Goal

_COMMAS = 12
"""No title has more commas than this."""


@record
class Fault:
    """What is wrong in a row, counted from 1 as a spreadsheet does, and what to do."""

    row: int
    message: Message
    help: Message


@record
class Table:
    """The rows of a file that are not empty, each with its number, the heading first, and the SHA-256 of the file.

    `separator` is what stands between its cells, `fault` is set where the file could not be read to its end.
    """

    rows: Sequence[tuple[int, Sequence[str]]]
    separator: str = ","
    sha256: str = ""
    fault: Fault | None = None


class Goals:
    """Finds the goals that a cell means."""

    def __init__(self, goals: Sequence[Goal], renamed: Mapping[str, str]) -> None:
        self._by_id = {goal.id: goal for goal in goals}
        self._by_id |= {new: self._by_id[old] for old, new in renamed.items() if old in self._by_id}
        self._by_title: dict[str, list[Goal]] = {}
        for goal in goals:
            self._by_title.setdefault(line(goal.title).casefold(), []).append(goal)

    def named(self, word: str) -> list[Goal]:
        """The goals that a word may mean."""
        found = self._by_id.get(word) or self._by_id.get(word.casefold())
        return [found] if found is not None else self._by_title.get(word.casefold(), [])

    def find(self, word: str, row: int, *, guess: bool) -> Goal | Fault:
        """The goal, or what is wrong; with a guess at what was meant, which takes a while."""
        word = line(word)
        named = self.named(word)
        if len(named) > 1:
            message = Message("{n} goals are called {title}", n=len(named), title=word)
            return Fault(row, message, Message("Write the id instead: {words}", words=tuple(goal.id for goal in named)))
        if not named:
            near = closest(word, [*self._by_id, *self._by_title]) if guess else None
            meant = (self._by_title[near][0].title if near in self._by_title else near) if near else None
            help = Message("Did you mean {word}?", word=meant) if meant else Message("Write a goal's id or its title")
            return Fault(row, Message("There is no goal called {word}", word=word), help)
        if named[0].status in ("resting", "retired"):
            what = Message("resting") if named[0].status == "resting" else Message("retired")
            message = Message("{goal} cannot be picked: it is {what}", goal=named[0].title, what=what)
            return Fault(row, message, Message("Take it away from the ballot, or make the goal active in the bank"))
        return named[0]

    def split(self, cell: str) -> Iterator[str]:
        """The goals in a cell, with ; or | or a line end between them, or commas, though titles have those too."""
        for part in re.split(r"[;|\n]", cell):
            pieces = part.split(",")
            if len(pieces) == 1 or self.named(line(part)) or not any(self.named(line(each)) for each in pieces):
                yield from [part] if part.strip() else []
                continue
            at = 0
            while at < len(pieces):
                ends = range(min(len(pieces), at + _COMMAS), at, -1)
                end = next((end for end in ends if self.named(line(",".join(pieces[at:end])))), at + 1)
                yield from [",".join(pieces[at:end])] if any(each.strip() for each in pieces[at:end]) else []
                at = end


def line(cell: str) -> str:
    """A cell on one line, as it is compared and reported."""
    return " ".join(normalize("NFC", cell).split())
