"""The ballots that people really hand in are read, whatever layout and file they come in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

import pytest
from openpyxl import Workbook

from samverkan_cli.core.errors import UserError
from samverkan_cli.exchange.tables import table
from samverkan_cli.i18n.speech import speech
from samverkan_cli.pick.ballots import Ballots, ballots
from tests.link.linked import linked

BANK = """
goals:
  trygg: {title: Känna sig trygga}
  våga: {title: Våga säga nej}
  veta: {title: "Veta vad, och vart"}
"""
GOALS = tuple(linked(BANK).project.goals)
VOTES = {"norr": {"trygg", "våga"}, "söder": {"veta", "våga"}}


def read(raw: bytes | str, least: int = 1, most: int | None = None) -> Ballots:
    return ballots(table(raw.encode() if isinstance(raw, str) else raw, "röster"), GOALS, least, most)


def workbook(rows: Sequence[Sequence[object]], *, empty_first: bool = False) -> bytes:
    book = Workbook()
    sheet = book.create_sheet() if empty_first else book.active
    for row in rows:
        sheet.append(list(row))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


FORMS: list[list[object]] = [
    ["ID", "Starttid", "Slutförandetid", "E-post", "Namn", "Vilka mål är viktigast?"],
    [1, "2026-11-01 08:00", "2026-11-01 08:03", "anonymous", "norr", "Känna sig trygga;Våga säga nej;"],
    [2, "2026-11-01 09:00", "2026-11-01 09:03", "anonymous", "söder", "Veta vad, och vart;Våga säga nej;"],
]
MATRIX: list[list[object]] = [
    ["mål", "norr", "söder"],
    ["Känna sig trygga", "x", None],
    ["Våga säga nej", "X", "x"],
    ["veta", None, 1],
]
LAYOUTS: dict[str, bytes | str] = {
    "a row a tick": "voter,goal\nnorr,trygg\nnorr,våga\nsöder,veta\nsöder,våga\n",
    "a cell of goals": "voter;goals\nnorr;trygg|våga\nsöder;veta|våga\n",
    "goals with commas": 'voter;goals\nnorr;trygg, våga\nsöder;"Veta vad, och vart, Våga säga nej"\n',
    "sep line": "sep=;\r\nvoter;goals\r\nnorr;trygg|våga\r\nsöder;veta|våga\r\n",
    "sep line of a comma": "\ufeffSEP=,\nvoter,goals\nnorr,trygg;våga\nsöder,veta;våga\n",
    "Swedish Excel": "röstande;mål\r\nnorr;trygg|våga\r\nsöder;Veta vad, och vart|Våga säga nej\r\n".encode("cp1252"),
    "another word for voters": 'Röstare;Mål\nnorr;"trygg; våga"\nsöder;"veta; våga"\n'.encode(),
    "Unicode text of Excel": "röstande\tmål\r\nnorr\ttrygg|våga\r\nsöder\tveta|våga\r\n".encode("utf-16"),
    "a row a voter": "röstande;trygg;Våga säga nej;Veta vad, och vart\nnorr;x;X;\nsöder;;ja;1\n",
    "a row a goal": "id;norr;söder\ntrygg;x;\nvåga;x;x\nveta;;x\n",
    "a row a goal, and more": "nr;mål;id;ålder;norr;söder;;\n1;?;trygg;;x;;;\n2;;våga;;x;x;;\nSumma\n3;;veta;;;x;;\n",
    "a row a goal, by title": workbook(MATRIX),
    "on the second sheet": workbook(MATRIX, empty_first=True),
    "Google Forms": (
        "Tidstämpel,Vem röstar?,Vilka mål är viktigast?\n"
        '2026/11/01 8:00:00 fm,norr,"Känna sig trygga, Våga säga nej"\n'
        '2026/11/01 9:00:00 fm,söder,"Veta vad, och vart, Våga säga nej"\n'
    ).replace("Vem röstar?", "Namn"),
    "Google Forms, two questions": (
        "Timestamp,Email Address,Mål för unga,Mål för föräldrar\n"
        "1,norr,Känna sig trygga,Våga säga nej\n"
        '2,söder,,"Veta vad, och vart, Våga säga nej"\n'
    ),
    "Google Forms, a grid": (
        'Timestamp,Namn,Viktigast [Känna sig trygga],Viktigast [Våga säga nej],"Viktigast [Veta vad, och vart]"\n'
        "1,norr,Ja,Ja,Nej\n2,söder,,Ja,Ja\n"
    ),
    "Microsoft Forms": workbook(FORMS),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_read(name: str) -> None:
    found = read(LAYOUTS[name])
    assert found.faults == ()
    assert {each.voter: set(each.goals) for each in found.ballots} == VOTES
    assert found.sha256 == read(LAYOUTS["a row a tick"]).sha256


def test_answers_that_nobody_signed_are_a_voter_each() -> None:
    forms = workbook([FORMS[0], *([*row[:4], "anonymous", row[5]] for row in FORMS[1:])])
    assert [each.voter for each in read(forms).ballots] == ["1", "2"]
    google = "Tidstämpel,Vilka mål?\n8:00,Våga säga nej\n9:00,Våga säga nej\n"
    assert [each.voter for each in read(google).ballots] == ["2", "3"]


WAY = "Write one voter in one way, and two voters so that they can be told apart"
SPACES = "is written with other spaces or letters in row 2"
FAULTS: list[tuple[str, list[str]]] = [
    (
        "voter,goals\nNorr,trygg\nnorr,våga\nNORR,veta\n",
        ["3: norr is the same as Norr in row 2", "4: NORR is the same as Norr in row 2"],
    ),
    ("voter,goal\nnorr,trygg\nnorr ,våga\n", [f"3: norr {SPACES}"]),
    ("voter,goals\nNorra  rådet,trygg\nNorra rådet,våga\n", [f"3: Norra rådet {SPACES}"]),
    ("voter,goals\nNorra rådet,trygg\nNorrarådet,våga\n", ["3: Norrarådet is the same as Norra rådet in row 2"]),
    ("voter,goals\nÅsa,trygg\nA\u030asa,våga\n", [f"3: Åsa {SPACES}"]),
    ("voter,goals\n7,trygg\n007,våga\n", ["3: 007 is the same as 7 in row 2"]),
    ("voter,goals\nskola 01,trygg\nskola 1,våga\n", ["3: skola 1 is the same as skola 01 in row 2"]),
    ("voter,trygg,våga\nnorr,x,\nNorr,,x\n", ["3: Norr is the same as norr in row 2"]),
    ("id,norr,Norr\ntrygg,x,x\n", ["1: Norr is the same as norr in row 1", "2: Norr is the same as norr in row 1"]),
]


@pytest.mark.parametrize(("text", "said"), FAULTS)
def test_voters_that_are_hardly_told_apart_are_a_fault_and_no_two_ballots(text: str, said: list[str]) -> None:
    found, say = read(text), speech("en")
    assert [f"{each.row}: {say(each.message)}" for each in found.faults] == said
    assert {say(each.help) for each in found.faults} == {WAY}
    assert (found.ballots, found.invalid) == ((), 1)


def test_other_numbers_are_other_voters() -> None:
    assert len(read("voter,goals\n10,trygg\n100,trygg\n1,trygg\n1.0,trygg\n").ballots) == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id,norr\ntrygg,kanske\nvåga,x\n", "2: kanske is neither a tick nor nothing"),
        ("voter,trygg,våga\nnorr,x,kanske\n", "2: kanske is neither a tick nor nothing"),
        ("id,norr,\ntrygg,x,x\nvåga,,\n", "1: There are ticks, and no voter"),
        ("id,norr,söder\ntrygg,x,\nvåga,,\n", "1: söder has ticked 0 goals, and at least 1 are to be"),
        ("id,norr\ntrygg,x\nveta,\nvåg,x\n", "4: There is no goal called våg"),
        ("id,norr\ntrygg,x\ntrygg,x\n", "3: norr has ticked Känna sig trygga twice"),
        ("voter,goals\nnorr,trygg;våga;veta\n", "2: norr has ticked 3 goals, and at most 2 may be"),
    ],
)
def test_what_is_wrong_in_a_matrix_is_said_at_its_row(text: str, said: str) -> None:
    found, say = read(text, most=2), speech("en")
    assert said in [f"{each.row}: {say(each.message)}" for each in found.faults]


def test_goals_in_rows_may_have_a_row_of_weights() -> None:
    found = read("id;norr;söder\nvikt;2,5;\ntrygg;x;x\n")
    assert {each.voter: str(each.weight) for each in found.ballots} == {"norr": "5/2", "söder": "1"}


# --- files that are none, or mean harm


def packed(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name.replace("_", "/"), content)
    return made.getvalue()


def huge_rows() -> bytes:
    """A sheet that says to be as large as sheets can be, with a cell at the far end of each of many rows."""
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 9_000))
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook([["a"]]))) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, sheet if part.endswith("sheet1.xml") else old.read(part))
    return made.getvalue()


NO_BOOK, LARGE = "is no workbook that can be read", "is far larger than a table of ballots"
HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "no zip": (lambda: b"PK\x03\x04 and then nothing", NO_BOOK),
    "a zip of other things": (lambda: packed(a=b"x"), NO_BOOK),
    "a bomb": (lambda: packed(xl_worksheets=b"\0" * (65 << 20)), LARGE),
    "many parts": (lambda: packed(**{f"p{n}": b"" for n in range(2_001)}), LARGE),
    "wide rows": (huge_rows, LARGE),
    "old Excel": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an Excel file of an old kind, or has a password"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n\0\0\0", "is not allowed"),
    "other bytes": (lambda: b"voter,goal\n\x81\x8d,a\n", "is no table that can be read"),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_file_that_is_no_table_is_refused(name: str) -> None:
    made, said = HARMFUL[name]
    raw = made()
    with pytest.raises(UserError) as refused:
        table(raw, "röster.xlsx")
    assert said in speech("en")(refused.value.message)


def test_formulas_are_not_run_and_links_not_followed() -> None:
    raw = workbook([["voter", "goal"], ["norr", '=HYPERLINK("http://exempel.se","trygg")'], ["söder", "trygg"]])
    rows = table(raw, "röster.xlsx").rows
    assert [list(cells) for _, cells in rows] == [["voter", "goal"], ["norr", ""], ["söder", "trygg"]]
