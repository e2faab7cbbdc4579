"""SAM404 selection-size."""

from dataclasses import dataclass, field

from samverkan_cli.derive.goal_periods import goals_of, loads
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Period, Selection
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, Related, found, some

LEAST, MOST = 3, 10
_NAMED = 3
"""How many of those that are bound are named."""
_TEXTS = {
    True: (
        Message("More than {most} goals bind {who} in {period}: {n}"),
        Message("Leave out those that can wait, so that there is time for the others"),
    ),
    False: (
        Message("Fewer than {least} goals bind {who} in {period}: {n}"),
        Message("Pick more goals from the bank, so that the period has something to gather around"),
    ),
}
"""What is said of too many, and of too few."""


@dataclass(slots=True)
class _Fault:
    """Those for whom one selection makes the goals too many, or leaves them too few; what else binds them; how many."""

    bound: dict[str, None] = field(default_factory=dict)
    beside: tuple[Selection, ...] = ()
    numbers: set[int] = field(default_factory=set)


_Faults = dict[tuple[bool, Selection], _Fault]
"""What is wrong with each selection: with True that there are too many goals, with False that there are too few."""


def check(plan: Project, given: Given) -> Findings:
    """Report every selection that makes the goals of somebody too many, or leaves them too few."""
    unread = [period for period in plan.periods if not _is_known(period)]
    faults: _Faults = {}
    for load in loads(plan):
        many = goals_of(load.at_first)
        if len(many) > MOST:
            _note(faults, (True, _over(load.at_first)), load.bound, load.at_first, len(many))
        few = goals_of(load.ever)
        known = plan.whole("periods") and _is_whole(load.ever)
        if len(few) < LEAST and known and not any(_meet(load.period, each) for each in unread):
            _note(faults, (False, load.ever[-1]), load.bound, load.ever, len(few))
    periods = {selection: period for period in plan.periods for _, selection in period.selections}
    for (too_many, selection), fault in faults.items():
        yield found(
            selection.at(),
            least=LEAST,
            most=MOST,
            who=some(list(fault.bound), _NAMED),
            period=periods[selection].title or periods[selection].id,
            n=_number(fault),
            related=(
                Related(Message("goals are picked for them here too"), each.at()) for each in fault.beside[:_NAMED]
            ),
        )(*_TEXTS[too_many])


def _is_known(period: Period) -> bool:
    """Whether all that decides whom a period binds, and when, could be read."""
    binding = (selection.whole("binds") for _, selection in period.selections)
    return period.from_ <= period.until and period.whole("selections") and all(binding)


def _is_whole(selections: tuple[Selection, ...]) -> bool:
    """Whether all goals that were picked could be read."""
    return all(
        selection.whole("goals") and all(pick.goal is not None for pick in selection.goals) for selection in selections
    )


def _meet(one: Period, other: Period) -> bool:
    """Whether periods have a day in common, so far as is known: of one that runs backwards it is not."""
    return other.from_ > other.until or (one.from_ <= other.until and other.from_ <= one.until)


def _over(selections: tuple[Selection, ...]) -> Selection:
    """The selection that is too much: it alone, else the one with which there are too many in the order of the plan."""
    reached: set[Goal] = set()
    over: Selection | None = None
    for selection in selections:
        goals = goals_of((selection,))
        if len(goals) > MOST:
            return selection
        reached.update(goals)
        if over is None and len(reached) > MOST:
            over = selection
    return over if over is not None else selections[-1]


def _note(
    faults: _Faults,
    at: tuple[bool, Selection],
    bound: tuple[Owner | Group, ...],
    selections: tuple[Selection, ...],
    number: int,
) -> None:
    fault = faults.setdefault(at, _Fault())
    fault.bound |= dict.fromkeys(who.title for who in bound)
    fault.beside = fault.beside or tuple(each for each in selections if each is not at[1])
    fault.numbers.add(number)


def _number(fault: _Fault) -> int | Message:
    least, most = min(fault.numbers), max(fault.numbers)
    return most if least == most else Message("{least} to {most}", least=least, most=most)
