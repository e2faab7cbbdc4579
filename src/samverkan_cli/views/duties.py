"""What somebody answers for, found wherever a plan names an owner or a group."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from samverkan_cli.core.record import record
from samverkan_cli.derive.reporting import report_due
from samverkan_cli.derive.timespans import phase_dates
from samverkan_cli.link.project import Project
from samverkan_cli.model.enums import Status, TermOfYear, YearParity
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.follow_up import ActivityFollowed, LogEntry, ProposedDecision
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import Every

Who = Owner | Group


@record
class Duty:
    """Something that somebody answers for in a plan; `plan` is None where it is in a part that several plans share.

    `kind` is document, activity, trial, phase, indicator, report, remains, decision, chair, seat, group, selection or
    intervention, and `role` what part they have in it. `until` is the last day, or the day by which; `term` and
    `years` say in which terms somebody chairs.
    """

    plan: str | None
    kind: str
    role: str
    id: str | None
    title: str
    part_of: str | None = None
    from_: date | None = None
    until: date | None = None
    every: Every | None = None
    status: Status | None = None
    term: TermOfYear | None = None
    years: YearParity | None = None


Held = tuple[Who, Duty]
Home = Callable[[Part], str | None]
"""The plan that something belongs to; None where several share it."""


def duties(project: Project, *, alone: bool) -> Iterator[Held]:
    """Everything that somebody answers for in a plan, with who does, in the order in which it is told.

    Where a plan is looked at `alone`, what it shares with others is its own.
    """

    def home(part: Part) -> str | None:
        return project.name if alone or part.source_file not in project.shared_files else None

    yield from _document(project)
    for activity in project.activities:
        yield from _activity(home(activity), activity)
    for activity in project.activities:
        yield from _trial(home(activity), activity)
    for each in phase_dates(project.phases):
        phase = each.phase
        yield from _held(
            phase.owners, Duty(home(phase), "phase", "owner", phase.id, phase.title, None, each.first, each.last)
        )
    for one in project.indicators:
        yield from _held(one.owners, Duty(home(one), "indicator", "owner", one.id, one.title))
    yield from _remains(project, home)
    yield from _decisions(project, home)
    for group in project.groups:
        yield from _group(home(group), group)
    for period in project.periods:
        name, days = period.title or period.id, (period.from_, period.until)
        duty = Duty(home(period), "selection", "picker", period.id, name, None, *days)
        yield from _held((who for who, _ in period.selections), duty)
    for intervention in project.interventions:
        duty = Duty(home(intervention), "intervention", "provider", intervention.id, intervention.title)
        yield from _held(intervention.providers, duty)


def _held(those: Iterable[Who | None], duty: Duty) -> Iterator[Held]:
    return ((who, duty) for who in those if who is not None)


def _document(project: Project) -> Iterator[Held]:
    plan, document = project.name, project.document
    for who in dict.fromkeys((*document.owners, document.lead)):
        role = "lead" if who is document.lead else "owner"
        yield from _held([who], Duty(plan, "document", role, None, document.title))
    yield from _held([document.process_lead], Duty(plan, "document", "process-lead", None, document.title))
    for promise in document.reporting:
        to = ", ".join(each.title for each in promise.to) or None
        due = report_due(document, promise)
        yield from _held(promise.by, Duty(plan, "report", "by", promise.id, promise.id, to, until=due))


def _activity(plan: str | None, one: Activity) -> Iterator[Held]:
    roles: dict[Who | None, str] = dict.fromkeys(one.partners, "partner")
    roles |= dict.fromkeys(one.owners, "owner")
    roles[one.lead] = "lead"
    when = (one.from_, one.until, one.every, one.status)
    for who, role in roles.items():
        area = one.focus_area.title
        yield from _held([who], Duty(plan, "activity", role, one.id, one.title, area, *when))


def _trial(plan: str | None, one: Activity) -> Iterator[Held]:
    if one.pilot is not None and one.pilot.afterwards is not None:
        ends = one.pilot.until
        first = ends + timedelta(days=1) if ends is not None and ends < date.max else None
        yield from _held(one.pilot.afterwards.owners, Duty(plan, "trial", "afterwards", one.id, one.title, from_=first))


def _remains(project: Project, home: Home) -> Iterator[Held]:
    found: list[tuple[Part, str | None, str, LogEntry | ActivityFollowed]]
    found = [(entry, None, entry.title, entry) for entry in project.log]
    for report in project.follow_ups:
        found += ((report, one.id, f"{report.title}: {one.title}", said) for one, said in report.activities)
    for holder, id, within, said in found:
        if said.remains:
            yield from _held(
                said.owners, Duty(home(holder), "remains", "owner", id, said.remains, within, until=said.due)
            )


def _decisions(project: Project, home: Home) -> Iterator[Held]:
    found: list[tuple[str | None, ProposedDecision]] = [(None, one) for one in project.decisions]
    found += [(report.title, one) for report in project.follow_ups for one in report.decisions]
    for within, one in found:
        yield from _held(
            one.to, Duty(home(one), "decision", "to", one.id, one.title or one.text, within, until=one.due)
        )


def _group(plan: str | None, one: Group) -> Iterator[Held]:
    def duty(kind: str, role: str, seat: str | None = None, **more: Any) -> Duty:
        return Duty(plan, kind, role, one.id, one.title, seat, **more)

    if (chair := one.chair) is not None:
        yield from _held([chair.holder], duty("chair", "always"))
        for turn in chair.rotation:
            yield from _held([turn.chair], duty("chair", "rotation", term=turn.term, years=turn.years))
        if (rota := chair.rota) is not None:
            yield from _held(rota.among, duty("chair", "rota", from_=rota.from_, every=rota.every))
    yield from _held([one.lead], duty("group", "lead"))
    yield from _held([one.convener], duty("group", "convener"))
    for member in one.members:
        yield from _held([member.owner], duty("seat", "member", member.seat))
