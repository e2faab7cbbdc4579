"""Ballots and weights, as people hand them in. A goal is its id, or its title where only one goal has that."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from samverkan_cli.core.message import Message, Value, counted
from samverkan_cli.core.record import record
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.values import Wrong, as_number
from samverkan_cli.pick.ballot_layouts import GOAL, WEIGHT, Sheet
from samverkan_cli.pick.ballot_table import Fault, Goals, Table, line
from samverkan_cli.pick.vote.profile import Ballot

_GUESSED = 100
"""Of so many faults it is worth guessing what was meant."""


@record
class Ballots:
    """The ballots of a file without fault, what is wrong with the others, and how many voters' ballots those are.

    There are none where it cannot be said which those are: without a heading, or if the file breaks off in a quote.
    """

    ballots: tuple[Ballot, ...]
    faults: tuple[Fault, ...]
    invalid: int

    @property
    def sha256(self) -> str:
        """The SHA-256 of what the ballots say, however they were written down."""
        return _digest([_known_as(each.voter), str(each.weight), *sorted(each.goals)] for each in self.ballots)


@record
class Weights:
    """What goals are worth, by id, and what is wrong with the file."""

    weights: dict[str, Fraction]
    faults: tuple[Fault, ...]

    @property
    def sha256(self) -> str:
        """The SHA-256 of what the weights say."""
        return _digest([id, str(weight)] for id, weight in self.weights.items())


def _digest(rows: Iterable[Sequence[str]]) -> str:
    return hashlib.sha256(json.dumps(sorted(rows), ensure_ascii=False).encode()).hexdigest()


@dataclass(slots=True)
class _Voter:
    """A voter as far as she has been read; `written` is her name to the letter."""

    written: str
    row: int
    goals: dict[str, None] = field(default_factory=dict)
    weight: Fraction | None = None
    faulty: bool = False

    @property
    def name(self) -> str:
        """Her name on one line."""
        return line(self.written)

    @property
    def ballot(self) -> Ballot:
        """What she has ticked."""
        return Ballot(self.name, frozenset(self.goals), self.weight or Fraction(1))

    def tick(self, goal: Goal, row: int) -> Iterator[Fault]:
        """Tick a goal. Gives what is wrong with that."""
        if goal.id in self.goals:
            message = Message("{voter} has ticked {goal} twice", voter=self.name, goal=goal.title)
            yield Fault(row, message, Message("Take one of the ticks away"))
        self.goals[goal.id] = None

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

    def count(self, least: int, most: int | None) -> Iterator[Fault]:
        """What is wrong with how many goals she has ticked."""
        names: dict[str, Value] = {"voter": self.name, "ticked": counted("{n} goal", "{n} goals", len(self.goals))}
        if len(self.goals) < least:
            message = Message("{voter} has ticked {ticked}, and at least {least} are to be", **names, least=least)
            yield Fault(self.row, message, Message("Let the voter tick more, or lower --min-ticks"))
        elif most is not None and len(self.goals) > most:
            message = Message("{voter} has ticked {ticked}, and at most {most} may be", **names, most=most)
            yield Fault(self.row, message, Message("Let the voter take ticks away, or raise --max-ticks"))


def ballots(
    table: Table, goals: Sequence[Goal], least: int, most: int | None = None, renamed: Mapping[str, str] | None = None
) -> Ballots:
    """The ballots of a table. `least` and `most` are how many goals a voter must and may have ticked."""
    bank, faults, voters, nameless = Goals(goals, renamed or {}), list[Fault](), dict[str, _Voter](), 0
    sheet = Sheet(table, bank)
    if (entries := sheet.entries()) is None or _is_twice(sheet.head):
        return Ballots((), (_no_heading(sheet.head, "voter,goal"),), 0)
    together = False
    for entry in entries:
        wrong, together = [entry.fault] if entry.fault is not None else [], together or entry.whole
        if not line(entry.voter):
            nameless += 1
            if not wrong:
                message = Message("There are ticks, and no voter")
                wrong.append(Fault(entry.row, message, Message("Write a name or a number for each voter")))
            faults += wrong
            continue
        key = _known_as(entry.voter)
        seen, voter = key in voters, voters.setdefault(key, _Voter(entry.voter, entry.row))
        if voter.written != entry.voter and not wrong:
            wrong.append(_spelt_otherwise(entry.voter, voter, entry.row))
        elif seen and entry.whole and not wrong:
            message = Message("{voter} has voted already, in row {row}", voter=voter.name, row=voter.row)
            wrong.append(Fault(entry.row, message, Message("Keep one of the two ballots")))
        elif not wrong:
            for word in entry.goals:
                goal = bank.find(word, entry.row, guess=len(faults) < _GUESSED)
                wrong += [goal] if isinstance(goal, Fault) else voter.tick(goal, entry.row)
            wrong += voter.weigh(entry.weight, entry.row)
        voter.faulty = voter.faulty or bool(wrong)
        faults += wrong
    if table.fault is not None:
        return Ballots((), tuple(sorted([*faults, table.fault], key=lambda fault: fault.row)), 0)
    for voter in voters.values():
        wrong = [] if voter.faulty else [*voter.count(least, most)]
        voter.faulty = voter.faulty or bool(wrong)
        faults += wrong
    return Ballots(
        tuple(voter.ballot for voter in voters.values() if not voter.faulty),
        tuple(sorted(faults, key=lambda fault: fault.row)),
        # Rows without a name are a ballot each where a ballot is a row; else nobody knows, and they are one.
        sum(voter.faulty for voter in voters.values()) + (nameless if together else min(nameless, 1)),
    )


def weights(table: Table, goals: Sequence[Goal]) -> Weights:
    """The weights of a table. Goals that it does not name weigh nothing."""
    bank, faults, found = Goals(goals, {}), list[Fault](), dict[str, Fraction]()
    sheet = Sheet(table, bank)
    goal_at, weight_at = sheet.column(GOAL), sheet.column(WEIGHT)
    if goal_at is None or weight_at is None:
        return Weights(found, (_no_heading(sheet.head, "goal,weight"),))
    for row, cells, fault in sheet.rows():
        if fault is not None:
            faults.append(fault)
            continue
        goal, weight = bank.find(cells[goal_at], row, guess=len(faults) < _GUESSED), _weight(cells[weight_at])
        if isinstance(goal, Fault):
            faults.append(goal)
        elif goal.id in found:
            message = Message("{goal} has a weight already", goal=goal.title)
            faults.append(Fault(row, message, Message("Keep one of the two rows")))
        elif weight is None or weight < 0:
            message = Message("{text} is no weight", text=cells[weight_at].strip())
            faults.append(Fault(row, message, Message("Write a number from 0 up, for example 1 or 2,5")))
        else:
            found[goal.id] = weight
    return Weights(found, (*faults, *([table.fault] if table.fault is not None else [])))


def _weight(cell: str) -> Fraction | None:
    try:
        number = as_number(cell)
    except Wrong:
        return None
    return Fraction(number) if number is not None else None


def _is_twice(head: Sequence[str]) -> bool:
    return head.count("voter") > 1 or sum(name in GOAL for name in head) > 1


def _no_heading(head: Sequence[str], heading: str) -> Fault:
    """What a heading lacks, or has twice."""
    names = {"goal": GOAL, "weight": WEIGHT, "voter": ("voter",)}
    missing = [name for name in heading.split(",") if not any(each in names[name] for each in head)]
    message = Message("The heading has two columns {name}", name="voter" if head.count("voter") > 1 else "goal")
    if missing:
        message = Message("The heading has no column {name}", name=missing[0])
    return Fault(1, message, Message("Let the first row be {heading}", heading=heading))


def _known_as(voter: str) -> str:
    """A voter's name as it is compared: without regard to case, blanks, composed letters and leading zeros."""
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", line(voter).casefold().replace(" ", ""))


def _spelt_otherwise(written: str, voter: _Voter, row: int) -> Fault:
    message = Message(
        "{voter} is the same as {other} in row {row}", voter=line(written), other=voter.name, row=voter.row
    )
    if line(written) == voter.name:
        message = Message(
            "{voter} is written with other spaces or letters in row {row}", voter=voter.name, row=voter.row
        )
    return Fault(row, message, Message("Write one voter in one way, and two voters so that they can be told apart"))
