"""Files that are not read: of another kind, with a password, with macros, broken, or made to burst."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from tests.conftest import MakeSpace
from tests.intake.office import excel, saved, word
from tests.intake.reading import imported

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
ROWS = [["Aktivitet", "Ansvarig"], ["Starta", "Rektor"]]


def packed(parts: dict[str, bytes], first: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        if first:
            made.writestr(zipfile.ZipInfo("mimetype"), first)
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def with_part(raw: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        return packed(
            {each: change(parts.read(each)) if each == name else parts.read(each) for each in parts.namelist()}
        )


def macros(raw: bytes) -> bytes:
    return with_part(raw, "[Content_Types].xml", lambda xml: xml.replace(b".main+xml", b".macroEnabled.main+xml"))


def bomb() -> bytes:
    return with_part(saved(word(ROWS)), "word/document.xml", lambda _: b"<a>" + b" " * (80 << 20) + b"</a>")


def entities() -> bytes:
    lol = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]>'
    return with_part(
        saved(word(ROWS)),
        "word/document.xml",
        lambda xml: xml.replace(b"?>", b"?>" + lol, 1).replace(b"Starta", b"&c;"),
    )


def wide_merge() -> bytes:
    book = excel({"Plan": ROWS})
    return with_part(
        saved(book),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(
            b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>'
        ),
    )


REFUSED: dict[str, tuple[bytes | Callable[[], bytes], str, str]] = {
    "plan.doc": (OLE, "(.doc)", ".docx"),
    "plan.xls": (OLE, "(.xls)", ".xlsx"),
    "hemlig.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "lösenord", "spara den igen"),
    "plan.odt": (packed({"content.xml": b"<a/>"}, b"application/vnd.oasis.opendocument.text"), "(.odt)", ".docx"),
    "renamed.docx": (packed({"content.xml": b"<a/>"}, b"application/vnd.oasis.opendocument.text"), "(.odt)", ".docx"),
    "plan.ods": (packed({}, b"application/vnd.oasis.opendocument.spreadsheet"), "(.ods)", ".xlsx"),
    "plan.xlsm": (lambda: macros(saved(excel({"A": ROWS}))), "makron (.xlsm)", ".xlsx"),
    "macros.xlsx": (lambda: macros(saved(excel({"A": ROWS}))), "makron (.xlsm)", ".xlsx"),
    "macros.docx": (lambda: macros(saved(word(ROWS))), "makron (.docm)", ".docx"),
    "plan.pdf": (b"%PDF-1.7", "PDF", ".docx"),
    "plan.rtf": (b"{\\rtf1 }", "(.rtf)", ".docx"),
    "plan.csv": (b"a;b", "(.csv)", ".xlsx"),
    "plan.docx": (b"hej", "går att läsa", ".docx"),
    "torn.docx": (lambda: saved(word(ROWS))[:-400], "går att läsa", ".docx"),
    "empty.docx": (packed({"a": b""}), "går att läsa", ".docx"),
    "bomb.docx": (bomb, "packas upp", "ny fil"),
    "entities.docx": (entities, "går att läsa", ".docx"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_is_refused_by_name_with_what_to_do(name: str, workspace: MakeSpace) -> None:
    raw, said, help = REFUSED[name]
    space = workspace({})
    ran = imported(space, name, raw() if callable(raw) else raw)
    assert (ran.code, ran.out) == (2, "")
    assert name in ran.err
    assert said in ran.err
    assert help in ran.err
    assert not (space.root / "plans").exists()


def test_a_merged_cell_as_large_as_the_sheet_is_no_larger_than_what_stands_there(workspace: MakeSpace) -> None:
    assert imported(workspace({}), "wide.xlsx", wide_merge()).code == 0


def test_a_file_without_activities_says_which_headings_it_does_not_know(workspace: MakeSpace) -> None:
    ran = imported(workspace({}), "other.docx", saved(word([["Grej", "Person i fråga"], ["Starta", "Rektor"]])))
    assert ran.code == 2
    assert "Grej och Person i fråga" in ran.err
    assert "--column" in ran.err
    ran = imported(workspace({}), "prose.docx", saved(word("# Brev", "Hej")))
    assert ran.code == 2
    assert "ingen tabell" in ran.err


def test_a_table_that_was_written_to_be_filled_in_goes_back_into_its_plan(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "filled.xlsx": saved(excel({"Plan": ROWS, "samverkan": [["x"]]}))})
    ran = space.run("import", "filled.xlsx", "--lang", "sv")
    assert ran.code == 2
    assert "samverkan import filled.xlsx --plan" in ran.err
    assert space.run("import", "filled.xlsx", "--into", "plans/new").code == 0
