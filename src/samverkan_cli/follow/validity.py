"""From which day and to which day a document holds."""

from __future__ import annotations

from datetime import date

from samverkan_cli.follow.days import last_day
from samverkan_cli.model.document import Document


def valid_from(document: Document) -> date | None:
    """The first day: `valid.from`, else the day of adoption where a whole day is known."""
    if document.valid is not None and document.valid.from_ is not None:
        return document.valid.from_
    if document.adopted is not None and document.adopted.date is not None:
        return document.adopted.date.whole
    return None


def valid_until(document: Document) -> date | None:
    """The last day: `valid.until`, else counted by `valid.for` from the first day. None where it cannot be known."""
    valid = document.valid
    if valid is None:
        return None
    if valid.until is not None:
        return valid.until
    first = valid_from(document)
    return last_day(first, valid.for_) if valid.for_ is not None and first is not None else None


def dated(document: Document) -> date | None:
    """The document's own date: the day of its last revision, else of adoption, else none."""
    if document.revised is not None:
        return document.revised
    return document.adopted.date.whole if document.adopted is not None and document.adopted.date is not None else None
