"""How well the rules read texts that were not written for them: `accuracy/public-texts.txt`, which says how it is made.

python -m tests.rules.public_texts          the half that is worked with, with what is overlooked or found wrongly
python -m tests.rules.public_texts --held   only the figures of the half that is held back
python -m tests.rules.public_texts --made   the texts that were written for it, in `accuracy/made-texts.txt`
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from samverkan_cli.check.rule import Given, Rule
from samverkan_cli.core.keypath import Location
from samverkan_cli.rules import RULES
from tests.link.linked import linked
from tests.rules.figures import Figures
from tests.workspaces import TODAY

PUBLIC, MADE = (Path(__file__).parent / "accuracy" / f"{name}-texts.txt" for name in ("public", "made"))
_ENTRY = re.compile(r"  (\w+) (-|[\d/]+)(?: (\w+))?: (.*)")
_BATCH = 100
"""How many things of a kind are tried in one plan."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A rule that reads Swedish: the plan that holds what it reads, and where in it a text stands."""

    kind: str
    before: str
    each: str
    alone: bool = False


_DOCUMENT = "document: {title: Plan, kind: action-plan, language: sv, valid: {from: 2026-11-01}}\n"
_GOALS = Reading("goal", "goals:\n", "  KEY: {title: TEXT}\n")
_TEXTS = Reading("text", "sections:\n", "  KEY: {title: Inledning, text: TEXT}\n", alone=True)
READINGS = {
    "401": _GOALS,
    "402": _GOALS,
    "403": _GOALS,
    "312": Reading(
        "activity",
        "focus_areas:\n  f:\n    title: F\n    strategies:\n      s:\n        title: S\n        activities:\n",
        "          KEY: {title: TEXT}\n",
    ),
    "804": Reading("decision", "decisions:\n", "  KEY: {text: TEXT}\n"),
    "805": _TEXTS,
    "809": _TEXTS,
    "903": _TEXTS,
    "204": Reading("owner", "owners:\n", "  KEY: {title: TEXT}\n"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A text, what it is in a plan, and the numbers of the rules that are to find something in it."""

    kind: str
    wanted: tuple[str, ...]
    letters: str
    text: str

    @property
    def held_back(self) -> bool:
        """Whether it belongs to the half that is not worked with."""
        return bool(sha256(self.text.encode()).digest()[0] % 2)


@cache
def entries(file: Path = PUBLIC) -> tuple[Entry, ...]:
    """All that stands in a file, in its order."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        read = _ENTRY.fullmatch(line)
        if read is not None:
            wanted = tuple(read[2].split("/")) if read[2] != "-" else ()
            texts = read[4].split(" | ") if read[1] == "owner" else [read[4]]
            found += [Entry(read[1], wanted, read[3] or "", text) for text in texts]
    return tuple(found)


def measured(number: str, *, held_back: bool) -> Figures[str]:
    """How a rule reads the texts of one half."""
    reading = READINGS[number]
    return _figures(number, [each for each in entries() if each.kind == reading.kind and each.held_back == held_back])


def measured_made(number: str) -> Figures[str]:
    """How a rule reads the texts that were written for it."""
    return _figures(number, [each for each in entries(MADE) if each.kind == READINGS[number].kind])


def _figures(number: str, tried: list[Entry]) -> Figures[str]:
    figures = Figures[str]()
    for entry, finds in _found(number, READINGS[number], tried):
        if number in entry.wanted and (finds or len(entry.wanted) == 1):
            (figures.right if finds else figures.overlooked).append(entry.text)
        elif finds and number not in entry.wanted:
            figures.wrong.append(entry.text)
    return figures


def _found(number: str, reading: Reading, tried: list[Entry]) -> Iterator[tuple[Entry, bool]]:
    rule = next(rule for rule in RULES if rule.code == f"SAM{number}")
    size = 1 if reading.alone else _BATCH
    for start in range(0, len(tried), size):
        some = tried[start : start + size]
        keys = _keys_found(rule, reading, some)
        yield from ((entry, f"t{n}" in keys) for n, entry in enumerate(some))


def _keys_found(rule: Rule, reading: Reading, some: list[Entry]) -> set[str]:
    lines = [
        reading.each.replace("KEY", f"t{n}").replace("TEXT", json.dumps(entry.text, ensure_ascii=False))
        for n, entry in enumerate(some)
    ]
    project = linked(_DOCUMENT + reading.before + "".join(lines), document="").project
    keys: set[str] = set()
    for finding in rule.check(project, Given(date.fromisoformat(TODAY))):
        assert isinstance(finding.where, Location)
        said = repr(finding.message)
        if not some[0].letters or rule.code != "SAM809" or some[0].letters in said:
            keys.update(str(key) for key in finding.where.route)
    return keys


def main() -> None:
    """Print the figures of each rule."""
    held_back = "--held" in sys.argv
    for number in READINGS:
        figures = measured_made(number) if "--made" in sys.argv else measured(number, held_back=held_back)
        print(  # noqa: T201 - telling is what it is for
            f"SAM{number}: precision {float(figures.precision):.2f}, recall {float(figures.recall):.2f}"
            f" ({len(figures.right)} right, {len(figures.wrong)} wrong, {len(figures.overlooked)} overlooked)"
        )
        if not held_back:
            for text in figures.wrong:
                print(f"    wrong: {text}")  # noqa: T201
            for text in figures.overlooked:
                print(f"    overlooked: {text}")  # noqa: T201


if __name__ == "__main__":
    main()
