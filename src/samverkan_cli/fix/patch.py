"""A fix as splices, and which of several can be made at once."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Change, Fix
from samverkan_cli.core.text import Edit

Stretch = tuple[int, int]


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
