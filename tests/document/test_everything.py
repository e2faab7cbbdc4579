"""Whatever the format can say is in the document: a field that nothing reads is found here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from functools import cache
from itertools import combinations
from typing import Any, TypeAlias

import pytest

from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from samverkan_cli.document.paper import Paper, paper_texts, plain_paper
from samverkan_cli.outline.outline import Entry, Value
from samverkan_cli.outline.tree import Node
from tests.document.everything import Filling, field_at, leaves, project_of, put, without
from tests.searching import one_in, only_long

UNREAD = {
    ("Municipality", "code"): "for programs, not for readers",
    ("Document", "language"): "the document is in it, and does not say so",
    ("Selection", "record"): "for programs, not for readers",
    ("Owner", "kind"): "a word of the format, which its title says better",
    ("Owner", "many"): "a word of the format, heard in how the seats of a group are said",
    ("Owner", "external"): "a word of the format, for rules",
    ("Group", "kind"): "a word of the format, which its title says better",
    ("Goal", "dimension"): "a word of the format, which the goal's own words say",
}
"""The fields that no reader of the document looks for."""

ALONE = {
    ("Activity", "lead"): "one who answers alone leads",
    ("Document", "status"): "a document without one is a draft",
}
"""The fields that say nothing here, and why."""
INSTEAD = {("Validity", "for"): ("until",), ("Phase", "for"): ("until",), ("FollowUp", "answers"): ("to",)}
"""The fields that say something only where others next to them do not."""

SAME_AS_NOTHING = {("Goal", "status"): "active", ("Goal", "origin"): "bank", ("Document", "status"): "draft"}
"""The words that say what holds without them, and of which a document says nothing."""

FILLING = Filling()
DATA = FILLING.data
LOOK = ("document", "layout")
"""What a layout changes is no text, or hides some: `test_layout` has that. Here its own texts are looked for."""
PLAIN = without(DATA, LOOK)

LOOKED_UP = {"Document", "Group", "Term", "GoverningDocument", "Indicator"}
"""What is looked up by its other names. Those of all else are for the program, which reads texts that call it so."""
UNREAD |= {
    (field_at(route)[0].__name__, "aliases"): "for programs, not for readers"
    for route in leaves(DATA)
    if field_at(route)[1].key == "aliases" and field_at(route)[0].__name__ not in LOOKED_UP
}


Document: TypeAlias = Callable[[str], Paper | None]
"""The documents of a plan by their names, each made when it is first looked at."""


def papers(data: Any) -> Document:
    """All documents of a plan."""
    project = project_of(data)
    request = Request("en", None, next(iter(project.periods)))
    return cache(lambda document: ARRANGEMENTS[document]([project], request))


def differ(one: Document, other: Document, route: KeyPath) -> bool:
    """Whether any document is unlike another to a reader. The one that is likely to be, and soon made, comes first."""
    first = LIKELY.get(str(route[0]), "action-plan")
    return any(_differ(one(document), other(document)) for document in dict.fromkeys((first, *ARRANGEMENTS)))


LIKELY = {
    "document": "decision",
    "goals": "goal-bank",
    "periods": "goal-bank",
    "follow_ups": "follow-up",
    "indicators": "follow-up",
    "interventions": "mapping",
    "decisions": "decision",
    "best_interests": "decision",
}
"""In which document of its own the fields of a part of a plan are."""


def _differ(one: Any, other: Any) -> bool:
    """Whether two papers, or parts of them, are unlike to a reader: only what is unequal is laid open."""
    if one == other:
        return False
    if is_dataclass(one) and type(one) is type(other) and not isinstance(one, Value | Node | Entry):
        return any(_differ(getattr(one, each.name), getattr(other, each.name)) for each in fields_of(one))
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        return any(map(_differ, one, other))
    if isinstance(one, Entry) and isinstance(other, Entry):
        return False
    return bool(plain_paper(one) != plain_paper(other))


@cache
def whole() -> Document:
    return papers(DATA)


@cache
def plain() -> Document:
    return papers(PLAIN)


def name(route: KeyPath) -> tuple[str, str]:
    kind, field = field_at(route)
    return kind.__name__, field.key


def fields() -> Iterable[KeyPath]:
    """Where each value of the plan stands that may be left out and is no text."""
    for route in leaves(PLAIN):
        kind, field = field_at(route)
        asked = name(route) not in {**UNREAD, **ALONE} and not kind.model_fields[field.name].required
        if asked and (field.kind is None or not field.kind.free):
            yield route


def words() -> Iterable[KeyPath]:
    """Where each value stands that is one of the format's own words."""
    for route in leaves(PLAIN):
        if name(route) not in UNREAD and field_at(route)[1].words is not None:
            yield route


def by_place(routes: Iterable[KeyPath]) -> list[Any]:
    """One place of each field, and in the long run all others where it may stand."""
    first: dict[tuple[str, str], KeyPath] = {}
    others = [route for route in routes if first.setdefault(name(route), route) != route]
    return [*first.values(), *only_long(others)]


def shown(route: KeyPath) -> str:
    return ".".join(map(str, route))


def test_every_text_is_in_the_document() -> None:
    made = map(whole(), ARRANGEMENTS)
    found = "\n".join(text for paper in made if paper for text in paper_texts(paper))
    lost = [
        shown(route)
        for route, word in FILLING.words.items()
        if word not in found.casefold() and name(route) not in UNREAD
    ]
    assert lost == []


@pytest.mark.parametrize("route", one_in(3, fields()), ids=shown)
def test_every_field_makes_a_difference(route: KeyPath) -> None:
    kind, field = field_at(route)
    end = route if route[-1] == field.key else route[:-1]
    hiding = tuple((*end[:-1], other) for other in INSTEAD.get((kind.__name__, field.key), ()))
    said = papers(without(PLAIN, *hiding)) if hiding else plain()
    # Not within the assert: two whole documents are no message.
    makes_a_difference = differ(said, papers(without(PLAIN, *hiding, end)), route)
    assert makes_a_difference


@pytest.mark.parametrize("route", one_in(3, by_place(words())), ids=shown)
def test_every_word_of_the_format_reads_otherwise(route: KeyPath) -> None:
    said = {str(word): papers(put(PLAIN, route, word)) for word in field_at(route)[1].words or ()}
    alike = [pair for pair in combinations(said, 2) if not differ(said[pair[0]], said[pair[1]], route)]
    assert alike == []
    silent = SAME_AS_NOTHING.get(name(route))
    if silent is not None:
        speaks = differ(papers(without(PLAIN, route)), said[silent], route)
        assert not speaks
