"""What answers an editor has to do with: the files that are open, the places in them, and findings as they are sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls import uris

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.core.text import Edit, Source, Span
from samverkan_cli.editor import navigation
from samverkan_cli.editor.buffer import Buffer, Width, offset_of, range_of, range_of_span
from samverkan_cli.editor.navigation import Found
from samverkan_cli.editor.workbench import Snapshot, Workbench
from samverkan_cli.i18n.speech import Speech

_SEVERITIES = {
    Level.ERROR: lsp.DiagnosticSeverity.Error,
    Level.WARNING: lsp.DiagnosticSeverity.Warning,
    Level.INFO: lsp.DiagnosticSeverity.Information,
}
_NEEDLESS = ("SAM010", "SAM103")
"""What these find is shown as something that could go."""
Place = tuple[Snapshot, str]
"""A workspace, and a file in it."""


class Desk:
    """The open files of one editor. `width` says how long letters are to it, `snippets` whether it can fill gaps."""

    def __init__(self, bench: Workbench, say: Speech, width: Width, *, snippets: bool) -> None:
        self.bench, self.say, self.width, self.snippets = bench, say, width, snippets
        self.buffers: dict[Path, Buffer] = {}

    def uri(self, path: Path) -> str:
        """What the editor calls a file."""
        buffer = self.buffers.get(path)
        return buffer.uri if buffer is not None else uris.from_fs_path(str(path)) or ""

    def place(self, document: Any) -> Place | None:
        """The workspace of a document; None where it is none of ours."""
        path = path_of(document.uri)
        return self.bench.snapshot(path) if path is not None else None

    def source(self, document: Any, place: Place) -> Source:
        """The text of a document."""
        path = path_of(document.uri)
        buffer = self.buffers.get(path) if path is not None else None
        if buffer is not None:
            return buffer.source
        place[0].reader.plan_file(place[1])
        return place[0].reader.source(place[1])

    def offset(self, source: Source, at: lsp.Position) -> int:
        """How many code points into a text a place of the editor is."""
        return offset_of(source, at, self.width)

    def range(self, source: Source, start: int, end: int) -> lsp.Range:
        """A stretch of a text as the editor counts it."""
        return range_of(source, start, end, self.width)

    def range_of(self, snapshot: Snapshot, span: Span | None) -> lsp.Range:
        """The same of a span; the beginning where there is none."""
        if span is None:
            return lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
        return range_of_span(snapshot.reader.source(span.file), span, self.width)

    def location(self, snapshot: Snapshot, span: Span) -> lsp.Location:
        """A span with its file."""
        return lsp.Location(self.uri(snapshot.workspace.root / span.file), self.range_of(snapshot, span))

    def found(self, params: Any) -> tuple[Snapshot, str, Found] | None:
        """What stands where the editor asks."""
        place = self.place(params.text_document)
        if place is None:
            return None
        offset = self.offset(self.source(params.text_document, place), params.position)
        found = navigation.found_at(*place, offset)
        return (*place, found) if found is not None else None

    def diagnostic(self, snapshot: Snapshot, each: Diagnostic) -> lsp.Diagnostic:
        """A finding as it is sent."""
        help = f"\n{self.say(each.help)}" if each.help is not None else ""
        related = [
            lsp.DiagnosticRelatedInformation(self.location(snapshot, span), self.say(message))
            for message, span in each.related
        ]
        return lsp.Diagnostic(
            range=self.range_of(snapshot, each.span),
            message=self.say(each.message) + help,
            severity=_SEVERITIES[each.level],
            code=each.code,
            source="samverkan",
            related_information=related or None,
            tags=[lsp.DiagnosticTag.Unnecessary] if each.code in _NEEDLESS else None,
            data={"name": each.name},
        )

    def edit(
        self, snapshot: Snapshot, splices: Mapping[str, Sequence[Edit]], order: Iterable[str] = ()
    ) -> lsp.WorkspaceEdit:
        """Splices as the editor makes them, each file in the version that they were worked out for."""
        changes = []
        for file in dict.fromkeys((*order, *splices)):
            path = snapshot.workspace.root / file
            buffer = self.buffers.get(path)
            source = snapshot.reader.source(file)
            if not source.text and path.is_file():  # no plan file, such as a record
                source = Source(file, path.read_bytes().decode("utf-8", "replace"))
            edits = [lsp.TextEdit(self.range(source, each.start, each.end), each.text) for each in splices[file]]
            version = buffer.version if buffer is not None else None
            document = lsp.OptionalVersionedTextDocumentIdentifier(self.uri(path), version)
            changes.append(lsp.TextDocumentEdit(document, list(edits)))
        return lsp.WorkspaceEdit(document_changes=list(changes))


def path_of(uri: str) -> Path | None:
    """The file that an editor means; None where it is none on the disk."""
    if not uri.startswith("file:"):
        return None
    path = uris.to_fs_path(uri)
    return Path(path) if path is not None else None
