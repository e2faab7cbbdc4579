"""SAM413 late-selection."""

from samverkan_cli.model.values import last_of
from samverkan_cli.rules.authoring import Given, Message, Places, Project, counted, finds, found


@finds(
    counted(
        "{who} decided the goals for {period} on {date}, {n} day after it had begun",
        "{who} decided the goals for {period} on {date}, {n} days after it had begun",
        1,
    ),
    Message("Pick the goals before the period begins, or let it begin on the day of the decision"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every selection that was decided after its period had begun."""
    for period in plan.periods:
        begins = last_of(period.from_)
        for who, selection in period.selections:
            decided = selection.decided.date if selection.decided is not None else None
            if decided is not None and begins < decided and period.from_ <= period.until:
                yield found(
                    selection.at("decided"),
                    n=(decided - begins).days,
                    who=who.title,
                    period=period.title or period.id,
                    date=decided,
                )
