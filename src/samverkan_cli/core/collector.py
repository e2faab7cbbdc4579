"""Findings of one file, and no more of one kind than anybody would read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import counted

MOST = 1_000
"""How often one kind of fault is told of one file: a broken file must not take minutes, and nobody reads on."""
ALL = 1 << 30
"""For whoever does something about each of them."""


class Collector:
    """Collects findings. Past the `most` of a kind they are only counted, and one stands for all the rest."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._findings: list[Finding] = []
        self._counts: dict[str, int] = {}
        self._beyond: dict[str, Finding] = {}

    def wants(self, code: str) -> bool:
        """Count a fault of a kind, and say whether a finding of it will be told: then it is to be kept."""
        count = self._counts[code] = self._counts.get(code, 0) + 1
        return count <= self._most + 1

    def is_full(self, code: str) -> bool:
        """Whether more of a kind will not be told."""
        return self._counts.get(code, 0) > self._most

    def keep(self, finding: Finding) -> None:
        """Keep a finding that was wanted."""
        if self._counts[finding.code] <= self._most:
            self._findings.append(finding)
        else:
            self._beyond[finding.code] = finding

    def all(self) -> list[Finding]:
        """What was kept, and of each kind that there was too much of, one finding where the first untold one is."""
        rest = [
            replace(
                first,
                message=counted(
                    "{n} more fault of this kind in the file is not reported one by one",
                    "{n} more faults of this kind in the file are not reported one by one",
                    self._counts[code] - self._most,
                ),
                help=None,
                related=(),
                fix=None,
            )
            for code, first in self._beyond.items()
        ]
        return [*self._findings, *rest]


def sparing(describe: Iterable[Callable[[], Finding]]) -> Iterator[Finding]:
    """The findings of one kind that some functions describe. Past those that are told, which are only counted, the last
    of these stands for each.
    """
    last: Finding | None = None
    for n, each in enumerate(describe):
        if last is None or n <= MOST:
            last = each()
        yield last
