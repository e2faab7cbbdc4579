"""SAM314 imprecise-date."""

from collections.abc import Iterator

from samverkan_cli.model.document import Document
from samverkan_cli.model.values import When
from samverkan_cli.rules.authoring import Findings, Given, Location, Message, Project, Related, found

_ADOPTED = Message("Days are counted from the day of adoption, and only {date} is known")
_REVISED = Message("Days are counted from the day of the last revision, and only {date} is known")
_HELP = Message("Write the whole day, for example 2026-06-15")


def check(plan: Project, given: Given) -> Findings:
    """Report a day of adoption or revision of which only a stretch is known, where something is counted from it."""
    document, adopted = plan.document, plan.document.adopted
    review = document.review
    reviewed = [review.at("every")] if review is not None and review.every is not None else []
    if adopted is not None and adopted.date is not None:
        counted = [*_counted_from_adoption(document), *(reviewed if document.lacks("revised") else ())]
        yield from _counted(adopted.value_at("date"), adopted.date, _ADOPTED, counted)
    if document.revised is not None:
        yield from _counted(document.value_at("revised"), document.revised, _REVISED, reviewed)


def _counted(place: Location, date: When, text: Message, counted: list[Location]) -> Findings:
    if date.whole is None and counted:
        related = [Related(Message("this is counted from it"), each) for each in counted]
        yield found(place, date=str(date), related=related)(text, _HELP)


def _counted_from_adoption(document: Document) -> Iterator[Location]:
    valid = document.valid
    if valid is not None and valid.for_ is not None and valid.lacks("from_") and valid.lacks("until"):
        yield valid.at("for")
    for promise in document.reporting:
        if promise.after is not None:
            yield promise.at("after")
