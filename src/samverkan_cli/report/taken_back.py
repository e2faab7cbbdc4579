"""What a table that has come back changes in its plan, as text."""

from __future__ import annotations

from collections.abc import Iterable

from samverkan_cli.compare.filled_in import RefusedCell
from samverkan_cli.compare.marking import Piece, Pieces, marked
from samverkan_cli.core.message import Message, counted
from samverkan_cli.exchange.taken_back import TakenBack, TakenCell
from samverkan_cli.report.changes import was_and_is
from samverkan_cli.report.layout import STRONG, Layout


def as_text(back: TakenBack, title: str, layout: Layout) -> None:
    """Set what a table changes: what is otherwise, what both have changed, what is new, what cannot be taken in."""
    n = len(back.changes) + len(back.added)
    many = layout.say(counted("{n} change", "{n} changes", n)) if n else layout.say(Message("nothing has changed"))
    layout.line((title, STRONG), (f": {many}", ""))
    _cells(back.changes, layout)
    for each in back.added:
        layout.blank()
        new = layout.say(Message("New"))
        layout.line((f"{new}: ", ""), (each.title, STRONG), (f" ({each.above})", ""), first="  ")
        for label, text in each.facts:
            layout.line(f"{label}: {_line(text)}", first="      ", rest="        ")
    if back.conflicts:
        layout.heading(Message("Changed both in the table and in the plan"))
        for cell in back.conflicts:
            conflict(cell, layout)
    if back.refused:
        layout.heading(Message("Not taken in, from the sheet {sheet}", sheet=back.sheet))
        for refused in back.refused:
            refusal(refused, layout)
    if back.gone or back.notes:
        layout.blank()
    for title in back.gone:
        message = Message("{thing} has no row any more, and stays in the plan as it is", thing=title)
        layout.line(message, first="  ", rest="    ")
    for note in back.notes:
        layout.line(note, first="  ", rest="    ")


def _cells(cells: Iterable[TakenCell], layout: Layout) -> None:
    by_title: dict[str, list[TakenCell]] = {}
    for each in cells:
        by_title.setdefault(each.cell.id, []).append(each)
    for some in by_title.values():
        layout.blank()
        layout.line((some[0].title, STRONG), first="  ", rest="    ")
        for each in some:
            label = f"{each.cell.label} ({each.cell.place}): "
            was_and_is(label, *_pieces(each.cell.then, each.cell.filled, prose=each.prose), layout)


def conflict(one: TakenCell, layout: Layout) -> None:
    """Set what the table says and what the plan says, where both are otherwise than when the table was sent out."""
    cell = one.cell
    layout.blank()
    layout.line((one.title, STRONG), (f", {cell.label} ({cell.place})", ""), first="  ", rest="    ")
    nothing = layout.say(Message("nothing"))
    texts = (Message("then"), cell.then), (Message("in the table"), cell.filled), (Message("in the plan"), cell.now)
    for when, text in texts:
        said = _line(text, prose=one.prose) or nothing
        layout.line(f"{layout.say(when)}: {said}", first="      ", rest="        ")


def refusal(one: RefusedCell, layout: Layout) -> None:
    """Set why a cell cannot be taken in, and what to do."""
    layout.line((f"{one.place}: ", STRONG), (layout.say(one.message), ""), first="  ", rest="    ")
    if one.help is not None:
        layout.line((f"= {layout.say(one.help)}", ""), first="    ", rest="      ")


def _pieces(old: str, new: str, *, prose: bool) -> tuple[Pieces, Pieces]:
    if prose and old and new:
        return marked(old, new)
    before, now = ((Piece(_line(text, prose=prose)),) if text else () for text in (old, new))
    return before, now


def _line(text: str, *, prose: bool = False) -> str:
    """A cell on one line."""
    return (" " if prose else ", ").join(filter(None, map(str.strip, text.split("\n"))))
