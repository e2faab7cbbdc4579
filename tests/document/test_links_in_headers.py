"""A link never stands in a heading row: what is repeated on the next page may have none, and stopped the PDF."""

from __future__ import annotations

from tests.conftest import MakePlan
from tests.document.reading import Pdf, problems

PLAN = """
goals: {g: {title: Känna sig trygga}}
focus_areas:
  f:
    title: Hem
    strategies:
      s:
        title: Ge stöd
        text: Läs [mer](https://exempel.se/) om [målet](#g).
        activities: {a: {title: Hålla en kurs}}
"""


def test_the_text_of_a_strategy_may_have_links(plan: MakePlan) -> None:
    space = plan(PLAN)
    assert space.run("render", "--to", "pdf", "-o", "out").code == 0
    data = (space.root / "out/p/action-plan.pdf").read_bytes()
    assert problems(data) == []
    assert Pdf(data).lost(["Läs mer om målet."]) == []
