"""The sentences of a text, as they are read: without the marks of Markdown and without line breaks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.swedish.lists import words

_LINK = compiled_late(r"!?\[([^\[\]\n]*)\]\([^()\s]{0,2000}\)|<?(?:https?://|www\.|mailto:)\S+")
_LINK_HINTS = ("](", "http", "www.", "mailto:")
_BEGINNING = compiled_late(r"(?:[ \t]|[-*+](?=[ \t])|>|\d{1,9}[.)](?=[ \t]))*+")
_HEADING = compiled_late(r"#{1,6}[ \t]+")
_MARKS = compiled_late(r"[*_`~\\]+|\[\^[^\]\n]{1,60}\]:?")
_END = compiled_late(r"(?<![.!?…])[.!?…]++[\"”’»)\]]*+(?=\s+[\"”’»(\[]*[^\W_a-zåäöéü]|\Z)")
_LAST_WORD = compiled_late(r"[^\s(\"”’»]+\Z")
_LONGEST_WORD = 30


@lru_cache(maxsize=1 << 8)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text in CommonMark, in order; what stands in a list or a heading is one too."""
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[str]:
    if any(map(text.__contains__, _LINK_HINTS)):
        text = _LINK.sub(r"\1", text)
    for block in _blocks(text):
        plain = " ".join(_MARKS.sub("", block).split())
        start = 0
        for end in _END.finditer(plain):
            if end.end() < len(plain) and _is_abbreviation(plain[max(start, end.start() - _LONGEST_WORD) : end.end()]):
                continue
            yield plain[start : end.end()].strip()
            start = end.end()
        if rest := plain[start:].strip():
            yield rest


def folded(sentence: str) -> str:
    """A sentence without case and without what stands at its ends, to compare by."""
    return sentence.casefold().strip(' .!?…:;,–—-"”’»«()[]')


def _blocks(text: str) -> Iterator[str]:
    """The paragraphs, items and headings of a text."""
    held: list[str] = []
    for line in text.split("\n"):
        begun = _BEGINNING.match(line)
        rest = line[begun.end() :] if begun else line
        heading = _HEADING.match(rest)
        if held and (heading or not rest or line[: len(line) - len(rest)].strip()):
            yield " ".join(held)
            held = []
        if heading:
            yield rest[heading.end() :]
        elif rest:
            held.append(rest)
    yield " ".join(held)


def _is_abbreviation(text: str) -> bool:
    """Whether a text ends in a stop that is part of its last word: bl.a., kap., a single letter."""
    word = _LAST_WORD.search(text)
    if word is None or not word[0].endswith("."):
        return False
    return word[0].casefold() in words("abbreviations-with-stops") or len(word[0].rstrip(".")) == 1
