"""Whether the wording of a goal states how it must not be, rather than how it is to be."""

from __future__ import annotations

from samverkan_cli.swedish.lists import words
from samverkan_cli.swedish.tokens import Reading, expressions, is_word
from samverkan_cli.swedish.wordings import Opening, opening

_NEAR = 3
"""How many words a negation may stand from what it denies."""
_MAY_DENY = frozenset({"know", "dare", "can"})
"""Whoever knows, dares or can may well do so of what is not: "Våga säga att de inte förstår"."""


def problem(reading: Reading) -> tuple[int, int] | None:
    """Where a wording states a problem, from one word to another; None where it does not."""
    begins = opening(reading)
    found = _begun_with(begins)
    if found is not None:
        return found
    verb = expressions("goal-verbs").at(begins.reading, begins.at) if begins.is_verb else None
    after = verb[1] if verb is not None else begins.at + 1
    if begins.is_verb and _denies(reading, after) and reading.words[after - 1] not in words("clause-words"):
        return begins.at, after + 1
    if verb is not None and verb[0].said and verb[0].said[0] in _MAY_DENY:
        return None
    end = _clause_end(begins)
    return _denied(reading, begins.at, end) or _suffered(begins, end)


def _begun_with(begins: Opening) -> tuple[int, int] | None:
    """A negation or a problem with which a wording begins."""
    reading = begins.reading
    for n in range(begins.begins, max(begins.at, begins.begins + 1)):
        if _denies(reading, n):
            return n, begins.at + 1 if begins.is_verb else n + 1
    if not begins.is_verb and not words("lessening-words").isdisjoint(reading.words):
        return None
    for n in (begins.begins, begins.at):
        end = expressions("problem-openings").end(reading, n)
        if end is not None and expressions("negation-allowed").end(reading, n) is None:
            return n, end
    return None


def _denies(reading: Reading, at: int) -> bool:
    """Whether a negation stands at a word, and not one that is passed over."""
    if at >= len(reading) or reading.words[at] not in words("negators"):
        return False
    allowed = expressions("negation-allowed")
    before = at > 0 and (allowed.end(reading, at - 1) or 0) > at
    return allowed.end(reading, at) is None and not before


def _clause_end(begins: Opening) -> int:
    """Where what the goal states ends: before what is said of other times, or of others."""
    reading = begins.reading
    found = expressions("condition-words").first(reading, begins.at + 1, len(reading))
    return found[0] if found is not None else len(reading)


def _denied(reading: Reading, at: int, end: int) -> tuple[int, int] | None:
    """The first negation between two words that denies something good, together with it."""
    goods = expressions("missing-goods")
    for n in range(at, end):
        if not _denies(reading, n):
            continue
        for m in _near(reading, n):
            found = goods.at(reading, m)
            if found is not None and found[1] <= end and reading.words[n] in (found[0].said or (reading.words[n],)):
                return min(m, n), max(found[1], n + 1)
    return None


def _near(reading: Reading, at: int) -> list[int]:
    """The words around one, as far as nothing joins, leads on or parts between them."""
    found = []
    for step in (1, -1):
        for distance in range(1, _NEAR + 1):
            n = at + step * distance
            if not 0 <= n < len(reading) or not is_word(reading.words[n]) or reading.words[n] in words("joining-words"):
                break
            found.append(n)
    return found


def _suffered(begins: Opening, end: int) -> tuple[int, int] | None:
    """What states a problem in a wording that does not begin with a verb; not in what is said of some of many."""
    if begins.is_verb:
        return None
    reading = begins.reading
    until = next((n for n in range(begins.at, end) if reading.words[n] in words("clause-words")), end)
    for n in range(begins.at, until):
        modal = expressions("modal-verbs").at(reading, n)
        if modal is not None and not modal[0].said and _denies(reading, modal[1]):
            return n, min(modal[1] + 2, len(reading))
    return expressions("problem-verbs").first(reading, begins.at, until)
