"""What is done, by level of prevention and by age group: how much, and what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len

from samverkan_cli.core.message import Message, counted
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model import enums
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.mapping import Intervention
from samverkan_cli.views.paper import STRONG, Branch, Paper
from samverkan_cli.views.plain import Named
from samverkan_cli.views.saying import inner, lack
from samverkan_cli.views.sheet import Row
from samverkan_cli.views.spans import NOT_GIVEN, Span, of, spans
from samverkan_cli.views.view import View


@dataclass(frozen=True, slots=True)
class Cell:
    """What is done at a level (None where it is not given) for some ages."""

    prevention: enums.Prevention | None
    ages: Span
    interventions: tuple[Named, ...]
    activities: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A plan by level and ages. Something at several levels or of several ages is in each of the cells.

    `cells` are all there are, those of one span together; `interventions` and `activities` how many things there are
    in the plan, and `repeated` how many of these are in several cells.
    """

    plans: tuple[str, ...]
    title: str
    levels: tuple[enums.Prevention | None, ...]
    ages: tuple[Span, ...]
    cells: tuple[Cell, ...]
    interventions: int
    activities: int
    repeated: int


def build(projects: Sequence[Project], today: date) -> tuple[Matrix, ...]:  # noqa: ARG001 - every view is given the day
    """The matrix of each plan."""
    return tuple(map(_matrix, projects))


def _matrix(project: Project) -> Matrix:
    done, planned = tuple(project.interventions), project.activities
    every: tuple[Intervention | Activity, ...] = (*done, *planned)
    columns = spans(project, (one.ages for one in every))
    levels = (*enums.Prevention, *([None] if any(not one.prevention for one in every) else []))
    found: dict[tuple[enums.Prevention | None, Span], tuple[list[Named], list[Named]]] = {
        (level, span): ([], []) for span in columns for level in levels
    }
    repeated = 0
    for one in every:
        places = [(level, span) for level in one.prevention or (None,) for span in of(columns, one.ages)]
        repeated += len(places) > 1
        for place in places:
            found[place][isinstance(one, Activity)].append(Named(one.id, one.title))
    cells = tuple(Cell(level, span, tuple(a), tuple(b)) for (level, span), (a, b) in found.items())
    return Matrix((project.name,), project.document.title, levels, columns, cells, len(done), len(planned), repeated)


# --- in words


def _level(level: enums.Prevention | None, say: Phrases) -> str:
    return say(level.label if level is not None else NOT_GIVEN)


def text(matrix: Matrix, paper: Paper, say: Phrases) -> None:
    """The counts as a table, and below it the titles."""
    paper.line(f"{matrix.title} ({matrix.plans[0]})", STRONG)
    if not matrix.interventions and not matrix.activities:
        paper.line(lack(say, Message("The plan has neither activities nor a mapping")), first="  ")
        return
    how_many = (
        counted("{n} intervention", "{n} interventions", matrix.interventions),
        counted("{n} activity", "{n} activities", matrix.activities),
    )
    paper.line(
        say(Message("{interventions}, {activities}", interventions=how_many[0], activities=how_many[1])), first="  "
    )
    paper.line(say(Message("In each cell: interventions + activities")), first="  ")
    if matrix.repeated:
        paper.line(
            say(counted("{n} of them is in several cells", "{n} of them are in several cells", matrix.repeated)),
            first="  ",
        )
    paper.blank()
    _table(matrix, paper, say)
    for cell in matrix.cells:
        kinds = ((Message("Interventions"), cell.interventions), (Message("Activities"), cell.activities))
        if any(things for _, things in kinds):
            level = _level(cell.prevention, say) if cell.prevention else say(Message("Level is missing"))
            ages = say(Message("ages are missing")) if cell.ages.kind == "not-given" else inner(cell.ages.label(say))
            paper.heading(f"{level}, {ages}")
            paper.tree(
                [
                    Branch(f"{say(kind)} ({len(things)})", (), tuple(Branch(one.title) for one in things))
                    for kind, things in kinds
                    if things
                ]
            )


def _table(matrix: Matrix, paper: Paper, say: Phrases) -> None:
    """Ages down and levels across, for there are few levels; where even they are too many, one below the other."""
    levels = [_level(level, say) for level in matrix.levels]
    counts = {
        (cell.prevention, cell.ages): f"{len(cell.interventions)} + {len(cell.activities)}" for cell in matrix.cells
    }
    widths = [max(cell_len(level), 7) for level in levels]
    room = paper.width - sum(widths) - 2 * len(widths)
    if room < 16:
        for span in matrix.ages:
            paper.line(span.label(say), STRONG)
            for level, called in zip(matrix.levels, levels, strict=True):
                paper.line(f"{called}: {counts[level, span]}", first="  ")
        return
    first = say(Message("Ages"))
    labels = [span.label(say) for span in matrix.ages]
    widths = [min(room, max(map(cell_len, (first, *labels)))), *widths]
    paper.columns((first, *levels), widths, STRONG)
    for span, label in zip(matrix.ages, labels, strict=True):
        paper.columns((label, *(counts[level, span] for level in matrix.levels)), widths)


# --- rows

HEADER = ("plan", "prevention", "age_group", "ages", "kind", "id", "title")


def rows(matrix: Matrix, _: Sequence[str]) -> Iterator[Row]:
    """A row for each thing in each cell; an empty cell has none."""
    for cell in matrix.cells:
        about = (matrix.plans[0], cell.prevention, cell.ages.title or cell.ages.kind, cell.ages.ages)
        for kind, things in (("intervention", cell.interventions), ("activity", cell.activities)):
            for one in things:
                yield (*about, kind, one.id, one.title)


MATRIX = View(build, text, HEADER, rows)
