"""What a choice is about: the goals and the limits, the period, who picks, whom it binds, what they picked before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from samverkan_cli.core.errors import UserError, UserErrors
from samverkan_cli.core.message import Message, marked
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.core.suggest import EVERY, slug
from samverkan_cli.link.project import Project
from samverkan_cli.load.containment import Parsed
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Period, Selection
from samverkan_cli.pick import limit_options, lookup
from samverkan_cli.pick.limit_options import Earlier
from samverkan_cli.pick.limits import NARROWING, Limit
from samverkan_cli.pick.optimum import Bound
from samverkan_cli.pick.record import PassedGoal, PickedGoal
from samverkan_cli.pick.request import Request
from samverkan_cli.pick.snapshot import snapshot
from samverkan_cli.pick.vote.ties import TieOrder

_YEARS = compiled_late(r"([1-9][0-9]{3})(?:-([1-9][0-9]{3}))?")
"""An id that says the first and the last day: 2027 is a whole year, 2027-2028 are two."""


@record
class NewPeriod:
    """A period that is not in the plan yet; `until` is its last day."""

    id: str
    from_: date
    until: date


@record
class Candidates:
    """The goals that can be picked, in the order of the bank, within which limits, and how ties go.

    `kept` are the goals that were picked in the period before, by id, and `lot` the seed of a lot, if one was drawn.
    """

    bank: tuple[Goal, ...]
    limits: tuple[Limit, ...] = ()
    kept: frozenset[str] = frozenset()
    lot: str | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the goals."""
        return tuple(goal.id for goal in self.bank)

    @cached_property
    def open(self) -> tuple[Goal, ...]:
        """The goals that no limit takes away."""
        away = frozenset().union(*(limit.goals for limit in self.limits if limit.kind in NARROWING))
        return tuple(goal for goal in self.bank if goal.id not in away)

    @cached_property
    def binding(self) -> tuple[Limit, ...]:
        """The limits that a choice among the open goals must be held to, how many there are to be apart."""
        return tuple(limit for limit in self.limits if limit.kind not in (*NARROWING, "count"))

    @property
    def count(self) -> Limit | None:
        """How many there are to be."""
        return next((limit for limit in self.limits if limit.kind == "count"), None)

    def bounds(self, goals: Sequence[Goal]) -> list[Bound]:
        """The limits over open goals, by number: how many there are to be, and then the others."""
        numbers, size = {goal.id: n for n, goal in enumerate(goals)}, self.count
        every = Bound(frozenset(range(len(goals))), size.at_least if size else None, size.at_most if size else None)
        return [every, *(limit.bound(numbers) for limit in self.binding)]

    def ties(self, goals: Sequence[Goal], support: Sequence[Fraction]) -> TieOrder:
        """The order of ties among some goals."""
        return TieOrder([goal.id for goal in goals], support, self.kept, self.lot)

    def picked(self, goal: Goal, **more: Any) -> PickedGoal:
        """What is recorded of a goal that is picked."""
        return PickedGoal(id=goal.id, **snapshot(goal), kept=goal.id in self.kept, **more)

    def passed(self, goal: Goal, **more: Any) -> PassedGoal:
        """What is recorded of a goal that is not."""
        return PassedGoal(id=goal.id, title=goal.title, kept=goal.id in self.kept, **more)

    def away(self) -> Iterator[PassedGoal]:
        """The goals that limits take away."""
        for goal in self.bank:
            limits = [limit for limit in self.limits if limit.kind in NARROWING and goal.id in limit.goals]
            if limits:
                yield self.passed(goal, against=tuple(limit.word for limit in limits))


