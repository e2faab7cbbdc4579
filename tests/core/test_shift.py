"""Where what stood in a text stands after an edit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.core.shift import Shift
from samverkan_cli.core.text import Source


def moved(before: str, after: str, word: str) -> str | None:
    source, edited = Source("f", before), Source("f", after)
    start = before.index(word)
    span = Shift(source, edited).moved(source.span(start, start + len(word)))
    assert span is None or span == edited.span(span.start, span.end)
    return after[span.start : span.end] if span is not None else None


@pytest.mark.parametrize(
    ("before", "after", "word", "there"),
    [
        ("ett två", "ett två tre", "två", "två"),
        ("ett två", "noll ett\ntvå", "två", "två"),
        ("a ett b", "a nytt ett b", "ett", "ett"),
        ("a ett b", "a etXt b", "ett", "etXt"),
        ("a ett b", "a et b", "ett", "et"),
        ("a ett b", "a  b", "ett", None),
        ("a ett b", "a xyz b", "ett", None),
        ("a ett b", "b", "a", None),
        ("a ett b", "", "ett", None),
    ],
)
def test_what_stood_there_is_found_again(before: str, after: str, word: str, there: str | None) -> None:
    assert moved(before, after, word) == there


@given(*[st.text("ab\n", max_size=8)] * 4)
def test_what_stands_before_and_after_an_edit_is_the_same(begin: str, old: str, new: str, end: str) -> None:
    before, after = f"<{begin}{old}{end}>", f"<{begin}{new}{end}>"
    assert (moved(before, after, "<"), moved(before, after, ">")) == ("<", ">")
