"""SAM109 vanished-promise."""

from samverkan_cli.compare.differences import Difference
from samverkan_cli.compare.kinds import ChangeKind
from samverkan_cli.link.titles import folded
from samverkan_cli.model.document import ReportPromise
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.link import link_of
from samverkan_cli.model.measures import Indicator
from samverkan_cli.model.needs import Need
from samverkan_cli.model.thing import Part, Thing
from samverkan_cli.rules.authoring import Finding, Findings, Given, Location, Message, Project, found

_GONE = {
    Activity: Message("The activity {thing} stood in the adopted version, and is not there any more"),
    Need: Message("The need {thing} stood in the adopted version, and is not there any more"),
    Goal: Message("The goal {thing} stood in the adopted version, and is not there any more"),
    Indicator: Message("The indicator {thing} stood in the adopted version, and is not there any more"),
    ReportPromise: Message("The report {thing} was promised in the adopted version, and is not there any more"),
}
_HELPS = {
    Activity: Message("Put it back with status: dropped and why in its text, or say in revisions: what became of it"),
    Need: Message("Put it back, with why nothing is done under declined, or say in revisions: what became of it"),
    Goal: Message("Put it back with status: retired, or say in revisions: what became of it"),
}
_HELP = Message("Put it back, or say in revisions: what became of it")
_REPLACED = Message("{old} stood here in the adopted version, and something else does now: {thing}")
_APART = Message("Put it back as it was, and give what is new an id of its own")
_DROPPED = Message("The activity {thing} was dropped since the adopted version, and nothing says why")
_WHY = Message("Say why in its text, in the log or in a follow-up")


def check(plan: Project, given: Given) -> Findings:
    """Report what was promised in the adopted version and is gone, or was dropped, without a word."""
    since = given.since
    if since is None or not since.was_adopted:
        return
    told = _told(plan) - _told(since.old)
    words = "\n".join(folded(text) for text in told)
    for each in since.differences:
        part = each.part
        name = getattr(part, "title", None) or (part.id if isinstance(part, Thing) else "")
        if folded(name) in words:
            continue
        if each.kind is ChangeKind.REMOVED and type(part) in _GONE:
            # Several may be gone from one place, and each is a fault of its own.
            message = Message(_GONE[type(part)].text, thing=name, id=str(part.route[-1]))
            yield Finding(_place(each, plan), message, help=_HELPS.get(type(part), _HELP))
        elif each.kind is ChangeKind.REPLACED and type(part) in _GONE and folded(str(each.old)) not in words:
            yield found(part.value_at("title"), old=str(each.old), thing=name)(_REPLACED, _APART)
        elif each.kind is ChangeKind.DROPPED and isinstance(part, Activity) and not _says_why(part, each.was):
            yield found(part.value_at("status"), thing=name)(_DROPPED, _WHY)


def _told(plan: Project) -> set[str]:
    """All that a plan says of what has been changed, and of what has happened."""
    revisions = {each.text or "" for each in plan.document.revisions}
    log = {f"{each.title} {each.text or ''} {each.remains or ''}" for each in plan.log}
    return revisions | log | {report.summary or "" for report in plan.follow_ups}


def _says_why(activity: Activity, was: Part | None) -> bool:
    """Whether something is said of an activity that was not said when it was adopted."""
    text = was.text if isinstance(was, Activity) else None
    if activity.text and activity.text != text:
        return True
    followed = len(was.followed) if isinstance(was, Activity) else 0
    return any(each.text or each.remains for each in activity.followed[followed:])


def _place(gone: Difference, plan: Project) -> Location:
    """Where it would stand: the collection, in what it stood in, as far as that is still there."""
    within, collection = gone.within, str(link_of(gone.part).key[0])
    if within is None or within is plan:
        collection = str(gone.part.route[0])
        return plan.heading(collection) if getattr(plan, collection, None) else plan.document.at()
    return within.at(collection) if within is gone.part.parent or getattr(within, collection, None) else within.at()
