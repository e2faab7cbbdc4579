"""What the days of a plan are called."""

from __future__ import annotations

from collections.abc import Mapping

from samverkan_cli.core.message import Message

KINDS: Mapping[str, Message] = {
    "validity": Message("The document holds until this day"),
    "review": Message("To be looked over"),
    "report": Message("Promised report"),
    "follow-up": Message("Report"),
    "period": Message("A period begins"),
    "period-end": Message("A period ends"),
    "activity": Message("Last day"),
    "milestone": Message("Milestone"),
    "trial": Message("The trial ends"),
    "goal": Message("Goal to be reached"),
    "value": Message("To be measured"),
    "meeting": Message("Meeting"),
    "chair": Message("New chair"),
    "decision": Message("Task by a decision"),
    "remains": Message("Remains to be done"),
    "replies": Message("Replies to the consultation"),
}
"""By the kind of the event."""
