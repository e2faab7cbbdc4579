"""SAM813 done-without-result."""

from samverkan_cli.rules.authoring import Findings, Given, Message, Project, found
from samverkan_cli.swedish.cues import telltale_in
from samverkan_cli.swedish.sentences import sentences

_NOTHING = (
    Message("{activity} is done, but nothing is said of the result"),
    Message("Write text: and what came of it"),
)
_TO_COME = (
    Message("{activity} is called done, but the text speaks of what is still to come: “{words}”"),
    Message("Write what came of it, or that the activity is still going on"),
)


def check(plan: Project, given: Given) -> Findings:
    """Report all that a report back calls done, without a word or a number of what came of it, or as still to come."""
    swedish = given.language_of(plan) == "sv"
    for report in plan.follow_ups:
        measured = {indicator for indicator, said in report.indicators if not said.lacks("value")}
        for activity, said in report.activities:
            if said.status not in ("done", "verified"):
                continue
            if said.lacks("text"):
                if report.whole("indicators") and measured.isdisjoint(activity.indicators):
                    yield found(said.at(), activity=activity.title)(*_NOTHING)
            elif swedish and (words := _to_come(said.text or "")):
                yield found(said.at(), activity=activity.title, words=words)(*_TO_COME)


def _to_come(text: str) -> str | None:
    """What shows that a text speaks of nothing but what is to come; None where it says that something is there."""
    cues = [telltale_in("to-come.sv", sentence) for sentence in sentences(text)]
    come_about = any(telltale_in("come-about.sv", sentence) for sentence in sentences(text))
    return cues[0] if cues and all(cues) and not come_about else None
