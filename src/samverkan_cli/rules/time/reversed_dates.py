"""SAM302 reversed-dates."""

from collections.abc import Iterator
from datetime import date

from samverkan_cli.derive.days import last_day
from samverkan_cli.derive.timespans import phase_dates
from samverkan_cli.derive.validity import last_set, valid_from
from samverkan_cli.model.document import Validity
from samverkan_cli.model.follow_up import Phase
from samverkan_cli.model.shape import said
from samverkan_cli.model.values import Ongoing, first_of, last_of
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, Related, found

_REVERSED = (Message("It ends on {last}, before it begins on {first}"), Message("Correct one of the dates"))
_APART = (
    Message("It ends on {until}, and with the time that it lasts it ends on {last}"),
    Message("Correct one of them, or take one of them away"),
)
_ENDLESS = (
    Message("{activity} ends on {until}, and goes on all the time"),
    Message("Take one of them away: until:, or every: ongoing"),
)


def check(plan: Project, given: Given) -> Findings:
    """Report everything that ends before it begins, or on two days, or on a day although it goes on all the time."""
    for part in plan.parts:
        first, last = said(part, "from"), said(part, "until")
        if isinstance(first, date) and isinstance(last, date) and last < first:  # not until further notice
            there = [Related(Message("it begins here"), part.at("from"))]
            yield found(part.at("until"), first=first, last=last, related=there)(*_REVERSED)
    for each, begins, until in _lasting(plan):
        yield from _apart(each, begins, until)
    for activity in plan.activities:
        if activity.until is not None and isinstance(activity.every, Ongoing):
            there = [Related(Message("this says that it goes on all the time"), activity.at("every"))]
            yield found(activity.at("until"), activity=activity.title, until=activity.until, related=there)(*_ENDLESS)


def _lasting(plan: Project) -> Iterator[tuple[Validity | Phase, date, date]]:
    """What says both how long it lasts and its last day, with its first day and that."""
    valid, first = plan.document.valid, valid_from(plan.document)
    until = last_set(valid.until) if valid is not None else None
    if valid is not None and first is not None and until is not None:
        yield valid, first, until
    for each in phase_dates(plan.phases):
        if each.first is not None and not each.follows and each.phase.until is not None:
            yield each.phase, each.first, each.phase.until


def _apart(part: Validity | Phase, begins: date, until: date) -> Findings:
    """Where how long something lasts certainly gives another last day than the one that is written."""
    if part.for_ is None:
        return
    earliest, latest = last_day(first_of(begins), part.for_), last_day(last_of(begins), part.for_)
    if earliest is None or latest is None or (first_of(until) <= latest and earliest <= last_of(until)):
        return
    there = [Related(Message("this is how long it lasts"), part.at("for"))]
    yield found(part.at("until"), until=until, last=earliest, related=there)(*_APART)
