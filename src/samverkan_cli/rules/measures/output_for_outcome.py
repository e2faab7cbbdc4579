"""SAM509 output-for-outcome."""

from samverkan_cli.model.measures import Indicator
from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found, some
from samverkan_cli.swedish.cues import telltale_in
from samverkan_cli.swedish.doing import doing
from samverkan_cli.swedish.tokens import tokenize


@finds(
    Message("The goal {goal} is about what people experience, and what is measured is what was done: {indicators}"),
    Message("Add an indicator of what people know, feel or can do, for example from a survey that is there already"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every goal of what people experience that is measured by nothing but what was done."""
    for goal in plan.goals:
        known = goal.indicators and goal.whole("indicators") and goal.status != "retired"
        if known and all(map(_is_output, goal.indicators)) and doing(tokenize(goal.title)) is None:
            titles = some([indicator.title for indicator in goal.indicators])
            yield found(goal.at("indicators"), goal=goal.title, indicators=titles)


def _is_output(indicator: Indicator) -> bool:
    """Whether an indicator counts what was done, and not what came of it."""
    return telltale_in("outputs", indicator.title) is not None
