"""When a report that was promised is due."""

from __future__ import annotations

from datetime import date

from samverkan_cli.follow.days import after
from samverkan_cli.model.document import Document, ReportPromise


def report_due(document: Document, promise: ReportPromise) -> date | None:
    """The day by which a promised report is due, counted from the day of adoption.

    None where that is not a whole day, or the promise does not say how long after it.
    """
    adopted = document.adopted.date.whole if document.adopted is not None and document.adopted.date else None
    if adopted is None or promise.after is None:
        return None
    try:
        return after(adopted, promise.after)
    except (ValueError, OverflowError):  # past the year 9999
        return None
