"""What is said to be different makes the one text of the other, and as a diff it is what programs that patch expect."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.fix.changed_lines import stretches, unified

LINES = st.lists(st.sampled_from([f"{letter}\n" for letter in "abcdefghij"]), max_size=30)


@given(old=LINES, new=LINES)
def test_one_text_becomes_the_other(old: list[str], new: list[str]) -> None:
    made, at = list[str](), 0
    for begin, end, first, last in stretches(old, new):
        assert (begin, first) != (end, last)
        made += old[at:begin] + new[first:last]
        at = end
    assert made + old[at:] == new
    assert list(stretches(old, old)) == []


@given(old=LINES, new=LINES)
def test_a_diff_can_be_applied(old: list[str], new: list[str]) -> None:
    lines = list(unified(old, new, "a", "b"))
    assert lines[:2] == ([] if old == new else ["--- a\n", "+++ b\n"])
    made, at = list[str](), 0
    hunks = "".join(lines[2:]).split("@@ -")[1:]
    for hunk in hunks:
        head, *rest = hunk.splitlines(keepends=True)
        start, end, first, last = _ranges(head)
        assert [line[1:] for line in rest if line[0] in " -"] == old[start:end]
        assert [line[1:] for line in rest if line[0] in " +"] == new[first:last]
        assert len(made) + start - at == first
        made += old[at:start] + new[first:last]
        at = end
    assert made + old[at:] == new


def _ranges(head: str) -> tuple[int, int, int, int]:
    found = re.fullmatch(r"(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n", head)
    assert found
    numbers = [int(each) if each else 1 for each in found.groups()]
    start, first = (numbers[n] - (numbers[n + 1] > 0) for n in (0, 2))
    return start, start + numbers[1], first, first + numbers[3]


def test_of_many_lines_all_that_differ_are_found_each_where_it_is() -> None:
    old = [line for n in range(3_000) for line in (f"  n{n}:\n", f"    title: behov {n}\n", "    kind: x\n")]
    new = [line.replace("behov", "BEHOV") for line in old]
    assert list(stretches(old, new)) == [(n, n + 1, n, n + 1) for n in range(1, len(old), 3)]


def test_where_nothing_holds_the_texts_together_all_of_it_is_different() -> None:
    old, new = ["a\n"] * 300 + ["x\n"], ["y\n"] + ["b\n"] * 300
    assert list(stretches(["=\n", *old, "=\n"], ["=\n", *new, "=\n"])) == [(1, 302, 1, 302)]
