"""Places in a text: code points, whatever ends the lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.core.text import Source

TEXTS = st.text("aå日🙂\t\r\n \u0085\u2028", max_size=40)


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("abc", 3, (1, 4)),
        ("å\nb", 2, (2, 1)),
        ("å\r\nb", 3, (2, 1)),
        ("å\rb", 2, (2, 1)),
        ("a\n\nb", 2, (2, 1)),
        ("a\r\rb", 2, (2, 1)),
        ("🙂b", 1, (1, 2)),
        ("a\u0308b", 2, (1, 3)),
        ("a\n", 2, (2, 1)),
        ("a\u2028b\u0085c", 4, (1, 5)),
    ],
)
def test_lines_and_columns_count_code_points(text: str, offset: int, position: tuple[int, int]) -> None:
    assert Source("f", text).position(offset) == position


def test_a_stretch() -> None:
    span = Source("f", "a: åäö\r\nb: c\r\n").span(3, 9)
    assert (span.line, span.column, span.end_line, span.end_column, span.start, span.end) == (1, 4, 2, 2, 3, 9)


@given(TEXTS, st.integers(-5, 60), st.integers(-5, 60))
def test_a_stretch_is_always_inside_the_text(text: str, start: int, end: int) -> None:
    span = Source("f", text).span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert (span.line, span.column) <= (span.end_line, span.end_column)


@given(TEXTS)
def test_the_lines_are_the_text(text: str) -> None:
    source = Source("f", text)
    for offset in range(len(text) + 1):
        line, column = source.position(offset)
        start, end = source.line_start(offset), source.line_end(offset)
        assert start <= offset <= end
        assert column == offset - start + 1
        assert source.line(line) == text[start:end].rstrip("\r\n")
    last, _ = source.position(len(text))
    assert last == len(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    assert source.line(0) == source.line(last + 1) == ""
