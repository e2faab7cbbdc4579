"""The action plan as a council document: a linked plan to its view."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from samverkan_cli.core.message import Message, counted
from samverkan_cli.follow.goals import picks_binding
from samverkan_cli.follow.validity import dated, valid_from, valid_until
from samverkan_cli.link.project import Project
from samverkan_cli.locale.speech import Code
from samverkan_cli.model import periods as model
from samverkan_cli.model.document import AgeGroup, Document, ReportPromise
from samverkan_cli.model.focus import FocusArea as FocusAreaModel
from samverkan_cli.model.focus import Strategy as StrategyModel
from samverkan_cli.model.groups import Group
from samverkan_cli.model.needs import Commission, Need
from samverkan_cli.model.thing import Back, Thing
from samverkan_cli.render import groups, names, things
from samverkan_cli.render.phrases import Facts, Phrases, titles
from samverkan_cli.render.text import Node, parse
from samverkan_cli.render.view import (
    Entry,
    Fact,
    FocusArea,
    Level,
    Period,
    Scope,
    Section,
    Selection,
    Strategy,
    View,
    texts,
)

_WORDS = {
    "contents": Message("Contents"),
    "page_of": Message("Page {page} of {pages}", page="{page}", pages="{pages}"),
    "summary": Message("Summary"),
    "commissions": Message("The commission"),
    "needs": Message("What needs to improve"),
    "focus_areas": Message("Focus areas"),
    "focus_area": Message("Focus area"),
    "purpose": Message("Purpose"),
    "plan": Message("Plan of action"),
    "strategy": Message("Strategy"),
    "activity": Message("Activity"),
    "responsible": Message("Responsible"),
    "time": Message("Time and status"),
    "aims": Message("Goals and measures"),
    "milestones": Message("Milestones"),
    "goals": Message("Goals of the period"),
    "groups": Message("Organisation"),
    "tasks": Message("Tasks"),
    "phases": Message("Timeline"),
    "phase": Message("Phase"),
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
    "terms": Message("Terms and abbreviations"),
    "sources": Message("Sources"),
    "appendices": Message("Appendices"),
}


def build(project: Project, language: Code, period: model.Period | None) -> View:
    """The view of a plan in a language, with the goals of `period`."""
    say = Phrases(language)
    document = project.document
    view = View(
        language=language,
        date=_date(document),
        organisation=(document.municipality and document.municipality.name) or "",
        kind=say(names.KINDS[document.kind]),
        draft=_draft(document, say),
        title=document.title,
        facts=_document_facts(document, say),
        text=parse(document.text or ""),
        summary=parse(document.summary or ""),
        before=_sections(project, "before"),
        commissions=tuple(_commission(one, say) for one in project.commissions),
        needs=tuple(_need(one, say) for one in project.needs),
        focus_areas=tuple(_focus_area(area, say) for area in project.focus_areas),
        period=_period(period, say) if period else None,
        groups=tuple(
            groups.group(group, _picked_by(period, group, say), say)
            for group in project.groups
            if _used(project, group)
        ),
        phases=things.phases(project.phases, say),
        after=_sections(project, "after"),
        mapping=_mapping(project, say),
        governing_documents=_governing(project, say),
        indicators=tuple(things.indicator(one, say) for one in project.indicators if _used(project, one)),
        funding=tuple(things.funding(one, say) for one in project.funding if _used(project, one)),
        sources=tuple(things.source(one, say) for one in project.sources),
        appendix_sections=_sections(project, "appendix"),
        appendices=tuple(things.appendix(one, say) for one in project.appendices),
        words={name: say(message) for name, message in _WORDS.items()},
    )
    return _with_terms(view, project)


def _date(document: Document) -> str | None:
    """The document's day, in ISO form; where only a year or a month is known, its first day."""
    if day := dated(document):
        return day.isoformat()
    when = document.adopted.date if document.adopted else None
    return date(when.year, when.month or 1, when.day or 1).isoformat() if when else None


def _draft(document: Document, say: Phrases) -> str | None:
    if document.settled:
        return None
    return say(Message("FOR CONSULTATION") if document.status == "consultation" else Message("DRAFT"))


