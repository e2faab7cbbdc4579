"""When something is to be looked over."""

from __future__ import annotations

from datetime import date

from samverkan_cli.follow.days import after
from samverkan_cli.follow.validity import dated
from samverkan_cli.model.document import Document


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
