"""Whatever stands in the cells of a table, in the plan or in what is said about it there is every word of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Source
from samverkan_cli.i18n.speech import speech
from samverkan_cli.intake.contents import Block, Cell, Contents, Heading, Line, Paragraph, Table, lines_of
from samverkan_cli.intake.plan import Intake, Options, planned
from samverkan_cli.link.linking import link
from samverkan_cli.load.containment import Parsed
from samverkan_cli.load.validate import parse
from samverkan_cli.report.intake import as_text
from samverkan_cli.report.layout import Layout as Page
from samverkan_cli.report.layout import Window
from samverkan_cli.yamltext.emit import Layout
from samverkan_cli.yamltext.parser import read
from tests.intake.reading import words

HEADINGS = (
    *("Fokusområde", "Syfte", "Mål", "Strategi", "Aktivitet", "Ansvarig", "Samverkan", "Start", "Klart", "Status"),
    *("Indikator", "Målgrupp", "Prioritet", "Uppföljning", "Beskrivning", "Kommentar", "Budget", "Nr", ""),
)
_CELLS = """
-
Rektor
rektor, skolchef och polisen
i samarbete med BUP
UF/SOC
HT 2027
löpande
kvartal 2
2027–2028
2027-06-15 00:00
1.2
3
1)
Pågår
barn och unga
Öppna en chatt. Den är öppen.
- ett|- två|  - tre
1. ett|2. två
* [x](y) <b>
Fokusområde 1: Trygghet
Ansvarig: Rektor
Klart: snart
# rubrik
a: b # c
100 %
”citat”
...
Aktivitet
all
null
~
Ja
0162
"""
TEXTS = st.one_of(
    st.sampled_from(["", *(line.replace("|", "\n") for line in _CELLS.strip().splitlines())]),
    st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=12),
    st.lists(st.sampled_from(["ett", "Två", "tre.", "* fyra", "** fem", "6.", "och"]), max_size=5).map("\n".join),
)


@st.composite
def documents(draw: st.DrawFn) -> Contents:
    """A document with one or two tables of activities, things around them, and cells that are merged."""
    blocks: list[Block] = []
    for n in range(draw(st.integers(1, 2))):
        if draw(st.booleans()):
            line = Line(draw(TEXTS.map(lambda text: " ".join(text.split()) or "Område")))
            blocks.append(Heading(line, draw(st.integers(1, 4)), Message("there")))
        if draw(st.booleans()):
            blocks += [Paragraph(line, Message("there")) for line in lines_of(draw(TEXTS))]
        others = draw(st.lists(st.sampled_from(HEADINGS), max_size=5))
        head = draw(st.permutations([*others, "Aktivitet", "Ansvarig"]))
        rows = [
            _row(head),
            *(
                _row(draw(st.lists(TEXTS, min_size=len(head), max_size=len(head))))
                for _ in range(draw(st.integers(0, 5)))
            ),
        ]
        blocks.append(Table(tuple(map(tuple, _merged(rows, draw))), Message("table {n}", n=n)))
    return Contents(tuple(blocks), draw(st.sampled_from(["", "Handlingsplan", "Plan för alla"])))


def _row(texts: Sequence[str]) -> list[Cell]:
    return [Cell(tuple(lines_of(text)), Message("there")) for text in texts]


def _merged(rows: list[list[Cell]], draw: st.DrawFn) -> list[list[Cell]]:
    for n in range(2, len(rows)):
        for m in draw(st.sets(st.integers(0, len(rows[0]) - 1), max_size=3)):
            rows[n][m] = rows[n - 1][m]
        if draw(st.integers(0, 4)) == 0:
            rows[n] = [rows[n][0]] * len(rows[n])
    return rows


def made(contents: Contents) -> tuple[Intake, dict[str, str]]:
    """The plan of a document, as the texts of its files."""
    options = Options({}, keep_persons=True, today=date(2026, 11, 21), name="Plan")
    intake = planned(contents, options, speech("sv"))
    return intake, {name: "\n".join(Layout(inline=True).mapping(top, 0)) + "\n" for name, top in intake.files.items()}


def words_of(contents: Contents) -> set[str]:
    """The words of a document. What was typed before an item of a list is a mark, as a bullet is."""
    lines = []
    for block in contents.blocks:
        if isinstance(block, Table):
            lines += [line for row in block.rows for cell in row for line in cell.lines]
        else:
            lines.append(block.line)
    return words(" ".join([contents.title, *(line.text for line in lines)]))


@given(documents())
def test_no_word_is_lost_and_the_plan_is_read(contents: Contents) -> None:
    check(contents)


@pytest.mark.long
@given(documents())
def test_no_word_is_lost_in_the_long_run(contents: Contents) -> None:
    check(contents)


def check(contents: Contents) -> None:
    intake, files = made(contents)
    page = Page(speech("sv"), Window(80, terminal=False, colour=False), None)
    as_text(intake, "plan.docx", page)
    assert words_of(contents) - words("\n".join(files.values())) - words(str(page)) == set()
    findings, parts = list[Finding](), list[Parsed]()
    for name, text in files.items():
        reading = read(Source(name, text))
        parsed, wrong = parse(name, reading.data)
        parts.append(parsed)
        findings += [*reading.findings, *wrong]
    linked = link("p", "plans/p", parts)
    assert [speech("en")(each.message) for each in (*findings, *linked.findings)] == []
    assert len(linked.value.activities) == intake.activities
