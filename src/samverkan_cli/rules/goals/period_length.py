"""SAM405 period-length."""

from samverkan_cli.derive.days import last_day
from samverkan_cli.model.values import Duration
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project

SHORTEST, LONGEST = Duration(1, "year"), Duration(2, "year")


def check(plan: Project, given: Given) -> Findings:
    """Report every period that is shorter than one year or longer than two."""
    for period in plan.periods:
        first, until = period.from_, period.until
        shortest, longest = last_day(first, SHORTEST), last_day(first, LONGEST)
        name = period.title or period.id
        if shortest is not None and first <= until < shortest:
            message = Message(
                "The period {period} is shorter than a year: {first} to {until}", period=name, first=first, until=until
            )
        elif longest is not None and until > longest:
            message = Message(
                "The period {period} is longer than two years: {first} to {until}",
                period=name,
                first=first,
                until=until,
            )
        else:
            continue
        yield Finding(
            period.at(),
            message,
            help=Message("Let the period last one or two years, for example until {day}", day=longest or until),
        )
