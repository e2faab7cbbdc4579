"""SAM708 unaligned-ages."""

from samverkan_cli.derive.ages import all_spans_of, cut_by
from samverkan_cli.model.document import AgeGroup
from samverkan_cli.model.values import Ages
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, counted, finds, found, some


@finds(
    counted(
        "The ages {ages} of {thing} cut through the age group {groups}",
        "The ages {ages} of {thing} cut through the age groups {groups}",
        1,
    ),
    Message("Let the ages begin and end where an age group does"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every activity, goal and group whose ages begin or end in the middle of an age group."""
    spans = all_spans_of(plan.document)
    known: dict[Ages, tuple[AgeGroup, ...]] = {}
    for thing in (*plan.groups, *plan.activities, *plan.goals):
        if thing.ages is None or not spans:
            continue
        if thing.ages not in known:
            known[thing.ages] = cut_by(thing.ages, spans)
        if cut := known[thing.ages]:
            yield found(
                thing.at("ages"),
                n=len(cut),
                ages=str(thing.ages),
                thing=thing.title,
                groups=some([group.title for group in cut]),
                related=(Related(Message("the age group is here"), group.at()) for group in cut[:5]),
            )
