"""All of a plan: its data put together, and as text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.thing import Entries
from samverkan_cli.views.paper import Branch, Paper
from samverkan_cli.views.plan import course, document, means, organisation, reasons, table
from samverkan_cli.views.plan.data import PlanView
from samverkan_cli.views.plan.rows import HEADER, rows
from samverkan_cli.views.view import View

COUNTED = {
    "goals": Message("Goals in the bank"),
    "owners": Message("Owners"),
    "governing_documents": Message("Governing documents"),
    "sections": Message("Sections of prose"),
    "terms": Message("Terms and abbreviations"),
    "sources": Message("Sources"),
    "appendices": Message("Appendices"),
}
"""Collections of which only the size is told here."""


def build(projects: Sequence[Project], today: date) -> tuple[PlanView, ...]:
    """Each plan for itself."""
    return tuple(_plan(project, today) for project in projects)


def _plan(project: Project, today: date) -> PlanView:
    collections: dict[str, Entries[object]] = {name: getattr(project, name) for name in COUNTED}
    return PlanView(
        (project.name,),
        document.document(project),
        table.focus_areas(project),
        organisation.groups(project, today),
        reasons.commissions(project),
        reasons.needs(project),
        course.periods(project, today),
        course.phases(project),
        course.log(project),
        course.follow_ups(project),
        course.decisions(project),
        means.levels(project),
        means.indicators(project),
        means.funding(project),
        means.factors(project),
        means.best_interests(project),
        {name: len(each) for name, each in collections.items()},
    )


def text(plan: PlanView, paper: Paper, say: Phrases) -> None:
    """A plan as a tree, each part only where there is something."""
    paper.line(f"{plan.document.title} ({plan.plans[0]})", "bold")
    for line in document.lines(plan.document, say):
        paper.line(line, first="  ", rest="    ")
    parts: tuple[tuple[Message, tuple[Branch, ...]], ...] = (
        (Message("Focus areas"), table.tree(plan.focus_areas, say)),
        (Message("Organisation"), organisation.tree(plan.groups, say)),
        (Message("Commissions"), reasons.commission_tree(plan.commissions, say)),
        (Message("What needs to improve"), reasons.need_tree(plan.needs, say)),
        (Message("Goals of the periods"), course.period_tree(plan.periods, say)),
        (Message("Phases"), course.phase_tree(plan.phases, say)),
        (Message("What happened"), course.log_tree(plan.log, say)),
        (Message("Follow-ups"), course.follow_up_tree(plan.follow_ups, say)),
        (Message("Proposed decisions"), course.decision_tree(plan.decisions, say)),
        (Message("Mapping"), means.level_tree(plan.interventions, say)),
        (Message("Indicators"), means.indicator_tree(plan.indicators, say)),
        (Message("Funding"), means.funding_tree(plan.funding, say)),
        (Message("Success factors"), means.factor_tree(plan.success_factors, say)),
    )
    for heading, branches in parts:
        if branches:
            paper.heading(f"{say(heading)} ({len(branches)})")
            paper.tree(branches)
    if not plan.focus_areas:
        paper.blank()
        paper.line(say(Message("The plan has no focus areas")))
    if plan.best_interests is not None:
        paper.heading(say(Message("The child's best interests")))
        for line in means.best_interests_lines(plan.best_interests, say):
            paper.line(line, first="  ")
    if any(plan.counts.values()):
        paper.heading(say(Message("Also in the plan")))
        for name, label in COUNTED.items():
            if n := plan.counts[name]:
                paper.line(f"{say(label)}: {n}", first="  ")


PLAN = View(build, text, HEADER, rows)
