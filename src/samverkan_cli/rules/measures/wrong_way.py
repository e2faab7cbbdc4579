"""SAM507 wrong-way."""

from decimal import Decimal
from fractions import Fraction

from samverkan_cli.derive.trend import Trend, trends
from samverkan_cli.derive.validity import valid_until
from samverkan_cli.model.follow_up import GoalFollowed
from samverkan_cli.model.measures import Indicator
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, Related, found

_AGAINST = {
    True: Message("{indicator} is to go up, and has gone down to {last}"),
    False: Message("{indicator} is to go down, and has gone up to {last}"),
}
_MISSES = Message("{indicator} misses {aim}: at this rate it is {ends} by {by}")
_MISSED = Message("{indicator} has missed {aim}: it was {last} when it was measured last")
_CLAIMED = Message("{fault}, and {report} says that the goal {goal} is reached")
_HELP = Message("Write what is to be done about it, or correct the target; if a value is wrong, correct that")


def check(plan: Project, given: Given) -> Findings:
    """Report every indicator whose values go the wrong way, or so slowly that they do not get there."""
    until = valid_until(plan.document)
    for indicator in plan.indicators:
        for trend in trends(indicator, until):
            fault = _fault(indicator, trend)
            if fault is None:
                continue
            place = indicator.at("values") if indicator.values else indicator.at()
            claim = _claim(indicator, given)
            if claim is None:
                yield found(place)(fault, _HELP)
            else:
                goal, said = claim
                said_here = Related(Message("this says that it is reached"), said.at())
                report = getattr(said.parent, "title", "")
                yield found(place, fault=fault, goal=goal, report=report, related=[said_here], grave=True)(
                    _CLAIMED, _HELP
                )
            break


def _fault(indicator: Indicator, trend: Trend) -> Message | None:
    last = _number(trend.last.value)
    if trend.turned and not trend.met:
        return Message(_AGAINST[trend.upwards].text, indicator=indicator.title, last=last)
    if not trend.misses or trend.aim is None or trend.ends is None or trend.aim.by is None:
        return None
    aim, by = _number(trend.aim.value), trend.aim.by
    if by <= trend.last.day:
        return Message(_MISSED.text, indicator=indicator.title, aim=aim, last=last)
    return Message(_MISSES.text, indicator=indicator.title, aim=aim, ends=_number(trend.ends), by=by)


def _claim(indicator: Indicator, given: Given) -> tuple[str, GoalFollowed] | None:
    """A goal that is seen by the indicator, and what says that it is reached in full, if anything does."""
    for goal in indicator.goals:
        for each in goal.followed:
            if each.reached == "fully" and getattr(each.parent, "date", given.today) <= given.today:
                return goal.title, each
    return None


def _number(value: Fraction) -> Decimal:
    """A value as it is read, with one decimal at most."""
    number = round(Decimal(value.numerator) / Decimal(value.denominator), 1)
    return round(number, 0) if number == round(number, 0) else number
