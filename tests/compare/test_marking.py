"""The words that are in one of two texts only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.compare.marking import Pieces, marked, shortened

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=30).map(" ".join)


def drawn(pieces: Pieces) -> str:
    return " ".join(f"[{each.text}]" if each.is_marked else each.text for each in pieces)


@pytest.mark.parametrize(
    ("old", "new", "before", "now"),
    [
        ("Starta en chatt", "Starta en chatt", "Starta en chatt", "Starta en chatt"),
        ("Starta en chatt", "Starta två chattar", "Starta [en chatt]", "Starta [två chattar]"),
        ("a b c", "a c", "a [b] c", "a c"),
        ("a c", "a b c", "a c", "a [b] c"),
        ("a  b\nc", "a b c", "a b c", "a b c"),
        ("", "a", "", "[a]"),
        ("a b c d", "c d a b", "a b [c d]", "[c d] a b"),
    ],
)
def test_words_are_marked(old: str, new: str, before: str, now: str) -> None:
    assert tuple(map(drawn, marked(old, new))) == (before, now)


@given(WORDS, WORDS)
def test_all_words_are_there_and_those_not_marked_are_the_same(old: str, new: str) -> None:
    before, now = marked(old, new)
    assert " ".join(each.text for each in before) == old
    assert " ".join(each.text for each in now) == new
    kept = [" ".join(each.text for each in some if not each.is_marked) for some in (before, now)]
    assert kept[0] == kept[1]


def test_long_texts_are_shortened_around_what_is_marked() -> None:
    same = " ".join(f"ord{n}" for n in range(50))
    before, _ = marked(f"{same} gammalt {same}", f"{same} nytt {same}")
    assert drawn(shortened(before)) == (
        "… ord44 ord45 ord46 ord47 ord48 ord49 [gammalt] ord0 ord1 ord2 ord3 ord4 ord5 …"
    )
    alone, _ = marked(same, same)
    assert shortened(alone) == alone


def test_texts_that_are_very_long_and_wholly_others_take_no_time() -> None:
    old, new = (" ".join(f"{name}{n}" for n in range(20_000)) for name in "ab")
    before, now = marked(f"början {old} slut", f"början {new} slut")
    assert [len(each) for each in (before, now)] == [3, 3]
