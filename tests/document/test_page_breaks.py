"""What stands together in a PDF: no page or line ends between things that say something only together."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from samverkan_cli.document import pdf
from samverkan_cli.document.paper import Chapter, Column, Paper, Row, RowGroup, Table, Text
from samverkan_cli.document.templates import shipped
from samverkan_cli.document.writing import bullets, line, status
from samverkan_cli.outline.prose import parse
from tests.document.reading import Pdf
from tests.document.sample_paper import sample_paper

CHAPTERS = 50
"""So many that pages end at every place in a chapter."""
SENTENCE = "Rådet träffas den 26 oktober 2026 och följer upp planen enligt § 112 i protokollet. "


def chapter(n: int) -> Chapter:
    said = parse(SENTENCE * (2 + n % 5) + "\n\nDet som leds in:\n\n- Första saken\n- Andra saken\n- Sista saken\n")
    rows = RowGroup((Row((line("Skola"), line("Många"))),))
    table = Table("rows", (Column("who", "Vem"), Column("how", "Hur många")), (rows,))
    steps = bullets(line(status("Planerad", "planned"), f" steg {step} i kapitel {n}") for step in (1, 2))
    blocks = (Text(said), Text(line("Lika för alla tre"), "quiet"), table, Text(steps))
    return Chapter(f"Kapitel {n}", blocks, f"chapter-{n}")


@cache
def texts() -> list[str]:
    """The words of each page between its head and its foot."""
    paper: Paper = replace(sample_paper(), blocks=tuple(map(chapter, range(CHAPTERS))), depth=0)
    found = Pdf(pdf.write(paper, shipped(), "document.typ")).texts
    return [re.sub(r"\s+Dnr KS 2026/0123 · .*", "", text, flags=re.DOTALL).rstrip() for text in found[1:-1]]


def test_there_are_pages_enough() -> None:
    assert len(texts()) > 10


@pytest.mark.parametrize(
    "lead", ["Det som leds in:", "Lika för alla tre", r"Kapitel \d+", "Första saken", "Andra saken"]
)
def test_no_page_ends_after(lead: str) -> None:
    assert [text[-80:] for text in texts() if re.search(rf"{lead}$", text)] == []


def test_no_line_ends_within_the_number_of_a_paragraph() -> None:
    assert re.search(r"§\s*\n", "\n".join(texts())) is None
    assert "§ 112" in "\n".join(texts())


def test_what_begins_with_a_sign_has_no_other() -> None:
    assert "Planerad steg 1" in "\n".join(texts())
    assert re.search(r"•\s*Planerad", "\n".join(texts())) is None


def test_a_title_is_cut_in_the_head_only_where_there_is_no_room() -> None:
    title = "Utredning – Gränslösa möjligheter till stöd för barn i kommunen"
    head = ("Piteå kommun", title, "Sida {page} ({pages})")
    paper = replace(sample_paper(), blocks=tuple(map(chapter, range(4))), head=head)
    second = Pdf(pdf.write(paper, shipped(), "document.typ")).tops[1]
    assert title in second
    assert "\n" not in second.strip()[: len(title)]
