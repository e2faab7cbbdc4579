"""`samverkan replay`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from samverkan_cli.cli.options import Format, Plan, RecordArguments, takes, trimmed
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserErrors
from samverkan_cli.core.message import Message, counted, marked
from samverkan_cli.core.record import record

if TYPE_CHECKING:
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.pick.context import Context
    from samverkan_cli.pick.record import Record
    from samverkan_cli.pick.request import Request

NAME = "replay"
HELP = marked("Make recorded choices again. Reports whether they would be the same.")
EXAMPLE = marked("Example: samverkan --workspace docs/picking replay")


@record
class Options(RecordArguments):
    """What can be written after the command."""

    plan: Plan = None
    ballots: Annotated[str | None, typer.Option(metavar="FILE", help=marked("The votes that were counted"))] = None
    weights: Annotated[str | None, typer.Option(metavar="FILE", help=marked("The weights that were used"))] = None


@takes(Options)
def run(session: Session, options: Options) -> int:
    """Make recorded choices again and compare. Gives 1 where one differs, or where the plan has errors; else 0."""
    from samverkan_cli.cli.picking import open_plan, records
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.pick.replaying import request_again
    from samverkan_cli.report import choice as report

    opened = open_plan(session, options.plan)
    if opened is None:
        return 1
    found = records(session, opened, trimmed(options.period), options.by)
    requests = [request_again(context, record, options.ballots, options.weights) for context, record in found]
    say, layout, choices = Phrases(session.speech.code), session.layout(), []
    for (context, old), request in zip(found, requests, strict=True):
        new = _again(session, context, old, request)
        if len(found) > 1:
            layout.heading(context.picker.title)
        messages, comparison = _compared(context, old, new, say)
        for message in messages:
            layout.line(say(message))
        choices.append(comparison)
    same = all(each["same"] for each in choices)
    if options.format is Format.json:
        document = {"version": report.LOOKING_BACK, "plan": opened[1].name, "same": same, "choices": choices}
        session.write(report.as_json(document))
    else:
        session.write(str(layout))
    return int(not same)


def _again(session: Session, context: Context, old: Record, request: Request) -> Record | None:
    """The record of a choice that is made again; None where it cannot be, and why has been reported."""
    from samverkan_cli.cli.command import report_error
    from samverkan_cli.cli.picking import read_table, refuse
    from samverkan_cli.pick.choose import Refusal
    from samverkan_cli.pick.replaying import made_again

    table = read_table(session, request)
    try:
        with session.working(Message("Choosing goals")):
            return made_again(context, old, request, table)
    except UserErrors as several:  # goals are gone, or limits make no sense any more
        for error in several.errors:
            report_error(session.speech, error)
    except Refusal as why:
        refuse(session, why, request)
    return None


def _compared(context: Context, old: Record, new: Record | None, say: Phrases) -> tuple[list[Message], dict[str, Any]]:
    """What there is to say of a choice that was made again, in words and as plain data."""
    from samverkan_cli.cli.picking import stands_otherwise
    from samverkan_cli.pick.replaying import changed_inputs, changes_since, differences, report_differences

    since, fields = list(changes_since(old, context)), list[str]()
    if new is None:
        inputs = [Message("The choice cannot be made again from what there is now")]
        messages = inputs
    else:
        inputs, fields = list(changed_inputs(old, new)), differences(old, new)
        same = counted(
            "The same again: {n} goal, and for the same reasons",
            "The same again: {n} goals, and for the same reasons",
            len(old.goals),
        )
        messages = [*inputs, *(report_differences(old, new) if fields else [same])]
    if stands_otherwise(context, old):
        fields.append("selection")
        messages = [*messages, Message("The goals in the plan are not those of the record")]
    again = [each.id for each in new.goals] if new is not None else None
    return [*messages, *since], {
        "period": old.period.id,
        "by": old.by,
        "same": new is not None and not fields,
        "differs": fields,
        "inputs": [say(each) for each in inputs],
        "since": [say(each) for each in since],
        "goals": {"recorded": [each.id for each in old.goals], "again": again},
    }
