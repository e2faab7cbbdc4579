"""Before which day a document cannot begin to hold."""

from __future__ import annotations

from datetime import date

from samverkan_cli.derive.validity import valid_from
from samverkan_cli.model.document import Document


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
    return date(adopted.date.year, adopted.date.month or 1, adopted.date.day or 1)
