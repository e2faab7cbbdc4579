"""Any plan that the format allows is read, judged, shown and printed, and no title of it is lost on the way."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from samverkan_cli.check.rule import Given
from samverkan_cli.document import markdown, pdf
from samverkan_cli.document.documents import prepare
from samverkan_cli.document.paper import Paper, paper_texts
from samverkan_cli.document.templates import shipped
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.validate import parse
from samverkan_cli.outline.builder import build as build_outline
from samverkan_cli.outline.outline import plain
from samverkan_cli.rules import RULES
from tests.document.random_plans import whole_plans
from tests.document.reading import Pdf, lost_in_markdown, problems

TODAY = date(2027, 10, 1)
AS_DRAWN = settings(phases=[Phase.explicit, Phase.reuse, Phase.generate])
"""A plan has hundreds of fields: looking for the smallest one that fails takes hours."""


def project_of(data: dict[str, Any]) -> Project:
    parsed, findings = parse("plans/p/plan.yaml", data)
    linked = link("p", "plans/p", [parsed])
    found = [(each.message.text, each.where, each.code) for each in (*findings, *linked.findings)]
    # A last day before the first, a text that leads nowhere and the like are for the rules.
    structural = [each for each in found if each[2] in ("SAM006", "SAM007", "SAM008", "SAM101")]
    assert structural == [], structural
    return linked.value


def paper_of(project: Project) -> Paper:
    made = prepare([project], "action-plan", today=TODAY)
    assert made is not None
    return made


def outline_of(project: Project) -> str:
    """All that is shown of a plan."""
    said = json.dumps(plain(build_outline(project, Phrases("sv"), TODAY)), ensure_ascii=False)
    return said.replace("\\\\", "")  # marks of what is no markup, in a text


def _in_markdown(made: tuple[dict[str, Any], list[str]]) -> None:
    data, titles = made
    project = project_of(data)
    for rule in RULES:
        list(rule.check(project, Given(TODAY)))
    shown = outline_of(project)
    assert [title for title in titles if title not in shown] == []
    paper = paper_of(project)
    written = markdown.write(paper, shipped(), "document.md.j2")
    assert lost_in_markdown(written, paper_texts(paper)) == []


def _on_paper(made: tuple[dict[str, Any], list[str]]) -> None:
    paper = paper_of(project_of(made[0]))
    data = pdf.write(paper, shipped(), "document.typ")
    assert Pdf(data).lost(paper_texts(paper)) == []
    assert problems(data) == []


@settings(AS_DRAWN, max_examples=4)
@given(whole_plans(one_in=5))
def test_any_plan_is_judged_and_shown_and_keeps_its_titles(made: tuple[dict[str, Any], list[str]]) -> None:
    _in_markdown(made)


@pytest.mark.long
@AS_DRAWN
@given(whole_plans())
def test_any_of_many_plans_is_judged_and_shown_and_keeps_its_titles(made: tuple[dict[str, Any], list[str]]) -> None:
    _in_markdown(made)


@pytest.mark.long
@AS_DRAWN
@given(whole_plans())
def test_any_of_many_plans_keeps_its_texts_on_paper(made: tuple[dict[str, Any], list[str]]) -> None:
    _on_paper(made)
