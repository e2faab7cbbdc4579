"""SAM210 overloaded-across-plans."""

from collections.abc import Mapping

from samverkan_cli.core.record import record
from samverkan_cli.derive.workload import Assignment, assignments, first_day, known_as, month_of, peak
from samverkan_cli.rules.authoring import Compared, Finding, Given, Location, Message, Project, Related, counted

MOST = 7
_TEXT = counted(
    "{owner} answers for {n} activity that goes on in {month}, in {plans}",
    "{owner} answers for {n} activities that go on in {month}, in {plans}",
    1,
)


@record
class Workload:
    """What a function answers for in a plan."""

    title: str
    place: Location
    going: tuple[Assignment, ...]


def note(plan: Project, given: Given) -> dict[str, Workload]:
    """What each function of a plan answers for, by what the function is known as."""
    found: dict[str, Workload] = {}
    for owner, each in assignments(plan, given.today):
        before = found.get(known_as(owner))
        going = (*before.going, each) if before is not None else (each,)
        found[known_as(owner)] = Workload(owner.title, owner.at(), going)
    return found


def compare(noted: Mapping[str, dict[str, Workload]], given: Given) -> Compared:
    """Report every function that answers for too much at the same time, over all plans."""
    by_function: dict[str, dict[str, Workload]] = {}
    for name, several in noted.items():
        for key, each in several.items():
            by_function.setdefault(key, {})[name] = each
    for plans in by_function.values():
        worst = peak((going for each in plans.values() for going in each.going), month_of(given.today))
        if worst is None or worst.activities <= MOST:
            continue
        places = {each.place: name for name, each in plans.items()}
        last = next(reversed(places))
        month = f"{first_day(worst.month):%Y-%m}"
        message = counted(
            str(_TEXT.text),
            str(_TEXT.plural),
            worst.activities,
            owner=plans[places[last]].title,
            month=month,
            plans=tuple(plans),
        )
        help = Message("Let others answer for some of them, or spread them over more months")
        there = tuple(Related(Message("it stands here too"), place) for place in places if place != last)
        for name, each in plans.items():
            if each.place == last:
                yield name, Finding(last, message, help, there[:5])
