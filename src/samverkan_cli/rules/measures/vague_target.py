"""SAM504 vague-target."""

from samverkan_cli.model.measures import Indicator, YearValue
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project

_LIMIT = frozenset({"at-most", "at-least"})
_TARGET = frozenset({"increase", "decrease", "keep"})


def check(plan: Project, given: Given) -> Findings:
    """Report every limit that is said in words, and of every wish that has no number."""
    for indicator in plan.indicators:
        if isinstance(indicator.limit, str) and indicator.limit:
            yield Finding(
                indicator.value_at("limit"),
                Message(
                    "The limit of {indicator} is neither a number nor a length of time: “{words}”",
                    indicator=indicator.title,
                    words=indicator.limit,
                ),
                help=Message("Write for example 24, or 14 days; what is counted belongs under unit"),
            )
        elif indicator.want in _LIMIT | _TARGET and _lacks_number(indicator):
            wanted = (
                Message("Write limit: and the number that it is to keep to")
                if indicator.want in _LIMIT
                else Message("Write target: {year: ..., value: ...} and the number that it is to reach")
            )
            yield Finding(
                indicator.value_at("want"),
                Message("It is not said how much is wanted of {indicator}", indicator=indicator.title),
                help=wanted,
            )


def _lacks_number(indicator: Indicator) -> bool:
    """Whether nothing that could be a number is said of what is wanted; where it began is one for what is to stay."""
    ends: tuple[YearValue | None, ...] = (indicator.target,)
    if indicator.want == "keep":
        ends = (indicator.target, indicator.baseline)
    return (
        indicator.lacks("limit")
        and indicator.whole("target")
        and (indicator.want != "keep" or indicator.whole("baseline"))
        and all(end is None or (end.value is None and end.whole("value")) for end in ends)
    )
