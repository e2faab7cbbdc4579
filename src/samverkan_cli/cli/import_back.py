"""A filled-in table, back into the plan that it was made of."""

from __future__ import annotations

from pathlib import Path

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message


def import_back(session: Session, path: Path, plan: str, *, write: bool) -> int:
    """Show what a table has otherwise than its plan, and write that where it is to be written."""
    raise UserError(Message("A table cannot be taken back into its plan yet"))
