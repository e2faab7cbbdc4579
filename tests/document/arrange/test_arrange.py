"""Papers of whole plans: no text is lost, every number and anchor is there once, and every link leads somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest

from samverkan_cli.derive.goal_periods import period_on
from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from samverkan_cli.document.arrange.material import Material
from samverkan_cli.document.paper import Paper, paper_nodes
from samverkan_cli.link.project import Project
from samverkan_cli.outline.outline import Entry
from samverkan_cli.outline.tree import Node
from tests.document.arrange.texts import lost
from tests.plans.linked import project as load

PLANS = ("ange", "danderyd", "exempel", "framgangsfaktorer", "kavlinge", "pitea")
DOCUMENTS = tuple(ARRANGEMENTS)
MARKED = {"danderyd": ("SAM007",)}


@pytest.fixture(scope="module", params=PLANS)
def project(request: pytest.FixtureRequest) -> Project:
    return load(request.param, *MARKED.get(request.param, ()))


def papers(project: Project, request: Request | None = None) -> dict[str, Paper]:
    request = request or Request(period=period_on(project, date(2027, 3, 1)))
    made = {name: ARRANGEMENTS[name]([project], request) for name in DOCUMENTS}
    for each in project.follow_ups:
        made[f"follow-up {each.id}"] = ARRANGEMENTS["follow-up"]([project], replace(request, follow_up=each))
    return {name: paper for name, paper in made.items() if paper}


def anchors(part: object) -> Iterator[str]:
    """The places of a paper to which a link can lead."""
    if isinstance(part, tuple):
        for each in part:
            yield from anchors(each)
    elif isinstance(part, Node):
        yield from [part.href] if part.kind == "anchor" else []
        yield from anchors(part.content)
    elif is_dataclass(part) and not isinstance(part, Entry):
        yield from filter(None, [getattr(part, "anchor", "")])
        for each in fields(part):
            yield from anchors(getattr(part, each.name))


def wrong_links(paper: Paper) -> tuple[list[str], list[str]]:
    """The anchors that a paper has twice, and the links that lead nowhere."""
    there = Counter(anchors(paper))
    leading = [node.href[1:] for node in paper_nodes(paper) if node.kind == "link" and node.href.startswith("#")]
    return [each for each, n in there.items() if n > 1], [each for each in leading if each not in there]


def test_every_text_of_a_plan_stands_in_one_of_its_documents(project: Project) -> None:
    made = papers(project)
    m = Material(project, Request(period=period_on(project, date(2027, 3, 1))))
    assert lost(m, *made.values()) == []


def test_every_link_leads_to_an_anchor_and_every_anchor_stands_once(project: Project) -> None:
    for paper in papers(project).values():
        assert wrong_links(paper) == ([], [])


def test_every_number_is_one_thing_s(project: Project) -> None:
    numbers = Material(project, Request()).numbers
    assert len(set(numbers.values())) == len(numbers)
