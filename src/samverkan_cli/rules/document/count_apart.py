"""SAM817 count-apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Sized
from decimal import Decimal
from functools import cached_property

from samverkan_cli.link.texts import PlanText
from samverkan_cli.link.titles import ListedTitle, folded
from samverkan_cli.model.focus import FocusArea, Strategy
from samverkan_cli.model.follow_up import LogEntry
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.shape import said
from samverkan_cli.model.success import SuccessFactor
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values.text import TEXT, TITLE
from samverkan_cli.rules.authoring import Findings, Given, Location, Message, Project, found, some
from samverkan_cli.rules.others import OF_OTHERS
from samverkan_cli.rules.tables import points, sums_apart
from samverkan_cli.swedish.totals import Counted, counted_in, suspected

_OF_OTHERS = (*OF_OTHERS, LogEntry)
"""What speaks of something other than the plan as it is now."""
_OF_COUNCILS = "samverkansråden"
_ABOUT = 5
"""A number that is "about" so many may be off by one part in so many."""
_FEWEST = 3
"""How many points of a list must be titles of one collection."""
_IN_ALL = 4
"""A list that leaves out one of so many, or only one, is meant to be of all."""
_ALL = (Message("The text says “{words}”, and there are {n}"), Message("Correct the number, or add what is missing"))
_FEWER = (
    Message("The text says “{words}”, and there are at least {n}"),
    Message("Correct the number, or the members of the groups"),
)
_EACH = (
    Message("The text says “{words}” of each, and {thing} has {n}"),
    Message("Correct the number, or add what is missing"),
)
_LIST = (
    Message("The list names {n} of {of}, and leaves out {things}"),
    Message("Add what is missing to the list, or take it away where it stands"),
)
_SUM = (
    Message("{said} stands as the sum of numbers that are {sum} together"),
    Message("Correct the sum or the numbers"),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every text that says how many there are of something where there are others, lists and sums among them."""
    things, suspects = _Things(plan), suspected(plan.search)
    for n, written in enumerate(plan.texts):
        if isinstance(written.part, _OF_OTHERS) or written.kind not in (TEXT, TITLE):
            continue
        for counted in counted_in(written.text, title=written.kind is TITLE) if n in suspects else ():
            yield from _apart(things, written, counted)
        if written.kind is TEXT and "\n" in written.text:
            for listed in points(written.text):
                yield from _left_out(things, written, listed)
            for wrong in sums_apart(written.text):
                yield found(_at(written, wrong.written), said=wrong.written, sum=_grouped(wrong.sum))(*_SUM)


class _Things:
    """What there is in a plan, looked up when the first text counts it."""

    def __init__(self, plan: Project) -> None:
        self.plan = plan

    def numbers(self, counted: Counted, part: Part) -> tuple[int, ...]:
        """How many there are, the likeliest first; none where that is not known. Of goals there are several numbers."""
        plan = self.plan
        match counted.what:
            case "focus_areas":
                return _number(plan.focus_areas, known=plan.whole("focus_areas"))
            case "strategies":
                # What good work rests on is often called a strategy too.
                also = _number(plan.success_factors, known=True)
                return (*_number(plan.strategies, known=plan.knows_activities), *also)
            case "activities":
                going = [each for each in plan.activities if not each.may_be_dropped]
                every = _number(plan.activities, known=plan.knows_activities)
                return (*every, len(going)) if every else ()
            case "success_factors":
                return _number(plan.success_factors, known=plan.whole("success_factors"))
            case "criteria":
                factors = plan.success_factors
                known = plan.whole("success_factors") and all(factor.whole("criteria") for factor in factors)
                return _number([each for factor in factors for each in factor.criteria], known=known)
            case "councils":
                return _number(self._councils, known=plan.whole("groups"))
            case "local-councils":
                local = [each for each in self._councils if each.kind == "local-council"]
                return _number(local, known=plan.whole("groups"))
            case "goals":
                return self._goals
        return self._members(part)

    @cached_property
    def _councils(self) -> list[Group]:
        return [group for group in self.plan.groups if group.is_council]

    @cached_property
    def _goals(self) -> tuple[int, ...]:
        """Those of the bank, those that can be picked, those that were picked, and those that focus areas aim at."""
        plan = self.plan
        if not plan.whole("goals") or not len(plan.goals):
            return ()
        picked = [[pick.goal for pick in each.goals] for period in plan.periods for _, each in period.selections]
        sets = [
            list(plan.goals),
            [goal for goal in plan.goals if goal.status not in ("resting", "retired")],
            [goal for goal in plan.goals if goal.picks],
            [goal for goal in plan.goals if goal.focus_areas or goal.strategies],
            [goal for goal in plan.goals if goal.part_of is None],
            *picked,
        ]
        return tuple(dict.fromkeys(len(set(each)) for each in sets if each))

    def _members(self, part: Part) -> tuple[int, ...]:
        """Those who sit in the group that a text is about, where all of its seats have a number."""
        here: Part | None = part
        while here is not None and not isinstance(here, Group):
            here = here.parent
        if here is None or not here.whole("members"):
            return ()
        seats = [member.count or (1 if _is_one(member.owner) else None) for member in here.members]
        known = [seat for seat in seats if seat is not None]
        return (sum(known),) if known and len(known) == len(seats) else ()

    def seats_at_least(self, part: Part) -> int:
        """How many seats the councils have at the least, for a text that speaks of all of them."""
        spoken = f"{said(part, 'title') or ''} {said(part, 'text') or ''}".casefold()
        if _OF_COUNCILS not in spoken or not all(council.whole("members") for council in self._councils):
            return 0
        return sum(member.count or 1 for council in self._councils for member in council.members)

    def each(self, counted: Counted) -> Iterator[tuple[str, Sequence[Part]]]:
        """What each is said to have so many of, with its title; nothing where none has any, or it is not known."""
        plan = self.plan
        holders: dict[str, tuple[FocusArea | Strategy | SuccessFactor, ...]] = {
            "focus_areas": tuple(plan.focus_areas),
            "strategies": plan.strategies,
            "success_factors": tuple(plan.success_factors),
        }
        field = {("focus_areas", "activities"): "all_activities"}.get((counted.each, counted.what), counted.what)
        for holder in holders.get(counted.each, ()):
            if holder.whole("title") and hasattr(holder, field) and (field == "all_activities" or holder.whole(field)):
                yield holder.title, getattr(holder, field)

    @cached_property
    def by_title(self) -> Mapping[str, list[int]]:
        """The lists that a title, or another name of what has it, stands in, by their number."""
        found: dict[str, list[int]] = {}
        for n, listed in enumerate(self.plan.titles):
            for name in {name for each in listed for name in _names(each)}:
                found.setdefault(name, []).append(n)
        return found


