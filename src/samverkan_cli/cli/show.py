"""`samverkan show`."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted, marked

if TYPE_CHECKING:
    from samverkan_cli.cli.checking import Outcome
    from samverkan_cli.link.project import Project
    from samverkan_cli.report.show.presentation import Presentation

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


class Format(StrEnum):
    """How it is shown."""

    text = "text"
    json = "json"
    csv = "csv"


def run(
    session: Session,
    plan: Annotated[
        list[str] | None,
        typer.Argument(metavar="PLAN", help=marked("Plans by name, folder or file; all of them if none is given")),
    ] = None,
    view: Annotated[ViewName, typer.Option(help=marked("What to show"))] = ViewName.plan,
    group: Annotated[
        str | None,
        typer.Option(metavar="ID", help=marked("With --view goals: only goals that bind this group, and why")),
    ] = None,
    format: Annotated[Format, typer.Option(help=marked("The output format"))] = Format.text,
) -> int:
    """Show plans. Gives 1 where a plan has no document that could be shown, else 0."""
    from samverkan_cli.cli.checking import checked
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.report.show import VIEWS
    from samverkan_cli.report.show.presentation import PlanShown, as_csv, as_json, as_text

    if group is not None and view is not ViewName.goals:
        raise UserError(
            Message("{option} goes with {view} only", option="--group", view="--view goals"),
            Message("Write {option} too, or leave {other} out", option="--view goals", other="--group"),
        )
    workspace, names = session.workspace(plan or [])
    if not names:
        raise UserError(Message("There is no plan in the workspace {folder}", folder=str(workspace.root)))
    outcome = checked(session, workspace, names)
    projects = [project for name in names if (project := outcome.project(name)) is not None]
    chosen: Presentation[Any] = VIEWS[view.value]
    if group is not None and projects:
        projects, chosen = _bound(projects, group)
    sections = chosen.build(projects, session.today)
    if format is Format.json:
        shown = [
            PlanShown(each.name, each.project.document.title if each.project else None, each.complete)
            for each in outcome.plans
        ]
        session.write(as_json(chosen, view.value, sections, shown, session.today, group))
    elif format is Format.csv:
        session.write(as_csv(chosen, sections, session.speech.code))
    else:
        layout = session.layout()
        as_text(chosen, sections, layout, Phrases(session.speech.code))
        session.write(str(layout))
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
    from samverkan_cli.cli.command import report_error
    from samverkan_cli.core.diagnostic import Level

    for each in outcome.plans:
        if each.project is None:
            report_error(
                session.speech,
                UserError(Message("{plan} cannot be shown: it has no document that can be read", plan=each.name)),
            )
        elif not each.complete:
            session.say(Message("A file of {plan} cannot be read, so not all of it is shown", plan=each.name))
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
    return int(any(each.project is None for each in outcome.plans))
