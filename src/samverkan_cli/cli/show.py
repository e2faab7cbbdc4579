"""`samverkan show`."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samverkan_cli.cli.options import Plans, TableFormat
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted, either, marked

if TYPE_CHECKING:
    from samverkan_cli.link.project import Project
    from samverkan_cli.report.show.presentation import Presentation
    from samverkan_cli.validation.checking import Outcome

NAME = "show"
HELP = marked("Show plans as a tree, by goal, by owner or in time. Also by level and age, or what is remarked in them.")
EXAMPLE = marked("Example: samverkan show pitea --view owners")


class ViewName(StrEnum):
    """What is shown of a plan, by its English name and a Swedish one."""

    plan = "plan"
    goals = mål = "goals"
    owners = ansvariga = "owners"
    matrix = matris = "matrix"
    balance = balans = "balance"
    timeline = tidslinje = "timeline"
    calendar = kalender = "calendar"
    load = belastning = "load"
    remarks = anmärkningar = "remarks"
    history = historik = "history"
    impact = påverkan = "impact"


def run(
    session: Session,
    plan: Plans = None,
    view: Annotated[ViewName, typer.Option(help=marked("What to show"))] = ViewName.plan,
    group: Annotated[
        str | None,
        typer.Option(metavar="ID", help=marked("With --view goals: only goals that bind this group, and why")),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--plan",
            metavar="PLAN",
            help=marked("With --view impact, which is followed by what it is about: only this plan. Can be repeated"),
        ),
    ] = None,
    format: Annotated[TableFormat, typer.Option(help=marked("The output format"))] = TableFormat.text,
) -> int:
    """Show plans. Gives 1 where a plan has no document that could be shown, else 0."""
    from samverkan_cli.cli.picking import READING
    from samverkan_cli.cli.showing import open_plans, write_view
    from samverkan_cli.report.show import VIEWS

    if only and view is not ViewName.impact:
        raise UserError(
            Message("{option} goes with {view} only", option="--plan", view="--view impact"),
            Message("Write the plan without {option}", option="--plan"),
        )
    if group is not None and view is not ViewName.goals:
        raise UserError(
            Message("{option} goes with {view} only", option="--group", view="--view goals"),
            Message("Write {option} too, or leave {other} out", option="--view goals", other="--group"),
        )
    about = [*(plan or [])] if view is ViewName.impact else []
    if view is ViewName.impact and not about:
        raise UserError(
            Message("It must be said what is to be looked at"),
            Message("Write its id or title, for example {example}", example="--view impact skolchef"),
        )
    # How many errors there are is said on stderr only.
    rules = READING if session.quiet else ()
    outcome, projects = open_plans(session, only if view is ViewName.impact else plan, rules)
    if view is ViewName.impact:
        chosen: Presentation[Any] = _impact(projects, about)
    elif view is ViewName.history:
        chosen = _history(session, outcome)
    else:
        chosen = VIEWS[view.value]
    if group is not None and projects:
        projects, chosen = _bound(projects, group)
    sections = chosen.build(projects, session.today)
    write_view(session, chosen, view.value, sections, outcome, format, group)
    return _told(session, outcome)


def _impact(projects: Sequence[Project], words: Sequence[str]) -> Presentation[Any]:
    """The view of what some things touch. Raises UserError where a word means none, or several."""
    from samverkan_cli.core.suggest import closest
    from samverkan_cli.model.thing import Thing
    from samverkan_cli.report.show.impact import impact
    from samverkan_cli.views.impact import Ambiguous, called

    for word in words:
        try:
            found = [thing for project in projects if (thing := called(project, word)) is not None]
        except Ambiguous as several:
            message = Message("{word} means several things", word=word)
            raise UserError(message, Message("Write one of {words}", words=either(several.words))) from None
        if not found and projects:
            near = closest(word, {part.id for each in projects for part in each.parts if isinstance(part, Thing)})
            raise UserError(
                Message("There is nothing called {word} in the plans", word=word),
                Message("Did you mean {word}?", word=near) if near else None,
            )
    return impact(words)


def _history(session: Session, outcome: Outcome) -> Presentation[Any]:
    """The view of how it has gone, quarter by quarter. Raises UserError where there is no history."""
    from samverkan_cli.cli.earlier import snapshots
    from samverkan_cli.report.show.history import history

    found = {}
    with session.working(Message("Reading what was committed")):
        for each in outcome.plans:
            if each.project is not None:
                found[each.name] = snapshots(session, outcome.workspace, each.project)
    return history(found)


def _bound(projects: Sequence[Project], word: str) -> tuple[list[Project], Presentation[Any]]:
    """The plans that have a group, and the view of what binds it. Raises UserError where none has it."""
    from samverkan_cli.pick.lookup import having
    from samverkan_cli.report.show.goals import binding

    found = having(projects, word)
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
