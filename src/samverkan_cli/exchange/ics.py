"""The days of plans as a calendar file that calendar programs read and keep up to date (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from samverkan_cli.core.message import Message
from samverkan_cli.derive.events import Event, EventKind
from samverkan_cli.i18n.events import KINDS
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.link.project import Project

_REMINDED: dict[EventKind, tuple[int, ...]] = {"report": (60, 14), "review": (30,)}
"""How many days before something its reminders come."""
_FIRST = date(2000, 1, 1)


def calendar(found: Sequence[tuple[Project, Iterable[Event]]], say: Speech, today: date) -> bytes:
    """A calendar of events. Each has a name of its own that it keeps, so that a new file takes the place of an old one.

    Days are whole days of the reader's own calendar. As of one day the same plans give the same bytes.
    """
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", "-//samverkan//samverkan//SV")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    titles = dict.fromkeys(project.document.title for project, _ in found)
    made.add("x-wr-calname", ", ".join(titles) if len(titles) < 3 else "Samverkan")
    made.add("x-wr-timezone", "Europe/Stockholm")
    for project, events in found:
        for each in events:
            made.add_component(_entry(project, each, say, today))
    return bytes(made.to_ical())


def _entry(project: Project, event: Event, say: Speech, today: date) -> Any:
    import icalendar

    entry = icalendar.Event()
    entry.add("uid", f"{_name(project, event)}@samverkan")
    entry.add("dtstamp", datetime.combine(today, time(), UTC))
    entry.add("sequence", max((today - _FIRST).days, 0))
    entry.add("summary", f"{say(KINDS[event.kind])}: {event.title}")
    entry.add("dtstart", event.day)
    if event.day < date.max:
        entry.add("dtend", event.day + timedelta(days=1))
    entry.add("transp", "OPAQUE" if event.kind == "meeting" else "TRANSPARENT")
    entry.add("categories", [say(KINDS[event.kind])])
    entry.add("description", "\n".join(_lines(project, event, say)))
    for days in _REMINDED.get(event.kind, ()):
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"{say(KINDS[event.kind])}: {event.title}")
        alarm.add("trigger", timedelta(days=-days))
        entry.add_component(alarm)
    return entry


def _name(project: Project, event: Event) -> str:
    municipality = project.document.municipality
    whose = (municipality.code or municipality.name or "") if municipality is not None else ""
    return hashlib.sha256("\n".join((str(whose), project.name, *event.key)).encode()).hexdigest()[:32]


def _lines(project: Project, event: Event, say: Speech) -> Iterable[str]:
    yield project.document.title
    if event.chair is not None:
        yield say(Message("{who} chairs", who=event.chair.title))
    elif event.who:
        yield say(Message("Responsible: {who}", who=tuple(each.title for each in event.who)))
    if event.late:
        yield say(Message("late"))
