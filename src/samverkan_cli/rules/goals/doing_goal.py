"""SAM401 doing-goal."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.check.rule import Given
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.link.project import Project
from samverkan_cli.swedish.doing import doing
from samverkan_cli.swedish.wordings import wordings


def check(plan: Project, given: Given) -> Iterator[Finding]:
    """Tell of every goal that says what is to be done, and not what people are to experience."""
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
