"""Names in a text that are almost, but not quite, a name that is known.

What counts as almost is what people slip in: a letter too many, too few, in the wrong place or another (in what comes
before -nämnden, -chef and the like, where it makes no other word); words parted; a hyphen left out; & for och; the
first two parts of a name in the other order. How a word ends does not count: nämndens is nämnden.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Generic, NamedTuple, TypeVar

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.link.search import TextSearch
from samverkan_cli.swedish.by_word import ByWord
from samverkan_cli.swedish.lists import lines, words
from samverkan_cli.swedish.name_words import (
    NameWord,
    anchor,
    joined,
    longest_inflection,
    name_words,
    stem_of,
    stems_of,
    with_less,
    without_links,
    words_only,
)

T = TypeVar("T")

_LONGEST_NAME = 8
"""Up to how many words of a name are looked for."""
_SHORTEST = 8
"""How many letters of a word, without its ending, are needed for it to be a slip and no other word."""
_SHORTEST_BEFORE = 5
"""How many letters before -nämnd and the like are needed for another letter in them to be a slip."""
_SHORTEST_UNIT = 6
"""How many letters -förvaltning and the like need themselves for that."""
_SHORTEST_PARTED = 10
"""How many letters a word has at the least that can be said to be parted."""
_SHORTEST_JOINED = 4
"""How many letters each of two words of a name has at the least for them to be written as one."""
_LONGEST = 60
"""Up to how many letters of a word are gone through."""
_ACCENTS = frozenset(map(frozenset, ("aå", "aä", "åä", "oö", "eé", "uü", "aà", "eè")))

_HYPHENS = "-‐‑"
_ELSEWHERE = compiled_late(r"\s+i\s+[A-ZÅÄÖ]")
_NOTE = compiled_late(r"\s*\([^()]*\)$")


class Name(NamedTuple, Generic[T]):
    """A known name: its words, and whose it is. `joined` where two words stand as one that a hyphen parts in it."""

    text: str
    words: tuple[NameWord, ...]
    of: T
    joined: bool = False


class Variant(NamedTuple, Generic[T]):
    """Words of a text that are almost a name."""

    text: str
    name: Name[T]


class _Part(NamedTuple):
    """What a word may be of a name that is known, or almost."""

    needed: bool
    """A text without any such word, and without words that were parted, has no name."""
    first: bool
    """The word that it is looked for by, as it is or with a slip."""
    rest: bool
    """The rest of a word that was parted."""


class Names(Generic[T]):
    """Known names, by which texts are gone through.

    They are found by their words, and words with a slip by what is left when one letter of each is taken away
    (W. Garbe, Symmetric Delete): so no text is compared with all names.
    """

    def __init__(self, names: Iterable[tuple[str, T]]) -> None:
        self._names: dict[tuple[str, ...], list[Name[T]]] = defaultdict(list)
        self._swapped: dict[object, Name[T]] = {}
        self._shapes: dict[str, set[tuple[int, int]]] = defaultdict(set)
        self._less: dict[str, set[str]] = defaultdict(set)
        self._lengths: set[int] = set()
        self._anchors: dict[str, set[tuple[int, int]]] = defaultdict(set)
        self._near: dict[str, tuple[str, ...]] = {}
        self._parts = ByWord(self._part)
        self._needed: frozenset[str] = frozenset()
        for text, of in names:
            found = name_words(_NOTE.sub("", text))
            if 0 < len(found) <= _LONGEST_NAME and all(word.gap is not None for word in found[1:]):
                self._add(Name(text, found, of))
                for n in range(1, len(found)):
                    apart = found[n].gap == " " and min(len(found[n - 1].stem), len(found[n].stem)) >= _SHORTEST_JOINED
                    if found[n].gap == "-" or apart:
                        one = joined(found[n - 1], found[n])
                        whole = Name(text, (*found[: n - 1], one, *found[n + 1 :]), of, True)
                        self._add(whole, with_slips=not apart)
                for last in _other_kinds(found[-1], compound=_is_compound(found)):
                    self._add(Name(text, (*found[:-1], last), of, True), with_slips=False)
        counts = Counter(stem for stems in self._names for stem in set(stems))
        self._needed = frozenset(min(stems, key=lambda stem: (counts[stem], -len(stem))) for stems in self._names)

    def _add(self, name: Name[T], *, with_slips: bool = True) -> None:
        stems = stems_of(name.words)
        self._names[stems].append(name)
        looked_for = anchor(name.words)
        self._anchors[stems[looked_for]].add((len(stems), looked_for))
        for n, stem in enumerate(stems):
            self._shapes[stem].add((len(stems), n))
            if with_slips and _SHORTEST <= len(stem) < _LONGEST:
                self._lengths.add(len(stem))
                for less in with_less(stem):
                    self._less[less].add(stem)
        for order in _orders(name.words):
            self._swapped.setdefault(order, name)

    def variants_in(self, text: str) -> Iterator[Variant[T]]:
        """What in a text is almost a name, in its order; not what is one, nor what is but a part of a longer one."""
        read = without_links(text)
        if not self._may_have(read):
            return
        text, found = read, name_words(read)
        taken = [False] * len(found)
        known: list[T | None] = [None] * len(found)
        almost: list[tuple[int, int, Name[T]]] = []
        for n in range(len(found)):
            for first, last, name, same in self._from(found, n) if self._may_begin(found, n) else ():
                if same:
                    known[first:last] = [name.of] * (last - first)
                elif _is_whole(text, found, first, last):
                    almost.append((first, last, name))
        longest: list[tuple[int, int, Name[T]]] = []
        for first, last, name in sorted(almost, key=lambda each: each[0] - each[1]):
            # A shorter name of the same thing may stand within: Ekhult in Ekhults stad.
            if not any(taken[first:last]) and all(of is None or of is name.of for of in known[first:last]):
                taken[first:last] = [True] * (last - first)
                longest.append((first, last, name))
        for first, last, name in sorted(longest, key=lambda each: each[0]):
            yield Variant(" ".join(text[found[first].start : found[last - 1].end].split()), name)

    def suspected(self, search: TextSearch) -> set[int]:
        """The numbers of the texts of a plan that may have a name or almost one."""
        return search.with_cues(_HYPHENS) | search.with_words(self._is_telling)

    def _is_telling(self, word: str) -> bool:
        part = self._parts[word]
        return part is not None and (part.needed or part.rest)

    def _may_have(self, text: str) -> bool:
        """Whether a text may have a name or almost one: most have not, which their words show one by one."""
        if any(map(text.__contains__, _HYPHENS)):
            return True
        found = words_only(text)
        parts = list(map(self._parts.__getitem__, found))
        return any(parts) and any(
            part.needed or (part.rest and n > 0 and stem_of(found[n - 1] + found[n]) in self._shapes)
            for n, part in enumerate(parts)
            if part is not None
        )

    def _part(self, word: str) -> _Part | None:
        """What a word may be of a name: most words are nothing."""
        stem = "och" if word == "&" else stem_of(word)
        slips = bool(self._slips(stem))
        rest = word.casefold() in words("inflections") or _is_unit_in_form(word.casefold())
        part = _Part(slips or stem in self._needed, slips or stem in self._anchors, rest)
        return part if any(part) else None

    def _may_begin(self, found: tuple[NameWord, ...], n: int) -> bool:
        """Whether `_from` may find something: most words are of no name."""
        part = self._parts[found[n].text]
        return (
            (part is not None and part.first)
            or (n > 1 and found[n - 1].joins and self._may_be_swapped(found, n))
            or (n + 1 < len(found) and self._may_go_on(found[n + 1]) and _is_parted(found, n))
        )

    def _may_be_swapped(self, found: tuple[NameWord, ...], n: int) -> bool:
        if found[n - 1].gap == "- ":
            return True
        return found[n - 1].gap == " " and (frozenset((found[n - 2].stem, found[n].stem)), "och") in self._swapped

    def _may_go_on(self, after: NameWord) -> bool:
        """Whether a word may be the rest of the one before it."""
        part = self._parts[after.text]
        return after.gap is not None and ("-" in after.gap or (part is not None and part.rest))

    def _from(self, found: tuple[NameWord, ...], n: int) -> Iterator[tuple[int, int, Name[T], bool]]:
        """What the word at `n` is of, and is or almost is a name: from where to where, of which, and whether it is."""
        word = found[n]
        parted = list(self._parted(found, n))
        yield from parted
        for first, last, names in self._around(found, n, n + 1, word.stem, self._anchors):
            if anchor(names[0].words) == n - first and not parted:
                written = found[first:last]
                same = next((name for name in names if not name.joined and _is_same(name.words, written)), names[0])
                slip = same.joined or _is_other_case(same.words, written)
                slip = slip or (not _is_same(same.words, written) and _is_slip(same.words, written))
                yield first, last, same, not slip
        for stem in self._slips(word.stem):
            for first, last, names in self._around(found, n, n + 1, stem):
                yield first, last, names[0], False
        for order in _orders(found[max(0, n - 2) : n + 1]):
            swapped = self._swapped.get(order)
            if swapped is not None and stems_of(swapped.words) != stems_of(found[n - 2 : n + 1]):
                yield n - 2, n + 1, swapped, False

    def _parted(self, found: tuple[NameWord, ...], n: int) -> Iterator[tuple[int, int, Name[T], bool]]:
        """Names that the word at `n` and the one after it are parted from."""
        if n + 1 < len(found) and _is_parted(found, n):
            whole = joined(found[n], found[n + 1])
            ending = found[n + 1].text.casefold() in words("inflections")
            for first, last, names in self._around(found, n, n + 2, whole.stem):
                name = names[0]
                if not name.joined and not (ending and name.words[n - first].text.casefold() != whole.text.casefold()):
                    yield first, last, name, False

    def _around(
        self,
        found: tuple[NameWord, ...],
        start: int,
        end: int,
        stem: str,
        shapes: Mapping[str, set[tuple[int, int]]] | None = None,
    ) -> Iterator[tuple[int, int, list[Name[T]]]]:
        """Names that have a stem where some words stand, and for the rest the words around them."""
        for length, place in (self._shapes if shapes is None else shapes).get(stem, ()):
            first, last = start - place, end + length - place - 1
            if first < 0 or last > len(found):
                continue
            stems = (*stems_of(found[first:start]), stem, *stems_of(found[end:last]))
            if stems in self._names and all(word.gap is not None for word in found[first + 1 : last]):
                yield first, last, self._names[stems]

    def _slips(self, stem: str) -> tuple[str, ...]:
        """The known stems of which a stem is a slip; none where it is known itself."""
        if stem in self._shapes or self._lengths.isdisjoint(range(len(stem) - 1, len(stem) + 2)):
            return ()
        if stem not in self._near:
            near = {each for less in with_less(stem) for each in self._less.get(less, ())}
            self._near[stem] = tuple(sorted(each for each in near if _is_near(stem, each)))
        return self._near[stem]


@cache
def _units() -> tuple[str, ...]:
    """The words for units, with and without their endings, the longest first."""
    return tuple(sorted(words("units") | {stem_of(unit) for unit in words("units")}, key=len, reverse=True))


def _unit(stem: str, before: int = 3) -> str:
    """The word for a unit that a stem ends with, if so many letters at the least come before it."""
    return next((unit for unit in _units() if stem.endswith(unit) and len(stem) - len(unit) >= before), "")


# --- what is a slip


def _is_near(stem: str, known: str) -> bool:
    """Whether a stem is a known one with a slip in it, and no other word or form."""
    if stem + stem[-1] == known or known + known[-1] == stem:
        return stem[-1] not in "mn"  # which many words double before an ending: hem, hemmet
    if stem[0] != known[0] or stem.startswith(known) or known.startswith(stem):
        return False
    start = next(n for n in range(len(known)) if stem[n] != known[n])
    rest, other = stem[start:], known[start:]
    if rest[1:] == other or rest == other[1:] or (rest[2:] == other[2:] and rest[1::-1] == other[:2]):
        return True
    if rest[1:] != other[1:]:
        return False
    if {rest[0], other[0]} in _ACCENTS:
        return True
    unit = _unit(known, _SHORTEST_BEFORE)
    before = len(known) - len(unit)
    return bool(unit) and (stem.endswith(unit) if start < before else len(unit) >= _SHORTEST_UNIT)


def _is_same(name: tuple[NameWord, ...], written: tuple[NameWord, ...]) -> bool:
    """Whether words of the same stems are parted in the same way, too."""
    return all(
        one.gap == other.gap and (one.text == "&") == (other.text == "&")
        for one, other in zip(name[1:], written[1:], strict=True)
    )


def _is_other_case(name: tuple[NameWord, ...], written: tuple[NameWord, ...]) -> bool:
    """Whether capitals within words are other ones: Umebrå for UmeBrå. Not those with which a word begins."""
    return any(
        one.text[1:until] != other.text[1:until] and not one.text.isupper() and not other.text.isupper()
        for one, other in zip(name, written, strict=True)
        if one.text[: (until := len(one.stem))].casefold() == other.text[:until].casefold()
    )


def _is_compound(found: tuple[NameWord, ...]) -> bool:
    """Whether the last word of a name is a compound that says whose unit it is: Social- och omsorgsförvaltningen."""
    return len(found) == 1 or (len(found) > 2 and found[-2].joins and found[-2].gap == "- ")


def _other_kinds(word: NameWord, *, compound: bool) -> Iterator[NameWord]:
    """The last word of a name with another word for the kind of unit: socialkontor for socialförvaltning."""
    for kinds in lines("kinds-of-units"):
        for kind in (each := kinds.split()):
            before = word.stem.removesuffix(kind if word.stem.endswith(kind) else stem_of(kind))
            if before != word.stem and (before if compound else not before):
                others = (before + other for other in each if other != kind)
                units = (other for other in others if other not in words("no-units"))
                stems = ((other, stem) for other in units for stem in ((other,) if before else (other, stem_of(other))))
                yield from (word._replace(text=other, stem=stem) for other, stem in stems)


def kinds_apart(title: str) -> tuple[tuple[str, ...], ...]:
    """A title, and what it is with another word for the kind of unit, by their stems: two such may be one unit."""
    found = name_words(_NOTE.sub("", title))
    if not found:
        return ()
    others = _other_kinds(found[-1], compound=_is_compound(found))
    return tuple(stems_of((*found[:-1], last)) for last in (found[-1], *others))


def _is_slip(name: tuple[NameWord, ...], written: tuple[NameWord, ...]) -> bool:
    """Whether words that are parted in another way than in a name are meant as it, and not just words in a sentence."""
    return bool(_unit(name[-1].stem)) or ("&" in {word.text for word in written} - {word.text for word in name})


def _is_parted(found: tuple[NameWord, ...], n: int) -> bool:
    """Whether a word and the next one look like one word that was parted."""
    after = found[n + 1]
    if after.gap is None:
        return False
    word = found[n]
    if not _SHORTEST_PARTED <= len(word.text) + len(after.text) < _LONGEST:
        return False
    if "-" in after.gap:
        return after.text.isalpha()
    if after.text.casefold() in words("inflections"):
        following = found[n + 2] if n + 2 < len(found) else None
        return following is None or following.gap is None or following.text.casefold() in words("after-units")
    return _is_unit_in_form(after.text.casefold()) and word.text.casefold() not in words("before-units")


@lru_cache(maxsize=16_384)
def _is_unit_in_form(word: str) -> bool:
    """Whether a word is one for a unit, with an ending: nämnden."""
    units, inflections = words("units"), words("inflections")
    first = max(0, len(word) - longest_inflection())
    return any(word[n:] in inflections and word[:n] in units for n in range(first, len(word)))


def _orders(found: tuple[NameWord, ...]) -> Iterator[object]:
    """What "Barn- och utbildningsnämnden" or "Stöd och trygghet" is made of, whichever comes first."""
    if len(found) == 3 and found[1].joins and found[2].gap == " ":
        if found[1].gap == " " and min(len(found[0].stem), len(found[2].stem)) >= _SHORTEST:
            yield frozenset((found[0].stem, found[2].stem)), "och"
        unit = _unit(found[2].stem) if found[1].gap == "- " else ""
        if unit:
            parts = (found[0].text.casefold(), found[2].stem[: len(found[2].stem) - len(unit)])
            yield frozenset(part.rstrip("seoa") for part in parts), unit


def _is_whole(text: str, found: tuple[NameWord, ...], first: int, last: int) -> bool:
    """Whether words are not a part of a longer name, nor the name of a unit somewhere else."""
    before = found[first].gap
    if (before is not None and "-" in before) or (
        first > 1 and found[first - 1].joins and found[first - 1].gap == "- "
    ):
        return False
    after = found[last - 1].end
    return text[after : after + 1] not in tuple("-‐‑") and not _ELSEWHERE.match(text, after)
