"""Findings as SARIF 2.1.0, for GitHub's code scanning and for the viewers in editors.

Places are lines and columns alone, because tools do not agree on whether an offset counts a byte order mark.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from samverkan_cli import __version__
from samverkan_cli.check.rule import WEIGHTS, Diagnostic, Rule
from samverkan_cli.core.diagnostic import Fix, Level
from samverkan_cli.core.inert import inert_json
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Edit, Span
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.report.report import Report, writable
from samverkan_cli.rules.pages import page

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HOME = "https://pypi.org/project/samverkan-cli/"
"""Where the program can be had and read about."""
ROOT = "%SRCROOT%"
"""What GitHub and the viewers call the folder that paths are relative to."""
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "recommendation"}


def findings(report: Report) -> str:
    """All findings as one SARIF log with one run; the rules in it are those that were asked for."""
    numbers = {rule.code: n for n, rule in enumerate(report.rules)}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "samverkan",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "informationUri": HOME,
                        "language": report.speech.code,
                        "rules": [_rule(rule, report.speech) for rule in report.rules],
                    }
                },
                "automationDetails": {"id": "samverkan/"},
                "language": report.speech.code,
                "columnKind": "unicodeCodePoints",
                "newlineSequences": ["\r\n", "\n", "\r"],
                "originalUriBaseIds": {ROOT: {"description": {"text": report.speech(Message("The repository"))}}},
                "results": [_result(each, numbers[each.code], report) for each in report.found],
                "properties": {
                    "plans": [{"name": plan.name, "complete": plan.complete} for plan in report.plans],
                    "files": report.files,
                },
            }
        ],
    }
    # On one line, which is written twice as fast: nobody reads it as it is.
    return inert_json(writable(json.dumps(log, ensure_ascii=False))) + "\n"


def _rule(rule: Rule, speech: Speech) -> dict[str, Any]:
    written = page(rule, speech.code)
    why = [" ".join(paragraph.split()) for paragraph in written.why.split("\n\n")]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": written.sentence},
        "fullDescription": {"text": why[0]},
        "helpUri": f"{HOME}#{rule.code.lower()}",
        "help": {"text": "\n\n".join([written.sentence, *why]), "markdown": written.text},
        "defaultConfiguration": {"level": _LEVELS[rule.adopted]},
        "properties": {
            "tags": [rule.family, rule.weight],
            "problem.severity": _SEVERITIES[rule.adopted],
            "precision": "high",
            "draft": _LEVELS[rule.draft],
            "adopted": _LEVELS[rule.adopted],
        },
    }


def _result(each: Diagnostic, number: int, report: Report) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": each.code,
        "ruleIndex": number,
        "level": _LEVELS[each.level],
        "rank": _rank(each),
        "message": {"text": report.sentences(each)},
        # GitHub refuses a whole log in which one result has no file.
        "locations": [
            _location(each.span, report) if each.span is not None else _located(report.nowhere, {"startLine": 1})
        ],
        "partialFingerprints": {"primaryLocationLineHash": each.id},
        "properties": {"plan": each.plan, "plans": list(each.plans), "path": list(each.route)},
    }
    if each.related:
        result["relatedLocations"] = [
            {"id": n, **_location(span, report), "message": {"text": report.speech(message)}}
            for n, (message, span) in enumerate(each.related, start=1)
        ]
    splices = report.splices(each.fix) if each.fix is not None else None
    if each.fix is not None and splices is not None:
        result["fixes"] = [_fix(each.fix, splices, report)]
    return result


def _rank(each: Diagnostic) -> float:
    """How much a finding matters, from 0 to 100: by its weight, and among those of one by its level."""
    place = WEIGHTS.index(each.rule.weight) * len(Level) + Level.ERROR - each.level
    return round(100 - 100 * place / (len(WEIGHTS) * len(Level) - 1), 1)


def _location(span: Span, report: Report) -> dict[str, Any]:
    return _located(report.file(span.file), _region(span))


def _located(file: str, region: dict[str, int]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(file), "region": region}}


def _artifact(file: str) -> dict[str, str]:
    try:
        # The bytes of the name as it is on the disk, so that one that is not UTF-8 leads to its file all the same.
        name = file.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        name = writable(file).encode()
    return {"uri": quote(name), "uriBaseId": ROOT}


def _region(span: Span) -> dict[str, int]:
    return {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}


def _fix(fix: Fix, splices: list[Edit], report: Report) -> dict[str, Any]:
    files = dict.fromkeys(edit.file for edit in splices)
    return {
        "description": {"text": report.speech(fix.title)},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(report.file(file)),
                "replacements": [
                    {
                        "deletedRegion": _region(report.source(file).span(edit.start, edit.end)),
                        "insertedContent": {"text": edit.text},
                    }
                    for edit in splices
                    if edit.file == file
                ],
            }
            for file in files
        ],
        "properties": {"safe": fix.safe},
    }
