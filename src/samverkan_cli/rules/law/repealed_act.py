"""SAM903 repealed-act."""

from collections.abc import Iterator
from datetime import date

from samverkan_cli.derive.validity import dated, earliest
from samverkan_cli.model.document import Document
from samverkan_cli.model.law import GoverningDocument
from samverkan_cli.model.shape import said
from samverkan_cli.model.values.text import SIGN
from samverkan_cli.rules.acts import Act, acts, cited, cited_in, named, number_in
from samverkan_cli.rules.authoring import Finding, Findings, Given, Location, Message, Project, found

_OTHER_ACT = Message("{number} is the number of {act}, and not of {title}")
_OTHER_NUMBER = Message("{number} is not the number of {title}")
_NO_ACT = Message("{number} is no number of an act")
_REPEALED = (
    Message("{act} does not hold since {day}"),
    Message("Refer to {acts} instead, and look up where the provisions stand now"),
)


def check(plan: Project, given: Given) -> Findings:
    """Report every act that does not hold when the plan begins, and every number that is another act's."""
    first = _first_day(plan.document, given.today)
    for governing in plan.governing_documents:
        if governing.reference is not None:
            yield from _in_reference(governing, first)
    for written in plan.search[plan.search.with_cues(":")]:
        if written.kind is SIGN or (written.key == "title" and said(written.part, "reference")):
            continue
        for words, name, number in cited_in(written.text):
            place = written.where(words)
            yield from _wrong(place, name, number, acts().get(number), named(name), first)


def _in_reference(governing: GoverningDocument, first: date | None) -> Iterator[Finding]:
    reference, place = governing.reference or "", governing.at("reference")
    number = number_in(reference)
    if number is None:
        if governing.kind == "act" and reference.upper().startswith(("SKOLFS", "SOSFS", "HSLF")):
            yield found(place, number=reference)(_NO_ACT, Message("Write kind: regulation, or the number of the act"))
        return
    yield from _wrong(place, governing.title, number, cited(reference), named(governing.title), first)


def _wrong(
    place: Location, title: str, number: str, act: Act | None, meant: tuple[Act, ...], first: date | None
) -> Iterator[Finding]:
    """What is wrong with a number: it is another act's, or its act does not hold."""
    if meant and act not in meant:
        help = _write(meant) or Message("Correct the number or the title")
        if act is not None:
            yield found(place, number=act.number, act=act.name, title=title)(_OTHER_ACT, help)
        elif len(meant) == 1 or number[:4] >= min(each.number[:4] for each in meant):
            yield found(place, number=number, title=title)(_OTHER_NUMBER, help)
    elif act is not None and first is not None and act.repealed is not None and not act.holds_on(first):
        instead = tuple(acts()[number].title for number in act.replaced_by)
        yield found(place, act=act.title, day=act.repealed, acts=instead)(*_REPEALED)


def _first_day(document: Document, today: date) -> date | None:
    """The first day of a plan, else that of its revision or its adoption, else today; None where it cannot be read."""
    if document.valid is not None and document.valid.from_ is not None:
        return document.valid.from_
    known = document.whole("valid") and (document.valid is None or document.valid.whole("from_"))
    if not known or not document.whole("adopted") or not document.whole("revised"):
        return None
    return dated(document) or earliest(document) or (today if document.adopted is None else None)


def _write(meant: tuple[Act, ...]) -> Message | None:
    """What to write where one of the acts of a name holds today."""
    current = [act for act in meant if act.repealed is None]
    return Message("Write SFS {number}, or correct the title", number=current[0].number) if current else None
