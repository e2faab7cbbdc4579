"""The figures of a document, where each of them stands; a plan in which one says nothing has none."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.paper import Figure

Drawing = Callable[[Material], tuple[Figure, ...]]


def drawn(m: Material, name: str) -> tuple[Figure, ...]:
    """The figures of a name, unless the layout leaves figures out."""
    return () if "figures" in m.layout.leave_out else _DRAWINGS[name](m)


def _timeline(m: Material) -> tuple[Figure, ...]:
    from samverkan_cli.document.figures.timeline import timeline

    return timeline(m.project, m.request.today, m.say, m.numbers) if m.request.today else ()


def _year(m: Material) -> tuple[Figure, ...]:
    from samverkan_cli.document.figures.year import year_wheel

    return year_wheel(m.project, m.request.today, m.say) if m.request.today else ()


def _thread(m: Material) -> tuple[Figure, ...]:
    from samverkan_cli.document.figures.thread import thread

    return thread(m.project, m.say, m.numbers)


def _organisation(m: Material) -> tuple[Figure, ...]:
    from samverkan_cli.document.figures.organisation import organisation

    return organisation(m.project, m.say)


def _levels(m: Material) -> tuple[Figure, ...]:
    from samverkan_cli.document.figures.balance import levels

    return levels(m.project, m.say)


def _bank(m: Material) -> tuple[Figure, ...]:
    from samverkan_cli.document.figures.balance import goals_by

    return (*goals_by(m.project, "direction", m.say), *goals_by(m.project, "ages", m.say))


def _progress(m: Material) -> tuple[Figure, ...]:
    from samverkan_cli.document.figures.progress import progress

    report = m.request.follow_up
    return progress(m.project, m.say, m.numbers, report.date if report is not None else None)


_DRAWINGS: Mapping[str, Drawing] = {
    "timeline": _timeline,
    "year": _year,
    "thread": _thread,
    "organisation": _organisation,
    "levels": _levels,
    "bank": _bank,
    "progress": _progress,
}
"""What draws each figure; the modules are loaded where they are used."""
