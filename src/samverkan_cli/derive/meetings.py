"""Who chairs the meetings of a group, and whether it meets as often as it promised."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from samverkan_cli.core.record import record
from samverkan_cli.derive.days import DAYS, HALVES, MONTHS, after, term_days, term_of
from samverkan_cli.derive.relations import taken_over
from samverkan_cli.model.enums import TermOfYear, YearParity
from samverkan_cli.model.groups import Chair, Group, Meets, Rota, Turn
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.values import Duration

Kind = tuple[TermOfYear, YearParity]
"""A kind of term: in which half, of which years."""
KINDS: tuple[Kind, ...] = tuple((term, years) for years in YearParity for term in TermOfYear)
"""All kinds of term, in the order in which they come."""


def kind_of(day: date) -> Kind:
    """The kind of term that a day lies in."""
    return term_of(day), YearParity.ODD if day.year % 2 else YearParity.EVEN


def kinds_between(first: date | None, last: date | None) -> tuple[Kind, ...]:
    """The kinds of term that lie between two days, both included, also in part. All where one of the days is open."""
    if first is None or last is None:
        return KINDS
    halves = range(first.year * 2 + (first.month > 6), last.year * 2 + (last.month > 6) + 1)
    found = {("autumn" if half % 2 else "spring", "odd" if half // 2 % 2 else "even") for half in halves[:4]}
    return tuple(kind for kind in KINDS if kind in found)


def takes(turn: Turn, kind: Kind) -> bool:
    """Whether a turn is one in terms of a kind."""
    return (turn.term, turn.years) == kind


def chair_on(chair: Chair, day: date) -> Owner | Group | None:
    """Who chairs on a day: the one who always does, or whose turn it is. None where nobody does or it is not known."""
    if chair.holder is not None:
        return chair.holder
    if not (chair.whole("holder") and chair.whole("rotation")):
        return None
    kind = kind_of(day)
    for turn in chair.rotation:
        if takes(turn, kind):
            return turn.chair
    return _of_rota(chair.rota, day) if chair.rota is not None else None


def _of_rota(rota: Rota, day: date) -> Owner | Group | None:
    # With one of them unknown, it is not known whose turn it is either.
    if not rota.among or not rota.whole("among") or rota.from_ is None or rota.every is None or day < rota.from_:
        return None
    return rota.among[_turns(rota.from_, rota.every, day) % len(rota.among)]


def _turns(first: date, every: Duration, day: date) -> int:
    """How many whole turns have passed since the first day."""
    if every.unit in DAYS:
        return (day - first).days // (every.count * DAYS[every.unit])
    if every.unit in MONTHS:
        months = every.count * MONTHS[every.unit]
        turns = ((day.year - first.year) * 12 + day.month - first.month) // months
        begins = after(first, Duration(turns * months, "month"))
        # Later in its month than the day, the turn has not begun yet.
        return turns - (turns > 0 and (begins is None or begins > day))
    halves = (day.year - first.year) * 2 + (day.month > 6) - (first.month > 6)
    return halves // every.count


@record
class Chaired:
    """A stretch in which one and the same chairs. It lies within a term, and `term` is set where it is all of it."""

    first: date
    last: date
    who: Owner | Group

    @property
    def term(self) -> TermOfYear | None:
        """The term, where the stretch is the whole of that term of its year."""
        term = term_of(self.first)
        return term if (self.first, self.last) == term_days(self.first.year, term) else None


def turns_between(chair: Chair, first: date, last: date, most: int = 8) -> tuple[Chaired, ...]:
    """Who chairs from one day to another, both included, in order: a stretch for each chair and term.

    Days on which nobody is known to chair are left out, and so are stretches after the `most` first.
    """
    rota = chair.rota
    by_term = rota is None or rota.every is None or rota.every.unit in HALVES
    found: list[Chaired] = []
    day = max(first, rota.from_) if rota is not None and rota.from_ is not None else first
    while day <= last:
        term_begins, term_ends = term_days(day.year, term_of(day))
        # The days of a term are alike, unless the chair changes by days, weeks, months or years.
        until = min(term_ends, last) if by_term else day
        who = chair_on(chair, day)
        before = found[-1] if found else None
        if before and who is before.who and before.last + timedelta(days=1) == day and day != term_begins:
            found[-1] = Chaired(before.first, until, before.who)
        elif who is not None:
            if len(found) == most:
                break
            found.append(Chaired(day, until, who))
        if until == date.max:
            break
        day = until + timedelta(days=1)
    return tuple(found)


Days = tuple[date | None, date | None]
"""A first and a last day, None where it is open or not known."""


@record
class TooFew:
    """A year, or a `spring` or `autumn` of it, in which fewer meetings are set than were promised."""

    year: int
    term: TermOfYear | None
    meetings: int


def too_few(group: Group, *within: Days) -> tuple[TooFew, ...]:
    """The years or half-years with meetings, but with fewer than the group promises, in order.

    Those that do not lie whole within all of some stretches of days are left out: nobody promised anything for a part.
    """
    meets: Meets | None = taken_over(group, "meets")
    if meets is None or meets.at_least is None or meets.per is None or not group.whole("meetings"):
        return ()
    halved = meets.per == "half-year"
    held = Counter((day.year, term_of(day) if halved else None) for day in set(group.meetings))
    found = [TooFew(year, term, n) for (year, term), n in held.items() if n < meets.at_least]
    whole = [each for each in found if all(_lies_in(each, days) for days in within)]
    return tuple(sorted(whole, key=lambda each: (each.year, each.term == "autumn")))


def _lies_in(one: TooFew, days: Days) -> bool:
    first, last = term_days(one.year, one.term)
    return (days[0] is None or days[0] <= first) and (days[1] is None or last <= days[1])
