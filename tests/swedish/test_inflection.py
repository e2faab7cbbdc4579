"""The forms of a word are one word, and most other words are others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.swedish.inflection import stem, stems
from tests.searching import ANY_CHARACTER


@pytest.mark.parametrize(
    "forms",
    [
        "plan planen planer planerna planernas planens",
        "skola skolan skolor skolorna skolans",
        "kompetens kompetensen kompetenser kompetensernas",
        "lärare läraren lärarna lärares lärarnas",
        "råd rådet råden rådens rådets",
        "program programmet programmen",
        "nyckel nyckeln nycklar nycklarna",
        "medel medlen medlet medlens",
        "indikator indikatorn indikatorer indikatorerna",
        "huvudman huvudmän huvudmannen huvudmännens",
        "förälder föräldern förälderns föräldrar föräldrarnas",
        "orosanmälan orosanmälningar orosanmälningarna",
        "särskild särskilt särskilda",
        "individuell individuellt individuella",
        "möte mötet möten mötena mötenas",
        "verksamhet verksamheter verksamheternas",
        "händelse händelsen händelser",
        "insats insatser insatsen",
        "kommitté kommittén kommittéer",
        "policy policyn policyer",
        "psykiatri psykiatrin psykiatrins",
        "byrå byrån byråer",
    ],
)
def test_forms_of_one_word(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize(
    "words",
    ["barn bar vård vår", "skola förskola", "socialchef skolchef", "mål mål-1", "samverkan samarbete", "ifo info"],
)
def test_words_that_are_others(words: str) -> None:
    assert len({tuple(stems(word)) for word in words.split()}) == len(words.split())


def test_words_are_parted_at_all_but_letters_and_digits() -> None:
    assert stems("UF:s BPS-grupper, 6–13 år & *evidens*") == [
        "uf",
        "s",
        "bps",
        "grup",
        "6",
        "13",
        "år",
        stem("evidens"),
    ]
    assert stems("resurs\u00adteam") == [stem("resursteam")]


@given(st.text(ANY_CHARACTER, max_size=80))
def test_a_stem_has_no_endings_of_its_own(word: str) -> None:
    assert stem(stem(word)) == stem(word)
    assert len(stem(word)) <= len(word)


def test_a_word_without_end_has_no_ending() -> None:
    assert stem("s" * 1_000_000) == "s" * 1_000_000
    assert stems("ens" * 19) == ["ens"]
