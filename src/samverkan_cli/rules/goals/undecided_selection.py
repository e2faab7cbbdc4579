"""SAM409 undecided-selection."""

from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project


def check(plan: Project, given: Given) -> Findings:
    """Report every selection without the day on which it was decided."""
    for period in plan.periods:
        for who, selection in period.selections:
            decided = selection.decided
            if selection.lacks("decided") or (decided is not None and decided.lacks("date")):
                yield Finding(
                    selection.at(),
                    Message(
                        "It is not said on which day {who} decided the goals for {period}",
                        who=who.title,
                        period=period.title or period.id,
                    ),
                    help=Message("Write decided: {date: ...} and the day, once they are decided"),
                )
