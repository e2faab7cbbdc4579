"""The views by name."""

from __future__ import annotations

from typing import Any

from samverkan_cli.views.balance import BALANCE
from samverkan_cli.views.calendar import CALENDAR
from samverkan_cli.views.goals import GOALS
from samverkan_cli.views.matrix import MATRIX
from samverkan_cli.views.owners import OWNERS
from samverkan_cli.views.plan import PLAN
from samverkan_cli.views.timeline import TIMELINE
from samverkan_cli.views.view import View

VIEWS: dict[str, View[Any]] = {
    "plan": PLAN,
    "goals": GOALS,
    "owners": OWNERS,
    "matrix": MATRIX,
    "balance": BALANCE,
    "timeline": TIMELINE,
    "calendar": CALENDAR,
}
