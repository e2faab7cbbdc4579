"""Which lines of a text are other than before, in a time that grows with the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Stretch = tuple[int, int, int, int]
"""Lines of the old text, from and to, and those of the new one that stand in their place."""

_CONTEXT = 3
# difflib's time grows with the product of what it compares, and at worst with more.
_MOST = 40_000


def stretches(old: Sequence[str], new: Sequence[str]) -> Iterator[Stretch]:
    """The stretches of two texts' lines that are different, in order.

    Lines that stand once in each hold the texts together (the patience diff of Bram Cohen, 2005); what is between two
    of them is compared line by line, or counts as different altogether where it is long.
    """
    begin, other = 0, 0
    for end, stop in (*_held(old, new), (len(old), len(new))):
        yield from _between(old, new, (begin, end, other, stop))
        begin, other = end + 1, stop + 1


def unified(old: Sequence[str], new: Sequence[str], before: str, after: str) -> Iterator[str]:
    """The lines of a unified diff, each with the end of line that it has; nothing where nothing is different."""
    hunks: list[list[Stretch]] = []
    for stretch in stretches(old, new):
        if hunks and stretch[0] - hunks[-1][-1][1] <= 2 * _CONTEXT:
            hunks[-1].append(stretch)
        else:
            hunks.append([stretch])
    if hunks:
        yield from (f"--- {before}\n", f"+++ {after}\n")
    for hunk in hunks:
        yield from _hunk(old, new, hunk)


def _hunk(old: Sequence[str], new: Sequence[str], hunk: Sequence[Stretch]) -> Iterator[str]:
    lead = min(_CONTEXT, hunk[0][0])
    trail = min(_CONTEXT, len(old) - hunk[-1][1])
    start, end = hunk[0][0] - lead, hunk[-1][1] + trail
    first, last = hunk[0][2] - lead, hunk[-1][3] + trail
    yield f"@@ -{_range(start, end)} +{_range(first, last)} @@\n"
    at = start
    for begin, stop, other, until in hunk:
        yield from (f" {line}" for line in old[at:begin])
        yield from (f"-{line}" for line in old[begin:stop])
        yield from (f"+{line}" for line in new[other:until])
        at = stop
    yield from (f" {line}" for line in old[at:end])


def _range(start: int, end: int) -> str:
    """Lines as `patch` counts them: from 1, and those of an empty stretch by the line before it."""
    if end - start == 1:
        return f"{end}"
    return f"{start + (end > start)},{end - start}"


def _held(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The most lines that stand once in each text and in the same order, by where they stand."""
    seen, found = Counter(old), Counter(new)
    where = {line: n for n, line in enumerate(new) if found[line] == 1}
    lasts: list[int] = []
    chains: list[tuple[int, int, int]] = []  # line of the old text, of the new one, the one before in its chain
    ends: list[int] = []
    for n, line in enumerate(old):
        other = where.get(line) if seen[line] == 1 else None
        if other is None:
            continue
        length = bisect_left(lasts, other)
        chains.append((n, other, ends[length - 1] if length else -1))
        lasts[length : length + 1] = [other]
        ends[length : length + 1] = [len(chains) - 1]
    held: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        one, other, at = chains[at]
        held.append((one, other))
    return held[::-1]


def _between(old: Sequence[str], new: Sequence[str], stretch: Stretch) -> Iterator[Stretch]:
    begin, end, other, stop = stretch
    while begin < end and other < stop and old[begin] == new[other]:
        begin, other = begin + 1, other + 1
    while begin < end and other < stop and old[end - 1] == new[stop - 1]:
        end, stop = end - 1, stop - 1
    if (end - begin) * (stop - other) > _MOST:
        yield begin, end, other, stop
        return
    matcher = SequenceMatcher(None, old[begin:end], new[other:stop], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield begin + a, begin + b, other + c, other + d
