"""Changes as splices of text."""

from __future__ import annotations

from samverkan_cli.core.change import Change
from samverkan_cli.core.edit import Edit
from samverkan_cli.load.reader import Reader


def edits_of(reader: Reader, change: Change) -> tuple[Edit, ...]:
    return ()
