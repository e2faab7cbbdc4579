"""Approval voting: the goals with the most votes."""

from __future__ import annotations

from samverkan_cli.pick.vote.profile import Profile
from samverkan_cli.pick.vote.tally import Round, Tally, filled
from samverkan_cli.pick.vote.ties import TieOrder


def approval(profile: Profile, count: int, ties: TieOrder) -> Tally:
    """The goals with the most votes (AV; Lackner and Skowron 2023, section 2.1)."""
    ticked = sorted((goal for goal in ties.order if profile.support[goal]), key=lambda goal: -profile.support[goal])
    picked = ticked[:count]
    # Goals of equal support matter to one another only where not all of them were picked.
    edge = profile.support[picked[-1]] if picked else None
    over = tuple(goal for goal in ticked[count:] if profile.support[goal] == edge)
    rounds = [
        Round(goal, "support", profile.support[goal], over if profile.support[goal] == edge else ()) for goal in picked
    ]
    return filled(profile, rounds, count, ties, dict(enumerate(profile.support)))
