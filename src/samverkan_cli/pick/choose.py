"""Choosing goals by hand, by votes or by weights, within limits."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.model.goals import Goal
from samverkan_cli.pick import lookup
from samverkan_cli.pick.ballot_table import Fault, Table
from samverkan_cli.pick.ballots import Ballots, ballots, weights
from samverkan_cli.pick.conflict import Conflict, conflict
from samverkan_cli.pick.context import Candidates, Context
from samverkan_cli.pick.limits import Violation, violations
from samverkan_cli.pick.optimum import Optimum
from samverkan_cli.pick.record import (
    Method,
    PassedGoal,
    PickedGoal,
    RecordedBallots,
    RecordedPaid,
    RecordedPrice,
    RecordedWeights,
)
from samverkan_cli.pick.request import Request
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
"""So many goals that were exactly as good as one that was picked are named."""


@record
class Choice:
    """The goals in the order in which they were picked, and the others, each with why.

    `rule` is set where votes were counted, `price` where limits cost something; `ballots` and `weights` say what was
    counted, and `votes` are the ballots themselves.
    """

    method: Method
    goals: tuple[PickedGoal, ...]
    passed: tuple[PassedGoal, ...]
    rule: RuleName | None = None
    price: RecordedPrice | None = None
    ballots: RecordedBallots | None = None
    weights: RecordedWeights | None = None
    votes: tuple[Ballot, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the goals that were picked."""
        return tuple(goal.id for goal in self.goals)

    def final(self, request: Request) -> tuple[str, ...]:
        """The ids of the goals that stand in the end: what was picked, changed by hand, and what was added."""
        stay = (goal for goal in self.ids if goal not in request.taken_out)
        return tuple(dict.fromkeys((*stay, *request.put_in, *request.added)))


@dataclass(eq=False)
class Refusal(Exception):
    """No choice, because of what a person wrote: limits that are broken or contradict one another, faulty ballots.

    `goals` are those that were picked by hand, and `faults` what is wrong in a file of ballots, or else of weights.
    """

    violations: tuple[Violation, ...] = ()
    conflict: Conflict | None = None
    faults: tuple[Fault, ...] = ()
    is_ballots: bool = False
    goals: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()


def choose(context: Context, request: Request, table: Table | None = None) -> Choice:
    """Make a choice, by hand or by a table of ballots or weights. Raises Refusal, and UserError."""
    if request.method == "manual":
        return _by_hand(context, request)
    goals, worth = tuple(context.project.goals), dict[str, Fraction]()
    if table is None:
        raise _nothing_to_count(request)
    if request.weights:
        weighed = weights(table, goals)
        if weighed.faults:
            raise Refusal(faults=weighed.faults)
        return replace(_weighed(context, weighed.weights), weights=RecordedWeights(sha256=weighed.sha256))
    read = ballots(table, goals, request.min_ticks, request.max_ticks, request.renamed)
    if read.faults and not (request.skip_invalid and (read.ballots or read.invalid)):
        raise Refusal(faults=read.faults, is_ballots=True)
    if not read.ballots:
        raise UserError(
            Message("There is no ballot in {file}", file=request.ballots or ""), Message("Put the votes into it")
        )
    for ballot in read.ballots:
        for goal in ballot.goals:
            worth[goal] = worth.get(goal, Fraction(0)) + ballot.weight
    by_vote = request.method == "vote"
    choice = by_votes(context, read.ballots, request.rule) if by_vote else _weighed(context, worth)
    return replace(choice, ballots=_recorded(read, request), votes=read.ballots)


def _by_hand(context: Context, request: Request) -> Choice:
    """The goals that somebody named, and not the others."""
    named = lookup.goals(context.project, request.goals, [])
    others = (goal for goal in context.project.goals if goal.status != "retired" and goal not in named)
    choice = Choice("manual", tuple(map(context.picked, named)), tuple(map(context.passed, others)))
    picked = choice.final(request)
    wrong = violations(context.limits, picked, (*context.ids, *request.added))
    if wrong:
        raise Refusal(wrong, goals=picked, notes=tuple(notes(named)))
    return choice


def _nothing_to_count(request: Request) -> UserError:
    if request.method == "vote":
        return UserError(Message("There are no votes to count"), Message("Write --ballots and the file with the votes"))
    return UserError(
        Message("It must be said what the goals are worth"),
        Message("Write --weights and a CSV file with goal and weight, or --ballots"),
    )


def _recorded(read: Ballots, request: Request) -> RecordedBallots:
    return RecordedBallots(
        sha256=read.sha256,
        count=len(read.ballots),
        votes=sum((each.weight for each in read.ballots), Fraction(0)),
        invalid=read.invalid,
        min_ticks=request.min_ticks,
        max_ticks=request.max_ticks,
    )


