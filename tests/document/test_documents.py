"""The finished files of a plan: nothing is lost, and what was asked for is what is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from samverkan_cli.core.errors import UserError
from samverkan_cli.derive.goal_periods import period_on
from samverkan_cli.document import documents
from samverkan_cli.document.action_plan import build
from samverkan_cli.document.sandbox import Sandbox
from samverkan_cli.document.templates import Templates
from samverkan_cli.document.view import texts
from samverkan_cli.link.project import Project
from tests.document.a_plan import TODAY
from tests.document.reading import Pdf, lost_in_markdown, problems
from tests.plans.linked import project as worked_example
from tests.searching import only_long

Render = Callable[..., bytes]


@cache
def worked(name: str) -> Project:
    """A worked example, read once."""
    return worked_example(name, "SAM007")


@pytest.fixture(scope="module")
def render() -> Iterator[Render]:
    """Render in one process for all tests of this file."""
    with Sandbox(Templates()) as sandbox:

        def rendered(project: Project, document: str, to: str, **options: Any) -> bytes:
            written = documents.render(project, document, to, sandbox, **options)
            assert written is not None
            return written

        yield rendered


def test_nothing_of_a_full_plan_is_lost_on_the_way_to_paper(full: Project, render: Render) -> None:
    view = build(full, "sv", period_on(full, TODAY))
    data = render(full, "action-plan", "pdf", today=TODAY)
    read = Pdf(data)
    assert read.lost(texts(view)) == []
    assert read.outside == []
    assert problems(data) == []
    assert lost_in_markdown(render(full, "action-plan", "md", today=TODAY).decode(), texts(view)) == []


@pytest.mark.parametrize("name", ["ange", "danderyd", "framgangsfaktorer", "pitea", *only_long(["kavlinge"])])
def test_a_worked_example_is_whole_in_both_forms(name: str, render: Render) -> None:
    project = worked(name)
    said = list(texts(build(project, "sv", None)))
    data = render(project, "action-plan", "pdf", today=TODAY)
    read = Pdf(data)
    assert read.lost(said) == []
    assert read.outside == []
    assert problems(data) == []
    adopted = project.document.status == "adopted"
    assert all(("UTKAST" in top) is not adopted for top in read.tops)
    written = render(project, "action-plan", "md", today=TODAY)
    assert lost_in_markdown(written.decode(), said) == []


@pytest.mark.parametrize("to", ["md", "pdf"])
def test_the_day_on_which_it_is_made_is_not_in_it(to: str, render: Render) -> None:
    project = worked("danderyd")
    first, later = (render(project, "action-plan", to, today=day) for day in (TODAY, date(2031, 1, 1)))
    assert first == later


def test_the_period_can_be_chosen(full: Project, render: Render) -> None:
    assert "Ha en rolig fritid" in render(full, "action-plan", "md", today=TODAY, period="2027-2028").decode()
    assert "Ha en rolig fritid" not in render(full, "action-plan", "md", today=TODAY).decode()
    with pytest.raises(UserError):
        render(full, "action-plan", "md", today=TODAY, period="2031")


def test_a_workspaces_own_template_is_used(full: Project, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "action-plan.md.j2").write_text("Egen mall för {{ view.organisation }}\n")
    with Sandbox(Templates(tmp_path / "own")) as sandbox:
        written = documents.render(full, "action-plan", "md", sandbox, today=TODAY)
    assert written == "Egen mall för Exempel kommun\n".encode()
