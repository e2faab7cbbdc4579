"""The table of a plan as an Excel workbook."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook

from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from samverkan_cli.document.paper import Chapter, Column, Paper, Row, RowGroup, Table
from samverkan_cli.document.workbook import HIDDEN, SNAPSHOT, Sheet, SheetColumn, workbook
from samverkan_cli.document.writing import line
from samverkan_cli.document.xlsx import activities, follow_up_table, plan_table
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model.enums import Status
from samverkan_cli.model.values import Stretch, When
from samverkan_cli.outline.outline import Data, Entry, Fact, Money, Prose, Reference, Section, Span, Value, Word
from tests.document.sample_paper import sample_paper
from tests.plans.linked import project

SAY = Phrases("sv")


def fact(key: str, *data: tuple[str, Data], **more: Any) -> Fact:
    return Fact(key, key.capitalize(), values=tuple(Value(text, each) for text, each in data), **more)


def entry(id: str, title: str, *facts: Fact, **more: Any) -> Entry:
    return Entry("activity", id, f"activities-{id}", "1.1", title, facts=facts, **more)


def paper_of(*entries: Entry) -> Paper:
    rows = tuple(Row((line(each.title),), entry=each) for each in entries)
    table = Table("plan", (Column("title", "Aktivitet"),), (RowGroup(rows, "Strategin"),))
    return replace(sample_paper(), blocks=(Chapter("Bakgrund", (table,)),))


def read(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def table_of(*entries: Entry) -> list[dict[str, Any]]:
    """The rows of the plan table, each by the keys of its columns."""
    book = read(workbook(plan_table(paper_of(*entries), SAY, {})))
    keys = [cell.value for cell in book[HIDDEN][SNAPSHOT]]
    return [dict(zip(keys, row, strict=False)) for row in rows_of(book)]


def rows_of(book: Any) -> list[tuple[Any, ...]]:
    """The rows of a table, with days as days."""
    rows = book.worksheets[0].iter_rows(min_row=2, values_only=True)
    return [tuple(each.date() if isinstance(each, datetime) else each for each in row) for row in rows]


MONTH = Stretch.counted(When(date(2027, 8, 1), date(2027, 8, 31), "month", "augusti 2027"), date(2027, 8, 31))


@pytest.mark.parametrize(
    ("known", "cells"),
    [
        (fact("from", ("x", Span(date(2027, 1, 11), MONTH))), {"from": date(2027, 1, 11), "until": "augusti 2027"}),
        (fact("due", ("2 augusti 2027", date(2027, 8, 2))), {"due": date(2027, 8, 2)}),
        (fact("priority", ("1", 1)), {"priority": 1}),
        (fact("share", ("0,5", Decimal("0.5"))), {"share": 0.5}),
        (fact("sek", ("150 000 kr", Money(150_000))), {"sek": 150_000}),
        (fact("status", ("Planerad", Word("planned"))), {"status": "Planerad"}),
        (
            fact("owners", ("A, B", Reference("owner", "a", "")), ("C", Reference("owner", "c", ""))),
            {"owners": "A, B\nC"},
        ),
        (fact("until", ("Slutdatum saknas", "Slutdatum saknas"), missing=True), {"until": None}),
        (fact("why", text=Prose("Två *ord*.")), {"why": "Två *ord*."}),
    ],
)
def test_what_is_known_of_an_activity_is_a_cell(known: Fact, cells: dict[str, Any]) -> None:
    (row,) = table_of(entry("a", "A", known))
    assert {key: row[key] for key in cells} == cells


def test_facts_of_one_name_share_a_cell_and_what_stands_inside_is_in_lines() -> None:
    step = Entry("milestone", "s", "", "", "Upphandlat", facts=(fact("due", ("juni 2027", MONTH)),))
    parts = (Section("milestones", "Delmål", (step, replace(step, title="Klart"))),)
    (row,) = table_of(
        entry("a", "A", fact("x", ("1", 1)), fact("x", text=Prose("två")), parts=parts, text=Prose("Mer\n\n* om\n"))
    )
    assert row["x"] == "1\ntvå"
    assert row["milestones"] == "juni 2027: Upphandlat\njuni 2027: Klart"
    assert row["text"] == "Mer\n\n* om\n"


def test_a_thing_that_few_have_has_its_column_in_its_own_place() -> None:
    one, two, three = (fact(key, (key, key)) for key in ("one", "two", "three"))
    late = fact("until", ("Slutdatum saknas", "Slutdatum saknas"), missing=True)
    assert list(table_of(entry("a", "A", late), entry("b", "B", one))[0])[5:] == ["one", "from", "until", "every"]
    rows = table_of(entry("a", "A", one, three), entry("b", "B", one, two, three))
    assert list(rows[0]) == ["id", "area", "strategy", "number", "title", "one", "two", "three"]
    assert [row["two"] for row in rows] == [None, "two"]
    assert rows[0]["area"] == "Bakgrund"
    assert rows[0]["strategy"] == "Strategin"


@pytest.mark.parametrize("text", ["=1+1", "+46", "-1", "@a", "=cmd|' /C calc'!A0", "\x01\x0b", "_x0041_", "x" * 40_000])
def test_no_text_is_a_formula(text: str) -> None:
    data = workbook(plan_table(paper_of(entry("a", text)), SAY, {}))
    cell = read(data).worksheets[0]["E2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))
    assert cell.value[:9] == text.replace("\x01\x0b", "\ufffd\ufffd").replace("_x0041_", "_x005F_x0041_")[:9]
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert all(b"<f>" not in file.read(name) for name in file.namelist())


def test_equal_plans_give_equal_bytes() -> None:
    paper = example()
    made, again = (workbook(plan_table(paper, SAY, {})) for _ in range(2))
    assert made == again
    assert b"2000-01-01T00:00:00Z" in zipfile.ZipFile(io.BytesIO(made)).read("docProps/core.xml")


@cache
def example() -> Paper:
    paper = ARRANGEMENTS["action-plan"]([project("exempel")], Request())
    assert paper is not None
    return paper


def test_the_sheet_can_be_read_sorted_and_printed() -> None:
    sheet = read(workbook(plan_table(example(), SAY, {}))).worksheets[0]
    assert sheet.freeze_panes == "F2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.column_dimensions["A"].hidden
    assert sheet.column_dimensions["E"].width == 40
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_title_cols == "$A:$E"
    assert sheet.page_setup.orientation == "landscape"
    assert [sheet.row_dimensions[n].height for n in (1, 2)] == [30, 75]
    assert [cell.value for cell in sheet[1]][:6] == ["id", "Fokusområde", "Strategi", "Nr", "Aktivitet", "Ansvarig"]


def test_a_status_is_chosen_from_a_list() -> None:
    book = read(workbook(plan_table(example(), SAY, {})))
    (chosen,) = book.worksheets[0].data_validations.dataValidation
    assert chosen.type == "list"
    first, last = chosen.formula1.replace("$", "").removeprefix(f"{HIDDEN}!").split(":")
    assert [cell.value for (cell,) in book[HIDDEN][f"{first}:{last}"]] == [SAY(each.label) for each in Status]
    heads = {cell.column_letter: cell.value for cell in book.worksheets[0][1]}
    assert heads[str(chosen.sqref).split("2:")[0]] == "Status"


def test_a_hidden_sheet_has_what_was_there() -> None:
    book = read(workbook(plan_table(example(), SAY, {})))
    hidden = book.worksheets[1]
    assert (hidden.title, hidden.sheet_state) == (HIDDEN, "veryHidden")
    assert [cell.value for cell in hidden[SNAPSHOT - 1]][:2] == ["plan", example().title]
    shown = rows_of(book)
    kept = list(hidden.iter_rows(min_row=SNAPSHOT + 2, values_only=True))
    assert len(shown) == len(kept) == 12
    for row, then in zip(shown, kept, strict=True):
        assert ["" if each is None else str(each) for each in row] == [each or "" for each in then]


def test_every_activity_of_the_plan_is_there_once() -> None:
    found = [each.entry.id for each in activities(example())]
    assert sorted(found) == sorted(each.id for each in project("exempel").activities)


def test_a_follow_up_asks_about_what_is_not_done() -> None:
    paper = paper_of(
        entry("a", "A", fact("from", ("x", Span(None, date(2027, 6, 15)))), fact("status", ("Pågår", Word("ongoing")))),
        entry("b", "B", state=frozenset({"done"})),
        entry("c", "C"),
    )
    book = read(workbook(follow_up_table(paper, SAY, {})))
    sheet = book.worksheets[0]
    rows = rows_of(book)
    assert [row[0] for row in rows] == ["a", "c"]
    assert rows[0][5:7] == (date(2027, 6, 15), "Pågår")
    assert [cell.value for cell in book[HIDDEN][SNAPSHOT]][-4:] == ["status", "text", "remains", "due"]
    assert {row[-4:] for row in rows} == {(None, None, None, None)}
    assert sheet["K2"].number_format == "yyyy-mm-dd"
    only = read(workbook(follow_up_table(paper, SAY, {}, {"b"})))
    assert [row[0] for row in rows_of(only)] == ["b"]


def test_rows_grow_with_what_is_filled_in_and_a_narrow_table_is_printed_on_one_page() -> None:
    data = workbook(follow_up_table(example(), SAY, {}))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert b"customHeight" not in file.read("xl/worksheets/sheet1.xml")
    assert read(data).worksheets[0].page_setup.fitToHeight == 0


def test_a_sheet_without_rows_and_with_an_odd_name_is_one() -> None:
    made = workbook(Sheet("a/b[c]:*?" * 9, "T", (SheetColumn("id", "id"),), (), {}))
    assert read(made).worksheets[0].title == "a b c    a b c    a b c    a b "
