"""Phragmén's sequential rule: every goal is a load that its supporters share, and the greatest load is kept small."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from samverkan_cli.pick.profile import Profile
from samverkan_cli.pick.ties import TieOrder
from samverkan_cli.pick.voting.tally import Payment, Round, Tally, filled


def phragmen(profile: Profile, count: int, ties: TieOrder) -> Tally:
    """Phragmén's sequential rule (1894; Janson, arXiv:1611.08826, section 3; Lackner and Skowron 2023, rule 6)."""
    rounds, left = loaded(profile, count, ties, [], [Fraction(0)] * len(profile.blocs))
    return filled(profile, rounds, count, ties, left)


def loaded(
    profile: Profile, count: int, ties: TieOrder, rounds: list[Round], loads: Sequence[Fraction]
) -> tuple[list[Round], dict[int, Fraction]]:
    """Some rounds, and those that follow by Phragmén's rule when each voter of a bloc carries a load already.

    Goals that nobody ticked are left out. Beside, the load that each goal would have brought in the last round.
    """
    found, now = list(rounds), list(loads)
    left = {goal for goal in range(len(profile.goals)) if profile.approving[goal]} - {each.goal for each in rounds}
    blocs, approving = profile.blocs, profile.approving
    reached = {goal: _load(profile, goal, now) for goal in left}
    last: dict[int, Fraction] = {}
    while left and len(found) < count:
        last = dict(reached)
        best = min(reached.values())
        tied = [goal for goal in left if reached[goal] == best]
        goal = ties.first(tied)
        payments = tuple(Payment(n, best - now[n]) for n in approving[goal])
        others = tuple(ties.sorted(each for each in tied if each != goal))
        found.append(Round(goal, "load", best, others, payments))
        left.remove(goal)
        del reached[goal]
        for n in approving[goal]:
            now[n] = best
        touched = {each for n in approving[goal] for each in blocs[n].goals if each in left}
        for each in touched:
            reached[each] = _load(profile, each, now)
    return found, last


def _load(profile: Profile, goal: int, loads: Sequence[Fraction]) -> Fraction:
    """The load that each supporter of a goal would carry with it."""
    carried = sum((profile.blocs[n].weight * loads[n] for n in profile.approving[goal]), Fraction(0))
    return (1 + carried) / profile.support[goal]
