"""The calendar of a plan, written down."""

from __future__ import annotations

from itertools import groupby

from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.report.layout import Branch, Layout
from samverkan_cli.report.show.presentation import Presentation, cells
from samverkan_cli.views.calendar import Calendar, DueDay, build

_KINDS = {
    "validity": Message("The document holds until this day"),
    "review": Message("The document is to be looked over"),
    "report": Message("Promised report"),
    "follow-up": Message("Report"),
    "period": Message("A period begins"),
    "period-end": Message("A period ends"),
    "activity": Message("Last day"),
    "milestone": Message("Milestone"),
    "trial": Message("The trial ends"),
    "meeting": Message("Meeting"),
    "decision": Message("Task by a decision"),
    "remains": Message("Remains to be done"),
}


def draw(calendar: Calendar, layout: Layout, say: Phrases) -> None:
    """The days, those to come first and then those that are past, by month."""
    today = calendar.today
    if not calendar.days:
        layout.missing(Message("Nothing in the plan has a date"), first="  ")
    for heading, days in (
        (Message("From {day} on", day=today), [one for one in calendar.days if one.day >= today]),
        (Message("Before {day}", day=today), [one for one in calendar.days if one.day < today]),
    ):
        if days:
            layout.heading(heading)
        for month, those in groupby(days, key=lambda one: f"{one.day:%Y-%m}"):
            layout.line(month, first="  ")
            layout.tree([Branch(_day(one, say)) for one in those], before="  ")


def _day(one: DueDay, say: Phrases) -> str:
    who = f" ({', '.join(one.who)})" if one.who else ""
    return f"{one.day} {say(_KINDS[one.kind])}: {one.title}{who}"


CALENDAR = Presentation(build, draw, "plan day kind title who", lambda calendar: map(cells, calendar.days))
