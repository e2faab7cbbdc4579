"""From which day and to which day a document holds, and when it is to be reviewed.

A day that is written but cannot be used is unknown, and nothing is counted in its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samverkan_cli.derive.days import after, interval, last_day
from samverkan_cli.link.project import Project
from samverkan_cli.model.document import Document
from samverkan_cli.model.enums import DocumentKind
from samverkan_cli.model.groups import Group
from samverkan_cli.model.values import FurtherNotice

UNDECIDED = frozenset({DocumentKind.REPORT, DocumentKind.INQUIRY, DocumentKind.PROPOSAL})
"""Kinds of document that decide nothing, and so hold for no time."""


def is_working_draft(document: Document) -> bool:
    """Whether a document is still being written: it says what it lacks, and what its writers remark to each other."""
    return document.status in (None, "draft") and says_gaps(document)


def says_gaps(document: Document) -> bool:
    """Whether a document says what it lacks: as its layout has it, else a draft does and nothing else."""
    gaps = document.layout.gaps if document.layout is not None else None
    return document.status in (None, "draft") if gaps is None else gaps == "show"


def adopted_on(document: Document) -> date | None:
    """The day of adoption, where a whole day is known."""
    adopted = document.adopted
    return adopted.date.whole if adopted is not None and adopted.date is not None else None


def valid_from(document: Document) -> date | None:
    """The first day: `valid.from`, else the day of adoption where a whole day is known."""
    valid = document.valid
    if valid is not None and (valid.from_ is not None or not valid.whole("from_")):
        return valid.from_
    return adopted_on(document) if document.whole("valid") else None


def valid_until(document: Document) -> date | None:
    """The last day: `valid.until`, else counted by `valid.for` from the first day.

    None where it cannot be known, and where the document holds until further notice.
    """
    valid = document.valid
    if valid is None:
        return None
    if valid.until is not None or not valid.whole("until"):
        return last_set(valid.until)
    first = valid_from(document)
    return last_day(first, valid.for_) if valid.for_ is not None and first is not None else None


def is_open(document: Document) -> bool:
    """Whether a document holds until further notice."""
    return document.valid is not None and isinstance(document.valid.until, FurtherNotice)


def last_set(until: date | FurtherNotice | None) -> date | None:
    """A last day, where one is set."""
    return None if isinstance(until, FurtherNotice) else until


def dated(document: Document) -> date | None:
    """The document's own date: the day of its last revision, else of adoption, else none."""
    if document.revised is not None or not document.whole("revised"):
        return document.revised.whole if document.revised is not None else None
    return adopted_on(document)


def earliest(document: Document) -> date | None:
    """The first day that it holds or, where only the month or the year of its adoption is known, the first of that.

    None where nothing is known, or may have been left out because of how it is written.
    """
    first = valid_from(document)
    if first is not None:
        return first
    valid, adopted = document.valid, document.adopted
    known = valid.whole("from_") if valid is not None else document.whole("valid")
    if not known or adopted is None or adopted.date is None:
        return None
    return adopted.date.first


def review_due(document: Document) -> date | None:
    """The day by which a document is next to be reviewed.

    The day that is given, unless the document is dated on it or later; else counted from the document's own date. None
    where neither is known.
    """
    review, since = document.review, dated(document)
    if review is None or not review.whole("date") or not document.whole("revised"):
        return None
    if review.date is not None and (since is None or since < review.date):
        return review.date
    every = interval(review.every)
    return after(since, every) if every is not None and since is not None else None


def reviews_due(project: Project, today: date) -> Iterator[tuple[Document | Group, date]]:
    """The document and the groups with the days by which they are next to be reviewed, as far as those are known.

    A group that no longer exists is not, and one whose day came before the document's own date has been.
    """
    document = project.document
    due = review_due(document)
    if due is not None:
        yield document, due
    since = dated(document)
    for group in project.groups if document.whole("revised") else ():
        day = group.review.date if group.review is not None else None
        if day is not None and (since is None or since < day) and _is_there(group, today):
            yield group, day


def _is_there(group: Group, today: date) -> bool:
    if group.active is None:
        return group.whole("active")
    until = group.active.until
    return group.active.whole("until") and (until is None or until >= today)
