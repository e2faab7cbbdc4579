"""Choosing goals by votes or by weights, within limits."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.pick.choice import Chosen, Outcome, Paid, Passed, Price
from samverkan_cli.pick.conflict import NARROWING, Conflict, Loosening, conflict
from samverkan_cli.pick.limits import Limit
from samverkan_cli.pick.optimum import Bound, Choice
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
class Question:
    """What is to be decided: among which goals (ids, in the order of the bank), within which limits, how ties go.

    `kept` are the goals that were picked in the period before, and `lot` the seed of a lot, if one was drawn.
    """

    bank: tuple[str, ...]
    limits: tuple[Limit, ...]
    kept: frozenset[str] = frozenset()
    lot: str | None = None

    @property
    def open(self) -> tuple[str, ...]:
        """The goals that no limit takes away."""
        away = frozenset().union(*(limit.goals for limit in self.limits if limit.kind in NARROWING))
        return tuple(goal for goal in self.bank if goal not in away)

    @property
    def binding(self) -> tuple[Limit, ...]:
        """The limits that a choice among the open goals must be held to, how many there are to be apart."""
        return tuple(limit for limit in self.limits if limit.kind not in (*NARROWING, "count"))

    @property
    def count(self) -> Limit | None:
        """How many there are to be."""
        return next((limit for limit in self.limits if limit.kind == "count"), None)

    def ties(self, goals: Sequence[str], support: Sequence[Fraction]) -> TieOrder:
        """The order of ties among some goals."""
        return TieOrder(goals, support, self.kept, self.lot)


def by_votes(question: Question, ballots: Iterable[Ballot], rule: RuleName | None) -> Outcome | Conflict:
    """Count votes: by a rule, or within limits by proportional approval voting, whatever the rule.

    Raises UserError where it is not said how many goals there are to be.
    """
    size = question.count
    if size is None or size.at_most is None:
        raise UserError(
            Message("It must be said how many goals the voters pick together"),
            Message("Write --count and the number, or --at-most"),
        )
    open, profile = question.open, Profile(question.open, ballots)
    ties = question.ties(open, profile.support)
    if question.binding:
        return _within(question, profile, ties)
    if (size.at_least or 0) > len(open):
        return _too_few(question, size)
    count = min(size.at_most, len(open))
    rule = rule or DEFAULT_RULE
    tally = RULES[rule](profile, count, ties)
    passed = tuple(
        Passed(goal, profile.support[n], profile.supporters[n], tally.left.get(n))
        for n, goal in enumerate(open)
        if n not in tally.goals
    )
    if rule == RULE_WITH_LIMITS:
        passed = _swapped(question, profile, tally)
    return Outcome("vote", rule, tuple(_chosen(profile, tally, ties)), (*passed, *_away(question)))


def _within(question: Question, profile: Profile, ties: TieOrder) -> Outcome | Conflict:
    """Votes within limits."""
    bounds, most = _bounds(question, profile.goals)
    tally = limited(profile, ties, bounds, most)
    if tally is None:
        return _contradiction(question)
    free = best_score(profile, ties, bounds[:1], most)
    assert free is not None  # noqa: S101 - some set of that size there is, where one with more limits is
    price = Price(pav_score(profile, tally.goals), free)
    passed = _swapped(question, profile, tally)
    return Outcome("vote", RULE_WITH_LIMITS, tuple(_chosen(profile, tally, ties)), (*passed, *_away(question)), price)


def by_weights(question: Question, weights: Mapping[str, Fraction]) -> Outcome | Conflict:
    """The set with the greatest total weight within limits."""
    open = question.open
    worth = [weights.get(goal, Fraction(0)) for goal in open]
    ties = question.ties(open, worth)
    bounds, _ = _bounds(question, open)
    picked = Choice(ties.order, bounds, worth).best()
    if picked is None:
        return _contradiction(question)
    swaps = Swaps(bounds, picked, lambda out, into: worth[into] - worth[out], worth.__getitem__)
    chosen = tuple(Chosen(open[goal], "set", worth[goal], worth[goal]) for goal in picked)
    passed = tuple(
        _reason(question, Passed(goal, worth[n]), swaps, n, open) for n, goal in enumerate(open) if n not in picked
    )
    free = Choice(ties.order, bounds[:1], worth).most() if question.binding else None
    price = Price(sum((worth[n] for n in picked), Fraction(0)), free) if free is not None else None
    return Outcome("optimise", None, chosen, (*passed, *_away(question)), price)


def _bounds(question: Question, goals: Sequence[str]) -> tuple[list[Bound], int]:
    """The limits over open goals, how many there are to be first; and how many there are at most."""
    numbers = {goal: n for n, goal in enumerate(goals)}
    every = frozenset(range(len(goals)))
    size = question.count
    count = Bound(every, size.at_least if size else None, size.at_most if size else None)
    most = len(goals) if count.at_most is None else min(count.at_most, len(goals))
    return [count, *(limit.bound(numbers) for limit in question.binding)], most


def _contradiction(question: Question) -> Conflict:
    found = conflict(question.limits, question.bank)
    assert found is not None  # noqa: S101 - no set keeps them
    return found


def _too_few(question: Question, size: Limit) -> Conflict:
    """There are fewer goals than are wanted: said without HiGHS, which may not be there."""
    size = replace(size, at_most=None)
    least, needed = size.at_least or 0, [limit for limit in question.limits if limit.kind in NARROWING]

    def left(away: Iterable[Limit]) -> int:
        return len(question.bank) - len(frozenset(question.bank) & frozenset().union(*(each.goals for each in away)))

    every = list(needed)
    for limit in every:
        rest = [each for each in needed if each is not limit]
        if left(rest) < least:
            needed = rest
    loosenings = [Loosening(size, left(every))]
    for limit in needed:
        others = left(each for each in every if each is not limit)
        loosenings.append(Loosening(limit, least - left(every) if others >= least else None))
    return Conflict((size, *needed), tuple(loosenings))


def _chosen(profile: Profile, tally: Tally, ties: TieOrder) -> Iterator[Chosen]:
    picked = set(tally.goals)
    for each in tally.rounds:
        # Many thousands may be as good as one another, where nobody ticked them: a few are told by name.
        tied = heapq.nsmallest(TIED, each.tied, key=lambda goal: (goal in picked, ties.rank(goal)))
        yield Chosen(
            profile.goals[each.goal],
            each.step,
            each.value,
            profile.support[each.goal],
            profile.supporters[each.goal],
            tuple(profile.goals[goal] for goal in tied),
            len(each.tied) - len(tied),
            tuple(_paid(profile, each)),
        )


def _paid(profile: Profile, round: Round) -> Iterator[Paid]:
    """Voters who paid the same together, those who paid most first."""
    blocs: dict[Fraction, list[int]] = {}
    for payment in round.payments:
        blocs.setdefault(payment.each, []).append(payment.bloc)
    for each in sorted(blocs, reverse=True):
        alike = [profile.blocs[n] for n in blocs[each]]
        yield Paid(sum(bloc.count for bloc in alike), sum((bloc.weight for bloc in alike), Fraction(0)), each)


def _swapped(question: Question, profile: Profile, tally: Tally) -> tuple[Passed, ...]:
    """Why each goal is not in a set that was chosen as a whole by votes."""
    picked = frozenset(tally.goals)
    had = [len(bloc.goals & picked) for bloc in profile.blocs]

    def change(out: int, into: int) -> Fraction:
        lost = sum((profile.blocs[n].weight / had[n] for n in profile.approving[out]), Fraction(0))
        won = Fraction(0)
        for n in profile.approving[into]:
            bloc = profile.blocs[n]
            won += bloc.weight / (had[n] if out in bloc.goals else had[n] + 1)
        return won - lost

    swaps = Swaps(_bounds(question, profile.goals)[0], tally.goals, change, profile.approving.__getitem__)
    return tuple(
        _reason(question, Passed(goal, profile.support[n], profile.supporters[n]), swaps, n, profile.goals)
        for n, goal in enumerate(profile.goals)
        if n not in picked
    )


def _reason(question: Question, passed: Passed, swaps: Swaps, goal: int, goals: Sequence[str]) -> Passed:
    found = swaps.best(goal)
    if found is not None:
        instead, change = found
        return Passed(passed.goal, passed.support, passed.supporters, None, goals[instead], change)
    words = ["", *(limit.word for limit in question.binding)]
    against = tuple(words[n] for n in swaps.against(goal) if words[n])
    return Passed(passed.goal, passed.support, passed.supporters, against=against)


def _away(question: Question) -> tuple[Passed, ...]:
    """Why the goals that a limit takes away are not picked."""
    open = frozenset(question.open)
    return tuple(
        Passed(
            goal,
            against=tuple(limit.word for limit in question.limits if limit.kind in NARROWING and goal in limit.goals),
        )
        for goal in question.bank
        if goal not in open
    )
