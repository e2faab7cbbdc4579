"""An old text and a new one, with the words marked that are not in both."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from samverkan_cli.core.record import record

_MOST = 4_000_000
"""So many pairs of words are compared at most; of longer texts all that is not alike at both ends is marked."""
_AROUND = 6
"""So many words are left on either side of what is marked, where a text is shortened."""


@record
class Piece:
    """Some words, and whether they are only in this one of two texts."""

    text: str
    is_marked: bool = False


Pieces = tuple[Piece, ...]


def marked(old: str, new: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces."""
    before, now = old.split(), new.split()
    start = _alike(before, now)
    end = _alike(before[start:][::-1], now[start:][::-1])
    ones, others = before[start : len(before) - end], now[start : len(now) - end]
    if len(ones) * len(others) > _MOST:
        steps: Sequence[tuple[str, int, int, int, int]] = [("replace", 0, len(ones), 0, len(others))]
    else:
        steps = SequenceMatcher(None, ones, others, autojunk=False).get_opcodes()
    first, last = before[:start], before[len(before) - end :]
    found: tuple[list[tuple[list[str], bool]], ...] = ([(first, False)], [(first, False)])
    for name, a, b, c, d in steps:
        found[0].append((ones[a:b], name != "equal"))
        found[1].append((others[c:d], name != "equal"))
    return _pieces([*found[0], (last, False)]), _pieces([*found[1], (last, False)])


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _pieces(runs: Sequence[tuple[list[str], bool]]) -> Pieces:
    said: list[tuple[list[str], bool]] = []
    for words, is_marked in runs:
        if words and said and said[-1][1] == is_marked:
            said[-1][0].extend(words)
        elif words:
            said.append(([*words], is_marked))
    return tuple(Piece(" ".join(words), is_marked) for words, is_marked in said)


def shortened(pieces: Pieces) -> Pieces:
    """The pieces with fewer words around what is marked; all of them where nothing is."""
    if not any(piece.is_marked for piece in pieces):
        return pieces
    return tuple(
        piece if piece.is_marked else Piece(_short(piece.text, first=n == 0, last=n == len(pieces) - 1))
        for n, piece in enumerate(pieces)
    )


def _short(text: str, *, first: bool, last: bool) -> str:
    words = text.split()
    before, after = (0 if first else _AROUND), (0 if last else _AROUND)
    if len(words) <= before + after + 1:
        return text
    return " ".join([*words[:before], "…", *words[len(words) - after :]])
