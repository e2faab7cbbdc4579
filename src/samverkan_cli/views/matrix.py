"""What is done, by level of prevention and by age group: how much, and what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.derive.activities import working
from samverkan_cli.link.project import Project
from samverkan_cli.model import enums
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.mapping import Intervention
from samverkan_cli.views.named import Named, PlanSection, named, titled
from samverkan_cli.views.spans import AgeSpan, of, spans


@record
class MatrixCell:
    """What is done at a level (None where it is not given) for some ages."""

    prevention: enums.Prevention | None
    ages: AgeSpan
    interventions: tuple[Named, ...]
    activities: tuple[Named, ...]


@record
class Matrix(PlanSection):
    """A plan by level and ages. Something at several levels or of several ages is in each of the cells.

    `cells` are all there are, those of one span together; `interventions` and `activities` how many things there are
    in the plan, and `repeated` how many of these are in several cells.
    """

    levels: tuple[enums.Prevention | None, ...]
    ages: tuple[AgeSpan, ...]
    cells: tuple[MatrixCell, ...]
    interventions: int
    activities: int
    repeated: int


def build(projects: Sequence[Project], today: date) -> tuple[Matrix, ...]:  # noqa: ARG001 - every view is given the day
    """The matrix of each plan."""
    return tuple(map(_matrix, projects))


def _matrix(project: Project) -> Matrix:
    done, planned = tuple(project.interventions), working(project)
    every: tuple[Intervention | Activity, ...] = (*done, *planned)
    columns = spans(project, (one.ages for one in every))
    levels = (*enums.Prevention, *([None] if any(not one.prevention for one in every) else []))
    found: dict[tuple[enums.Prevention | None, AgeSpan], tuple[list[Named], list[Named]]] = {
        (level, span): ([], []) for span in columns for level in levels
    }
    repeated = 0
    for one in every:
        places = [(level, span) for level in one.prevention or (None,) for span in of(columns, one.ages)]
        repeated += len(places) > 1
        for place in places:
            found[place][isinstance(one, Activity)].append(named(one))
    cells = tuple(MatrixCell(level, span, tuple(a), tuple(b)) for (level, span), (a, b) in found.items())
    return Matrix(*titled(project), levels, columns, cells, len(done), len(planned), repeated)
