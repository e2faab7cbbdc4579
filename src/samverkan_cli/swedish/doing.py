"""Whether the wording of a goal says what is to be done: by those who work for it, or to something."""

from __future__ import annotations

from samverkan_cli.swedish.lists import words
from samverkan_cli.swedish.tokens import Reading, expressions, is_word
from samverkan_cli.swedish.wordings import beginning, is_infinitive, past

_BEFORE_OWN = 6
"""How many words after the verb may lead to what is people's own."""
_BEFORE_MODAL = 10
"""How many words may stand before "ska" for it to be that of the goal itself."""


def doing(reading: Reading) -> tuple[int, int] | None:
    """Where a wording says what is to be done, from one word to another; None where it does not."""
    begins = beginning(reading)
    at = past(reading, begins, "leading-adverbs")
    if not is_infinitive(reading, at) and (found := _done_by_others(reading, begins)) is not None:
        return found
    modal = expressions("modal-verbs").at(reading, at)
    if modal is not None and not modal[0].said:
        at = past(reading, modal[1], "leading-adverbs")
    at = past(reading, at, "continuing-verbs")
    end = expressions("doing-verbs").end(reading, at)
    if end is None:
        return None
    return None if _is_own(reading, at, end) else (at, end)


def _is_own(reading: Reading, at: int, end: int) -> bool:
    """Whether people do themselves what a verb says: "utveckla sin självkänsla", "stärka och utveckla varandra"."""
    while True:
        own = expressions("own-doings").end(reading, at)
        if (own is not None and own >= end) or expressions("own-words").end(reading, end) is not None:
            return True
        if _is_about_own(reading, end):
            return True
        joined = end < len(reading) and reading.words[end] in words("joins")
        further = expressions("doing-verbs").end(reading, end + 1) if joined else None
        if further is None:
            return False
        at, end = end + 1, further


def _is_about_own(reading: Reading, end: int) -> bool:
    """Whether something of their own follows, and nobody else before it for whom it would be done."""
    for n in range(end, min(len(reading), end + _BEFORE_OWN)):
        word = reading.words[n]
        if word in words("reflexives"):
            return True
        if word in words("clause-words") or not is_word(word) or expressions("for-whom").end(reading, n) is not None:
            return False
    return False


def _done_by_others(reading: Reading, begins: int) -> tuple[int, int] | None:
    """Where it is said what a unit is to do, or what is to be done to something."""
    modals = expressions("modal-verbs")
    doer = expressions("doers").end(reading, begins) is not None
    for n in range(begins + 1, min(len(reading), begins + _BEFORE_MODAL)):
        found = modals.at(reading, n)
        if found is not None and not found[0].said:
            at = past(reading, past(reading, found[1], "leading-adverbs"), "continuing-verbs")
            passive = expressions("doing-passives").end(reading, at)
            if passive is not None:
                return at, passive
            end = expressions("doing-verbs").end(reading, at)
            return (at, end) if doer and end is not None else None
    return None
