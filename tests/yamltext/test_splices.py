"""What an edit does to the text, one way of writing at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from samverkan_cli.core.diagnostic import Change, Insert, Plain, Remove, Rename, Set
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.text import Source
from samverkan_cli.fix.rewrite import rewritten
from samverkan_cli.load.cache import Reader
from samverkan_cli.yamltext.editable import Editable, Refusal
from samverkan_cli.yamltext.parser import read
from samverkan_cli.yamltext.splice import Splicer, splices
from samverkan_cli.yamltext.verify import spliced
from tests.workspaces import Space

FILE = "plan.yaml"


def at(*route: str | int) -> Location:
    return Location(FILE, route)


def put(value: str, *route: str | int) -> Set:
    return Set(at(*route), value)


def add(value: Plain, *route: str | int, key: str | None = None) -> Insert:
    return Insert(at(*route), key, value)


def drop(*route: str | int) -> Remove:
    return Remove(at(*route))


def name(new: str, *route: str | int) -> Rename:
    return Rename(at(*route), new)


def changed(text: str, change: Change) -> str:
    source = Source(FILE, text)
    return spliced(text, splices(Editable(source, read(source).root), change))


INSERTS: list[tuple[str, Change, str]] = [
    # lines of their own
    ("a: 1\n", add("x", key="b"), "a: 1\nb: x\n"),
    ("a: 1", add("x", key="b"), "a: 1\nb: x"),
    ("a: 1\r\n", add("x", key="b"), "a: 1\r\nb: x\r\n"),
    ("a: 1\r\nc: 2", add("x", key="b"), "a: 1\r\nc: 2\r\nb: x"),
    ("a: 1  # sist\n\n# slut\n", add("x", key="b"), "a: 1  # sist\nb: x\n\n# slut\n"),
    ("a:\n  b: |\n    rad\n\n\nc: 1\n", add("x", "a", key="d"), "a:\n  b: |\n    rad\n  d: x\n\n\nc: 1\n"),
    ("a: 1\n\nb: 2\n", add("x", key="c"), "a: 1\n\nb: 2\n\nc: x\n"),
    ("a:\n  b: 1\n", add({"c": "1"}, key="d"), "a:\n  b: 1\n\nd:\n  c: 1\n"),
    ("a: 1\nb: 2\n", add({"c": {"d": ["1"]}}, key="e"), "a: 1\nb: 2\ne:\n  c:\n    d:\n      - 1\n"),
    ("a:\n    b: 1\nc: 2\n", add({"e": "1"}, key="d"), "a:\n    b: 1\nc: 2\nd:\n    e: 1\n"),
    ("a:\n- 1\nc: 2\n", add(["1"], key="d"), "a:\n- 1\nc: 2\nd:\n- 1\n"),
    ("a:\n  - 1\n", add("2", "a"), "a:\n  - 1\n  - 2\n"),
    ("a:\n- 1\n# nu\nb: 1\n", add({"x": "1", "y": "2"}, "a"), "a:\n- 1\n- x: 1\n  y: 2\n# nu\nb: 1\n"),
    ("a:\n  - x: 1\n    y:\n      - 2\n", add("3", "a", 0, "y"), "a:\n  - x: 1\n    y:\n      - 2\n      - 3\n"),
    ("a: 1\nb: 2\n", add("rad\nrad\n", key="c"), "a: 1\nb: 2\nc: |\n  rad\n  rad\n"),
    ("a: 1\nb: 2", add("rad\nrad\n", key="c"), "a: 1\nb: 2\nc: |\n  rad\n  rad\n"),
    ("a: 1\nb: 2\n    # djupt\n", add("rad\nrad\n", key="c"), "a: 1\nb: 2\n    # djupt\nc: |\n  rad\n  rad\n"),
    ("a: 1\nb: 2\n", add(None, key="c"), "a: 1\nb: 2\nc:\n"),
    ("a: 1\nb: 2\n", add({}, key="c"), "a: 1\nb: 2\nc: {}\n"),
    # nothing there yet
    ("", add({"b": "1"}, key="a"), "a:\n  b: 1\n"),
    ("# tom", add("1", key="a"), "# tom\na: 1"),
    ("---\n", add("1", key="a"), "---\na: 1\n"),
    ("a:\n", add("1", "a", key="b"), "a:\n  b: 1\n"),
    ("a:  # här\nc: 1\n", add("1", "a", key="b"), "a:  # här\n  b: 1\nc: 1\n"),
    ("a: ~\nc: 1\n", add("1", "a"), "a:\n  - 1\nc: 1\n"),
    ("a: {}\nc: 1\n", add("1", "a", key="b"), "a:\n  b: 1\nc: 1\n"),
    ("a: []  # tom\n", add("1", "a"), "a:  # tom\n  - 1\n"),
    ("a: 1\nb:\n", add("2", key="b"), "a: 1\nb: 2\n"),
    ("a: 1\nc: 1\n", add("1", "p", "q", key="r"), "a: 1\nc: 1\np:\n  q:\n    r: 1\n"),
    ("p:\n  q: 1\n", add("1", "p", "s"), "p:\n  q: 1\n  s:\n    - 1\n"),
    # between brackets
    ("a: {b: 1}\n", add({"x": ["1", "2"]}, "a", key="c"), "a: {b: 1, c: {x: [1, 2]}}\n"),
    ("a: { b: 1 }\n", add("1", "a", key="c"), "a: { b: 1, c: 1 }\n"),
    ("a: {b: 1, }\n", add("1", "a", key="c"), "a: {b: 1, c: 1 }\n"),
    ("{a: {}}\n", add("1", "a", key="b"), "{a: {b: 1}}\n"),
    ("a: {b: }\n", add("1", "a", "b", key="c"), "a: {b: {c: 1}}\n"),
    ("a: {b, c: 1}\n", add("1", "a", "b"), "a: {b: [1], c: 1}\n"),
    ("a: [\n  b,\n  c  # sist\n]\n", add("d", "a"), "a: [\n  b,\n  c,  # sist\n  d\n]\n"),
    ("a: [\n  b,\n  c\n]\n", add("d", "a"), "a: [\n  b,\n  c,\n  d\n]\n"),
    ("a: [\r\n  b,  # först\r\n]\r\n", add("d", "a"), "a: [\r\n  b,  # först\r\n  d,\r\n]\r\n"),
    ("a: [\n  b]\n", add("d", "a"), "a: [\n  b,\n  d]\n"),
    # one value alone
    ("a: x\n", add("y", "a"), "a: [x, y]\n"),
    ("a: x?  # hm\n", add("y", "a"), 'a: ["x?", y]  # hm\n'),
    ("a: 'x'\n", add({"g": "y"}, "a"), "a: ['x', {g: y}]\n"),
    ("a: {g: x}\n", add("y", "a"), "a: [{g: x}, y]\n"),
]
OTHERS: list[tuple[str, Change, str]] = [
    ("a: 1\n", put("2027-01-01", "a"), "a: 2027-01-01\n"),
    ("a: '1'  # ett\n", put("ja: nej", "a"), "a: 'ja: nej'  # ett\n"),
    ("a: 1\n", put("Säga: nej", "a"), 'a: "Säga: nej"\n'),
    ("a: 1\n", put('"Säga" # nej', "a"), "a: '\"Säga\" # nej'\n"),
    ("a: {b: 1}\n", put("x, y", "a", "b"), 'a: {b: "x, y"}\n'),
    ("a:\nb: 1\n", put("x", "a"), "a: x\nb: 1\n"),
    ("a:\n  -\n  - 1\n", put("x", "a", 0), "a:\n  - x\n  - 1\n"),
    ("a: |\n  rad\n  rad\n\nb: 1\n", put("x", "a"), "a: x\n\nb: 1\n"),
    ("a: x\r\nb: 1\r\n", put("rad\n\nrad", "a"), "a: |-\r\n  rad\r\n\r\n  rad\r\nb: 1\r\n"),
    ("a: x  # hm\n", put("rad\nrad", "a"), 'a: "rad\\nrad"  # hm\n'),
    ("a: x", put("rad\nrad\n", "a"), "a: |\n  rad\n  rad\n"),
    ("a: 1\n", put("12345678901234567890", "a"), 'a: "12345678901234567890"\n'),
    ("a:  # alla\n  - b\n  - c\nd: 1\n", put("x", "a"), "a: x  # alla\nd: 1\n"),
    ("a: [b, c]\n", put("x", "a"), "a: x\n"),
    ("a: 1\nb: 2\n", drop("a"), "b: 2\n"),
    ("a: 1\nb: 2", drop("b"), "a: 1\n"),
    ("a:\n  - 1\n  # kvar\n  - 2  # bort\n  - 3\n", drop("a", 1), "a:\n  - 1\n  # kvar\n  - 3\n"),
    ("a:\n  -\n    x: 1\n  - 2\n", drop("a", 0), "a:\n  - 2\n"),
    ("a:\n  - x: 1\n    y: 2\n", drop("a", 0, "x"), "a:\n  - y: 2\n"),
    ("a:  # tom\n  b: 1\nc: 1\n", drop("a", "b"), "a: {}  # tom\nc: 1\n"),
    ("a:\n- 1\nc: 1\n", drop("a", 0), "a: []\nc: 1\n"),
    ("a: [1, 2, 3]\n", drop("a", 0), "a: [2, 3]\n"),
    ("a: [1, 2, 3]\n", drop("a", 2), "a: [1, 2]\n"),
    ("a: [1]\n", drop("a", 0), "a: []\n"),
    ("a: {b: 1, c: 2}\n", drop("a", "b"), "a: {c: 2}\n"),
    ("a: [\n  b,  # bort\n  c\n]\n", drop("a", 0), "a: [\n  c\n]\n"),
    ("a:\n  b: |\n    rad\n\n  c: 1\n", drop("a", "b"), "a:\n\n  c: 1\n"),
    ("Mål: 1\n", name("mål", "Mål"), "mål: 1\n"),
    ("'A b': {x: 1}\n", name("a-b", "A b"), "'a-b': {x: 1}\n"),
    ("{A: 1}\n", name("x: y", "A"), '{"x: y": 1}\n'),
    ("A: &x 1\nb: *x\n", name("a", "A"), "a: &x 1\nb: *x\n"),
]


@pytest.mark.parametrize(("before", "change", "after"), [*INSERTS, *OTHERS])
def test_the_text_is_spliced(before: str, change: Change, after: str) -> None:
    assert changed(before, change) == after


@pytest.mark.parametrize(("before", "change", "after"), [*INSERTS, *OTHERS])
def test_it_reads_back_as_meant(tmp_path: Path, before: str, change: Change, after: str) -> None:
    root = Space(tmp_path).write({FILE: before}).root
    made = rewritten(Reader(root), FILE, [change])
    assert made.new.decode() == after


REFUSED: list[tuple[str, Change, str]] = [
    ("a: &x {b: 1}\nc: *x\n", add("1", "a", key="d"), "label"),
    ("a: &x {b: 1}\nc: *x\n", put("1", "a", "b"), "label"),
    ("a: &x 1\nc: *x\n", put("2", "a"), "label"),
    ("a: &x {b: 1}\nc: *x\n", add("1", "c", key="d"), "alias"),
    ("a: &x {b: {e: 1}}\nc: *x\n", add("1", "c", "b", key="d"), "alias"),
    ("a: 1\nc: {b: &x 1}\nd: *x\n", drop("c"), "label"),
    ("a: 1\n&k b: 2\n", name("c", "b"), "unusual"),
    ("? a\n: 1\nb: 2\n", drop("a"), "unusual"),
    ("a:\n  b: |+\n    rad\n\nc: 1\n", add("1", "a", key="d"), "empty lines"),
    ("a: |+\n  rad\n\n", add("1", key="d"), "empty lines"),
    ("a: 1\nb: 2\n", name("b", "a"), "there already"),
    ("a: 1\nb: 2\n", add("1", key="b"), "there already"),
    ("a: 1\n", add("1", "a", key="b"), "no fields"),
    ("a:\n  b: 1  # one\nc: 2\n", put("2", "a"), "comment"),
    ("a: [1, # one\n  2]\n", put("2", "a"), "comment"),
    ("a: {b: 1,# one\n  c: 2}\n", put("2", "a"), "comment"),
    ("a: 1\n", put("1", "b"), "no b"),
    ("a: [1]\n", put("1", "a", 3), "no 3"),
    ("a: [1]\n", add("1", "a", 3, key="x"), "shorter"),
    ("a: 1\n", drop("b"), "no b"),
    ("a: 1\n", drop(), "whole file"),
    ("a: [1]\n", name("x", "a", 0), "no name"),
    ("a:\n  g: x\n", add("y", "a"), "several lines"),
    ("a: [# nej\n]\n", add("y", "a"), "comment"),
    ("a: 1\n", put("\x07", "a"), "U+0007"),
    ("a: 1\n", put("\ud800", "a"), "U+D800"),
    ("a: 1\n", add({"x": ["\x85"]}, key="b"), "U+0085"),
    ("a: |\n  rad\nb: 1\n    # djupt\n", drop("b"), "part of the text"),
]


@pytest.mark.parametrize(("before", "change", "why"), REFUSED)
def test_what_cannot_be_spliced_safely_is_refused(before: str, change: Change, why: str) -> None:
    with pytest.raises(Refusal) as refused:
        changed(before, change)
    said = refused.value.why.text.format_map(dict(refused.value.why.values))
    assert why in said
    assert dict(refused.value.message.values)["file"] == FILE


def test_what_reads_back_otherwise_is_refused(tmp_path: Path) -> None:
    # The second of two equal keys counts once the first is gone.
    root = Space(tmp_path).write({FILE: "a: 1\nb: 2\na: 3\n"}).root
    with pytest.raises(Refusal):
        rewritten(Reader(root), FILE, [drop("a")])
    assert (root / FILE).read_text() == "a: 1\nb: 2\na: 3\n"


def test_overlapping_edits_are_never_made() -> None:
    source = Source(FILE, "a: 1\n")
    edits = splices(Editable(source, read(source).root), put("2", "a"))
    with pytest.raises(ValueError, match="overlapping"):
        spliced("a: 1\n", [*edits, *edits])


def test_a_fix_that_cannot_be_spliced_gives_nothing(tmp_path: Path) -> None:
    reader = Reader(Space(tmp_path).write({FILE: "A: 1\nb: &x 2\nc: *x\n"}).root)
    reader.plan_file(FILE)
    splicer = Splicer(reader.positions)
    assert [edit.text for edit in splicer(name("a", "A"))] == ["a"]
    assert splicer(put("1", "b")) == ()
    assert splicer(drop("z")) == ()
