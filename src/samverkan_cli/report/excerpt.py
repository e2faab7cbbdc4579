"""A line of source with a stretch of it marked, within a number of columns."""

from __future__ import annotations

from samverkan_cli.core.inert import MARK
from samverkan_cli.report import layout
from samverkan_cli.yamltext.unseen import UNSEEN

_CUT = "…"


def excerpt(line: str, first: int, last: int, room: int) -> tuple[str, int, int]:
    """What is shown of a line, how many columns stand before the mark, and how many it is wide.

    The stretch is that from `first` up to `last`, which may be past the end of the line. Where the line is too long,
    what is around the stretch is shown; where the stretch is, its beginning.
    """
    last = max(last, first + 1)
    begin = max(0, first - 2 * room)
    text = drawn(line[begin : first + 2 * room])
    first, last = first - begin, min(last - begin, max(len(text), first - begin + 1))
    edges = layout.edges(text)
    edges += [edges[-1] + n + 1 for n in range(last - len(text))]
    # A mark that stands over the letter before it must not be parted from it.
    more_before, more_after = begin > 0, begin + len(text) < len(line)
    start, end = 0, len(edges) - 1
    if edges[-1] + more_before + more_after > room:
        spare = room - 2
        width = min(edges[last] - edges[first], spare)
        left = max(0, edges[first] - (spare - width) // 2)
        left = min(left, max(0, edges[-1] - spare))
        start = next(n for n, edge in enumerate(edges) if edge >= left)
        while start < first and edges[start] == edges[start + 1]:
            start += 1
        start = min(start, first)
        end = max(n for n, edge in enumerate(edges) if edge - edges[start] <= spare)
    cut_before, cut_after = more_before or start > 0, more_after or end < len(text)
    shown = (_CUT if cut_before else "") + text[start:end] + (_CUT if cut_after else "")
    return shown, edges[first] - edges[start] + cut_before, max(1, edges[min(last, end)] - edges[first])


def drawn(text: str) -> str:
    """Text in which nothing moves the cursor, letter by letter: tabs as spaces, what cannot be seen as a mark."""
    text = UNSEEN.sub(MARK, text)
    if text.isprintable():
        return text
    return "".join(" " if each == "\t" else each if each.isprintable() else MARK for each in text)
