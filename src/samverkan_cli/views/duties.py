"""What somebody answers for, found wherever a plan names an owner or a group."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from samverkan_cli.derive.reporting import report_due
from samverkan_cli.derive.timespans import PhaseDates, phase_dates
from samverkan_cli.link.project import Project
from samverkan_cli.model.document import Document
from samverkan_cli.model.enums import Status, TermOfYear, YearParity
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.follow_up import FollowUp, ProposedDecision
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import Duration

Who = Owner | Group


@dataclass(frozen=True, slots=True)
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
    every: Duration | None = None
    status: Status | None = None
    term: TermOfYear | None = None
    years: YearParity | None = None


Diagnostic = tuple[Who, Duty]
Home = Callable[[Part], str | None]
"""The plan that something belongs to; None where several share it."""


def duties(project: Project, *, alone: bool) -> Iterator[Diagnostic]:
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
    for dates in phase_dates(project.phases):
        yield from _phase(home(dates.phase), dates)
    for indicator in project.indicators:
        for who in indicator.owners:
            yield who, Duty(home(indicator), "indicator", "owner", indicator.id, indicator.title)
    yield from _remains(project, home)
    yield from _decisions(project, home)
    for group in project.groups:
        yield from _group(home(group), group)
    for period in project.periods:
        for who, _ in period.selections:
            yield (
                who,
                Duty(
                    home(period),
                    "selection",
                    "picker",
                    period.id,
                    period.title or period.id,
                    from_=period.from_,
                    until=period.until,
                ),
            )
    for intervention in project.interventions:
        for who in intervention.providers:
            yield who, Duty(home(intervention), "intervention", "provider", intervention.id, intervention.title)


def _document(project: Project) -> Iterator[Diagnostic]:
    document: Document = project.document
    for who in dict.fromkeys((*document.owners, document.lead)):
        if who is not None:
            role = "lead" if who is document.lead else "owner"
            yield who, Duty(project.name, "document", role, None, document.title)
    if document.process_lead is not None:
        yield document.process_lead, Duty(project.name, "document", "process-lead", None, document.title)
    for promise in document.reporting:
        if promise.by is not None:
            due = report_due(document, promise)
            to = ", ".join(each.title for each in promise.to) or None
            yield promise.by, Duty(project.name, "report", "by", promise.id, promise.id, part_of=to, until=due)


def _activity(plan: str | None, one: Activity) -> Iterator[Diagnostic]:
    roles: dict[Who, str] = dict.fromkeys(one.partners, "partner")
    roles |= dict.fromkeys(one.owners, "owner")
    if one.lead is not None:
        roles[one.lead] = "lead"
    for who, role in roles.items():
        yield (
            who,
            Duty(
                plan,
                "activity",
                role,
                one.id,
                one.title,
                one.strategy.focus_area.title,
                one.from_,
                one.until,
                one.every,
                one.status,
            ),
        )


def _trial(plan: str | None, one: Activity) -> Iterator[Diagnostic]:
    if one.pilot is None or one.pilot.afterwards is None:
        return
    ends = one.pilot.until
    first = ends + timedelta(days=1) if ends is not None and ends < date.max else None
    for who in one.pilot.afterwards.owners:
        yield who, Duty(plan, "trial", "afterwards", one.id, one.title, from_=first)


def _phase(plan: str | None, dates: PhaseDates) -> Iterator[Diagnostic]:
    phase = dates.phase
    for who in phase.owners:
        yield who, Duty(plan, "phase", "owner", phase.id, phase.title, from_=dates.first, until=dates.last)


def _remains(project: Project, home: Home) -> Iterator[Diagnostic]:
    for entry in project.log:
        if entry.remains:
            for who in entry.owners:
                yield who, Duty(home(entry), "remains", "owner", None, entry.remains, entry.title, until=entry.due)
    for report in project.follow_ups:
        for activity, said in report.activities:
            if said.remains:
                for who in said.owners:
                    yield (
                        who,
                        Duty(
                            home(report),
                            "remains",
                            "owner",
                            activity.id,
                            said.remains,
                            f"{report.title}: {activity.title}",
                            until=said.due,
                        ),
                    )


def _decisions(project: Project, home: Home) -> Iterator[Diagnostic]:
    proposed: list[tuple[Part, ProposedDecision]] = [(project, one) for one in project.decisions]
    proposed += [(report, one) for report in project.follow_ups for one in report.decisions]
    for holder, one in proposed:
        within = holder.title if isinstance(holder, FollowUp) else None
        for who in one.to:
            yield who, Duty(home(one), "decision", "to", one.id, one.title or one.text, within, until=one.due)


def _group(plan: str | None, one: Group) -> Iterator[Diagnostic]:
    if one.chair is not None:
        chair = one.chair
        if chair.holder is not None:
            yield chair.holder, Duty(plan, "chair", "always", one.id, one.title)
        for turn in chair.rotation:
            if turn.chair is not None:
                yield turn.chair, Duty(plan, "chair", "rotation", one.id, one.title, term=turn.term, years=turn.years)
        if chair.rota is not None:
            for who in chair.rota.among:
                yield (
                    who,
                    Duty(plan, "chair", "rota", one.id, one.title, from_=chair.rota.from_, every=chair.rota.every),
                )
    for role, who_leads in (("lead", one.lead), ("convener", one.convener)):
        if who_leads is not None:
            yield who_leads, Duty(plan, "group", role, one.id, one.title)
    for member in one.members:
        if member.owner is not None:
            yield member.owner, Duty(plan, "seat", "member", one.id, one.title, member.seat)
