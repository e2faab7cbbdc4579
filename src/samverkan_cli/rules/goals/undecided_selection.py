"""SAM409 undecided-selection."""

from samverkan_cli.rules.authoring import Given, Message, Places, Project, finds, found


@finds(
    Message("It is not said on which day {who} decided the goals for {period}"),
    Message("Write decided: {date: ...} and the day, once they are decided"),
)
def check(plan: Project, given: Given) -> Places:
    """Report every selection without the day on which it was decided."""
    for period in plan.periods:
        for who, selection in period.selections:
            decided = selection.decided
            if selection.lacks("decided") or (decided is not None and decided.lacks("date")):
                yield found(selection.at(), who=who.title, period=period.title or period.id)
