"""The colours of a page by day and by night, and its drawings in them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.document import html
from samverkan_cli.document.drawings import Drawings
from samverkan_cli.document.palette import ACCENT, dark, light, turned
from samverkan_cli.document.paper import Paper
from samverkan_cli.document.templates import shipped
from samverkan_cli.document.words import form_words
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model.values.colour import LEAST, QUIET, contrast
from tests.document.sample_paper import figure

WORDS = form_words(Phrases("sv"))
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(COLOURS, st.none() | COLOURS.filter(lambda ground: contrast(QUIET, ground) >= LEAST))
def test_words_of_every_colour_can_be_read_on_every_ground(accent: str, ground: str | None) -> None:
    for colours in (light(accent, ground), dark(accent, ground)):
        grounds = [colours[each] for each in ("ground", "soft", "softer")]
        for name in ("ink", "accent"):
            assert min(contrast(colours[name], each) for each in grounds) >= LEAST, (name, colours)


@pytest.mark.parametrize("colours", [light(ACCENT), dark(ACCENT)])
def test_quiet_words_and_alarms_can_be_read_too_and_the_edges_of_fields_seen(colours: dict[str, str]) -> None:
    for ground in ("ground", "soft", "softer"):
        assert min(contrast(colours[each], colours[ground]) for each in ("quiet", "alarm")) >= LEAST
        assert contrast(colours["edge"], colours[ground]) >= 3


def test_an_accent_that_can_be_read_is_left_as_it_is() -> None:
    assert light("#0b4f6c")["accent"] == "#0b4f6c"
    assert light("#ffcc00")["accent"] != "#ffcc00"


def test_a_ground_of_ones_own_is_that_of_heads_of_tables() -> None:
    assert light("#0b4f6c", "#fff4d6")["soft"] == "#fff4d6"
    assert "--soft:#fff4d6;" in page(ground="#fff4d6")


def test_what_was_light_is_dark_and_differences_stay() -> None:
    assert contrast(turned("#ffffff"), turned("#1d2327")) >= 7
    assert turned("#000000") > turned("#808080") > turned("#ffffff")


SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="t" viewBox="0 0 30.00001 15">
<g><use xlink:href="#g1" x="1.23456" fill="#1d2327"/>
<path class="p" fill-rule="nonzero" stroke="#0b4f6c" d="M-0.001 2.5"/></g>
<defs><symbol id="g1" overflow="visible"><path d="M 1 2"/></symbol></defs></svg>"""


def test_drawings_share_their_letters_and_say_what_they_show() -> None:
    drawings = Drawings({0: SVG, 3: SVG})
    assert drawings.glyphs.count('<symbol id="g1"') == 1
    assert drawings.svg(1, "x") == ""
    drawn = drawings.svg(3, 'A "<b>"')
    assert drawn.startswith(
        '<svg role="img" aria-label="A &quot;&lt;b&gt;&quot;" viewBox="0 0 30 15" width="40" height="20">'
    )
    assert '<use x="1.23" fill="#1d2327" href="#g1">' in drawn
    assert 'd="M0 2.5"' in drawn
    assert not re.search("defs|xlink|class|fill-rule", drawn)


def test_each_colour_of_a_drawing_is_turned_by_night() -> None:
    by_night = Drawings({0: SVG}).by_night
    assert f'[fill="#1d2327"]{{fill:{turned("#1d2327")}}}' in by_night
    assert f'[stroke="#0b4f6c"]{{stroke:{turned("#0b4f6c")}}}' in by_night


def page(**more: object) -> str:
    paper = Paper("x", "sv", None, "", "", "T", blocks=(figure(),), words=WORDS)
    return html.write(paper, shipped(), "document.html.j2", **more)  # type: ignore[arg-type]


def test_a_figure_is_drawn_with_its_words_beside_or_is_its_words() -> None:
    drawn = page(drawn={0: SVG})
    assert drawn.count('<symbol id="g1"') == 1
    assert re.search(r"<details><summary>Figuren i ord</summary><p>Liggande staplar\..*</p></details>", drawn)
    assert '[stroke="#0b4f6c"]' in drawn
    words = page()
    assert "<details>" not in words
    assert "<p>Liggande staplar." in words
