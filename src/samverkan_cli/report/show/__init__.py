"""Views as text, CSV and JSON: a module for each draws it and says which rows it has; `views` makes the data."""

from __future__ import annotations

from typing import Any

from samverkan_cli.report.show.balance import BALANCE
from samverkan_cli.report.show.calendar import CALENDAR
from samverkan_cli.report.show.goals import GOALS
from samverkan_cli.report.show.matrix import MATRIX
from samverkan_cli.report.show.owners import OWNERS
from samverkan_cli.report.show.plan import PLAN
from samverkan_cli.report.show.presentation import Presentation
from samverkan_cli.report.show.remarks import REMARKS
from samverkan_cli.report.show.timeline import TIMELINE
from samverkan_cli.report.show.workload import WORKLOAD

VIEWS: dict[str, Presentation[Any]] = {
    "plan": PLAN,
    "goals": GOALS,
    "owners": OWNERS,
    "matrix": MATRIX,
    "balance": BALANCE,
    "timeline": TIMELINE,
    "calendar": CALENDAR,
    "load": WORKLOAD,
    "remarks": REMARKS,
}
"""The views by name."""
