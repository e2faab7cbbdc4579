"""SAM610 uncovered-ages."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every age group that nothing with ages of its own reaches."""
    done = (*plan.activities, *plan.interventions)
    known = plan.knows_activities and plan.whole("interventions") and all(each.whole("ages") for each in done)
    spans = {each.ages for each in done if each.ages is not None}
    for group in plan.document.age_groups if known else ():
        if group.ages is not None and group.whole("ages") and not any(group.ages.meets(span) for span in spans):
            yield Finding(
                group.at(),
                Message(
                    "No activity or intervention that gives its ages reaches the age group {group}", group=group.title
                ),
                help=Message("Write ages: at what is done for them, or plan something for them"),
            )
