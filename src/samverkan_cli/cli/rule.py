"""`samverkan rule`."""

from __future__ import annotations

from samverkan_cli.cli.session import Session
from samverkan_cli.core.message import marked

NAME = "rule"
HELP = marked("Explain a rule; alone, show the table of rules.")
EXAMPLE = marked("Example: samverkan rule unowned-activity")


def run(session: Session) -> int:
    """Show a rule's page, or all rules."""
    return 0
