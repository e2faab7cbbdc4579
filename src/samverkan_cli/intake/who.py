"""Who answers, as a cell says it: several in one cell, those who do it with them, and what kind of owner each is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.swedish.lists import lines, words

_APART = compiled_late(r"\s*[;,\n+]\s*|\s+/\s*|\s*/\s+|\s+[-–]\s+(?=[A-ZÅÄÖ])")
_AND = compiled_late(r"\s+(?:och|samt|&|and)\s+")
_SHORT = compiled_late(r"[A-ZÅÄÖ]{2,6}")
_WORD = compiled_late(r"[^\W\d_]+(?:[-&][^\W\d_]+)*")


@record
class Who:
    """Those whom a cell names, those with whom they do it, and of the former who leads.

    `guessed` where it had to be parted at an "och".
    """

    owners: tuple[str, ...]
    partners: tuple[str, ...] = ()
    guessed: bool = False
    lead: tuple[str, ...] = ()


def who(texts: Sequence[str]) -> Who:
    """Those whom the lines of a cell name."""
    owners, partners, leading, guessed = list[str](), list[str](), list[str](), False
    for text in texts:
        first, *others = _together().split(text)
        for into, part in ((owners, first), *((partners, other) for other in others)):
            for each in filter(None, (one.strip(" .:;,") for one in _APART.split(part))):
                several = _parted(each)
                guessed = guessed or len(several) > 1
                bare = [_leads().sub("", one) for one in several]
                leading += [one for one, whole in zip(bare, several, strict=True) if one != whole and into is owners]
                into += bare
    return Who(tuple(dict.fromkeys(owners)), tuple(dict.fromkeys(partners)), guessed, tuple(dict.fromkeys(leading)))


def kind_of(title: str) -> str | None:
    """What kind of owner a name is of; "other" for a group or the like, None where that is not known."""
    found = _WORD.findall(title.casefold())
    for word in (found[-1], found[0]) if found else ():
        for kind, ends in _kinds().items():
            if word.endswith(ends):
                return kind
    return None


def is_several(title: str) -> bool:
    """Whether a function is one of which there are several: chefer, rektorerna."""
    found = _WORD.search(title.casefold())
    if found is None or " " in title.strip():
        return False
    return any(found[0].endswith((several, f"{several}na")) for one, several in _plurals() if several != one)


def names_somebody(text: str) -> bool:
    """Whether a text ends as the name of somebody who can answer for something does."""
    found = _WORD.findall(text)
    return bool(found) and (_SHORT.fullmatch(found[-1]) is not None or kind_of(found[-1]) is not None)


def _parted(text: str) -> list[str]:
    """Those that are joined by "och", where each can be somebody by itself; "stöd och omsorg" is left as it is."""
    parts = _AND.split(text)
    if len(parts) == 1:
        return [text]
    if all(map(names_somebody, parts)) and not any(part.endswith("-") for part in parts[:-1]):
        return list(_spread(parts))
    return [text]


def _spread(parts: Sequence[str]) -> Iterator[str]:
    """Those of one kind, each with what it is: "Förvaltningschefer UF och SOC" are two, each a Förvaltningschef."""
    head, _, first = parts[0].rpartition(" ")
    if head and all(_SHORT.fullmatch(each) for each in (first, *parts[1:])):
        one = next((head[: -len(several)] + one for one, several in _plurals() if head.endswith(several)), head)
        yield from (f"{one} {each}" for each in (first, *parts[1:]))
    else:
        yield from parts


@cache
def _together() -> re.Pattern[str]:
    several = "|".join(map(re.escape, sorted(words("together-with"), key=len, reverse=True)))
    return re.compile(rf"[\s,;(]*\b(?:{several})\b\s*", re.IGNORECASE)


@cache
def _leads() -> re.Pattern[str]:
    several = "|".join(map(re.escape, words("who-leads")))
    return re.compile(rf"(?i)\s*\((?:{several})\)")


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    parted = (line.partition(": ") for line in lines("owner-kinds"))
    return {kind: tuple(each.strip() for each in ends.split(",")) for kind, _, ends in parted}


@cache
def _plurals() -> tuple[tuple[str, str], ...]:
    pairs = (line.split() for line in lines("plurals"))
    return tuple((one, several) for one, several in pairs)
