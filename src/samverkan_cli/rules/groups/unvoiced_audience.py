"""SAM709 unvoiced-audience."""

from samverkan_cli.model.focus import Activity
from samverkan_cli.rules.authoring import Finding, Findings, Given, Location, Message, Project, Related, counted

_WORDS = {
    "children": Message("children"),
    "parents": Message("parents"),
    "residents": Message("residents"),
    "staff": Message("staff"),
}


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
        yield Finding(
            Location(speaking[0].source_file, ("groups",)),
            counted(
                "{n} activity is for {audience}, and no reference group speaks for them",
                "{n} activities are for {audience}, and no reference group speaks for them",
                len(activities),
                audience=_WORDS[silent],
                word=silent,
            ),
            help=Message(
                "Add a reference group with audience: {audience}, or ask them in another way", audience=silent
            ),
            related=tuple(Related(Message("one of the activities"), each.at("audience")) for each in activities[:3]),
        )
