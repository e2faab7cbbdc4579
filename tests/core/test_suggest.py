"""Which word was most likely meant."""

from __future__ import annotations

import pytest

from samverkan_cli.core.suggest import MAX_ID, closest, free_id


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("unowned", "unowned-activity"),  # and not unknown-field, which has more letters in common
        ("unowned-activty", "unowned-activity"),
        ("duplicate", "duplicate-key"),  # two begin so
        ("rymden", None),
    ],
)
def test_the_word_that_is_most_alike(word: str, meant: str | None) -> None:
    assert closest(word, ("unknown-field", "unowned-activity", "duplicate-key", "duplicate-id-in-plan")) == meant


@pytest.mark.parametrize(
    ("wanted", "taken", "id"),
    [
        ("rektor", (), "rektor"),
        ("rektor", ("rektor", "rektor-2"), "rektor-3"),
        ("r" * MAX_ID, ("r" * MAX_ID,), "r" * (MAX_ID - 2) + "-2"),
    ],
)
def test_an_id_that_is_taken_gets_a_number_and_stays_an_id(wanted: str, taken: tuple[str, ...], id: str) -> None:
    assert free_id(wanted, taken) == id
