"""SAM807 open-item."""

from collections.abc import Iterator

from samverkan_cli.model.focus import Activity
from samverkan_cli.model.follow_up import ActivityFollowed, LogEntry
from samverkan_cli.rules.authoring import Findings, Gathering, Given, Message, Project, found, marked

_TEXTS = {
    (True, False): (Message("Nobody answers for what remains ({thing})"), Message("Write owners: and who is to do it")),
    (False, True): (
        Message("No day is set for what remains ({thing})"),
        Message("Write due: and the day by which it is to be done"),
    ),
    (True, True): (
        Message("Nobody answers for what remains, and no day is set for it ({thing})"),
        Message("Write owners: and who is to do it, and due: and the day"),
    ),
}


def _in_log(plan: Project) -> Iterator[LogEntry]:
    """The entries of the log that say what remains."""
    return (entry for entry in plan.log if entry.remains)


def _in_reports(plan: Project) -> Iterator[tuple[Activity, ActivityFollowed]]:
    """What follow-ups say of activities, where it says what remains."""
    return (pair for report in plan.follow_ups for pair in report.activities if pair[1].remains)


_HELP = Message("Write owners: at each of them, and due: and the day")
gatherings = (
    Gathering(
        _in_log,
        marked("{n} of {of} things that remain by the log have nobody or no day"),
        marked("All {n} things that remain by the log have nobody or no day"),
        help=_HELP,
    ),
    Gathering(
        lambda plan: (said for _, said in _in_reports(plan)),
        marked("{n} of {of} things that remain by a follow-up have nobody or no day"),
        marked("All {n} things that remain by a follow-up have nobody or no day"),
        help=_HELP,
    ),
)


def check(plan: Project, given: Given) -> Findings:
    """Report everything that is said to remain, in the log or in a follow-up, without somebody or a day for it."""
    items: list[tuple[str, LogEntry | ActivityFollowed]] = [(entry.title, entry) for entry in _in_log(plan)]
    items += [(activity.title, said) for activity, said in _in_reports(plan)]
    for title, item in items:
        lacking = (item.lacks("owners"), item.lacks("due"))
        if any(lacking):
            yield found(item.at("remains"), thing=title)(*_TEXTS[lacking])
