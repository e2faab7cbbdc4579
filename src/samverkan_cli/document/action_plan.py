"""The action plan as a council document: a linked plan to its view."""

from __future__ import annotations

from dataclasses import replace

from samverkan_cli.core.message import Message
from samverkan_cli.derive.promises import promises_by_report
from samverkan_cli.derive.validity import valid_from, valid_until
from samverkan_cli.document import course, front, goals, groups, reasons, table, things
from samverkan_cli.document.text import parse
from samverkan_cli.document.used import used
from samverkan_cli.document.view import Entry, Section, View, texts
from samverkan_cli.i18n import labels
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.i18n.speech import Code
from samverkan_cli.link.project import Project
from samverkan_cli.model.periods import Period

_WORDS = {
    "contents": Message("Contents"),
    "page_of": Message("Page {page} of {pages}", page="{page}", pages="{pages}"),
    "summary": Message("Summary"),
    "decisions": Message("Proposed decisions"),
    "commissions": Message("The commission"),
    "needs": Message("What needs to improve"),
    "success_factors": Message("Success factors"),
    "criteria": Message("Criteria"),
    "focus_area": Message("Focus area"),
    "purpose": Message("Purpose"),
    "plan": Message("Focus areas"),
    "strategy": Message("Strategy"),
    "activities": Message("Activities"),
    "activity": Message("Activity"),
    "responsible": Message("Responsible"),
    "time": Message("Time and status"),
    "aims": Message("Goals and measures"),
    "milestones": Message("Milestones"),
    "goals": Message("Goals of the period"),
    "all_goals": Message("Goals"),
    "aimed_at": Message("Goals that the plan aims at"),
    "bank": Message("Other goals in the goal bank"),
    "goal": Message("Goal"),
    "groups": Message("Organisation"),
    "tasks": Message("Tasks"),
    "phases": Message("Phases"),
    "phase": Message("Phase"),
    "when": Message("Time"),
    "best_interests": Message("The child's best interests"),
    "follow_ups": Message("Follow-up reports"),
    "status": Message("Status"),
    "remains": Message("What remains"),
    "reached": Message("Goal attainment"),
    "outcome": Message("Outcome"),
    "economy": Message("Economy"),
    "log": Message("What has happened"),
    "date": Message("Date"),
    "event": Message("Event"),
    "mapping": Message("Mapping"),
    "intervention": Message("Intervention"),
    "provided_by": Message("Provided by"),
    "other": Message("Other"),
    "governing_documents": Message("Governing documents"),
    "indicators": Message("Indicators"),
    "indicator": Message("Indicator"),
    "baseline": Message("Baseline"),
    "target": Message("Target"),
    "funding": Message("Funding"),
    "owners": Message("Functions and bodies"),
    "owner": Message("Function or body"),
    "terms": Message("Terms and abbreviations"),
    "sources": Message("Sources"),
    "appendices": Message("Appendices"),
}


def build(project: Project, language: Code, period: Period | None) -> View:
    """The view of a plan in a language, with the goals of `period`."""
    say = Phrases(language)
    document, here, kept = project.document, used(project), promises_by_report(project)
    uses = goals.by_use((one for one in project.goals if one in here), period)
    view = View(
        language=language,
        date=front.day(document),
        organisation=(document.municipality and document.municipality.name) or "",
        kind=say(labels.KINDS[document.kind]),
        draft=front.draft(document, say),
        title=document.title,
        facts=front.facts_of(project, say),
        text=parse(document.text or ""),
        summary=parse(document.summary or ""),
        decisions=tuple(course.decision(one, say) for one in project.decisions),
        before=_sections(project, "before"),
        commissions=tuple(reasons.commission(one, say) for one in project.commissions),
        needs=reasons.needs(project.needs, say),
        success_factors=tuple(reasons.success_factor(one, say) for one in project.success_factors),
        focus_areas=tuple(table.focus_area(area, say) for area in project.focus_areas),
        period=goals.period(period, say) if period else None,
        aimed_at=goals.aimed_at(uses.aimed_at, say),
        bank=goals.bank(uses.rest, say),
        groups=tuple(groups.group(one, _days(project, period), period, say) for one in project.groups if one in here),
        phases=course.phases(project.phases, say),
        after=_sections(project, "after"),
        best_interests=reasons.best_interests(project.best_interests, say),
        follow_ups=tuple(course.follow_up(one, kept.get(one), document, say) for one in project.follow_ups),
        log=tuple(course.happened(one, say) for one in project.log),
        mapping=things.mapping(project.interventions, say),
        governing_documents=things.governing((one for one in project.governing_documents if one in here), say),
        indicators=tuple(things.indicator(one, say) for one in project.indicators if one in here),
        funding=tuple(things.funding(one, say) for one in project.funding if one in here),
        owners=tuple(things.owner(one, say) for one in project.owners if one in here),
        sources=tuple(things.source(one, say) for one in project.sources),
        appendix_sections=_sections(project, "appendix"),
        appendices=tuple(things.appendix(one, say) for one in project.appendices),
        words=_words(project, say, picked=bool(uses.picked or uses.aimed_at)),
    )
    return _with_terms(view, project)


def _words(project: Project, say: Phrases, *, picked: bool) -> dict[str, str]:
    words = dict(_WORDS)
    if project.document.kind == "action-plan":
        words["plan"] = Message("Plan of action")
    if not picked:
        words["bank"] = Message("The goal bank")
    return {name: say(message) for name, message in words.items()}


def _days(project: Project, period: Period | None) -> groups.Days | None:
    """For which days it is told who chairs: those of the period, else those on which the document holds."""
    if period is not None:
        return period.from_, period.until
    first, last = valid_from(project.document), valid_until(project.document)
    return (first, last) if first and last else None


def _sections(project: Project, place: str) -> tuple[Section, ...]:
    return tuple(
        Section(section.title, parse(section.text or ""))
        for section in project.sections
        if (section.place or "before") == place
    )


def _with_terms(view: View, project: Project) -> View:
    """The terms of the plan, and of those shared with other plans the ones that occur in the document."""
    said = "\n".join(texts(view)) if any(term.source_file in project.shared_files for term in project.terms) else ""
    terms = (term for term in project.terms if term.source_file not in project.shared_files or term.title in said)
    return replace(view, terms=tuple(Entry(term.title, parse(term.text or "")) for term in terms))
