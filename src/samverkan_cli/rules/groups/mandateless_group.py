"""SAM704 mandateless-group."""

from samverkan_cli.derive.relations import TakenOver, said_nowhere
from samverkan_cli.model.groups import Group
from samverkan_cli.rules.authoring import Findings, Gathering, Given, Message, Project, found, marked

_FOR_WHAT: tuple[TakenOver, ...] = ("tasks", "mandate", "purpose")
_TEXTS = {
    (True, False): (
        Message("{group} has neither purpose, mandate nor tasks"),
        Message("Write purpose:, mandate: or tasks:, or like: and a group that works the same way"),
    ),
    (False, True): (
        Message("{group} has nobody to report to"),
        Message("Write reports_to: and who is to hear of its work"),
    ),
    (True, True): (
        Message("{group} has neither purpose, mandate nor tasks, and nobody to report to"),
        Message("Write purpose:, mandate: or tasks:, and reports_to:, or take the group away"),
    ),
}


def _asked(plan: Project) -> tuple[Group, ...]:
    """The groups that decide or lead: working and reference groups need no mandate."""
    return tuple(group for group in plan.groups if group.is_council or group.kind in ("steering", "executive"))


def _is_alone(group: Group) -> bool:
    """Whether a group has nobody to report to, though it is not at the top: nobody reports to it or is part of it."""
    above = group.lacks("reports_to") and group.lacks("part_of")
    return above and group.lacks("reporters") and group.lacks("committees") and group.lacks("parts")


gatherings = (
    Gathering(
        _asked,
        marked("{n} of {of} groups lack a mandate, or somebody to report to"),
        marked("All {n} groups lack a mandate, or somebody to report to"),
        help=Message("Write purpose:, mandate: or tasks: at each of them, and reports_to:"),
    ),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every group without anything to do, or without anybody to report to."""
    silent = frozenset.intersection(*(said_nowhere(plan.groups, field) for field in _FOR_WHAT))
    for group in _asked(plan):
        lacking = (group in silent, _is_alone(group))
        if any(lacking):
            yield found(group.at(), group=group.title)(*_TEXTS[lacking])
