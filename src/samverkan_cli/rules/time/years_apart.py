"""SAM320 years-apart."""

import re

from samverkan_cli.core.record import record
from samverkan_cli.derive.validity import adopted_on, is_open, valid_from, valid_until
from samverkan_cli.model.document import Document
from samverkan_cli.rules.authoring import Given, Message, Places, Project, Related, finds, found

_YEARS = re.compile(
    r"(?<![\d:/.-])(?P<first>(?:19|20)\d\d)(?:\s*(?:[-–—/]|till|och|to)\s*(?P<last>(?:19|20)?\d\d))?(?![\d:/])(?!\s+års\b)"
)


@record
class _Years:
    """Years as a title says them: one alone, or a first and a last."""

    text: str
    first: int
    last: int | None


@finds(
    Message("The title says {years}, and the document holds {held}"),
    Message("Correct the title, or how long the document holds"),
)
def check(plan: Project, given: Given) -> Places:
    """Report a document whose title says other years than those in which it holds."""
    document = plan.document
    first, last = valid_from(document), valid_until(document)
    valid = document.valid
    if valid is None or valid.doubtful or first is None or not document.whole("title"):
        return
    held = (first.year, last.year if last is not None else None)
    if held[1] is None and not is_open(document):
        return
    for years in _years(document.title):
        if _apart(years, document, held):
            there = Related(Message("this is how long the document holds"), document.at("valid"))
            yield found(document.at("title"), years=years.text, held=_held(*held), related=[there])
            return


def _years(title: str) -> list[_Years]:
    return [
        _Years(found[0], int(found["first"]), int(found["first"][: 4 - len(found["last"])] + found["last"]))
        if found["last"]
        else _Years(found[0], int(found["first"]), None)
        for found in _YEARS.finditer(title)
    ]


def _apart(years: _Years, document: Document, held: tuple[int, int | None]) -> bool:
    """Whether years cannot be those of the document.

    One alone may be any in which it holds or was decided, or one to come, as in a vision. Where only the day of
    adoption is known, a document that is decided on late in a year may well hold from the next.
    """
    first, last = held
    adopted = adopted_on(document)
    begins = {first}
    if adopted is not None:
        begins |= {adopted.year}
        if document.valid is not None and document.valid.lacks("from_"):
            begins |= {adopted.year + 1}
    if years.last is None:
        return years.first < min(begins)
    return years.first not in begins or years.last != last


def _held(first: int, last: int | None) -> Message:
    if last is None:
        return Message("from {first} until further notice", first=str(first))
    if first == last:
        return Message("in {first}", first=str(first))
    return Message("{first} to {last}", first=str(first), last=str(last))
