"""Whether the text of a decision gives somebody a task, and the day that it says for it."""

from __future__ import annotations

import re
from functools import cache

from samverkan_cli.swedish.cues import telltale_in
from samverkan_cli.swedish.lists import lines, words
from samverkan_cli.swedish.sentences import sentences
from samverkan_cli.swedish.tokens import Tokens, expressions, tokenize
from samverkan_cli.swedish.wordings import is_infinitive

_BEFORE = 8
"""How many words may stand between the word that asks and "ska"."""
_AFTER = 14
"""How many words may stand between "ska" and its verb."""
_VERB_ENDINGS = ("as", "es")
"""How a verb ends of what is done to something: "de åtgärder som redovisas ska genomföras"."""
_DONE = ("at", "it", "tt", "ts")
"""How most verbs end after "ha": "ska ha tagit fram"."""


def gives_a_task(text: str) -> bool:
    """Whether a text gives a task: "uppdrar", "i uppdrag", "ska redovisa", "ansvarar för att"; not earlier ones."""
    return any(
        telltale_in("tasks.sv", sentence) is not None or _says_what_is_to_be_done(tokenize(sentence))
        for sentence in sentences(text)
    )


def day_in(text: str) -> str | None:
    """The day by which something is to be done, as a text says it: "senast den 30 juni 2027"."""
    found = _day().search(text)
    return " ".join(found[0].split()) if found is not None else None


@cache
def _day() -> re.Pattern[str]:
    months = "|".join(lines("month-names"))
    month = rf"(?:{months})(?:\s+(?:år\s+)?20\d\d)?"
    day = rf"(?:(?:den\s+)?\d{{1,2}}\s+{month}|20\d\d-\d\d-\d\d|{month})"
    return re.compile(rf"\b(?:senast|före|innan|till(?:\s+sammanträdet)?)\s+(?:i\s+)?{day}\b", re.IGNORECASE)


def _says_what_is_to_be_done(tokens: Tokens) -> bool:
    return any(
        word in words("task-verbs") and not _is_asked(tokens, n) and _is_deed(tokens, n + 1)
        for n, word in enumerate(tokens.words)
    )


def _is_asked(tokens: Tokens, at: int) -> bool:
    """Whether "ska" belongs to what is asked or aimed at: after such a word, with no other verb between."""
    for n in range(at - 1, max(-1, at - 1 - _BEFORE), -1):
        word = tokens.words[n]
        if word in words("questions") or word in words("opinions"):
            return True
        if word in words("finite-verbs") or word.endswith(_VERB_ENDINGS):
            return not words("aims").isdisjoint(tokens.words[max(0, n - 1) : n])
    return False


def _is_deed(tokens: Tokens, at: int) -> bool:
    """Whether the verb that follows "ska" is one of doing: the first in its basic form, and what stands after "ha"."""
    for n in range(at, min(len(tokens), at + _AFTER)):
        if not is_infinitive(tokens, n):
            continue
        if tokens.words[n] == "ha":
            return any(word.endswith(_DONE) for word in tokens.words[n + 1 : n + 2])
        return expressions("states").end(tokens, n) is None
    return False
