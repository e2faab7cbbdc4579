"""SAM504 vague-target."""

from samverkan_cli.model.measures import Indicator
from samverkan_cli.rules.authoring import Findings, Gathering, Given, Message, Project, found, marked

_WORDS = (
    Message("The limit of {indicator} is neither a number nor a length of time: “{words}”"),
    Message("Write for example 24, or 14 days; what is counted belongs under unit"),
)
_UNSAID = Message("It is not said how much is wanted of {indicator}")
_HELP: dict[str | None, Message] = {
    **dict.fromkeys(("at-most", "at-least"), Message("Write limit: and the number that it is to keep to")),
    **dict.fromkeys(
        ("increase", "decrease", "keep"),
        Message("Write target: {year: ..., value: ...} and the number that it is to reach"),
    ),
}


def _aiming(plan: Project) -> tuple[Indicator, ...]:
    """The indicators of which it is said what is wanted."""
    return tuple(each for each in plan.indicators if each.limit is not None or each.want is not None)


gatherings = (
    Gathering(
        _aiming,
        marked("{n} of {of} indicators have no number that they are to reach or to keep to"),
        marked("None of the {n} indicators has a number that it is to reach or to keep to"),
        help=Message("Write limit: or target: at each of them, and the number"),
    ),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every limit that is said in words, and every direction that has no number."""
    for indicator in _aiming(plan):
        if isinstance(indicator.limit, str) and indicator.limit:
            yield found(indicator.value_at("limit"), indicator=indicator.title, words=indicator.limit)(*_WORDS)
        elif indicator.want in _HELP and _lacks_number(indicator):
            yield found(indicator.value_at("want"), indicator=indicator.title)(_UNSAID, _HELP[indicator.want])


def _lacks_number(indicator: Indicator) -> bool:
    """Whether nothing that could be a number is said of the direction; where it began is one for what is to stay."""
    ends = ("target", "baseline") if indicator.want == "keep" else ("target",)
    return all(map(indicator.lacks, ("limit", *ends)))
