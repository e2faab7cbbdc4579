"""Approval voting: the goals with the most votes."""

from __future__ import annotations

from samverkan_cli.pick.profile import Profile
from samverkan_cli.pick.ties import TieOrder
from samverkan_cli.pick.voting.tally import Round, Tally, filled


def approval(profile: Profile, count: int, ties: TieOrder) -> Tally:
    """The goals with the most votes (AV; Lackner and Skowron 2023, section 2.1)."""
    picked = [goal for goal in ties.order if profile.support[goal]][:count]
    chosen = set(picked)
    rounds = []
    for goal in picked:
        # Goals of equal support matter to one another only where not all of them were picked.
        same = [each for each in ties.order if profile.support[each] == profile.support[goal]]
        tied = tuple(each for each in same if each not in chosen)
        rounds.append(Round(goal, "support", profile.support[goal], tied))
    return filled(profile, rounds, count, ties, dict(enumerate(profile.support)))
