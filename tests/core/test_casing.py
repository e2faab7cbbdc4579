"""Words that stood first in a sentence and now stand inside one."""

from __future__ import annotations

import pytest

from samverkan_cli.core.casing import lower_first


@pytest.mark.parametrize(
    ("words", "inside"), [("Varje termin", "varje termin"), ("HT 2027", "HT 2027"), ("Q2 2027", "Q2 2027"), ("", "")]
)
def test_a_small_letter_first_but_for_abbreviations(words: str, inside: str) -> None:
    assert lower_first(words) == inside
