"""SAM804 undated-decision."""

from samverkan_cli.model.follow_up import ProposedDecision
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, found
from samverkan_cli.swedish.tasks import day_in, gives_a_task

_LACKS = {
    (True, True): (
        Message("The decision gives a task, but says neither by when it is to be done nor to whom it is reported"),
        Message("Write due: and the day, and report_to: and who is to know"),
    ),
    (True, False): (
        Message("The decision gives a task, but does not say by when it is to be done"),
        Message("Write due: and the day"),
    ),
    (False, True): (
        Message("The decision gives a task, but does not say to whom it is reported"),
        Message("Write report_to: and who is to know"),
    ),
}
"""What is said, and what to do, by whether there is no day and whether there is nobody to report to."""
_DAY_IN_TEXT = Message("The decision gives a task, and says by when only in its text: “{day}”")
_MOVE = {
    True: Message("Move the day to due:, and write report_to: and who is to know"),
    False: Message("Move the day to due:"),
}
"""What to do then, by whether there is nobody to report to."""


def check(plan: Project, given: Given) -> Findings:
    """Report every decision that gives a task, by `to` or in words, without a day or somebody to report to."""
    swedish = given.language_of(plan) == "sv"
    for decision in (*plan.decisions, *(each for report in plan.follow_ups for each in report.decisions)):
        lacks = decision.lacks("due"), decision.lacks("report_to")
        if any(lacks) and _gives_a_task(decision, swedish=swedish):
            day = day_in(decision.text) if swedish and lacks[0] and decision.whole("text") else None
            if day is not None:
                yield found(decision.at(), day=day)(_DAY_IN_TEXT, _MOVE[lacks[1]])
            else:
                yield found(decision.at())(*_LACKS[lacks])


def _gives_a_task(decision: ProposedDecision, *, swedish: bool) -> bool:
    if not decision.lacks("to"):
        return True
    return swedish and decision.whole("text") and gives_a_task(decision.text)
