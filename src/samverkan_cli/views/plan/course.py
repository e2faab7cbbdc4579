"""What time does to a plan: periods with picks, phases, what happened, what was reported, what is proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from samverkan_cli.core.message import Message, counted
from samverkan_cli.derive.bindings import standing
from samverkan_cli.derive.phases import stretches
from samverkan_cli.derive.promises import promises_by_report
from samverkan_cli.i18n import labels
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model import follow_up as model
from samverkan_cli.model.periods import Selection as SelectionModel
from samverkan_cli.model.values import Day, When
from samverkan_cli.views.paper import Branch
from samverkan_cli.views.plain import Named, all_named, named
from samverkan_cli.views.saying import fact, gist, inner, lack, listed, stretch, titles, told

STANDING = {"current": Message("holds now"), "coming": Message("begins later"), "past": Message("has ended")}


@dataclass(frozen=True, slots=True)
class Selection:
    """What somebody picked; `binds` is "all", "self" or "groups", which are then named, and goals are as adopted."""

    by: Named
    binds: str
    groups: tuple[Named, ...]
    method: str | None
    decided: Day | None
    section: str | None
    goals: tuple[Named, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A year or two with what was picked for it; `standing` is current, coming or past."""

    id: str
    title: str | None
    from_: Day
    until: Day
    standing: str
    selections: tuple[Selection, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """A stage of the work; `follows` is set where its first day is taken from the phase before."""

    id: str
    title: str
    from_: Day | None
    until: Day | None
    follows: bool
    owners: tuple[Named, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LogEntry:
    """Something that happened, and what remains of it."""

    date: When
    title: str
    remains: str | None
    owners: tuple[Named, ...]
    due: Day | None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A report back; `answers` is the promise that it keeps.

    `statuses` and `reached` say how many activities and goals were how far.
    """

    id: str
    title: str
    date: Day
    answers: str | None
    by: Named | None
    to: tuple[Named, ...]
    statuses: dict[str, int]
    reached: dict[str, int]
    indicators: int
    remains: tuple[Remains, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Remains:
    """What remains to be done of an activity, and who is to do it."""

    activity: Named
    text: str
    owners: tuple[Named, ...]
    due: Day | None


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody is asked to decide."""

    id: str
    text: str
    by: Named | None
    to: tuple[Named, ...]
    due: Day | None
    report_to: tuple[Named, ...]


def periods(project: Project, today: date) -> tuple[Period, ...]:
    """The periods of a plan, as they stand on a day."""
    return tuple(
        Period(
            one.id,
            one.title,
            one.from_,
            one.until,
            standing(one, today),
            tuple(_selection(Named(who.id, who.title), said) for who, said in one.selections),
        )
        for one in project.periods
    )


def _selection(by: Named, said: SelectionModel) -> Selection:
    decided = said.decided
    return Selection(
        by,
        "all" if said.binds_all else "groups" if said.binds else "self",
        () if said.binds_all else all_named(said.binds),
        said.method,
        decided.date if decided else None,
        decided.section if decided else None,
        tuple(Named(pick.goal.id, pick.wording) for pick in said.goals if pick.goal is not None),
        ("decided",) if said.lacks("decided") or (decided is not None and decided.lacks("date")) else (),
    )


def phases(project: Project) -> tuple[Phase, ...]:
    """The phases of a plan, with the days that they have or that follow from the others."""
    return tuple(
        Phase(
            each.phase.id,
            each.phase.title,
            each.first,
            each.last,
            each.follows,
            all_named(each.phase.owners),
            (*(["from"] if each.first is None else []), *(["until"] if each.last is None else [])),
        )
        for each in stretches(project.phases)
    )


def log(project: Project) -> tuple[LogEntry, ...]:
    """What happened, in the order of the plan."""
    return tuple(LogEntry(one.date, one.title, one.remains, all_named(one.owners), one.due) for one in project.log)


def follow_ups(project: Project) -> tuple[FollowUp, ...]:
    """The reports back of a plan."""
    promises = promises_by_report(project)
    return tuple(
        FollowUp(
            one.id,
            one.title,
            one.date,
            promises[one].id if one in promises else None,
            named(one.by),
            all_named(one.to),
            dict(Counter(said.status for _, said in one.activities if said.status)),
            dict(Counter(said.reached for _, said in one.goals if said.reached)),
            len(one.indicators.pairs),
            tuple(
                Remains(Named(activity.id, activity.title), said.remains, all_named(said.owners), said.due)
                for activity, said in one.activities
                if said.remains
            ),
            tuple(map(_decision, one.decisions)),
        )
        for one in project.follow_ups
    )


def decisions(project: Project) -> tuple[Decision, ...]:
    """What is proposed."""
    return tuple(map(_decision, project.decisions))


def _decision(one: model.ProposedDecision) -> Decision:
    return Decision(one.id, one.text, named(one.by), all_named(one.to), one.due, all_named(one.report_to))


# --- in words


def period_tree(found: tuple[Period, ...], say: Phrases) -> tuple[Branch, ...]:
    """Periods as a tree."""
    return tuple(
        Branch(
            f"{one.title or one.id}: {stretch(say, one.from_, one.until)} ({say(STANDING[one.standing])})",
            () if one.selections else (lack(say, Message("Nothing is picked")),),
            tuple(
                Branch(_picked(each, say), tuple(_chosen(each, say)), tuple(Branch(goal.title) for goal in each.goals))
                for each in one.selections
            ),
        )
        for one in found
    )


def _picked(one: Selection, say: Phrases) -> str:
    n = len(one.goals)
    return say(counted("{who} has picked {n} goal", "{who} has picked {n} goals", n, who=one.by.title))


def _chosen(one: Selection, say: Phrases) -> Iterator[str]:
    everyone = say(Message("All groups")) if one.binds == "all" else None
    yield from fact(say, Message("Applies to"), everyone, *titles(*one.groups))
    yield from fact(say, Message("Decided"), str(one.decided or ""), one.section)
    if "decided" in one.missing:
        yield lack(say, Message("Decision is missing"))
    yield from fact(say, Message("Chosen"), say(labels.METHODS[one.method]) if one.method else None)


def phase_tree(found: tuple[Phase, ...], say: Phrases) -> tuple[Branch, ...]:
    """Phases as a tree."""
    return tuple(Branch(one.title, tuple(_phase(one, say))) for one in found)


def _phase(one: Phase, say: Phrases) -> Iterator[str]:
    follows = say(Message("after the phase before")) if one.follows else None
    yield from fact(say, Message("Time"), inner(stretch(say, one.from_, one.until)), follows)
    if "from" in one.missing:
        yield lack(say, Message("First day is missing"))
    if "until" in one.missing:
        yield lack(say, Message("Last day is missing"))
    yield from fact(say, Message("Responsible"), *titles(*one.owners))


def log_tree(found: tuple[LogEntry, ...], say: Phrases) -> tuple[Branch, ...]:
    """What happened, as a tree."""
    return tuple(
        Branch(f"{one.date}: {one.title}", tuple(remaining(one.remains, one.owners, one.due, say))) for one in found
    )


def remaining(text: str | None, owners: tuple[Named, ...], due: date | None, say: Phrases) -> Iterator[str]:
    """What remains, who is to do it, by when."""
    if text:
        yield from told(say, Message("Remains"), text)
        yield from fact(say, Message("Responsible"), *titles(*owners))
        if not owners:
            yield lack(say, Message("Nobody is responsible"))
        yield from fact(say, Message("By"), str(due or ""))
        if not due:
            yield lack(say, Message("Day is missing"))


def follow_up_tree(found: tuple[FollowUp, ...], say: Phrases) -> tuple[Branch, ...]:
    """Reports back as a tree."""
    return tuple(
        Branch(
            f"{one.date}: {one.title}",
            tuple(_followed(one, say)),
            (
                *(
                    Branch(each.activity.title, tuple(remaining(each.text, each.owners, each.due, say)))
                    for each in one.remains
                ),
                *decision_tree(one.decisions, say),
            ),
        )
        for one in found
    )


def _followed(one: FollowUp, say: Phrases) -> Iterator[str]:
    yield from fact(say, Message("From"), *titles(one.by))
    yield from fact(say, Message("To"), listed(one.to))
    yield from fact(say, Message("Answers"), one.answers)
    yield from fact(say, Message("Activities"), *_counts(labels.STATUS, one.statuses, say))
    yield from fact(say, Message("Goals"), *_counts(labels.REACHED, one.reached, say))
    if one.indicators:
        yield from fact(say, Message("Indicators"), str(one.indicators))


def _counts(words: Mapping[str, Message], found: dict[str, int], say: Phrases) -> tuple[str, ...]:
    return tuple(f"{found[word]} {inner(say(title))}" for word, title in words.items() if word in found)


def decision_tree(found: tuple[Decision, ...], say: Phrases) -> tuple[Branch, ...]:
    """What is proposed, as a tree."""
    return tuple(
        Branch(
            gist(one.text),
            (
                *fact(say, Message("Decided by"), *titles(one.by)),
                *fact(say, Message("Task for"), *titles(*one.to)),
                *fact(say, Message("By"), str(one.due or "")),
                *fact(say, Message("Reports to"), *titles(*one.report_to)),
            ),
        )
        for one in found
    )
