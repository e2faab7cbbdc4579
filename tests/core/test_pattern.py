from __future__ import annotations

import re

import pytest

from samverkan_cli.core.pattern import compiled_late


def test_it_finds_what_a_compiled_pattern_finds() -> None:
    late = compiled_late(r"(?P<word>[a-z]+)", re.IGNORECASE)
    assert [found["word"] for found in late.finditer("Ett 2 tre")] == ["Ett", "tre"]
    assert late.fullmatch("Ett 2") is None
    assert late.sub("-", "a1b") == "-1-"
    assert (late.pattern, late.groups) == (r"(?P<word>[a-z]+)", 1)
    assert compiled_late(rb"\d").search(b"a1") is not None


def test_it_is_compiled_when_it_is_used() -> None:
    late = compiled_late("(")
    with pytest.raises(re.error):
        late.search("")
