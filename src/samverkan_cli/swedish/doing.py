"""Whether the wording of a goal says what is to be done: by those who work for it, or to something."""

from __future__ import annotations

from samverkan_cli.swedish.lists import words
from samverkan_cli.swedish.tokens import Tokens, expressions, is_word
from samverkan_cli.swedish.wordings import beginning, is_infinitive, past

_BEFORE_OWN = 6
"""How many words after the verb may lead to what is people's own."""
_BEFORE_MODAL = 10
"""How many words may stand before "ska" for it to be that of the goal itself."""


def doing(tokens: Tokens) -> tuple[int, int] | None:
    """Where a wording says what is to be done, from one word to another; None where it does not."""
    begins = beginning(tokens)
    at = past(tokens, begins, "leading-adverbs")
    if not is_infinitive(tokens, at) and (found := _done_by_others(tokens, begins)) is not None:
        return found
    modal = expressions("modal-verbs").at(tokens, at)
    if modal is not None and not modal[0].said:
        at = past(tokens, modal[1], "leading-adverbs")
    at = past(tokens, at, "continuing-verbs")
    end = expressions("doing-verbs").end(tokens, at)
    if end is None:
        return None
    return None if _is_own(tokens, at, end) else (at, end)


def _is_own(tokens: Tokens, at: int, end: int) -> bool:
    """Whether people do themselves what a verb says: "utveckla sin självkänsla", "stärka och utveckla varandra"."""
    while True:
        own = expressions("own-doings").end(tokens, at)
        if (own is not None and own >= end) or expressions("own-words").end(tokens, end) is not None:
            return True
        if _is_about_own(tokens, end):
            return True
        joined = end < len(tokens) and tokens.words[end] in words("joins")
        further = expressions("doing-verbs").end(tokens, end + 1) if joined else None
        if further is None:
            return False
        at, end = end + 1, further


def _is_about_own(tokens: Tokens, end: int) -> bool:
    """Whether something of their own follows, and nobody else before it for whom it would be done."""
    for n in range(end, min(len(tokens), end + _BEFORE_OWN)):
        word = tokens.words[n]
        if word in words("reflexives"):
            return True
        if word in words("clause-words") or not is_word(word) or expressions("for-whom").end(tokens, n) is not None:
            return False
    return False


def _done_by_others(tokens: Tokens, begins: int) -> tuple[int, int] | None:
    """Where it is said what a unit is to do, or what is to be done to something."""
    modals = expressions("modal-verbs")
    doer = expressions("doers").end(tokens, begins) is not None
    for n in range(begins + 1, min(len(tokens), begins + _BEFORE_MODAL)):
        found = modals.at(tokens, n)
        if found is not None and not found[0].said:
            at = past(tokens, past(tokens, found[1], "leading-adverbs"), "continuing-verbs")
            passive = expressions("doing-passives").end(tokens, at)
            if passive is not None:
                return at, passive
            end = expressions("doing-verbs").end(tokens, at)
            return (at, end) if doer and end is not None else None
    return None
