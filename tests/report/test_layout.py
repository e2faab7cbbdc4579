"""Lines that are broken, trees, and rows for spreadsheets: whatever the letters, nothing is lost."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from samverkan_cli.i18n.speech import speech
from samverkan_cli.report.layout import NARROWEST, Branch, Layout, Window, bar, wrapped
from samverkan_cli.report.show.presentation import sheet

SAY = speech("en")
TEXT = st.text(st.sampled_from("ab åäö漢字-,.\u00a0\u0301\n\t\u200b😀"), max_size=200)


@given(TEXT, st.integers(1, 60))
def test_a_broken_text_fits_and_loses_nothing(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert lines
    assert all(cell_len(line) <= max(width, NARROWEST) for line in lines)
    kept = "".join(lines).replace(" ", "")
    assert len(kept) == len("".join(each for each in text if each not in " \n\t"))


@given(st.lists(TEXT, max_size=3), st.integers(30, 90))
def test_a_tree_has_every_line_and_fits(texts: list[str], width: int) -> None:
    layout = Layout(SAY, Window(), width)
    twigs = tuple(Branch(text, (text,)) for text in texts)
    layout.tree([Branch("stam", ("not",), twigs), Branch("annan")])
    lines = str(layout).splitlines()
    assert all(cell_len(line) <= width for line in lines)
    assert lines[0] == "├─ stam"
    assert lines[-1] == "└─ annan"


def test_the_lines_of_a_tree_lead_past_texts_that_are_broken() -> None:
    layout = Layout(SAY, Window(), 24)
    layout.tree([Branch("ett två tre fyra fem sex sju", ("not",), (Branch("kvist"),)), Branch("slut")])
    assert str(layout) == "├─ ett två tre fyra fem\n│  sex sju\n│  │  not\n│  └─ kvist\n└─ slut\n"


@pytest.mark.parametrize(
    ("part", "whole", "drawn"), [(0, 9, 0), (1, 1000, 1), (5, 10, 5), (10, 10, 10), (20, 10, 10), (1, 0, 0)]
)
def test_a_bar_is_as_long_as_its_part(part: int, whole: int, drawn: int) -> None:
    assert bar(part, whole, 10) == "█" * drawn


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_what_is_written_in_a_sheet_is_read_from_it(rows: list[tuple[str, str]]) -> None:
    text = sheet(("a", "b"), [{"a": a, "b": b} for a, b in rows])
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))[1:]
    for given_row, row in zip(rows, read, strict=True):
        for written, cell in zip(given_row, row, strict=True):
            assert cell == (f"'{written}" if written.startswith(tuple("=+-@\t\r\n")) else written)
