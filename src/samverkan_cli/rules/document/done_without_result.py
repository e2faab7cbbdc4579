"""SAM813 done-without-result."""

from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found


@finds(Message("{activity} is done, but nothing is said of the result"), Message("Write text: and what came of it"))
def check(plan: Project, given: Given) -> Places:
    """Report everything that a report back calls done, without a word or a number of what came of it."""
    for report in plan.follow_ups:
        measured = {indicator for indicator, said in report.indicators if not said.lacks("value")}
        for activity, said in report.activities:
            if said.status not in ("done", "verified") or not said.lacks("text"):
                continue
            if report.whole("indicators") and measured.isdisjoint(activity.indicators):
                yield found(said.at(), activity=activity.title)
