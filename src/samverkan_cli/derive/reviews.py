"""When something is to be looked over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samverkan_cli.derive.days import after
from samverkan_cli.derive.validity import dated
from samverkan_cli.link.project import Project
from samverkan_cli.model.document import Document
from samverkan_cli.model.groups import Group


def review_due(document: Document) -> date | None:
    """The day by which a document is next to be looked over.

    The day that is given, unless the document is dated on it or later; else counted from the document's own date. None
    where neither is known.
    """
    review, since = document.review, dated(document)
    if review is None or not review.whole("date") or not document.whole("revised"):
        return None
    if review.date is not None and (since is None or since < review.date):
        return review.date
    if review.every is None or since is None:
        return None
    try:
        return after(since, review.every)
    except (ValueError, OverflowError):  # past the year 9999
        return None


def reviews_due(project: Project, today: date) -> Iterator[tuple[Document | Group, date]]:
    """The document and the groups with the days by which they are next to be looked over, as far as those are known.

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
