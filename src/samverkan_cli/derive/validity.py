"""From which day and to which day a document holds.

A day that is written but cannot be used is unknown, and nothing is counted in its place.
"""

from __future__ import annotations

from datetime import date

from samverkan_cli.derive.days import last_day
from samverkan_cli.model.document import Document


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
    """The last day: `valid.until`, else counted by `valid.for` from the first day. None where it cannot be known."""
    valid = document.valid
    if valid is None:
        return None
    if valid.until is not None or not valid.whole("until"):
        return valid.until
    first = valid_from(document)
    return last_day(first, valid.for_) if valid.for_ is not None and first is not None else None


def dated(document: Document) -> date | None:
    """The document's own date: the day of its last revision, else of adoption, else none."""
    if document.revised is not None or not document.whole("revised"):
        return document.revised
    return adopted_on(document)
