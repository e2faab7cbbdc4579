"""The contents of a document in Markdown: of what comes after them, each a link that leads there."""

from __future__ import annotations

import re

import pytest

from tests.conftest import MakePlan

PLAN = """
document: {title: Plan, kind: action-plan, language: sv, status: consultation, summary: Kort.%s}
sections:
  a: {title: "[Inledning]", text: "## Inuti"}
  b: {title: Metod, place: after, text: Text.}
focus_areas:
  f: {title: Hem, purpose: x, activities: {k: {title: Ge stöd}}}
"""
ALL = ["Sammanfattning", "[Inledning]", "Handlingsplan", "Hem", "Metod"]


@pytest.mark.parametrize(
    ("layout", "listed"),
    [
        ("", ALL),
        (", layout: {order: [summary, contents]}", ALL[1:]),
        (", layout: {leave_out: [contents]}", []),
        (", layout: {leave_out: [plan, summary]}", []),  # three headings need no list
    ],
)
def test_contents_lead_to_what_comes_after(plan: MakePlan, layout: str, listed: list[str]) -> None:
    written = plan(PLAN % layout, document="").run("render", "--to", "md", "--stdout").out
    links = re.findall(r"^ *- \[(.+)\]\(#(.+)\)$", written, re.MULTILINE)
    assert [title.replace("\\", "") for title, _ in links] == listed
    assert all(f'<a id="{anchor}"></a>' in written for _, anchor in links)
    assert ("## Innehåll" in written) == bool(listed)
