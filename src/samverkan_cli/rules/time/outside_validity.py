"""SAM303 outside-validity."""

from datetime import date, timedelta

from samverkan_cli.derive.timespans import DatedField, Timespan, timespans
from samverkan_cli.derive.validity import valid_from, valid_until
from samverkan_cli.model.values import first_of, last_of
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Related, marked

_EARLY = {
    "from": marked("{thing} begins on {day}, and the document holds only from {limit}"),
    "until": marked("{thing} ends on {day}, and the document holds only from {limit}"),
    "for": marked("{thing} ends on {day}, and the document holds only from {limit}"),
    "due": marked("{thing} is due on {day}, and the document holds only from {limit}"),
}
_LATE = {
    "from": marked("{thing} begins on {day}, and the document holds only until {limit}"),
    "until": marked("{thing} ends on {day}, and the document holds only until {limit}"),
    "for": marked("{thing} ends on {day}, and the document holds only until {limit}"),
    "due": marked("{thing} is due on {day}, and the document holds only until {limit}"),
}


def check(plan: Project, given: Given) -> Findings:
    """Report activities, milestones and phases that are not all within the days on which the document holds."""
    first, last = valid_from(plan.document), valid_until(plan.document)
    if plan.document.valid is None or (first is not None and last is not None and last < first):
        return
    for span in timespans(plan):
        if first is not None and last_of(span.first.day) < first and span.first.key is not None:
            yield _outside(plan, span, span.first, _EARLY, first)
        if last is not None and first_of(span.last.day) > last and not _carried_over(span, last):
            yield _outside(plan, span, span.last, _LATE, last)


def _carried_over(span: Timespan, last: date) -> bool:
    """Whether it is a phase that is late because the one before it is, which has a finding of its own."""
    return span.first.key is None and span.first.day > last + timedelta(days=1)


def _outside(plan: Project, span: Timespan, bound: DatedField, texts: dict[str, str], limit: date) -> Finding:
    key = bound.key or "for"
    return Finding(
        span.thing.value_at(key),
        Message(texts[key], thing=span.thing.title, day=bound.day, limit=limit),
        help=Message("Correct the date, or how long the document holds"),
        related=(Related(Message("this is how long the document holds"), plan.document.at("valid")),),
    )
