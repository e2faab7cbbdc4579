"""SAM209 external-only."""

from samverkan_cli.derive.activities import working
from samverkan_cli.model.owners import Owner
from samverkan_cli.rules.authoring import Given, Message, Places, Project, counted, finds, found


@finds(
    counted(
        "Only {owners} answers for {activity}, and nobody in the municipality does",
        "Only {owners} answer for {activity}, and nobody in the municipality does",
        1,
    ),
    Message("Add a function of the municipality's own that keeps the activity going"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every activity for which nobody but external owners answer.

    In a plan of no municipality, a region's or a county's, nobody is outside it.
    """
    if plan.document.municipality is None:
        return
    for activity in working(plan):
        owners = tuple(dict.fromkeys(activity.owners))
        external = all(isinstance(owner, Owner) and owner.external for owner in owners)
        if owners and external and activity.whole("owners"):
            yield found(
                activity.at("owners"),
                n=len(owners),
                owners=tuple(owner.title for owner in owners),
                activity=activity.title,
            )
