"""What those words of the format are called that only documents spell out; the others are in `locale`."""

from __future__ import annotations

from samverkan_cli.core.message import Message

OWNERS = {
    "function": Message("Function"),
    "unit": Message("Unit"),
    "administration": Message("Administrative department"),
    "board": Message("Board or committee"),
    "assembly": Message("Elected assembly"),
    "municipality": Message("Municipality"),
    "region": Message("Region"),
    "agency": Message("Government agency"),
    "association": Message("Association"),
    "company": Message("Company"),
    "population": Message("Part of the population"),
}
NEEDS = {
    "challenge": Message("Challenges"),
    "improvement": Message("Areas to improve"),
    "priority": Message("Priorities"),
}
RESTING = {"resting": Message("Resting"), "retired": Message("No longer in use")}
"""An active goal is what a goal is where nothing is said, and says nothing of it."""
ORIGIN = {"added": Message("Added by those who picked")}
"""A goal that stood in the bank says nothing of it."""
SCORES = (
    Message("0 of 3, not at all"),
    Message("1 of 3, to a small extent"),
    Message("2 of 3, to a large extent"),
    Message("3 of 3, wholly"),
)
"""How far a criterion is met, by its score."""
