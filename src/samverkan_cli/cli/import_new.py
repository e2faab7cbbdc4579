"""A Word or Excel file, as a new plan."""

from __future__ import annotations

from pathlib import Path

from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message


def import_new(
    session: Session, path: Path, *, into: str | None, columns: list[str], keep_persons: bool, dry_run: bool
) -> int:
    """Make a plan of a file. Gives 0."""
    raise UserError(Message("A file cannot be made a plan of yet"))
