"""Whether the wording of a goal says what is to be done or to be, rather than what people are to experience."""

from __future__ import annotations

from functools import lru_cache

from samverkan_cli.swedish.lists import words
from samverkan_cli.swedish.subjects import Subject, subject
from samverkan_cli.swedish.tokens import Tokens, expressions, is_word
from samverkan_cli.swedish.wordings import beginning, is_infinitive, is_known_verb, past, read

_BEFORE_OWN = 6
"""How many words after the verb may lead to what is people's own."""
_BEFORE_MODAL = 14
"""How many words may stand before "ska" for it to be that of the goal itself."""


def doing(tokens: Tokens) -> tuple[int, int] | None:
    """Where a wording says what is to be done, from one word to another; None where it does not.

    It does where it begins with a verb that is no experience, or is about a body, or says what is done to a thing.
    """
    return _doing_in(tokens.text)


@lru_cache(1 << 12)
def _doing_in(title: str) -> tuple[int, int] | None:
    tokens = read(title)
    begins = past(tokens, beginning(tokens), "leading-adverbs")
    at = begins
    modal = expressions("modal-verbs").at(tokens, at)
    if modal is not None and not modal[0].said:
        at = past(tokens, modal[1], "leading-adverbs")
    at = past(tokens, at, "continuing-verbs")
    known = is_known_verb(tokens, at) or expressions("doing-verbs").end(tokens, at) is not None
    if known or (is_infinitive(tokens, at) and not says_who(tokens)):
        return _deed(tokens, at)
    return _done_by_others(tokens, begins)


def says_who(tokens: Tokens) -> bool:
    """Whether a wording says who is to experience it: "Barn och unga ska ha ...", "Alla elever trivs"."""
    kind, _ = subject(tokens, past(tokens, beginning(tokens), "leading-adverbs"))
    return kind is Subject.PEOPLE


def _deed(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A verb in its basic form that says what is to be done: one that is known for it, or no experience."""
    end = expressions("doing-verbs").end(tokens, at)
    if end is None:
        if expressions("goal-verbs").end(tokens, at) is not None or expressions("experiences").end(tokens, at):
            return None
        end = at + 1
        if tokens.words[at].endswith("s"):
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
    """Where it is said what a body is to do or to be, or what is to be done to something."""
    kind, verb = subject(tokens, begins)
    if kind is Subject.BODY:
        return begins, min(verb + 1, len(tokens))
    doers = expressions("doers")
    modals = expressions("modal-verbs")
    for n in range(begins + 1, min(len(tokens), begins + _BEFORE_MODAL)):
        found = modals.at(tokens, n)
        if found is not None and not found[0].said:
            at = past(tokens, past(tokens, found[1], "leading-adverbs"), "continuing-verbs")
            staff = any(doers.end(tokens, m) == n for m in range(begins, n))
            passive = expressions("doing-passives").end(tokens, at) if kind is Subject.OTHER or staff else None
            if passive is not None:
                return at, passive
            of_bodies = "doing-verbs" if staff else "being"
            end = expressions(of_bodies).end(tokens, at) if kind is not Subject.PEOPLE or staff else None
            return (at, end) if end is not None else None
    return None
