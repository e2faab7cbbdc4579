"""`samverkan replay`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from samverkan_cli.cli.options import trimmed
from samverkan_cli.cli.pick import Format
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserErrors
from samverkan_cli.core.message import Message, counted, marked

if TYPE_CHECKING:
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.pick.context import Context
    from samverkan_cli.pick.record import Record
    from samverkan_cli.pick.request import Request

NAME = "replay"
HELP = marked("Make recorded choices again, and report whether they would be the same.")
EXAMPLE = marked("Example: samverkan --workspace docs/picking replay")


def run(
    session: Session,
    plan: Annotated[
        str | None,
        typer.Argument(metavar="PLAN", help=marked("A plan by name, folder or file; not needed if there is only one")),
    ] = None,
    period: Annotated[
        str | None, typer.Option(metavar="ID", help=marked("The period; the last one if not given"))
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="WHO", help=marked("Who picked; everyone who did if not given"))
    ] = None,
    ballots: Annotated[str | None, typer.Option(metavar="FILE", help=marked("The votes that were counted"))] = None,
    weights: Annotated[str | None, typer.Option(metavar="FILE", help=marked("The weights that were used"))] = None,
    format: Annotated[Format, typer.Option(help=marked("The output format"))] = Format.text,
) -> int:
    """Make recorded choices again and compare. Gives 1 where one differs, or where the plan has errors; else 0."""
    from samverkan_cli.cli.picking import open_plan, records
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.pick.recording import request_again
    from samverkan_cli.report import choice as report

    opened = open_plan(session, plan)
    if opened is None:
        return 1
    found = records(session, opened, trimmed(period), by)
    requests = [request_again(record, opened[1], ballots, weights) for _, record in found]
    say, layout, choices = Phrases(session.speech.code), session.layout(), []
    for (context, old), request in zip(found, requests, strict=True):
        new = _again(session, context, replace(request, period=context.period.id, by=context.picker.id))
        if len(found) > 1:
            layout.heading(context.picker.title)
        messages, comparison = _compared(context, old, new, say)
        for message in messages:
            layout.line(say(message))
        choices.append(comparison)
    same = all(each["same"] for each in choices)
    if format is Format.json:
        document = {"version": report.LOOKING_BACK, "plan": opened[1].name, "same": same, "choices": choices}
        session.write(report.as_json(document))
    else:
        session.write(str(layout))
    return int(not same)


def _again(session: Session, context: Context, request: Request) -> Record | None:
    """The record of a choice that is made again; None where it cannot be, and why has been reported."""
    from samverkan_cli.cli.command import tell
    from samverkan_cli.cli.picking import choose, refuse
    from samverkan_cli.pick.choose import Refusal
    from samverkan_cli.pick.recording import record

    try:
        found = choose(session, context.project, request)
    except UserErrors as several:  # goals are gone, or limits make no sense any more
        for error in several.errors:
            tell(session.speech, error)
        return None
    if isinstance(found, Refusal):
        refuse(session, found, as_json=False)
        return None
    return record(found[0], request, found[1], context.before)


def _compared(context: Context, old: Record, new: Record | None, say: Phrases) -> tuple[list[Message], dict[str, Any]]:
    """What there is to say of a choice that was made again, in words and as plain data."""
    from samverkan_cli.cli.picking import stands_otherwise
    from samverkan_cli.pick.recording import changed_inputs, differences, report_differences

    if new is None:
        inputs, fields = [Message("The choice cannot be made again from what there is now")], list[str]()
        messages = inputs
    else:
        inputs, fields = list(changed_inputs(old, new)), differences(old, new)
        same = counted(
            "The same again: {n} goal, and for the same reasons",
            "The same again: {n} goals, and for the same reasons",
            len(old.goals),
        )
        messages = [*inputs, *report_differences(old, new)] if fields else [same]
    if stands_otherwise(context, old):
        fields.append("selection")
        messages = [*messages, Message("The goals in the plan are not those of the record")]
    again = [each.id for each in new.goals] if new is not None else None
    return messages, {
        "period": old.period.id,
        "by": old.by,
        "same": new is not None and not fields,
        "differs": fields,
        "inputs": [say(each) for each in inputs],
        "goals": {"recorded": [each.id for each in old.goals], "again": again},
    }
