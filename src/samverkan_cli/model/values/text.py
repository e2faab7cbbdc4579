"""Kinds of text: titles, Markdown, a few words, and what is written exactly, such as addresses and codes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Annotated

from samverkan_cli.core.message import Message, marked
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.model.values.kind import ANY, Kind, Wrong, alone, any_case

_MARKUP = compiled_late(
    r"\*\*|~~(?=\S)|__(?=\S)|(?<!\w)[*_](?=\S)[^*_]*(?<=\S)[*_](?!\w)|`|\]\(|\]\{lang="
    r"|</?[A-Za-z][^<>]*>|^#{1,6} |^[-*+] |^>"
)
_HTML = compiled_late(r"(?<!\\)(?:</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<\?|<![A-Z])")
_TICKS = compiled_late(r"`+")


def _title(text: str) -> str:
    before = len(text) - len(text.lstrip())
    text = text.strip()
    if "\n" in text:
        raise Wrong(Message("A title is one line"), Message("Shorten it, and write the rest under text"))
    if found := _MARKUP.search(text):
        raise Wrong(
            Message("A title has no markup, and here stands {mark}", mark=found[0]),
            Message("Write the words alone; emphasis, links and lists belong under text"),
            at=(before + found.start(), before + found.end()),
        )
    return text


def _text(text: str) -> str:
    if "<" in text and (found := _HTML.search(_without_code(text))):
        raise Wrong(
            Message("HTML is not allowed in a text, and here stands {mark}", mark=found[0]),
            Message("Write Markdown: *emphasis*, lists with -, [links](https://...)"),
            at=found.span(),
        )
    return text


def _without_code(text: str) -> str:
    """A text with blanks for its code spans: from some backticks to as many again (CommonMark 0.31.2, 6.1)."""
    if "`" not in text:
        return text
    runs = []
    for found in _TICKS.finditer(text):
        escaped = text[found.start() - 1 : found.start()] == "\\"
        runs.append((found.start() + escaped, found.end()))
    closing: list[int | None] = []
    later: dict[int, int] = {}
    for n in range(len(runs) - 1, -1, -1):
        width = runs[n][1] - runs[n][0]
        closing.append(later.get(width))
        later[width] = n
    closing.reverse()
    kept: list[str] = []
    at = n = 0
    while n < len(runs):
        end = closing[n]
        if end is not None and runs[n][0] < runs[n][1]:
            kept += (text[at : runs[n][0]], " " * (runs[end][1] - runs[n][0]))
            at, n = runs[end][1], end
        n += 1
    return "".join([*kept, text[at:]])


def _municipal_code(text: str) -> str:
    if not re.fullmatch(r"[0-9]{4}", text):
        raise Wrong(
            Message("{text} is not a municipal code", text=text),
            Message('Write four digits in quotation marks, for example "0162"'),
        )
    return text


_TAG = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
_BY_NAME = {"svenska": "sv", "swedish": "sv", "engelska": "en", "english": "en"}


def _language(text: str) -> str:
    text = text.strip()
    tag = _BY_NAME.get(text.casefold(), text)
    if not re.fullmatch(_TAG, tag):
        raise Wrong(
            Message("{text} is not the tag of a language", text=text),
            Message("Write sv for Swedish, en for English, or the tag of another language, such as fi or sv-FI"),
        )
    first, *rest = tag.split("-")
    return "-".join([first.lower(), *rest])


TITLE = Kind(
    "title",
    marked("one line without markup"),
    pattern=r"^\s*\S[^\n]*\s*$",
    also=ANY,
    write=marked("A title is one line"),
    read=_title,
    free=True,
    prose=True,
)
TEXT = Kind("text", marked("text (Markdown without HTML)"), also=ANY, read=_text, free=True, prose=True)
LINE = Kind(
    "line", marked("a few words"), marked("a few words, once or in a list"), also=ANY, read=str.strip, free=True
)
SIGN, ADDRESS = replace(LINE), replace(LINE)
CODE = Kind(
    "code",
    marked("a municipal code in quotation marks"),
    write=marked('Write four digits in quotation marks, for example "0162"'),
    pattern="^[0-9]{4}$",
    read=_municipal_code,
)
LANGUAGE = Kind(
    "language",
    marked("the tag of a language"),
    write=marked("Write sv, en or the tag of another language"),
    pattern=alone(f"{_TAG}|{any_case(*_BY_NAME)}"),
    read=_language,
)

Title = Annotated[str, TITLE]
"""One line without markup."""
Text = Annotated[str, TEXT]
"""CommonMark without HTML."""
Line = Annotated[str, LINE]
"""A few words: a seat, a district, a source."""
Sign = Annotated[str, SIGN]
"""A few letters and digits that are no language: a paragraph, a version, a unit."""
Address = Annotated[str, ADDRESS]
"""Where something is to be found: a link, a file, an id in a register."""
MunicipalCode = Annotated[str, CODE]
"""Four digits, as Statistics Sweden numbers municipalities."""
LanguageTag = Annotated[str, LANGUAGE]
"""The tag of a language (BCP 47): sv, en, fi, sv-FI."""
