"""SAM902 expired-governing-document."""

from datetime import date

from samverkan_cli.derive.validity import earliest, last_set, valid_until
from samverkan_cli.model.law import GoverningDocument
from samverkan_cli.rules.acts import cited
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, found

_ENDED = Message("{title} ended on {day}, before the plan begins to hold")
_ENDS = Message("{title} ends on {day}, and the plan holds until {last}")
_HELP = Message("Write replaced_by: and what takes its place, or take it away where nothing does")


def check(plan: Project, given: Given) -> Findings:
    """Report everything the plan rests on that ends before the plan does, and that nothing takes the place of."""
    first, last = earliest(plan.document), valid_until(plan.document)
    for governing in plan.governing_documents:
        until = last_set(governing.valid.until) if governing.valid is not None else None
        if until is None or not governing.lacks("replaced_by") or _is_repealed(governing, first):
            continue
        ended = first is not None and until < first
        if ended or (last is not None and until < last):
            place = found(governing.at(), title=governing.title, day=until, last=last or until)
            yield place(_ENDED if ended else _ENDS, _HELP)


def _is_repealed(governing: GoverningDocument, first: date | None) -> bool:
    """Whether it is an act that is known to be repealed when the plan begins, which SAM903 reports."""
    act = cited(governing.reference)
    return act is not None and first is not None and not act.holds_on(first)
