"""Which texts of a plan have something in them, found in all of them at once: most have nothing that is looked for."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.link.texts import PlanText

_WORD = compiled_late(r"[^\W_]+|&")
_BETWEEN = "\0"
"""What stands between two texts, and in none."""


class TextSearch:
    """The texts of a plan in small letters: as one string that is gone through for a few cues, and by their words."""

    def __init__(self, texts: Sequence[PlanText]) -> None:
        self._texts = texts

    @cached_property
    def _small(self) -> list[str]:
        return [each.text.casefold() for each in self._texts]

    @cached_property
    def _joined(self) -> str:
        return _BETWEEN.join(self._small)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(len(text) + len(_BETWEEN) for text in self._small))

    @cached_property
    def words(self) -> Mapping[str, Sequence[int]]:
        """Every word, and the numbers of the texts that it stands in."""
        numbers = defaultdict[str, list[int]](list)
        for n, text in enumerate(self._small):
            numbers[text].append(n)
        found = defaultdict[str, list[int]](list)
        for text, several in numbers.items():
            for word in set(_WORD.findall(text.replace("\u00ad", ""))):
                found[word] += several
        return dict(found)

    def with_cues(self, cues: Iterable[str]) -> set[int]:
        """The numbers of the texts in which one of some cues, in small letters, stands."""
        found: set[int] = set()
        for cue in cues:
            at = self._joined.find(cue)
            while at >= 0:
                n = bisect_right(self._ends, at)
                found.add(n)
                at = self._joined.find(cue, self._ends[n])
        return found

    def with_words(self, wanted: Callable[[str], object]) -> set[int]:
        """The numbers of the texts in which a word stands that is wanted."""
        return {n for word, several in self.words.items() if wanted(word) for n in several}

    def __getitem__(self, numbers: Iterable[int]) -> Iterator[PlanText]:
        """The texts of some numbers, in reading order."""
        return (self._texts[n] for n in sorted(numbers))
