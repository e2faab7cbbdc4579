"""SAM108 plans-apart."""

from collections.abc import Iterator, Mapping
from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.derive.known_values import when_of
from samverkan_cli.derive.trend import Division, division
from samverkan_cli.derive.validity import is_open, valid_from, valid_until
from samverkan_cli.link.titles import folded
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.measures import Indicator
from samverkan_cli.model.values import When
from samverkan_cli.rules.authoring import Compared, Finding, Given, Location, Message, Project, Related, Value

_HELP = Message("Let both plans say the same, or give one of them another title")
_KINDS = {
    "activities": Message("The activity {thing} stands in {plan} too, with {differences}"),
    "goals": Message("The goal {thing} stands in {plan} too, with {differences}"),
    "indicators": Message("The indicator {thing} stands in {plan} too, with {differences}"),
}


@record
class _Thing:
    """What is held against its namesake in another plan: owners by what they are known as, last day, baselines."""

    collection: str
    title: str
    place: Location
    owners: Mapping[str, str]
    last: date | None
    baselines: Mapping[tuple[Division, When], Value]


@record
class Outlined:
    """What is noted of a plan: how long it holds, its registry number, what it replaces, and its things."""

    first: date | None
    last: date | None
    registry_no: tuple[str, Location] | None
    reports: bool
    replaces: str | None
    things: Mapping[tuple[str, str], _Thing]


def note(plan: Project, given: Given) -> Outlined:
    """What other plans are held against."""
    document = plan.document
    number, replaced = document.registry_no, document.replaces
    return Outlined(
        valid_from(document),
        date.max if is_open(document) else valid_until(document),
        (number, document.at("registry_no")) if number else None,
        document.kind == "report",
        replaced.plan.id if replaced is not None and replaced.plan is not None else None,
        {(each.collection, folded(each.title)): each for each in _things(plan)},
    )


def compare(noted: Mapping[str, Outlined], given: Given) -> Compared:
    """Report what plans that hold at the same time say differently, and a registry number that two of them have."""
    numbers: dict[str, str] = {}
    first: dict[tuple[str, str], list[str]] = {}
    for name, plan in noted.items():
        if plan.registry_no is not None:
            other = numbers.setdefault(folded(plan.registry_no[0]), name)
            if other != name and not _belong_together(name, other, noted):
                yield name, _same_number(plan.registry_no, other, noted[other])
        for key, thing in plan.things.items():
            for other in first.get(key, ())[:_COMPARED]:
                finding = _apart(thing, other, noted[other].things[key])
                if finding is not None and _hold_together(name, other, noted):
                    yield name, finding
                    break
            first.setdefault(key, []).append(name)


_COMPARED = 20
"""With how many plans before it what a plan has is compared."""


def _things(plan: Project) -> Iterator[_Thing]:
    for activity in plan.activities:
        if not activity.may_be_dropped:
            yield _thing("activities", activity, activity.until)
    for goal in plan.goals:
        if goal.status != "retired":
            yield _thing("goals", goal, goal.due)
    for indicator in plan.indicators:
        yield _thing("indicators", indicator, None)


def _thing(collection: str, thing: Activity | Goal | Indicator, last: date | None) -> _Thing:
    baselines: dict[tuple[Division, When], Value] = {}
    if isinstance(thing, Indicator):
        for each in thing.baseline:
            when = when_of(each)
            if when is not None:
                baselines[division(each.part), when] = each.value
    owners = {folded(who.title): who.title for who in thing.owners} if thing.whole("owners") else {}
    return _Thing(collection, thing.title, thing.at(), owners, last, baselines)


def _belong_together(name: str, other: str, noted: Mapping[str, Outlined]) -> bool:
    """Whether one of two plans reports on the other or replaces it."""
    one, two = noted[name], noted[other]
    replaced = {one.replaces, two.replaces}
    return one.reports or two.reports or not replaced.isdisjoint({name, other, _last(name), _last(other)})


def _last(name: str) -> str:
    """The last part of a plan's name, by which it may be known."""
    return name.rpartition("/")[2]


def _hold_together(name: str, other: str, noted: Mapping[str, Outlined]) -> bool:
    """Whether two plans hold on some day, as far as is known, and neither is there for the sake of the other."""
    one, two = noted[name], noted[other]
    if one.first is None or two.first is None or one.last is None or two.last is None:
        return False
    return one.first <= two.last and two.first <= one.last and not _belong_together(name, other, noted)


def _same_number(number: tuple[str, Location], other: str, there: Outlined) -> Finding:
    related = there.registry_no[1] if there.registry_no is not None else number[1]
    return Finding(
        number[1],
        Message("{plan} has the registry number {number} too", plan=other, number=number[0]),
        help=Message("Correct the number, or write under replaces: that this plan replaces the other"),
        related=(Related(Message("it stands here too"), related),),
    )


def _apart(thing: _Thing, plan: str, other: _Thing) -> Finding | None:
    differences = tuple(_differences(thing, other)) if thing.place != other.place else ()
    if not differences:
        return None
    return Finding(
        thing.place,
        Message(_KINDS[thing.collection].text, thing=thing.title, plan=plan, differences=differences),
        help=_HELP,
        related=(Related(Message("it stands here too"), other.place),),
    )


def _differences(thing: _Thing, other: _Thing) -> Iterator[Message]:
    """What the namesake has that cannot be right at the same time."""
    mine, theirs = thing.owners.keys(), other.owners.keys()
    if mine and theirs and not (mine <= theirs or theirs <= mine):
        yield Message("other owners ({owners})", owners=tuple(other.owners.values()))
    if thing.last is not None and other.last is not None:
        here, there = When.of(thing.last), When.of(other.last)
        if here.before(there) or there.before(here):
            yield Message("another last day ({day})", day=other.last)
    for key, value in thing.baselines.items():
        if key in other.baselines and other.baselines[key] != value:
            yield Message("another baseline ({value})", value=other.baselines[key])
            return
