"""SAM312 pilot-without-afterwards."""

from samverkan_cli.model.focus import Pilot
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project
from samverkan_cli.swedish.cues import telltale

_LANGUAGES = ("sv", "en")
"""Those in which titles are read. A document that does not say its language is in none."""


def check(plan: Project, given: Given) -> Findings:
    """Report every trial that does not say what comes afterwards, and titles that speak of one."""
    language = given.language_of(plan)
    for activity in plan.activities:
        if activity.status == "dropped":
            continue
        if activity.pilot is not None and _ends_in_nothing(activity.pilot):
            yield Finding(
                activity.at("pilot"),
                Message("{activity} is a trial, and nothing is said of what comes afterwards", activity=activity.title),
                help=Message("Write afterwards: under pilot:, with who takes over and with what money"),
            )
        elif activity.lacks("pilot") and activity.whole("title") and language in _LANGUAGES:
            word = telltale(f"trials.{language}", activity.title)
            if word is not None:
                yield Finding(
                    activity.at("title").within(activity.title, word.start, word.end),
                    Message(
                        "The title says {word}, but not how long it lasts and what comes afterwards", word=word.text
                    ),
                    help=Message("Write pilot: {until: ..., afterwards: {owners: ..., funding: ...}}"),
                )


def _ends_in_nothing(pilot: Pilot) -> bool:
    after = pilot.afterwards
    if after is None:
        return pilot.lacks("afterwards")
    return after.lacks("owners") and after.lacks("funding") and after.lacks("text")
