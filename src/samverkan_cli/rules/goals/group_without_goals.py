"""SAM410 group-without-goals."""

from datetime import date

from samverkan_cli.derive.goal_periods import bound_by, holding_on
from samverkan_cli.model.groups import Group
from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found


@finds(
    Message("No goals bind {group} in {period}, though others have goals"),
    Message("Pick goals for it, or let a selection bind it too"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every council that has no goals today, although others have."""
    periods = holding_on(plan, given.today)
    selections = [selection for period in periods for _, selection in period.selections]
    if not plan.whole("periods") or not all(period.whole("selections") for period in periods):
        return
    if not all(selection.whole("binds") for selection in selections):
        return
    bound = {who for selection in selections for who in bound_by(selection)}
    for group in plan.groups:
        if bound and group.is_council and group not in bound and _works(group, given.today):
            yield found(group.at(), group=group.title, period=tuple(period.title or period.id for period in periods))


def _works(group: Group, today: date) -> bool:
    """Whether a group exists on a day, so far as is known; where it cannot be known, it does not."""
    active = group.active
    if active is None or active.doubtful:
        return group.lacks("active")
    return (active.from_ is None or active.from_ <= today) and (active.until is None or active.until >= today)
