"""Limits that were agreed on before the choice, and what is said where a choice does not keep one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from samverkan_cli.core.message import Message, Value, counted, marked, some
from samverkan_cli.core.record import record
from samverkan_cli.pick.optimum import Bound

Kind = Literal["count", "value", "require", "exclude", "apart", "kept", "rest"]
"""How many goals there are in all; how many of a kind; one that must be there, or must not; several of which one may
be; how many of the period before; those that rest."""
NARROWING = ("exclude", "rest")
"""Limits that take goals away, and leave a choice among the others as free as it was."""


@record
class Violation:
    """A limit that a choice does not keep, and what would help."""

    message: Message
    help: Message


@record
class Limit:
    """Of some goals, by id, at least and at most so many are picked; None being no limit.

    `word` is the limit as it was written, and `what` says which goals these are.
    """

    kind: Kind
    word: str
    what: Value
    goals: frozenset[str]
    at_least: int | None = None
    at_most: int | None = None

    def bound(self, numbers: Mapping[str, int]) -> Bound:
        """The same, of goals by number."""
        return Bound(frozenset(numbers[id] for id in self.goals if id in numbers), self.at_least, self.at_most)

    def sides(self) -> Iterator[Limit]:
        """The limit as limits to one side each: so many at least, so many at most."""
        if self.at_least is not None:
            yield replace(self, at_most=None)
        if self.at_most is not None:
            yield replace(self, at_least=None)

    @property
    def phrase(self) -> Message:
        """The limit in words, as a part of a sentence."""
        least, most, what = self.at_least, self.at_most, self.what
        if self.kind == "require":
            return Message("{goal} is picked", goal=what)
        if self.kind == "exclude":
            return Message("{goal} is left out", goal=what)
        if self.kind == "apart":
            return Message("no more than one of {goals}", goals=what)
        if self.kind == "rest":
            return Message("none of {what}", what=what)
        total = self.kind == "count"
        if least is not None and least == most:
            if total:
                return counted("{n} goal in all", "{n} goals in all", least)
            return Message("{n} of {what}", n=least, what=what)
        if least is not None and most is not None:
            text = marked("{least} to {most} goals in all") if total else marked("{least} to {most} of {what}")
            return Message(text, least=least, most=most, **({} if total else {"what": what}))
        if least is not None:
            if total:
                return counted("at least {n} goal in all", "at least {n} goals in all", least)
            return Message("at least {n} of {what}", n=least, what=what)
        if total:
            return counted("at most {n} goal in all", "at most {n} goals in all", most or 0)
        return Message("at most {n} of {what}", n=most or 0, what=what)

    def violation(self, picked: Sequence[str], bank: Sequence[str]) -> Violation | None:
        """What is wrong with a choice, if it does not keep this. `bank` are the ids of all goals that can be picked."""
        there = [id for id in picked if id in self.goals]
        n, goals = len(there), tuple(there)
        if n >= (self.at_least or 0) and (self.at_most is None or n <= self.at_most):
            return None
        if self.kind == "require":
            return Violation(Message("{goal} is to be picked, and is not", goal=self.what), Message("Pick it"))
        if self.kind == "exclude":
            message = Message("{goal} is to be left out, and is picked", goal=self.what)
            return Violation(message, Message("Leave it out"))
        if self.kind == "apart":
            message = Message("{goals} are not to be picked together", goals=goals)
            return Violation(message, Message("Keep one of them"))
        if self.kind == "rest":
            message = Message("{goal} is to rest, having been picked lately", goal=goals[0])
            if n > 1:
                message = Message("{goals} are to rest, having been picked lately", goals=goals)
            return Violation(message, Message("Leave out what rests"))
        return self._number(goals, bank, picked)

    def _number(self, goals: tuple[str, ...], bank: Sequence[str], picked: Sequence[str]) -> Violation:
        """Too few goals or too many are picked, in all or of a kind."""
        n, least, most, what = len(goals), self.at_least or 0, self.at_most or 0, self.what
        if self.kind == "count":
            said = counted("{n} goal is picked", "{n} goals are picked", n)
        else:
            said = counted("{n} goal of {what} is picked", "{n} goals of {what} are picked", n, what=what)
        if self.kind == "count" and self.at_least == self.at_most:
            message = Message("{picked}, and there are to be {n}", picked=said, n=least)
        elif n < least:
            message = Message("{picked}, and there are to be at least {least}", picked=said, least=least)
        else:
            message = Message("{picked}, and there are to be at most {most}", picked=said, most=most)
        if self.kind != "count" and n < least:
            help = _more(least - n, [id for id in bank if id in self.goals and id not in picked])
        elif self.kind != "count":
            help = counted("Leave {n} of {goals} out", "Leave {n} of {goals} out", n - most, goals=goals)
        elif n >= least:
            help = counted("Leave {n} of them out", "Leave {n} of them out", n - most)
        else:
            help = too_few(len(bank)) if least > len(bank) else counted("Pick {n} more", "Pick {n} more", least - n)
        return Violation(message, help)


def violations(limits: Collection[Limit], picked: Sequence[str], bank: Sequence[str]) -> tuple[Violation, ...]:
    """Everything that is wrong with a choice, limit by limit."""
    return tuple(each for limit in limits if (each := limit.violation(picked, bank)) is not None)


def too_few(active: int) -> Message:
    """What to do where the bank has fewer goals than are to be picked."""
    return counted(
        "The bank has only {n} active goal: lower the limit, or add goals to the bank",
        "The bank has only {n} active goals: lower the limit, or add goals to the bank",
        active,
    )


def _more(n: int, left: Sequence[str]) -> Message:
    if len(left) < n:
        return counted(
            "The bank has only {n} more of them: lower the limit, or add goals to the bank",
            "The bank has only {n} more of them: lower the limit, or add goals to the bank",
            len(left),
        )
    return counted(
        "Pick {n} more of them: there are {goals}", "Pick {n} more of them: there are {goals}", n, goals=some(left)
    )
