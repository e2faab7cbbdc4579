"""Who or what a sentence is about, where it begins with that: people, a body, or something else."""

from __future__ import annotations

from enum import Enum

from samverkan_cli.swedish.lists import words
from samverkan_cli.swedish.tokens import Tokens, expressions, is_word

_BEFORE_HEAD = 6
"""How many words may stand before the noun that a sentence is about: "de skolenheter", "alla nyanlända unga"."""
_BEFORE_VERB = 14
"""How many words may stand between that noun and its verb."""
_SHORTEST_VERB = 3
_VERB_ENDINGS = ("r", "s")
"""How most verbs end in the present tense."""


class Subject(Enum):
    """What a sentence can be about."""

    PEOPLE = "people"
    BODY = "body"
    OTHER = "other"


def subject(tokens: Tokens, begins: int) -> tuple[Subject, int]:
    """What a sentence is about, and where its verb stands; OTHER and the end where it is no sentence."""
    at = begins
    while at < min(len(tokens), begins + _BEFORE_HEAD):
        people = expressions("people").end(tokens, at)
        body = expressions("bodies").end(tokens, at)
        if people is not None and body is None and expressions("bodies").end(tokens, people) is not None:
            at = people  # "alla nämnder"
            continue
        if tokens.words[max(0, at - 1)] in words("no-subjects-after") and at > begins:
            body = None
        if people is not None or body is not None:
            end = max(people or 0, body or 0)
            verb = _verb(tokens, end)
            kind = Subject.PEOPLE if people is not None and people >= (body or 0) else Subject.BODY
            if verb is not None:
                return kind, verb
        if not _leads_on(tokens, at):
            break
        at += 1
    return _somebody(tokens, begins)


def _somebody(tokens: Tokens, begins: int) -> tuple[Subject, int]:
    """Whoever does what only people do, before any other verb: "Hyresgästerna i kvarteret känner sina grannar"."""
    for n in range(begins + 1, min(len(tokens), begins + _BEFORE_VERB)):
        if tokens.words[n] in words("experiencing-verbs"):
            return Subject.PEOPLE, n
        if tokens.words[n] in words("finite-verbs") or tokens.words[n] in words("clause-words"):
            break
    return Subject.OTHER, len(tokens)


def _leads_on(tokens: Tokens, at: int) -> bool:
    """Whether a word may stand before the noun: an adjective, a pronoun, a name or a thing in the genitive."""
    word = tokens.words[at]
    following = tokens.words[at + 1 : at + 2]
    if word in words("before-nouns") or word == "-" or following == ("-",):
        return True
    if not words("territories").isdisjoint(following):
        return True
    return is_word(word) and word.endswith(("a", "e", "s")) and word not in words("joining-words")


def _verb(tokens: Tokens, at: int) -> int | None:
    """Where the verb of a sentence stands, from the word after its noun on."""
    passed_over = False
    for n in range(at, min(len(tokens), at + _BEFORE_VERB)):
        word = tokens.words[n]
        if word in ("som", "där"):
            passed_over = True
        elif _is_verb(tokens, n, at):
            if not passed_over:
                return n
            passed_over = False
    return None


def _is_verb(tokens: Tokens, at: int, after: int) -> bool:
    """Whether a word is a verb in the present tense, so far as can be seen."""
    word = tokens.words[at]
    if word in words("finite-verbs"):
        return True
    if len(word) < _SHORTEST_VERB or not word.endswith(_VERB_ENDINGS) or word in words("before-nouns"):
        return False
    if expressions("people").end(tokens, at) is not None:
        return False
    before = tokens.words[at - 1]
    return at == after or not (before in words("before-nouns") or before.endswith(("a", "e", "s")) or before == ",")
