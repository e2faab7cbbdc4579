"""What is shown of four times as much of anything is about four times the work, in every view and every document.

Counted are the calls of functions, as in `test_linear`: here of a plan that is linked already, and without the process
that templates run in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from samverkan_cli.document import html, markdown
from samverkan_cli.document.arrange import ARRANGEMENTS
from samverkan_cli.document.documents import prepare
from samverkan_cli.document.figures.drawing import svg_of
from samverkan_cli.document.templates import shipped
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.i18n.speech import speech
from samverkan_cli.link.project import Project
from samverkan_cli.report.layout import Layout, Window
from samverkan_cli.report.show import VIEWS
from samverkan_cli.report.show.impact import impact
from samverkan_cli.report.show.presentation import as_csv, as_json, as_text
from tests.bench.test_outline import linked
from tests.bounds.honest import EACH, plan
from tests.bounds.test_linear import MOST, SLACK, calls
from tests.workspaces import TODAY

DAY = date.fromisoformat(TODAY)
WIDTH = 80
SHOWN = {**VIEWS, "impact": impact(["chef"])}
SOME = 100
QUICK = ("owners", "owners")


def view(name: str) -> Callable[[Project], object]:
    def show(project: Project) -> None:
        shown = SHOWN[name]
        sections = shown.build([project], DAY)
        layout = Layout(speech("sv"), Window(), WIDTH)
        as_text(shown, sections, layout, Phrases("sv"))
        str(layout)
        as_csv(shown, sections, "sv")
        as_json(shown, name, sections, [], DAY, None)

    return show


def document(name: str) -> Callable[[Project], object]:
    def write(project: Project) -> None:
        paper = prepare([project], name, today=DAY, owner="chef" if name == "extract" else None)
        if paper is not None:
            markdown.write(paper, shipped(), "document.md.j2")
            figures = dict(enumerate(svg_of(paper, shipped())))
            html.write(paper, shipped(), "document.html.j2", None, {}, figures)

    return write


WAYS = {
    **{name: view(name) for name in SHOWN},
    # What has changed is of two versions: tests/bench/test_compare.
    **{name: document(name) for name in ARRANGEMENTS if name != "changes"},
}


def asked() -> list[object]:
    every = [(name, way) for name in EACH for way in WAYS]
    return [pytest.param(*each, marks=[] if each == QUICK else pytest.mark.long) for each in every]


@pytest.mark.parametrize(("name", "way"), asked())
def test_what_is_shown_of_twice_as_much_is_twice_the_work(name: str, way: str) -> None:
    work = []
    for size in (2, SOME, 2 * SOME, 4 * SOME):
        project = linked(plan(name, size))
        work.append(calls(lambda project=project: WAYS[way](project)))  # type: ignore[misc]
    _, once, twice, four = work
    assert four - twice <= MOST * max(twice - once, 0) + SLACK, work
