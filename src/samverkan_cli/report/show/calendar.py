"""The calendar of a plan, written down."""

from __future__ import annotations

from itertools import groupby

from samverkan_cli.core.message import Message
from samverkan_cli.i18n.events import KINDS
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.report.layout import Branch, Layout, Missing
from samverkan_cli.report.show.presentation import Presentation, cells
from samverkan_cli.views.calendar import Calendar, DueDay, build


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
    words = f"{one.day} {say(KINDS[one.kind])}: {one.title}"
    chair = say(Message("{who} chairs", who=one.chair)) if one.kind == "meeting" and one.chair is not None else ""
    who = chair or ", ".join(one.who)
    late = say(Message("late"))
    words = f"{words} ({who})" if who else words
    return Missing(f"{words}: {late}") if one.late else words


CALENDAR = Presentation(build, draw, "plan day kind title who chair late", lambda calendar: map(cells, calendar.days))
