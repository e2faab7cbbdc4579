"""`samverkan explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.options import trimmed
from samverkan_cli.cli.pick import Format
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError, UserErrors
from samverkan_cli.core.message import Message, marked

if TYPE_CHECKING:
    from samverkan_cli.link.project import Project
    from samverkan_cli.pick.record import PassedGoal, PickedGoal, Record

NAME = "explain"
HELP = marked("Explain why a goal was picked for a period or not, from the record of the choice.")
EXAMPLE = marked("Example: samverkan --workspace docs/picking explain stöd-i-tid")


def run(
    session: Session,
    words: Annotated[
        list[str], typer.Argument(metavar="[PLAN] GOAL", help=marked("The plan, if there are several, and the goal"))
    ],
    period: Annotated[
        str | None, typer.Option(metavar="ID", help=marked("The period; the last one if not given"))
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="WHO", help=marked("Who picked; everyone who did if not given"))
    ] = None,
    format: Annotated[Format, typer.Option(help=marked("The output format"))] = Format.text,
) -> int:
    """Say why a goal was picked, or was not. Gives 1 where the plan has errors, else 0."""
    from samverkan_cli.cli.picking import open_plan, records, stands_otherwise
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.report import choice as report

    if len(words) > 2:
        message = Message("There is too much on the line: {words}", words=" ".join(words[2:]))
        raise UserError(message, Message("Write the plan and one goal"))
    *plan, goal = words
    opened = open_plan(session, plan[0] if plan else None)
    if opened is None:
        return 1
    found = records(session, opened, trimmed(period), by)
    say, layout, choices = Phrases(session.speech.code), session.layout(), []
    for context, record in found:
        entry = _entry(opened[1], record, goal)
        if stands_otherwise(context, record):
            session.say(Message("The goals in the plan are not those of the record: this is what the record says"))
        if len(found) > 1:
            layout.heading(context.picker.title)
        report.explanation(record, entry, layout, say)
        choices.append(report.reasons(record, entry, say))
    if format is Format.json:
        document = {"version": report.LOOKING_BACK, "plan": opened[1].name, "choices": choices}
        session.write(report.as_json(document))
    else:
        session.write(str(layout))
    return 0


def _entry(project: Project, record: Record, word: str) -> PickedGoal | PassedGoal:
    """What the record says of a goal. Raises UserErrors and UserError where it says nothing."""
    from samverkan_cli.pick import lookup

    entries: dict[str, PickedGoal | PassedGoal] = {each.id: each for each in record.passed}
    entries |= {each.id: each for each in record.goals}
    if word in entries:
        return entries[word]
    errors: list[UserError] = []
    goals = lookup.goals(project, [word], errors)
    if errors:
        raise UserErrors(errors)
    if goals[0].id not in entries:
        raise UserError(
            Message("{goal} was not in the bank, or could not be picked, when the choice was made", goal=goals[0].title)
        )
    return entries[goals[0].id]
