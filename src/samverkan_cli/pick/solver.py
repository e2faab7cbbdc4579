"""Whole-number programmes over goals, solved by HiGHS: https://highs.dev.

HiGHS counts in floating point. So all numbers that go in are whole, an answer is worth something only when the proof
is closer than one whole number, and whoever asks counts the answer again in fractions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.pick import highs

MOST = 10**12
"""Sums of whole numbers above this are not told apart in floating point with certainty."""
TOO_FINE = Message("The weights are too great, or divided too finely, to be counted with certainty")
ROUND = Message("Round them to fewer decimals")
_OPTIONS: Mapping[str, bool | int | float] = {
    "threads": 1,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.25,
    "mip_feasibility_tolerance": 1e-9,
    "primal_feasibility_tolerance": 1e-9,
    # Nodes and not minutes, so that a slower computer gives the same answer.
    "mip_max_nodes": 200_000,
}


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
    if sum(abs(factor) * max(1, programme.upper[n]) for n, factor in factors.items()) > MOST:
        raise UserError(TOO_FINE, ROUND)
    columns = len(programme.lower)
    answer = highs.run(
        highs.Model(
            costs=[factors.get(n, 0) for n in range(columns)],
            lower=programme.lower,
            upper=programme.upper,
            whole=[n < programme.whole for n in range(columns)],
            rows=[row.factors for row in rows],
            least=[-highs.INFINITE if row.least is None else row.least for row in rows],
            most=[highs.INFINITE if row.most is None else row.most for row in rows],
        ),
        _OPTIONS,
    )
    match answer.status:
        case highs.Ended.OPTIMAL:
            return tuple(round(each) for each in answer.values[: programme.whole])
        case highs.Ended.INFEASIBLE | highs.Ended.INFEASIBLE_OR_UNBOUNDED:
            return None
        case highs.Ended.SOLUTION_LIMIT:
            raise UserError(
                Message("There are too many ways to choose for the best to be found"),
                Message(
                    "Set narrower limits, or count the votes with a rule that goes goal by goal, such as equal-shares"
                ),
            )
    raise RuntimeError(f"HiGHS ended with status {answer.status}")
