"""SAM401 doing-goal."""

from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found
from samverkan_cli.swedish.doing import doing
from samverkan_cli.swedish.wordings import wordings


@finds(
    Message("The goal {goal} says what is to be done (“{words}”), not what people are to experience"),
    Message("Write what people know, feel or can do once it is done, and make an activity of the rest"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every goal that says what is to be done, and not what people are to experience."""
    for wording in wordings(plan, given.today):
        at = doing(wording.tokens)
        if at is not None:
            yield found(wording.place, goal=wording.title, words=wording.tokens.quoted(*at))