def _number(things: Sized, *, known: bool) -> tuple[int, ...]:
    """How many there are, where there are any and all of them are known."""
    return (len(things),) if known and len(things) else ()


def _apart(things: _Things, written: PlanText, counted: Counted) -> Findings:
    """A number that is another than that of what there is."""
    place = _at(written, counted.quote)
    words = " ".join(counted.quote.split())
    if counted.each:
        held = list(things.each(counted))
        other = next((each for each in held if len(each[1]) != counted.n), None)
        if other is not None and any(has for _, has in held):
            yield found(place, words=words, thing=other[0], n=str(len(other[1])))(*_EACH)
        return
    numbers = things.numbers(counted, written.part)
    if numbers and not any(_fits(counted, n) for n in numbers):
        yield found(place, words=words, n=str(numbers[0]))(*_ALL)
    elif counted.what == "members" and not numbers:
        least = things.seats_at_least(written.part)
        if counted.n < least and not _fits(counted, least):
            yield found(place, words=words, n=str(least))(*_FEWER)


def _grouped(number: Decimal) -> Decimal | str:
    """A whole number with spaces that do not break between thousands, as sums are written."""
    if number != number.to_integral_value():
        return number
    return f"{int(number):,}".replace(",", "\N{NO-BREAK SPACE}")


def _fits(counted: Counted, n: int) -> bool:
    return counted.n == n or (counted.about and abs(counted.n - n) * _ABOUT <= n)


def _left_out(things: _Things, written: PlanText, listed: list[str]) -> Findings:
    """A list that names most of a collection, and not all of it."""
    if len(listed) < _FEWEST:
        return
    named = {folded(point): point for point in listed}
    hits: dict[int, int] = {}
    for name in named:
        for n in things.by_title.get(name, ()):
            hits[n] = hits.get(n, 0) + 1
    most = max(hits.values(), default=0)
    left: list[list[ListedTitle]] = []
    for n in (n for n, times in hits.items() if times == most):
        collection = things.plan.titles[n]
        left.append([each for each in collection if named.keys().isdisjoint(_names(each))])
    if most >= _FEWEST and all(left) and (out := min(left, key=len)) and len(out) <= max(1, most // _IN_ALL):
        names = some([each.title for each in out])
        first = next(point for name, point in named.items() if name in things.by_title)
        yield found(_at(written, first), n=str(most), of=str(most + len(out)), things=names)(*_LIST)


def _names(listed: ListedTitle) -> set[str]:
    """A title and the other names of what has it, folded."""
    aliases = said(listed.thing, "aliases")
    return {listed.folded, *map(folded, aliases)} if aliases else {listed.folded}


def _is_one(who: Owner | Group) -> bool:
    """Whether somebody takes one seat: a function, of which there are not several."""
    return isinstance(who, Owner) and who.kind == "function" and not who.many


def _at(written: PlanText, quote: str) -> Location:
    return written.where(quote)
