"""`samverkan import FILE --plan PLAN`: a difference, written with --write; files that are no such table."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.document.workbook import HIDDEN, SNAPSHOT
from samverkan_cli.exchange.filled_in import filled_in
from samverkan_cli.i18n.speech import speech
from tests.exchange.round_trip import FILE, PLAN, Sent, changed_book, edited, opened, saved
from tests.workspaces import Space

SENT = Sent()
FILLED = SENT.filled(("chatt", "status", "Pågår"), ("besök", "title", "Besöka hem"))


@pytest.fixture
def space(tmp_path: Path) -> Space:
    return Space(tmp_path).write({FILE: PLAN, "samverkan.yaml": "language: sv\n", "t.xlsx": FILLED})


def plan(space: Space) -> str:
    return (space.root / FILE).read_text(encoding="utf-8")


def test_the_difference_is_shown_and_written_only_when_told_to(space: Space) -> None:
    ran = space.run("import", "t.xlsx", "--plan", "p")
    assert ran.code == 0
    assert ran.out == (
        "t.xlsx: 2 ändringar\n\n"
        "  Starta en chatt\n      Status (L2): Planerad → Pågår\n\n"
        "  Göra hembesök\n      Aktivitet (E4): var [Göra hembesök]\n      Aktivitet (E4): är nu [Besöka hem]\n"
    )
    assert ran.err == "Inget skrevs. Lägg till --write för att skriva in det i planen\n"
    assert plan(space) == PLAN
    ran = space.run("import", "t.xlsx", "--plan", "p", "--write")
    assert ran.code == 0
    assert f"Skrivet: {FILE}, rad" in ran.err
    assert plan(space) == PLAN.replace("status: planned", "status: ongoing").replace("Göra hembesök", "Besöka hem")
    again = space.run("import", "t.xlsx", "--plan", "p", "--write")
    assert (again.code, again.out) == (0, "t.xlsx: ingenting har ändrats\n")


def test_what_was_rendered_comes_back(space: Space) -> None:
    for document, file in (("action-plan", "handlingsplan-p.xlsx"), ("follow-up", "uppfoljning-p-ar-1.xlsx")):
        assert space.run("render", "p", "--to", "xlsx", "--document", document).code == 0
        ran = space.run("import", f"out/p/{file}", "--plan", "p", "--write")
        assert (ran.code, ran.out) == (0, f"{file}: ingenting har ändrats\n")
    assert plan(space) == PLAN


CONFLICT = PLAN.replace("status: planned", "status: paused")


def test_where_both_have_changed_both_are_shown_and_nothing_is_taken_in(space: Space) -> None:
    space.write({FILE: CONFLICT})
    ran = space.run("import", "t.xlsx", "--plan", "p", "--write")
    assert ran.code == 1
    assert "      då: Planerad\n      i tabellen: Pågår\n      i planen: Pausad\n" in ran.out
    assert plan(space) == CONFLICT.replace("Göra hembesök", "Besöka hem")


@pytest.mark.parametrize(
    ("answer", "status", "code"), [("1", "ongoing", 0), ("2", "paused", 1), ("x\n\n", "paused", 1)]
)
def test_at_a_terminal_it_is_asked(
    space: Space, monkeypatch: pytest.MonkeyPatch, answer: str, status: str, code: int
) -> None:
    monkeypatch.setattr(Session, "can_ask", True)
    space.write({FILE: CONFLICT})
    ran = space.run("import", "t.xlsx", "--plan", "p", "--write", stdin=f"{answer}\n".encode())
    assert ran.code == code
    assert "Vad gäller, det som står i tabellen (1) eller i planen (2)? [2]" in ran.err
    assert f"            status: {status}\n" in plan(space)


def test_what_is_refused_is_said_with_its_sheet_and_cell_and_the_rest_is_written(space: Space) -> None:
    space.write({"t.xlsx": SENT.filled(("chatt", "status", "kanske"), ("besök", "title", "Besöka hem"))})
    ran = space.run("import", "t.xlsx", "--plan", "p", "--write")
    assert ran.code == 1
    assert "\nInte infört, från bladet Plantabellen\n  L2: kanske är inget av orden som kan stå där\n" in ran.out
    assert plan(space) == PLAN.replace("Göra hembesök", "Besöka hem")


def test_what_cannot_be_written_safely_is_refused_with_its_cell(space: Space) -> None:
    text = PLAN.replace("status: planned", "status: &s planned").replace("{title: Göra", "{status: *s, title: Göra")
    space.write({FILE: text})
    ran = space.run("import", "t.xlsx", "--plan", "p", "--write")
    assert ran.code == 1
    assert "  L2: plans/p/plan.yaml:" in ran.out
    assert plan(space) == text.replace("Göra hembesök", "Besöka hem")


def without(name: str) -> bytes:
    book = opened(FILLED)
    del book[name]
    return saved(book)


def hidden(edit: Callable[[Any], None]) -> bytes:
    book = opened(FILLED)
    edit(book[HIDDEN])
    return saved(book)


def packed(base: bytes, **parts: bytes) -> bytes:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(base)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for part in old.namelist():
            new.writestr(part, old.read(part))
        for name, content in parts.items():
            new.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return made.getvalue()


def word() -> bytes:
    from docx import Document

    return saved(Document())


def headless(sheet: Any, _: Mapping[str, int]) -> None:
    sheet.delete_rows(1)


def about(key: str, value: str) -> Callable[[Any], None]:
    def edit(sheet: Any) -> None:
        keys = [cell.value for cell in sheet[SNAPSHOT - 2]]
        sheet.cell(SNAPSHOT - 1, keys.index(key) + 1).value = value

    return edit


HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "other bytes": (lambda: b"a;b\n", "är ingen Word- eller Excelfil som går att läsa"),
    "entities": (lambda: packed(FILLED, x_dot_xml=b"<!DOCTYPE a [<!ENTITY b 'c'>]>"), "är ingen Word- eller Excelfil"),
    "a Word file": (word, "är ingen Excelarbetsbok"),
    "no hidden sheet": (lambda: without(HIDDEN), "har inget dolt blad samverkan"),
    "a changed hidden sheet": (lambda: hidden(lambda sheet: sheet.delete_rows(1)), "har ändrats"),
    "no head": (lambda: edited(FILLED, headless), "Inget blad i t.xlsx har kolumnerna id och Aktivitet"),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_file_that_is_no_such_table_is_refused(name: str) -> None:
    make, said = HARMFUL[name]
    raw = make()
    with pytest.raises(UserError) as refused:
        filled_in(raw, "t.xlsx")
    assert said in speech("sv")(refused.value.message)


OTHERS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a ballot": (lambda: hidden(about("table", "ballot")), "Arbetsboken har varken en plans tabell eller en"),
    "a follow-up that is gone": (
        lambda: changed_book(Sent(document="follow-up", text=PLAN.replace("år-1", "år-9")).workbook()),
        "p har ingen uppföljning år-9",
    ),
    "another plan": (
        lambda: Sent(PLAN.replace("chatt:", "a:").replace("kurs:", "b:").replace("besök:", "c:")).workbook(),
        "Ingen av aktiviteterna i tabellen finns i planen p",
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_table_of_something_else_is_refused(space: Space, name: str) -> None:
    make, said = OTHERS[name]
    ran = space.write({"t.xlsx": make()}).run("import", "t.xlsx", "--plan", "p", "--write")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert plan(space) == PLAN
