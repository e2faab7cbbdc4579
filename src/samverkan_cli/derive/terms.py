"""Who chairs a group in which stretch of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from samverkan_cli.derive.chairs import chair_on, term_of
from samverkan_cli.model.groups import Chair, Group
from samverkan_cli.model.owners import Owner

_HALVES = ("term", "half-year")


@dataclass(frozen=True, slots=True)
class Chaired:
    """A stretch in which one and the same chairs. It lies within a term, and `term` is set where it is all of it."""

    first: date
    last: date
    who: Owner | Group

    @property
    def term(self) -> str | None:
        """`spring` or `autumn`, where the stretch is the whole of that term of its year."""
        whole = self.first == _term_begins(self.first) and self.last == _term_ends(self.first)
        return term_of(self.first) if whole else None


def turns_between(chair: Chair, first: date, last: date, most: int = 8) -> tuple[Chaired, ...]:
    """Who chairs from one day to another, both included, in order: a stretch for each chair and term.

    Days on which nobody is known to chair are left out, and so are stretches after the `most` first.
    """
    rota = chair.rota
    by_term = rota is None or rota.every is None or rota.every.unit in _HALVES
    found: list[Chaired] = []
    day = max(first, rota.from_) if rota is not None and rota.from_ is not None else first
    while day <= last:
        ends = min(_term_ends(day), last)
        # The days of a term are alike, unless the chair changes by days, weeks, months or years.
        until = ends if by_term else day
        who = chair_on(chair, day)
        before = found[-1] if found else None
        if before and who is before.who and before.last + timedelta(days=1) == day and day != _term_begins(day):
            found[-1] = Chaired(before.first, until, before.who)
        elif who is not None:
            if len(found) == most:
                break
            found.append(Chaired(day, until, who))
        if until == date.max:
            break
        day = until + timedelta(days=1)
    return tuple(found)


def _term_begins(day: date) -> date:
    return date(day.year, 1 if day.month <= 6 else 7, 1)


def _term_ends(day: date) -> date:
    return date(day.year, 6, 30) if day.month <= 6 else date(day.year, 12, 31)
