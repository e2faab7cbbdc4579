"""Votes are counted as the literature counts them, exactly, and the same whoever votes first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samverkan_cli.pick.vote import RULES
from samverkan_cli.pick.vote.profile import Ballot, Profile
from samverkan_cli.pick.vote.tally import RuleName, Tally
from samverkan_cli.pick.vote.thiele import pav_score
from samverkan_cli.pick.vote.ties import TieOrder

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "reference-cases.json").read_text("utf-8"))["cases"]
NAMES = "abcdefghijklmn"


def profile_of(
    ballots: Sequence[Sequence[int]], goals: int, weights: Sequence[int | Fraction] | None = None
) -> Profile:
    """A profile of goals a, b, c ... and ballots by their numbers."""
    names = [NAMES[n] for n in range(goals)]
    return Profile(
        names,
        [
            Ballot(f"v{n}", frozenset(names[goal] for goal in each), Fraction(weights[n] if weights else 1))
            for n, each in enumerate(ballots)
        ],
    )


class Order(TieOrder):
    """A tie order that is given outright."""

    def __init__(self, order: Sequence[int]) -> None:
        self.order = tuple(order)
        self._rank = {goal: rank for rank, goal in enumerate(order)}


def count(rule: RuleName, profile: Profile, k: int, ties: TieOrder | None = None) -> Tally:
    return RULES[rule](profile, k, ties or TieOrder(profile.goals, profile.support))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_published_case_gives_a_published_set_and_every_one_of_them_in_some_order(case: dict[str, Any]) -> None:
    goals = len(case["candidates"])
    profile = profile_of(case["ballots"], goals, case["weights"])
    expected = {frozenset(each) for each in case["expected"]}
    assert frozenset(count(case["rule"], profile, case["k"]).goals) in expected
    for wanted in expected:
        others = [goal for goal in range(goals) if goal not in wanted]
        orders = (Order([*first, *others]) for first in permutations(sorted(wanted)))
        assert any(frozenset(count(case["rule"], profile, case["k"], order).goals) == wanted for order in orders)


def test_there_are_published_cases_of_every_rule() -> None:
    for rule in RULES:
        cases = [case for case in CASES if case["rule"] == rule]
        assert len(cases) >= 6, rule
        assert all(case["source"] for case in cases)
    assert len({case["id"] for case in CASES}) == len(CASES)


def test_the_loads_of_the_published_example() -> None:
    case = next(each for each in CASES if each["id"] == "book-2.9-seqphragmen")
    rounds = count("seq-phragmen", profile_of(case["ballots"], 8), 4).rounds
    assert [each.value for each in rounds] == [Fraction(1, 8), Fraction(11, 32), Fraction(55, 128), Fraction(5, 8)]
    assert [len(each.tied) for each in rounds] == [0, 1, 0, 0]


def test_the_prices_of_the_published_example() -> None:
    case = next(each for each in CASES if each["id"] == "book-2.11-mes")
    first, *rest = count("equal-shares", profile_of(case["ballots"], 8), 4).rounds
    assert (first.step, first.value) == ("share", Fraction(1, 8))
    # As the abcvoting that belongs to the book tells it of Example 2.11.
    assert [(each.step, each.value) for each in rest] == [
        ("load", Fraction(1, 96)),
        ("load", Fraction(37, 384)),
        ("load", Fraction(7, 24)),
    ]


def test_the_score_of_the_published_example() -> None:
    case = next(each for each in CASES if each["id"] == "book-2.4-pav")
    assert pav_score(profile_of(case["ballots"], 8), [0, 1, 2, 5]) == Fraction(83, 6)


def test_two_blocs_get_their_share_by_equal_shares_and_all_or_nothing_by_approval() -> None:
    goals = [f"g{n}" for n in range(20)]
    ballots = [Ballot(f"v{n}", frozenset(goals[:10] if n < 30 else goals[10:])) for n in range(50)]
    profile = Profile(goals, ballots)
    for rule in RULES:
        tally = RULES[rule](profile, 10, TieOrder(goals, profile.support))
        assert sum(goal < 10 for goal in tally.goals) == (10 if rule == "av" else 6), rule


def test_goals_that_nobody_ticked_come_last_in_the_tie_order() -> None:
    profile = profile_of([[2], [2]], 4)
    for rule in RULES:
        assert count(rule, profile, 3).goals == (2, 0, 1), rule
    assert count("av", profile, 3).rounds[1].tied == (3,)


def test_more_goals_than_there_are_gives_all() -> None:
    for rule in RULES:
        assert sorted(count(rule, profile_of([[0]], 3), 9).goals) == [0, 1, 2], rule


def test_without_votes_the_tie_order_decides() -> None:
    for rule in RULES:
        assert count(rule, profile_of([], 3), 2).goals == (0, 1), rule
        assert count(rule, profile_of([[]], 3), 2).goals == (0, 1), rule


def test_ties_are_decided_by_support_then_what_was_not_picked_then_the_bank_then_not_by_chance() -> None:
    support = [Fraction(n) for n in (1, 2, 2, 1)]
    assert TieOrder("abcd", support).order == (1, 2, 0, 3)
    assert TieOrder("abcd", support, kept={"b", "a"}).order == (2, 1, 3, 0)
    drawn = [TieOrder("abcd", support, lot=str(n)).order for n in range(20)]
    assert {order[:2] for order in drawn} == {(1, 2), (2, 1)}
    assert drawn == [TieOrder("abcd", support, lot=str(n)).order for n in range(20)]


_ballots = st.lists(st.lists(st.integers(0, 5), unique=True, max_size=6), min_size=1, max_size=9)


@given(ballots=_ballots, k=st.integers(1, 5), rule=st.sampled_from(sorted(RULES)), shuffle=st.randoms())
def test_the_order_of_the_voters_does_not_matter(
    ballots: list[list[int]], k: int, rule: RuleName, shuffle: Any
) -> None:
    straight = count(rule, profile_of(ballots, 6), k)
    shuffle.shuffle(ballots)
    assert count(rule, profile_of(ballots, 6), k) == straight


@given(ballots=_ballots, k=st.integers(1, 5), rule=st.sampled_from(sorted(RULES)))
def test_a_weight_is_as_many_voters(ballots: list[list[int]], k: int, rule: RuleName) -> None:
    weights = [n % 3 + 1 for n in range(len(ballots))]
    many = [each for each, weight in zip(ballots, weights, strict=True) for _ in range(weight)]
    assert count(rule, profile_of(ballots, 6, weights), k).goals == count(rule, profile_of(many, 6), k).goals


@given(ballots=_ballots, k=st.integers(1, 5))
def test_pav_is_the_best_of_all_sets_and_the_first_in_the_tie_order(ballots: list[list[int]], k: int) -> None:
    profile = profile_of(ballots, 6)
    ties = TieOrder(profile.goals, profile.support)
    rank = {goal: n for n, goal in enumerate(ties.order)}
    best = min(combinations(range(6), k), key=lambda each: (-pav_score(profile, each), sorted(rank[g] for g in each)))
    assert set(count("pav", profile, k).goals) == set(best)


def plain_equal_shares(ballots: list[list[int]], goals: int, k: int, order: Sequence[int]) -> list[int]:
    """Equal shares without its completion, as the book defines it: every price anew in every round."""
    money = [Fraction(k, len(ballots))] * len(ballots)
    picked: list[int] = []
    while len(picked) < k:
        prices: dict[int, Fraction] = {}
        for goal in range(goals):
            purses = sorted(money[n] for n, each in enumerate(ballots) if goal in each)
            if goal in picked or sum(purses) < 1:
                continue
            prices[goal] = next(
                price
                for n, purse in enumerate(purses)
                if (price := (1 - sum(purses[:n], Fraction(0))) / (len(purses) - n)) <= purse
            )
        if not prices:
            break
        best = min(prices, key=lambda goal: (prices[goal], order.index(goal)))
        picked.append(best)
        money = [
            purse - min(purse, prices[best]) if best in each else purse
            for purse, each in zip(money, ballots, strict=True)
        ]
    return picked


@given(ballots=_ballots, k=st.integers(1, 5))
def test_equal_shares_buys_what_its_definition_buys(ballots: list[list[int]], k: int) -> None:
    profile = profile_of(ballots, 6)
    order = TieOrder(profile.goals, profile.support).order
    bought = [each.goal for each in count("equal-shares", profile, k).rounds if each.step == "share"]
    assert bought == plain_equal_shares(ballots, 6, k, order)


@given(ballots=_ballots, k=st.integers(1, 5))
def test_what_is_paid_for_a_goal_is_the_goal(ballots: list[list[int]], k: int) -> None:
    profile = profile_of(ballots, 6)
    for rule in ("equal-shares", "seq-phragmen"):
        for each in count(rule, profile, k).rounds:
            if each.step in ("share", "load"):
                assert sum(paid.each * profile.blocs[paid.bloc].weight for paid in each.payments) == 1
                assert all(paid.each >= 0 for paid in each.payments)


@given(ballots=_ballots, k=st.integers(1, 5), agreed=st.integers(1, 5), size=st.integers(1, 9))
def test_a_group_that_is_large_enough_and_agrees_gets_its_share(
    ballots: list[list[int]], k: int, agreed: int, size: int
) -> None:
    """Extended justified representation (Peters and Skowron 2020): somebody of the group has as much as it is owed."""
    group = list(range(min(size, len(ballots))))
    owed = min(agreed, len(group) * k // len(ballots))
    assume(owed)
    for n in group:
        ballots[n] = sorted({*ballots[n], *range(owed)})
    picked = set(count("equal-shares", profile_of(ballots, 6), k).goals)
    assert any(len(picked.intersection(ballots[n])) >= owed for n in group)


@given(ballots=_ballots, k=st.integers(1, 5), rule=st.sampled_from(["av", "equal-shares", "seq-pav", "seq-phragmen"]))
def test_what_was_not_picked_was_no_better_in_the_last_round(ballots: list[list[int]], k: int, rule: RuleName) -> None:
    profile = profile_of(ballots, 6)
    tally = count(rule, profile, k)
    last = tally.rounds[-1]
    dear = last.step in ("share", "load")
    assert not set(tally.left) & set(tally.goals)
    if last.step == "load":
        assert set(tally.left) == {goal for goal in range(6) if profile.support[goal]} - set(tally.goals)
    for goal, value in tally.left.items():
        assert value >= last.value if dear else value <= last.value
        assert (value == last.value) == (goal in last.tied)
