"""What we rely on in ruamel.yaml's loader in C: its events, their marks, and the words of its errors."""

from __future__ import annotations

from typing import Any

import pytest
from ruamel.yaml.cyaml import CBaseLoader
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import StreamEndEvent

from samverkan_cli.yamltext.errors import EXPLANATIONS


def events(text: str) -> list[tuple[Any, ...]]:
    parser, found = CBaseLoader(text.encode()), []
    while True:
        event = parser.get_event()
        found.append(
            (type(event).__name__, event.start_mark.index, event.end_mark.index, getattr(event, "value", None))
        )
        if type(event) is StreamEndEvent:
            return found


def test_the_events_and_where_they_stand_in_characters() -> None:
    assert events("å: &x [1, 'b']\nc: *x\n") == [
        ("StreamStartEvent", 0, 0, None),
        ("DocumentStartEvent", 0, 0, None),
        ("MappingStartEvent", 0, 0, None),
        ("ScalarEvent", 0, 1, "å"),
        ("SequenceStartEvent", 3, 7, None),
        ("ScalarEvent", 7, 8, "1"),
        ("ScalarEvent", 10, 13, "b"),
        ("SequenceEndEvent", 13, 14, None),
        ("ScalarEvent", 15, 16, "c"),
        ("AliasEvent", 18, 20, None),
        ("MappingEndEvent", 21, 21, None),
        ("DocumentEndEvent", 21, 21, None),
        ("StreamEndEvent", 21, 21, None),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: b: c\n", "mapping values are not allowed"),
        ("a: 'b\n", "unexpected end of stream"),
        ('a: "b" c\n', "did not find expected key"),
        ("a: {b: c\n", "did not find expected ',' or"),
        ("a: @b\n", "cannot start any token"),
        ("a: **b\n", "expected alphabetic or numeric"),
        ("a: - b\n", "block sequence entries are not allowed"),
        ('a: "\\q"\n', "unknown escape character"),
        ("a: b\nc\n", "could not find expected ':'"),
        ("a:\n  - b\n  c: d\n", "did not find expected '-' indicator"),
        ("a: ? b\n", "mapping keys are not allowed"),
        ("a: ]\n", "did not find expected node content"),
    ],
)
def test_the_words_of_its_errors_are_those_that_are_explained(text: str, words: str) -> None:
    assert words in dict(EXPLANATIONS)
    with pytest.raises(MarkedYAMLError) as raised:
        events(text)
    assert words in raised.value.problem
    assert raised.value.problem_mark is not None
