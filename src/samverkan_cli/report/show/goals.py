"""The goal bank of a plan, and the goals that bind a group, written down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from samverkan_cli.core.message import Message, counted
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.report.layout import STRONG, Layout, inner
from samverkan_cli.report.show.presentation import Presentation, Row, cells
from samverkan_cli.report.show.wording import days, gist, together
from samverkan_cli.views.goals import (
    Bank,
    BankGoal,
    BindingGoals,
    BindingPick,
    GoalGroup,
    PeriodStanding,
    PickedBy,
    build,
    build_binding,
)

_STANDING = {
    "current": Message("holds now"),
    "coming": Message("begins later"),
    "past": Message("has ended, and no later one is there"),
}


def draw(bank: Bank, layout: Layout, say: Phrases) -> None:
    """The bank; a goal that is picked has a cross in its box, and below it who picked it."""
    every = [goal for group in bank.groups for goal in group.goals]
    n = len(every)
    if n:
        layout.line(counted("{n} goal in the bank", "{n} goals in the bank", n), first="  ")
    else:
        layout.missing(Message("The plan has no goals"), first="  ")
    _periods(bank.periods, layout, say)
    if n and bank.periods:
        chosen = sum(bool(goal.picked) for goal in every)
        layout.line(counted("{n} is picked: [x]", "{n} are picked: [x]", chosen), first="  ")
    for direction, found in groupby(bank.groups, key=lambda group: group.direction):
        groups = list(found)
        title = direction.label if direction else Message("Without a direction")
        layout.heading(f"{say(title)} ({sum(len(each.goals) for each in groups)})")
        for group in groups:
            layout.line(_about(group, say), first="  ")
            for goal in group.goals:
                _goal(goal, layout, say, boxed=bool(bank.periods))


def _periods(periods: Sequence[PeriodStanding], layout: Layout, say: Phrases) -> None:
    """For which periods something is told, and whether they hold now."""
    for period in periods:
        called = say(Message("Period {title}", title=period.title or period.id))
        when = f"{days(say, period.from_, period.until)} ({say(_STANDING[period.standing])})"
        layout.line(f"{called}: {when}", first="  ")
    if not periods:
        layout.missing(Message("This plan does not pick goals for a period"), first="  ")


def _about(group: GoalGroup, say: Phrases) -> str:
    audience = ", ".join(say.words(group.audience)) or say(Message("Audience is missing"))
    years = say.ages(group.ages) or say(Message("ages are missing"))
    return f"{audience}, {years}"


def _goal(goal: BankGoal, layout: Layout, say: Phrases, *, boxed: bool) -> None:
    resting = goal.status in ("resting", "retired")
    title = f"{goal.title} ({inner(say(goal.status.label))})" if goal.status and resting else goal.title
    box = "-" if not boxed else "[x]" if goal.picked else "[ ]"
    layout.line(title, style=STRONG if goal.picked else "", first=f"    {box} ")
    for pick in goal.picked:
        who, groups = _who(pick), together(one.title for one in pick.groups)
        whom = {
            "all": Message("Picked by {who}, for all groups", who=who),
            "groups": Message("Picked by {who}, for {groups}", who=who, groups=groups),
            "self": Message("Picked by {who}", who=who),
        }[pick.binds]
        _pick(pick, f"{say(whom)} ({pick.period})", goal.title, layout, "        ")


def _who(pick: PickedBy) -> str:
    return pick.by.title if pick.by else ""


def _pick(pick: PickedBy, whose: str, title: str, layout: Layout, first: str) -> None:
    """Whose pick it is, in which other wording than is said already, and why."""
    lines: list[str | Message] = [whose]
    lines += [Message("Adopted as: {title}", title=pick.wording)] if pick.wording != title else []
    lines += [Message("Why: {text}", text=gist(pick.why))] if pick.why else []
    for line in lines:
        layout.line(line, first=first, rest=f"{first}  ")


def _rows(bank: Bank) -> Iterator[Row]:
    """A row for each goal; one that is picked several times has a row for each time."""
    for group in bank.groups:
        for goal in group.goals:
            about = {**cells(group), **cells(goal), "goal": goal.id}
            for pick in goal.picked:
                binds = pick.groups if pick.binds == "groups" else pick.binds
                yield {**about, **cells(pick), "picked_by": pick.by, "binds": binds}
            if not goal.picked:
                yield about


GOALS = Presentation(
    build,
    draw,
    "plan direction audience ages dimension status goal title period picked_by binds wording why decided",
    _rows,
)


# --- what binds a group


def binding(ids: Sequence[str]) -> Presentation[BindingGoals]:
    """The view of what binds a group; `ids` has its id in each of the plans that are shown."""
    columns = "plan group goal title period picked_by because wording why decided section"
    return Presentation(partial(build_binding, ids=ids), _draw_binding, columns, _binding_rows)


def _draw_binding(bound: BindingGoals, layout: Layout, say: Phrases) -> None:
    """What binds a group, each goal in its adopted wording."""
    _periods(bound.periods, layout, say)
    who, n = bound.group.title, len(bound.goals)
    if n:
        layout.heading(counted("{n} goal binds {who}", "{n} goals bind {who}", n, who=who))
    elif bound.periods:
        layout.blank()
        layout.missing(Message("No goals bind {who}", who=who))
    for number, goal in enumerate(bound.goals, 1):
        wordings = [pick.wording for pick in goal.bonds]
        layout.line(wordings[0], style=STRONG, first=f"{number:3}. ")
        for pick in goal.bonds:
            _pick(pick, _because(pick, say), wordings[0], layout, "     ")
        if goal.title not in wordings:
            layout.line(Message("In the bank: {title}", title=goal.title), first="     ", rest="       ")


def _because(pick: BindingPick, say: Phrases) -> str:
    by = _who(pick)
    because = {
        "own": Message("Its own pick"),
        "all": Message("{who} picked it for all groups", who=by),
        "named": Message("{who} picked it for this group among others", who=by),
    }[pick.because]
    decided = ", ".join(filter(None, [str(pick.decided or ""), pick.section]))
    when = say(Message("decided {when}", when=decided)) if decided else say(Message("not decided yet"))
    return f"{say(because)} ({pick.period}, {when})"


def _binding_rows(bound: BindingGoals) -> Iterator[Row]:
    """A row for each selection by which a goal binds."""
    for goal in bound.goals:
        about = {"group": bound.group.id, "goal": goal.id, "title": goal.title}
        yield from ({**about, **cells(pick), "picked_by": pick.by} for pick in goal.bonds)
