"""Where things are: from keys to the stretch of text, whatever style it is written in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.text import Source
from samverkan_cli.yamltext.nodes import Node, span
from samverkan_cli.yamltext.parser import read

TEXT = """\
document:
  title: "Mål: bättre"
  owners: [a, ö, c]
  lead: ~
  valid:
needs:
  ö-ö: {title: Åäö, kind: priority}
  tom:
  lång:
    text: |
      Hej
      på dig

    title: &x Namn
log:
  - {date: 2026, title: A}
  -
    title: *x
  - [a, b]
last: 1"""


@pytest.mark.parametrize(
    ("route", "part", "stretch"),
    [
        (("document",), "key", "document"),
        (("document", "title"), "key", "title"),
        (("document", "title"), "value", '"Mål: bättre"'),
        (("document", "owners"), "key", "owners"),
        (("document", "owners"), "value", "[a, ö, c]"),
        (("document", "owners", 1), "value", "ö"),
        (("document", "owners", 1), "key", "ö"),
        (("document", "lead"), "value", "~"),
        # Where nothing is written, the key is what can be shown.
        (("document", "valid"), "value", "valid"),
        (("needs", "ö-ö"), "key", "ö-ö"),
        (("needs", "ö-ö", "kind"), "value", "priority"),
        (("needs", "tom"), "key", "tom"),
        (("needs", "lång", "text"), "value", "|\n      Hej\n      på dig"),
        # An anchor is no part of the value.
        (("needs", "lång", "title"), "value", "Namn"),
        # An item of a list has no name: its first character.
        (("log", 0), "key", "{"),
        (("log", 1), "key", "t"),
        (("log", 2), "key", "["),
        (("log", 1, "title"), "value", "*x"),
        (("log", 0, "title"), "key", "title"),
        (("last",), "value", "1"),
        # What is not there, where the nearest thing around it is.
        (("document", "review", "date"), "key", "document"),
        (("needs", "ö-ö", "horizon"), "value", "ö-ö"),
        (("log", 0, "owners"), "key", "{"),
        (("log", 7), "key", "log"),
        (("nothing",), "key", ""),
        ((), "key", "d"),
    ],
)
def test_places(route: KeyPath, part: Any, stretch: str) -> None:
    for text in (TEXT, TEXT.replace("\n", "\r\n")):
        source = Source("plan.yaml", text)
        found = span(source, read(source).root, Location("plan.yaml", route, part))
        assert text[found.start : found.end].replace("\r", "") == stretch
        assert found.file == "plan.yaml"


def test_a_place_in_what_cannot_be_read_is_its_beginning() -> None:
    found = span(Source("plan.yaml", "a: ["), None, Location("plan.yaml", ("a",)))
    assert (found.line, found.column, found.start, found.end) == (1, 1, 0, 0)


TEXTS = st.text(st.sampled_from("abåäö日🙂 -:#'\"{}[],&*!|>%@`\\\n"), max_size=12)
KEYS = st.text("abåö日🙂", min_size=1, max_size=4)
PLAIN = st.recursive(
    TEXTS | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
STYLES = st.randoms(use_true_random=False)


def written(value: Any, random: Any, indent: int) -> str:
    """A value as YAML, in one of the styles that people use; the first line goes after a colon or a dash."""
    pad = " " * indent
    if value is None or value == "":
        return random.choice(["", " ~", " null", ' ""'])  # type: ignore[no-any-return]
    if isinstance(value, str):
        quoted = '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        if value.strip() == value and value.isalpha() and random.random() < 0.6:
            return f" {value}"
        return f" {quoted}"
    if random.random() < 0.3 or not value:
        inner = (
            (f'"{key}":{written_flow(each)}' for key, each in value.items())
            if isinstance(value, dict)
            else (written_flow(each).strip() for each in value)
        )
        return (" {%s}" if isinstance(value, dict) else " [%s]") % ", ".join(inner)
    lines = (
        [f"{pad}{key}:{written(each, random, indent + 2)}" for key, each in value.items()]
        if isinstance(value, dict)
        else [f"{pad}-{written(each, random, indent + 2)}" for each in value]
    )
    return "\n" + "\n".join(lines)


def written_flow(value: Any) -> str:
    if value is None:
        return " ~"
    if isinstance(value, str):
        return ' "' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if isinstance(value, dict):
        return " {" + ", ".join(f'"{key}":{written_flow(each)}' for key, each in value.items()) + "}"
    return " [" + ", ".join(written_flow(each).strip() for each in value) + "]"


def plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return None if value is None or not value.strip() else value


def nodes_of(node: Node, value: Any) -> list[tuple[Node, Any]]:
    found = [(node, value)]
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        child = node.child(key)
        assert child is not None
        found += nodes_of(child, value[key])
    return found


@given(
    st.dictionaries(st.text("abåö日🙂", min_size=1, max_size=4), PLAIN, min_size=1, max_size=4), STYLES, st.booleans()
)
def test_every_value_is_read_back_and_stands_where_it_is_said_to(value: Any, random: Any, crlf: bool) -> None:
    text = written(value, random, 0).removeprefix("\n").lstrip(" ") + "\n"
    if crlf:
        text = text.replace("\n", "\r\n")
    found = read(Source("plan.yaml", text))
    assert found.whole, found.findings
    assert found.data == plain(value) == read(Source("plan.yaml", text)).data
    assert found.root is not None
    for node, each in nodes_of(found.root, plain(value)):
        stretch = text[node.start : node.end]
        # What stands in a place, read by itself, is what the place holds.
        alone = stretch if "\n" not in stretch else " " * (node.start - text.rfind("\n", 0, node.start) - 1) + stretch
        assert read(Source("", alone)).data == each
