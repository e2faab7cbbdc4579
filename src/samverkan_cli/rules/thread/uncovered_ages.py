"""SAM610 uncovered-ages: an age group that nothing with ages of its own reaches."""

from collections.abc import Iterator

from samverkan_cli.derive.activities import working
from samverkan_cli.model.document import AgeGroup
from samverkan_cli.rules.authoring import Gathering, Message, Project, each, marked

gatherings = (
    Gathering(
        lambda plan: plan.document.age_groups,
        marked("No activity or intervention that gives its ages reaches {n} of {of} age groups"),
        marked("No activity or intervention that gives its ages reaches any of the {n} age groups"),
    ),
)


def _unreached(plan: Project) -> Iterator[AgeGroup]:
    done = (*working(plan), *plan.interventions)
    known = plan.knows_activities and plan.whole("interventions") and all(thing.whole("ages") for thing in done)
    known = known and 2 * sum(thing.ages is not None for thing in done) >= len(done) > 0
    spans = {thing.ages for thing in done if thing.ages is not None}
    for group in plan.document.age_groups if known else ():
        if group.ages is not None and group.whole("ages") and not any(group.ages.meets(span) for span in spans):
            yield group


check = each(
    _unreached,
    Message("No activity or intervention that gives its ages reaches the age group {group}"),
    Message("Write ages: at what is done for them, or plan something for them"),
)