def _document_facts(document: Document, say: Phrases) -> tuple[Fact, ...]:
    facts = Facts(say)
    facts.say("status", Message("Status"), say(names.DOCUMENT_STATUS[document.status]) if document.status else None)
    facts.say("registry_no", Message("Registry number"), document.registry_no)
    _adopted(document, facts, say)
    facts.say("revised", Message("Revised"), say.day(document.revised))
    facts.say("version", Message("Version"), document.version)
    _validity(document, facts, say)
    if review := document.review:
        facts.say("review", Message("Reviewed"), say.every(review.every), say.day(review.date))
    if document.owners:
        facts.say("owners", Message("Document owner"), *titles(*document.owners))
    else:
        facts.miss("owners", Message("Document owner"), Message("Document owner is missing"))
    facts.say("lead", Message("Led by"), *titles(document.lead))
    facts.say("process_lead", Message("Process lead"), *titles(document.process_lead))
    facts.say("applies_to", Message("Applies to"), *titles(*document.applies_to))
    facts.say("reporting", Message("Reported back"), *(_promise(promise, say) for promise in document.reporting))
    facts.say("ages", Message("Ages"), say.ages(document.ages))
    return (*facts.all(), *_age_groups(tuple(document.age_groups), say))


def _adopted(document: Document, facts: Facts, say: Phrases) -> None:
    adopted, label = document.adopted, Message("Adopted")
    said = [*titles(adopted.by), say.when(adopted.date), adopted.section] if adopted else []
    facts.say("adopted", label, ", ".join(filter(None, said)))
    if document.settled and not (adopted and adopted.date):
        facts.miss("adopted", label, Message("Day of adoption is missing"))


def _validity(document: Document, facts: Facts, say: Phrases) -> None:
    first, last, label = valid_from(document), valid_until(document), Message("Valid")
    if last:
        facts.say("valid", label, say.span(first, last))
        return
    facts.say("valid", label, say.span(first, None) if document.valid and document.valid.from_ else None)
    facts.miss("valid", Message("Valid until"), Message("Last day is missing"))


def _promise(promise: ReportPromise, say: Phrases) -> str:
    by, to = say.several(titles(promise.by)), say.several(titles(*promise.to))
    after = say.length(promise.after)
    who = (
        say(Message("{by} to {to}", by=by, to=to))
        if by and to
        else by or (say(Message("To {to}", to=to)) if to else "")
    )
    when = say(Message("{time} after adoption", time=after)) if after else ""
    return ", ".join(filter(None, [who, when]))


def _age_groups(groups: tuple[AgeGroup, ...], say: Phrases) -> tuple[Fact, ...]:
    """The age groups as a list, where they are explained, else in words."""
    label = say(Message("Age groups"))
    lines = [f"{group.title} ({say.ages(group.ages)})" if group.ages else group.title for group in groups]
    if not any(group.text for group in groups):
        return (Fact("age_groups", label, tuple(lines)),) if lines else ()
    items = tuple(
        Node("item", content=(Node("paragraph", content=(Node("text", line),)), *parse(group.text or "")))
        for line, group in zip(lines, groups, strict=True)
    )
    return (Fact("age_groups", label, text=(Node("bullets", content=items),)),)


def _sections(project: Project, place: str) -> tuple[Section, ...]:
    return tuple(
        Section(section.title, parse(section.text or ""))
        for section in project.sections
        if (section.place or "before") == place
    )


def _commission(commission: Commission, say: Phrases) -> Entry:
    facts = Facts(say)
    facts.say("by", Message("From"), *titles(commission.by))
    facts.say("date", Message("Date"), say.when(commission.date))
    parts = []
    for part in commission.parts:
        answer, label = Facts(say), Message("Answered by")
        answer.say("activities", label, *titles(*part.activities))
        answer.tell("met", label, part.met)
        if not answer.all():
            answer.miss("met", label, Message("No answer is given"))
        parts.append(Entry(part.title, parse(part.text or ""), answer.all()))
    return Entry(commission.title, parse(commission.text or ""), facts.all(), tuple(parts))


def _need(need: Need, say: Phrases) -> Entry:
    facts = Facts(say)
    facts.say("kind", Message("Kind"), say(names.NEEDS[need.kind]) if need.kind else None)
    facts.say("horizon", Message("Horizon"), say(names.HORIZON[need.horizon]) if need.horizon else None)
    facts.say("rank", Message("Rank"), say.number(need.rank))
    facts.say("mentions", Message("Raised by"), _sources(need, say))
    facts.say("activities", Message("Met by"), *titles(*need.activities))
    facts.tell("declined", Message("Why nothing is planned"), need.declined)
    return Entry(need.title, parse(need.text or ""), facts.all())


