"""The drawings of figures: each is drawn, in a document and as a picture of its own, whatever its words are."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any, cast
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest
from PIL import Image

from samverkan_cli.core.errors import UserError
from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.figures.drawing import PPI, png_of, spelled_out, svg_of
from samverkan_cli.document.look import Look
from samverkan_cli.document.paper import Figure, Paper
from samverkan_cli.document.sandbox import Sandbox
from samverkan_cli.document.templates import Templates, shipped
from samverkan_cli.document.words import form_words
from samverkan_cli.i18n.phrases import Phrases
from tests.document.figure_samples import all_figures, grown
from tests.document.reading import Pdf, problems
from tests.document.sample_paper import HARD, figure, sample_paper

TEMPLATES = shipped()
KINDS = {"timeline", "bars", "progress", "thread", "organisation", "wheel"}
LONG = "Överförmyndarnämndens barnkonventionsutredningsgrupp om samordningsansvaret " * 5


@cache
def figures(size: int = 12) -> tuple[Figure, ...]:
    return (*all_figures(grown(size)), figure())


def of(*shown: Figure) -> Paper:
    return Paper("p", "sv", None, "", "", "Plan", blocks=shown)


def as_pdf(shown: tuple[Figure, ...]) -> bytes:
    """A document of figures alone."""
    import typst

    source = """
