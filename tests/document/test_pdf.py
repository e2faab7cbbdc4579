"""The PDF form of a paper: nothing lost, accessible by what the rules see and by what they do not, the same twice."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pikepdf
import pytest

from samverkan_cli.document import pdf
from samverkan_cli.document.paper import Block, Chapter, Item, Items, Paper, Text, paper_texts
from samverkan_cli.document.templates import shipped
from samverkan_cli.document.writing import line
from samverkan_cli.outline.prose import parse
from tests.document.hard_paper import hard_paper
from tests.document.reading import Pdf, problems
from tests.document.sample_paper import figure, sample_paper
from tests.document.tag_tree import Tag, bookmarks, tags


def made(paper: Paper, **look: str) -> bytes:
    return pdf.write(paper, shipped(), "document.typ", look)


@cache
def sample() -> bytes:
    return made(sample_paper(figure()))


@cache
def tree() -> Tag:
    return tags(sample())


def test_the_sample_is_whole_accessible_and_archivable() -> None:
    read = Pdf(sample())
    assert read.lost(paper_texts(sample_paper(figure()))) == []
    assert read.outside == []
    assert problems(sample()) == []


@pytest.mark.long
def test_much_of_everything_is_whole_accessible_and_archivable() -> None:
    data = made(hard_paper())
    read = Pdf(data)
    # What is written from the right is read out of a PDF letter by letter, in either order.
    texts = [each for each in paper_texts(hard_paper()) if not re.search("[\u0600-\u06ff]", each)]
    assert read.lost(texts) == []
    assert re.search("[\u0600-\u06ff\ufb50-\ufefc]{4}", "".join(read.texts))
    assert "ደገፍንስድራቤት" in re.sub(r"\s", "", "".join(read.texts))
    assert read.outside == []
    assert problems(data) == []


def test_a_paper_with_nothing_in_it_is_a_page() -> None:
    data = made(Paper("summary", "sv", None, "", "", "Plan"))
    assert len(Pdf(data).texts) == 1
    assert problems(data) == []


def test_many_areas_are_all_in_the_contents() -> None:
    areas = tuple(Chapter(f"Område nummer {n}", (), f"areas-{n}", str(n)) for n in range(1, 41))
    first, second, *_ = Pdf(made(replace(sample_paper(), blocks=(Chapter("Planen", areas),), summary=()))).texts
    assert all(f"{n} Område nummer {n}" in (first + second) for n in range(1, 41))


def test_equal_papers_give_equal_bytes() -> None:
    assert made(sample_paper(figure())) == sample()


def test_a_document_without_a_day_has_not_todays() -> None:
    assert b"2000-01-01" in made(replace(sample_paper(), date=None))


def test_the_name_of_a_row_is_its_header() -> None:
    plan = next(each for each in tree().all("Table") if max(len(row.inside) for row in each.rows()) == 5)
    rows = [row.inside for row in plan.rows() if len(row.inside) == 5 and row.inside[0].name == "TD"]
    assert len(rows) >= 4
    assert {tuple(cell.name for cell in row) for row in rows} == {("TD", "TH", "TD", "TD", "TD")}
    assert {(row[1].scope, bool(row[1].all("H5"))) for row in rows} == {("/Row", True)}


def test_every_table_has_headers_with_a_scope_and_no_cell_lists_them() -> None:
    for table in tree().all("Table"):
        headers = [cell for row in table.rows() for cell in row.inside if cell.name == "TH"]
        assert headers
        assert {header.scope for header in headers} <= {"/Column", "/Row"}
    assert not any(each.lists_headers for each in tree().walk())


def test_headings_come_in_order() -> None:
    levels = [int(each.name[1]) for each in tree().walk() if re.fullmatch("H[1-6]", each.name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(now <= before + 1 for before, now in pairwise(levels))


def test_no_label_and_no_heading_is_empty() -> None:
    named = ("Lbl", "LBody", "H1", "H2", "H3", "H4", "H5", "TH")
    empty = [each.name for each in tree().walk() if each.name in named and each.is_empty]
    assert empty == []
    assert all(
        [part.name for part in item.inside][:2] == ["Lbl", "LBody"] for item in tree().all("LI") if len(item.inside) > 1
    )


def test_figures_say_what_they_show() -> None:
    assert [each.alt for each in tree().all("Figure")] == [figure().alt]


def test_the_language_of_words_is_that_of_the_text() -> None:
    with pikepdf.open(io.BytesIO(sample())) as document:
        assert document.Root.Lang == "sv"
        contents = b"".join(page.Contents.read_bytes() for page in document.pages)
    assert b"/Lang(en)" in contents.replace(b"/Lang (", b"/Lang(")


def text_of(*blocks: Block) -> str:
    return " ".join(" ".join(Pdf(made(paper_of(*blocks))).texts).split())


def paper_of(*blocks: Block) -> Paper:
    return Paper("summary", "sv", None, "", "", "Plan", blocks=(Chapter("Kapitel", blocks),))


def test_a_list_begins_with_the_number_that_it_has() -> None:
    assert re.search(r"7\. ?Sju 8\. ?Åtta", text_of(Text(parse("7. Sju\n8. Åtta"))))


def test_a_list_in_two_columns_is_read_in_its_order() -> None:
    words = [f"Sak{n:02}" for n in range(12)]
    items = Items(tuple(Item(line(each)) for each in words), halved=True)
    assert re.findall(r"Sak\d\d", text_of(items, Text(parse("\n".join(f"- {each}" for each in words))))) == words * 2


def test_things_of_a_tight_list_stand_closer_than_those_of_a_loose_one() -> None:
    words = [f"- Sak nummer {n} av många, med så många ord" for n in range(50)]
    tight, loose = (Pdf(made(paper_of(Text(parse(by.join(words)))))).texts[0].count("Sak") for by in ("\n", "\n\n"))
    assert tight > loose


def test_each_passage_has_its_own_language() -> None:
    data = made(paper_of(Text(parse("Boken [Lasten ja nuorten hyvinvointi]{lang=fi} är på finska."))))
    with pikepdf.open(io.BytesIO(data)) as document:
        contents = b"".join(page.Contents.read_bytes() for page in document.pages)
    assert b"/Lang(fi)" in contents.replace(b"/Lang (", b"/Lang(")


@pytest.mark.parametrize("date", ["26 oktober 2026", "1 januari 2027–31 december 2028", "31 december"])
def test_no_line_ends_within_a_day_of_a_month(date: str) -> None:
    said = [f"{'ab ' * n}{date}." for n in range(12, 32)]
    pages = Pdf(made(paper_of(*(Text(line(each)) for each in said)))).texts
    ends = [each.split()[-1] for page in pages for each in page.splitlines() if re.match("ab ", each)]
    assert len(ends) >= len(said)
    assert [each for each in ends if each.isdecimal() and len(each) < 3] == []


def test_bookmarks_lead_down_to_activities() -> None:
    found = bookmarks(sample())
    assert (0, "Handlingsplanen") in found
    assert (1, "1 Stöd till familjer") in found
    assert (3, "Ta fram rutiner för samverkan kring barn och unga, del 1") in found


def test_the_mark_of_a_draft_puts_no_letters_into_the_text() -> None:
    text = " ".join(Pdf(sample()).texts)
    assert text.count("UTKAST") == 1  # the box on the first page
    assert b"/Artifact" in pages(sample())


def pages(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as document:
        return b"".join(page.Contents.read_bytes() for page in document.pages)


def test_what_it_was_made_of_stands_on_the_last_page_and_in_the_metadata() -> None:
    said = sample_paper().provenance
    assert [said in text.replace("\r\n", " ") for text in Pdf(sample()).texts] == [False] * 4 + [True]
    with pikepdf.open(io.BytesIO(sample())) as document:
        assert said in document.Root.Metadata.read_bytes().decode()


def test_every_page_but_the_first_says_what_it_is_of() -> None:
    first, *others = Pdf(sample()).texts
    for n, text in enumerate(others, 2):
        assert f"Sida {n} ({len(others) + 1})" in text
        assert "Handlingsplan – Tillsammans för barn och unga" in text
        assert "Dnr KS 2026/0123 · Version 1 · Utkast" in text
    assert "Dnr KS" not in first
