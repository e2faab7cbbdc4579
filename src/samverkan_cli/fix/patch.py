"""A fix as splices, and which of several can be made together: they touch no common words, and are read back right."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Change, Fix, Plain
from samverkan_cli.core.garbage import gc_paused
from samverkan_cli.core.text import Edit, Source
from samverkan_cli.yamltext.parser import read
from samverkan_cli.yamltext.verify import after, closed, same, spliced

Stretch = tuple[int, int]
_LEAST, _CHARACTERS = 64, 200_000_000
"""How often a file is read at least to find out which fixes spoil the others, and how many characters at most."""


@dataclass(frozen=True, eq=False, slots=True)
class Patch:
    """A finding's fix, as splices of the files as they are now."""

    found: Diagnostic
    fix: Fix
    edits: tuple[Edit, ...]

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it changes."""
        return tuple(dict.fromkeys(edit.file for edit in self.edits))

    def inside(self, file: str) -> tuple[list[Edit], list[Change]]:
        """Its splices of one file, and what they are to make of the data there."""
        meant = (change for change in self.fix.changes if not isinstance(change, Edit))
        return [edit for edit in self.edits if edit.file == file], [each for each in meant if each.place.file == file]


def apart(patches: Iterable[Patch]) -> list[Patch]:
    """Those of which no two touch the same words: of two that do, the first."""
    taken: dict[str, list[Stretch]] = {}
    chosen = []
    for patch in patches:
        stretches = [(edit.file, (edit.start, edit.end)) for edit in patch.edits]
        if not any(_is_taken(taken.get(file, ()), stretch) for file, stretch in stretches):
            chosen.append(patch)
            for file, stretch in stretches:
                insort(taken.setdefault(file, []), stretch)
    return chosen


def _is_taken(taken: Sequence[Stretch], stretch: Stretch) -> bool:
    at = bisect_left(taken, stretch)
    return any(_touch(each, stretch) for each in taken[max(at - 1, 0) : at + 1])


def _touch(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches overlap. Where one is empty, that is where something is put, they may not even meet."""
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and other[0] <= one[1]
    return one[0] < other[1] and other[0] < one[1]


def compatible(source: Source, patches: Sequence[Patch]) -> list[Patch]:
    """Those fixes of a file that together make of its data what they mean, and nothing else.

    All are tried at once. Where that fails, halves of them are, down to one at a time.
    """
    with gc_paused():
        return _Compatible(source).of((), patches)


class _Compatible:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._reading = read(source)
        data = closed(source)
        self._bases: tuple[Plain, ...] = (self._reading.data, *((data,) if data is not None else ()))
        self._left = max(_LEAST, _CHARACTERS // (len(source.text) + 1))

    def of(self, sure: Sequence[Patch], patches: Sequence[Patch]) -> list[Patch]:
        """Those that fit together with some of which that is known."""
        if not patches or self._left <= 0:
            return []
        if self._fit((*sure, *patches)):
            return list(patches)
        if len(patches) == 1:
            return []
        half = len(patches) // 2
        first = self.of(sure, patches[:half])
        return [*first, *self.of((*sure, *first), patches[half:])]

    def _fit(self, patches: Sequence[Patch]) -> bool:
        self._left -= 1
        parts = [patch.inside(self._source.file) for patch in patches]
        new = Source(self._source.file, spliced(self._source.text, [edit for edits, _ in parts for edit in edits]))
        again = read(new)
        if not (self._reading.whole and again.whole) or len(again.findings) > len(self._reading.findings):
            return False
        changes = list(chain.from_iterable(meant for _, meant in parts))
        try:
            return any(same(again.data, after(data, changes)) for data in self._bases)
        except (LookupError, TypeError):
            return False
