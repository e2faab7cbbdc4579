"""A plan as rows: one for each thing in it."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.views.plan import table
from samverkan_cli.views.plan.data import PlanView
from samverkan_cli.views.sheet import Cell, Row

HEADER = ("plan", "kind", "id", "title", "part_of", "who", "lead", "from", "until", "every", "status", "missing")


def rows(plan: PlanView) -> Iterator[Row]:
    """A row for each thing of the plan; `part_of` has the titles of what it stands in, the outermost first."""
    for things in (_document, _table, _organisation, _reasons, _periods, _course, _means):
        for row in things(plan):
            yield (plan.plans[0], *row)


def _row(
    kind: str,
    id: str | None,
    title: str,
    within: tuple[str, ...] = (),
    *,
    who: Cell = None,
    lead: Cell = None,
    first: Cell = None,
    last: Cell = None,
    every: Cell = None,
    status: Cell = None,
    missing: tuple[str, ...] = (),
) -> Row:
    return (kind, id, title, " > ".join(within), who, lead, first, last, every, status, missing)


def _document(plan: PlanView) -> Iterator[Row]:
    one = plan.document
    yield _row(
        "document",
        None,
        one.title,
        who=one.owners,
        lead=one.lead,
        first=one.from_,
        last=one.until,
        status=one.status,
        missing=one.missing,
    )
    for promise in one.reporting:
        yield _row("promised-report", promise.id, promise.id, who=promise.by, last=promise.due)


def _table(plan: PlanView) -> Iterator[Row]:
    for area in plan.focus_areas:
        yield _row("focus-area", area.id, area.title, missing=area.missing)
        for strategy in area.strategies:
            yield _row("strategy", strategy.id, strategy.title, (area.title,), missing=strategy.missing)
            for activity in strategy.activities:
                yield from _activity(activity, (area.title, strategy.title))


def _activity(one: table.Activity, within: tuple[str, ...]) -> Iterator[Row]:
    yield _row(
        "activity",
        one.id,
        one.title,
        within,
        who=one.owners,
        lead=one.lead,
        first=one.from_,
        last=one.until,
        every=one.every,
        status=one.status,
        missing=one.missing,
    )
    for step in one.milestones:
        yield _row(
            "milestone",
            step.id,
            step.title,
            (*within, one.title),
            last=step.due,
            status=step.status,
            missing=step.missing,
        )


def _organisation(plan: PlanView) -> Iterator[Row]:
    for one in plan.groups:
        lead = (one.chair.today if one.chair else None) or one.lead or one.convener
        members = tuple(seat.owner or seat.seat for seat in one.members)
        yield _row(
            "group",
            one.id,
            one.title,
            who=members,
            lead=lead,
            first=one.active_from,
            last=one.active_until,
            missing=one.missing,
        )


def _reasons(plan: PlanView) -> Iterator[Row]:
    for one in plan.commissions:
        yield _row("commission", one.id, one.title, who=one.by, first=one.date)
        for part in one.parts:
            yield _row("commission-part", part.id, part.title, (one.title,), missing=part.missing)
    for need in plan.needs:
        status = "declined" if need.declined else None
        yield _row("need", need.id, need.title, status=status, missing=need.missing)


def _periods(plan: PlanView) -> Iterator[Row]:
    for one in plan.periods:
        title = one.title or one.id
        yield _row("period", one.id, title, first=one.from_, last=one.until, status=one.standing)
        for picked in one.selections:
            for goal in picked.goals:
                yield _row(
                    "picked-goal",
                    goal.id,
                    goal.title,
                    (title, picked.by.title),
                    who=picked.by,
                    first=one.from_,
                    last=one.until,
                    missing=picked.missing,
                )


def _course(plan: PlanView) -> Iterator[Row]:
    for phase in plan.phases:
        yield _row(
            "phase", phase.id, phase.title, who=phase.owners, first=phase.from_, last=phase.until, missing=phase.missing
        )
    for entry in plan.log:
        yield _row("log", None, entry.title, who=entry.owners, first=entry.date, last=entry.due)
    for report in plan.follow_ups:
        yield _row("follow-up", report.id, report.title, who=report.by, first=report.date)
        for left in report.remains:
            yield _row(
                "remains",
                left.activity.id,
                left.text.strip(),
                (report.title, left.activity.title),
                who=left.owners,
                last=left.due,
            )
        for decision in report.decisions:
            yield _row(
                "decision", decision.id, decision.text.strip(), (report.title,), who=decision.to, last=decision.due
            )
    for decision in plan.decisions:
        yield _row("decision", decision.id, decision.text.strip(), who=decision.to, last=decision.due)


def _means(plan: PlanView) -> Iterator[Row]:
    for level in plan.interventions:
        for done in level.interventions:
            yield _row("intervention", done.id, done.title, (level.prevention,) if level.prevention else ())
    for indicator in plan.indicators:
        yield _row("indicator", indicator.id, indicator.title, who=indicator.owners, missing=indicator.missing)
    for source in plan.funding:
        yield _row("funding", source.id, source.title, who=source.parties or source.by)
    for factor in plan.success_factors:
        yield _row("success-factor", factor.id, factor.title)
        for each in factor.criteria:
            yield _row("criterion", each.id, each.title, (factor.title,), last=each.date, status=each.score)
