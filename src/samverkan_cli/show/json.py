"""Findings as JSON, for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from samverkan_cli.check.found import Found
from samverkan_cli.core.change import Change, Fix
from samverkan_cli.core.edit import Edit
from samverkan_cli.core.finding import Level
from samverkan_cli.core.source import Span
from samverkan_cli.locale.speech import Speech

VERSION = 1
Edits = Callable[[Change], Sequence[Edit]]


def findings(
    found: Sequence[Found], plans: Sequence[tuple[str, bool]], files: int, speech: Speech, edits: Edits
) -> str:
    """All findings as one JSON document, with every key always there.

    `plans` are the plans that were looked at and whether each is whole, `files` how many plan files were read. A fix
    that cannot be made as a splice of text is left out.
    """
    document = {
        "version": VERSION,
        "plans": [{"name": name, "complete": complete} for name, complete in plans],
        "findings": [_finding(each, speech, edits) for each in found],
        "summary": {
            "plans": len(plans),
            "files": files,
            **{
                f"{level.word}s": sum(each.level is level for each in found)
                for level in (Level.ERROR, Level.WARNING, Level.INFO)
            },
        },
    }
    return _lines(document)


def _lines(document: dict[str, Any]) -> str:
    """JSON with one item of a list on each line: told apart by eye and by grep, and written in a tenth of the time."""
    parts = []
    for key, value in document.items():
        if isinstance(value, list) and value:
            inner = ",\n".join(f"  {json.dumps(item, ensure_ascii=False)}" for item in value)
            parts.append(f" {json.dumps(key)}: [\n{inner}\n ]")
        else:
            parts.append(f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    # A file name that is not UTF-8 is held as lone surrogates, which no text can hold, but JSON can escape.
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", "{\n" + ",\n".join(parts) + "\n}\n")


def _finding(each: Found, speech: Speech, edits: Edits) -> dict[str, Any]:
    return {
        "code": each.code,
        "name": each.name,
        "level": each.level.word,
        "message": speech(each.message),
        "help": speech(each.help) if each.help is not None else None,
        "plan": each.plan,
        "plans": list(each.plans),
        **_place(each.span),
        "path": list(each.route),
        "related": [{"message": speech(message), **_place(span)} for message, span in each.related],
        "fix": _fix(each.fix, speech, edits) if each.fix is not None else None,
    }


def _place(span: Span | None) -> dict[str, Any]:
    if span is None:
        return dict.fromkeys(("file", "line", "column", "end_line", "end_column"))
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _fix(fix: Fix, speech: Speech, edits: Edits) -> dict[str, Any] | None:
    splices: list[Edit] = []
    for change in fix.changes:
        made = (change,) if isinstance(change, Edit) else edits(change)
        if not made:
            return None
        splices.extend(made)
    return {
        "title": speech(fix.title),
        "safe": fix.safe,
        "edits": [{"file": edit.file, "start": edit.start, "end": edit.end, "text": edit.text} for edit in splices],
    }
