"""The views by name."""

from __future__ import annotations

from typing import Any

from samverkan_cli.show.views.balance import BALANCE
from samverkan_cli.show.views.calendar import CALENDAR
from samverkan_cli.show.views.goals import GOALS
from samverkan_cli.show.views.matrix import MATRIX
from samverkan_cli.show.views.owners import OWNERS
from samverkan_cli.show.views.plan.view import PLAN
from samverkan_cli.show.views.timeline import TIMELINE
from samverkan_cli.show.views.view import View

VIEWS: dict[str, View[Any]] = {
    "plan": PLAN, "goals": GOALS, "owners": OWNERS, "matrix": MATRIX, "balance": BALANCE, "timeline": TIMELINE,
    "calendar": CALENDAR,
}  # fmt: skip
