"""SAM303 outside-validity."""

from datetime import date, timedelta

from samverkan_cli.derive.known_values import when_of
from samverkan_cli.derive.reporting import report_due
from samverkan_cli.derive.timespans import DatedField, Timespan, timespans
from samverkan_cli.derive.validity import valid_from, valid_until
from samverkan_cli.model.values import first_of, last_of
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, Related, found, marked

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

_HELP = Message("Correct the date, or how long the document holds")
_REPORT = (Message("The report {thing} is due on {day}, and the document holds only until {limit}"), _HELP)
_TARGET = (Message("{thing} has a target for {day}, and the document holds only until {limit}"), _HELP)


def check(plan: Project, given: Given) -> Findings:
    """Report what is not all within the days on which the document holds, and what is promised for a day after them."""
    first, last = valid_from(plan.document), valid_until(plan.document)
    if plan.document.valid is None or (first is not None and last is not None and last < first):
        return
    for span in timespans(plan):
        if first is not None and last_of(span.first.day) < first and span.first.key is not None:
            yield _outside(plan, span, span.first, _EARLY, first)
        if last is not None and first_of(span.last.day) > last and not _carried_over(span, last):
            yield _outside(plan, span, span.last, _LATE, last)

    if last is not None:
        yield from _too_late(plan, last)


def _too_late(plan: Project, last: date) -> Findings:
    """Reports that are promised, and targets that are set, for a day when the document no longer holds."""
    there = [Related(Message("this is how long the document holds"), plan.document.at("valid"))]
    for promise in plan.document.reporting:
        due = report_due(plan.document, promise)
        if due is not None and due > last:
            yield found(promise.value_at("after"), thing=promise.id, day=due, limit=last, related=there)(*_REPORT)
    for indicator in plan.indicators:
        for target in indicator.target:
            when = when_of(target)
            if when is not None and when.first > last:
                place = target.value_at("date" if target.date is not None else "year")
                yield found(place, thing=indicator.title, day=str(when), limit=last, related=there)(*_TARGET)


def _carried_over(span: Timespan, last: date) -> bool:
    """Whether it is a phase that is late because the one before it is, which has a finding of its own."""
    return span.first.key is None and span.first.day > last + timedelta(days=1)


def _outside(plan: Project, span: Timespan, bound: DatedField, texts: dict[str, str], limit: date) -> Finding:
    key = bound.key or "for"
    return Finding(
        span.thing.value_at(key),
        Message(texts[key], thing=span.thing.title, day=bound.day, limit=limit),
        help=_HELP,
        related=(Related(Message("this is how long the document holds"), plan.document.at("valid")),),
    )
