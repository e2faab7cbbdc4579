"""Findings as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Fix, Level
from samverkan_cli.core.inert import inert_json
from samverkan_cli.core.text import Span
from samverkan_cli.report.report import Report

VERSION = 1


def findings(report: Report) -> str:
    """All findings as one JSON document, with every key always there.

    A fix that cannot be made as a splice of text is left out.
    """
    document = {
        "version": VERSION,
        "plans": [
            {
                "name": plan.name,
                "complete": plan.complete,
                "not_run": [{"code": code, "why": why} for code, why in plan.not_run.items()],
            }
            for plan in report.plans
        ],
        "findings": [_finding(each, report) for each in report.found],
        "summary": {
            "plans": len(report.plans),
            "files": report.files,
            **{
                f"{level.word}s": sum(each.level is level for each in report.found)
                for level in (Level.ERROR, Level.WARNING, Level.INFO)
            },
        },
    }
    return lines(document)


def lines(document: Mapping[str, Any]) -> str:
    """JSON with one item of a list on each line: told apart by eye and by grep, and written in a tenth of the time."""
    parts = []
    for key, value in document.items():
        if isinstance(value, list) and value:
            inner = ",\n".join(f"  {json.dumps(item, ensure_ascii=False)}" for item in value)
            parts.append(f" {json.dumps(key)}: [\n{inner}\n ]")
        else:
            parts.append(f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return inert_json("{\n" + ",\n".join(parts) + "\n}\n")


def _finding(each: Diagnostic, report: Report) -> dict[str, Any]:
    speech = report.speech
    return {
        "id": each.id,
        "code": each.code,
        "name": each.name,
        "level": each.level.word,
        "weight": each.rule.weight.value,
        "message": speech(each.message),
        "help": speech(each.help) if each.help is not None else None,
        "plan": each.plan,
        "plans": list(each.plans),
        **_place(each.span),
        "path": list(each.route),
        "related": [{"message": speech(message), **_place(span)} for message, span in each.related],
        "gathered": [{"path": list(one.route), **_start(one.span)} for one in each.gathered],
        "fix": _fix(each.fix, report) if each.fix is not None else None,
    }


def _start(span: Span | None) -> dict[str, Any]:
    place = _place(span)
    return {key: place[key] for key in ("file", "line", "column")}


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


def _fix(fix: Fix, report: Report) -> dict[str, Any] | None:
    splices = report.splices(fix)
    if splices is None:
        return None
    return {
        "title": report.speech(fix.title),
        "safe": fix.safe,
        "edits": [{"file": edit.file, "start": edit.start, "end": edit.end, "text": edit.text} for edit in splices],
    }
