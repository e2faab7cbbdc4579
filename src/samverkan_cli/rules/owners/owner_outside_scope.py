"""SAM207 owner-outside-scope."""

from samverkan_cli.derive.relations import outside
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, found

_OUTSIDE = Message("{owner} answers for {activity}, and the document applies to {scope}")


def check(plan: Project, given: Given) -> Findings:
    """Report every owner of an activity that is known to lie outside what the document applies to."""
    scope = tuple(dict.fromkeys(plan.document.applies_to))
    if not scope or not plan.document.whole("applies_to"):
        return
    beyond = outside(scope, plan.owners)
    for activity in plan.activities:
        for owner, place in dict(reversed(activity.references("owners"))).items():
            if owner in beyond:
                help = Message(
                    "Add {owner}, or what it is part of, under applies_to, or choose another owner", owner=owner.id
                )
                names = tuple(each.title for each in scope)
                yield found(place, owner=owner.title, activity=activity.title, scope=names)(_OUTSIDE, help)
