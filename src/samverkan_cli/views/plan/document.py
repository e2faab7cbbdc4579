"""The document in short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samverkan_cli.core.message import Message
from samverkan_cli.derive.promises import Kept, promises_kept
from samverkan_cli.derive.validity import valid_from, valid_until
from samverkan_cli.i18n import labels
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.values import Ages, Duration, When
from samverkan_cli.views.plain import Named, all_named, missing, named, unread
from samverkan_cli.views.saying import broken, fact, inner, lack, listed, stretch, titles


@dataclass(frozen=True, slots=True)
class Adopted:
    """The decision by which the document holds."""

    date: When | None
    by: Named | None
    section: str | None


@dataclass(frozen=True, slots=True)
class Promise:
    """A report that was promised; `due` is the day by which, `answered_by` the follow-ups that keep it."""

    id: str
    after: Duration | None
    due: date | None
    by: Named | None
    to: tuple[Named, ...]
    answered_by: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class AgeGroup:
    """Ages that the plan works with as one."""

    id: str
    title: str
    ages: Ages | None


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What stands on the first page; `from_` and `until` are the first and last day it holds, as far as is known."""

    title: str
    kind: str
    status: str | None
    language: str | None
    municipality: str | None
    registry_no: str | None
    adopted: Adopted | None
    version: str | None
    revised: date | None
    from_: date | None
    until: date | None
    review_every: Duration | None
    review_date: date | None
    owners: tuple[Named, ...]
    lead: Named | None
    process_lead: Named | None
    applies_to: tuple[Named, ...]
    reporting: tuple[Promise, ...]
    ages: Ages | None
    age_groups: tuple[AgeGroup, ...]
    missing: tuple[str, ...]
    unread: tuple[str, ...]


def document(project: Project) -> DocumentFacts:
    """The document of a plan."""
    here = project.document
    adopted = here.adopted
    review = here.review
    until = valid_until(here)
    lacking = missing(here, "owners", *(["adopted"] if here.settled else []))
    return DocumentFacts(
        here.title,
        here.kind,
        here.status,
        here.language,
        here.municipality.name if here.municipality else None,
        here.registry_no,
        Adopted(adopted.date, named(adopted.by), adopted.section) if adopted else None,
        here.version,
        here.revised,
        valid_from(here),
        until,
        review.every if review else None,
        review.date if review else None,
        all_named(here.owners),
        named(here.lead),
        named(here.process_lead),
        all_named(here.applies_to),
        tuple(map(_promise, promises_kept(project))),
        here.ages,
        tuple(AgeGroup(each.id, each.title, each.ages) for each in here.age_groups),
        (*lacking, *(["valid"] if until is None and here.whole("valid") else [])),
        unread(here),
    )


def _promise(kept: Kept) -> Promise:
    promise = kept.promise
    return Promise(
        promise.id, promise.after, kept.due, named(promise.by), all_named(promise.to), all_named(kept.reports)
    )


def lines(facts: DocumentFacts, say: Phrases) -> Iterator[str]:
    """The document in words, one fact a line."""
    status = inner(say(labels.DOCUMENT_STATUS[facts.status])) if facts.status else None
    yield ", ".join(filter(None, [say(labels.KINDS[facts.kind]), facts.municipality, status]))
    yield from fact(say, Message("Registry number"), facts.registry_no)
    yield from _adopted(facts, say)
    yield from fact(say, Message("Revised"), str(facts.revised or ""))
    yield from fact(say, Message("Version"), facts.version)
    yield from fact(say, Message("Valid"), stretch(say, facts.from_, facts.until) if facts.until else None)
    if "valid" in facts.missing:
        yield lack(say, Message("Nothing says how long the document holds"))
    reviewed = (stretch(say, None, None, facts.review_every), str(facts.review_date or ""))
    yield from fact(say, Message("Reviewed"), *map(inner, reviewed))
    yield from fact(say, Message("Document owner"), *titles(*facts.owners))
    if "owners" in facts.missing:
        yield lack(say, Message("Document owner is missing"))
    yield from fact(say, Message("Led by"), *titles(facts.lead))
    yield from fact(say, Message("Process lead"), *titles(facts.process_lead))
    yield from fact(say, Message("Applies to"), *titles(*facts.applies_to))
    for promise in facts.reporting:
        yield from fact(say, Message("Reported back"), promised(promise, say))
    yield from fact(say, Message("Ages"), say.ages(facts.ages))
    ages = (f"{each.title} ({say.ages(each.ages)})" if each.ages else each.title for each in facts.age_groups)
    yield from fact(say, Message("Age groups"), *ages)
    yield from broken(say, facts.unread)


def _adopted(facts: DocumentFacts, say: Phrases) -> Iterator[str]:
    adopted = facts.adopted
    if adopted is not None:
        day = str(adopted.date) if adopted.date else None
        yield from fact(say, Message("Adopted"), day, *titles(adopted.by), adopted.section)
    if "adopted" in facts.missing or (facts.status in ("adopted", "expired") and adopted and not adopted.date):
        yield lack(say, Message("Day of adoption is missing"))


def promised(promise: Promise, say: Phrases) -> str:
    """A promised report: by when, by whom, to whom, and what answers it."""
    by, to = listed([promise.by]), listed(promise.to)
    who = by or (say(Message("To {to}", to=to)) if to else "")
    if by and to:
        who = say(Message("{by} to {to}", by=by, to=to))
    when = str(promise.due or "")
    if not when and promise.after is not None:
        when = say(Message("{time} after adoption", time=say.length(promise.after)))
    answer = say(Message("answered by {follow_ups}", follow_ups=listed(promise.answered_by)))
    return ", ".join(filter(None, [when or promise.id, who, answer if promise.answered_by else None]))
