"""Whole-number programmes over goals, solved by HiGHS: https://highs.dev.

HiGHS counts in floating point. So all numbers that go in are whole, an answer is worth something only when the proof
is closer than one whole number, and whoever asks counts the answer again in fractions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record

MOST = 10**12
"""Sums of whole numbers above this are not told apart in floating point with certainty."""
TOO_FINE = Message("The weights are too great, or divided too finely, to be counted with certainty")
ROUND = Message("Round them to fewer decimals")
_NODES = 200_000
_SECONDS = 900.0
_INFINITE = float("inf")


@record
class Row:
    """A sum that lies between two bounds, None being none. `factors` are by number of the variable."""

    factors: Mapping[int, int]
    least: int | None = None
    most: int | None = None


@dataclass(slots=True)
class Programme:
    """Variables with bounds, and rows over them. `whole` are the variables that are whole numbers, the first ones."""

    whole: int
    lower: list[int]
    upper: list[int]
    rows: list[Row] = field(default_factory=list)

    def best(self, factors: Mapping[int, int], rows: Sequence[Row] = ()) -> tuple[int, ...] | None:
        """The whole variables where a sum is greatest and all rows hold, and more rows too; None where none can.

        Raises UserError where the numbers are too great for HiGHS.
        """
        return _solved(self, factors, (*self.rows, *rows))


def _solved(programme: Programme, factors: Mapping[int, int], rows: Sequence[Row]) -> tuple[int, ...] | None:
    highs = _highs()
    if sum(abs(factor) * max(1, programme.upper[n]) for n, factor in factors.items()) > MOST:
        raise UserError(TOO_FINE, ROUND)
    import highspy
    import numpy as np

    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(programme.lower), len(rows)
    cost = np.zeros(model.num_col_)
    for n, factor in factors.items():
        cost[n] = factor
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = cost
    model.col_lower_, model.col_upper_ = np.array(programme.lower, float), np.array(programme.upper, float)
    model.row_lower_ = np.array([-_INFINITE if row.least is None else row.least for row in rows], float)
    model.row_upper_ = np.array([_INFINITE if row.most is None else row.most for row in rows], float)
    starts = np.cumsum([0, *(len(row.factors) for row in rows)])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = starts
    model.a_matrix_.index_ = np.array([n for row in rows for n in row.factors], int)
    model.a_matrix_.value_ = np.array([factor for row in rows for factor in row.factors.values()], float)
    kinds = [highspy.HighsVarType.kInteger] * programme.whole
    model.integrality_ = kinds + [highspy.HighsVarType.kContinuous] * (model.num_col_ - programme.whole)
    highs.passModel(model)
    highs.run()
    status = highs.getModelStatus()
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return None
    if status in (highspy.HighsModelStatus.kSolutionLimit, highspy.HighsModelStatus.kTimeLimit):
        raise UserError(
            Message("There are too many ways to choose for the best to be found"),
            Message("Set narrower limits, or count the votes with a rule that goes goal by goal, such as equal-shares"),
        )
    if status != highspy.HighsModelStatus.kOptimal:
        raise RuntimeError(f"HiGHS ended with {highs.modelStatusToString(status)}")
    return tuple(round(each) for each in highs.getSolution().col_value[: programme.whole])


def _highs() -> Any:
    import highspy

    class Silent(highspy.Highs):
        """HiGHS 1.16 greets on stdout while it is made, at its first callback: before an option can be set outside."""

        def enableCallbacks(self) -> None:  # noqa: N802 - the name is theirs
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()  # type: ignore[no-untyped-call]

    highs: Any = Silent()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False),
        ("threads", 1),
        ("random_seed", 0),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.25),
        ("mip_feasibility_tolerance", 1e-9),
        ("primal_feasibility_tolerance", 1e-9),
        # Nodes and not minutes, so that a slower computer gives the same answer; the minutes are a last resort.
        ("mip_max_nodes", _NODES),
        ("time_limit", _SECONDS),
    ):
        highs.setOptionValue(option, value)
    return highs
