"""What stands on the first page of a document: who decided it, how long it holds, what it promises to report."""

from __future__ import annotations

from datetime import date

from samverkan_cli.core.message import Message
from samverkan_cli.derive.promises import Kept, promises_kept, report_due
from samverkan_cli.derive.validity import dated, valid_from, valid_until
from samverkan_cli.document.facts import Facts
from samverkan_cli.document.text import Node, parse
from samverkan_cli.document.view import Fact
from samverkan_cli.i18n import labels
from samverkan_cli.i18n.phrases import Phrases, titles
from samverkan_cli.link.project import Project
from samverkan_cli.model.document import AgeGroup, Document, ReportPromise


def day(document: Document) -> str | None:
    """The document's day, in ISO form; where only a year or a month is known, its first day."""
    if found := dated(document):
        return found.isoformat()
    when = document.adopted.date if document.adopted else None
    return date(when.year, when.month or 1, when.day or 1).isoformat() if when else None


def draft(document: Document, say: Phrases) -> str | None:
    """The mark of a document that is not adopted, or None."""
    if document.settled:
        return None
    return say(Message("FOR CONSULTATION") if document.status == "consultation" else Message("DRAFT"))


def facts_of(project: Project, say: Phrases) -> tuple[Fact, ...]:
    """What is known of the document of a plan."""
    document, facts = project.document, Facts(say)
    facts.say("status", Message("Status"), say(labels.DOCUMENT_STATUS[document.status]) if document.status else None)
    facts.say("registry_no", Message("Registry number"), document.registry_no)
    _adopted(document, facts, say)
    facts.say("revised", Message("Revised"), say.day(document.revised))
    facts.say("version", Message("Version"), document.version)
    _validity(document, facts, say)
    if review := document.review:
        facts.say("review", Message("Reviewed"), say.every(review.every), say.day(review.date))
    if document.lacks("owners"):
        facts.miss("owners", Message("Document owner"), Message("Document owner is missing"))
    facts.say("owners", Message("Document owner"), *titles(*document.owners))
    facts.say("lead", Message("Led by"), *titles(document.lead))
    facts.say("process_lead", Message("Process lead"), *titles(document.process_lead))
    facts.say("applies_to", Message("Applies to"), *titles(*document.applies_to))
    facts.say(
        "reporting", Message("Reported back"), *(_reported(document, kept, say) for kept in promises_kept(project))
    )
    facts.say("ages", Message("Ages"), say.ages(document.ages))
    return (*facts.all(), *_age_groups(tuple(document.age_groups), say))


def _adopted(document: Document, facts: Facts, say: Phrases) -> None:
    adopted, label = document.adopted, Message("Adopted")
    said = [*titles(adopted.by), say.when(adopted.date), adopted.section] if adopted else []
    facts.say("adopted", label, ", ".join(filter(None, said)))
    if document.settled and not (adopted and adopted.date):
        facts.miss("adopted", label, Message("Day of adoption is missing"))


def _validity(document: Document, facts: Facts, say: Phrases) -> None:
    first, last, label, valid = valid_from(document), valid_until(document), Message("Valid"), document.valid
    if last:
        facts.say("valid", label, say.span(first, last))
        return
    given = (say.span(first, None), say.length(valid.for_)) if valid and (valid.from_ or valid.for_) else ()
    facts.say("valid", label, *given)
    facts.miss("valid", Message("Valid until"), Message("Last day is missing"))


def promised(document: Document, promise: ReportPromise, say: Phrases) -> str:
    """When a report was promised: how long after adoption, and what day that is."""
    after = say(Message("{time} after adoption", time=say.length(promise.after))) if promise.after else ""
    due = report_due(document, promise)
    by = say(Message("no later than {day}", day=say.day(due))) if due else ""
    return ", ".join(filter(None, [after, by]))


def _reported(document: Document, kept: Kept, say: Phrases) -> str:
    promise = kept.promise
    by, to = say.several(titles(promise.by)), say.several(titles(*promise.to))
    who = by or (say(Message("To {to}", to=to)) if to else "")
    if by and to:
        who = say(Message("{by} to {to}", by=by, to=to))
    follow_ups = say.several(titles(*kept.reports))
    answered = say(Message("answered by {follow_ups}", follow_ups=follow_ups)) if follow_ups else ""
    return ", ".join(filter(None, [who, promised(document, promise, say), answered]))


def _age_groups(groups: tuple[AgeGroup, ...], say: Phrases) -> tuple[Fact, ...]:
    """The age groups as a list, where they are explained, else in words."""
    label = say(Message("Age groups"))
    lines = [say.aged(group) for group in groups]
    if not any(group.text for group in groups):
        return (Fact("age_groups", label, tuple(lines)),) if lines else ()
    items = tuple(
        Node("item", content=(Node("paragraph", content=(Node("text", line),)), *parse(group.text or "")))
        for line, group in zip(lines, groups, strict=True)
    )
    return (Fact("age_groups", label, text=(Node("bullets", content=items),)),)
