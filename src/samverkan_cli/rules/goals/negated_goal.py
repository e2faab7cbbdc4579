"""SAM403 negated-goal."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project
from samverkan_cli.swedish.negation import problem
from samverkan_cli.swedish.wordings import wordings


def check(plan: Project, given: Given) -> Findings:
    """Report every goal that states how it must not be."""
    for wording in wordings(plan, given.today):
        found = problem(wording.reading)
        if found is not None:
            yield Finding(
                wording.place,
                Message(
                    "The goal {goal} states how it must not be: “{words}”",
                    goal=wording.title,
                    words=wording.reading.quoted(*found),
                ),
                help=Message("Write what people are to experience instead, for example Veta vem de ska fråga"),
            )
