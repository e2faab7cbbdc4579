"""Known findings, which are left out: a file that a person can read and compare.

What is known of a finding is its id, and the level that it had: a known warning that has become an error is new. The
rest of an entry says to a person which finding it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.core.record import record
from samverkan_cli.report.json import lines

VERSION = 2
_FIRST = 1
"""The version of a baseline of samverkan 0.1."""
_LEVELS = {level.word: level for level in Level}
_KEYS = {"id", "code", "name", "level", "plan", "path"}


@record
class Known:
    """A finding as a baseline holds it. `path` is where it is, without the index of any list."""

    id: str
    code: str
    name: str
    level: Level
    plan: str | None
    path: tuple[str, ...]


Baseline = dict[str, Known]
"""What is known, by id."""


class NoBaseline(Exception):
    """A text is no baseline, or none that this version can read: then `version` is that of the text."""

    def __init__(self, version: int | None = None) -> None:
        super().__init__()
        self.version = version


def known(found: Iterable[Diagnostic]) -> Baseline:
    """What a baseline holds of findings: all that can be silenced at all."""
    return {
        each.id: Known(each.id, each.code, each.name, each.level, each.plan, each.path)
        for each in found
        if each.rule.silenceable
    }


def without(found: Iterable[Diagnostic], baseline: Baseline) -> tuple[list[Diagnostic], Baseline]:
    """The findings that a baseline does not hold, and what it holds beyond the findings."""
    left = dict(baseline)
    new = []
    for each in found:
        entry = left.pop(each.id, None) if each.rule.silenceable else None
        if entry is None or entry.level < each.level:
            new.append(each)
    return new, left


def ordered(baseline: Baseline) -> Sequence[Known]:
    """What a baseline holds, in the order in which it is written."""
    return sorted(baseline.values(), key=lambda each: (each.plan or "", each.path, each.code, each.id))


def text(baseline: Baseline) -> str:
    """A baseline as it is written: one finding on each line, in an order of its own."""
    entries = [
        {
            "id": each.id,
            "code": each.code,
            "name": each.name,
            "level": each.level.word,
            "plan": each.plan,
            "path": list(each.path),
        }
        for each in ordered(baseline)
    ]
    return lines({"version": VERSION, "findings": entries})


def parse(written: bytes) -> Baseline:
    """A baseline that was written. Raises NoBaseline."""
    try:
        data = json.loads(written)
    except (ValueError, RecursionError):
        raise NoBaseline from None
    if not isinstance(data, dict) or data.keys() != {"version", "findings"} or not isinstance(data["findings"], list):
        raise NoBaseline
    version, entries = data["version"], data["findings"]
    if type(version) is int and (version > VERSION or (version == _FIRST and all(map(_is_first, entries)))):
        raise NoBaseline(version)
    if version != VERSION or not all(map(_is_entry, entries)):
        raise NoBaseline
    return {
        entry["id"]: Known(
            entry["id"], entry["code"], entry["name"], _LEVELS[entry["level"]], entry["plan"], tuple(entry["path"])
        )
        for entry in entries
    }


def _is_first(entry: Any) -> bool:
    return isinstance(entry, dict) and entry.keys() == {"code", "file", "path", "message", "count"}


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and entry.keys() == _KEYS
        and all(isinstance(entry[key], str) for key in _KEYS - {"plan", "path"})
        and isinstance(entry["plan"], str | None)
        and isinstance(entry["path"], list)
        and all(isinstance(key, str) for key in entry["path"])
        and entry["level"] in _LEVELS
    )
