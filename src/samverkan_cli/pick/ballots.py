"""Ballots and weights, as they come out of a spreadsheet: CSV in two layouts, with whatever a spreadsheet puts in.

    voter,goal,weight            one row a tick; the weight is the voter's, the same on all of her rows
    voter,goals,weight           one row a voter; her goals with ; between, or | where the file itself is split by ;
    goal,weight                  weights of goals, for `--method optimise`

The weight may be left out. A goal is its id, or its title where only one goal has that.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal
from unicodedata import normalize

from samverkan_cli.core.message import Message, counted, marked
from samverkan_cli.core.suggest import closest
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.values import Wrong, as_number
from samverkan_cli.pick.vote.profile import Ballot

Column = Literal["voter", "goal", "weight"]
_COLUMNS: Mapping[str, Column] = {
    "voter": "voter",
    "röstande": "voter",
    "väljare": "voter",
    "deltagare": "voter",
    "goal": "goal",
    "goals": "goal",
    "mål": "goal",
    "målen": "goal",
    "weight": "weight",
    "vikt": "weight",
}
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_GUESSED = 100
"""Of so many faults it is worth guessing what was meant."""
_HEADINGS = {"voter": "voter", "goal": "goal", "weight": "weight"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row, counted from 1 as a spreadsheet does, and what to do."""

    row: int
    message: Message
    help: Message


@dataclass(frozen=True, slots=True)
class Ballots:
    """The ballots of a file without fault, what is wrong with the others, and how many voters' ballots those are.

    There are none where it cannot be said which those are: without a heading, or if the file breaks off in a quote.
    """

    ballots: tuple[Ballot, ...]
    faults: tuple[Fault, ...]
    invalid: int


@dataclass(frozen=True, slots=True)
class Weights:
    """What goals are worth, by id, and what is wrong with the file."""

    weights: dict[str, Fraction]
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class _Voter:
    """A voter as far as she has been read."""

    name: str
    row: int
    goals: dict[str, None] = field(default_factory=dict)
    weight: Fraction | None = None
    faulty: bool = False

    @property
    def ballot(self) -> Ballot:
        """What she has ticked."""
        return Ballot(self.name, frozenset(self.goals), self.weight or Fraction(1))

    def read(self, words: Iterable[str], bank: _Bank, row: int, *, guess: bool) -> Iterator[Fault]:
        """Tick goals. Gives what is wrong with them."""
        for word in words:
            found = bank.find(word, row, guess=guess)
            if isinstance(found, Fault):
                yield found
            elif found.id in self.goals:
                message = Message("{voter} has ticked {goal} twice", voter=self.name, goal=found.title)
                yield Fault(row, message, Message("Take one of the ticks away"))
            else:
                self.goals[found.id] = None

    def weigh(self, cell: str, row: int) -> Iterator[Fault]:
        """Set her weight, if there is one. Gives what is wrong with it."""
        weight = _weight(cell)
        if weight is not None and weight > 0 and self.weight in (None, weight):
            self.weight = weight
        elif cell.strip() and (weight is None or weight <= 0):
            message = Message("{text} is no weight", text=cell.strip())
            yield Fault(row, message, Message("Write a number above 0, for example 1 or 2,5"))
        elif cell.strip():
            message = Message("{voter} has another weight in row {row}", voter=self.name, row=self.row)
            yield Fault(row, message, Message("Write the same weight on all rows of a voter"))


