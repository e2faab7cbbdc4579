"""What the voters said: for each, which goals she approves of and how much her vote weighs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property

from samverkan_cli.core.record import record


@record
class Ballot:
    """One voter's ticks. `weight` is how many votes hers counts for: one, unless something else was agreed."""

    voter: str
    goals: frozenset[str]
    weight: Fraction = Fraction(1)


@record
class Bloc:
    """Voters who ticked the same goals, by number: what holds of one of them holds of all.

    `weight` is theirs together, `count` how many they are.
    """

    goals: frozenset[int]
    weight: Fraction
    count: int


class Profile:
    """Goals that can be picked, in the order of the bank, and what the voters said of them.

    Goals are told apart by their number in that order. Ticks for other goals are passed over. The order of the voters
    does not matter: blocs stand in an order of their own.
    """

    def __init__(self, goals: Sequence[str], ballots: Iterable[Ballot]) -> None:
        self.goals = tuple(goals)
        number = {goal: n for n, goal in enumerate(self.goals)}
        weights: dict[tuple[int, ...], Fraction] = {}
        counts: dict[tuple[int, ...], int] = {}
        for ballot in ballots:
            ticked = tuple(sorted(number[goal] for goal in ballot.goals if goal in number))
            weights[ticked] = weights.get(ticked, Fraction(0)) + ballot.weight
            counts[ticked] = counts.get(ticked, 0) + 1
        self.blocs = tuple(Bloc(frozenset(each), weights[each], counts[each]) for each in sorted(weights))

    @cached_property
    def weight(self) -> Fraction:
        """All votes together, those without a tick among them."""
        return sum((bloc.weight for bloc in self.blocs), Fraction(0))

    @cached_property
    def approving(self) -> tuple[tuple[int, ...], ...]:
        """For each goal the blocs that ticked it."""
        found: list[list[int]] = [[] for _ in self.goals]
        for n, bloc in enumerate(self.blocs):
            for goal in bloc.goals:
                found[goal].append(n)
        return tuple(map(tuple, found))

    @cached_property
    def support(self) -> tuple[Fraction, ...]:
        """For each goal how many votes it has."""
        return tuple(sum((self.blocs[n].weight for n in blocs), Fraction(0)) for blocs in self.approving)

    @cached_property
    def supporters(self) -> tuple[int, ...]:
        """For each goal how many voters ticked it."""
        return tuple(sum(self.blocs[n].count for n in blocs) for blocs in self.approving)
