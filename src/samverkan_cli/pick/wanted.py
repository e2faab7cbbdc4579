"""What somebody asks for who picks goals, as it was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Wanted:
    """A period, who picks and whom it binds (ids, or the word for all), and the decision. Nothing is checked yet.

    `method` is set only where it was written; with `replace` what is not set stays as it is in the plan.
    """

    period: str
    by: str
    binds: tuple[str, ...] = ()
    first: date | None = None
    until: date | None = None
    method: str | None = None
    decided: date | None = None
    section: str | None = None
    replace: bool = False
