"""SAM503 target-behind-baseline."""

from samverkan_cli.model.measures import YearValue
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, Related, found

_SAME = Message("{indicator} begins at {began}, and its target is the same")
_LESS = Message("{indicator} is to increase, but its target {wanted} is less than its baseline {began}")
_MORE = Message("{indicator} is to decrease, but its target {wanted} is more than its baseline {began}")
_HELP = Message("Correct the target or the baseline, or write another word under want")


def check(plan: Project, given: Given) -> Findings:
    """Report every target that lies where the value already is, or on the wrong side of it."""
    for indicator in plan.indicators:
        baselines = {_part(each): each for each in reversed(indicator.baseline) if _known(each)}
        for target in indicator.target if indicator.want in ("increase", "decrease") else ():
            baseline = baselines.get(_part(target)) if _known(target) else None
            if baseline is None:
                continue
            goal, began = target.value, baseline.value
            if goal == began or (goal < began) == (indicator.want == "increase"):
                there = Related(Message("the baseline is here"), baseline.at())
                yield found(target.at(), indicator=indicator.title, wanted=goal, began=began, related=[there])(
                    _SAME if goal == began else _LESS if goal < began else _MORE, _HELP
                )


def _known(value: YearValue) -> bool:
    return value.whole("part") and value.whole("value")


def _part(value: YearValue) -> tuple[str | None, ...]:
    """Which part of the whole a value is of."""
    return (value.part.gender, value.part.school, value.part.district) if value.part else ()
