"""SAM407 lapsed-selection."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report the last period, where it has ended and the plan still holds."""
    periods = list(plan.periods)
    if not periods or not plan.whole("periods") or plan.document.status == "expired":
        return
    if max(max(period.from_, period.until) for period in periods) >= given.today:
        return  # also where a period runs backwards: which of its days is wrong is not known
    last = max(reversed(periods), key=lambda period: period.until)
    yield Finding(
        last.at(),
        Message(
            "The last period, {period}, ended on {day}, and there is no new one",
            period=last.title or last.id,
            day=last.until,
        ),
        help=Message("Pick goals for a new period"),
    )
