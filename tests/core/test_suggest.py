"""Which word was most likely meant."""

from __future__ import annotations

import pytest

from samverkan_cli.core.suggest import closest


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