class _Bank:
    """Finds the goal that a cell means."""

    def __init__(self, goals: Sequence[Goal]) -> None:
        self._by_id = {goal.id: goal for goal in goals}
        self._by_title: dict[str, list[Goal]] = {}
        for goal in goals:
            self._by_title.setdefault(_folded(goal.title), []).append(goal)

    def find(self, word: str, row: int, *, guess: bool) -> Goal | Fault:
        """The goal, or what is wrong; with a guess at what was meant, which takes a while."""
        word = _line(word)
        named = self._by_title.get(_folded(word), [])
        goal = self._by_id.get(word) or self._by_id.get(word.casefold()) or (named[0] if len(named) == 1 else None)
        if goal is None and named:
            message = Message("{n} goals are called {title}", n=len(named), title=word)
            return Fault(row, message, Message("Write the id instead: {words}", words=tuple(goal.id for goal in named)))
        if goal is None:
            near = closest(word, [*self._by_id, *self._by_title]) if guess else None
            meant = (self._by_title[near][0].title if near in self._by_title else near) if near else None
            help = Message("Did you mean {word}?", word=meant) if meant else Message("Write a goal's id or its title")
            return Fault(row, Message("There is no goal called {word}", word=word), help)
        if goal.status in ("resting", "retired"):
            what = Message("resting") if goal.status == "resting" else Message("retired")
            message = Message("{goal} cannot be picked: it is {what}", goal=goal.title, what=what)
            return Fault(row, message, Message("Take it away from the ballot, or make the goal active in the bank"))
        return goal


def ballots(text: str, goals: Sequence[Goal], least: int) -> Ballots:
    """The ballots of a file. `least` is how many goals a voter must have ticked."""
    faults: list[Fault] = []
    table = _table(text, ("voter", "goal"), faults)
    if table is None:
        return Ballots((), tuple(faults), 0)
    bank, voters, nameless = _Bank(goals), dict[str, _Voter](), 0
    for row, cells, fault in table.rows(faults):
        name = _line(cells["voter"])
        if not name:
            nameless += 1
            if fault is None:
                message = Message("The row has no voter")
                faults.append(Fault(row, message, Message("Write a name or a number for each voter")))
            continue
        voter = voters.get(name)
        if voter is not None and table.together:
            message = Message("{voter} has voted already, in row {row}", voter=name, row=voter.row)
            wrong = [Fault(row, message, Message("Keep one of the two ballots"))]
        elif fault is not None:
            voter, wrong = voters.setdefault(name, _Voter(name, row)), []
        else:
            voter = voters.setdefault(name, _Voter(name, row))
            wrong = [*voter.read(table.words(cells), bank, row, guess=len(faults) < _GUESSED)]
            wrong += voter.weigh(cells.get("weight", ""), row)
        voter.faulty = voter.faulty or fault is not None or bool(wrong)
        faults += wrong
    if table.torn:
        return Ballots((), tuple(sorted(faults, key=lambda fault: fault.row)), 0)
    for voter in voters.values():
        if not voter.faulty and len(voter.goals) < least:
            text = marked("{voter} has ticked {ticked}, and at least {least} are to be")
            ticked = counted("{n} goal", "{n} goals", len(voter.goals))
            message = Message(text, voter=voter.name, ticked=ticked, least=least)
            faults.append(Fault(voter.row, message, Message("Let the voter tick more, or lower --min-ticks")))
            voter.faulty = True
    return Ballots(
        tuple(voter.ballot for voter in voters.values() if not voter.faulty),
        tuple(sorted(faults, key=lambda fault: fault.row)),
        # Rows without a name are a ballot each where a ballot is a row; else nobody knows, and they are one.
        sum(voter.faulty for voter in voters.values()) + (nameless if table.together else min(nameless, 1)),
    )


def weights(text: str, goals: Sequence[Goal]) -> Weights:
    """The weights of a file. Goals that it does not name weigh nothing."""
    faults: list[Fault] = []
    table = _table(text, ("goal", "weight"), faults)
    found: dict[str, Fraction] = {}
    if table is None:
        return Weights(found, tuple(faults))
    bank = _Bank(goals)
    for row, cells, fault in table.rows(faults):
        if fault is not None:
            continue
        goal, weight = bank.find(cells["goal"], row, guess=len(faults) < _GUESSED), _weight(cells["weight"])
        if isinstance(goal, Fault):
            faults.append(goal)
        elif goal.id in found:
            message = Message("{goal} has a weight already", goal=goal.title)
            faults.append(Fault(row, message, Message("Keep one of the two rows")))
        elif weight is None or weight < 0:
            message = Message("{text} is no weight", text=cells["weight"].strip())
            faults.append(Fault(row, message, Message("Write a number from 0 up, for example 1 or 2,5")))
        else:
            found[goal.id] = weight
    return Weights(found, tuple(faults))


