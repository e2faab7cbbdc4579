"""What was made of a document when it became a plan, as text: what was read, guessed, kept, and not written."""

from __future__ import annotations

from collections.abc import Iterable

from samverkan_cli.core.message import Message, counted, some
from samverkan_cli.intake.columns import Column
from samverkan_cli.intake.parts import Judgement, Kind
from samverkan_cli.intake.plan import Intake
from samverkan_cli.report.layout import STRONG, Layout

_HEADINGS: dict[Kind, Message] = {
    "person": Message("About people, and so not written; --keep-persons writes it"),
    "guess": Message("Guessed: look at it"),
    "remark": Message("Has no field of its own, and is kept as a remark"),
    "skipped": Message("Not read"),
}
_PLACES = 3
"""How many places of one and the same are named."""
_KNOWN = {"begins": Message("guessed from how it begins"), "place": Message("guessed from where it stands")}


def as_text(intake: Intake, file: str, layout: Layout) -> None:
    """Set what was made of a document, what a person must look at first."""
    layout.line(f"{intake.title} ({file})", style=STRONG)
    layout.line(_counts(intake), first="  ")
    for name, columns in intake.tables:
        layout.heading(Message("Columns of {table}", table=name))
        for column in columns:
            _column(column, layout)
    for kind, heading in _HEADINGS.items():
        several = [each for each in intake.judgements if each.kind == kind]
        if several:
            layout.heading(heading)
            _judgements(several, layout)


def _counts(intake: Intake) -> Message:
    several = (
        counted("{n} area", "{n} areas", intake.areas),
        counted("{n} strategy", "{n} strategies", intake.strategies),
        counted("{n} activity", "{n} activities", intake.activities),
        counted("{n} owner", "{n} owners", intake.owners),
    )
    return Message("{things}", things=several)


def _column(column: Column, layout: Layout) -> None:
    heading = column.heading or layout.say(Message("without a heading"))
    if not column.field:
        unknown = layout.say(Message("remark, for it is not known"))
        layout.line(f"{heading} → {unknown}", first="  ", rest="    ")
        return
    known = _KNOWN.get(column.sure)
    layout.line(f"{heading} → {column.field}{f' ({layout.say(known)})' if known else ''}", first="  ", rest="    ")


def _judgements(several: Iterable[Judgement], layout: Layout) -> None:
    """Judgements in their order, what is said of several places but once."""
    places: dict[str, dict[str, None]] = {}
    for each in several:
        where = places.setdefault(layout.say(each.message), {})
        if each.where is not None:
            where.setdefault(layout.say(each.where))
    for text, where in places.items():
        there = layout.say(Message("{places}", places=some(tuple(where), _PLACES)))
        layout.line(f"{text} ({there})" if where else text, first="  ", rest="    ")
