"""Where what stood in a text stands after an edit of it."""

from __future__ import annotations

from collections.abc import Callable

from samverkan_cli.core.text import Source, Span


class Shift:
    """From a text to an edited one: what is alike at their beginnings stays, what is alike at their ends moves."""

    def __init__(self, before: Source, after: Source) -> None:
        self._after = after
        old, new = before.text, after.text
        most = min(len(old), len(new))
        self._begin = _alike(most, lambda n: old.startswith(new[:n]))
        end = _alike(most - self._begin, lambda n: old.endswith(new[len(new) - n :]))
        self._end = len(old) - end
        self._by = len(new) - len(old)

    def moved(self, span: Span) -> Span | None:
        """The same stretch in the edited text, what was typed inside it included; None where part of it was edited."""
        if span.end <= self._begin:
            return span
        if span.start >= self._end:
            return self._after.span(span.start + self._by, span.end + self._by)
        if span.start <= self._begin and span.end >= self._end and (span.start, span.end) != (self._begin, self._end):
            return self._after.span(span.start, span.end + self._by)
        return None


def _alike(most: int, is_alike: Callable[[int], bool]) -> int:
    """The greatest number up to `most` for which two texts are alike, where they are for all that are smaller."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if is_alike(middle) else (low, middle - 1)
    return low
