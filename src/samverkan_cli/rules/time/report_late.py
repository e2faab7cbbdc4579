"""SAM307 report-late."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding, Related
from samverkan_cli.core.message import Message, counted
from samverkan_cli.derive.promises import promises_kept
from samverkan_cli.link.project import Project


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every promised report that came after its day. Of several, the first is the one that counts."""
    for kept in promises_kept(plan):
        if kept.due is not None and kept.certain and kept.reports and kept.reports[0].date > kept.due:
            report = kept.reports[0]
            yield Finding(
                report.at("date"),
                counted(
                    "{report} came {n} day after {due}, by when it was promised",
                    "{report} came {n} days after {due}, by when it was promised",
                    (report.date - kept.due).days,
                    report=report.title,
                    due=kept.due,
                ),
                help=Message("Say in the report why it was late, or correct the date"),
                related=(Related(Message("it was promised here"), kept.promise.at()),),
            )
