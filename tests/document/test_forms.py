"""The forms of a document: nothing of its view is lost, and each is what it claims to be."""

from __future__ import annotations

import re
from functools import cache

import pytest

from samverkan_cli.core.errors import UserError
from samverkan_cli.document import markdown, pdf
from samverkan_cli.document.sandbox import Sandbox
from samverkan_cli.document.templates import Templates, shipped
from samverkan_cli.document.view import View, texts
from samverkan_cli.outline.prose import parse
from tests.document.made import Section
from tests.document.monsters import Monster
from tests.document.reading import Pdf, lost_in_markdown, problems
from tests.document.sample import bare, rich
from tests.document.words import WORDS
from tests.searching import one_in

TEMPLATES = shipped()


def as_pdf(view: View) -> bytes:
    return pdf.write(view, TEMPLATES, "action-plan.typ")


def as_markdown(view: View) -> str:
    return markdown.write(view, TEMPLATES, "action-plan.md.j2")


VIEWS = {"rich": rich, "bare": bare}


@cache
def made(name: str) -> bytes:
    """The PDF of a view, made once for all that is asked of it."""
    return as_pdf(VIEWS[name]())


@cache
def written(name: str) -> str:
    """The Markdown of a view, made once for all that is asked of it."""
    return as_markdown(VIEWS[name]())


@pytest.fixture(scope="module")
def rich_pdf() -> Pdf:
    return Pdf(made("rich"))


@pytest.fixture(scope="module")
def bare_pdf() -> Pdf:
    return Pdf(made("bare"))


def test_every_text_is_in_the_pdf_and_none_runs_off_its_page(rich_pdf: Pdf) -> None:
    assert rich_pdf.lost(texts(rich())) == []
    assert rich_pdf.outside == []


def test_every_text_is_in_the_markdown() -> None:
    assert lost_in_markdown(written("rich"), texts(rich())) == []


@pytest.mark.parametrize("name", VIEWS)
def test_the_pdf_is_accessible_and_archivable(name: str) -> None:
    assert problems(made(name)) == []


@pytest.mark.parametrize("seed", one_in(6, (1, 0, 2, 3, 4, 5)))  # the first is the smallest
def test_a_document_of_any_shape_is_whole(seed: int) -> None:
    view = Monster(seed).view()
    data = as_pdf(view)
    read = Pdf(data)
    assert read.lost(texts(view)) == []
    assert read.outside == []
    assert problems(data) == []
    assert lost_in_markdown(as_markdown(view), texts(view)) == []


def test_the_same_view_gives_the_same_bytes() -> None:
    again = as_pdf(bare())  # of a whole plan: test_documents
    assert made("bare") == again
    assert written("rich") == as_markdown(rich())


def test_a_draft_says_so_on_every_page(rich_pdf: Pdf) -> None:
    assert len(rich_pdf.tops) > 20
    assert all("UTKAST" in top for top in rich_pdf.tops)
    assert "**UTKAST**" in written("rich")


def test_what_is_no_draft_says_nothing_of_it(bare_pdf: Pdf) -> None:
    assert "UTKAST" not in "".join(bare_pdf.texts) + written("bare")


def test_an_empty_part_leaves_no_heading(bare_pdf: Pdf) -> None:
    read = "".join(bare_pdf.texts)
    headings = set(WORDS.values()) - {"Handlingsplan", WORDS["page_of"]}
    assert [word for word in headings if word in read] == []
    assert re.findall("^#+ .*$", written("bare"), re.MULTILINE) == ["# Handlingsplan"]


def test_a_missing_owner_is_said_where_it_would_stand(rich_pdf: Pdf) -> None:
    assert any(re.search(r"Aktivitet utan ansvarig\s+Ansvarig saknas", text) for text in rich_pdf.texts)
    assert "##### Aktivitet utan ansvarig\n\n- **Ansvarig:** *Ansvarig saknas*\n" in written("rich")


def test_the_columns_are_named_on_every_page_of_the_plan(rich_pdf: Pdf) -> None:
    first = next(n for n, text in enumerate(rich_pdf.texts) if "Aktivitet 2:" in text)
    last = next(n for n, text in enumerate(rich_pdf.texts) if "Aktivitet 60:" in text)
    assert last - first > 10
    assert all(WORDS["aims"] in text for text in rich_pdf.texts[first : last + 1])


def test_headings_of_texts_go_on_from_those_of_the_document() -> None:
    view = View(
        "sv", None, "", "Plan", None, "Plan", before=(Section("A", parse("### B\n\n##### C\n\n# D")),), words=WORDS
    )
    assert re.findall("^#+ .*$", as_markdown(view), re.MULTILINE) == ["# Plan", "## A", "### B", "#### C", "### D"]


def test_a_character_that_the_fonts_lack_is_named_with_its_text() -> None:
    view = View("sv", None, "", "Plan", None, "Plan", before=(Section("Bra jobbat 😀 alla"),), words=WORDS)
    with Sandbox(Templates()) as sandbox, pytest.raises(UserError) as raised:
        sandbox.write(view, "action-plan.typ")
    values = dict(raised.value.message.values)
    assert values == {"character": "😀 (U+1F600)", "text": "Bra jobbat 😀 alla"}
    assert raised.value.help


@pytest.mark.parametrize("date", [None, "2019-01-01", "2026-06-15"])
def test_the_pdf_carries_the_day_of_the_document_and_no_clock(date: str | None) -> None:
    view = View("sv", date, "Kommun", "Plan", None, "Plan", words=WORDS)
    stamp = (date or pdf.UNDATED).replace("-", "")
    assert set(re.findall(rb"D:(\d{8})", as_pdf(view))) == {stamp.encode()}
