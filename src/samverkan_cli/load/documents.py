"""Which files make a folder a plan: those that have the field `document`, or had it before its line was taken away."""

from __future__ import annotations

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.load import headings
from samverkan_cli.load.cache import Reader
from samverkan_cli.load.files import WIDE

_DOCUMENT = compiled_late(rb"(?i)(?<![\w-])(?:do[ck]ument(?:et)?|plan(?:en)?)[\"']?[ \t]*(?::|[\r\n])")
_NEARLY_DOCUMENT = compiled_late(rb"(?i)(?:\A(?:\xef\xbb\xbf)?|[\r\n])[\"']?do[ck]ument(?:et)?[\"']?[ \t]*(?::|[\r\n])")
_INDENTED_TITLE = compiled_late(rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*[ ]+(?:title|kind)[ \t]*:")
_DOCUMENT_LINE = compiled_late(rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n])[\"']?document[\"']?[ \t]*:")
_BEGINS_WITH_DOCUMENT = compiled_late(
    rb"(?:\xef\xbb\xbf)?(?:[ ]*(?:#[^\r\n]*)?\r?\n)*document:[ ]*(?:#[^\r\n]*)?\r?\n[ ]+[a-z_]+:[ ]"
)
"""So most plans begin. Then nothing needs to be parsed to see it, and a workspace may have plans by the thousand."""


def is_plan_like(raw: bytes) -> bool:
    """Whether a line of a file begins with the field that makes it a plan."""
    return _DOCUMENT_LINE.search(raw) is not None


def holds_document(file: str, raw: bytes, reader: Reader) -> bool:
    """Whether a file has `document` at the top; one that cannot be parsed, whether a line begins with it."""
    if raw[:2] in WIDE or b"\0" in raw[:4]:
        raw = raw.removeprefix(raw[:2] if raw[:2] in WIDE else b"").replace(b"\0", b"")
    if _BEGINS_WITH_DOCUMENT.match(raw):
        return True
    begins = _INDENTED_TITLE.match(raw) is not None
    if not begins and not _DOCUMENT.search(raw):
        return False
    read = reader.plan_file(file)
    if begins and (line := headings.missing(read.source, 0)) is not None and line.name == "document":
        return True
    if not read.reading.whole:
        return _NEARLY_DOCUMENT.search(raw) is not None
    parsed = read.parsed
    return parsed is not None and (
        parsed.plan.document is not None or any(route[:1] == ("document",) for route in parsed.left_out)
    )
