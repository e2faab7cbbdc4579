"""From when to when something goes on, as far as is known."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from samverkan_cli.model.focus import Activity
from samverkan_cli.model.owners import Active


class Stretch(NamedTuple):
    """A first and a last day, both included; None where it is not known."""

    first: date | None
    last: date | None


def stretch_of(part: Activity | Active) -> Stretch | None:
    """When an activity goes on, or an owner or a group exists.

    None where nothing is known of it, and where it ends before it begins.
    """
    first, last = part.from_, part.until
    if (first is None and last is None) or (first is not None and last is not None and last < first):
        return None
    return Stretch(first, last)


def covers(whole: Stretch, part: Stretch) -> bool:
    """Whether no known day of one stretch is known to lie outside the other."""
    known = [day for day in part if day is not None]
    return all(
        (whole.first is None or whole.first <= day) and (whole.last is None or day <= whole.last) for day in known
    )
