"""How many goals are to be picked, and what is said where they are more or fewer."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Broken:
    """A limit that a choice does not keep, and what would mend it."""

    message: Message
    help: Message


@dataclass(frozen=True, slots=True)
class Limits:
    """The least and the greatest number of goals; None where there is no such limit."""

    at_least: int | None = None
    at_most: int | None = None

    def broken(self, picked: int, active: int) -> tuple[Broken, ...]:
        """Every limit that so many picked goals break. `active` is how many active goals the bank has."""
        least, most = self.at_least, self.at_most
        said = counted("{n} goal is picked", "{n} goals are picked", picked)
        if least is not None and picked < least:
            exactly = Message("{picked}, and there are to be {n}", picked=said, n=least)
            message = (
                exactly
                if most == least
                else Message("{picked}, and there are to be at least {n}", picked=said, n=least)
            )
            if least > active:
                return (Broken(message, _too_few(active)),)
            return (Broken(message, counted("Pick {n} more", "Pick {n} more", least - picked)),)
        if most is not None and picked > most:
            exactly = Message("{picked}, and there are to be {n}", picked=said, n=most)
            message = (
                exactly if most == least else Message("{picked}, and there are to be at most {n}", picked=said, n=most)
            )
            return (Broken(message, counted("Leave {n} of them out", "Leave {n} of them out", picked - most)),)
        return ()


def _too_few(active: int) -> Message:
    return counted(
        "The bank has only {n} active goal: lower the limit, or add goals to the bank",
        "The bank has only {n} active goals: lower the limit, or add goals to the bank",
        active,
    )


def limits(count: int | None, at_least: int | None, at_most: int | None) -> Limits:
    """The limits that are asked for: `count` is both at once. Raises Trouble where they contradict one another."""
    if count is not None and (at_least is not None or at_most is not None):
        raise Trouble(
            Message("{one} and {other} cannot both be given", one="--count", other="--at-least, --at-most"),
            Message("--count says exactly how many goals, the others how few or many there may be"),
        )
    if at_least is not None and at_most is not None and at_least > at_most:
        raise Trouble(
            Message("No number of goals is at least {least} and at most {most}", least=at_least, most=at_most),
            Message("Write the smaller number after --at-least"),
        )
    return Limits(count or at_least, count or at_most)
