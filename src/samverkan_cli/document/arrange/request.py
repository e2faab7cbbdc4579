"""What a document is asked for."""

from __future__ import annotations

from datetime import date

from samverkan_cli.compare.worded import Changes
from samverkan_cli.core.record import record
from samverkan_cli.i18n.speech import Code
from samverkan_cli.model.follow_up import FollowUp
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Period


@record
class Request:
    """How a document is to be made; what a document has no use for it leaves aside.

    `language` is that of a plan which does not say its own. `today` is drawn where time is drawn, and `period` is the
    one whose goals are given. `follow_up` is the report that is written, `owner` who an extract is for, and `changes`
    what differs from an earlier version.
    """

    language: Code = "sv"
    today: date | None = None
    period: Period | None = None
    follow_up: FollowUp | None = None
    owner: Owner | Group | None = None
    changes: Changes | None = None
