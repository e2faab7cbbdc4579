"""SAM807 open-item."""

from samverkan_cli.model.follow_up import ActivityFollowed, LogEntry
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, found

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


def check(plan: Project, given: Given) -> Findings:
    """Report everything that is said to remain, in the log or in a follow-up, without somebody or a day for it."""
    items: list[tuple[str, LogEntry | ActivityFollowed]] = [(entry.title, entry) for entry in plan.log]
    items += [(activity.title, said) for report in plan.follow_ups for activity, said in report.activities]
    for title, item in items:
        lacking = (item.lacks("owners"), item.lacks("due"))
        if item.remains and any(lacking):
            yield found(item.at("remains"), thing=title)(*_TEXTS[lacking])
