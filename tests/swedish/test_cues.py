"""Finding the telltale expressions of word lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.swedish import cues
from samverkan_cli.swedish.cues import telltale

LISTS = {
    "x": ("pilot", "pilot-*", "*projekt", "på prov", "^prova", "^* och prova", "försök*"),
    "no-x": ("prova på", "försök till", "av ** projekt", "från projekt", "projekt till ordinarie"),
}


@pytest.fixture(autouse=True)
def lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cues, "lines", LISTS.__getitem__)
    cues._any_of.cache_clear()


# a text, and the expression that is found in it
FOUND = [
    ("En pilot i skolan", "pilot"),
    ("EN PILOT", "PILOT"),
    ("Pilot", "Pilot"),
    ("piloter", None),
    ("samverkanspilot", None),
    ("Pilot-start", "Pilot-start"),
    ("Skolprojekt", "Skolprojekt"),
    ("EU-projekt", "projekt"),
    ("projektgrupp", None),
    ("projekt- och processledare", None),
    ("projekt\N{NON-BREAKING HYPHEN}ledare", None),
    ("Kurs på prov.", "på prov"),
    ("Kurs på\N{NO-BREAK SPACE}prov", "på prov"),
    ("Kurs på\n  prov", "på prov"),
    ("Kurs *på prov*", "på prov"),
    ("Kurs **på _prov_**", "på _prov"),
    ("Prova en modell", "Prova"),
    ("1.2 Prova en modell", "Prova"),
    ("B. Prova en modell", "Prova"),
    ("”Prova” en modell", "Prova"),
    ("Låta barn prova", None),
    ("Bygga och prova", "Bygga och prova"),
    ("Rita, bygga och prova", None),
    ("Provade", None),
    ("Prova på dans", None),
    ("Prova på dans på prov", "på prov"),
    ("Försöka nå fler", "Försöka"),
    ("Försök till stöld", None),
    ("Lära av projekt", None),
    ("Lära av ett gammalt projekt", None),
    ("Lära av ett två tre fyra fem sex sju åtta projekt", None),
    ("Lära av ett två tre fyra fem sex sju åtta nio projekt", "projekt"),
    # Expressions that mean something else may lie within one another.
    ("Gå från projekt till ordinarie", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_an_expression_is_found_as_it_is_written(text: str, found: str | None) -> None:
    words = telltale("x", text)
    assert (words and words.text) == found


@given(st.text("prova påilotekjf-*_. \n", max_size=40))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    found = telltale("x", text)
    assert found is None or " ".join(text[found.start : found.end].split()) == found.text


@pytest.mark.parametrize("text", ["p" * 1_000, "av " * 300, "från projekt " * 100, "projekts " * 100])
def test_long_texts_without_a_telltale(text: str) -> None:
    assert telltale("x", text) is None
