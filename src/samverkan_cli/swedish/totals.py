"""How many there are of something, as a text says it: "planen har fyra fokusområden", "de sju samverkansråden".

Only what is said of all of them counts, and what is said exactly or with "about": "two of the goals are reached" and
"at least three goals" say nothing of how many there are. Where that is not clear, nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from samverkan_cli.core.record import record
from samverkan_cli.link.search import TextSearch
from samverkan_cli.swedish.lists import words
from samverkan_cli.swedish.tokens import Expressions, Tokens, expressions, is_word, tokenize

_MOST = 200
_BETWEEN = 2
"""How many words may stand between a number and what is counted."""
_SENTENCE_ENDS = frozenset(".!?:;")
_EACH = frozenset({"varje", "respektive"})
_LISTED = frozenset({"och", "samt", ","})
_JOINED = frozenset("–-—/§")
_IN_EACH = frozenset({"i", "inom", "för", "till", "per", "av"})
_IT = (("den",), ("det",))
_SUBJECTS = (*_IT, ("arbetet",), ("här",), ("vi",))
_SHARED_OUT = frozenset({"fördelade", "indelade", "uppdelade", "samlade"})
_ALL_OF = (("båda",), ("alla",), ("samtliga",))
_EACH_OF = (("vart", "och", "ett", "av"), ("var", "och", "en", "av"), ("vardera", "av"))
_APIECE = frozenset({"var", "vardera"})
_LONGEST_SUBJECT = 3


@record
class Counted:
    """So many of something, as it is written; `each` is what every one of has so many, if that is said."""

    n: int
    what: str
    quote: str
    about: bool = False
    each: str = ""


def suspected(search: TextSearch) -> set[int]:
    """The numbers of the texts of a plan in which something may be counted: a number, and what can be counted."""
    numbers, things = _number_words(), frozenset(_last_words())
    return search.with_words(lambda word: word.isdigit() or word in numbers) & search.with_words(things.__contains__)


def counted_in(text: str, *, title: bool = False) -> Iterator[Counted]:
    """Every number of things that a text says there are."""
    if not _may_count(text):
        return
    tokens = tokenize(text)
    before: tuple[int, Counted] | None = None
    for at in range(len(tokens)):
        if (n := _number(tokens, at)) is not None and (read := _read(tokens, at, n, before, title=title)):
            before = read
            yield read[1]


@lru_cache(maxsize=1 << 8)
def _may_count(text: str) -> bool:
    """Whether something that is counted is named at all: most texts are not read further."""
    return any(map(text.casefold().__contains__, _last_words()))


@cache
def _last_words() -> tuple[str, ...]:
    """The words that what is counted ends with."""
    return tuple({entry.words[-1] for entry in expressions("counted-things")})


def _read(
    tokens: Tokens, at: int, n: int, last: tuple[int, Counted] | None, *, title: bool
) -> tuple[int, Counted] | None:
    """What is counted at a number, and where it ends; `last` is what was counted before it in the text."""
    thing = _thing(tokens, at + 1)
    if thing is None:
        return None
    what, said, end = thing
    about = tokens.words[at - 1] in words("count-about") if at else False
    before = at - 1 if about else at
    quote = tokens.quoted(before, end)
    begins = _sentence(tokens, at)
    if each := _each_before(tokens, begins, before, end) or _each_after(tokens, end):
        return end, Counted(n, what, quote, about, each)
    if last is not None and last[0] == before - 1 and tokens.words[before - 1] in _LISTED:
        return end, Counted(n, what, quote, about, last[1].each)
    plain = "plain" in said
    if "definite" in said:
        known = before > 0 and tokens.words[before - 1] == "de" and not _goes_on(tokens, end)
        return (end, Counted(n, what, quote, about)) if known else None
    own = before > 0 and _is_of_the_plan(tokens.words[before - 1], plain=plain)
    total = title and at == begins == 0
    if (
        own
        or total
        or _is_said(tokens, begins, before, plain=plain)
        or _is_shared_out(tokens, begins, before)
        or (not plain and _is_all(tokens, begins, at, end))
    ):
        return end, Counted(n, what, quote, about)
    return None


def _number(tokens: Tokens, at: int) -> int | None:
    """The number at a word, if it counts what follows: not that of a chapter, a goal, a decimal or a stretch."""
    word = tokens.words[at]
    n = _number_words().get(word) or (int(word) if word.isascii() and word.isdigit() and len(word) < 4 else None)
    before = tokens.words[at - 1] if at else ""
    decimal = before in (".", ",") and at > 1 and tokens.words[at - 2].isdigit()
    if n is None or not 1 < n <= _MOST or before in _JOINED or decimal:
        return None
    if word.isdigit() and before in words("numbered") | {"mål"}:
        return None
    return n


def _thing(tokens: Tokens, at: int) -> tuple[str, tuple[str, ...], int] | None:
    """What is counted behind a number, what is said of it in its list, and where it ends."""
    for start in range(at, min(at + _BETWEEN, len(tokens) - 1) + 1):
        if found := expressions("counted-things").at(tokens, start):
            entry, end = found
            return entry.said[0], entry.said[1:], end
        if start < len(tokens) and tokens.words[start] not in words("count-adjectives"):
            return None
    return None


def _sentence(tokens: Tokens, at: int) -> int:
    """Where the sentence of a word begins."""
    return next((n + 1 for n in range(at - 1, -1, -1) if tokens.words[n] in _SENTENCE_ENDS), 0)


def _each_before(tokens: Tokens, begins: int, at: int, end: int) -> str:
    """Each of what has so many: "varje fokusområde har tre mål", "båda fokusområdena har tre mål vardera"."""
    said = tokens.words[begins:]
    if _verb_before(tokens, at) is None:
        return ""
    if said[:1] == ("varje",):
        return _container(tokens, begins + 1)
    for start in (*(_ALL_OF if tokens.words[end : end + 1] and tokens.words[end] in _APIECE else ()), *_EACH_OF):
        if said[: len(start)] == start:
            return _containers(tokens, begins + len(start))
    return ""


def _containers(tokens: Tokens, at: int) -> str:
    """What has something in it, in the plural."""
    found = expressions("counted-things").at(tokens, at)
    return found[0].said[0] if found else ""


def _each_after(tokens: Tokens, end: int) -> str:
    """Each of what has so many, in "tre mål i varje fokusområde"."""
    if tokens.words[end : end + 1] and tokens.words[end] in _IN_EACH and tokens.words[end + 1 : end + 2]:
        return _container(tokens, end + 2) if tokens.words[end + 1] in _EACH else ""
    return ""


def _container(tokens: Tokens, at: int) -> str:
    found = expressions("counted-in").at(tokens, at)
    return found[0].said[0] if found else ""


def _verb_before(tokens: Tokens, at: int) -> int | None:
    """Where a verb that says how many there are begins, if it ends right before a word."""
    verbs: Expressions = expressions("count-verbs")
    return next((n for n in range(max(0, at - 3), at) if verbs.end(tokens, n) == at), None)


def _is_said(tokens: Tokens, begins: int, at: int, *, plain: bool) -> bool:
    """Whether the plan itself says how many there are; of what is also said of much else it has to be named."""
    verb = _verb_before(tokens, at)
    if verb is None:
        return False
    subject = tokens.words[begins:verb]
    if any(word in words("plan-words") for word in subject):
        return len(subject) <= _LONGEST_SUBJECT
    return subject in _IT and _is_of_plan_before(tokens, begins) if plain else subject in _SUBJECTS


def _is_of_plan_before(tokens: Tokens, begins: int) -> bool:
    """Whether the sentence before one is about the plan, so that "den" is the plan."""
    start = _sentence(tokens, begins - 1) if begins else 0
    return any(word in words("plan-words") for word in tokens.words[start : min(begins, start + _LONGEST_SUBJECT)])


def _is_shared_out(tokens: Tokens, begins: int, at: int) -> bool:
    """Whether what the plan has is shared out over them: "planen har nio aktiviteter fördelade på tre områden"."""
    opening = tokens.words[begins : begins + _LONGEST_SUBJECT]
    before = tokens.words[max(begins, at - 2) : at]
    shared = len(before) > 1 and before[0] in _SHARED_OUT and before[1] in ("på", "i", "inom")
    return shared and any(word in words("plan-words") for word in opening)


def _is_of_the_plan(word: str, *, plain: bool) -> bool:
    return (word.endswith("s") and word[:-1] in words("plan-words")) or (not plain and word == "dess")


def _is_all(tokens: Tokens, begins: int, at: int, end: int) -> bool:
    """Whether a sentence begins with them, and goes on as one about all of them."""
    return at == begins and tokens.words[end : end + 1] != () and tokens.words[end] in words("count-ends")


def _goes_on(tokens: Tokens, end: int) -> bool:
    """Whether what follows picks some of them out, or says of which others they are."""
    following = tokens.words[end : end + 1]
    return bool(following) and is_word(following[0]) and following[0] in ("som", "i", "inom", "för", "från", "ovan")


@cache
def _number_words() -> dict[str, int]:
    return {entry.words[0]: int(entry.said[0]) for entry in expressions("numbers-said")}