@record
class Context(Candidates):
    """What is settled before a goal is named.

    `before` is the selection that is there and is to be replaced, and `earlier` are the periods that the same picker
    has picked for, the last one first, with the ids of its goals.
    """

    _: KW_ONLY
    project: Project
    period: Period | NewPeriod
    picker: Owner | Group
    binds: tuple[str, ...] = ()
    before: Selection | None = None
    earlier: Earlier = ()

    @property
    def picked_before(self) -> tuple[str, ...]:
        """The ids of the goals in the selection that is to be replaced."""
        return goal_ids(self.before) if self.before is not None else ()

    @property
    def record(self) -> str:
        """The name of the record of the choice, relative to the plan's folder."""
        return f"records/{self.period.id}-{self.picker.id}.json"

    def file(self, parts: Sequence[Parsed], goals: Sequence[str]) -> str:
        """The file, of the plan's parsed ones, that a selection of some goals goes into.

        That of its period, where the plan has it. A new period goes where periods are: into the last file of the plan's
        own that has them; else into a shared one that has them, if the other plans know the picker, the goals and the
        groups too; else into the file with `document`.
        """
        project = self.project
        if isinstance(self.period, Period):
            return self.period.source_file
        having = [part for part in parts if "periods" in part.plan.model_fields_set]
        own = [part.file for part in having if not part.shared]
        known = [goal for id in goals if (goal := project.goals.get(id)) is not None]
        named = (self.picker, *known, *(project.groups[id] for id in self.binds if id != EVERY))
        if own or (having and all(each.source_file in project.shared_files for each in named)):
            return (own or [part.file for part in having])[-1]
        return _with_document(parts)


def goals_file(parts: Sequence[Parsed]) -> str:
    """The file that an added goal goes into: the last of the plan's own that has goals, else that with `document`."""
    own = [part.file for part in parts if "goals" in part.plan.model_fields_set and not part.shared]
    return own[-1] if own else _with_document(parts)


def _with_document(parts: Sequence[Parsed]) -> str:
    return next(part.file for part in parts if part.plan.document is not None)


def goal_ids(selection: Selection) -> tuple[str, ...]:
    """The ids of the goals in a selection."""
    return tuple(dict.fromkeys(pick.goal.id for pick in selection.goals if pick.goal is not None))


def active(project: Project) -> tuple[Goal, ...]:
    """The goals that can be picked, in the order of the bank."""
    return tuple(goal for goal in project.goals if goal.status in (None, "active"))


def earlier(project: Project, period: Period | NewPeriod, picker: Owner | Group) -> Earlier:
    """The periods that end before another and for which the same picker has picked, the last one first."""
    found = [
        (each.until, each.id, goal_ids(selection))
        for each in project.periods
        for who, selection in each.selections
        if who is picker and each.until < period.from_
    ]
    found.sort(key=lambda each: each[0], reverse=True)
    return tuple((id, goals) for _, id, goals in found)


def resolve(project: Project, request: Request) -> Context:
    """What a request is about. Raises UserErrors with all that is wrong with it."""
    errors = list(request.idle())
    picker = lookup.picker(project, request.by, errors)
    binds = lookup.bound(project, request.binds, errors)
    when = period(project, request, errors)
    before: Selection | None = None
    past: Earlier = ()
    if when is not None and picker is not None:
        before = when.selections.by_id.get(picker.id) if isinstance(when, Period) else None
        past = earlier(project, when, picker)
        if before is not None and not request.replace:
            message = Message("{who} has picked goals for {period} already", who=picker.title, period=when.id)
            help = Message("Write --replace to change what was picked; it stands in {file}", file=before.source_file)
            errors.append(UserError(message, help))
    has_day = before is not None and before.decided is not None and before.decided.date is not None
    if request.section is not None and request.decided is None and not has_day:
        message = Message("A section belongs to a decision, and the day of the decision is missing")
        errors.append(UserError(message, Message("Write --decided and the day")))
    if picker is None or when is None:
        _limits(project, request, past, errors)
        raise UserErrors(errors)
    about = Context((), project=project, period=when, picker=picker, binds=binds, before=before, earlier=past)
    return settled(about, request, errors)


def settled(about: Context, request: Request, errors: list[UserError]) -> Context:
    """With the goals that can be picked, and the limits. Raises UserErrors with all that is wrong, errors among it."""
    limits = _limits(about.project, request, about.earlier, errors)
    bank = tuple(goal for goal in active(about.project) if goal.id not in request.added)
    if request.method != "manual":
        errors.extend(_not_active(limits, {goal.id for goal in bank}))
    if errors:
        raise UserErrors(errors)
    kept = frozenset(about.earlier[0][1] if about.earlier else ())
    return replace(about, bank=bank, limits=limits, kept=kept, lot=request.lot)


