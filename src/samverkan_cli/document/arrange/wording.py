"""The words of a document: those of its language, but for what its layout has other words for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samverkan_cli.core.casing import lower_first
from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.i18n.speech import Code
from samverkan_cli.model.labels import Labels
from samverkan_cli.model.layout import Dates, Layout
from samverkan_cli.model.values import Stretch

_SAID: dict[str, tuple[Message, ...]] = {
    "activity": (Message("Activity"),),
    "activities": (Message("Activities"), Message("activities")),
    "strategy": (Message("Strategy"),),
    "focus_area": (Message("Focus area"),),
    "goal": (Message("Goal"),),
    "goals": (Message("Goals"), Message("goals")),
    "need": (Message("Need"),),
    "needs": (Message("What needs to improve"), Message("needs")),
    "indicator": (Message("Indicator"),),
    "indicators": (Message("Indicators"), Message("indicators")),
    "owners": (Message("Responsible"),),
    "partners": (Message("Together with"),),
    "when": (Message("When"),),
    "status": (Message("Status"),),
    "milestones": (Message("Milestones"),),
    "funding": (Message("Funding"),),
    "plan": (Message("The action plan"),),
    "summary": (Message("Summary"),),
    "contents": (Message("Contents"),),
    "groups": (Message("Organisation"),),
    "mapping": (Message("Mapping"), Message("The mapping")),
    "bank": (Message("The goal bank"),),
}
"""What is said of each thing that a layout may have its own words for; within a sentence with a small letter."""


class Wording(Phrases):
    """Says things in one language, in the words of a layout where it has any, and writes days as it wants them."""

    def __init__(self, code: Code, layout: Layout) -> None:
        super().__init__(code)
        self._own = dict(_own(layout.labels)) if layout.labels else {}
        self._digits = layout.dates == Dates.ISO

    def __call__(self, message: Message) -> str:
        """The message as words."""
        return self._own.get(message.text) or super().__call__(message)

    def day(self, day: date | None) -> str:
        """A day in words, or in digits: 2026-06-15."""
        whole = not isinstance(day, Stretch) or day.when.unit == "day"
        return day.isoformat() if day and self._digits and whole else super().day(day)


def _own(labels: Labels) -> Iterator[tuple[str, str]]:
    """A layout's own words, by what they stand for."""
    for name, messages in _SAID.items():
        if words := getattr(labels, name):
            for message in messages:
                yield message.text, words if message.text[:1].isupper() else lower_first(words)
