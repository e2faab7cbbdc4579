"""SAM207 owner-outside-scope."""

from __future__ import annotations

from samverkan_cli.derive.activities import working
from samverkan_cli.derive.relations import outside
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.rules.authoring import INFO, Findings, Given, Message, Project, found

_OWNER = Message("{owner} answers for {activity}, and the document applies to {scope}")
_PARTNER = Message("{owner} is to help with {activity}, and the document applies to {scope}")
_OF_MUNICIPALITY = ("function", "unit", "administration", "board", "assembly", "municipality")
"""The kinds of those who are of the municipality, unless they are said to be outside it."""


def check(plan: Project, given: Given) -> Findings:
    """Report owners and partners of activities that are known to lie outside what the document applies to."""
    scope = tuple(dict.fromkeys(plan.document.applies_to))
    if not scope or not plan.document.whole("applies_to"):
        return
    names = tuple(each.title for each in scope)
    beyond = outside(scope, plan.owners)
    for activity in working(plan):
        if beyond.isdisjoint(activity.owners) and beyond.isdisjoint(activity.partners):
            continue
        owners = dict(reversed(activity.references("owners")))
        partners = dict(reversed(activity.references("partners")))
        for owner, place in owners.items():
            if owner in beyond:
                help = Message(
                    "Add {owner}, or what it is part of, under applies_to, or choose another owner", owner=owner.id
                )
                yield found(place, owner=owner.title, activity=activity.title, scope=names)(_OWNER, help)
        for partner, place in partners.items():
            if partner in beyond and partner not in owners and _is_of_the_municipality(partner):
                help = Message("Add {owner}, or what it is part of, under applies_to", owner=partner.id)
                at = found(place, owner=partner.title, activity=activity.title, scope=names, level=INFO)
                yield at(_PARTNER, help)


def _is_of_the_municipality(who: Owner | Group) -> bool:
    """Whether somebody is known to be of the municipality, by what kind of owner it is or is a part of."""
    seen: set[Owner] = set()
    rest = [who]
    while rest:
        here = rest.pop()
        if not isinstance(here, Owner) or here in seen or here.external:
            continue
        seen.add(here)
        if here.kind in _OF_MUNICIPALITY:
            return True
        rest.extend(here.part_of if here.kind is None else ())
    return False
