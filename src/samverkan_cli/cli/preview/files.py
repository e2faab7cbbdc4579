"""The files that a page links to, served as `render` would lay them beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from samverkan_cli.cli.beside import content_of
from samverkan_cli.cli.preview.server import Answer
from samverkan_cli.core.record import record

_SHOWN = {
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".md": "text/plain; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}
"""What a browser shows by itself, and nothing in which a script would run as ours: all else is saved."""
_SAVED = "application/octet-stream"
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
_OF_PDF = "frame-ancestors 'self'"
"""A browser's own reader does not start in a sandbox, and lets a PDF do nothing here."""


@record
class Files:
    """Files of a workspace, by where the page looks for them. They are read when somebody asks."""

    root: Path = field(default_factory=Path)
    by_place: Mapping[str, str] = field(default_factory=dict)

    def answer(self, address: str) -> Answer | None:
        """The file at an address that is relative to the page; None for any other than the page's own."""
        file = self.by_place.get(unquote(address))
        content = content_of(self.root, file) if file is not None else None
        if file is None or content is None:
            return None
        type = _SHOWN.get(PurePosixPath(file).suffix.lower(), _SAVED)
        return Answer(content, type, _OF_PDF if type == _SHOWN[".pdf"] else _POLICY)
