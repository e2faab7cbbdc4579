"""Whether fixes of one file, made together, are read back as they were meant."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.garbage import gc_paused
from samverkan_cli.core.text import Source
from samverkan_cli.fix.patch import Patch
from samverkan_cli.yamltext.parser import read
from samverkan_cli.yamltext.verify import after, closed, same, spliced

_LEAST, _CHARACTERS = 64, 200_000_000
"""How often a file is read at least to find out which fixes spoil the others, and how many characters at most."""


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
