"""SAM321 before-its-turn."""

from samverkan_cli.model.focus import Activity
from samverkan_cli.model.values import first_of, last_of
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, Related, found

_BY_DAYS = Message("{activity} begins on {first}, before {before} has ended on {last}")
_BY_END = Message("{activity} ends on {first}, before {before} has ended on {last}")
_BY_STATUS = Message("{activity} has begun, and {before}, which it comes after, has not")
_HELP = Message("Correct one of the days, or take it away from after:")
_HELP_STATUS = Message("Correct one of the statuses, or take it away from after:")
_BEGUN = ("ongoing", "done", "verified")


def check(plan: Project, given: Given) -> Findings:
    """Report every activity that begins before one that it comes after has ended."""
    for activity in plan.activities:
        if activity.may_be_dropped:
            continue
        for before, place in activity.references("after"):
            if before is activity or before.may_be_dropped or before.status in ("done", "verified"):
                continue
            begins = activity.from_ if activity.from_ is not None else activity.until
            known = begins is not None and before.until is not None and activity.whole("from_")
            there = [Related(Message("it comes after this"), before.at("until") if before.until else before.at())]
            names = {"activity": activity.title, "before": before.title}
            if known and begins is not None and before.until is not None and _is_earlier(activity, before):
                text = _BY_DAYS if activity.from_ is not None else _BY_END
                yield found(place, **names, first=begins, last=before.until, related=there)(text, _HELP)
            elif activity.status in _BEGUN and before.status == "planned":
                yield found(place, **names, related=there)(_BY_STATUS, _HELP_STATUS)


def _is_earlier(activity: Activity, before: Activity) -> bool:
    """Whether no day on which an activity may begin is one on which another may have ended."""
    begins = activity.from_ if activity.from_ is not None else activity.until
    return begins is not None and before.until is not None and last_of(begins) < first_of(before.until)
