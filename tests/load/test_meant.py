"""The lists of words by which values are mended: what the documents say is in them, and nothing says two things."""

from __future__ import annotations

from importlib.resources import files

import pytest

import samverkan_cli.load.coerce as module
from samverkan_cli.i18n.speech import speech
from samverkan_cli.load.coerce import meant, word
from samverkan_cli.model import enums
from samverkan_cli.model.enumeration import Enumeration
from samverkan_cli.model.values import as_duration

LISTS = sorted(path.name for path in files("samverkan_cli.load").joinpath("wordlists").iterdir())


ENUMERATIONS = [each for each in vars(enums).values() if isinstance(each, Enumeration)]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_what_it_is_for_and_has_each_way_of_writing_once(name: str) -> None:
    text = files("samverkan_cli.load").joinpath("wordlists", name).read_text(encoding="utf-8")
    assert text.startswith("# ")
    for ways in module._known(name.removesuffix(".txt")).values():
        assert all(way == " ".join(way.casefold().split()) and way for way in ways)
        assert len(set(ways)) == len(ways)


@pytest.mark.parametrize("enumeration", ENUMERATIONS, ids=" ".join)
def test_no_way_of_writing_means_two_words_of_a_field(enumeration: Enumeration) -> None:
    ways = [way for each in enumeration.words.values() for way in each.spellings.split(", ") if way]
    assert len(ways) == len(set(ways))
    for way in ways:
        assert way == " ".join(way.casefold().split())
        assert word(way.upper(), tuple(enumeration)) in enumeration
        assert way not in enumeration  # a word that the field has itself is that word


def test_what_the_documents_say_is_understood() -> None:
    """What is printed for a word can be written in its place, unless the field has another that could be meant."""
    say = speech("sv")
    wrong, unknown = [], []
    for words in ENUMERATIONS:
        for one, message in words.items():
            if not message.text:
                continue
            found = word(say(message), tuple(words))
            if found is None:
                unknown.append(say(message))
            elif found != one:
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
        "Nämnd eller styrelse",
        "Används inte längre",
        "Befolkningsgrupp",
        "Tillagt av dem som valde",
    }


@pytest.mark.parametrize(("length", "ways"), list(module._known("often").items()))
def test_how_often_is_a_length_of_time(length: str, ways: tuple[str, ...]) -> None:
    assert as_duration(length) is not None
    for way in ways:
        assert meant("duration", way, "every") == length
        assert meant("duration", way, "for") is None or as_duration(way)


def test_what_is_meant_is_what_the_format_writes() -> None:
    assert meant("day", "2027-06-15", "until") is None
    assert meant("ages", "6-13", "ages") is None
    assert meant("number", "tre", "mentions") == "3"
    assert meant("kronor", "2 miljoner kr", "sek") == "2000000"
    assert meant("kronor", "9" * 40 + " kr", "sek") is None
