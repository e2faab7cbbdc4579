"""The words of enumerations: each is its id, and knows what it is called."""

from __future__ import annotations

from itertools import chain

import pytest

from samverkan_cli.model.enumeration import Word
from samverkan_cli.model.enums import Direction, DocumentKind, Language, NeedKind, Status

WORDS = list(chain.from_iterable(Word.__subclasses__()))


@pytest.mark.parametrize(
    ("word", "id", "label", "heading"),
    [
        (Status.DONE, "done", "Done", "Done"),
        (DocumentKind.ACTION_PLAN, "action-plan", "Action plan", "Action plan"),
        (Direction.UNIVERSAL, "universal", "All children and young people", "All children and young people"),
        (NeedKind.IMPROVEMENT, "improvement", "Area to improve", "Areas to improve"),
        (Language.SV, "sv", "", ""),
    ],
)
def test_a_word_is_called_by_its_id_unless_it_says_otherwise(word: Word, id: str, label: str, heading: str) -> None:
    assert (word, str(word), word.label.text, word.heading.text) == (id, id, label, heading)


def test_a_spelling_stands_for_one_word_of_its_enumeration() -> None:
    ways = [(type(word), way) for word in WORDS for way in (*word.spellings, str(word))]
    assert sorted(way for kind, way in ways if ways.count((kind, way)) > 1) == []
