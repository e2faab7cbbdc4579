"""SAM812 incomplete-follow-up."""

from collections.abc import Iterator

from samverkan_cli.derive.reporting import UnderWay, activities_left_out, picks_left_out
from samverkan_cli.model.follow_up import FollowUp
from samverkan_cli.rules.authoring import Given, Message, Places, Project, counted, finds, found, some


@finds(
    Message("{report} says nothing of {things}"),
    Message("Write of each how it went; what was never begun is given the status dropped"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every report back that says nothing of something that was under way, or that had been picked."""
    under_way = UnderWay(plan.activities)
    for report in plan.follow_ups:
        left_out = tuple(_left_out(plan, under_way, report))
        if left_out:
            yield found(report.at(), report=report.title, things=left_out)


def _left_out(plan: Project, under_way: UnderWay, report: FollowUp) -> Iterator[Message]:
    activities = activities_left_out(under_way, report) if report.whole("activities") else ()
    picks = picks_left_out(plan, report) if report.whole("goals") and report.whole("by") else ()
    if activities:
        names = some([each.title for each in activities])
        yield counted("the activity {names}", "the activities {names}", len(activities), names=names)
    if picks:
        names = some([each.wording for each in picks])
        yield counted("the goal {names}", "the goals {names}", len(picks), names=names)
