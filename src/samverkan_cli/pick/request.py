"""What is written on the command line by somebody who picks goals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.pick.limit_options import LimitOptions
from samverkan_cli.pick.record import Method
from samverkan_cli.pick.vote.tally import RuleName


@record
class Request:
    """A period, who picks and whom it binds (ids, or the word for all), how, and the decision. Nothing is checked yet.

    `ballots` and `weights` name files. With `replace` what is not set stays as it is in the plan. `wordings` are
    adopted wordings by goal, `added` the titles of goals that those who pick add, by their new ids. `put_in` and
    `taken_out` are changes by hand after a count, by goal, each with why. `renamed` are ids by those that they had.
    """

    period: str
    by: str
    binds: tuple[str, ...] = ()
    first: date | None = None
    until: date | None = None
    method: Method = "manual"
    goals: tuple[str, ...] = ()
    rule: RuleName | None = None
    ballots: str | None = None
    weights: str | None = None
    min_ticks: int = 3
    max_ticks: int | None = None
    skip_invalid: bool = False
    lot: str | None = None
    limits: LimitOptions = field(default_factory=LimitOptions)
    decided: date | None = None
    section: str | None = None
    replace: bool = False
    wordings: Mapping[str, str] = field(default_factory=dict)
    added: Mapping[str, str] = field(default_factory=dict)
    put_in: Mapping[str, str] = field(default_factory=dict)
    taken_out: Mapping[str, str] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)

    def idle(self) -> Iterator[UserError]:
        """What would have no effect with the method, so that somebody would be misled."""
        options = {
            "--put-in": self.put_in,
            "--take-out": self.taken_out,
            "--lot": self.lot,
            "--ballots": self.ballots,
            "--skip-invalid": self.skip_invalid,
            "--max-ticks": self.max_ticks,
            "--rule": self.rule,
            "--goal": self.goals,
            "--weights": self.weights,
        }
        idle, how = {
            "vote": ({"--goal", "--weights"}, Message("by votes")),
            "optimise": ({"--goal", "--rule"}, Message("as the set that weighs most")),
            "manual": (options.keys() - {"--goal"}, Message("by hand")),
        }[self.method]
        for option, value in options.items():
            if option in idle and value:
                yield UserError(
                    Message("{option} has no meaning where goals are picked {how}", option=option, how=how),
                    Message("Leave {option} out, or choose another --method", option=option),
                )
        if self.method == "optimise" and self.weights and self.ballots:
            yield UserError(
                Message("{one} and {other} cannot both be given", one="--weights", other="--ballots"),
                Message("Leave one of them out"),
            )
