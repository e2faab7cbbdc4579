"""A paper as a Word file."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from samverkan_cli.document.docx import write
from samverkan_cli.document.paper import Column, Paper, Row, RowGroup, Table, paper_texts
from samverkan_cli.document.templates import shipped
from samverkan_cli.document.writing import line, strong
from tests.document.reading_word import R, W, Word, misplaced, words
from tests.document.sample_paper import HARD, figure, sample_paper

TEMPLATE = "document.docx"


def made(paper: Paper, folder: Path | None = None) -> Word:
    return Word(write(paper, folder or shipped(), TEMPLATE))


@cache
def sample() -> Word:
    return made(sample_paper(figure()))


def test_every_text_of_a_paper_is_in_the_file() -> None:
    paper = sample_paper(figure())
    assert sample().lost(paper_texts(paper)) == []


def test_equal_papers_give_equal_bytes() -> None:
    assert write(sample_paper(), shipped(), TEMPLATE) == write(sample_paper(), shipped(), TEMPLATE)


def test_the_file_says_what_it_is() -> None:
    core = sample().xml["docProps/core.xml"]
    said = {each.tag.rpartition("}")[2]: each.text for each in core}
    assert said["title"] == "Tillsammans för barn och unga 2026–2028"
    assert said["creator"] == "Åby kommun"
    assert said["language"] == "sv-SE"
    assert said["created"] == said["modified"] == "2026-06-15T00:00:00Z"
    defaults = sample().xml["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert defaults.get(W + "val") == "sv-SE"


def test_headings_are_real_and_as_deep_as_what_they_stand_in() -> None:
    found = [
        (sample().style(each), words(each)) for each in sample().all("p") if each.find(f"{W}pPr/{W}pStyle") is not None
    ]
    headings = [(style, text) for style, text in found if style.startswith("heading")]
    assert headings == [
        ("heading 1", "Sammanfattning"),
        ("heading 1", "Bakgrund"),
        ("heading 1", "Handlingsplanen"),
        ("heading 2", "1 Stöd till familjer"),
        ("heading 2", f"2 {HARD}"),
        ("heading 1", "Underlag"),
        ("heading 2", "Alla mål"),
        ("heading 1", "Bilagor"),
    ]
    assert [text for style, text in found if style == "Title"] == ["Tillsammans för barn och unga 2026–2028"]


def test_the_contents_are_a_field_that_holds_links_already() -> None:
    frame = sample().all("sdt")
    assert len(frame) == 1
    code = "".join(each.text for each in frame[0].iter(W + "instrText"))
    assert code.strip() == r'TOC \o "1-2" \h \z'
    places = {each.get(W + "name") for each in sample().all("bookmarkStart")}
    links = [each.get(W + "anchor") for each in frame[0].iter(W + "hyperlink")]
    assert len(links) == 8
    assert places.issuperset(links)


def test_links_lead_to_places_that_are_there_once() -> None:
    places = [each.get(W + "name") for each in sample().all("bookmarkStart")]
    assert len(places) == len(set(places))
    assert all(len(place) <= 40 and place.replace("_", "").isalnum() for place in places)
    links = sample().all("hyperlink")
    inner = [each.get(W + "anchor") for each in links if each.get(W + "anchor")]
    assert set(places).issuperset(inner)
    assert {"s_goals_trygg", "s_activities_a1"} <= set(inner)
    related = {each.get("Id"): each.get("Target") for each in sample().xml["word/_rels/document.xml.rels"]}
    outer = {related[each.get(R + "id")] for each in links if each.get(R + "id")}
    assert outer == {"https://example.org/a-b?c=d&e=f", "bilagor/enk%C3%A4t%201.pdf"}


def test_heads_of_tables_are_repeated_and_only_long_rows_are_split() -> None:
    tables = [each for each in sample().all("tbl") if sample().style(each) == "Samverkan tabell"]
    assert all(each.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for each in tables)
    rows = [row for table in tables for row in table.findall(W + "tr")]
    split = [words(row)[:20] for row in rows if row.find(f"{W}trPr/{W}cantSplit") is None]
    assert split == ["En mening med betoni", "U2En mening med beto"]


def test_a_bold_name_of_a_row_does_not_hold_the_row_to_the_next() -> None:
    rows = tuple(Row((line(strong(f"Rad {n}")), line("Vad som gäller"))) for n in range(3))
    table = Table("things", (Column("name", "Namn"), Column("what", "Vad")), (RowGroup(rows),))
    file = made(replace(sample_paper(), blocks=(table,)))
    named = [each for each in file.all("p") if words(each).startswith("Rad ")]
    assert len(named) == 3
    assert [words(each) for each in named if each.find(f"{W}pPr/{W}keepNext") is not None] == []


def test_a_row_is_named_in_its_first_cell() -> None:
    plan = next(each for each in sample().all("tbl") if "Strategi" in words(each))
    rows = plan.findall(W + "tr")
    assert words(rows[0].find(W + "tc")) == "NrAktivitet"
    assert words(rows[2].find(W + "tc")).startswith("1.1Ta fram rutiner")
    assert len(rows[2].findall(W + "tc")) == 4
    look = plan.find(f"{W}tblPr/{W}tblLook")
    assert look.get(W + "firstColumn") == look.get(W + "firstRow") == "1"


TEXTS = (HARD, "]]>", "{{ 7*7 }}", "{%p if x %}", "{_{ a }_}", "<w:t>", "&amp;", "\x00\x08\ufffe", "=1+1", " a  b")


def test_no_text_is_anything_but_text() -> None:
    text = " ".join(TEXTS)
    heads = (text, text, text)
    paper = replace(sample_paper(), title=text, kind=text, organisation=text, provenance=text, head=heads)
    file = made(paper)
    shown = "".join("\ufffd" if ord(each) < 32 or each == "\ufffe" else each for each in text)
    assert file.lost([shown]) == []
    assert shown in words(file.xml["word/header2.xml"])
    assert words(file.all("p")[1]) == shown


def test_everything_stands_in_the_order_that_word_wants() -> None:
    assert misplaced(sample()) == set()


def test_a_cell_ends_with_a_paragraph_and_tables_do_not_touch() -> None:
    for table in sample().all("tbl"):
        assert all(cell[-1].tag == W + "p" for cell in table.iter(W + "tc"))
        following = table.getnext()
        assert following is None or following.tag == W + "p"
