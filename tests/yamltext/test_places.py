"""A place is found the same way whether few keys stand around it, so that they are gone through, or many."""

from __future__ import annotations

import pytest

from samverkan_cli.core.keypath import Location
from samverkan_cli.core.text import Source
from samverkan_cli.yamltext import nodes
from samverkan_cli.yamltext.parser import read

PLACES = {
    ("a", "x"): "x",
    ("a", "x", 1): "2",
    ("a", "x", 2): "x",
    ("a", "x", -1): "x",
    ("a", "y"): "y",
    ("a", "y", "z"): "y",
    ("a", "missing", "z"): "a",
    ("a", 0): "a",
    ("b", "y"): "y",
    ("nothing",): "",
}


@pytest.mark.parametrize("more", [0, 100])
@pytest.mark.parametrize("route", PLACES, ids=str)
def test_what_stands_at_a_route(route: tuple[str | int, ...], more: int) -> None:
    others = "".join(f"  k{n}: v\n" for n in range(more))
    text = f"a: &a\n{others}  x: [1, 2]\n  y: first\n  y: again\nb: *a\n"
    source = Source("p.yaml", text)
    root = read(source).root
    assert root is not None
    found = nodes.span(source, root, Location("p.yaml", route))
    assert text[found.start : found.end] == PLACES[route]
    assert found.start <= text.index("first")
