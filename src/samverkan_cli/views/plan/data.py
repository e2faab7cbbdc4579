"""All that is shown of a plan, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_cli.views.plan import course, document, means, organisation, reasons, table


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan; what it has none of is empty."""

    plans: tuple[str, ...]
    document: document.DocumentFacts
    focus_areas: tuple[table.FocusArea, ...]
    groups: tuple[organisation.Group, ...]
    commissions: tuple[reasons.Commission, ...]
    needs: tuple[reasons.Need, ...]
    periods: tuple[course.Period, ...]
    phases: tuple[course.Phase, ...]
    log: tuple[course.LogEntry, ...]
    follow_ups: tuple[course.FollowUp, ...]
    decisions: tuple[course.Decision, ...]
    interventions: tuple[means.Level, ...]
    indicators: tuple[means.Indicator, ...]
    funding: tuple[means.Funding, ...]
    success_factors: tuple[means.Factor, ...]
    best_interests: means.BestInterests | None
    counts: dict[str, int]
