"""SAM711 meeting-clash."""

from collections.abc import Iterator, Mapping
from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.derive.public_holidays import holiday_on
from samverkan_cli.derive.relations import Who, members_of
from samverkan_cli.link.titles import folded
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.rules.authoring import Compared, Finding, Given, Location, Message, Project, Related, some

_CLASH = Message("{group} and {other} meet on {day}, and both need {who}")
_HELP_CLASH = Message("Move one of the meetings, or write that somebody else comes")
_SUNDAY = Message("{group} is to meet on {day}, which is a Sunday")
_HOLIDAY = Message("{group} is to meet on {day}, which is a public holiday: {name}")
_HELP_DAY = Message("Check the day, or choose another")


@record
class Meeting:
    """A day on which a group meets, who sits in it, and which groups come together with it in any case."""

    day: date
    group: str
    place: Location
    functions: Mapping[str, str]
    together: frozenset[str]


def note(plan: Project, given: Given) -> tuple[Meeting, ...]:
    """The meetings of a plan."""
    return tuple(_meetings(plan))


def compare(noted: Mapping[str, tuple[Meeting, ...]], given: Given) -> Compared:
    """Report every meeting on a day when nobody works, or when another group meets that shares members."""
    by_day: dict[date, list[Meeting]] = {}
    known: set[Location] = set()
    for name, meetings in noted.items():
        for each in meetings:
            if each.place in known:
                continue  # of a group that plans share
            known.add(each.place)
            yield from ((name, finding) for finding in _day_off(each))
            earlier = by_day.setdefault(each.day, [])
            yield from ((name, finding) for finding in _clash(each, earlier))
            earlier.append(each)


def _meetings(plan: Project) -> Iterator[Meeting]:
    for group in plan.groups:
        if not group.meetings:
            continue
        members = members_of(group) or frozenset()
        functions = {folded(who.title): who.title for who in sorted(members, key=_title) if _is_one_person(who)}
        above = filter(_is_group, group.part_of)
        together = frozenset(folded(each.title) for each in (group, *above, *filter(_is_group, members)))
        for day, place in dict(zip(group.meetings, _places(group), strict=True)).items():
            yield Meeting(day, group.title, place, functions, together)


def _places(group: Group) -> Iterator[Location]:
    keys = getattr(group.meetings, "keys", ())
    return (group.value_at("meetings", *key) for key in keys)


def _title(who: Who) -> str:
    return who.title


def _is_group(who: Who) -> bool:
    return isinstance(who, Group)


def _is_one_person(who: Who) -> bool:
    """Whether one and the same has to come: a unit sends whom it will, and of several functions another may come."""
    return isinstance(who, Owner) and who.kind in (None, "function") and not who.many and not who.doubtful


def _day_off(meeting: Meeting) -> Iterator[Finding]:
    name = holiday_on(meeting.day)
    if name is not None:
        text = _HOLIDAY if name else _SUNDAY
        said = {"name": name} if name else {}
        yield Finding(meeting.place, Message(text.text, group=meeting.group, day=meeting.day, **said), _HELP_DAY)


def _clash(meeting: Meeting, earlier: list[Meeting]) -> Iterator[Finding]:
    for other in earlier[:_COMPARED]:
        shared = [title for key, title in meeting.functions.items() if key in other.functions]
        joint = folded(meeting.group) in other.together or folded(other.group) in meeting.together
        if shared and not joint:
            who = some(shared, 3)
            said = Message(_CLASH.text, group=meeting.group, other=other.group, day=meeting.day, who=who)
            yield Finding(meeting.place, said, _HELP_CLASH, (Related(Message("the other is here"), other.place),))
            return


_COMPARED = 40
"""With how many meetings on its day a meeting is compared."""
