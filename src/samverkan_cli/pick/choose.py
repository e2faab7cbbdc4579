"""Choosing goals by hand, by votes or by weights, within limits."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.model.goals import Goal
from samverkan_cli.pick.ballots import Fault
from samverkan_cli.pick.conflict import Conflict, Loosening, conflict
from samverkan_cli.pick.context import Context
from samverkan_cli.pick.limits import NARROWING, Limit, Violation
from samverkan_cli.pick.optimum import Optimum
from samverkan_cli.pick.problem import Problem
from samverkan_cli.pick.record import (
    Method,
    PassedGoal,
    PickedGoal,
    RecordedBallots,
    RecordedPaid,
    RecordedPrice,
    RecordedWeights,
)
from samverkan_cli.pick.swaps import Swaps
from samverkan_cli.pick.vote import RULES
from samverkan_cli.pick.vote.pav import best_score, limited
from samverkan_cli.pick.vote.profile import Ballot, Profile
from samverkan_cli.pick.vote.tally import Round, RuleName, Tally
from samverkan_cli.pick.vote.thiele import pav_score
from samverkan_cli.pick.vote.ties import TieOrder

DEFAULT_RULE: RuleName = "equal-shares"
RULE_WITH_LIMITS: RuleName = "pav"
TIED = 20
"""So many goals that were exactly as good as one that was picked are told by name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What came of a problem: the goals in the order in which they were picked, and the others, each with why.

    `rule` is set where votes were counted, `price` where limits cost something; `ballots` and `weights` say what was
    counted.
    """

    problem: Problem
    method: Method
    goals: tuple[PickedGoal, ...]
    passed: tuple[PassedGoal, ...]
    rule: RuleName | None = None
    price: RecordedPrice | None = None
    ballots: RecordedBallots | None = None
    weights: RecordedWeights | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the goals that were picked."""
        return tuple(goal.id for goal in self.goals)


@dataclass(frozen=True, slots=True)
class Refusal:
    """No choice, because of what a person wrote: limits that are broken or contradict one another, faulty ballots."""

    context: Context
    goals: tuple[str, ...] = ()
    violations: tuple[Violation, ...] = ()
    conflict: Conflict | None = None
    faults: tuple[Fault, ...] = ()
    file: str = ""
    by_votes: bool = False
    notes: tuple[Message, ...] = ()


def by_hand(problem: Problem, goals: Sequence[Goal], others: Iterable[Goal]) -> Choice:
    """A choice that somebody made goal by goal, and not some others."""
    return Choice(problem, "manual", tuple(map(problem.picked, goals)), tuple(map(problem.passed, others)))


def by_votes(problem: Problem, ballots: Iterable[Ballot], rule: RuleName | None) -> Choice | Conflict:
    """Count votes: by a rule, or within limits by proportional approval voting, whatever the rule.

    Raises UserError where it is not said how many goals there are to be.
    """
    size = problem.count
    if size is None or size.at_most is None:
        raise UserError(
            Message("It must be said how many goals the voters pick together"),
            Message("Write --count and the number, or --at-most"),
        )
    open, most = problem.open, min(size.at_most, len(problem.open))
    profile = Profile([goal.id for goal in open], ballots)
    ties, price = problem.ties(open, profile.support), None
    if problem.binding:
        bounds, rule = problem.bounds(open), RULE_WITH_LIMITS
        best = limited(profile, ties, bounds, most)
        if best is None:
            return _contradiction(problem)
        tally, free = best, best_score(profile, ties, bounds[:1], most) or Fraction(0)
        price = RecordedPrice(picked=pav_score(profile, best.goals), without=free)
    elif (size.at_least or 0) > len(open):
        return _too_few(problem, size)
    else:
        rule = rule or DEFAULT_RULE
        tally = RULES[rule](profile, most, ties)
    swaps = _swaps(problem, profile, tally) if rule == RULE_WITH_LIMITS else None
    left = (
        problem.passed(
            goal,
            support=profile.support[n],
            supporters=profile.supporters[n],
            value=tally.left.get(n),
            **(_reason(problem, swaps, n) if swaps else {}),
        )
        for n, goal in enumerate(open)
        if n not in tally.goals
    )
    picked = tuple(_picked(problem, profile, tally, ties))
    return Choice(problem, "vote", picked, (*left, *problem.away()), rule, price)


