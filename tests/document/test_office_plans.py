"""The six plans as Word and Excel files: nothing is lost, and what stands in them is in the order that Word wants."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from samverkan_cli.derive.goal_periods import period_on
from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from samverkan_cli.document.docx import write
from samverkan_cli.document.paper import Paper, paper_texts
from samverkan_cli.document.templates import shipped
from samverkan_cli.document.workbook import workbook
from samverkan_cli.document.xlsx import plan_table
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from tests.document.reading_word import W, Word, misplaced
from tests.plans.linked import project as load
from tests.searching import one_in

PLANS = {"ange": (), "danderyd": ("SAM007",), "exempel": (), "framgangsfaktorer": (), "kavlinge": (), "pitea": ()}


@pytest.fixture(scope="module", params=one_in(2, PLANS))
def project(request: pytest.FixtureRequest) -> Project:
    return load(request.param, *PLANS[request.param])


def papers(project: Project) -> dict[str, Paper]:
    request = Request(period=period_on(project, date(2027, 3, 1)), today=date(2026, 11, 30))
    made = {name: ARRANGEMENTS[name]([project], request) for name in ("action-plan", "follow-up")}
    return {name: paper for name, paper in made.items() if paper}


def test_a_document_as_a_word_file_is_whole(project: Project) -> None:
    for name, paper in papers(project).items():
        file = Word(write(paper, shipped(), "document.docx"))
        assert file.lost(paper_texts(paper)) == [], name
        assert misplaced(file) == set(), name
        places = [each.get(W + "name") for each in file.all("bookmarkStart")]
        links = {each.get(W + "anchor") for each in file.all("hyperlink") if each.get(W + "anchor")}
        assert len(places) == len(set(places)), name
        assert links <= set(places), name


def test_every_activity_has_a_row_in_the_table(project: Project) -> None:
    paper = papers(project)["action-plan"]
    sheet = load_workbook(io.BytesIO(workbook(plan_table(paper, Phrases("sv"), {})))).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert sorted(str(row[0]) for row in rows) == sorted(each.id for each in project.activities)
    assert {row[4] for row in rows} == {each.title for each in project.activities}
