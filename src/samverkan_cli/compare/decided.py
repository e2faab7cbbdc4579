"""What was decided, apart from how it has gone with it and how it is worded."""

from __future__ import annotations

from samverkan_cli.compare.differences import Difference
from samverkan_cli.compare.kinds import ChangeKind
from samverkan_cli.core.diagnostic import Weight
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.follow_up import FollowUp, LogEntry
from samverkan_cli.model.success import Criterion
from samverkan_cli.model.thing import Part

_FOLLOWED = {ChangeKind.STATUS, ChangeKind.WENT_BACK, ChangeKind.MEASURED, ChangeKind.REWRITTEN, ChangeKind.DROPPED}
"""How it goes with what was decided, and not what was."""
_KEPT = ("handling", "revised", "revisions", "moved", "consultation", "status", "score", "date", "version")


def was_decided(one: Difference) -> bool:
    """Whether a difference is one of what was decided, and not of how it has gone, or of how it is worded."""
    if one.weight is Weight.FORM or one.kind in _FOLLOWED or (one.field is not None and one.field.key in _KEPT):
        return False
    if isinstance(one.part, Activity) and one.field is not None and one.field.key == "until":
        return not any(each.now == one.new for each in one.part.moved)
    part: Part | None = one.part
    while part is not None:
        if isinstance(part, FollowUp | LogEntry | Criterion):
            return False
        part = part.parent
    return True