def by_weights(problem: Problem, weights: Mapping[str, Fraction]) -> Choice | Conflict:
    """The set with the greatest total weight within limits."""
    open = problem.open
    worth = [weights.get(goal.id, Fraction(0)) for goal in open]
    ties, bounds = problem.ties(open, worth), problem.bounds(open)
    best = Optimum(ties.order, bounds, worth).best()
    if best is None:
        return _contradiction(problem)
    swaps = Swaps(bounds, best, lambda out, into: worth[into] - worth[out], worth.__getitem__)
    picked = tuple(
        problem.picked(open[goal], round=n, step="set", value=worth[goal], support=worth[goal])
        for n, goal in enumerate(best, 1)
    )
    left = (
        problem.passed(goal, support=worth[n], **_reason(problem, swaps, n))
        for n, goal in enumerate(open)
        if n not in best
    )
    free = Optimum(ties.order, bounds[:1], worth).most() if problem.binding else None
    total = sum((worth[n] for n in best), Fraction(0))
    price = RecordedPrice(picked=total, without=free) if free is not None else None
    return Choice(problem, "optimise", picked, (*left, *problem.away()), price=price)


def _contradiction(problem: Problem) -> Conflict:
    found = conflict(problem.limits, problem.ids)
    assert found is not None  # noqa: S101 - no set keeps them
    return found


def _too_few(problem: Problem, size: Limit) -> Conflict:
    """There are fewer goals than are wanted: said without HiGHS, which may not be there."""
    size, bank = replace(size, at_most=None), frozenset(problem.ids)
    least, every = size.at_least or 0, [limit for limit in problem.limits if limit.kind in NARROWING]

    def left(away: Iterable[Limit]) -> int:
        return len(bank.difference(*(each.goals for each in away)))

    needed = every
    for limit in every:
        rest = [each for each in needed if each is not limit]
        if left(rest) < least:
            needed = rest
    loosenings = [Loosening(size, left(every))]
    for limit in needed:
        others = left(each for each in every if each is not limit)
        loosenings.append(Loosening(limit, least - left(every) if others >= least else None))
    return Conflict((size, *needed), tuple(loosenings))


def _picked(problem: Problem, profile: Profile, tally: Tally, ties: TieOrder) -> Iterator[PickedGoal]:
    picked, open = set(tally.goals), problem.open
    for n, each in enumerate(tally.rounds, 1):
        # Many thousands may be as good as one another, where nobody ticked them: a few are told by name.
        tied = heapq.nsmallest(TIED, each.tied, key=lambda goal: (goal in picked, ties.rank(goal)))
        yield problem.picked(
            open[each.goal],
            round=n,
            step=each.step,
            value=each.value,
            support=profile.support[each.goal],
            supporters=profile.supporters[each.goal],
            paid=tuple(_paid(profile, each)),
            tied=tuple(profile.goals[goal] for goal in tied),
            tied_more=len(each.tied) - len(tied),
        )


def _paid(profile: Profile, round: Round) -> Iterator[RecordedPaid]:
    """Voters who paid the same together, those who paid most first."""
    blocs: dict[Fraction, list[int]] = {}
    for payment in round.payments:
        blocs.setdefault(payment.each, []).append(payment.bloc)
    for each in sorted(blocs, reverse=True):
        alike = [profile.blocs[n] for n in blocs[each]]
        votes = sum((bloc.weight for bloc in alike), Fraction(0))
        yield RecordedPaid(voters=sum(bloc.count for bloc in alike), votes=votes, each=each)


def _swaps(problem: Problem, profile: Profile, tally: Tally) -> Swaps:
    """What each swap would do to a set that was chosen as a whole by votes."""
    picked = frozenset(tally.goals)
    had = [len(bloc.goals & picked) for bloc in profile.blocs]

    def change(out: int, into: int) -> Fraction:
        lost = sum((profile.blocs[n].weight / had[n] for n in profile.approving[out]), Fraction(0))
        won = Fraction(0)
        for n in profile.approving[into]:
            bloc = profile.blocs[n]
            won += bloc.weight / (had[n] if out in bloc.goals else had[n] + 1)
        return won - lost

    return Swaps(problem.bounds(problem.open), tally.goals, change, profile.approving.__getitem__)


def _reason(problem: Problem, swaps: Swaps, goal: int) -> dict[str, Any]:
    """Why a goal, by number, is not in a set that was chosen as a whole."""
    found = swaps.best(goal)
    if found is not None:
        return {"instead": problem.open[found[0]].id, "change": found[1]}
    words = ["", *(limit.word for limit in problem.binding)]
    return {"against": tuple(words[n] for n in swaps.against(goal) if words[n])}
