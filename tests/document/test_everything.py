"""Whatever the format can say is in the document: a field that nothing reads is found here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from functools import cache
from itertools import combinations
from typing import Any

import pytest

from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.document import markdown, pdf
from samverkan_cli.document.action_plan import build
from samverkan_cli.document.templates import shipped
from samverkan_cli.document.view import View, plain_data, texts
from samverkan_cli.outline.outline import Prose, Value
from tests.document.everything import Filling, field_at, leaves, project_of, put, without
from tests.document.reading import Pdf, lost_in_markdown, problems

UNREAD = {
    ("Municipality", "code"): "for programs, not for readers",
    ("Document", "language"): "the document is in it, and does not say so",
}
"""The fields that no reader of the document looks for."""

INSTEAD = {("Validity", "for"): ("until",), ("Phase", "for"): ("until",), ("FollowUp", "answers"): ("to",)}
"""The fields that say something only where others next to them do not."""

SAME_AS_NOTHING = {("Goal", "status"): "active", ("Goal", "origin"): "bank"}
"""The words that say what holds without them, and of which a document says nothing."""

FILLING = Filling()
DATA = FILLING.data


def view_of(data: Any) -> View:
    project = project_of(data)
    return build(project, "en", next(iter(project.periods)))


def differ(one: Any, other: Any) -> bool:
    """Whether two views, or parts of them, are unlike to a template: only what is unequal is laid open."""
    if one == other:
        return False
    if is_dataclass(one) and type(one) is type(other) and not isinstance(one, Value | Prose):
        return any(differ(getattr(one, each.name), getattr(other, each.name)) for each in fields_of(one))
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other):
        return any(map(differ, one, other))
    return bool(plain_data(one) != plain_data(other))


@cache
def whole() -> View:
    return view_of(DATA)


def name(route: KeyPath) -> tuple[str, str]:
    kind, field = field_at(route)
    return kind.__name__, field.key


def fields() -> Iterable[KeyPath]:
    """Where each value of the plan stands that may be left out and is no text."""
    for route in leaves(DATA):
        kind, field = field_at(route)
        asked = name(route) not in UNREAD and not kind.model_fields[field.name].required
        if asked and (field.kind is None or not field.kind.free):
            yield route


def words() -> Iterable[KeyPath]:
    """Where each value stands that is one of the format's own words."""
    for route in leaves(DATA):
        if name(route) not in UNREAD and field_at(route)[1].words is not None:
            yield route


def shown(route: KeyPath) -> str:
    return ".".join(map(str, route))


def test_every_text_is_in_the_document() -> None:
    found = "\n".join(texts(whole()))
    lost = [shown(route) for route, word in FILLING.words.items() if word not in found and name(route) not in UNREAD]
    assert lost == []


@pytest.mark.parametrize("route", tuple(fields()), ids=shown)
def test_every_field_makes_a_difference(route: KeyPath) -> None:
    kind, field = field_at(route)
    end = route if route[-1] == field.key else route[:-1]
    hiding = tuple((*end[:-1], other) for other in INSTEAD.get((kind.__name__, field.key), ()))
    said = view_of(without(DATA, *hiding)) if hiding else whole()
    # Not within the assert: two whole documents are no message.
    makes_a_difference = differ(said, view_of(without(DATA, *hiding, end)))
    assert makes_a_difference


@pytest.mark.parametrize("route", tuple(words()), ids=shown)
def test_every_word_of_the_format_reads_otherwise(route: KeyPath) -> None:
    said = {str(word): view_of(put(DATA, route, word)) for word in field_at(route)[1].words or ()}
    alike = [pair for pair in combinations(said, 2) if not differ(said[pair[0]], said[pair[1]])]
    assert alike == []
    silent = SAME_AS_NOTHING.get(name(route))
    if silent is not None:
        speaks = differ(view_of(without(DATA, route)), said[silent])
        assert not speaks


def test_nothing_of_it_is_lost_on_paper() -> None:
    view, templates = whole(), shipped()
    data = pdf.write(view, templates, "action-plan.typ")
    read = Pdf(data)
    assert read.lost(texts(view)) == []
    assert read.outside == []
    assert problems(data) == []
    assert lost_in_markdown(markdown.write(view, templates, "action-plan.md.j2"), texts(view)) == []