def _weighed(candidates: Candidates, worth: Mapping[str, Fraction]) -> Choice:
    if candidates.count is None or candidates.count.at_most is None:
        raise UserError(
            Message("It must be said how many goals are to be picked"),
            Message("Write --count and the number, or --at-most"),
        )
    return by_weights(candidates, worth)


def notes(goals: Iterable[Goal]) -> Iterator[Message]:
    """What is worth knowing about a choice without standing in its way."""
    for goal in goals:
        if goal.status == "resting":
            yield Message("{goal} is resting, and is picked all the same", goal=goal.title)
        elif goal.status == "retired":
            yield Message("{goal} is retired, and is picked all the same", goal=goal.title)


def by_votes(candidates: Candidates, ballots: Iterable[Ballot], rule: RuleName | None) -> Choice:
    """Count votes: by a rule, or within limits by proportional approval voting, whatever the rule.

    Raises UserError where it is not said how many there are to be, and Refusal where limits contradict one another.
    """
    size = candidates.count
    if size is None or size.at_most is None:
        raise UserError(
            Message("It must be said how many goals the voters pick together"),
            Message("Write --count and the number, or --at-most"),
        )
    open, most = candidates.open, min(size.at_most, len(candidates.open))
    profile = Profile([goal.id for goal in open], ballots)
    ties, price = candidates.ties(open, profile.support), None
    if candidates.binding:
        bounds, rule = candidates.bounds(open), RULE_WITH_LIMITS
        best = limited(profile, ties, bounds, most)
        if best is None:
            raise _contradiction(candidates)
        tally, free = best, best_score(profile, ties, bounds[:1], most) or Fraction(0)
        price = RecordedPrice(picked=pav_score(profile, best.goals), without=free)
    elif (size.at_least or 0) > len(open):
        raise _contradiction(candidates)
    else:
        rule = rule or DEFAULT_RULE
        tally = RULES[rule](profile, most, ties)
    swaps = _swaps(candidates, profile, tally) if rule == RULE_WITH_LIMITS else None
    left = (
        candidates.passed(
            goal,
            support=profile.support[n],
            supporters=profile.supporters[n],
            value=tally.left.get(n),
            **(_reason(candidates, swaps, n) if swaps else {}),
        )
        for n, goal in enumerate(open)
        if n not in tally.goals
    )
    picked = tuple(_picked(candidates, profile, tally, ties))
    return Choice("vote", picked, (*left, *candidates.away()), rule, price)


def by_weights(candidates: Candidates, weights: Mapping[str, Fraction]) -> Choice:
    """The set with the greatest total weight within limits. Raises Refusal where they contradict one another."""
    open = candidates.open
    worth = [weights.get(goal.id, Fraction(0)) for goal in open]
    ties, bounds = candidates.ties(open, worth), candidates.bounds(open)
    best = Optimum(ties.order, bounds, worth).best()
    if best is None:
        raise _contradiction(candidates)
    swaps = Swaps(bounds, best, lambda out, into: worth[into] - worth[out], worth.__getitem__)
    picked = tuple(
        candidates.picked(open[goal], round=n, step="set", value=worth[goal], support=worth[goal])
        for n, goal in enumerate(best, 1)
    )
    left = (
        candidates.passed(goal, support=worth[n], **_reason(candidates, swaps, n))
        for n, goal in enumerate(open)
        if n not in best
    )
    free = Optimum(ties.order, bounds[:1], worth).most() if candidates.binding else None
    total = sum((worth[n] for n in best), Fraction(0))
    price = RecordedPrice(picked=total, without=free) if free is not None else None
    return Choice("optimise", picked, (*left, *candidates.away()), price=price)


def _contradiction(candidates: Candidates) -> Refusal:
    return Refusal(conflict=conflict(candidates.limits, candidates.ids))


def _picked(candidates: Candidates, profile: Profile, tally: Tally, ties: TieOrder) -> Iterator[PickedGoal]:
    picked, open = set(tally.goals), candidates.open
    for n, each in enumerate(tally.rounds, 1):
        # Many thousands may be as good as one another, where nobody ticked them: a few are named.
        tied = heapq.nsmallest(TIED, each.tied, key=lambda goal: (goal in picked, ties.rank(goal)))
        yield candidates.picked(
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


def _swaps(candidates: Candidates, profile: Profile, tally: Tally) -> Swaps:
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

    return Swaps(candidates.bounds(candidates.open), tally.goals, change, profile.approving.__getitem__)


def _reason(candidates: Candidates, swaps: Swaps, goal: int) -> dict[str, Any]:
    """Why a goal, by number, is not in a set that was chosen as a whole."""
    found = swaps.best(goal)
    if found is not None:
        return {"instead": candidates.open[found[0]].id, "change": found[1]}
    words = ["", *(limit.word for limit in candidates.binding)]
    return {"against": tuple(words[n] for n in swaps.against(goal) if words[n])}
