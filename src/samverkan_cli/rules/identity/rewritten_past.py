"""SAM110 rewritten-past."""

from samverkan_cli.compare.differences import Difference
from samverkan_cli.compare.kinds import ChangeKind
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.measures import Measurement
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import last_of
from samverkan_cli.rules.authoring import Finding, Findings, Given, Location, Message, Project, found

_VALUE = (
    Message("{thing} was {old} ({date}) in the adopted version, and is another value now"),
    Message("{thing} had the value {old} ({date}) in the adopted version, and that is not there any more"),
)
_PASSED = Message("The last day of {thing} had passed, {old}, and is another now without a word of why")
_OTHER = Message("{thing}: {field} is not what it was in the adopted version")
_HELP = Message("Put back what was; a mistake in it is set right in the log, and a new decision in a new version")
_MOVED = Message("Write under moved: what the day was, what it is now, and why")


def check(plan: Project, given: Given) -> Findings:
    """Report measured values, past days and decisions that are others than in the adopted version."""
    for each in given.since.differences if given.since is not None and given.since.was_adopted else ():
        field, part = each.field, each.part
        thing = getattr(part, "title", None) or plan.document.title
        if field is None:
            continue
        if each.kind is ChangeKind.REWRITTEN and isinstance(each.old, Measurement):
            day = str(each.old.date)
            message = Message(_VALUE[each.new is None].text, thing=thing, old=each.old.value, date=day, key=day)
            yield Finding(_place(each), message, help=_HELP)
        elif each.kind is ChangeKind.REWRITTEN:
            yield found(_place(each), thing=thing, field=field.key)(_OTHER, _HELP)
        elif isinstance(part, Activity) and field.key == "until" and _is_silent(part, each, given):
            yield found(_place(each), thing=thing, old=str(each.old))(_PASSED, _MOVED)


def _is_silent(activity: Activity, moved: Difference, given: Given) -> bool:
    """Whether a day that had passed was moved, and the activity says nothing of it."""
    if moved.old is None or last_of(moved.old) >= given.today:
        return False
    return not any(each.now == moved.new for each in activity.moved) and activity.whole("moved")


def _place(one: Difference) -> Location:
    """Where another value stands now; where none does, the list that it stood in, or the thing."""
    key = one.field.key if one.field is not None else ""
    if isinstance(one.new, Measurement):
        return one.new.value_at("value")
    if isinstance(one.new, Part) and one.new.parent is one.part:
        return one.new.at()
    return one.part.at(key) if getattr(one.part, one.field.name if one.field else "", None) else one.part.at()
