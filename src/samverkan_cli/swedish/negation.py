"""Whether the wording of a goal states how it must not be, rather than how it is to be."""

from __future__ import annotations

from samverkan_cli.swedish.lists import words
from samverkan_cli.swedish.tokens import Tokens, expressions, is_word
from samverkan_cli.swedish.wordings import Opening, opening

_NEAR = 3
"""How many words a negation may stand from what it denies."""
_MAY_DENY = frozenset({"know", "dare", "can"})
"""Whoever knows, dares or can may well do so of what is not: "Våga säga att de inte förstår"."""


def problem(tokens: Tokens) -> tuple[int, int] | None:
    """Where a wording states a problem, from one word to another; None where it does not."""
    begins = opening(tokens)
    found = _begun_with(begins)
    if found is not None:
        return found
    verb = expressions("goal-verbs").at(begins.tokens, begins.at) if begins.is_verb else None
    after = verb[1] if verb is not None else begins.at + 1
    if begins.is_verb and _denies(tokens, after) and tokens.words[after - 1] not in words("clause-words"):
        return begins.at, after + 1
    if verb is not None and verb[0].said and verb[0].said[0] in _MAY_DENY:
        return None
    end = _clause_end(begins)
    return _denied(tokens, begins.at, end) or _suffered(begins, end)


def _begun_with(begins: Opening) -> tuple[int, int] | None:
    """A negation or a problem with which a wording begins."""
    tokens = begins.tokens
    for n in range(begins.begins, max(begins.at, begins.begins + 1)):
        if _denies(tokens, n):
            return n, begins.at + 1 if begins.is_verb else n + 1
    if not begins.is_verb and not words("lessening-words").isdisjoint(tokens.words):
        return None
    for n in (begins.begins, begins.at):
        end = expressions("problem-openings").end(tokens, n)
        if end is not None and expressions("negation-allowed").end(tokens, n) is None:
            return n, end
    return None


def _denies(tokens: Tokens, at: int) -> bool:
    """Whether a negation stands at a word, and not one that is passed over."""
    if at >= len(tokens) or tokens.words[at] not in words("negators"):
        return False
    allowed = expressions("negation-allowed")
    before = at > 0 and (allowed.end(tokens, at - 1) or 0) > at
    return allowed.end(tokens, at) is None and not before


def _clause_end(begins: Opening) -> int:
    """Where what the goal states ends: before what is said of other times, or of others."""
    tokens = begins.tokens
    found = expressions("condition-words").first(tokens, begins.at + 1, len(tokens))
    return found[0] if found is not None else len(tokens)


def _denied(tokens: Tokens, at: int, end: int) -> tuple[int, int] | None:
    """The first negation between two words that denies something good, together with it."""
    goods = expressions("missing-goods")
    for n in range(at, end):
        if not _denies(tokens, n):
            continue
        for m in _near(tokens, n):
            found = goods.at(tokens, m)
            if found is not None and found[1] <= end and tokens.words[n] in (found[0].said or (tokens.words[n],)):
                return min(m, n), max(found[1], n + 1)
    return None


def _near(tokens: Tokens, at: int) -> list[int]:
    """The words around one, as far as nothing joins, leads on or parts between them."""
    found = []
    for step in (1, -1):
        for distance in range(1, _NEAR + 1):
            n = at + step * distance
            if not 0 <= n < len(tokens) or not is_word(tokens.words[n]) or tokens.words[n] in words("joining-words"):
                break
            found.append(n)
    return found


def _suffered(begins: Opening, end: int) -> tuple[int, int] | None:
    """What states a problem in a wording that does not begin with a verb; not in what is said of some of many."""
    if begins.is_verb:
        return None
    tokens = begins.tokens
    until = next((n for n in range(begins.at, end) if tokens.words[n] in words("clause-words")), end)
    for n in range(begins.at, until):
        modal = expressions("modal-verbs").at(tokens, n)
        if modal is not None and not modal[0].said and _denies(tokens, modal[1]):
            return n, min(modal[1] + 2, len(tokens))
    return expressions("problem-verbs").first(tokens, begins.at, until)
