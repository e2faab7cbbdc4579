"""When a document is to be looked over."""

from __future__ import annotations

from datetime import date

from samverkan_cli.follow.days import after
from samverkan_cli.follow.validity import dated
from samverkan_cli.model.document import Document


def review_due(document: Document) -> date | None:
    """The day by which a document is to be looked over: as it is given, else counted from its own date.

    None where neither is known.
    """
    review, since = document.review, dated(document)
    if review is None or review.date is not None:
        return review.date if review is not None else None
    if review.every is None or since is None:
        return None
    try:
        return after(since, review.every)
    except (ValueError, OverflowError):  # past the year 9999
        return None
