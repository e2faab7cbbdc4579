"""Which characters the documents can print: those for which their fonts have a sign.

`registers/printable.txt` has them as stretches of code points. tools/generate.py asks Typst for them, so that the rules
and the PDF are of one mind.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from samverkan_cli.core.packaged import packaged

_HEADING = """\
# The characters for which the fonts in templates/fonts have a sign, or which Typst prints without one: code points in
# hexadecimal, a stretch of them a line. Made by tools/generate.py: a change made here is lost.
"""
_SEEN: set[str] = set()
"""Characters that can be printed, of which texts had some before."""


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of a text that cannot be printed, each once, in order."""
    if _SEEN.issuperset(text):
        return ()
    others = {character for character in set(text) if not _is_printable(character)}
    _SEEN.update(set(text) - others)
    return tuple(dict.fromkeys(character for character in text if character in others)) if others else ()


def listed(characters: str) -> str:
    """The file that says that these characters, and no others, can be printed."""
    stretches: list[list[int]] = []
    for code in sorted(map(ord, set(characters))):
        if stretches and stretches[-1][1] == code - 1:
            stretches[-1][1] = code
        else:
            stretches.append([code, code])
    return _HEADING + "".join(f"{first:04X}-{last:04X}\n" for first, last in stretches)


@cache
def _is_printable(character: str) -> bool:
    before = bisect_right(_stretches(), (ord(character), 0x10FFFF)) - 1
    return character in "\t\n\r" or (before >= 0 and ord(character) <= _stretches()[before][1])


@cache
def _stretches() -> list[tuple[int, int]]:
    """The first and the last code point of each stretch, in order."""
    text = packaged(__package__, "registers/printable.txt").decode()
    ends = (line.split("-") for line in text.splitlines() if not line.startswith("#"))
    return [(int(each[0], 16), int(each[-1], 16)) for each in ends]
