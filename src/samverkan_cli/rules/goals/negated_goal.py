"""SAM403 negated-goal."""

from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found
from samverkan_cli.swedish.negation import problem
from samverkan_cli.swedish.wordings import wordings


@finds(
    Message("The goal {goal} states how it must not be: “{words}”"),
    Message("Write what people are to experience instead, for example Veta vem de ska fråga"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every goal that states how it must not be."""
    for wording in wordings(plan, given.today):
        at = problem(wording.tokens)
        if at is not None:
            yield found(wording.place, goal=wording.title, words=wording.tokens.quoted(*at))
