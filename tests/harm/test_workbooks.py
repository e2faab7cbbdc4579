"""A workbook of ballots that is made to do harm: it ends in a few words, soon, whatever it says of itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from samverkan_cli.exchange import tables
from tests.forking import Forking, Limits
from tests.searching import one_in
from tests.workspaces import DOCUMENT, Space

SPACES = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
LIMITS = Limits(seconds=20, megabytes=1_024)
PICK = [
    "pick",
    "p",
    "--period",
    "p",
    "--from",
    "2026-01-01",
    "--until",
    "2027-01-01",
    "--by",
    "a",
    "--count",
    "1",
    "--ballots",
    "v.xlsx",
    "--lang",
    "en",
]
PLAN = DOCUMENT + "owners: {a: {title: A}}\ngoals: {g: {title: G}, h: {title: H}}\n"


def workbook(**parts: str) -> bytes:
    """A workbook with one cell, in which some parts are others."""
    book = openpyxl.Workbook()
    book.active["A1"] = "voter"
    plain, made = io.BytesIO(), io.BytesIO()
    book.save(plain)
    names = {"sheet": SHEET, "strings": STRINGS}
    new = {names[name]: text for name, text in parts.items()}
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in old.namelist():
            archive.writestr(name, new.get(name, old.read(name)))
    return made.getvalue()


def sheet(rows: str, head: str = "") -> str:
    return f'<?xml version="1.0"?>{head}<worksheet xmlns="{SPACES}"><sheetData>{rows}</sheetData></worksheet>'


def _entities(depth: int) -> str:
    inner = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, depth))
    return f'<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">{inner}]>'


TEXT = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'
HOSTILE: dict[str, Callable[[], bytes]] = {
    "a cell far to the right": lambda: workbook(sheet=sheet('<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>')),
    "a row far below": lambda: workbook(sheet=sheet('<row r="1"/><row r="999999999999"><c r="A1"><v>1</v></c></row>')),
    "rows without end": lambda: workbook(sheet=sheet("<row/>" * 600_000)),
    "300,000 texts that no cell has": lambda: workbook(
        strings=f'<?xml version="1.0"?><sst xmlns="{SPACES}">{"<si><t>a</t></si>" * 300_000}</sst>'
    ),
    "entities in entities": lambda: workbook(sheet=sheet(TEXT.format("&e8;"), _entities(9))),
    "a file of the machine": lambda: workbook(
        sheet=sheet(TEXT.format("voter&a;"), '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
    ),
    "a cell that is a book": lambda: workbook(sheet=sheet(TEXT.format("a" * 4_000_000))),
    "marks in marks": lambda: workbook(sheet=sheet('<row><c t="inlineStr"><is>' + "<r>" * 200_000)),
}


@pytest.mark.parametrize("name", one_in(4, HOSTILE))
def test_a_workbook_that_does_harm_ends_in_a_few_words(name: str, tmp_path: Path, forking: Forking) -> None:
    space = Space(tmp_path).write({"samverkan.yaml": "", "plans/p/plan.yaml": PLAN, "v.xlsx": HOSTILE[name]()})
    code, out, err = forking.run(PICK, here=space.root, limits=LIMITS)
    assert (code, out) == (2, b""), err
    assert err.startswith(b"error: v.xlsx")
    assert b"root:" not in err
    assert len(err) < 2_000


@pytest.mark.parametrize("many", ["large", "parts"])
def test_a_workbook_that_unfolds_is_refused(many: str, tmp_path: Path) -> None:
    """By what its list of parts says, before anything is unpacked; a part gives no more than is said of it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(tables._PARTS + 1 if many == "parts" else 5):
            archive.writestr(f"xl/{n}.xml", bytes(1 if many == "parts" else 16 << 20))
    space = Space(tmp_path).write({"samverkan.yaml": "", "plans/p/plan.yaml": PLAN, "v.xlsx": made.getvalue()})
    ran = space.run(*PICK)
    assert ran.code == 2
    assert "is far larger than a table of ballots" in ran.err
