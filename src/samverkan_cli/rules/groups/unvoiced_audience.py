"""SAM709 unvoiced-audience."""

from samverkan_cli.model.focus import Activity
from samverkan_cli.rules.authoring import Findings, Given, Location, Message, Project, Related, counted, found

_WORDS = {
    "children": Message("children", word="children"),
    "parents": Message("parents", word="parents"),
    "residents": Message("residents", word="residents"),
    "staff": Message("staff", word="staff"),
}

_UNVOICED = counted(
    "{n} activity is for {audience}, and no reference group speaks for them",
    "{n} activities are for {audience}, and no reference group speaks for them",
    1,
)


def check(plan: Project, given: Given) -> Findings:
    """Report everybody whom activities are for and whom none of the reference groups speaks for."""
    speaking = [group for group in plan.groups if group.kind == "reference"]
    # One that does not say whom it speaks for may speak for anybody, and one that is left out too.
    kinds = plan.whole("groups") and all(group.whole("kind") for group in plan.groups)
    if not speaking or not kinds or not all(group.audience and group.whole("audience") for group in speaking):
        return
    voiced = {audience for group in speaking for audience in group.audience}
    unvoiced: dict[str, list[Activity]] = {}
    for activity in plan.activities:
        for audience in dict.fromkeys(activity.audience if not activity.may_be_dropped else ()):
            if audience not in voiced:
                unvoiced.setdefault(audience, []).append(activity)
    for silent, activities in unvoiced.items():
        help = Message("Add a reference group with audience: {audience}, or ask them in another way", audience=silent)
        yield found(
            Location(speaking[0].source_file, ("groups",)),
            n=len(activities),
            audience=_WORDS[silent],
            related=(Related(Message("one of the activities"), each.at("audience")) for each in activities[:3]),
        )(_UNVOICED, help)
