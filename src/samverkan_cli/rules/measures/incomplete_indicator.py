"""SAM502 incomplete-indicator."""

from collections.abc import Iterator

from samverkan_cli.model.measures import Indicator
from samverkan_cli.model.values import Duration
from samverkan_cli.rules.authoring import Gathering, Given, Message, Places, Project, finds, found, marked

gatherings = (
    Gathering(
        lambda plan: plan.indicators,
        marked("{n} of {of} indicators lack a unit, a source, a limit or a baseline"),
        marked("All {n} indicators lack a unit, a source, a limit or a baseline"),
        help=Message("Write at each of them what it lacks, so that one can see whether a value is good"),
    ),
)


@finds(Message("{indicator} lacks {things}"), Message("Write {fields} at the indicator"))
def check(plan: Project, given: Given) -> Places:
    """Report every indicator that lacks something without which nobody can say whether a value is good."""
    for indicator in plan.indicators:
        lacking = tuple(_lacking(indicator))
        if lacking:
            yield found(
                indicator.at(),
                indicator=indicator.title,
                things=tuple(thing for thing, _ in lacking),
                fields=tuple(field for _, field in lacking),
            )


def _lacking(indicator: Indicator) -> Iterator[tuple[Message, Message | str]]:
    """What an indicator lacks, and under which field it is written."""
    # A limit such as 14 days says the unit, and an id in Kolada the source.
    if indicator.lacks("unit") and not isinstance(indicator.limit, Duration):
        yield Message("a unit"), "unit:"
    if indicator.lacks("source") and indicator.lacks("kolada"):
        yield Message("a source"), "source:"
    # Where a direction is given, vague-target reports that the number is missing.
    if indicator.lacks("limit") and indicator.lacks("target") and indicator.lacks("want"):
        yield Message("a limit or a target"), Message("{one} or {other}", one="limit:", other="target:")
    if indicator.target and indicator.lacks("baseline"):
        yield Message("a baseline"), "baseline:"
