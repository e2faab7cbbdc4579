"""SAM309 log-out-of-order."""

from samverkan_cli.model.follow_up import LogEntry
from samverkan_cli.model.values import When
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, Related, found

_TO_COME = (Message("The log tells what has happened, and {date} is still to come"), Message("Correct the date"))
_EARLIER = (
    Message("It is dated {date}, which is before {above}, the date above it"),
    Message("Correct the date, or move the entry to where it belongs in time"),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every entry of the log that is dated in the future, or before what stands above it."""
    above: LogEntry | None = None
    for entry in plan.log:
        if When.of(given.today).before(entry.date):
            # What has not happened yet says nothing of what stands below it.
            yield found(entry.at("date"), date=str(entry.date))(*_TO_COME)
            continue
        if above is not None and entry.date.before(above.date):
            stands = Related(Message("this stands above it"), above.at("date"))
            yield found(entry.at("date"), date=str(entry.date), above=str(above.date), related=[stands])(*_EARLIER)
        elif above is not None and entry.date < above.date:
            continue  # Less is known of its day, so what comes next is still held against the one above.
        above = entry
