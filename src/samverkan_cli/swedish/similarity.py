"""Which of many titles are much alike, and whether two that are were meant for two things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.link.project import Project
from samverkan_cli.swedish.inflection import WORD, stem
from samverkan_cli.swedish.lists import words

_WITHIN = compiled_late(r"[^\W\d_a-zåäö](?<=[\w,(]\s[^\W\d_])[^\W\d_]*")
"""A word that stands within a sentence and does not begin with a small letter that most words begin with."""
ALIKE = 0.88
"""How alike two lines must be: what they share, in order, of all their letters (the normalised Indel similarity)."""
ALIKE_SORTED = 0.84
"""How alike two lines must be whose words are sorted."""
_NEAR = 40
"""How far apart two lines may stand among all lines in order, to be compared."""
_LONG = 200
"""How many letters of a line are compared."""


def alike(lines: Sequence[str], least: float = ALIKE) -> Iterator[tuple[int, int, float]]:
    """Pairs of lines that are much alike, each once: their numbers, the greater first, and how alike they are, of 100.

    Each line is compared with its neighbours in the order of the alphabet, read forwards and backwards (the sorted
    neighbourhood of Hernández and Stolfo, 1995). So the time grows with the number of lines and not with its square,
    and of hundreds of lines that all begin and end alike a pair may be overlooked.
    """
    from rapidfuzz import fuzz, process

    forwards = [line[:_LONG] for line in lines]
    known: set[tuple[int, int]] = set()
    backwards = [line[::-1] for line in forwards] if len(lines) > _NEAR else None
    for keys in (forwards, backwards) if backwards is not None else (forwards,):
        order = sorted(range(len(lines)), key=keys.__getitem__)
        ordered = [forwards[n] for n in order]
        for at, n in enumerate(order):
            begin = max(0, at - _NEAR)
            near = ordered[begin:at]
            for _, score, where in process.extract(
                forwards[n], near, scorer=fuzz.ratio, score_cutoff=100 * least, limit=None
            ):
                other = order[begin + where]
                pair = (n, other) if n > other else (other, n)
                if pair not in known:
                    known.add(pair)
                    yield *pair, score


_HELD = 12
"""How many words of a line, at the most, are looked for in others."""


def holding(lines: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Pairs of lines of which one holds the whole of the other, word for word: as `alike` gives them."""
    whole = {tuple(line.split()): n for n, line in reversed(list(enumerate(lines)))}
    lengths: dict[str, set[int]] = {}
    for held in whole:
        if 0 < len(held) <= _HELD:
            lengths.setdefault(held[0], set()).add(len(held))
    for n, line in enumerate(lines):
        said = line.split()
        for start, first in enumerate(said):
            for length in sorted(lengths.get(first, ())):
                other = whole.get(tuple(said[start : start + length]))
                if other is not None and other != n:
                    yield max(n, other), min(n, other), 100 * length / len(said)


def is_about(line: str, other: str) -> bool:
    """Whether a line is about what another is the name of: "uppföljning av handlingsplanen"."""
    return line.endswith(f" {other}") and line.removesuffix(f" {other}") in words("about-another")


_LAST_PART, _FIRST_PART, _BEGINNING = 5, 3, 3
"""How long the parts of a compound are at the least, and how soon the first parts of two differ."""


def are_sister_compounds(line: str, other: str) -> bool:
    """Whether two lines differ only in compounds with the same last part: socialförvaltningen, skolförvaltningen."""
    one, two = line.split(), other.split()
    differing = [(a, b) for a, b in zip(one, two, strict=False) if a != b]
    return len(one) == len(two) and bool(differing) and all(_are_sisters(a, b) for a, b in differing)


def _are_sisters(word: str, other: str) -> bool:
    shared = 0
    while shared < min(len(word), len(other)) and word[-1 - shared] == other[-1 - shared]:
        shared += 1
    firsts = word[: len(word) - shared], other[: len(other) - shared]
    # What begins alike is a slip: "skolförvaltningen" and "skoförvaltningen".
    return shared >= _LAST_PART and min(map(len, firsts)) >= _FIRST_PART and word[:_BEGINNING] != other[:_BEGINNING]


@record
class Sorted:
    """The words of a title: those that set it apart from others, and the rest."""

    distinguishing: frozenset[str]
    rest: frozenset[str]

    def apart_from(self, other: Sorted) -> bool:
        """Whether two titles differ, and only in words that set two things apart."""
        return self.rest == other.rest and self.distinguishing != other.distinguishing


def names(plan: Project) -> frozenset[str]:
    """The words that are written with a capital within a sentence, without their endings."""
    within = {word for written in plan.texts for word in _WITHIN.findall(written.text)}
    return frozenset(stem(word.casefold()) for word in within if word[0].isupper())


def sort(title: str, names: frozenset[str]) -> Sorted:
    """The words of a title, sorted.

    What sets two things apart is digits, single letters, names, and words that are for it. The first word is written
    with a capital in any case: it is a name where it is known for one.
    """
    telling, rest = set(), set()
    meant = _meant_for_it()
    for n, word in enumerate(WORD.findall(title)):
        read = _read(word)
        if read.sets_apart or (read.capital and (n > 0 or read.known in names)):
            telling.add(read.small)
        elif read.known in meant:
            telling.add(read.known)
        else:
            rest.add(read.small)
    return Sorted(frozenset(telling), frozenset(rest))


class _TitleWord(NamedTuple):
    """A word of a title, which sets two things apart wherever it stands or may do so if it has a capital."""

    small: str
    known: str
    sets_apart: bool
    capital: bool


@lru_cache(maxsize=16_384)
def _read(word: str) -> _TitleWord:
    small = word.casefold()
    letter = len(word) == 1 and word not in words("one-letter-words")
    capital = word[0].isupper()
    sets_apart = letter or (capital and word.isupper()) or any(map(str.isdigit, word))
    return _TitleWord(small, stem(small), sets_apart, capital)


@cache
def _meant_for_it() -> frozenset[str]:
    return frozenset(map(stem, words("telling-apart")))
