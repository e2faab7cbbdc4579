"""Who belongs to what: whether an owner is part of something, itself or by what it is part of."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner

_RANKS = {"function": 0, "unit": 1, "administration": 2, "board": 3, "assembly": 4}
_TOP = 5
"""Municipalities, regions, agencies, associations, companies, the population: part of none of each other."""


def outside(scope: Collection[Owner | Group], owners: Iterable[Owner]) -> frozenset[Owner]:
    """The owners that are known to be neither in a scope nor part of anything in it, however far up.

    Where an owner belongs is known as far up as it is said. What stands topmost is outside if nothing in the scope is
    of a kind that it could be part of: a municipality is part of no administration, but an administration of which
    nothing is said may be part of the municipality. Nothing is known of what is part of itself.
    """
    inside = set(scope)
    kinds = {_kind(each): each for each in scope}.values()
    verdicts: dict[Owner | Group, bool] = {}
    for owner in owners:
        chain: list[Owner | Group] = []
        here: Owner | Group | None = owner
        verdict = False
        while here is not None:
            if here in verdicts:
                verdict = verdicts[here]
                break
            verdicts[here] = False
            chain.append(here)
            if here in inside:
                break
            above = here.part_of if isinstance(here, Owner) else None
            if above is None:
                verdict = _is_apart(here, kinds)
            here = above
        verdicts.update(dict.fromkeys(chain, verdict))
    return frozenset(owner for owner, verdict in verdicts.items() if verdict and isinstance(owner, Owner))


def _is_apart(top: Owner | Group, scope: Iterable[Owner | Group]) -> bool:
    """Whether an owner of which no more is said can be part of nothing in a scope."""
    return isinstance(top, Owner) and top.lacks("part_of") and not any(_may_hold(each, top) for each in scope)


def _kind(who: Owner | Group) -> object:
    """What decides whether somebody may be part of an owner."""
    return (who.kind, bool(who.external)) if isinstance(who, Owner) else Group


def _may_hold(whole: Owner | Group, part: Owner) -> bool:
    if not isinstance(whole, Owner) or whole.kind is None or part.kind is None:
        return True
    if part.external and not whole.external:
        return False
    above, below = _RANKS.get(whole.kind, _TOP), _RANKS.get(part.kind, _TOP)
    return above > below or (above == below == _RANKS["unit"])
