"""Reading Swedish a word at a time, and the lists that the rules on goals read by."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as some

from samverkan_cli.model.enums import Dimension
from samverkan_cli.swedish.doing import doing
from samverkan_cli.swedish.lists import lines
from samverkan_cli.swedish.negation import problem
from samverkan_cli.swedish.tokens import Expression, Expressions, expressions, tokenize
from samverkan_cli.swedish.wordings import dimensions_of, is_infinitive, opening, verbs_of

LISTS = (
    "clause-words",
    "condition-words",
    "continuing-verbs",
    "doers",
    "doing-passives",
    "doing-verbs",
    "for-whom",
    "goal-verbs",
    "infinitives",
    "joining-words",
    "joins",
    "leading-adverbs",
    "lessening-words",
    "missing-goods",
    "modal-verbs",
    "negation-allowed",
    "negators",
    "not-infinitives",
    "own-doings",
    "own-words",
    "problem-openings",
    "problem-verbs",
    "reflexives",
)
DIMENSIONS = [each for each in Dimension if each is not Dimension.OTHER]
WORDS = sorted({word for name in LISTS for line in lines(name) for word in line.partition(":")[0].split()})
TITLES = some.one_of(
    some.text(), some.lists(some.sampled_from([*WORDS, "barn", "”", ",", ":", "1.", "att"]), max_size=12).map(" ".join)
)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_begins_with_what_it_is_for_and_has_nothing_twice(name: str) -> None:
    text = files("samverkan_cli.swedish").joinpath("wordlists", f"{name}.txt").read_text(encoding="utf-8")
    assert text.startswith("# ")
    entries = [line.partition(":")[0] for line in lines(name)]
    assert [each for n, each in enumerate(entries) if each in entries[:n]] == []
    assert entries == [each.casefold().strip() for each in entries]


def test_every_verb_of_a_goal_is_of_some_dimension() -> None:
    for entry in expressions("goal-verbs"):
        assert entry.said, entry.words
        assert set(entry.said) <= set(DIMENSIONS), entry.words


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_what_is_proposed_for_a_dimension_fits_it(dimension: str) -> None:
    assert len(verbs_of(dimension)) == 2
    for verb in verbs_of(dimension):
        begins = opening(tokenize(f"{verb} något"))
        assert begins.is_verb
        assert dimension in dimensions_of(begins)
        assert doing(tokenize(f"{verb} något")) is None


@pytest.mark.parametrize(
    ("entry", "text", "end"),
    [
        ("känna till", "Känna till reglerna", 2),
        ("känna till", "Känna reglerna till", None),
        ("ha ... kunskap*", "Ha kunskap", 2),
        ("ha ... kunskap*", "ha goda kunskaper om barn", 3),
        ("ha ... kunskap*", "ha en god kunskap", 4),
        ("ha ... kunskap*", "ha en riktigt god kunskap", None),
        ("ha ... kunskap*", "ha tillgång till kunskap", None),
        ("ha ... kunskap*", "ha ingen kunskap", None),
        ("ha ... kunskap*", "ha, om möjligt, kunskap", None),
        ("ha ... kunskap*", "ha", None),
        ("*förvaltningen", "Skolförvaltningen ska", 1),
        ("otydlig* ansvar", "Otydligt ansvar", 2),
        ("inte ... utan", "inte ett hot utan en hjälp", 4),
    ],
)
def test_where_an_expression_ends(entry: str, text: str, end: int | None) -> None:
    expression = Expression(tuple(entry.split()))
    assert expression.end(tokenize(text), 0) == end
    assert Expressions((expression,)).end(tokenize(text), 0) == end


def test_the_longest_expression_counts() -> None:
    listed = Expressions(tuple(Expression(tuple(each.split())) for each in ("känna", "känna till", "känna ... till")))
    found = listed.at(tokenize("känna till reglerna"), 0)
    assert found is not None
    assert found[1] == 2
    assert listed.at(tokenize("barn"), 0) is None
    assert listed.at(tokenize("känna"), 1) is None


def test_a_text_is_quoted_as_it_is_written() -> None:
    tokens = tokenize("Säga: ”Här vet man INTE vem”")
    assert tokens.words == ("säga", ":", "”", "här", "vet", "man", "inte", "vem", "”")
    assert tokens.quoted(3, 7) == "Här vet man INTE"


@pytest.mark.parametrize(
    "verb", ["veta", "få", "gå", "förstå", "må", "umgås", "trivas", "simma", "förverkliga", "skriva", "tala"]
)
def test_verbs_are_seen(verb: str) -> None:
    assert is_infinitive(tokenize(verb), 0)


@pytest.mark.parametrize(
    "word",
    ["trygga", "alla", "unga", "barn", "fler", "goda", "tidiga", "föräldrarna", "elevernas", "vet", "känner", "ska"],
)
def test_other_words_are_told_from_verbs(word: str) -> None:
    assert not is_infinitive(tokenize(word), 0)


@given(TITLES)
def test_whatever_is_written_can_be_read(title: str) -> None:
    tokens = tokenize(title)
    begins = opening(tokens)
    assert len(begins.tokens) == len(tokens)
    assert begins.begins <= begins.at
    assert not begins.is_verb or begins.at < len(tokens)
    assert set(dimensions_of(begins)) <= set(DIMENSIONS)
    for found in (doing(tokens), problem(tokens)):
        if found is not None:
            assert 0 <= found[0] < found[1] <= len(tokens)
            assert tokens.quoted(*found) in title
