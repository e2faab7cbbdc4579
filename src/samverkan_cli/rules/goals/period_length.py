"""SAM405 period-length."""

from samverkan_cli.derive.days import last_day
from samverkan_cli.model.values import Duration
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, found

SHORTEST, LONGEST = Duration(1, "year"), Duration(2, "year")
_SHORT = Message("The period {period} is shorter than a year: {first} to {until}")
_LONG = Message("The period {period} is longer than two years: {first} to {until}")
_HELP = Message("Let the period last one or two years, for example until {day}")


def check(plan: Project, given: Given) -> Findings:
    """Report every period that is shorter than one year or longer than two."""
    for period in plan.periods:
        first, until = period.from_, period.until
        shortest, longest = last_day(first, SHORTEST), last_day(first, LONGEST)
        is_short = shortest is not None and first <= until < shortest
        if is_short or (longest is not None and until > longest):
            name = period.title or period.id
            place = found(period.at(), period=name, first=first, until=until, day=longest or until)
            yield place(_SHORT if is_short else _LONG, _HELP)
