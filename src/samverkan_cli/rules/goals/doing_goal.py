"""SAM401 doing-goal."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project
from samverkan_cli.swedish.doing import doing
from samverkan_cli.swedish.wordings import wordings


def check(plan: Project, given: Given) -> Findings:
    """Report every goal that says what is to be done, and not what people are to experience."""
    for wording in wordings(plan, given.today):
        found = doing(wording.reading)
        if found is not None:
            yield Finding(
                wording.place,
                Message(
                    "The goal {goal} says what is to be done (“{words}”), not what people are to experience",
                    goal=wording.title,
                    words=wording.reading.quoted(*found),
                ),
                help=Message(
                    "Write what people know, feel or can do once it is done, and make an activity of the rest"
                ),
            )