def _weight(cell: str) -> Fraction | None:
    try:
        number = as_number(cell)
    except Wrong:
        return None
    return Fraction(number) if number is not None else None


@dataclass(slots=True)
class _Table:
    """A file that is split into rows. `together` is set where all goals of a voter stand in one cell.

    `torn` is set once it is known that the file cannot be split to its end, because of a quotation mark.
    """

    text: str
    delimiter: str
    columns: tuple[Column | None, ...]
    together: bool
    torn: bool = False

    def words(self, cells: Mapping[Column, str]) -> list[str]:
        """The goals of a row."""
        words = re.split(r"[;|]", cells["goal"]) if self.together else [cells["goal"]]
        return [word for word in words if word.strip()]

    def rows(self, faults: list[Fault]) -> Iterator[tuple[int, dict[Column, str], Fault | None]]:
        """The rows below the heading that are not empty: the number, the cells by column, what is wrong with it."""
        for row, cells in _split(self.text, self.delimiter):
            if isinstance(cells, Fault):
                faults.append(cells)
                self.torn = True
                return
            if row == 1 or not any(cell.strip() for cell in cells):
                continue
            while len(cells) > len(self.columns) and not cells[-1].strip():
                cells.pop()
            fault = None
            if len(cells) > len(self.columns):
                fault = Fault(
                    row,
                    Message("The row has {n} cells, and the heading {m}", n=len(cells), m=len(self.columns)),
                    Message("Put quotation marks around a cell that holds {sign}", sign=self.delimiter),
                )
                faults.append(fault)
            read = {column: "" for column in self.columns if column is not None}
            read.update({column: cell for column, cell in zip(self.columns, cells, strict=False) if column is not None})
            yield row, read, fault


def _table(text: str, needed: tuple[Column, ...], faults: list[Fault]) -> _Table | None:
    text = text.removeprefix("\ufeff")
    head = re.split(r"\r\n|\r|\n", text, maxsplit=1)[0]
    delimiter = max((";", ",", "\t"), key=head.count)
    names = next((cells for row, cells in _split(head, delimiter) if not isinstance(cells, Fault)), [])
    columns = tuple(_COLUMNS.get(normalize("NFC", name).strip().casefold()) for name in names)
    missing = [column for column in needed if column not in columns]
    twice = next((column for column in columns if column is not None and columns.count(column) > 1), None)
    if missing or twice:
        message = (
            Message("The heading has no column {name}", name=_HEADINGS[missing[0]])
            if missing
            else Message("The heading has two columns {name}", name=str(twice))
        )
        heading = ",".join(_HEADINGS[each] for each in needed)
        faults.append(Fault(1, message, Message("Let the first row be {heading}", heading=heading)))
        return None
    place = columns.index("goal")
    plural = normalize("NFC", names[place]).strip().casefold() == "goals"
    sign = r"\|" if delimiter == ";" else "[;|]"
    several = any(
        len(cells) > place and re.search(sign, cells[place])
        for row, cells in _split(text, delimiter)
        if row > 1 and not isinstance(cells, Fault)
    )
    return _Table(text, delimiter, columns, together="voter" in needed and (plural or several))


def _split(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | Fault]]:
    """The rows of a text, each with the line that it begins on; what is wrong where one is that has no end."""
    reader = csv.reader((line[0] for line in _LINE.finditer(text)), delimiter=delimiter, strict=True)
    row = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield row, _torn(row, too_long="field larger" in str(error))
            return
        if cells is None:
            return
        yield row, cells
        row = reader.line_num + 1


def _torn(row: int, *, too_long: bool) -> Fault:
    if too_long:
        return Fault(
            row,
            Message("A cell has more than {n} characters", n=csv.field_size_limit()),
            Message("See whether a quotation mark is not closed, or write one row a tick"),
        )
    return Fault(
        row,
        Message("A quotation mark is not closed, or stands in the middle of a cell"),
        Message("Put quotation marks around the whole cell, or take them away"),
    )


def _line(cell: str) -> str:
    """A cell on one line, as it is compared and told."""
    return " ".join(normalize("NFC", cell).split())


def _folded(title: str) -> str:
    return " ".join(normalize("NFC", title).casefold().split())
