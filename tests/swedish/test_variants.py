"""Names that a text has almost: what tells of them, and that it takes no long time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.swedish.variants import Names
from tests.conftest import MakePlan
from tests.searching import ANY_CHARACTER

NAMES = ("Barn- och utbildningsnämnden", "Socialförvaltningen", "Lokala samverkansrådet Väster", "Nära vård-samordnare")


def found(text: str, *names: str) -> list[tuple[str, str]]:
    return [(each.text, each.name.text) for each in Names((name, None) for name in names).variants_in(text)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hos  barn och\nutbildningsnämndens kansli", "barn och utbildningsnämndens"),
        ("Barn- & utbildningsnämnden", "Barn- & utbildningsnämnden"),
        ("utbildnings- och barnnämnden", "utbildnings- och barnnämnden"),
        ("lokala samverkanrådet Väster", "lokala samverkanrådet Väster"),
        ("Social-förvaltningens", "Social-förvaltningens"),
        ("nära vårdsamordnaren", "nära vårdsamordnaren"),
    ],
)
def test_the_words_are_told_as_they_are_written(text: str, said: str) -> None:
    assert [words for words, _ in found(text, *NAMES)] == [said]


def test_the_longest_name_is_told() -> None:
    text = "Chefen för barn och utbildningsnämnden"
    assert found(text, "Barn- och utbildningsnämnden", "Chefen för Barn- och utbildningsnämnden") == [
        (text, "Chefen för Barn- och utbildningsnämnden")
    ]


def test_a_name_that_stands_there_is_no_variant_of_another() -> None:
    assert found("Socialnämnden och Socialnämden", "Socialnämnden", "Socialnämden") == []


@given(st.sampled_from(NAMES), st.sampled_from(["", " Se {}.", "({})", "{}, {} och {}", "**{}**", "{}s"]))
def test_a_name_is_never_a_variant_of_itself(name: str, around: str) -> None:
    assert found(around.replace("{}", name), *NAMES) == []


@given(st.text(ANY_CHARACTER, max_size=200), st.lists(st.text(ANY_CHARACTER, max_size=30), max_size=5))
def test_anything_can_be_looked_through(text: str, names: list[str]) -> None:
    for words, name in found(text, *names, *NAMES):
        assert name in (*names, *NAMES)
        assert words


@given(st.integers(1, len("Socialförvaltning") - 2))
def test_a_letter_too_few_is_found_wherever_it_is_missing(n: int) -> None:
    whole = "Socialförvaltningen"
    assert found(whole[:n] + whole[n + 1 :], whole) == [(whole[:n] + whole[n + 1 :], whole)]


def test_what_to_do_and_where_the_name_stands(plan: MakePlan) -> None:
    document = "document: {title: Plan, kind: action-plan, language: sv}\n"
    text = "owners:\n  s: {title: Socialförvaltningen}\nsections: {a: {title: A, text: Socialförvatlningens hus}}\n"
    (each,) = plan(text, document=document).findings("SAM107")
    assert each["message"] == "Socialförvatlningens is almost, but not quite, Socialförvaltningen"
    assert each["help"] == "Write Socialförvaltningen, or add Socialförvatlningens to the aliases"
    assert [(found["line"], found["message"]) for found in each["related"]] == [(3, "the name stands here")]


def test_a_group_has_no_aliases(plan: MakePlan) -> None:
    document = "document: {title: Plan, kind: action-plan, language: sv}\n"
    text = "groups: {s: {title: Styrgruppen, kind: steering}}\nsections: {a: {title: A, text: Styrgrupppen}}\n"
    (each,) = plan(text, document=document).findings("SAM107")
    assert each["help"] == "Write Styrgruppen"


@pytest.mark.parametrize("text", ["a" * 3_000, "- " * 1_000, "a@" * 1_000, "www." * 800, "och " * 800])
def test_odd_long_texts_have_no_variants(text: str) -> None:
    names = Names([(text, None), *((name, None) for name in NAMES)])
    assert list(names.variants_in(text)) == []
