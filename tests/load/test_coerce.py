"""The lists of words by which values are mended: what the documents say is in them, and nothing says two things."""

from __future__ import annotations

from importlib.resources import files

import pytest

from samverkan_cli.i18n.speech import speech
from samverkan_cli.load import words as module
from samverkan_cli.load.coerce import coerce, coerce_word
from samverkan_cli.model import values
from samverkan_cli.model.enumeration import Word
from samverkan_cli.model.plan import kinds
from samverkan_cli.model.shape import fields
from samverkan_cli.model.values import as_duration, as_every

LISTS = sorted(path.name for path in files("samverkan_cli.load").joinpath("wordlists").iterdir())


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_what_it_is_for_and_has_each_way_of_writing_once(name: str) -> None:
    text = files("samverkan_cli.load").joinpath("wordlists", name).read_text(encoding="utf-8")
    assert text.startswith("# ")
    for ways in module.known(name.removesuffix(".txt")).values():
        assert all(way == " ".join(way.casefold().split()) and way for way in ways)
        assert len(set(ways)) == len(ways)


@pytest.mark.parametrize("words", Word.__subclasses__(), ids=lambda words: words.__name__)
def test_no_way_of_writing_means_two_words_of_a_field(words: type[Word]) -> None:
    ways = [way for word in words for way in word.spellings]
    assert len(ways) == len(set(ways))
    for way in ways:
        assert way == " ".join(way.casefold().split())
        assert coerce_word(words, way.upper()) in [*words]
        assert way not in [*words]  # a word that the field has itself is that word


def test_what_the_documents_say_is_understood() -> None:
    """What is printed for a word can be written in its place, unless the field has another that could be meant."""
    say = speech("sv")
    wrong, unknown = [], []
    for words in Word.__subclasses__():
        for one in words:
            found = coerce_word(words, say(one.label))
            if found is None and one.label.text:
                unknown.append(say(one.label))
            elif found not in (None, one):
                wrong.append((one, found))
    assert wrong == []
    assert set(unknown) <= {
        "För alla",
        "Policy",
        "Region",
        "Information",
        "Administration",
        "Median",
        "Nationellt",
        "Projektgrupp",
        "För invånarna",
        "Gäller inte längre",
    }


@pytest.mark.parametrize(("length", "ways"), list(module.known("often").items()))
def test_how_often_is_a_length_of_time(length: str, ways: tuple[str, ...]) -> None:
    assert as_duration(length) or as_every(length)
    for way in ways:
        assert coerce(values.time.RECURRING, way) == length or as_every(way)
        assert coerce(values.time.LASTING, way) is None or as_duration(way)


def test_what_is_meant_is_what_the_format_writes() -> None:
    assert coerce(values.when.DAY, "2027-06-15") is None
    assert coerce(values.numbers.AGES, "6-13") is None
    assert coerce(values.numbers.NUMBER, "tre") == "3"
    assert coerce(values.numbers.KRONOR, "2 miljoner kr") == "2000000"
    assert coerce(values.numbers.KRONOR, "9" * 40 + " kr") is None


SAME_IN_SWEDISH = {"kolada"}
"""Fields that are called the same."""


def test_every_field_has_a_word_in_swedish() -> None:
    keys = {key for kind in kinds() for key in fields(kind) if key.isidentifier()} - SAME_IN_SWEDISH
    assert sorted(key for key in keys if key not in module.known("fields")) == []
