"""SAM606 unused-governing-document."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import marked
from samverkan_cli.link.project import Project
from samverkan_cli.rules.unused import Unused

_GOVERNING_DOCUMENTS = Unused(
    "governing_documents",
    marked("Nothing in the plan rests on {thing}"),
    marked("Nothing in the plan rests on any of the {n} governing documents"),
    marked("Name it under governing_documents, where something rests on it, or take it away"),
)


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every governing document that nothing rests on."""
    return _GOVERNING_DOCUMENTS.told(plan)
