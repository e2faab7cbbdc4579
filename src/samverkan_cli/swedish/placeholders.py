"""What stands in a text instead of what should: words that hold a place, and letters that were garbled on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.link.search import TextSearch
from samverkan_cli.swedish.lists import lines, shortest, words
from samverkan_cli.swedish.tokens import LINK

_ALWAYS = compiled_late(
    r"(?<![\w-])(?:TODO|ToDo|TBD|TBA|FIXME|NN|[Xx]{2,}|[Yy]{2,})(?![\w-])"
    r"|(?<![\w-])(?:todo|tbd)(?=:)"
    r"|(?i:lorem ipsum|dolor sit amet)"
    r"|(?<![\w-])(?:20[Xx]{2}|20\d[Xx]|[ÅåYy]{4}|[Åå]{3,})(?!\w)(?:-\w{2}){0,2}"
    r"|(?<![\w-])\d{4}-[XxMm]{2}(?:-[XxDd]{2})?(?![\w-])"
    r"|\{\{[^{}\n]{0,60}\}\}"
    r"|(?<=:)[ \t]*\?(?=\s*(?:\n|\Z))|\?{3,}|\.{5,}|…{2,}|\[(?:\.{3}|…)\](?![(\[])"
    r"|(?<=[^\s_])_{4,}|(?<=\S )_{3,}(?!\w)"
)
_CUES = [
    "todo",
    "tbd",
    "tba",
    "fixme",
    "xx",
    "lorem",
    "dolor",
    "åå",
    "yyyy",
    "-mm",
    "{{",
    "???",
    "yy",
    ": ?",
    ":?",
    ".....",
    "……",
    "____",
    "[...]",
    "[…]",
    " ___",
    *(f"20{n}x" for n in range(10)),
]
"""In small letters, what stands in whatever `_ALWAYS` finds: looking for it first is many times quicker."""
_LETTER = compiled_late(r"\s(?:x|\?\?)(?!\w)")
_NOTHING = compiled_late(r"[.…?\s]+")
_BRACKETS = compiled_late(r"\[([^\[\]\n]{1,60})\](?![(:\[])|(?<!\{)\{([^{}\n]{1,60})\}|«([^«»\n]{1,60})»")
_OPENING = "[{«"
_DEFINED = compiled_late(r"\[([^\[\]\n]{1,60})\]:")
_GARBLED = compiled_late(
    # The bytes of UTF-8 taken for letters of Windows-1252 or ISO 8859-1, those of Swedish letters and of quotation
    # marks and dashes; the same in the code pages of old Macintoshes; and U+FFFD, for a letter that was lost.
    r"[ÃÂ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â[€\x80].|ï»¿|ï¿½|√[•§∂Ññ©ÖÑ]|\ufffd"
)
_GARBLED_CUES = ("ã", "â", "ï", "√", "\ufffd")
"""In small letters, what stands in whatever `_GARBLED` finds."""
_SPACES = compiled_late(r"[ \t\r\n]+")
_ENDS = ".,:;!?()[]*_"
_SHORT = 30
_LONGEST = 60
"""How much of a word is shown: a longer one is no word."""


def suspected(search: TextSearch, *, swedish: bool) -> set[int]:
    """The numbers of the texts of a plan in which something may hold a place, or letters may have been garbled.

    Those that say nothing else are not among them: they are as short as `is_short` says.
    """
    cues = (*_CUES, *_GARBLED_CUES, *((*_needed(), *_OPENING, "??") if swedish else ()))
    marks = {"nn", "x"} if swedish else {"nn"}
    return search.with_cues(cues) | search.with_words(marks.__contains__)


def is_short(text: str) -> bool:
    """Whether a text is so short that it may be nothing but what holds a place."""
    return len(text) <= _SHORT


@lru_cache(maxsize=1 << 8)
def placeholders(text: str, *, swedish: bool) -> tuple[str, ...]:
    """The words that hold a place in a text, each once, in order; those of Swedish only where it is Swedish."""
    if _NOTHING.fullmatch(text) or (swedish and _plain(text) in words("placeholders-alone")):
        return (text.strip(),)
    low = text.casefold()
    read = LINK.sub(" ", text) if "http" in low or "www." in low else text
    found: list[tuple[int, str]] = []
    if "NN" in text or any(map(low.__contains__, _CUES)):
        found += [(each.start(), each[0]) for each in _ALWAYS.finditer(read)]
    if swedish:
        if _LETTER.search(low) or any(map(low.__contains__, _needed())):
            found += [(each.start(), each[0]) for each in _swedish().finditer(read)]
        if any(map(read.__contains__, _OPENING)):
            found += _in_brackets(read)
    return tuple(dict.fromkeys(" ".join(each.split()) for _, each in sorted(found)))


def garbled(text: str) -> dict[str, str]:
    """The words of a text in which letters were garbled, and what each was before, or nothing where that is lost."""
    if not _GARBLED.search(text):
        return {}
    found = (word.strip(_ENDS)[:_LONGEST] for word in _SPACES.split(text) if _GARBLED.search(word))
    return {word: _repaired(word) for word in found}


def _repaired(word: str) -> str:
    """A word of which the bytes are read as UTF-8 after all; nothing where they are not."""
    raw = b""
    for letter in word:
        try:
            raw += letter.encode("cp1252")
        except UnicodeEncodeError:
            raw += bytes([ord(letter)]) if ord(letter) < 256 else b"\xff"
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return ""


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(" .:!?…")


@cache
def _needed() -> tuple[str, ...]:
    return shortest((*lines("placeholders"), *lines("placeholders-at-beginning")))


@cache
def _swedish() -> re.Pattern[str]:
    said = "|".join(re.escape(each) for each in sorted(lines("placeholders"), key=len, reverse=True))
    numbered = "|".join(re.escape(each) for each in lines("numbered"))
    first = "|".join(map(re.escape, lines("placeholders-at-beginning")))
    return re.compile(
        rf"(?<![\w-])(?<!\d )(?:(?:{said})(?!\w)|(?:{numbered})\s(?:x|\?\?+)(?![\w-]))"
        rf"|(?:^|(?<=[:*_-]\s)|(?<=\())(?:{first})(?!\w)",
        re.IGNORECASE | re.MULTILINE,
    )


def _in_brackets(text: str) -> Iterator[tuple[int, str]]:
    """Words in brackets that are neither a link nor a footnote, and say what is to be written."""
    links = set(_DEFINED.findall(text))
    for each in _BRACKETS.finditer(text):
        inside = " ".join(each[each.lastindex or 0].casefold().split())
        ends = (word.end() for word in re.finditer(r"\w+", inside))
        if each[1] not in links and any(inside[:end] in words("placeholders-in-brackets") for end in ends):
            yield each.start(), each[0]
