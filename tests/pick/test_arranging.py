"""The bank by direction and age."""

from __future__ import annotations

from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.pick.shelves import Shelf, shelved
from samverkan_cli.report.ticklist import headings
from tests.link.linked import linked

DOCUMENT = """
document:
  title: Plan
  kind: action-plan
  age_groups:
    alla: {title: Alla barn, ages: 0-20}
    skola: {title: Grundskolan, ages: 6-15}
    unga: {title: 13–20 år, ages: 13-20}
"""
GOALS = """
goals:
  d: {title: D}
  c: {title: C, direction: harmed, ages: 16-20}
  a: {title: A, direction: overall, ages: 14-25}
  b: {title: B, direction: overall, ages: 5-20}
  e: {title: E, direction: overall, ages: 7-9}
  f: {title: F, direction: overall}
  g: {title: G, direction: overall, ages: 6-15}
  h: {title: H, direction: universal}
"""


def told(shelves: tuple[Shelf, ...]) -> list[tuple[str, str, str]]:
    say = Phrases("sv")
    return [(*headings(each, say), "".join(goal.title for goal in each.goals)) for each in shelves]


def test_directions_stand_in_their_order_and_in_each_the_youngest_first() -> None:
    project = linked(GOALS, document=DOCUMENT).project
    assert told(shelved(project.goals, project.document.age_groups)) == [
        ("Övergripande", "Alla barn (0–20 år)", "B"),
        ("Övergripande", "Grundskolan (6–15 år)", "EG"),
        ("Övergripande", "14–25 år", "A"),
        ("Övergripande", "Utan ålder", "F"),
        ("Alla barn och unga", "", "H"),
        ("Barn och unga som far illa", "13–20 år", "C"),
        ("Utan inriktning", "", "D"),
    ]


def test_without_age_groups_goals_stand_under_their_own_ages() -> None:
    project = linked(GOALS).project
    ages = [heading for direction, heading, _ in told(shelved(project.goals, ())) if direction == "Övergripande"]
    assert ages == ["5–20 år", "6–15 år", "7–9 år", "14–25 år", "Utan ålder"]


def test_nothing_is_nothing() -> None:
    assert shelved((), ()) == ()
