"""Why no choice keeps all limits: a smallest set of limits that contradict one another, and what would help."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan_cli.core.message import Message, counted, marked
from samverkan_cli.core.record import record
from samverkan_cli.pick.limits import NARROWING, Limit
from samverkan_cli.pick.solver import Programme, Row


@record
class Loosening:
    """A limit of a conflict, and to how many it must go for all limits to fit; None where that alone is not enough."""

    limit: Limit
    to: int | None


@record
class Conflict:
    """Limits that do not fit together although any of them could be left out; and the smallest loosening of each."""

    limits: tuple[Limit, ...]
    loosenings: tuple[Loosening, ...]

    @property
    def message(self) -> Message:
        """The conflict as a sentence."""
        if all(each.kind in ("count", *NARROWING) for each in self.limits):
            size = next((each for each in self.loosenings if each.limit.kind == "count"), None)
            if size is not None and size.to is not None and size.limit.at_least is not None:
                return Message(
                    "There are to be {limit}, and no more than {n} can be picked", limit=size.limit.phrase, n=size.to
                )
        count = next((each for each in self.limits if each.kind == "count" and each.at_most is not None), None)
        rest = tuple(each.phrase for each in self.limits if each is not count)
        if count is not None and rest:
            text = marked("{limits} do not fit into {n}") if len(rest) > 1 else marked("{limits} does not fit into {n}")
            return Message(text, limits=rest, n=count.at_most or 0)
        if len(self.limits) == 1:
            return Message("{limit} is more than the bank has", limit=self.limits[0].phrase)
        return Message("{limits} contradict one another", limits=rest)

    @property
    def helps(self) -> tuple[Message, ...]:
        """What would help, one way a limit. To pick nothing is none."""
        return tuple(_help(each) for each in self.loosenings if each.limit.kind != "count" or each.to != 0)


def _help(each: Loosening) -> Message:
    limit, to = each.limit, each.to
    if to is None:
        text = marked("Leaving out “{limit}” alone is not enough: other limits contradict one another too")
        return Message(text, limit=limit.phrase)
    if limit.kind == "rest":
        return counted(
            "Let {n} of those that rest be picked, or leave out {word}",
            "Let {n} of those that rest be picked, or leave out {word}",
            to,
            word=limit.word,
        )
    if limit.kind in ("require", "exclude", "apart") or (limit.at_least is not None and not to):
        return Message("Leave out {word}", word=limit.word)
    if limit.at_least is not None:
        return Message("Instead of “{limit}”, ask for at least {n}", limit=limit.phrase, n=to)
    return Message("Instead of “{limit}”, allow {n}", limit=limit.phrase, n=to)


def fits(limits: Sequence[Limit], bank: Sequence[str], *, spare: Limit | None = None) -> int | None:
    """Whether some choice keeps all limits: how much `spare` falls short at least, 0 where nothing does.

    None where no choice does, however far `spare` gives way.
    """
    numbers = {id: n for n, id in enumerate(bank)}
    alike: dict[tuple[bool, ...], int] = {}
    every = [*limits, *([spare] if spare is not None else [])]
    classes = [alike.setdefault(tuple(id in each.goals for each in every), len(alike)) for id in bank]
    sizes = [0] * len(alike)
    for n in classes:
        sizes[n] += 1
    whole = len(sizes)
    programme = Programme(whole + 1, [0] * (whole + 1), [*sizes, len(bank) if spare is not None else 0])
    for each in every:
        within = dict.fromkeys(sorted({classes[numbers[id]] for id in each.goals if id in numbers}), 1)
        if each is spare:
            programme.rows.append(
                Row({**within, whole: 1}, least=each.at_least)
                if each.at_least is not None
                else Row({**within, whole: -1}, most=each.at_most)
            )
        else:
            programme.rows.append(Row(within, each.at_least, each.at_most))
    found = programme.best({whole: -1})
    return None if found is None else found[whole]


def conflict(limits: Sequence[Limit], bank: Sequence[str]) -> Conflict | None:
    """A smallest set of limits that no choice keeps, and how each could give way; None where all fit together.

    Diagnostic by leaving out one limit at a time and keeping out those that are not needed for the contradiction
    (Chinneck and Dravnieks 1991: the deletion filter). `bank` are the ids of the goals that can be picked.
    """
    sides = [side for limit in limits for side in limit.sides()]
    if fits(sides, bank) is not None:
        return None
    # How many there are to be is what the others are held against: it is tried last, so that it stays where it can.
    needed = sorted(sides, key=lambda side: side.kind == "count")
    for side in list(needed):
        rest = [each for each in needed if each is not side]
        if fits(rest, bank) is None:
            needed = rest
    order = {id(side): n for n, side in enumerate(sides)}
    needed.sort(key=lambda side: order[id(side)])
    return Conflict(tuple(needed), tuple(_loosening(side, sides, bank) for side in needed))


def _loosening(side: Limit, sides: Sequence[Limit], bank: Sequence[str]) -> Loosening:
    short = fits([each for each in sides if each is not side], bank, spare=side)
    if short is None:
        return Loosening(side, None)
    return Loosening(side, (side.at_least - short) if side.at_least is not None else (side.at_most or 0) + short)
