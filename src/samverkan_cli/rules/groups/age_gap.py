"""SAM707 age-gap."""

from samverkan_cli.derive.ages import all_spans_of, gaps
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, counted, finds, found


@finds(
    counted(
        "The plan is about the age {ages} too, and it is in no age group",
        "The plan is about the ages {ages} too, and they are in no age group",
        1,
    ),
    Message("Widen an age group or add one, or change the ages of the document"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every stretch of ages that the document is about and that no age group holds."""
    scope, spans = plan.document.ages, all_spans_of(plan.document)
    if scope is None or not spans:
        return
    for gap in gaps(scope, spans):
        later = [(group, ages) for group, ages in spans if ages.first > gap.last]
        group, _ = min(later, key=lambda each: each[1].first) if later else max(spans, key=lambda each: each[1].last)
        yield found(
            group.at(),
            n=gap.last - gap.first + 1,
            ages=str(gap),
            related=(Related(Message("the ages that the plan is about"), plan.document.value_at("ages")),),
        )
