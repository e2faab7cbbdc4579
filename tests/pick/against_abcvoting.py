"""Our rules against those of abcvoting, on random profiles: whatever we pick must be among all that could win there.

abcvoting brings a proprietary solver, so it is no dependency of ours and this runs by hand, where it is installed:

    python -m venv /tmp/abc && /tmp/abc/bin/pip install abcvoting highspy
    PYTHONPATH=src /tmp/abc/bin/python tests/pick/against_abcvoting.py --profiles 2000 --seed 1

Nobody's tie order is tried alone: for each profile a set is counted in a few orders, and each must be one of the sets
that abcvoting finds when it follows every tie (`resolute=False`), with its algorithms in fractions. Where it finds
few, each of them must also be ours in some order. Gives 1 where the two differ. Figures stand in docs/picking.md.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations
from typing import Any

from samverkan_cli.pick.vote import RULES
from samverkan_cli.pick.vote.profile import Ballot, Profile
from samverkan_cli.pick.vote.tally import RuleName
from samverkan_cli.pick.vote.ties import TieOrder

ALGORITHMS: dict[RuleName, tuple[str, str]] = {
    "av": ("av", "standard"),
    "seq-phragmen": ("seqphragmen", "standard-fractions"),
    "seq-pav": ("seqpav", "standard"),
    "pav": ("pav", "brute-force"),
    "equal-shares": ("equal-shares", "standard-fractions"),
}
"""What abcvoting calls a rule, and the algorithm there that knows no rounding."""
FEW = 6
"""Where no more sets than this can win, each is looked for."""
SMALL = 4
"""A set of so many goals is tried in every order of its own."""


class Order(TieOrder):
    """A tie order that is given outright."""

    def __init__(self, order: Sequence[int]) -> None:
        self.order = tuple(order)
        self._rank = {goal: rank for rank, goal in enumerate(order)}


def drawn(draw: random.Random) -> tuple[list[list[int]], int, int]:
    """Ballots, the number of goals and how many are picked: of several kinds, most of them full of ties."""
    goals, voters = draw.randint(3, 8), draw.randint(1, 12)
    kind = draw.choice(("any", "few", "blocs", "alike"))
    if kind == "blocs":
        blocs = [draw.sample(range(goals), draw.randint(1, goals)) for _ in range(draw.randint(1, 4))]
        ballots = [draw.choice(blocs) for _ in range(voters)]
    elif kind == "alike":
        some = draw.sample(range(goals), draw.randint(1, goals))
        ballots = [[goal for goal in range(goals) if (goal in some) != (draw.random() < 0.2)] for _ in range(voters)]
    else:
        most = goals if kind == "any" else 2
        ballots = [draw.sample(range(goals), draw.randint(0, most)) for _ in range(voters)]
    return [sorted(each) for each in ballots], goals, draw.randint(1, goals - 1)


def ours(rule: RuleName, profile: Profile, k: int, order: Sequence[int]) -> frozenset[int]:
    """The set that we pick, with ties in some order."""
    return frozenset(RULES[rule](profile, k, Order(order)).goals)


def theirs(
    abc: Any, preferences: Any, rule: RuleName, ballots: list[list[int]], weights: list[int], goals: int, k: int
) -> set[frozenset[int]]:
    """Every set that could win there."""
    profile = preferences.Profile(goals)
    for ballot, weight in zip(ballots, weights, strict=True):
        profile.add_voter(preferences.Voter(ballot, weight))
    name, algorithm = ALGORITHMS[rule]
    return {frozenset(each) for each in abc.compute(name, profile, k, algorithm=algorithm, resolute=False)}


def differs(rule: RuleName, profile: Profile, k: int, wins: set[frozenset[int]], draw: random.Random) -> str:
    """What is wrong with our sets; nothing where all is well."""
    goals = list(range(len(profile.goals)))
    orders = [list(TieOrder(profile.goals, profile.support).order), goals, draw.sample(goals, len(goals))]
    for order in orders:
        if (found := ours(rule, profile, k, order)) not in wins:
            return f"picked {sorted(found)} in the order {order}"
    for wanted in wins if len(wins) <= FEW and k <= SMALL else ():
        others = [goal for goal in goals if goal not in wanted]
        if not any(ours(rule, profile, k, [*own, *others]) == wanted for own in permutations(sorted(wanted))):
            return f"never picked {sorted(wanted)}"
    return ""


def main() -> int:
    """Compare, and tell what came of it."""
    from abcvoting import abcrules, preferences  # type: ignore[import-not-found, unused-ignore]

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--profiles", type=int, default=1000)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    draw = random.Random(given.seed)  # noqa: S311 - no secret
    began = time.monotonic()
    counted = dict.fromkeys(RULES, 0)
    tied = dict.fromkeys(RULES, 0)
    wrong = 0
    for number in range(given.profiles):
        ballots, goals, k = drawn(draw)
        # Equal shares and weights do not go together there.
        heavy = [draw.randint(1, 5) for _ in ballots] if number % 3 == 0 else [1] * len(ballots)
        for rule in RULES:
            weights = [1] * len(ballots) if rule == "equal-shares" else heavy
            names = [str(goal) for goal in range(goals)]
            profile = Profile(
                names,
                [
                    Ballot(str(n), frozenset(str(goal) for goal in ballot), Fraction(weight))
                    for n, (ballot, weight) in enumerate(zip(ballots, weights, strict=True))
                ],
            )
            wins = theirs(abcrules, preferences, rule, ballots, weights, goals, k)
            counted[rule] += 1
            tied[rule] += len(wins) > 1
            if said := differs(rule, profile, k, wins, draw):
                wrong += 1
                sys.stdout.write(f"{rule}, k={k}, {ballots}, weights {weights}: {said}; can win: {wins}\n")
    for rule in RULES:
        sys.stdout.write(f"{rule}: {counted[rule]} profiles, {tied[rule]} of them with several winning sets\n")
    sys.stdout.write(f"{wrong} differences, {time.monotonic() - began:.0f} seconds\n")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
