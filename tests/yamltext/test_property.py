"""Whatever is written and however, a change does what was meant and nothing else, or is refused."""

from __future__ import annotations

import contextlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Change, Fix, Insert, Level, Plain, Remove, Rename, Set
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import FORBIDDEN, Source
from samverkan_cli.fix.patch import Patch, apart, compatible
from samverkan_cli.rules import RULES
from samverkan_cli.yamltext.editable import Editable, Refusal
from samverkan_cli.yamltext.emit import scalar
from samverkan_cli.yamltext.parser import read
from samverkan_cli.yamltext.splice import splices
from samverkan_cli.yamltext.verify import after, as_read, same, spliced
from tests.searching import ANY_CHARACTER, many
from tests.yamltext.written import Hand

FILE = "plan.yaml"
NOTHING_FOUND = Diagnostic(RULES[0], Level.INFO, Message(""), None, None, (), (), None, None, ())
WORDS = [
    "a",
    "mål",
    "Säga: nej",
    "x # y",
    "- z",
    "12345678901234567890",
    "null",
    "2027-01-01",
    "[a, b]",
    "'",
    '"',
    "rad ett\nrad två\n",
    "rad ett\n\n  rad två",
    "slut:",
    "vad?",
    "a: b\n",
    "C:\\plan",
    " kant ",
    "~x",
    "¤",
    "!",
    "?",
    "-",
    "-5",
    "#1",
    "||",
    "a,b",
    "ja\n\n",
    "\ttab",
    "\nmitt\n",
    "<<",
    "=",
    "...",
    "---",
    "”citat”",
    "e\u0301",
]
TEXT = st.sampled_from(WORDS) | st.text(ANY_CHARACTER, max_size=12).filter(lambda text: not FORBIDDEN.search(text))
KEY = st.sampled_from(["a", "b", "mål", "2027", "null", "x y", "k:", "é", "no", "-k"])
LEAF = st.none() | TEXT.map(lambda text: text if text and not text.isspace() else None)
DATA = st.recursive(
    LEAF, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3), max_leaves=8
)
ROOT = st.dictionaries(KEY, DATA, max_size=4)


def routes(data: Plain, route: KeyPath = ()) -> list[KeyPath]:
    pairs = list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []
    return [route, *(each for key, value in pairs for each in routes(value, (*route, key)))]


def at(data: Plain, route: KeyPath) -> Plain:
    for key in route:
        data = data[key]  # type: ignore[index]
    return data


def a_change(data: Plain, rng: random.Random, key: str, text: str, value: Plain) -> Change:
    route = rng.choice(routes(data))
    place = Location(FILE, route)
    kind = rng.choice(["set", "insert", "insert", "remove", "rename"])
    if kind == "insert" or not route:
        return Insert(place, None if isinstance(at(data, route), list) or rng.randrange(3) == 0 else key, value)
    if kind == "set":
        return Set(place, text)
    return Remove(place) if kind == "remove" or isinstance(route[-1], int) else Rename(place, key)


def closed(text: str) -> str:
    return text if text.endswith(("\n", "\r")) else text + "\n"


def made(written: str, change: Change) -> str | None:
    """The text after a change; None where it is refused."""
    source = Source(FILE, written)
    try:
        return spliced(written, splices(Editable(source, read(source).root), change))
    except Refusal:
        return None


def holds(text: str) -> Plain:
    reading = read(Source(FILE, text))
    assert reading.whole, (text, reading.findings)
    return reading.data


@many(4)
@given(ROOT, st.integers(0, 10**6), KEY, TEXT, DATA)
def test_a_change_does_what_was_meant_or_is_refused(
    data: dict[str, Plain], seed: int, key: str, text: str, value: Plain
) -> None:
    written = Hand(seed).document(data)
    before = holds(written)
    change = a_change(before, random.Random(seed), key, text, value)  # noqa: S311 - nothing secret
    new = made(written, change)
    if new is not None:
        # A text at the end of a file without a last line end gets one when something is written below it.
        meant = [after(each, [change]) for each in (before, holds(closed(written)))]
        assert any(same(holds(new), each) for each in meant), (written, new)


@many(3)
@given(ROOT, st.integers(0, 10**6), DATA)
def test_an_insert_and_a_remove_give_back_the_data(data: dict[str, Plain], seed: int, value: Plain) -> None:
    written = Hand(seed).document(data)
    before = holds(closed(written))
    # A mapping or a list that was not empty: one that was is written out, and an empty one stays.
    full = [route for route in routes(before) if isinstance(each := at(before, route), dict | list) and each]
    if not full:
        return
    route = full[seed % len(full)]
    there = at(before, route)
    key = "nytt" if isinstance(there, dict) else None
    new = made(written, Insert(Location(FILE, route), key, value))
    if new is None:
        return
    again = made(new, Remove(Location(FILE, (*route, key if key is not None else len(there or ())))))
    assert again is None or same(holds(closed(again)), before), (written, new, again)


@many(4)
@given(ROOT, st.integers(0, 10**6), st.lists(st.tuples(KEY, TEXT, DATA), min_size=2, max_size=5))
def test_changes_that_do_not_touch_do_together_what_was_meant_or_are_found_out(
    data: dict[str, Plain], seed: int, said: list[tuple[str, str, Plain]]
) -> None:
    written = Hand(seed).document(data)
    before, rng = holds(written), random.Random(seed)  # noqa: S311 - nothing secret
    source = Source(FILE, written)
    editable = Editable(source, read(source).root)
    patches = []
    for key, text, value in said:
        change = a_change(before, rng, key, text, value)
        with contextlib.suppress(Refusal):
            patches.append(Patch(NOTHING_FOUND, Fix(Message(""), True, (change,)), splices(editable, change)))
    chosen = compatible(source, apart(patches))
    edits = [edit for patch in chosen for edit in patch.edits]
    changes = [change for patch in chosen for change in patch.inside(FILE)[1]]
    bases = (before, holds(closed(written)))
    if edits:
        assert any(same(holds(spliced(written, edits)), after(each, changes)) for each in bases), written


@given(TEXT, st.booleans(), st.sampled_from(["", "'", '"']))
def test_a_text_is_read_back_as_it_is(text: str, flow: bool, style: str) -> None:
    value, key = scalar(text, flow=flow, style=style), scalar(text, flow=flow, key=True, style=style)
    read_back = holds(f"{{{key}: [{value}]}}" if flow else f"{key}:\n  - {value}\n")
    assert same(read_back, as_read({text: [text]}))


@pytest.mark.parametrize(
    "text", ["skolchef", "§ 14", "2027-01-01", "-5", "a-b", "Barn & unga (0-20)", "nej", "1,5", "a:b", "x?"]
)
def test_quotes_stand_only_where_they_are_needed(text: str) -> None:
    assert scalar(text) == text
