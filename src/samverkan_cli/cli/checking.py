"""The findings of plans, for the day and in the language of a run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from samverkan_cli.cli.session import Session
from samverkan_cli.validation import checking

if TYPE_CHECKING:
    from samverkan_cli.check.judging import Checked
    from samverkan_cli.load.workspace import Workspace


def checked(
    session: Session,
    workspace: Workspace,
    names: Sequence[str],
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    compared: Callable[[Checked], Checked] | None = None,
) -> checking.Outcome:
    """The findings of some plans, in the order in which they are reported."""
    return checking.checked(workspace, names, session.today, session.speech, select, ignore, compared)
