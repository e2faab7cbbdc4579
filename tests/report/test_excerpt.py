"""What is shown of a source line fits the window, and the mark stands under what it marks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.report.excerpt import drawn, excerpt
from samverkan_cli.report.layout import Window, cell_len
from tests.conftest import MakeSpace
from tests.workspaces import DOCUMENT

LONG = "title: " + "Barn och unga i hela kommunen ska " * 12
LINES = {
    "short": "title: Trygga barn",
    "long": LONG + "TODO och mer " * 9,
    "at the end": LONG + "TODO",
    "tabs": "\ttitle:\t\tTODO " + "och\tmer " * 30,
    "wide": "text: " + "漢字" * 40 + " TODO " + "漢字" * 40,
    "marks over letters": "text: " + "e\u0301a\u030a" * 60 + "TODO" + "o\u0308" * 60,
    "right to left": "text: " + "שלום " * 20 + "TODO" + " שלום" * 20,
    "emoji": "text: " + "👩‍👩‍👧 " * 30 + "TODO ☃",
    "unseen": "text: " + "a\u00a0b\u200bc\u00ad" * 30 + "TODO" + "\u3000" * 50,
    "controls": "text: " + "\x1b[31m\x85" * 30 + "TODO",
}


def marked(line: str, words: str, room: int) -> tuple[str, str]:
    """What is shown of a line, and what of it stands over the mark."""
    first = line.index(words)
    shown, before, under = excerpt(line, first, first + len(words), room)
    assert cell_len(shown) <= room
    at, over = 0, ""
    for each in shown:
        if before <= at < before + under and cell_len(each):
            over += each
        at += cell_len(each)
    return shown, over


@pytest.mark.parametrize("room", [8, 14, 33, 74, 190])
@pytest.mark.parametrize("line", LINES)
def test_the_mark_stands_under_the_words(line: str, room: int) -> None:
    if "TODO" not in LINES[line]:
        assert marked(LINES[line], "Trygga barn", room)[1].startswith("Trygg"[:room])
    else:
        shown, over = marked(LINES[line], "TODO", room)
        assert over.rstrip("…") == "TODO", shown


@given(
    line=st.text("aåö e\u0301漢ש\t\u00a0\u200b👩☃…\x1b", max_size=300),
    first=st.integers(0, 300),
    length=st.integers(0, 300),
    room=st.integers(8, 120),
)
def test_every_excerpt_fits_with_its_mark(line: str, first: int, length: int, room: int) -> None:
    first = min(first, len(line))
    last = min(first + length, len(line))
    shown, before, under = excerpt(line, first, last, room)
    assert cell_len(shown) <= room
    assert under >= 1
    assert before >= 0
    assert before + under <= max(cell_len(shown), before + 1) <= room + 1
    if first < len(line) and cell_len(drawn(line[first])):
        at = 0
        for n, each in enumerate(shown):
            if at == before and cell_len(each):
                assert each == drawn(line[first]), (n, shown)
                break
            at += cell_len(each)


FAULTS = {
    "a syntax error": f"{DOCUMENT}needs:\n  a: {{title: {'Barn och unga ' * 20}: mer}}\n",
    "a mark at the end": f'document: {{title: P, kind: action-plan}}\nneeds:\n  a: {{title: "{"Barn och unga " * 20}\n',
    "a related place": f"{DOCUMENT}needs: {{{'x: {title: Barn}, ' * 20} x: {{title: Barn}}}}\n",
    "words in a text": "document: {title: P, kind: action-plan}\n"
    f'sections: {{s: {{title: S, text: "{"barn och unga " * 20} TODO {"漢字 " * 40}"}}}}\n',
}


@pytest.mark.parametrize("width", [40, 80, 132])
@pytest.mark.parametrize("name", FAULTS)
def test_no_line_of_a_finding_is_wider_than_the_terminal(
    name: str, width: int, workspace: MakeSpace, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = Window(width=width, terminal=True)
    monkeypatch.setattr("samverkan_cli.cli.session.Session.window", lambda _, **__: window)
    ran = workspace({"plans/p/plan.yaml": FAULTS[name]}).run("validate")
    every = re.sub(r"\x1b\[[0-9;]*m", "", ran.out).splitlines()
    lines = [line for line in every if " | " in line]
    assert lines
    assert [line for line in lines if cell_len(line) > width] == []
    assert all(mark.strip(" |-^") == "" for mark in lines[1::2])
