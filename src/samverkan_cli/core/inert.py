"""Text that commands nothing, whatever somebody wrote in a plan: no terminal, and no log of a build.

Whatever is written to stdout or stderr goes through here. In JSON and XML what is read back is the same; in other
forms a mark says that something stood there. It is as wide as what it stands for, so that what stands below still fits.
"""

from __future__ import annotations

from typing import Any

from samverkan_cli.core.pattern import compiled_late

MARK = "·"
_CONTROL = (
    "\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    # A byte of a file name that is not UTF-8, and that an old terminal takes for a control character.
    "\udc80-\udc9f"
)
_MOVES = compiled_late(f"[{_CONTROL}\x1b]|\r(?!\n)")
"""What moves the cursor or turns the text, but for line ends and tabs."""
_MOVES_IN_COLOUR = compiled_late(f"[{_CONTROL}]|\r(?!\n)|\x1b(?!\\[[0-9;]*m)")
_HASHES = compiled_late(r"##(?=\w*\[)")
"""Begins a command to GitHub (`##[`) or to Azure (`##vso[`) wherever it stands in a line."""
_COLONS = compiled_late(r"(?m)^((?:[^\S\n]|\x1b\[[0-9;]*m)*)::")
"""Begins a command to GitHub at the start of a line."""
_IN_JSON = compiled_late(f"[{_CONTROL}\x1b\ud800-\udfff]|{_HASHES.pattern}")


def visible(text: str) -> str:
    """Text on one line in which nothing moves the cursor: what cannot be seen is a mark."""
    if text.isprintable():
        return text
    return "".join(
        " " if each.isspace() and each != "\u00a0" else each if each.isprintable() or each == "\u00a0" else MARK
        for each in text
    )


def unescaped(text: str, *, coloured: bool = False) -> str:
    """Lines in which nothing moves the cursor but their ends, and no command stands but at the start of a line."""
    return _HASHES.sub(f"#{MARK}", (_MOVES_IN_COLOUR if coloured else _MOVES).sub(MARK, text))


def inert(text: str, *, coloured: bool = False) -> str:
    """Finished lines for a terminal or a log, of which none is a command. Where they are `coloured`, colours stay."""
    return _COLONS.sub(rf"\1{MARK}:", unescaped(text, coloured=coloured))


def inert_json(text: str) -> str:
    """JSON that reads as the same data. What no text can hold, such as half a character, is escaped too."""
    return _IN_JSON.sub(lambda found: f"\\u{ord(found[0][0]):04x}{found[0][1:]}", text)


def json_text(document: Any, indent: int = 2) -> str:
    """What a document says as JSON, in lines, of which none is a command."""
    import json  # most commands write none

    return inert_json(json.dumps(document, ensure_ascii=False, indent=indent)) + "\n"


def inert_xml(text: str) -> str:
    """XML that reads as the same data."""
    escaped = _IN_JSON.sub(lambda found: f"&#{ord(found[0][0])};{found[0][1:]}", text)
    return _COLONS.sub(r"\1&#58;:", escaped)
