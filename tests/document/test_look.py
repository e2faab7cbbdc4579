"""How a document looks: its colour, and where its pages break."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.document import markdown, pdf
from samverkan_cli.document.colour import LEAST, contrast, readable
from samverkan_cli.document.templates import shipped
from samverkan_cli.document.view import View
from samverkan_cli.outline import outline
from samverkan_cli.outline.prose import parse
from tests.conftest import MakeSpace
from tests.document.made import Entry, FocusArea, Level, Section, Strategy, read
from tests.document.reading import Pdf, problems
from tests.document.sample import PROSE, activity, bare, fact, rich
from tests.document.words import WORDS
from tests.searching import one_in

TEMPLATES = shipped()
COLOURS = st.tuples(*[st.integers(0, 255)] * 3)


def as_pdf(view: View, accent: str | None = None) -> bytes:
    return pdf.write(view, TEMPLATES, "action-plan.typ", accent)


def written(channels: tuple[int, ...]) -> str:
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def channels(colour: str) -> tuple[int, ...]:
    return tuple(int(part, 16) for part in re.findall("..", colour[1:]))


# --- colour


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#ffffff", 1.0), ("#000000", 21.0), ("#777777", 4.48), ("#0b4f6c", 8.94), ("#ff0000", 4.0)]
)
def test_contrast_is_that_of_wcag(colour: str, ratio: float) -> None:
    assert contrast(channels(colour)) == pytest.approx(ratio, abs=0.01)


@given(COLOURS)
def test_a_colour_can_always_be_read_and_is_no_darker_than_it_must_be(colour: tuple[int, int, int]) -> None:
    found = readable(written(colour))
    assert contrast(channels(found)) >= LEAST
    if contrast(colour) >= LEAST:
        assert found == written(colour)
    else:
        assert contrast(channels(found)) < LEAST * 1.2
        assert all(now <= before for now, before in zip(channels(found), colour, strict=True))


@pytest.mark.parametrize(("colour", "found"), [("#7a1f3d", "#7a1f3d"), ("#ffcc00", "#8e7200"), ("#ffffff", "#757575")])
def test_a_light_colour_is_made_darker(colour: str, found: str) -> None:
    assert readable(colour) == found


def fills(data: bytes) -> set[tuple[int, ...]]:
    """The colours of what a PDF's first pages hold."""
    import ctypes

    import pypdfium2
    from pypdfium2 import raw

    found = set()
    document = pypdfium2.PdfDocument(data)
    for each in document[0].get_objects(max_depth=4):
        parts = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFPageObj_GetFillColor(each.raw, *map(ctypes.byref, parts))
        found.add(tuple(part.value for part in parts[:3]))
    document.close()
    return found


def test_the_workspaces_colour_is_that_of_its_documents(workspace: MakeSpace) -> None:
    space = workspace(
        {
            "samverkan.yaml": 'look: {accent: "#7a5c00"}\n',
            "plans/p/plan.yaml": "document: {title: P, kind: strategy, language: sv}\n",
        }
    )
    assert space.run("render", "p").code == 0
    found = fills((space.root / "out" / "p" / "action-plan.pdf").read_bytes())
    assert channels("#7a5c00") in found
    assert channels("#0b4f6c") not in found
    assert channels("#0b4f6c") in fills(as_pdf(bare()))


def test_a_document_in_another_colour_is_still_accessible() -> None:
    view = replace(bare(), focus_areas=rich().focus_areas[:1], phases=rich().phases)
    assert problems(as_pdf(view, "#ffcc00")) == []


# --- pages


def lines_of(data: bytes) -> list[list[str]]:
    """The lines of each page, without what stands above and below them on every page."""
    return [[line.strip() for line in text.splitlines() if line.strip()] for text in Pdf(data).texts]


def last_lines(data: bytes) -> list[str]:
    """The last line of the text of each page; the number of the page comes after it."""
    return [lines[-2] if re.match("Sida", lines[-1]) else lines[-1] for lines in lines_of(data) if len(lines) > 1]


def filler(lines: int) -> outline.Entry:
    return Section("Utfyllnad", parse("\n\n".join(["rad"] * lines)))


@pytest.mark.parametrize("lines", one_in(2, range(20, 36)))
def test_no_heading_is_left_alone_at_the_foot_of_a_page(lines: int) -> None:
    group = Entry("Gruppen", (), (fact("kind", "Typ", "Råd"), fact("chair", "Ordförande", "Rektor")))
    area = FocusArea("Området", strategies=(Strategy("Strategin", (), (), (activity(1, PROSE),)),))
    view = replace(
        bare(),
        before=(filler(lines),),
        groups=(group, replace(group, title="Gruppen två")),
        mapping=(Level("Nivån", (Entry("Insatsen"),)),),
        focus_areas=(area, replace(area, title="Området två")),
    )
    headings = {"Gruppen", "Gruppen två", "Nivån", "Området", "Området två", *WORDS.values()}
    alone = [line for line in last_lines(as_pdf(view)) if line in headings or line.startswith("Typ")]
    assert alone == []


def test_a_long_word_in_the_title_stays_on_the_page() -> None:
    word = "barnrättskonsekvensanalysmetodutvecklingsarbetsgruppssammankallande"
    for title in (f"Plan för {word}", f"{word} " * 12, "x" * 700):
        read = Pdf(as_pdf(replace(bare(), title=title)))
        assert read.outside == []
        assert read.lost([title]) == []


def test_what_is_told_of_a_focus_area_stands_with_its_table() -> None:
    area = FocusArea(
        "Området", parse("Syftet"), parse(PROSE), (fact("goals", "Mål", "Veta"),), (Strategy("Strategin"),)
    )
    pages = Pdf(as_pdf(replace(bare(), focus_areas=(area,), summary=read(parse("Kort"))))).texts
    assert [page.count("Syftet") for page in pages if "Syftet" in page] == [1]
    assert any("Syftet" in page and "Strategin" in page for page in pages)


def test_a_column_that_nobody_has_anything_for_is_left_out() -> None:
    short = Strategy("S", (), (), (Entry("A", (), (fact("owners", "Ansvarig", "B"), fact("from", "Tid", "2027"))),))
    view = replace(
        bare(),
        focus_areas=(FocusArea("F", strategies=(short,)),),
        phases=(Entry("Planering"), Entry("Genomförande")),
        mapping=(Level("", (Entry("Komet"),)),),
        indicators=(Entry("Svarstid", (), (fact("target", "Målvärde", "24"),)),),
    )
    read = "".join(Pdf(as_pdf(view)).texts)
    absent = ("aims", "when", "phase", "provided_by", "other", "baseline")
    assert [word for word in absent if WORDS[word] in read] == []
    assert all(WORDS[word] in read for word in ("activity", "phases", "intervention", "target"))


def test_a_links_address_can_be_followed_in_both_forms() -> None:
    link = fact("link", "Länk", text="[https://exempel.se/a](https://exempel.se/a)")
    view = replace(bare(), sources=(Entry("Källan", (), (link,)),))
    assert b"/URI(https://exempel.se/a)" in as_pdf(view).replace(b"/URI (", b"/URI(")
    assert "[https://exempel.se/a](https://exempel.se/a)" in markdown.write(view, TEMPLATES, "action-plan.md.j2")
