"""SAM304 unknown-validity."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import ERROR, WARNING, Given, rule
from samverkan_cli.core.finding import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.follow.validity import valid_until
from samverkan_cli.link.project import Project


@rule("SAM304", "unknown-validity", draft=WARNING, adopted=ERROR)
def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of a document whose last day cannot be worked out."""
    document = plan.document
    if valid_until(document) is not None:
        return
    if any(part is not None and part.doubtful for part in (document.valid, document.adopted)):
        return
    if not (document.whole("valid") and document.whole("adopted")):
        return
    if document.valid is not None and document.valid.for_ is not None:
        help = Message("Write from: beside for:, or the whole day of adoption")
    else:
        help = Message("Write valid: {{from: ..., until: ...}}, or for: and how long")
    yield Finding(
        document.at("valid") if document.valid is not None else document.at(),
        Message("It cannot be worked out until which day the document holds"),
        help=help,
    )
