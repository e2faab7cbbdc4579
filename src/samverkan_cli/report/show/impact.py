"""What a thing touches, written down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from samverkan_cli.core.message import Message, counted
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import fields
from samverkan_cli.report.layout import Branch, Layout
from samverkan_cli.report.show.presentation import Presentation, Row, serialise
from samverkan_cli.views.impact import Impact, Touched, build

_COLUMNS = "plan about collection id title field through alone days"


def draw(impact: Impact, layout: Layout, say: Phrases) -> None:
    """What would have nobody, then all that is touched, by how: what is nearest first."""
    layout.heading(impact.thing.title)
    if not impact.touched:
        layout.line(Message("Nothing refers to it"), first="  ")
        return
    n = len(impact.alone)
    near, far = ([each for each in impact.touched if bool(each.through) is through] for through in (False, True))
    for words, branches in (
        (counted("Without it {n} has nobody", "Without it {n} have nobody", n), _branches(impact.alone, say)),
        (Message("Refers to it"), _branches(near, say)),
        (Message("Through others"), _through(far, say)),
    ):
        if several := tuple(branches):
            layout.line(words, first="  ")
            layout.tree(several, before="  ")


def _branches(touched: Sequence[Touched], say: Phrases) -> Iterator[Branch]:
    by_role: dict[str, list[Branch]] = {}
    for each in touched:
        role = say(Message(each.role.label)) if each.role.label else _heading(each, say)
        by_role.setdefault(role, []).append(Branch(_named(each, say)))
    for role, some in by_role.items():
        yield Branch(role, branches=tuple(some))


def _through(touched: Sequence[Touched], say: Phrases) -> Iterator[Branch]:
    by_way: dict[str, list[Touched]] = {}
    for each in touched:
        by_way.setdefault(" › ".join(way.title for way in each.through), []).append(each)
    for way, some in by_way.items():
        yield Branch(way, branches=tuple(_branches(some, say)))


def _named(one: Touched, say: Phrases) -> str:
    heading = _heading(one, say)
    title = f"{one.title} ({heading})" if heading and heading != one.title else one.title
    days = say.several(map(say.day, one.days))
    return say(Message("{thing}, from {days}", thing=title, days=days)) if days else title


def _heading(one: Touched, say: Phrases) -> str:
    """The collection of a thing, where it is one of the plan's own."""
    field = fields(Plan).get(one.collection)
    return say(Message(field.shown.label)) if field is not None and field.shown.label else ""


def _rows(impact: Impact) -> Iterator[Row]:
    for each in impact.touched:
        yield {
            "about": impact.thing.id,
            "collection": each.collection,
            "id": each.id,
            "title": each.title,
            "field": each.field,
            "through": each.through,
            "alone": int(each.alone),
            "days": each.days,
        }


def _data(impact: Impact) -> Any:
    found = serialise(replace(impact, touched=()))
    return {**found, "touched": [_without_role(each) for each in impact.touched]}


def _without_role(one: Touched) -> Any:
    return {key: value for key, value in serialise(one).items() if key != "role"}


def impact(words: Sequence[str]) -> Presentation[Impact]:
    """The view of what some things touch."""

    def made(projects: Sequence[Project], today: date) -> tuple[Impact, ...]:
        return build(projects, words, today)

    return Presentation(made, draw, _COLUMNS, _rows, _data)
