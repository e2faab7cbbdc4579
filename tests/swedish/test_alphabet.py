"""Words in the order of the Swedish alphabet."""

from __future__ import annotations

import pytest

from samverkan_cli.swedish.alphabet import in_order


@pytest.mark.parametrize(
    "words", ["andts barn samverkan ungdomsråd zon åtgärd ära ödla", "Alfa beta Gamma öppet", "zebra Zon å äga öga"]
)
def test_words_stand_in_the_order_of_the_alphabet(words: str) -> None:
    assert in_order(reversed(words.split()), str) == words.split()


def test_accents_do_not_move_a_word() -> None:
    assert in_order(["elit", "élan", "ek"], str) == ["ek", "élan", "elit"]
