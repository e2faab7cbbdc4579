"""SAM314 imprecise-date."""

from collections.abc import Iterator

from samverkan_cli.model.document import Document
from samverkan_cli.rules.authoring import Given, Location, Message, Places, Project, Related, finds, found


@finds(
    Message("Days are counted from the day of adoption, and only {date} is known"),
    Message("Write the whole day, for example 2026-06-15"),
)
def check(plan: Project, given: Given) -> Places:
    """Report a day of adoption of which only the year or the month is known, where something is counted from it."""
    adopted = plan.document.adopted
    if adopted is None or adopted.date is None or adopted.date.whole is not None:
        return
    counted = tuple(_counted_from_adoption(plan.document))
    if counted:
        yield found(
            adopted.value_at("date"),
            date=str(adopted.date),
            related=(Related(Message("this is counted from it"), place) for place in counted),
        )


def _counted_from_adoption(document: Document) -> Iterator[Location]:
    valid = document.valid
    if valid is not None and valid.for_ is not None and valid.lacks("from_") and valid.lacks("until"):
        yield valid.at("for")
    for promise in document.reporting:
        if promise.after is not None:
            yield promise.at("after")
