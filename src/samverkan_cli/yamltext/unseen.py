"""Spaces that YAML does not count as such, where a space was meant: as indentation, after a colon or after a dash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from samverkan_cli.core.collector import sparing
from samverkan_cli.core.diagnostic import Finding, Fix
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.text import Edit, Source
from samverkan_cli.yamltext.error_context import indent_of, is_block_header

_BLANK = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SUSPECT = compiled_late(rf"(?m)(?:^|[:\-] *)[ ]*[{_BLANK}]")
_LEAD = compiled_late(r"\s*(?:- +)*+")
_AFTER_DASH = compiled_late(rf"[ ]*(?:- +)*+-([{_BLANK}][ {_BLANK}]*)(?=\S)")
_AFTER_KEY = compiled_late(rf"(?:^[ ]*(?:- +)*+|[{{,] *)(?:[\w-]+|\"[^\"]*\"):( *[{_BLANK}][ {_BLANK}]*)(?=\S)")
_FLOW = compiled_late(r"(?:^|[:\-,\[])\s*\{[^\"']*\Z")
UNSEEN = compiled_late(rf"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff{_BLANK}]")
"""Characters that cannot be seen, or are spaces of another kind."""
_ODD_PLACE = compiled_late(rf"(?:^\s*|:\s*|-\s*)({UNSEEN.pattern})|({UNSEEN.pattern})\s*:")
_SHORT = 40


def drawn(line: str) -> str:
    """A line with a mark for each character that cannot be seen, or is a space of another kind."""
    short = line.strip(" \t\r\n")
    return UNSEEN.sub("␣", short if len(short) <= _SHORT else f"{short[: _SHORT - 1]}…")


def odd_character(line: str) -> int | None:
    """Where in a line a character that cannot be seen stands before a key, or beside a colon or a dash."""
    found = _ODD_PLACE.search(line)
    return max(found.start(1), found.start(2)) if found else None


@lru_cache(maxsize=2)
def readable(source: Source) -> tuple[str, list[Finding]]:
    """The text as it was meant, of the same length, with ordinary spaces; and SAM013 for each stretch of others."""
    if not _SUSPECT.search(source.text):
        return source.text, []
    parts: list[str] = []
    found = list(_meant(source))
    end = 0
    for start, stop, _ in found:
        parts += (source.text[end:start], " " * (stop - start))
        end = stop
    findings = sparing(partial(_finding, source, *each) for each in found)
    return "".join([*parts, source.text[end:]]), list(findings)


def _finding(source: Source, start: int, stop: int, line: str) -> Finding:
    space = _named(source.text[start:stop])
    message = (
        Message("Here stands {space}, which is no space to YAML: {text}", space=space, text=drawn(line))
        if line
        else Message("This line is indented with {space}, which is no indentation to YAML", space=space)
    )
    help = Message("Write ordinary spaces")
    fix = Fix(help, safe=True, changes=(Edit(source.file, start, stop, " " * (stop - start)),))
    return Finding(source.span(start, stop), message, help=help, fix=fix, code="SAM013")


def _meant(source: Source) -> Iterator[tuple[int, int, str]]:
    """The stretches of blanks that were meant as ordinary spaces, in order; of those that indent no line, the line."""
    columns = [0]
    opened, block = False, -1
    start = 0
    for line in re.findall(r"[^\r\n]*(?:\r\n|\r|\n|\Z)", source.text):
        begin, start = start, start + len(line)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        spaces, column = indent_of(line), len(line) - len(line.lstrip())
        if 0 <= block < spaces:
            continue
        in_block = 0 <= block < column
        if spaces < column and (in_block or column in columns or (opened and column > columns[-1])):
            yield begin, begin + column, ""
        elif spaces < column:
            column = spaces
        if in_block:
            continue
        for found in _after(line):
            yield begin + found.start(1), begin + found.end(1), line
        inner = len(_LEAD.match(line)[0])  # type: ignore[index]
        columns = [*(each for each in columns if each < column), column, *([inner] if inner > column else [])]
        opened = line.split(" #")[0].rstrip().endswith((":", "-"))
        block = -1
        if is_block_header(line.rstrip("\r\n")):
            block = inner if ":" in line else inner - 2


def _named(stretch: str) -> Message:
    if "\u00a0" in stretch:
        return Message("a non-breaking space")
    blank = stretch.strip(" ") or " "
    return Message("a space of another kind ({code})", code=f"U+{ord(blank[0]):04X}")


def _after(line: str) -> Iterator[re.Match[str]]:
    """The blanks after a dash or a key of a line."""
    if (dash := _AFTER_DASH.match(line)) is not None:
        yield dash
    for found in _AFTER_KEY.finditer(line):
        if line[found.start()] not in "{," or _FLOW.search(line, 0, found.start() + 1):
            yield found
