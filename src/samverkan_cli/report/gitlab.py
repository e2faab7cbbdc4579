"""Findings as a code quality report for GitLab, which shows what a merge request brings and what it fixes."""

from __future__ import annotations

from samverkan_cli.core.diagnostic import Level
from samverkan_cli.core.inert import json_text
from samverkan_cli.report.report import Report, writable

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}


def findings(report: Report) -> str:
    """All findings as one list. GitLab drops a finding that has the fingerprint of another, so none has."""
    issues = [
        {
            "description": report.sentences(each),
            "check_name": f"{each.code} {each.name}",
            "fingerprint": each.id,
            "severity": _SEVERITIES[each.level],
            "location": {
                "path": writable(report.file(each.span.file) if each.span is not None else report.nowhere),
                "lines": {
                    "begin": each.span.line if each.span is not None else 1,
                    "end": each.span.end_line if each.span is not None else 1,
                },
            },
        }
        for each in report.found
    ]
    return json_text(issues, 1)
