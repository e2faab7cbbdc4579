"""SAM607 unmet-commission: a part of a commission that nothing answers."""

from samverkan_cli.derive.activities import only_dropped
from samverkan_cli.model.needs import CommissionPart
from samverkan_cli.rules.authoring import Findings, Gathering, Given, Message, Project, found, marked

_UNMET = Message("Nothing in the plan answers what was asked for: {part}")
_DROPPED = Message("Nothing answers what was asked for any more ({part}): {activities} was dropped")
_HELP = Message("Name the activities that answer it, or write met: and how it is answered otherwise")


def _parts(plan: Project) -> tuple[CommissionPart, ...]:
    """Everything that was asked for, one thing at a time."""
    return tuple(part for commission in plan.commissions for part in commission.parts)


gatherings = (
    Gathering(
        _parts,
        marked("Nothing in the plan answers {n} of {of} things that were asked for"),
        marked("Nothing in the plan answers any of the {n} things that were asked for"),
        help=_HELP,
    ),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every part of a commission that neither an activity nor anything else answers, or only dropped ones."""
    for part in _parts(plan):
        dropped = only_dropped(part.activities)
        if part.lacks("met") and (part.lacks("activities") or (dropped and part.whole("activities"))):
            text = _DROPPED if dropped else _UNMET
            yield found(part.at(), part=part.title, activities=dropped)(text, _HELP)
