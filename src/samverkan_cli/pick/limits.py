"""Limits that were agreed on before the choice, and what is said where a choice does not keep one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from samverkan_cli.core.message import Message, Value, counted
from samverkan_cli.pick.optimum import Bound

Kind = Literal["count", "value", "require", "exclude", "apart", "kept", "rest"]
"""How many goals there are in all; how many of a kind; one that must be there, or must not; several of which one may
be; how many of the period before; those that rest."""
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Broken:
    """A limit that a choice does not keep, and what would mend it."""

    message: Message
    help: Message


@dataclass(frozen=True, slots=True)
class Limit:
    """Of some goals, by id, at least and at most so many are picked; None being no limit.

    `word` is the limit as it was asked for, and `what` says which goals these are.
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
            yield Limit(self.kind, self.word, self.what, self.goals, self.at_least, None)
        if self.at_most is not None:
            yield Limit(self.kind, self.word, self.what, self.goals, None, self.at_most)

    @property
    def said(self) -> Message:
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
        if self.kind == "count":
            if least is not None and least == most:
                return counted("{n} goal in all", "{n} goals in all", least)
            if least is not None and most is not None:
                return Message("{least} to {most} goals in all", least=least, most=most)
            if least is not None:
                return counted("at least {n} goal in all", "at least {n} goals in all", least)
            return counted("at most {n} goal in all", "at most {n} goals in all", most or 0)
        if least is not None and least == most:
            return Message("{n} of {what}", n=least, what=what)
        if least is not None and most is not None:
            return Message("{least} to {most} of {what}", least=least, most=most, what=what)
        if least is not None:
            return Message("at least {n} of {what}", n=least, what=what)
        return Message("at most {n} of {what}", n=most or 0, what=what)

    def broken(self, picked: Sequence[str], bank: Sequence[str]) -> Broken | None:
        """What is wrong with a choice, if it does not keep this. `bank` are the ids of all goals that can be picked."""
        there = [id for id in picked if id in self.goals]
        n, least, most = len(there), self.at_least, self.at_most
        if (least is None or n >= least) and (most is None or n <= most):
            return None
        if self.kind == "count":
            return _count(n, least, most, len(bank))
        if self.kind == "require":
            return Broken(Message("{goal} is to be picked, and is not", goal=self.what), Message("Pick it"))
        if self.kind == "exclude":
            return Broken(Message("{goal} is to be left out, and is picked", goal=self.what), Message("Leave it out"))
        if self.kind == "apart":
            return Broken(
                Message("{goals} are not to be picked together", goals=tuple(there)), Message("Keep one of them")
            )
        if self.kind == "rest":
            return Broken(
                Message("{goals} are to rest, having been picked lately", goals=tuple(there))
                if n > 1
                else Message("{goal} is to rest, having been picked lately", goal=there[0]),
                Message("Leave out what rests"),
            )
        picks = counted("{n} goal of {what} is picked", "{n} goals of {what} are picked", n, what=self.what)
        if least is not None and n < least:
            left = [id for id in bank if id in self.goals and id not in picked]
            return Broken(
                Message("{picked}, and there are to be at least {least}", picked=picks, least=least),
                _more(least - n, left),
            )
        return Broken(
            Message("{picked}, and there are to be at most {most}", picked=picks, most=most or 0),
            counted("Leave {n} of {goals} out", "Leave {n} of {goals} out", n - (most or 0), goals=tuple(there)),
        )


def broken(limits: Collection[Limit], picked: Sequence[str], bank: Sequence[str]) -> tuple[Broken, ...]:
    """Everything that is wrong with a choice, limit by limit."""
    return tuple(said for limit in limits if (said := limit.broken(picked, bank)) is not None)


def _count(picked: int, least: int | None, most: int | None, active: int) -> Broken:
    said = counted("{n} goal is picked", "{n} goals are picked", picked)
    if least is not None and picked < least:
        message = (
            Message("{picked}, and there are to be {n}", picked=said, n=least)
            if most == least
            else Message("{picked}, and there are to be at least {least}", picked=said, least=least)
        )
        if least > active:
            return Broken(message, too_few(active))
        return Broken(message, counted("Pick {n} more", "Pick {n} more", least - picked))
    most = most or 0
    message = (
        Message("{picked}, and there are to be {n}", picked=said, n=most)
        if most == least
        else Message("{picked}, and there are to be at most {most}", picked=said, most=most)
    )
    return Broken(message, counted("Leave {n} of them out", "Leave {n} of them out", picked - most))


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
    shown: tuple[Value, ...] = tuple(left[:_NAMED])
    if len(left) > _NAMED:
        shown = (*shown, counted("{n} other", "{n} others", len(left) - _NAMED))
    return counted(
        "Pick {n} more of them: there are {goals}", "Pick {n} more of them: there are {goals}", n, goals=shown
    )
