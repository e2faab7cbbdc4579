"""`samverkan calendar`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.options import Plans
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import counted, marked

if TYPE_CHECKING:
    from samverkan_cli.derive.events import Event
    from samverkan_cli.link.project import Project

NAME = "calendar"
HELP = marked(
    "Write the days of plans as a calendar file (.ics): meetings, chairs, reports, what is to be done by when."
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
    from samverkan_cli.derive.events import events
    from samverkan_cli.exchange.ics import calendar
    from samverkan_cli.fix.writing import write_file

    outcome, projects = open_plans(session, plan, READING)
    code = say_unshown(session, outcome)
    found = _chosen([(project, events(project, session.today)) for project in projects], group, owner)
    made = calendar(found, session.speech, session.today)
    if output is None or output == "-":
        session.write(made)
    else:
        write_file(session.typed(output), made)
    n = sum(len(each) for _, each in found)
    session.say(counted("{n} day in the calendar", "{n} days in the calendar", n))
    return code


def _chosen(
    found: list[tuple[Project, tuple[Event, ...]]], group: str | None, owner: str | None
) -> list[tuple[Project, list[Event]]]:
    """What concerns a group, an owner or both. Raises UserError where no plan has them."""
    from samverkan_cli.derive.events import concerns
    from samverkan_cli.pick.lookup import picker

    words = [word for word in (group, owner) if word is not None]
    errors: list[UserError] = []
    chosen: list[tuple[Project, list[Event]]] = []
    for project, days in found:
        people = [picker(project, word, errors) for word in words]
        if all(who is not None for who in people):
            chosen.append((project, [each for each in days if all(who and concerns(each, who) for who in people)]))
    if words and not chosen and errors:
        raise errors[0]
    return chosen
