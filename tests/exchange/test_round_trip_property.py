"""One random change of one cell changes exactly that value in the plan, and the table says it then."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.exchange.filled_in import filled_in
from samverkan_cli.exchange.taken_back import taken_back
from samverkan_cli.i18n.speech import speech
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.follow_up import ActivityFollowed
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.values import numbers, text, time, when
from tests.compare.versions import EVERYTHING
from tests.exchange.round_trip import TODAY, Sent, changed_book, columns, data, differences, opened, rows, workbook_of

WRITTEN = {
    **dict.fromkeys((*when.WHENS, when.DAY), st.sampled_from(["2031-05-05", "maj 2031", "HT 2031", "kvartal 2 2031"])),
    time.RECURRING: st.sampled_from(["varje vecka", "Fem gånger per termin", "7 år", "Vart fjärde läsår"]),
    **dict.fromkeys((numbers.ORDINAL, numbers.COUNT), st.integers(4000, 5000)),
    numbers.AGES: st.sampled_from(["3-4 år", "17", "11–12"]),
    **dict.fromkeys(
        (text.TITLE, text.TEXT, text.LINE, text.SIGN),
        st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1, max_size=12).map(lambda said: f"n{said}y"),
    ),
}
"""What somebody may write, by the kind of value."""


class Site(NamedTuple):
    """A cell that can be filled in: of which table, in which row and column, and its field."""

    document: str
    id: str
    key: str
    field: Field


@cache
def sent(document: str) -> Sent:
    plan = Sent(EVERYTHING.read_text(encoding="utf-8"), document)
    return Sent(plan.text, document, workbook_of(plan.project(), document))


@cache
def sites() -> list[Site]:
    return list(_sites())


def _sites() -> Iterator[Site]:
    for document, kind in (("action-plan", Activity), ("follow-up", ActivityFollowed)):
        book = opened(sent(document).workbook())
        keys = [
            key for key in columns(book) if document == "action-plan" or key in ("status", "text", "remains", "due")
        ]
        for id in rows(book):
            for key in keys:
                field = fields(kind).get(key)
                if field is not None and (field.ref or field.words or field.kind in WRITTEN):
                    yield Site(document, id, key, field)


@st.composite
def fillings(draw: Any, site: Site) -> Any:
    """Something that may be written into a cell."""
    field, say = site.field, speech("sv")
    if field.words is not None:
        words = st.sampled_from([say(word.label) for word in field.words])
        return draw(words) if field.form == "one" else ", ".join(draw(st.lists(words, min_size=1, unique=True)))
    if field.ref is not None:
        project = sent(site.document).project()
        titles = st.sampled_from([each.title for into in field.ref.into for each in getattr(project, into)])
        return draw(titles) if field.form == "one" else "\n".join(draw(st.lists(titles, min_size=1, unique=True)))
    assert field.kind is not None
    return draw(WRITTEN[field.kind])


@pytest.mark.long
@given(st.data())
def test_one_cell_changes_one_value_and_the_table_says_it_then(source: st.DataObject) -> None:
    site = source.draw(st.sampled_from(sites()))
    said = source.draw(fillings(site))
    plan = sent(site.document)
    raw = changed_book(plan.workbook(), (site.id, site.key, said))
    back = plan.back(raw)
    assert not [*back.refused, *back.conflicts, *back.added, *back.gone]
    text = plan.written(back)
    found = differences(data(plan.text), data(text))
    if not back.changes:
        assert not found
        return
    ((route, value),) = found.items()
    assert site.id in route
    assert site.key in (route[-1], *(value if isinstance(value, dict) else ()))
    now = Sent(text, site.document)
    again = now.back(raw)
    assert not [*again.changes, *again.conflicts, *again.refused]


def test_a_plan_of_everything_comes_back_as_it_was() -> None:
    for document in ("action-plan", "follow-up"):
        plan = sent(document)
        back = taken_back(filled_in(changed_book(plan.workbook()), "t.xlsx"), plan.project(), TODAY)
        assert not [*back.changes, *back.conflicts, *back.refused, *back.added, *back.gone, *back.notes]
