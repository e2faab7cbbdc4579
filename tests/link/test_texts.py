"""Every text of a plan is found, with its place and as what it is written."""

from __future__ import annotations

from samverkan_cli.model.plan import kinds
from samverkan_cli.model.shape import written
from tests.link.linked import linked

PLAN = """
document: {title: Plan, kind: action-plan, municipality: {name: Exempel}}
owners:
  a: {title: Socialchef, aliases: [SOC, IFO]}
  b: {title: Skolchef, aliases: Rektor}
sections:
  inledning: {title: Inledning, text: "*Alla* barn"}
"""


def test_texts_are_found_in_reading_order_each_with_its_place() -> None:
    found = [(each.text, each.kind.name, each.place.route) for each in linked(text=PLAN, document="").project.texts]
    assert found == [
        ("Plan", "title", ("document", "title")),
        ("Exempel", "line", ("document", "municipality", "name")),
        ("Socialchef", "title", ("owners", "a", "title")),
        ("SOC", "line", ("owners", "a", "aliases", 0)),
        ("IFO", "line", ("owners", "a", "aliases", 1)),
        ("Skolchef", "title", ("owners", "b", "title")),
        ("Rektor", "line", ("owners", "b", "aliases")),
        ("Inledning", "title", ("sections", "inledning", "title")),
        ("*Alla* barn", "text", ("sections", "inledning", "text")),
    ]


def test_words_that_are_chosen_and_values_that_are_counted_are_no_texts() -> None:
    free = {(kind.__name__, field.key) for kind in kinds() for field in written(kind)}
    assert {("Document", "title"), ("Need", "declined"), ("Pick", "why"), ("Indicator", "unit")} <= free
    assert not free & {("Document", "kind"), ("Indicator", "limit"), ("Owner", "kind"), ("Cost", "sek")}
