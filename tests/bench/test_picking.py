"""Counting votes and finding the best set: what issue 5 asks for, in yardsticks of about a quarter of a second."""

from __future__ import annotations

import random
from fractions import Fraction
from typing import Any

import pytest

from samverkan_cli.pick.optimum import Bound, Optimum
from samverkan_cli.pick.vote import RULES
from samverkan_cli.pick.vote.profile import Ballot, Profile
from samverkan_cli.pick.vote.tally import Rule
from samverkan_cli.pick.vote.ties import TieOrder
from tests.bench.measuring import best


@pytest.mark.parametrize(
    ("rule", "rounds", "most"), [(RULES["equal-shares"], 3, 2), (RULES["pav"], 1, 10)], ids=["shares", "pav"]
)
def test_101_goals_and_500_voters(benchmark: Any, yardstick: float, rule: Rule, rounds: int, most: int) -> None:
    chance = random.Random(1)  # noqa: S311 - nothing is kept secret
    goals = [f"g{n}" for n in range(101)]
    ballots = [Ballot(f"v{n}", frozenset(chance.sample(goals, chance.randint(3, 12)))) for n in range(500)]

    def work() -> None:
        profile = Profile(goals, ballots)
        assert len(rule(profile, 10, TieOrder(goals, profile.support)).goals) == 10

    benchmark.pedantic(work, rounds=rounds)
    assert best(benchmark) < most * yardstick


@pytest.mark.parametrize("heaviest", [3, 1000], ids=["ties", "no ties"])
def test_the_best_of_500_goals_under_50_limits(benchmark: Any, yardstick: float, heaviest: int) -> None:
    chance = random.Random(2)  # noqa: S311
    weights = [Fraction(chance.randint(0, heaviest)) for _ in range(500)]
    order = sorted(range(500), key=lambda goal: (-weights[goal], goal))
    bounds = [Bound(frozenset(range(500)), 10, 10)]
    for _ in range(50):
        some = frozenset(chance.sample(range(500), chance.randint(25, 160)))
        share = 10 * len(some) / 500
        bounds.append(Bound(some, int(share * 0.6), int(share * 1.3) + 1))

    def work() -> None:
        assert len(Optimum(order, bounds, weights).best() or ()) == 10

    benchmark.pedantic(work, rounds=1)
    assert best(benchmark) < 20 * yardstick


def test_a_bank_of_ten_thousand_ends(benchmark: Any, yardstick: float) -> None:
    chance = random.Random(3)  # noqa: S311
    goals = range(10_000)
    weights = [Fraction(chance.randint(0, 5)) for _ in goals]
    kinds = [[chance.randrange(n) for _ in goals] for n in (4, 6, 9)]
    order = sorted(goals, key=lambda goal: (-weights[goal], goal))
    bounds = [Bound(frozenset(goals), 10, 10)]
    bounds += [
        Bound(frozenset(goal for goal in goals if kind[goal] == n), None, most)
        for kind, most in zip(kinds, (4, 3, 2), strict=True)
        for n in range(max(kind) + 1)
    ]

    def work() -> None:
        assert len(Optimum(order, bounds, weights).best() or ()) == 10

    benchmark.pedantic(work, rounds=1)
    assert best(benchmark) < 60 * yardstick
