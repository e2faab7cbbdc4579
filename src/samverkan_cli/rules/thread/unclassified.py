"""SAM609 unclassified."""

from samverkan_cli.model.focus import Activity
from samverkan_cli.model.mapping import Intervention
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, found

_ACTIVITY = Message("{thing} has no level of prevention, which other activities have")
_INTERVENTION = Message("{thing} has no level of prevention, which other interventions have")
_HELP = Message("Write prevention: and promotive, preventive or remedial")


def check(plan: Project, given: Given) -> Findings:
    """Report every activity, and every intervention, without a level where others of its kind have one."""
    kinds: tuple[tuple[Message, tuple[Activity | Intervention, ...]], ...] = (
        (_ACTIVITY, plan.activities),
        (_INTERVENTION, tuple(plan.interventions)),
    )
    for text, things in kinds:
        if any(thing.prevention for thing in things):
            for thing in things:
                if thing.lacks("prevention"):
                    yield found(thing.at(), thing=thing.title)(text, _HELP)
