"""SAM318 impossible-interval."""

from collections.abc import Iterator
from datetime import date, timedelta

from samverkan_cli.derive.days import BOUND, interval, last_day
from samverkan_cli.derive.timespans import phase_dates
from samverkan_cli.derive.validity import adopted_on, valid_from, valid_until
from samverkan_cli.model.document import Document
from samverkan_cli.model.values import Duration, Every, first_of, last_of
from samverkan_cli.rules.authoring import Findings, Given, Location, Message, Project, Related, counted, found

_LENGTHS = {"term": 182, "half-year": 182, "school year": 334, "term of office": 1461}
"""How many days what ends on a day of the calendar has when it is whole."""


_SHORT = (
    counted(
        "Counted from {first} it is over after {n} day, on {last}",
        "Counted from {first} it is over after {n} days, on {last}",
        1,
    ),
    Message("It ends with the term or the year that it begins in: write one more, or days or months"),
)
_REVIEWED = Message("The document would be reviewed for the first time after {day}, but it only holds until {last}")
_MEASURED = Message("{thing} would be measured again after {day}, but the document only holds until {last}")
_OFTENER = Message("Write a shorter time, so that it comes at least once while the document holds")
_EARLY = (
    Message("It was revised on {revised}, before it was adopted on {adopted}"),
    Message("Correct one of the dates"),
)
_VERSIONS = (
    Message("It is version {version}, and the last revision is {last}"),
    Message("Write {last} under version:, or what has been revised since under revisions:"),
)
_DAYS = (
    Message("It was revised on {revised}, and the last revision is of {last}"),
    Message("Write {last} under revised:, or what was revised under revisions:"),
)


def check(plan: Project, given: Given) -> Findings:
    """Report intervals that cannot come about, revisions before the decision, and lengths that come out too short."""
    document = plan.document
    yield from _rare(plan)
    yield from _early_revisions(document)
    yield from _apart_from_revisions(document)
    for place, length, first in _bound_lengths(plan):
        last = last_day(first, length)
        days = (last - first).days + 1 if last is not None else 0
        if last is not None and days * 2 < _LENGTHS[length.unit] * length.count:
            yield found(place, n=days, first=first, last=last)(*_SHORT)


def _rare(plan: Project) -> Findings:
    """What comes more rarely than the plan is long, so that it never comes."""
    first, last = valid_from(plan.document), valid_until(plan.document)
    if first is None or last is None or last < first:
        return
    review = plan.document.review
    often: list[tuple[str, Every | None, Location]] = [
        (each.title, each.measured_every, each.value_at("measured_every")) for each in plan.indicators
    ]
    if review is not None:
        often.insert(0, ("", review.every, review.value_at("every")))
    for thing, every, place in often:
        day = _first_time(every, first, last) if every is not None else None
        if day is not None and day > last_of(last):
            there = Related(Message("this is how long the document holds"), plan.document.at("valid"))
            yield found(place, thing=thing, day=day, last=last, related=[there])(
                _MEASURED if thing else _REVIEWED, _OFTENER
            )


def _first_time(every: Every, first: date, last: date) -> date | None:
    """The last day before something that recurs comes again, counted from the first day of the plan.

    A plan for most of a school year is looked at every school year, though it is some weeks shorter.
    """
    length = interval(every)
    if length is None:
        return None
    if length.unit in BOUND:
        days = _LENGTHS[length.unit] * length.count
        return first_of(first) + timedelta(days=days) if (last - first).days < days * 0.8 else None
    return last_day(first_of(first), length)


def _early_revisions(document: Document) -> Findings:
    """Every revision that is dated before the decision."""
    adopted = document.adopted
    if adopted is None or adopted.date is None:
        return
    there = Related(Message("it was adopted here"), adopted.value_at("date"))
    own = (document.revised, document.value_at("revised"))
    for day, place in (own, *((each.date, each.value_at("date")) for each in document.revisions)):
        if day is not None and day.before(adopted.date):
            yield found(place, revised=str(day), adopted=str(adopted.date), related=[there])(*_EARLY)


def _apart_from_revisions(document: Document) -> Findings:
    """A version, or a day of revision, that is not that of the last of the revisions."""
    if not document.revisions or not document.whole("revisions"):
        return
    last, revised = document.revisions[-1], document.revised
    there = [Related(Message("the last revision is here"), last.at())]
    if document.version and last.version and _plain(document.version) != _plain(last.version):
        place = document.value_at("version")
        yield found(place, version=document.version, last=last.version, related=there)(*_VERSIONS)
    if revised is not None and last.date is not None and (revised.before(last.date) or last.date.before(revised)):
        place = document.value_at("revised")
        yield found(place, revised=str(revised), last=str(last.date), related=there)(*_DAYS)


def _plain(version: str) -> str:
    return version.casefold().removeprefix("version").strip().removesuffix(".0")


def _bound_lengths(plan: Project) -> Iterator[tuple[Location, Duration, date]]:
    """The lengths that end with a term, a school year or a term of office, and the first day of each."""
    document = plan.document
    valid, adopted = document.valid, adopted_on(document)
    since = adopted + timedelta(days=1) if adopted is not None and adopted < date.max else None
    counted_from: list[tuple[Location, Duration | None, date | None]] = [
        *((each.value_at("after"), each.after, since) for each in document.reporting),
        *(
            (each.phase.value_at("for"), each.phase.for_, each.first)
            for each in phase_dates(plan.phases)
            if each.phase.lacks("until")
        ),
    ]
    if valid is not None and valid.lacks("until"):
        counted_from.insert(0, (valid.value_at("for"), valid.for_, valid_from(document)))
    for place, length, first in counted_from:
        if length is not None and first is not None and length.unit in BOUND:
            yield place, length, first_of(first)
