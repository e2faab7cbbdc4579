"""Findings that are known and so are left out, as a file that a person can read and compare.

What is known of a finding is its rule, its file, its path and what it says in English, and how many are alike: so it
is known again when lines have moved, and whichever language is spoken.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.report.identity import Identity, identity
from samverkan_cli.report.json import lines

VERSION = 1
_KEYS = {"code", "file", "path", "message", "count"}


class NoBaseline(Exception):
    """A text is no baseline, or none that this version can read."""


def known(found: Iterable[Diagnostic]) -> Counter[Identity]:
    """What a baseline holds of findings: all that can be silenced at all."""
    return Counter(identity(each) for each in found if each.rule.silenceable)


def without(found: Iterable[Diagnostic], baseline: Counter[Identity]) -> tuple[list[Diagnostic], Counter[Identity]]:
    """The findings that a baseline does not hold, and what it holds beyond the findings."""
    left = baseline.copy()
    new = []
    for each in found:
        who = identity(each)
        if each.rule.silenceable and left[who] > 0:
            left[who] -= 1
        else:
            new.append(each)
    return new, +left


def ordered(baseline: Counter[Identity]) -> Sequence[tuple[Identity, int]]:
    """What a baseline holds, in the order in which it is written."""
    return sorted(baseline.items(), key=lambda pair: _position(pair[0]))


def _position(who: Identity) -> tuple[object, ...]:
    path = tuple((isinstance(key, str), f"{key:09}" if isinstance(key, int) else key) for key in who.path)
    return (who.file is not None, who.file or "", who.code, path, who.message)


def text(baseline: Counter[Identity]) -> str:
    """A baseline as it is written: one finding on each line, in an order of its own."""
    entries = [
        {"code": who.code, "file": who.file, "path": list(who.path), "message": who.message, "count": count}
        for who, count in ordered(baseline)
    ]
    return lines({"version": VERSION, "findings": entries})


def parse(written: bytes) -> Counter[Identity]:
    """A baseline that was written. Raises NoBaseline."""
    try:
        data = json.loads(written)
    except (ValueError, RecursionError):
        raise NoBaseline from None
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("findings"), list):
        raise NoBaseline
    baseline: Counter[Identity] = Counter()
    for entry in data["findings"]:
        if not _is_entry(entry):
            raise NoBaseline
        baseline[Identity(entry["code"], entry["file"], tuple(entry["path"]), entry["message"])] += entry["count"]
    return baseline


def _is_entry(entry: Any) -> bool:
    return (
        isinstance(entry, dict)
        and entry.keys() == _KEYS
        and isinstance(entry["code"], str)
        and isinstance(entry["file"], str | None)
        and isinstance(entry["path"], list)
        and all(type(key) in (str, int) for key in entry["path"])
        and isinstance(entry["message"], str)
        and type(entry["count"]) is int
        and entry["count"] > 0
    )
