"""SAM503 target-behind-baseline."""

from samverkan_cli.rules.authoring import Findings, Given, Message, Project, Related, found

_SAME = Message("{indicator} begins at {began}, and its target is the same")
_LESS = Message("{indicator} is to increase, but its target {wanted} is less than its baseline {began}")
_MORE = Message("{indicator} is to decrease, but its target {wanted} is more than its baseline {began}")
_HELP = Message("Correct the target or the baseline, or write another word under want")


def check(plan: Project, given: Given) -> Findings:
    """Report every target that lies where the value already is, or on the wrong side of it."""
    for indicator in plan.indicators:
        want, baseline, target = indicator.want, indicator.baseline, indicator.target
        began = baseline.value if baseline is not None and baseline.whole("value") else None
        goal = target.value if target is not None and target.whole("value") else None
        if want not in ("increase", "decrease") or began is None or goal is None:
            continue
        if goal == began or (goal < began) == (want == "increase"):
            there = Related(Message("the baseline is here"), indicator.at("baseline"))
            yield found(indicator.at("target"), indicator=indicator.title, wanted=goal, began=began, related=[there])(
                _SAME if goal == began else _LESS if goal < began else _MORE, _HELP
            )
