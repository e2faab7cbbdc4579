"""What the forms of findings are made from, and how a finding is known again from run to run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from samverkan_cli.check.rule import Diagnostic, Rule
from samverkan_cli.core.diagnostic import Change, Fix, Level
from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.core.text import Edit, Source
from samverkan_cli.i18n.speech import Speech, speech
from samverkan_cli.load.workspace import SETTINGS
from samverkan_cli.yamltext.splice import overlap

Edits = Callable[[Change], Sequence[Edit]]
NOWHERE = SETTINGS
"""Where a finding without a place is told, in forms that know none without a file."""
_FORBIDDEN = {
    **dict.fromkeys(sorted({*range(0x20)} - {0x9, 0xA, 0xD}), "\ufffd"),
    **dict.fromkeys([*range(0xD800, 0xE000), 0xFFFE, 0xFFFF], "\ufffd"),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A plan that was looked at. `rules` are those that could judge it: not all can where it is not `complete`."""

    name: str
    complete: bool
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Findings, and what a form may say of them.

    `rules` are those that were asked for, `files` how many plan files were read. `edits` makes splices of a change,
    `source` gives the text of a file. Findings at or above `least` make the run fail; none do where it is None.
    """

    found: Sequence[Diagnostic]
    plans: Sequence[Judged]
    rules: Sequence[Rule]
    files: int
    speech: Speech
    edits: Edits
    source: Callable[[str], Source]
    least: Level | None = Level.ERROR

    def splices(self, fix: Fix) -> list[Edit] | None:
        """A mend as splices of text; None where one of its changes cannot be made so, or two overlap."""
        splices: list[Edit] = []
        for change in fix.changes:
            made = (change,) if isinstance(change, Edit) else self.edits(change)
            if not made:
                return None
            splices.extend(made)
        return None if overlap(splices) else splices

    def sentences(self, each: Diagnostic) -> str:
        """What is wrong and what to do, as running text."""
        said = [self.speech(each.message), *([self.speech(each.help)] if each.help is not None else [])]
        return writable(
            " ".join(sentence if sentence.endswith((".", "?", "!")) else f"{sentence}." for sentence in said)
        )


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes a finding the same from run to run, wherever its line has moved; `message` is in English."""

    code: str
    file: str | None
    path: KeyPath
    message: str


def identity(each: Diagnostic) -> Identity:
    """By what a finding is known again."""
    path = tuple(writable(key) if isinstance(key, str) else key for key in each.route)
    file = writable(each.span.file) if each.span is not None else None
    return Identity(each.code, file, path, writable(speech("en")(each.message)))


def fingerprints(found: Iterable[Diagnostic]) -> Iterator[str]:
    """A fingerprint of each finding, which no other of them has: of several that are alike, each has a number."""
    seen: Counter[Identity] = Counter()
    for each in found:
        known = identity(each)
        seen[known] += 1
        said = repr((known.code, known.file, known.path, known.message, seen[known]))
        yield sha256(said.encode()).hexdigest()[:32]


def writable(text: str) -> str:
    """A text in which what XML and UTF-8 cannot hold is a mark that something stood there."""
    return text.translate(_FORBIDDEN) if not text.isprintable() else text
