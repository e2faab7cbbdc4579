"""Runs the YAML of pages and of cases as plans, and tells what was found where.

What is expected is written where it belongs: a **mark**, a comment with a code at the end of the line at fault.

    until: 2026-01-01   # SAM302                one finding of SAM302 on this line
    until: 2026-01-01   # SAM302:13 error       at column 13, as an error
    document:           # SAM801, SAM801        two findings on this line

Where a comment at the end of the line would be part of the text at fault, the mark stands on the line above it:

    # SAM010 ↓
    # samverkan: ignore[unowned-activity]

**Marks are taken away before the run**: those at the end of a line with the space before them, those on a line of
their own with the line. So what is run is what a coordinator would write, and a mark may also stand after a line
that is no YAML. Lines and columns are those of the text without marks.

Words after "yaml" where a block begins:

    file=plans/a/plan.yaml   the block is this file of the workspace; all such blocks of a section or case belong
                             together. A block without it is a plan by itself, plans/exempel/plan.yaml.
    bytes                    \\xNN in the block is that byte, \\uNNNN that character; all else is UTF-8
    crlf                     lines end with CR LF
    select=SAM2,SAM301       in a case: the rules that run, as with --select
    ignore=unowned-activity  in a case: the rules that do not, as with --ignore
    file=before/plans/...    the file as it was in the version that the plan is compared with, as with --since
    gather                   in a case: what most of a collection lack is one finding, as people are shown it
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from samverkan_cli.check.gathering import gathered
from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.cli.checking import checked
from samverkan_cli.cli.earlier import compares
from samverkan_cli.cli.session import Session
from samverkan_cli.report.identity import identities
from samverkan_cli.rules.pages import Example
from samverkan_cli.validation.checking import Outcome
from samverkan_cli.yamltext.splice import Splicer
from tests.workspaces import TODAY, Space

PLAN = "plans/exempel/plan.yaml"
BEFORE = "before"

_ALIKE = {"SAM010", "SAM102"}
"""A comment has no key, and one that has the id of two others is there once for each."""
_ONE = r"SAM\d{3}(?::\d+)?(?: (?:error|warning|info))?"
_MARK = re.compile(rf"(?P<before>.*?)[ \t]*# (?P<marks>{_ONE}(?:, {_ONE})*)(?P<next> ↓)?")
_ESCAPE = re.compile(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})")


@dataclass(frozen=True, order=True)
class Mark:
    """Where a finding is expected. Column and level are None and empty where the writer does not say."""

    file: str
    line: int
    code: str
    column: int | None = None
    level: str = ""

    def agrees(self, each: Diagnostic) -> bool:
        return (
            each.span is not None
            and (each.span.file, each.span.line, each.code) == (self.file, self.line, self.code)
            and self.column in (None, each.span.column)
            and self.level in ("", each.level.word)
        )


@dataclass(eq=False)
class Case:
    """Files of a workspace, what is expected to be found in them, and which rules run."""

    files: dict[str, bytes] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    select: list[str] = field(default_factory=list)
    ignore: list[str] = field(default_factory=list)
    gathers: bool = False

    def add(self, example: Example) -> None:
        """Take in a block: its text without marks, and its marks."""
        words = dict(word.partition("=")[::2] for word in example.words)
        file = words.pop("file", PLAN)
        assert file not in self.files, f"{file} is written twice"
        self.select += filter(None, words.pop("select", "").split(","))
        self.ignore += filter(None, words.pop("ignore", "").split(","))
        self.gathers |= words.pop("gather", None) is not None
        assert not words.keys() - {"bytes", "crlf"}, f"{file}: what is {words}?"
        lines: list[str] = []
        expected = ""
        for line in example.text.splitlines():
            found = _MARK.fullmatch(line)
            if found and not found["before"] and not found["next"]:
                raise AssertionError(f"a mark on a line of its own ends with an arrow: {line}")
            if found and found["next"]:
                assert not found["before"], f"a mark with an arrow stands on a line of its own: {line}"
                expected = found["marks"]
                continue
            lines.append(found["before"] if found else line)
            self._expect(file, len(lines), found["marks"] if found else expected)
            expected = ""
        end = "\r\n" if "crlf" in words else "\n"
        text = "".join(line + end for line in lines)
        self.files[file] = _unescaped(text) if "bytes" in words else text.encode()

    def _expect(self, file: str, line: int, marks: str) -> None:
        for mark in marks.split(", ") if marks else ():
            place, _, level = mark.partition(" ")
            code, _, column = place.partition(":")
            self.marks.append(Mark(file, line, code, int(column) if column else None, level))

    def run(self, root: Path, select: Sequence[str] = ()) -> Outcome:
        """What the whole program finds in it, on TODAY; only of some rules, where any are chosen here or by itself."""
        Space(root).write({"samverkan.yaml": "", **self.files})
        session = Session(root, lang="en", today_text=TODAY)
        workspace, names = session.workspace([])
        is_compared = any(file.startswith(f"{BEFORE}/") for file in self.files)
        compared = compares(session, workspace, names, str(root / BEFORE)) if is_compared else None
        outcome = checked(session, workspace, names, self.select or select, self.ignore, compared)
        return replace(outcome, found=gathered(outcome.found)) if self.gathers else outcome


def _unescaped(text: str) -> bytes:
    parts = _ESCAPE.split(text)
    raw = b""
    for n in range(0, len(parts), 3):
        raw += parts[n].encode()
        if n + 2 < len(parts):
            raw += bytes.fromhex(parts[n + 1]) if parts[n + 1] else chr(int(parts[n + 2], 16)).encode()
    return raw


def cases(examples: Iterable[Example]) -> list[Case]:
    """The cases that blocks make: each one that names no file, and all that do together."""
    alone: list[Case] = []
    together = Case()
    for example in examples:
        if any(word.startswith("file=") for word in example.words):
            together.add(example)
        else:
            alone.append(Case())
            alone[-1].add(example)
    return [*alone, together] if together.files else alone


def difference(marks: Sequence[Mark], found: Sequence[Diagnostic]) -> str:
    """What was expected and not found, and what was found and not expected, a line each; nothing where all agrees."""
    left = list(found)
    said = []
    for mark in sorted(marks):
        match = next((each for each in left if mark.agrees(each)), None)
        if match is None:
            said.append(f"expected and not found: {mark}")
        else:
            left.remove(match)
    return "\n".join([*said, *(f"found and not expected: {told(each)}" for each in left)])


def told(each: Diagnostic) -> str:
    """A finding in one line."""
    span = each.span
    where = f"{span.file}:{span.line}:{span.column}" if span is not None else "nowhere"
    return f"{each.code} {each.level.word} {where}: {each.message}"


def alike(outcome: Outcome) -> list[str]:
    """The findings that nothing but their turn tells apart, so that fixing one would give its id to another."""
    counts = Counter(identity for _, identity in identities(outcome.found, outcome.workspace.reader.data))
    return [repr(identity) for identity, n in counts.items() if n > 1 and identity.code not in _ALIKE]


def mended(case: Case, outcome: Outcome) -> dict[str, bytes]:
    """The files of a case once every fix that was found has been applied."""
    files = dict(case.files)
    splices = [
        edit
        for each in outcome.found
        if each.fix is not None
        for change in each.fix.changes
        for edit in Splicer(outcome.workspace.reader.positions)(change)
    ]
    for edit in sorted(splices, key=lambda edit: -edit.start):
        text = files[edit.file].decode()
        files[edit.file] = (text[: edit.start] + edit.text + text[edit.end :]).encode()
    return files
