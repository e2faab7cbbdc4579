"""SAM609 unclassified."""

from samverkan_cli.derive.activities import working
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.mapping import Intervention
from samverkan_cli.rules.authoring import Findings, Gathering, Given, Message, Project, found, marked

_ACTIVITY = Message("{thing} has no level of prevention, which other activities have")
_INTERVENTION = Message("{thing} has no level of prevention, which other interventions have")
_HELP = Message("Write prevention: and promotive, preventive or remedial")

gatherings = (
    Gathering(
        working,
        marked("{n} of {of} activities have no level of prevention"),
        marked("None of the {n} activities has a level of prevention"),
    ),
    Gathering(
        lambda plan: plan.interventions,
        marked("{n} of {of} interventions have no level of prevention"),
        marked("None of the {n} interventions has a level of prevention"),
    ),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every activity, and every intervention, without a level where others of its kind have one."""
    kinds: tuple[tuple[Message, tuple[Activity | Intervention, ...]], ...] = (
        (_ACTIVITY, working(plan)),
        (_INTERVENTION, tuple(plan.interventions)),
    )
    for text, things in kinds:
        if any(thing.prevention for thing in things):
            for thing in things:
                if thing.lacks("prevention"):
                    yield found(thing.at(), thing=thing.title)(text, _HELP)