#import "figures.typ": draw
#set page(margin: (x: 22mm, y: 25mm), numbering: "1")
#set text(font: "Source Sans 3", lang: "sv")
#set document(title: "Figurer")
= Figurer
#for each in json(bytes(sys.inputs.figures)) { draw(each, word: "Figur {n}") }
"""
    files: Any = {each.name: each.read_bytes() for each in TEMPLATES.glob("figure*.typ")}
    files["main.typ"] = source.encode()
    data = [{"draw": each.draw, "title": each.title, "alt": each.alt, "data": each.data} for each in shown]
    pdf, warnings = typst.compile_with_warnings(
        files,
        font_paths=[str(TEMPLATES / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"figures": json.dumps(data)},
        pdf_standards=["ua-1", "a-2a"],
        timestamp=0,
    )
    assert warnings == []
    return bytes(pdf)


def test_every_figure_is_accessible_and_archivable_in_a_document() -> None:
    shown = figures()
    assert {each.draw for each in shown} == KINDS
    data = as_pdf(shown)
    assert problems(data) == []
    read = Pdf(data)
    assert read.lost(f"Figur {n}. {each.title}" for n, each in enumerate(shown, 1)) == []
    assert read.outside == []


@pytest.mark.parametrize("title", [HARD, ""])
def test_words_of_any_kind_are_drawn(title: str) -> None:
    mark = "MÄRKE"

    def renamed(data: Any) -> Any:
        if isinstance(data, dict):
            return {key: renamed(each) for key, each in data.items()}
        if isinstance(data, list):
            return [renamed(each) for each in data]
        return data.replace(mark, title) if isinstance(data, str) else data

    shown = all_figures(grown(14, mark))
    read = Pdf(as_pdf(tuple(replace(each, data=renamed(each.data)) for each in shown)))
    assert read.outside == []
    assert read.lost([title]) == []


@pytest.mark.parametrize("title", [LONG, "x" * 300, "xxxxxxxxx " * 30])
def test_titles_of_any_length_are_drawn(title: str) -> None:
    shown = all_figures(grown(14, title))
    assert {each.draw for each in shown} == KINDS
    assert Pdf(as_pdf(shown)).outside == []


def size(svg: str) -> tuple[float, ...]:
    """Width and height, in millimetres."""
    _, _, *points = fromstring(svg).get("viewBox", "").split()  # noqa: S314 - written by ourselves
    return tuple(float(each) * 25.4 / 72 for each in points)


@pytest.mark.long
def test_three_hundred_activities_are_drawn_and_none_is_taller_than_a_page() -> None:
    shown = all_figures(grown(300))
    drawn = svg_of(of(*shown), TEMPLATES)
    assert len(drawn) == len(shown) > 20
    widths, heights = zip(*map(size, drawn), strict=True)
    assert max(widths) < 167
    assert max(heights) < 235
    rows = [row for each in shown if each.draw == "timeline" for row in cast("list[Any]", each.data["rows"])]
    assert sum("group" not in row for row in rows) == 200


def test_pictures_are_the_same_each_time() -> None:
    assert svg_of(of(*figures()), TEMPLATES) == svg_of(of(*figures()), TEMPLATES)
    assert png_of(of(figure()), TEMPLATES) == png_of(of(figure()), TEMPLATES)


def test_letters_that_are_equal_have_equal_ids_in_all_drawings() -> None:
    known: dict[str, str] = {}
    for svg in svg_of(of(*figures()), TEMPLATES):
        for id, outline in re.findall(r'<symbol id="(\w+)"[^>]*>(.*?)</symbol>', svg):
            assert known.setdefault(id, outline) == outline


@pytest.mark.parametrize("svg", svg_of(of(*figures()), TEMPLATES))
def test_a_drawing_can_be_written_without_using_a_letter_twice(svg: str) -> None:
    spelled = spelled_out(svg)
    root = fromstring(spelled)  # noqa: S314 - written by ourselves
    kinds = [each.tag.rpartition("}")[2] for each in root.iter()]
    assert {*kinds}.isdisjoint({"use", "symbol", "defs"})
    assert kinds.count("path") == svg.count("<use") + len(re.findall("<path", re.sub("<defs.*", "", svg)))
    assert size(spelled) == size(svg)


def test_a_figure_as_png_is_its_size_on_paper_and_has_few_colours() -> None:
    png = png_of(of(figure()), TEMPLATES)[0]
    assert int.from_bytes(png[16:20], "big") == pytest.approx(166.8 / 25.4 * PPI, abs=3)
    assert png[25] == 3  # a palette
    assert len(png) < 20_000


def test_a_png_keeps_the_colours_that_mean_something() -> None:
    shown = next(each for each in figures() if each.draw == "timeline")
    with Image.open(BytesIO(png_of(of(shown), TEMPLATES, {"accent": "#6b2d5c"})[0])) as image:
        found = {colour for _, colour in image.convert("RGB").getcolors(image.width * image.height) or ()}
    assert {(255, 255, 255), (0x6B, 0x2D, 0x5C), (0x8F, 0x1F, 0x17), (0x1D, 0x23, 0x27)} <= found


def test_figures_are_in_the_accent_colour() -> None:
    drawn = svg_of(of(figure()), TEMPLATES, {"accent": "#6b2d5c"})
    assert "#6b2d5c" in drawn[0]
    assert "#0b4f6c" not in drawn[0]


def test_no_figures_are_no_pictures() -> None:
    assert svg_of(of(), TEMPLATES) == ()
    assert png_of(of(), TEMPLATES) == ()


def test_no_words_are_smaller_than_can_be_read() -> None:
    source = "".join(each.read_text(encoding="utf-8") for each in TEMPLATES.glob("figure*.typ"))
    sizes = re.findall(r"(?:text\((?:size: )?|#let (?:small|normal) = )([\d.]+)pt", source)
    assert len(sizes) > 8
    assert min(map(float, sizes)) >= 7.5


def test_what_typst_says_of_a_drawing_is_a_fault_of_the_template() -> None:
    with pytest.raises(EngineFault) as raised:
        svg_of(of(Figure("nothing", "T", "A", {})), TEMPLATES)
    assert (raised.value.kind, raised.value.name) == ("typst", "drawings.typ")
    assert not isinstance(raised.value, UserError)


@pytest.mark.parametrize("template", ["document.html.j2", "document.docx"])
def test_the_process_of_templates_draws_the_figures_of_a_paper(template: str) -> None:
    paper: Any = replace(sample_paper(figure()), words=form_words(Phrases("sv")))
    with Sandbox(Templates()) as sandbox:
        written = sandbox.write(paper, template, Look("#6b2d5c"))
    if template.endswith(".docx"):
        with ZipFile(BytesIO(written)) as file:
            written = b"".join(file.read(name) for name in file.namelist() if name.endswith((".svg", "document.xml")))
    assert figure().alt in written.decode()
    assert b'fill="#6b2d5c"' in written


def test_a_font_of_the_look_that_is_not_there_is_said() -> None:
    with pytest.raises(EngineFault) as raised:
        svg_of(of(figure()), TEMPLATES, {"text": "No Such Font"})
    assert "no such font" in raised.value.reason
