"""SAM407 lapsed-selection."""

from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found


@finds(
    Message("The last period, {period}, ended on {day}, and there is no new one"),
    Message("Pick goals for a new period"),
)
def check(plan: Project, given: Given) -> Places:
    """Report the last period, where it has ended and the plan still holds."""
    periods = list(plan.periods)
    if not periods or not plan.whole("periods") or plan.document.status == "expired":
        return
    if max(max(period.from_, period.until) for period in periods) >= given.today:
        return  # also where a period runs backwards: which of its days is wrong is not known
    last = max(reversed(periods), key=lambda period: period.until)
    yield found(last.at(), period=last.title or last.id, day=last.until)
