"""The matrix of a plan, written down: the counts as a table, and below it the titles."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.core.message import Message, counted
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model.enums import Prevention
from samverkan_cli.report.layout import STRONG, Branch, Layout, cell_len, inner
from samverkan_cli.report.show.presentation import Presentation, Row, cells
from samverkan_cli.report.show.wording import NOT_GIVEN, ages
from samverkan_cli.views.matrix import Matrix, build


def draw(matrix: Matrix, layout: Layout, say: Phrases) -> None:
    """How much there is in each cell, and what."""
    if not matrix.interventions and not matrix.activities:
        layout.missing(Message("The plan has neither activities nor a mapping"), first="  ")
        return
    interventions = counted("{n} intervention", "{n} interventions", matrix.interventions)
    activities = counted("{n} activity", "{n} activities", matrix.activities)
    both = Message("{interventions}, {activities}", interventions=interventions, activities=activities)
    layout.line(both, first="  ")
    layout.line(Message("In each cell: interventions + activities"), first="  ")
    if n := matrix.repeated:
        layout.line(counted("{n} of them is in several cells", "{n} of them are in several cells", n), first="  ")
    layout.blank()
    _table(matrix, layout, say)
    for cell in matrix.cells:
        kinds = ((Message("Interventions"), cell.interventions), (Message("Activities"), cell.activities))
        found = [(kind, things) for kind, things in kinds if things]
        if found:
            level = _level(cell.prevention, say) if cell.prevention else say(Message("Level is missing"))
            span = say(Message("ages are missing")) if cell.ages.kind == "not-given" else inner(ages(cell.ages, say))
            layout.heading(f"{level}, {span}")
            layout.tree(
                [
                    Branch(f"{say(kind)} ({len(things)})", (), tuple(Branch(one.title) for one in things))
                    for kind, things in found
                ]
            )


def _level(level: Prevention | None, say: Phrases) -> str:
    return say(level.label if level is not None else NOT_GIVEN)


def _table(matrix: Matrix, layout: Layout, say: Phrases) -> None:
    """Ages down and levels across, for there are few levels; where even they are too many, one below the other."""
    levels = [_level(level, say) for level in matrix.levels]
    spans = {span: ages(span, say) for span in matrix.ages}
    counts = {
        (cell.prevention, cell.ages): f"{len(cell.interventions)} + {len(cell.activities)}" for cell in matrix.cells
    }
    widths = [max(cell_len(level), 7) for level in levels]
    room = layout.width - sum(widths) - 2 * len(widths)
    if room < 16:
        for span, label in spans.items():
            layout.line(label, style=STRONG)
            for level, called in zip(matrix.levels, levels, strict=True):
                layout.line(f"{called}: {counts[level, span]}", first="  ")
        return
    corner = say(Message("Ages"))
    widths = [min(room, max(map(cell_len, (corner, *spans.values())))), *widths]
    layout.columns((corner, *levels), widths, STRONG)
    for span, label in spans.items():
        layout.columns((label, *(counts[level, span] for level in matrix.levels)), widths)


def _rows(matrix: Matrix) -> Iterator[Row]:
    """A row for each thing in each cell; an empty cell has none."""
    for cell in matrix.cells:
        span = cell.ages
        about = {"prevention": cell.prevention, "age_group": span.title or span.kind, "ages": span.ages}
        for kind, things in (("intervention", cell.interventions), ("activity", cell.activities)):
            for one in things:
                yield {**about, "kind": kind, **cells(one)}


MATRIX = Presentation(build, draw, "plan prevention age_group ages kind id title", _rows)
