"""The year's wheel: when groups meet, and when reports and reviews are due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from samverkan_cli.core.message import Message, counted
from samverkan_cli.derive.events import Event, events
from samverkan_cli.document.figures.shared import Plain, lines, pages, sentences, short
from samverkan_cli.document.paper import Figure
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.values import last_of

_FEWEST = 4
"""A list says as much of fewer days."""
_LINES = 6
"""So many lines stand beside a month."""
_LETTERS, _LONGEST = 26, 70
"""So many letters stand on a line, and of a title."""
_WORDS = {
    "meeting": Message("Meeting"),
    "report": Message("Report"),
    "follow-up": Message("Report"),
    "review": Message("Review"),
}
_SIGNS = {"meeting": "meeting", "report": "report", "follow-up": "report", "review": "review"}


def year_wheel(project: Project, today: date, say: Phrases) -> tuple[Figure, ...]:
    """The year, from this one on, in which most is coming. None where little is, or all of it is of one group."""
    found = [each for each in events(project, today) if each.kind in _SIGNS]
    coming = Counter(each.day.year for each in found if each.day >= today)
    year = max(sorted(coming), key=coming.__getitem__, default=None)
    of_year = [each for each in found if each.day.year == year]
    if year is None or len(of_year) < _FEWEST or len({_about(each) for each in of_year}) < 2:
        return ()
    title = say(Message("The year {year}: meetings and reports", year=str(year)))
    data: Plain = {
        "year": str(year),
        "months": [_month(month, of_year, say) for month in range(1, 13)],
        "legend": [{"sign": sign, "word": word} for sign, word in _legend(of_year, say)],
    }
    return (Figure("wheel", title, sentences(_alt(title, of_year, say)), data),)


def _about(event: Event) -> object:
    return event.group if event.group is not None else event.kind


def _month(month: int, found: Sequence[Event], say: Phrases) -> Plain:
    of_month = [each for each in found if each.day.month == month]
    rows: dict[tuple[str, str], list[date]] = {}
    for each in of_month:
        rows.setdefault((_SIGNS[each.kind], _title(each, say)), []).append(last_of(each.day))
    many = [(sign, short(title, _LONGEST), days) for (sign, title), days in rows.items()]
    kept = next(pages(many, lambda row: lines(row[1], _LETTERS), _LINES), ())
    return {
        "name": say.month(month),
        "marks": [{"sign": _SIGNS[each.kind], "day": last_of(each.day).day} for each in of_month],
        "lines": [
            {"days": ", ".join(dict.fromkeys(str(day.day) for day in days)), "sign": sign, "title": title}
            for sign, title, days in kept
        ],
        "more": say(counted("and {n} more", "and {n} more", len(many) - len(kept))) if len(kept) < len(many) else "",
    }


def _title(event: Event, say: Phrases) -> str:
    """What happens; a report is known by the day, for its id is a name for those who write the plan."""
    if event.kind == "report" and event.who:
        return say(Message("Report by {who}", who=tuple(each.title for each in event.who)))
    if event.kind == "report":
        return say(_WORDS["report"])
    if event.kind == "review":
        return say(Message("Review of {what}", what=event.title))
    return event.title


def _legend(found: Sequence[Event], say: Phrases) -> Iterator[tuple[str, str]]:
    words = {_SIGNS[each.kind]: say(_WORDS[each.kind]) for each in found}
    for sign in ("meeting", "report", "review"):
        if sign in words:
            yield sign, words[sign]


def _alt(title: str, found: Sequence[Event], say: Phrases) -> Iterator[str]:
    yield title
    for each in found:
        word = say(_WORDS[each.kind])
        named = _title(each, say)
        yield f"{say.day(each.day)}: {named if each.kind in ('report', 'review') else f'{word}, {named}'}"
