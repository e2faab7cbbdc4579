"""SAM608 late-heavy."""

from collections.abc import Iterable

from samverkan_cli.derive.activities import working
from samverkan_cli.link.titles import folded
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.mapping import Intervention
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, found

_HELP = Message("Weigh whether more can be done earlier, or write in the plan why the weight is to lie late")
_INTERVENTIONS = Message("More than half of the interventions are remedial only: {n} of {of} different ones")
_ACTIVITIES = Message(
    "More than half of the activities that have a level are remedial only: {n} of {of} different ones"
)


def check(plan: Project, given: Given) -> Findings:
    """Report where most of what is done, or of what is to be done, only repairs."""
    n, of = _late(plan.interventions)
    if n * 2 > of > 1 and plan.whole("interventions"):
        yield found(plan.heading("interventions"), n=n, of=of)(_INTERVENTIONS, _HELP)
    n, of = _late(each for each in working(plan) if not each.lacks("prevention"))
    if n * 2 > of > 1 and plan.knows_activities:
        yield found(plan.heading("focus_areas"), n=n, of=of)(_ACTIVITIES, _HELP)


def _late(done: Iterable[Activity | Intervention]) -> tuple[int, int]:
    """How many are remedial only, and of how many; those of one title are one, which works at all of their levels."""
    levels: dict[str, set[str]] = {}
    for each in done:
        # Of what could not be read it is not known that it is remedial only.
        unknown = () if each.whole("prevention") else ("",)
        levels.setdefault(folded(each.title), set()).update(each.prevention, unknown)
    return sum(each == {"remedial"} for each in levels.values()), len(levels)
