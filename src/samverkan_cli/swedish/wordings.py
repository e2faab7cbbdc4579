"""The wordings of goals, and how one begins: with a verb in its basic form, said outright or after a modal verb."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache

from samverkan_cli.core.keypath import Location
from samverkan_cli.core.record import record
from samverkan_cli.link.project import Project
from samverkan_cli.model.goals import Goal
from samverkan_cli.swedish.lists import words
from samverkan_cli.swedish.subjects import Subject, subject
from samverkan_cli.swedish.tokens import Tokens, expressions, is_word, tokenize

_COMMON_ENDINGS = ("a", "as")
"""How most verbs end in their basic form."""


@record
class Wording:
    """A goal as it is worded somewhere: in the bank, or where it was picked in other words."""

    goal: Goal
    tokens: Tokens
    place: Location

    @property
    def title(self) -> str:
        """As it is written."""
        return self.tokens.text


def wordings(plan: Project, today: date) -> Iterator[Wording]:
    """How goals are worded in the bank, and how they were adopted where that is different.

    Not those that cannot come to be used as they stand: of goals that are retired, and of periods that have ended.
    """
    for goal in plan.goals:
        if goal.status != "retired" and goal.whole("title"):
            yield Wording(goal, read(goal.title), goal.at("title"))
    for period in plan.periods:
        for _, selection in period.selections:
            for pick in selection.goals if period.until >= today else ():
                if pick.goal is not None and pick.title is not None and pick.title != pick.goal.title:
                    yield Wording(pick.goal, read(pick.title), pick.at("title"))


@lru_cache(1 << 12)
def read(title: str) -> Tokens:
    """The words of a goal: several rules ask for them."""
    return tokenize(title)


@record
class Opening:
    """The verb with which a wording begins. `at` is its place in `tokens`.

    `begins` is the place of the first word, and `is_verb` says whether a verb in its basic form stands at `at`.
    """

    tokens: Tokens
    begins: int
    at: int
    is_verb: bool


def opening(tokens: Tokens) -> Opening:
    """How a wording begins, past numbers, quotation marks, "att" and adverbs."""
    begins = beginning(tokens)
    at = past(tokens, begins, "leading-adverbs")
    is_verb = is_known_verb(tokens, at) or (
        is_infinitive(tokens, at) and subject(tokens, at)[0] is not Subject.PEOPLE  # "Nyblivna föräldrar vet ..."
    )
    return Opening(tokens, begins, at, is_verb)


def beginning(tokens: Tokens) -> int:
    """Where the first word stands: not the number of an item."""
    at = 0
    while at < len(tokens):
        number = tokens.words[at].isdigit() or len(tokens.words[at]) == 1
        numbered = number and tokens.words[at + 1 : at + 2] in ((".",), (")",), (":",))
        if is_word(tokens.words[at]) and not numbered:
            break
        at += 1
    return at


def past(tokens: Tokens, at: int, name: str) -> int:
    """The first word from one on that is in no expression of a list."""
    listed = expressions(name)
    while (end := listed.end(tokens, at)) is not None:
        at = end
    return at


def is_infinitive(tokens: Tokens, at: int) -> bool:
    """Whether a verb in its basic form stands at a word, so far as can be seen. What is not known counts as one."""
    if at >= len(tokens):
        return False
    word = tokens.words[at]
    other = expressions("not-infinitives").end(tokens, at)
    if other is not None and (word not in _verbs() or other > at + 1):
        return False
    if word in _verbs():
        return True
    is_subject = not words("finite-verbs").isdisjoint(tokens.words[at + 1 : at + 2])
    return is_word(word) and word.endswith(_COMMON_ENDINGS) and not is_subject


def is_known_verb(tokens: Tokens, at: int) -> bool:
    """Whether a word is known to be a verb in its basic form."""
    return at < len(tokens) and tokens.words[at] in _verbs()


@cache
def _verbs() -> frozenset[str]:
    """Verbs that are known to be in their basic form."""
    listed = (expressions(name) for name in ("goal-verbs", "infinitives"))
    return frozenset(entry.words[0] for several in listed for entry in several)


def dimensions_of(begins: Opening) -> tuple[str, ...]:
    """Which dimensions the verbs with which a wording begins are of: "Våga och vilja", "Kunna berätta"."""
    tokens, at = begins.tokens, begins.at
    found: list[str] = []
    while begins.is_verb and at < len(tokens):
        verb = expressions("goal-verbs").at(tokens, at)
        if at != begins.at and (verb is None or not is_infinitive(tokens, at)):
            break
        found.extend(verb[0].said if verb is not None else ())
        at = verb[1] if verb is not None else at + 1
        while tokens.words[at : at + 1] and tokens.words[at] in words("joins"):
            at += 1
    return tuple(dict.fromkeys(found))


def verbs_of(dimension: str, most: int = 2) -> tuple[str, ...]:
    """What a goal of a dimension can begin with: the first expressions of the list that are of it before all else."""
    entries = (entry for entry in expressions("goal-verbs") if entry.said[0] == dimension)
    plain = [" ".join(entry.words) for entry in entries if "..." not in entry.words and "*" not in "".join(entry.words)]
    return tuple(verb.capitalize() for verb in plain[:most])
