"""Which of many lines of text are much alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

ALIKE = 0.88
"""How alike two lines must be: what they share, in order, of all their letters (the normalised Indel similarity)."""
_NEAR = 40
"""How far apart two lines may stand among all lines in order, to be compared."""
_LONG = 200
"""How many letters of a line are compared."""


def alike(lines: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Pairs of lines that are much alike: their numbers, the greater first, and how alike they are, of 100.

    Each line is compared with its neighbours in the order of the alphabet, read forwards and backwards (the sorted
    neighbourhood of Hernández and Stolfo, 1995). So the time grows with the number of lines and not with its square,
    and of hundreds of lines that all begin and end alike a pair may be overlooked.
    """
    from rapidfuzz import fuzz, process

    forwards = [line[:_LONG] for line in lines]
    for keys in (forwards, [line[::-1] for line in forwards]):
        order = sorted(range(len(lines)), key=keys.__getitem__)
        ordered = [forwards[n] for n in order]
        for at, n in enumerate(order):
            begin = max(0, at - _NEAR)
            near = ordered[begin:at]
            for _, score, where in process.extract(
                forwards[n], near, scorer=fuzz.ratio, score_cutoff=100 * ALIKE, limit=None
            ):
                other = order[begin + where]
                yield max(n, other), min(n, other), score
