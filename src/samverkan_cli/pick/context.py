"""What a choice is about: the plan, the period, who picks, whom it binds, and what they picked before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, marked
from samverkan_cli.core.suggest import EVERY, slug
from samverkan_cli.link.project import Project
from samverkan_cli.load.containment import Parsed
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Period, Selection
from samverkan_cli.pick import lookup
from samverkan_cli.pick.request import Request

_YEARS = re.compile(r"([1-9][0-9]{3})(?:-([1-9][0-9]{3}))?")
"""An id that says the first and the last day: 2027 is a whole year, 2027-2028 are two."""


@dataclass(frozen=True, slots=True)
class NewPeriod:
    """A period that is not in the plan yet; `until` is its last day."""

    id: str
    from_: date
    until: date


@dataclass(frozen=True, slots=True)
class Context:
    """What is settled before a goal is named. `before` is the selection that is there and is to be replaced."""

    project: Project
    period: Period | NewPeriod
    picker: Owner | Group
    binds: tuple[str, ...] = ()
    before: Selection | None = None

    @property
    def picked_before(self) -> tuple[str, ...]:
        """The ids of the goals in the selection that is to be replaced."""
        return goal_ids(self.before) if self.before is not None else ()

    @property
    def earlier(self) -> list[tuple[str, tuple[str, ...]]]:
        """The periods that end before this one and for which the same picker has picked, the last one first."""
        found = [
            (period.until, period.id, goal_ids(selection))
            for period in self.project.periods
            for picker, selection in period.selections
            if picker is self.picker and period.until < self.period.from_
        ]
        found.sort(key=lambda each: each[0], reverse=True)
        return [(id, goals) for _, id, goals in found]

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


def resolve(project: Project, request: Request, errors: list[UserError]) -> Context | None:
    """What a request is about. All that is wrong with it is added to the errors."""
    picker = lookup.picker(project, request.by, errors)
    binds = lookup.bound(project, request.binds, errors)
    when = period(project, request, errors)
    before = when.selections.by_id.get(picker.id) if isinstance(when, Period) and picker is not None else None
    if before is not None and picker is not None and when is not None and not request.replace:
        message = Message("{who} has picked goals for {period} already", who=picker.title, period=when.id)
        help = Message("Write --replace to change what was picked; it stands in {file}", file=before.source_file)
        errors.append(UserError(message, help))
    has_day = before is not None and before.decided is not None and before.decided.date is not None
    if request.section is not None and request.decided is None and not has_day:
        message = Message("A section belongs to a decision, and the day of the decision is missing")
        errors.append(UserError(message, Message("Write --decided and the day")))
    return Context(project, when, picker, binds, before) if picker is not None and when is not None else None


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
        Context(project, each, picker, (), selection)
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
