"""`samverkan explain`."""

from __future__ import annotations

from dataclasses import KW_ONLY
from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.options import Format, RecordArguments, takes, trimmed
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError, UserErrors
from samverkan_cli.core.message import Message, marked
from samverkan_cli.core.record import record

if TYPE_CHECKING:
    from samverkan_cli.link.project import Project
    from samverkan_cli.pick.record import PassedGoal, PickedGoal, Record

NAME = "explain"
HELP = marked("Explain why a goal was picked or not. It is read from the record of the choice for a period.")
EXAMPLE = marked("Example: samverkan --workspace docs/picking explain stöd-i-tid")


@record
class Options(RecordArguments):
    """What can be written after the command."""

    _: KW_ONLY
    words: Annotated[
        list[str], typer.Argument(metavar="[PLAN] GOAL", help=marked("The plan, if there are several, and the goal"))
    ]


@takes(Options)
def run(session: Session, options: Options) -> int:
    """Say why a goal was picked, or was not. Gives 1 where the plan has errors, else 0."""
    from samverkan_cli.cli.picking import open_plan, records, stands_otherwise
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.report import choice as report

    if len(options.words) > 2:
        message = Message("There is too much on the line: {words}", words=" ".join(options.words[2:]))
        raise UserError(message, Message("Write the plan and one goal"))
    *plan, goal = options.words
    opened = open_plan(session, plan[0] if plan else None)
    if opened is None:
        return 1
    found = records(session, opened, trimmed(options.period), options.by)
    say, layout, choices = Phrases(session.speech.code), session.layout(), []
    for context, kept in found:
        entry = _entry(opened[1], kept, goal)
        if stands_otherwise(context, kept):
            session.say(Message("The goals in the plan are not those of the record: this is what the record says"))
        if len(found) > 1:
            layout.heading(context.picker.title)
        report.explanation(kept, entry, layout, say)
        choices.append(report.reasons(kept, entry, say))
    if options.format is Format.json:
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
    then = {record.now(id): entry for id, entry in entries.items()}
    if word in entries or word in then:
        return then.get(word) or entries[word]
    errors: list[UserError] = []
    goals = lookup.goals(project, [word], errors)
    if errors:
        raise UserErrors(errors)
    if goals[0].id not in then:
        raise UserError(
            Message("{goal} was not in the bank, or could not be picked, when the choice was made", goal=goals[0].title)
        )
    return then[goals[0].id]
