"""The plan table: focus areas, strategies, and activities with who, when and how far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samverkan_cli.core.message import Message, counted
from samverkan_cli.i18n import labels
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model import focus as model
from samverkan_cli.model.values import Ages, Day, Duration
from samverkan_cli.views.paper import STRONG, Branch
from samverkan_cli.views.plain import Named, all_named, missing, named, unread
from samverkan_cli.views.saying import broken, fact, gist, inner, lack, stretch, titles, told


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step on the way of an activity."""

    id: str
    title: str
    due: Day | None
    status: str | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """That an activity is tried for a time; `owners` and `funding` are those of the time afterwards."""

    until: Day | None
    owners: tuple[Named, ...]
    funding: tuple[Named, ...]
    text: str | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """A last day that was moved."""

    date: Day | None
    was: Day | None
    now: Day | None
    why: str | None


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that is to be done. `goals` are its own; without any it serves those of its focus area."""

    id: str
    title: str
    owners: tuple[Named, ...]
    lead: Named | None
    partners: tuple[Named, ...]
    from_: Day | None
    until: Day | None
    every: Duration | None
    status: str | None
    goals: tuple[Named, ...]
    prevention: tuple[str, ...]
    ages: Ages | None
    milestones: tuple[Milestone, ...]
    trial: Trial | None
    moved: tuple[Move, ...]
    missing: tuple[str, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strategy:
    """A way of working, with its activities."""

    id: str
    title: str
    activities: tuple[Activity, ...]
    missing: tuple[str, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FocusArea:
    """One of the few things that a plan is about."""

    id: str
    title: str
    purpose: str | None
    goals: tuple[Named, ...]
    strategies: tuple[Strategy, ...]
    missing: tuple[str, ...]
    unread: tuple[str, ...]


def focus_areas(project: Project) -> tuple[FocusArea, ...]:
    """The focus areas of a plan, with all that is under them."""
    return tuple(
        FocusArea(
            area.id,
            area.title,
            area.purpose,
            all_named(area.goals),
            tuple(
                Strategy(
                    strategy.id,
                    strategy.title,
                    tuple(activity(each) for each in strategy.activities),
                    missing(strategy, "activities"),
                    unread(strategy),
                )
                for strategy in area.strategies
            ),
            missing(area, "purpose", "strategies"),
            unread(area),
        )
        for area in project.focus_areas
    )


def activity(one: model.Activity) -> Activity:
    """An activity of a plan."""
    # Where several answer for it and nobody leads, that is missing too; one that recurs needs no last day.
    wanted = ["owners", *(["lead"] if len(one.owners) > 1 else []), "status"]
    dates = missing(one, "until") if one.lacks("every") else ()
    return Activity(
        one.id,
        one.title,
        all_named(one.owners),
        named(one.lead),
        all_named(one.partners),
        one.from_,
        one.until,
        one.every,
        one.status,
        all_named(one.goals),
        one.prevention,
        one.ages,
        tuple(Milestone(each.id, each.title, each.due, each.status, missing(each, "due")) for each in one.milestones),
        _trial(one.pilot),
        tuple(Move(move.date, move.was, move.now, move.why) for move in one.moved),
        (*missing(one, *wanted), *dates),
        unread(one),
    )


def _trial(pilot: model.Pilot | None) -> Trial | None:
    if pilot is None:
        return None
    then = pilot.afterwards
    return Trial(
        pilot.until,
        all_named(then.owners) if then else (),
        all_named(then.funding) if then else (),
        then.text if then else None,
        missing(pilot, "until", "afterwards"),
    )


# --- in words


def tree(areas: tuple[FocusArea, ...], say: Phrases) -> tuple[Branch, ...]:
    """The plan table as a tree."""
    return tuple(Branch(area.title, tuple(_area(area, say)), _strategies(area, say), STRONG) for area in areas)


def _area(area: FocusArea, say: Phrases) -> Iterator[str]:
    yield from told(say, Message("Purpose"), area.purpose)
    if "purpose" in area.missing:
        yield lack(say, Message("Purpose is missing"))
    yield from fact(say, Message("Goals"), *titles(*area.goals))
    if "strategies" in area.missing:
        yield lack(say, Message("Strategies are missing"))
    yield from broken(say, area.unread)


def _strategies(area: FocusArea, say: Phrases) -> tuple[Branch, ...]:
    return tuple(
        Branch(
            strategy.title,
            (
                *([lack(say, Message("Activities are missing"))] if "activities" in strategy.missing else []),
                *broken(say, strategy.unread),
            ),
            tuple(
                Branch(each.title, tuple(_activity(each, say)), _milestones(each, say), STRONG)
                for each in strategy.activities
            ),
        )
        for strategy in area.strategies
    )


def _activity(one: Activity, say: Phrases) -> Iterator[str]:
    yield from responsible(one, say)
    yield from fact(say, Message("Together with"), *titles(*one.partners))
    yield from fact(say, Message("Time"), inner(stretch(say, one.from_, one.until, one.every)))
    if "until" in one.missing:
        yield lack(say, Message("Last day is missing"))
    yield from fact(say, Message("Status"), inner(say(labels.STATUS[one.status])) if one.status else None)
    if "status" in one.missing:
        yield lack(say, Message("Status is missing"))
    yield from _tried(one.trial, say)
    for move in one.moved:
        was, now = move.was, move.now
        said = say(Message("From {was} to {now}", was=was, now=now)) if was and now else str(now or was or "")
        decided = f"{inner(said)} ({move.date})" if said and move.date else inner(said) or str(move.date or "")
        yield from fact(say, Message("Moved"), decided, gist(move.why))
    yield from broken(say, one.unread)


def responsible(one: Activity, say: Phrases) -> Iterator[str]:
    """Who answers for an activity, who of them leads, and whether that is missing."""
    owners = [
        say(Message("{who} (leads)", who=owner.title)) if owner == one.lead else owner.title for owner in one.owners
    ]
    if one.lead is not None and one.lead not in one.owners:
        owners.append(say(Message("{who} (leads, but is not responsible)", who=one.lead.title)))
    yield from fact(say, Message("Responsible"), *owners)
    if "owners" in one.missing:
        yield lack(say, Message("Nobody is responsible"))
    if "lead" in one.missing:
        yield lack(say, Message("It is not said who leads"))


def _tried(trial: Trial | None, say: Phrases) -> Iterator[str]:
    if trial is None:
        return
    yield say(Message("Trial until {day}", day=trial.until) if trial.until else Message("Trial"))
    yield from fact(say, Message("After the trial"), *titles(*trial.owners, *trial.funding), gist(trial.text))
    if "afterwards" in trial.missing:
        yield lack(say, Message("What comes after the trial is missing"))


def _milestones(one: Activity, say: Phrases) -> tuple[Branch, ...]:
    return tuple(
        Branch(
            say(Message("Milestone: {title}", title=each.title)),
            (
                *fact(say, Message("By"), str(each.due or "")),
                *fact(say, Message("Status"), inner(say(labels.STATUS[each.status])) if each.status else None),
                *([lack(say, Message("Day is missing"))] if "due" in each.missing else []),
            ),
        )
        for each in one.milestones
    )


def size(areas: tuple[FocusArea, ...], say: Phrases) -> str:
    """How many activities there are."""
    return say(
        counted(
            "{n} activity",
            "{n} activities",
            sum(len(strategy.activities) for area in areas for strategy in area.strategies),
        )
    )
