"""One file after another, each read once: its text, its model, its findings, and where everything stands."""

from __future__ import annotations

import gc
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from samverkan_cli.core.collector import MOST
from samverkan_cli.core.diagnostic import Finding, Plain
from samverkan_cli.core.garbage import gc_paused
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.text import Source, Span
from samverkan_cli.load import headings
from samverkan_cli.load.containment import Parsed, collections_within
from samverkan_cli.load.files import Unreadable, bounded, decode, is_file, read_bytes
from samverkan_cli.load.validate import parse
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import kind_at
from samverkan_cli.yamltext import lints
from samverkan_cli.yamltext import suppressions as comments
from samverkan_cli.yamltext.parser import Reading, read
from samverkan_cli.yamltext.positions import Positions
from samverkan_cli.yamltext.suppressions import Suppression

_MOST_RECORDS = 10_000
_REVIEWED = "reviewed.json"
"""It lies among the records of choices, and holds what has been looked at."""
_HELD = 16
"""So many files are held by a reader that lets go of them."""


@dataclass(slots=True)
class FileRead:
    """What came of one file. `parsed` is None where it could not be read at all."""

    file: str
    source: Source
    reading: Reading
    parsed: Parsed | None
    findings: list[Finding]


class Reader:
    """Reads the files of a workspace, each at most once.

    `root` is the workspace's folder; files are named relative to it, with `/`. `overlay` holds texts that are not
    saved yet, by file, and takes the place of what is on the disk. `most` is how many faults of one kind are told of
    one file.
    """

    def __init__(self, root: Path, overlay: Mapping[str, bytes] | None = None, most: int = MOST) -> None:
        self.root = root
        self.most = most
        self.overlay = dict(overlay or {})
        self._read: dict[str, FileRead] = {}
        self._positions: dict[str, Positions] = {}
        self.has_document: dict[str, bool] = {}
        """What is known of files: whether they make their folder a plan."""

    def over(self, texts: Mapping[str, bytes | None]) -> Reader:
        """The same files, with some texts in the place of what they hold, or with what is on the disk for None.

        What is not among them is not read again.
        """
        overlay = {file: text for file, text in {**self.overlay, **texts}.items() if text is not None}
        other = Reader(self.root, overlay, self.most)
        other._read.update((file, each) for file, each in self._read.items() if file not in texts)
        other._positions.update((file, each) for file, each in self._positions.items() if file not in texts)
        other.has_document.update((file, each) for file, each in self.has_document.items() if file not in texts)
        return other

    def forget(self, but: Collection[str] = ()) -> None:
        """Let go of all files that have been read, but some."""
        self._read = {file: each for file, each in self._read.items() if file in but}
        self._positions = {file: each for file, each in self._positions.items() if file in but}

    def bytes(self, file: str) -> bytes:
        """The bytes of a file as they count now. Raises Unreadable."""
        if file in self.overlay:
            return bounded(self.overlay[file], file)
        return read_bytes(self.root / file, file, self.root)

    def text(self, file: str) -> tuple[Source, Reading]:
        """The text of a file and the data in it, with the findings of reading it as YAML."""
        try:
            source = decode(self.bytes(file), file)
        except Unreadable as error:
            reading = Reading(None, [error.finding], whole=False)
            self._positions[file] = Positions(error.source, reading)
            return error.source, reading
        reading = read(source)
        self._positions[file] = Positions(source, reading)
        if (reading.findings or lints.suspected(source)) and reading.root is not None and reading.whole:
            reading.findings.extend(lints.lint(source, reading.root))
        return source, reading

    def plan_file(self, file: str) -> FileRead:
        """A plan file, parsed."""
        if file not in self._read:
            with gc_paused():
                source, reading = self.text(file)
                _look_for_a_line(source, reading)
                parsed, findings = (
                    parse(file, reading.data, self.positions(file), most=self.most) if reading.whole else (None, [])
                )
                if parsed is not None:
                    for route in reading.merged:
                        collection = kind_at(Plan, route[:-1])[1]
                        parsed.unread.update(collections_within(collection) if collection is not None else ())
                self._read[file] = FileRead(file, source, reading, parsed, [*reading.findings, *findings])
        return self._read[file]

    def positions(self, file: str) -> Positions:
        """The text of a file that has been read, and where everything stands in it; an empty text of any other."""
        return self._positions.get(file) or Positions(Source(file, ""))

    def source(self, file: str) -> Source:
        """The text of a file that has been read; an empty one of any other."""
        return self.positions(file).source

    def data(self, file: str) -> Plain:
        """What a file says that has been read; None where it cannot be read."""
        # Read anew: what is wrong has been taken out of the data that the model was made of.
        reading = read(self.source(file))
        return reading.data if reading.whole else None

    def locate(self, place: Location) -> Span:
        """The stretch of text that a place is."""
        return self.positions(place.file).span(place)

    def has_file(self, name: str) -> bool:
        """Whether there is a regular file of a name inside the workspace."""
        return name in self.overlay or is_file(self.root, name)

    def records(self, folder: str) -> tuple[str, ...]:
        """The names of the files that a plan's folder has for records of choices."""
        beside = f"{folder}/records" if folder else "records"
        try:
            found = sorted(each.name for each in islice((self.root / beside).iterdir(), _MOST_RECORDS))
        except OSError:
            return ()
        names = (f"{beside}/{each}" for each in found if each.endswith(".json") and each != _REVIEWED)
        return tuple(name for name in names if is_file(self.root, name))

    def suppressions(self, file: str) -> list[Suppression]:
        """The comments in a file that silence rules."""
        there = self.positions(file)
        return comments.suppressions(there.source, there.root) if comments.suspected(there.source) else []


class Rereader(Reader):
    """Reads files one after another, and can let go of them: one that is asked for afterwards is read again."""

    _source = Source("", "")

    def positions(self, file: str) -> Positions:
        """The text of a file, and where everything stands in it; an empty text where there is no such file."""
        if file not in self._positions and self.has_file(file):
            if len(self._positions) > _HELD:
                self.forget()
                gc.collect()  # what a file consists of refers to one another
            self.plan_file(file)
        return super().positions(file)

    def source(self, file: str) -> Source:
        """The text of a file; an empty one where there is none."""
        if file in self._positions or not self.has_file(file):
            return super().source(file)
        if self._source.file != file:
            try:
                self._source = decode(self.bytes(file), file)
            except Unreadable as error:
                self._source = error.source
        return self._source


def _look_for_a_line(source: Source, reading: Reading) -> None:
    """Where a text can be read with another line above one with a fault, report that line and nothing else."""
    if reading.stopped is not None and (line := headings.missing(source, reading.stopped.line)) is not None:
        reading.findings = [line.finding(source)]
