"""`samverkan calendar`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.options import Plans
from samverkan_cli.cli.session import Session
from samverkan_cli.core.message import Message, counted, marked

if TYPE_CHECKING:
    from samverkan_cli.derive.events import Event
    from samverkan_cli.link.project import Project
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.owners import Owner

NAME = "calendar"
HELP = marked(
    "Write a calendar file (.ics). It has the days of plans: meetings, chairs, reports, what is to be done by when."
)
EXAMPLE = marked("Example: samverkan calendar exempel -o exempel.ics")


def run(
    session: Session,
    plan: Plans = None,
    group: Annotated[str | None, typer.Option(metavar="ID", help=marked("Only what concerns this group"))] = None,
    owner: Annotated[str | None, typer.Option(metavar="ID", help=marked("Only what concerns this owner"))] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help=marked("The file; stdout if not given"))
    ] = None,
) -> int:
    """Write a calendar. Gives 1 where a plan cannot be read, else 0."""
    from samverkan_cli.cli.picking import READING
    from samverkan_cli.cli.showing import open_plans, say_unshown
    from samverkan_cli.core.inert import inert
    from samverkan_cli.exchange.ics import calendar
    from samverkan_cli.fix.writing import write_file

    outcome, projects = open_plans(session, plan, READING)
    code = say_unshown(session, outcome)
    found = _chosen(session, projects, [word for word in (group, owner) if word is not None])
    made = calendar(found, session.speech, session.today)
    if output is None or output == "-":
        session.write(inert(made.decode()).encode())
        if output is None and session.window().terminal:
            session.say(Message("Write -o calendar.ics to have it as a file, which a calendar opens"))
    else:
        write_file(session.typed(output), made)
        session.say(Message("Written: {file}", file=output))
    n = sum(len(each) for _, each in found)
    session.say(counted("{n} day in the calendar", "{n} days in the calendar", n))
    return code


def _chosen(session: Session, projects: Sequence[Project], words: Sequence[str]) -> list[tuple[Project, list[Event]]]:
    """The days of plans that concern all of some groups and owners. Raises UserError where none has them."""
    from samverkan_cli.derive.events import concerns, events
    from samverkan_cli.pick.lookup import having

    people: list[dict[Project, Owner | Group]] = []
    for word in words:
        people.append(dict(having(projects, word)))
        projects = list(people[-1])
    return [
        (each, [day for day in events(each, session.today) if all(concerns(day, some[each]) for some in people)])
        for each in projects
    ]