def _limits(project: Project, request: Request, past: Earlier, errors: list[UserError]) -> tuple[Limit, ...]:
    """The limits of a request, once all goals that it names are looked up."""
    limits = limit_options.parse(project, request.limits, past, errors)
    adopted = tuple(id for id in request.wordings if id not in request.added)
    for ids in (request.goals, tuple(request.put_in), tuple(request.taken_out), adopted):
        lookup.goals(project, ids, errors)
    errors.extend(lookup.unfit(project, request.added))
    # What is added counts, although the bank may not have it yet.
    return tuple(
        replace(each, goals=each.goals.union(request.added)) if each.kind == "count" else each for each in limits
    )


def _not_active(limits: Sequence[Limit], ids: set[str]) -> Iterator[UserError]:
    """Goals that must be picked and cannot be."""
    for limit in limits:
        if limit.kind == "require" and limit.goals.isdisjoint(ids):
            yield UserError(
                Message("{goal} cannot be picked: it is not active", goal=limit.what),
                Message("Make it active in the bank, or put it in after the count with --put-in"),
            )


def period(project: Project, request: Request, errors: list[UserError]) -> Period | NewPeriod | None:
    """The period of a request: one of the plan's, or a new one."""
    there = project.periods.get(request.period)
    if there is None:
        return _new(request, errors)
    for option, day, stands in (("--from", request.first, there.from_), ("--until", request.until, there.until)):
        if day is not None and day != stands:
            text = Message(
                "The period {id} has {day} in the plan, and {option} says {other}",
                id=there.id,
                day=stands,
                option=option,
                other=day,
            )
            help = Message("Leave {option} out, or change the period in {file}", option=option, file=there.source_file)
            errors.append(UserError(text, help))
    return there


def _new(request: Request, errors: list[UserError]) -> NewPeriod | None:
    id, better = request.period, slug(request.period)
    if better != id:
        help = Message("Write {id}", id=better) if better else Message("Write for example 2027, or 2027-2028")
        errors.append(UserError(Message("{id} is no id for a period", id=id), help))
        return None
    years = _YEARS.fullmatch(id)
    first = request.first or (date(int(years[1]), 1, 1) if years else None)
    until = request.until or (date(int(years[2] or years[1]), 12, 31) if years else None)
    if first is None or until is None:
        message = Message("There is no period {id}, and its name does not say when a new one would be", id=id)
        help = Message("Write --from and --until, or call it by its years: 2027, or 2027-2028")
    elif first > until:
        text = marked("The period {id} would end before it begins: {first} to {until}")
        message = Message(text, id=id, first=first, until=until)
        help = Message("Write the first day after --from and the last day after --until")
    else:
        return NewPeriod(id, first, until)
    errors.append(UserError(message, help))
    return None


def selections(project: Project, period: str | None, by: str | None, errors: list[UserError]) -> list[Context]:
    """What stands in the plan as picked: for a period, else the last one; by one picker, else by all of it."""
    who = lookup.picker(project, by, errors) if by is not None else None
    found = [
        Context((), project=project, period=each, picker=picker, before=selection)
        for each in project.periods
        for picker, selection in each.selections
        if period in (None, each.id) and (by is None or picker is who)
    ]
    last = max((each.period.until for each in found), default=None)
    if not found and not errors:
        when = {"period": period} if period is not None else {}
        if who is not None:
            text = marked("{who} has picked nothing for {period}") if when else marked("{who} has picked nothing")
            message = Message(text, who=who.title, **when)
        else:
            text = marked("Nothing was picked for {period}") if when else marked("Nothing was picked in any period")
            message = Message(text, **when)
        errors.append(UserError(message, Message("Name a period and who picked as they stand in the plan")))
    return [each for each in found if each.period.until == last]
