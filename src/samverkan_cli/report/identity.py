"""How a finding is recognised from run to run: on another day, in another language, in a file that was rearranged.

Its id is made of its code, the plan's folder, the path of its place, and what names the fault. In the path an item of
a list stands by what it says, since the item itself may move. What else a message says of the fault (titles, counts,
days) may change while the fault stays, so none of it counts.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256
from unicodedata import normalize

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.report.report import writable

NAMING = frozenset(
    (
        *("address", "character", "code", "field", "file", "id", "key", "kind", "letters", "mark", "number"),
        *("promise", "rule", "sentence", "text", "word", "words", "year"),
    )
)
"""The values of a finding's message that name the fault: the id that is unknown, the word that is wrong. A message may
give one that it does not say.

One with a list in it does not: where it lists what is wrong in one place, a list that gets shorter is no new fault.
"""
Data = Callable[[str], Plain]
"""What a file says, list by list."""
Path = tuple[str, ...]


@record
class Identity:
    """What makes two findings the same. `plan` is the plan's folder, `named` what names the fault, by gap."""

    code: str
    plan: str
    path: Path
    named: tuple[tuple[str, str], ...]

    def id(self, turn: int) -> str:
        """The id of the finding that is the `turn`-th of this identity."""
        return _digest([self.code, self.plan, self.path, self.named, turn])


def identified(found: Iterable[Diagnostic], data: Data) -> list[Diagnostic]:
    """Findings with their ids, which no two of them share: of several that are alike, each has its turn.

    Those that were gathered have an id by their collection.
    """
    turns: Counter[Identity] = Counter()
    result = []
    for each, identity in identities(found, data):
        turns[identity] += 1
        result.append(replace(each, id=identity.id(turns[identity]), path=identity.path))
    return result


def identities(found: Iterable[Diagnostic], data: Data) -> Iterator[tuple[Diagnostic, Identity]]:
    """Each finding with what makes it the same as another."""
    items = _Items(data)
    for each in found:
        folder = normalize("NFC", (each.plan or "").rpartition("/")[2])
        path = items.path(each.span.file, each.route) if each.span is not None else map(str, each.route)
        named = (("gathered", ""),) if each.gathered else tuple(sorted(_named(each.message)))
        yield each, Identity(each.code, folder, tuple(map(writable, path)), named)


def _named(message: Message) -> Iterator[tuple[str, str]]:
    for gap, value in message.values:
        if isinstance(value, Message):
            yield from _named(value)
        elif gap in NAMING and isinstance(value, str | int):
            yield gap, str(value)


class _Items:
    """The items of lists, each by a hash of what it says; equal ones by their turn."""

    def __init__(self, data: Data) -> None:
        self._data = cache(data)
        self._marks: dict[tuple[str, KeyPath], list[str]] = {}

    def path(self, file: str, route: KeyPath) -> Path:
        """The way to a place without the index of any list."""
        if not any(isinstance(key, int) for key in route):
            return tuple(map(str, route))
        value = self._data(file)
        path = []
        for n, key in enumerate(route):
            path.append(key if isinstance(key, str) else self._mark(file, route[:n], value, key))
            value = _below(value, key)
        return tuple(path)

    def _mark(self, file: str, route: KeyPath, value: Plain, index: int) -> str:
        if not isinstance(value, list) or index >= len(value):
            return "#"  # the file cannot be read, or the item is not in it
        if (file, route) not in self._marks:
            turns: Counter[str] = Counter()
            marks = self._marks[file, route] = []
            for item in value:
                mark = f"#{_digest(item)[:8]}"
                turns[mark] += 1
                marks.append(mark if turns[mark] == 1 else f"{mark}.{turns[mark]}")
        return self._marks[file, route][index]


def _below(value: Plain, key: str | int) -> Plain:
    if isinstance(value, dict) and isinstance(key, str):
        return value.get(key)
    return value[key] if isinstance(value, list) and isinstance(key, int) and key < len(value) else None


def _digest(said: object) -> str:
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]
