"""`samverkan show`."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samverkan_cli.cli.options import Plans, TableFormat
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted, marked

if TYPE_CHECKING:
    from samverkan_cli.link.project import Project
    from samverkan_cli.report.show.presentation import Presentation
    from samverkan_cli.validation.checking import Outcome

NAME = "show"
HELP = marked("Show plans as a tree, by goal, owner, level and age, balance or time, or what is remarked in them.")
EXAMPLE = marked("Example: samverkan show pitea --view owners")


class ViewName(StrEnum):
    """What is shown of a plan."""

    plan = "plan"
    goals = "goals"
    owners = "owners"
    matrix = "matrix"
    balance = "balance"
    timeline = "timeline"
    calendar = "calendar"
    load = "load"
    remarks = "remarks"


def run(
    session: Session,
    plan: Plans = None,
    view: Annotated[ViewName, typer.Option(help=marked("What to show"))] = ViewName.plan,
    group: Annotated[
        str | None,
        typer.Option(metavar="ID", help=marked("With --view goals: only goals that bind this group, and why")),
    ] = None,
    format: Annotated[TableFormat, typer.Option(help=marked("The output format"))] = TableFormat.text,
) -> int:
    """Show plans. Gives 1 where a plan has no document that could be shown, else 0."""
    from samverkan_cli.cli.showing import open_plans, write_view
    from samverkan_cli.report.show import VIEWS

    if group is not None and view is not ViewName.goals:
        raise UserError(
            Message("{option} goes with {view} only", option="--group", view="--view goals"),
            Message("Write {option} too, or leave {other} out", option="--view goals", other="--group"),
        )
    outcome, projects = open_plans(session, plan)
    chosen: Presentation[Any] = VIEWS[view.value]
    if group is not None and projects:
        projects, chosen = _bound(projects, group)
    sections = chosen.build(projects, session.today)
    write_view(session, chosen, view.value, sections, outcome, format, group)
    return _told(session, outcome)


def _bound(projects: Sequence[Project], word: str) -> tuple[list[Project], Presentation[Any]]:
    """The plans that have a group, and the view of what binds it. Raises UserError where none has it."""
    from samverkan_cli.pick.lookup import picker
    from samverkan_cli.report.show.goals import binding

    troubles: list[UserError] = []
    found = [(project, who) for project in projects if (who := picker(project, word, troubles)) is not None]
    if not found:
        # Of several plans, one in which something of a like name stands tells best what was meant.
        raise next((each for each in troubles if each.help and "word" in dict(each.help.values)), troubles[0])
    return [project for project, _ in found], binding([who.id for _, who in found])


def _told(session: Session, outcome: Outcome) -> int:
    """Say on stderr what could not be shown, and that there are errors. Gives the exit code."""
    from samverkan_cli.cli.showing import say_unshown
    from samverkan_cli.core.diagnostic import Level

    code = say_unshown(session, outcome)
    errors = sum(each.level is Level.ERROR for each in outcome.found)
    if errors:
        session.say(
            counted(
                "{n} error: {command} shows it",
                "{n} errors: {command} shows them",
                errors,
                command="samverkan validate",
            )
        )
    return code
