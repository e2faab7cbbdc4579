"""What a plan has promised by a day, and what speaks of it afterwards: the log, a follow-up, or its own status."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Literal

from samverkan_cli.core.keypath import Location
from samverkan_cli.core.record import record
from samverkan_cli.derive.reporting import OVER, is_over
from samverkan_cli.link.project import Project
from samverkan_cli.model.document import Consultation
from samverkan_cli.model.focus import Activity, Milestone
from samverkan_cli.model.follow_up import ActivityFollowed, FollowUp, LogEntry, ProposedDecision
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.shape import said
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import first_of
from samverkan_cli.swedish.cues import telltale_in

PromiseKind = Literal["milestone", "goal", "decision", "item", "consultation"]
Promiser = Milestone | Goal | ProposedDecision | LogEntry | ActivityFollowed | Consultation
_WORD = re.compile(r"[^\W\d_]{5,}")
_TOLD_BY = 6
"""By how many of its first letters a word is recognised, whatever its ending."""
_OFTEN = 200
"""A word that stands in more places than these tells nothing apart."""


@record
class Promise:
    """Something that was to be done by a day, and where that day is written.

    `answer` is what speaks of it: itself where its status does. Where it is not `certain`, something else may.
    """

    kind: PromiseKind
    part: Promiser
    title: str
    due: date
    place: Location
    answer: Part | None
    certain: bool = True
    silent: tuple[Owner | Group, ...] = ()
    """Those of several who were asked who have not replied."""

    def is_unanswered(self, today: date) -> bool:
        """Whether its day has passed, and surely nothing speaks of it."""
        return self.due < today and self.answer is None and self.certain


def promises(project: Project, today: date) -> Iterator[Promise]:
    """What was promised by a day, in reading order, each with what speaks of it as far as is known on a day."""
    told = _Told(project, today)
    yield from _consultation(project, today)
    for activity in project.activities:
        if not activity.may_be_dropped:
            yield from _milestones(activity, told, today)
    for goal in project.goals:
        if goal.due is not None and goal.status != "retired":
            answer = _reached(goal, today) or told.of(goal.title)
            known = goal.whole("status") and goal.whole("followed")
            yield Promise("goal", goal, goal.title, goal.due, goal.value_at("due"), answer, known)
    yield from _decisions(project, told)
    yield from _items(project, told, today)


def _consultation(project: Project, today: date) -> Iterator[Promise]:
    """The day by which replies were to come; the log does not speak of it by name, for it has none."""
    asked = project.document.consultation
    if asked is None or asked.until is None:
        return
    logged = (
        entry
        for entry in project.log
        if entry.date.first <= today and telltale_in("consultations", f"{entry.title}\n{entry.text or ''}")
    )
    replies = dict(iter(asked.replies))
    silent = tuple(who for who in asked.asked if who not in replies) if replies else ()
    answer = next(logged, None) or (None if silent else next(iter(replies.values()), None))
    known = asked.whole("replies") and (asked.whole("asked") or not replies)
    title, place = project.document.title, asked.value_at("until")
    yield Promise("consultation", asked, title, asked.until, place, answer, known, silent)


def _milestones(activity: Activity, told: _Told, today: date) -> Iterator[Promise]:
    over = is_over(activity, today)
    for step in activity.milestones:
        if step.due is None:
            continue
        itself = step if step.status in OVER else activity if over else None
        answer = itself or _followed(activity, step.due, today) or told.of(step.title)
        known = over is not None and step.whole("status")
        yield Promise("milestone", step, step.title, step.due, step.value_at("due"), answer, known)


def _followed(activity: Activity, due: date, today: date) -> Part | None:
    """What a follow-up says of an activity once a day has come."""
    return next(
        (
            each
            for each in activity.followed
            if first_of(due) <= each.report.date <= today and (each.status or each.text or each.remains)
        ),
        None,
    )


def _reached(goal: Goal, today: date) -> Part | None:
    """What a follow-up says of how far a goal was reached: that it was, or anything once its day had come."""
    for each in goal.followed:
        report = each.parent
        if not isinstance(report, FollowUp) or report.date > today or not (each.reached or each.text):
            continue
        if each.reached == "fully" or goal.due is None or report.date >= first_of(goal.due):
            return each
    return None


def _decisions(project: Project, told: _Told) -> Iterator[Promise]:
    owners = {word for who in (*project.owners, *project.groups) for word in _words(who.title)}
    reported: Iterable[ProposedDecision] = (each for report in project.follow_ups for each in report.decisions)
    for decision in (*project.decisions, *reported):
        if decision.due is not None:
            sought = (decision.title or decision.text).strip()
            answer = told.of(sought, decision, besides=owners)
            yield Promise("decision", decision, sought, decision.due, decision.value_at("due"), answer)


def _items(project: Project, told: _Told, today: date) -> Iterator[Promise]:
    """What was said to remain, in the log and in follow-ups: only what is written later speaks of it."""
    for entry in project.log:
        if entry.remains and entry.due is not None:
            answer = told.of(entry.remains, entry)
            yield Promise("item", entry, entry.remains, entry.due, entry.value_at("due"), answer)
    for report in project.follow_ups:
        for activity, item in report.activities:
            if not item.remains or item.due is None or activity is None:
                continue
            later = (each for each in activity.followed if report.date < each.report.date <= today)
            over = is_over(activity, today)
            answer = next(later, None) or (activity if over else None) or told.of(item.remains, item)
            yield Promise("item", item, item.remains, item.due, item.value_at("due"), answer, over is not None)


class _Told:
    """What the log and the follow-ups say, by the words that it is said with."""

    def __init__(self, project: Project, today: date) -> None:
        self._parts: dict[Part, int] = {}
        self._by_word: dict[str, list[int]] = {}
        for entry in project.log:
            if entry.date.first <= today:
                self._add(entry, [entry.title, entry.text, entry.remains])
        for report in project.follow_ups:
            if report.date <= today:
                self._add(report, [report.title, report.text, report.summary, report.economy])
                for _, item in (*report.activities, *report.goals):
                    self._add(item, [said(item, "text"), said(item, "remains")])

    def _add(self, part: Part, texts: Iterable[str | None]) -> None:
        for word in {word for text in texts if text for word in _words(text)}:
            self._by_word.setdefault(word, []).append(len(self._parts))
        self._parts[part] = len(self._parts)

    def of(self, sought: str, own: Part | None = None, besides: Iterable[str] = ()) -> Part | None:
        """What speaks of something: half of its words stand there. Of what stands there itself, what comes after."""
        words = _words(sought) - frozenset(besides)
        after = self._parts.get(own, -1) if own is not None else -1
        places = (self._by_word.get(word, ()) for word in words)
        found = Counter(n for each in places if len(each) <= _OFTEN for n in each if n > after)
        first = min((n for n, times in found.items() if times * 2 >= len(words)), default=None)
        return self._in_order[first] if first is not None else None

    @cached_property
    def _in_order(self) -> tuple[Part, ...]:
        return tuple(self._parts)


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:_TOLD_BY] for word in _WORD.findall(text.casefold()))