def _sources(need: Need, say: Phrases) -> str:
    return say(counted("{n} source", "{n} sources", need.mentions)) if need.mentions is not None else ""


def _focus_area(area: FocusAreaModel, say: Phrases) -> FocusArea:
    facts = Facts(say)
    facts.say("goals", Message("Goals"), *titles(*area.goals))
    facts.say("governing_documents", Message("Rests on"), *titles(*area.governing_documents))
    if area.lacks("strategies"):
        facts.miss("strategies", Message("Strategies"), Message("Strategies are missing"))
    return FocusArea(
        area.title,
        parse(area.purpose or ""),
        parse(area.text or ""),
        facts.all(),
        tuple(_strategy(strategy, say) for strategy in area.strategies),
    )


def _strategy(strategy: StrategyModel, say: Phrases) -> Strategy:
    facts = Facts(say)
    if strategy.lacks("activities"):
        facts.miss("activities", Message("Activities"), Message("Activities are missing"))
    activities = tuple(things.activity(activity, say) for activity in strategy.activities)
    return Strategy(strategy.title, parse(strategy.text or ""), facts.all(), activities)


def _period(period: model.Period, say: Phrases) -> Period:
    facts = Facts(say)
    facts.say("when", Message("Time"), say.span(period.from_, period.until))
    return Period(
        period.title or period.id,
        parse(period.text or ""),
        facts.all(),
        tuple(_selection(selection, say) for _, selection in period.selections),
    )


def _selection(selection: model.Selection, say: Phrases) -> Selection:
    facts = Facts(say)
    decided = selection.decided
    if decided and (decided.date or decided.section):
        facts.say("decided", Message("Decided"), ", ".join(filter(None, [say.day(decided.date), decided.section])))
    else:
        facts.miss("decided", Message("Decided"), Message("Decision is missing"))
    facts.say("method", Message("Chosen"), say(names.METHODS[selection.method]) if selection.method else None)
    everyone = [say(Message("All groups"))] if selection.binds_all else []
    facts.say("binds", Message("Applies to"), *everyone, *([] if everyone else titles(*selection.binds)))
    goals = tuple(things.picked(pick, say) for pick in selection.goals if pick.goal is not None)
    return Selection(selection.picker.title if selection.picker else "", facts.all(), goals)


def _picked_by(period: model.Period | None, group: Group, say: Phrases) -> Fact | None:
    """Whose picks bind a group in the period; their goals stand under the period."""
    if period is None:
        return None
    selections = dict.fromkeys(selection for selection, _ in picks_binding(period, group))
    pickers = tuple(selection.picker.title for selection in selections if selection.picker)
    return Fact("goals", say(Message("Goals of the period picked by")), pickers) if pickers else None


def _mapping(project: Project, say: Phrases) -> tuple[Level, ...]:
    levels = {level: [one for one in project.interventions if level in one.prevention] for level in names.PREVENTION}
    found = [(say(names.PREVENTION[level]), all_) for level, all_ in levels.items()]
    found.append((say(Message("Level is missing")), [one for one in project.interventions if not one.prevention]))
    return tuple(Level(title, tuple(things.intervention(one, say) for one in all_)) for title, all_ in found if all_)


def _governing(project: Project, say: Phrases) -> tuple[Scope, ...]:
    used = [one for one in project.governing_documents if _used(project, one)]
    found = [(say(title), [one for one in used if one.scope == scope]) for scope, title in names.SCOPES.items()]
    found.append((say(Message("Scope is missing")), [one for one in used if one.scope is None]))
    return tuple(
        Scope(title, tuple(things.governing_document(one, say) for one in all_)) for title, all_ in found if all_
    )


def _used(project: Project, thing: Thing) -> bool:
    """Whether a thing belongs in this document: its own, or shared with other plans and referred to here."""
    ends = (name for name, end in vars(type(thing)).items() if isinstance(end, Back))
    return thing.source_file not in project.shared_files or any(getattr(thing, name) for name in ends)


def _with_terms(view: View, project: Project) -> View:
    """The terms of the plan, and of those shared with other plans the ones that occur in the document."""
    said = "\n".join(texts(view)) if any(term.source_file in project.shared_files for term in project.terms) else ""
    terms = (term for term in project.terms if term.source_file not in project.shared_files or term.title in said)
    return replace(view, terms=tuple(Entry(term.title, parse(term.text or "")) for term in terms))
