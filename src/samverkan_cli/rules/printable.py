"""Which characters the documents can print: those for which their fonts have a sign.

`registers/printable.txt` has them as stretches of code points. tools/generate.py asks Typst for them, so that the rules
and the PDF are of one mind.
"""

from __future__ import annotations

import re
from functools import cache

from samverkan_cli.core.packaged import packaged

_HEADING = """\
# The characters for which the fonts in templates/fonts have a sign, or which Typst prints without one: code points in
# hexadecimal, a stretch of them a line. Made by tools/generate.py: a change made here is lost.
"""


def unprintable(text: str) -> tuple[str, ...]:
    """The characters of a text that cannot be printed, each once, in order."""
    return tuple(dict.fromkeys(_others().findall(text)))


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
def _others() -> re.Pattern[str]:
    text = packaged(__package__, "registers/printable.txt").decode()
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    stretches = ["-".join(rf"\U{int(code, 16):08x}" for code in line.split("-")) for line in lines]
    return re.compile(f"[^\t\n\r{''.join(stretches)}]")
