"""What somebody asks for who picks goals, as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Wanted:
    """A period, who picks and whom it binds (ids, or the word for all), and the decision. Nothing is checked yet.

    With `replace` what is not set stays as it is in the plan. `wordings` are adopted wordings by goal, `added` the
    titles of goals that those who pick add, by their new ids. `put_in` and `taken_out` are changes by hand after a
    count, by goal, each with why.
    """

    period: str
    by: str
    binds: tuple[str, ...] = ()
    first: date | None = None
    until: date | None = None
    method: str = "manual"
    decided: date | None = None
    section: str | None = None
    replace: bool = False
    wordings: Mapping[str, str] = field(default_factory=dict)
    added: Mapping[str, str] = field(default_factory=dict)
    put_in: Mapping[str, str] = field(default_factory=dict)
    taken_out: Mapping[str, str] = field(default_factory=dict)
