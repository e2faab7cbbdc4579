"""Any plan that the format allows: no text of it is lost in its documents, and their links lead somewhere."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from samverkan_cli.document.arrange import Request
from samverkan_cli.document.arrange.material import Material
from tests.document.arrange.test_arrange import papers, wrong_links
from tests.document.arrange.texts import lost
from tests.document.random_plans import whole_plans
from tests.document.test_random_plans import AS_DRAWN, project_of


def _kept(made: tuple[dict[str, Any], list[str]]) -> None:
    data = made[0]
    data["document"].pop("layout", None)  # which may leave things out
    project = project_of(data)
    request = Request(period=next(iter(project.periods), None))
    there = papers(project, request)
    assert lost(Material(project, request), *there.values()) == []
    for paper in there.values():
        assert wrong_links(paper) == ([], [])


@settings(AS_DRAWN, max_examples=4)
@given(whole_plans(one_in=3))
def test_any_plan_keeps_its_texts_and_links(made: tuple[dict[str, Any], list[str]]) -> None:
    _kept(made)


@pytest.mark.long
@AS_DRAWN
@given(whole_plans())
def test_any_of_many_plans_keeps_its_texts_and_links(made: tuple[dict[str, Any], list[str]]) -> None:
    _kept(made)
