"""Who chairs a group on a day."""

from __future__ import annotations

from datetime import date

from samverkan_cli.derive.days import after
from samverkan_cli.model.groups import Chair, Group, Rota, Turn
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.values import Duration

Kind = tuple[str, str]
"""A kind of term: `spring` or `autumn`, of `odd` or of `even` years."""
KINDS: tuple[Kind, ...] = (("spring", "odd"), ("autumn", "odd"), ("spring", "even"), ("autumn", "even"))
"""All kinds of term, in the order in which they come."""

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}


def term_of(day: date) -> str:
    """The term that a day lies in: `spring` from January to June, `autumn` from July to December."""
    return "spring" if day.month <= 6 else "autumn"


def kind_of(day: date) -> Kind:
    """The kind of term that a day lies in."""
    return term_of(day), "odd" if day.year % 2 else "even"


def kinds_between(first: date | None, last: date | None) -> tuple[Kind, ...]:
    """The kinds of term that lie between two days, both included, also in part. All where one of the days is open."""
    if first is None or last is None:
        return KINDS
    halves = range(first.year * 2 + (first.month > 6), last.year * 2 + (last.month > 6) + 1)
    found = {("autumn" if half % 2 else "spring", "odd" if half // 2 % 2 else "even") for half in halves[:4]}
    return tuple(kind for kind in KINDS if kind in found)


def takes(turn: Turn, kind: Kind) -> bool:
    """Whether a turn is one in terms of a kind: a term that it does not say is every one, and so is a year."""
    term, years = kind
    return (turn.term == term or turn.lacks("term")) and (turn.years == years or turn.lacks("years"))


def chair_on(chair: Chair, day: date) -> Owner | Group | None:
    """Who chairs on a day: the one who always does, or whose turn it is. None where nobody does or it is not known."""
    if chair.holder is not None:
        return chair.holder
    if not (chair.whole("holder") and chair.whole("rotation")):
        return None
    term, years = kind_of(day)
    for turn in chair.rotation:
        if turn.term in (None, term) and turn.years in (None, years):
            # With the term or the years unknown, it is not known whether it is this one's turn or a later one's.
            return turn.chair if takes(turn, (term, years)) else None
    return _of_rota(chair.rota, day) if chair.rota is not None else None


def _of_rota(rota: Rota, day: date) -> Owner | Group | None:
    # With one of them unknown, it is not known whose turn it is either.
    if not rota.among or not rota.whole("among") or rota.from_ is None or rota.every is None or day < rota.from_:
        return None
    return rota.among[_turns(rota.from_, rota.every, day) % len(rota.among)]


def _turns(first: date, every: Duration, day: date) -> int:
    """How many whole turns have passed since the first day."""
    if every.unit in _DAYS:
        return (day - first).days // (every.count * _DAYS[every.unit])
    if every.unit in _MONTHS:
        months = every.count * _MONTHS[every.unit]
        turns = ((day.year - first.year) * 12 + day.month - first.month) // months
        # Later in its month than the day, the turn has not begun yet.
        return turns - (turns > 0 and after(first, Duration(turns * months, "month")) > day)
    halves = (day.year - first.year) * 2 + (day.month > 6) - (first.month > 6)
    return halves // every.count
