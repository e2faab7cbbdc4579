"""When a report that was promised is due, and which follow-ups keep the promise."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from samverkan_cli.derive.days import after
from samverkan_cli.derive.validity import adopted_on
from samverkan_cli.link.project import Project
from samverkan_cli.model.document import Document, ReportPromise
from samverkan_cli.model.follow_up import FollowUp
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.values import Duration

_SOME_DAY = date(2000, 1, 1)
"""From which promises are put in order where the day of adoption is not known."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A promise, the day by which it is due, and the follow-ups that keep it, in order of their days.

    Where it is not `certain`, others may keep it too: something that could tell is not known.
    """

    promise: ReportPromise
    due: date | None
    reports: tuple[FollowUp, ...]
    certain: bool


def report_due(document: Document, promise: ReportPromise) -> date | None:
    """The day by which a promised report is due, counted from the day of adoption.

    None where that is not a whole day, or the promise does not say how long after it.
    """
    adopted = adopted_on(document)
    return _counted(adopted, promise.after) if adopted is not None else None


def promises_kept(project: Project) -> tuple[Kept, ...]:
    """The promised reports of a plan, each with the follow-ups that keep it.

    A follow-up keeps the promise that it answers. Those that name none keep the promises that none names: to each
    body the first follow-up by day the promise that is due first, and so on.
    """
    document = project.document
    reports = tuple(project.follow_ups)
    rest = _Unnamed(each for each in reports if each.lacks("answers"))
    known = project.whole("follow_ups") and all(each.whole("answers") for each in reports)
    found: dict[ReportPromise, Kept] = {}
    for promise in sorted(document.reporting, key=lambda each: _order(document, each)):
        due = report_due(document, promise)
        if promise.answers:
            found[promise] = Kept(promise, due, tuple(sorted(promise.answers, key=lambda each: each.date)), known)
            continue
        sure = known and document.whole("reporting") and promise.whole("to")
        report = rest.take(promise.to)
        if report is not None:
            found[promise] = Kept(promise, due, (report,), sure)
        else:
            found[promise] = Kept(promise, due, (), sure and not rest.may_keep(promise.to))
    return tuple(found[promise] for promise in document.reporting)


def promises_by_report(project: Project) -> dict[FollowUp, ReportPromise]:
    """The promise that each follow-up keeps; a follow-up that keeps none is not among them."""
    return {report: kept.promise for kept in promises_kept(project) for report in kept.reports}


def _counted(day: date, length: Duration | None) -> date | None:
    try:
        return after(day, length) if length is not None else None
    except (ValueError, OverflowError):  # past the year 9999
        return None


def _order(document: Document, promise: ReportPromise) -> date:
    return _counted(adopted_on(document) or _SOME_DAY, promise.after) or date.max


class _Unnamed:
    """Follow-ups that name no promise: by the bodies that they go to, those that say none among themselves."""

    def __init__(self, reports: Iterable[FollowUp]) -> None:
        self._to: dict[Owner | Group | None, deque[tuple[int, FollowUp]]] = {}
        self._left: set[int] = set()
        self._vague: set[int] = set()
        for n, report in enumerate(sorted(reports, key=lambda each: each.date)):
            self._left.add(n)
            if not report.to or not report.whole("to"):
                self._vague.add(n)
            for who in report.to or (None,):
                self._to.setdefault(who, deque()).append((n, report))

    def take(self, bodies: Iterable[Owner | Group]) -> FollowUp | None:
        """The first that is left of those that go to one of some bodies; of those that say none, if there are none."""
        heads = []
        for who in tuple(bodies) or (None,):
            waiting = self._to.get(who, deque())
            while waiting and waiting[0][0] not in self._left:
                waiting.popleft()
            heads += [waiting[0]] if waiting else []
        if not heads:
            return None
        n, report = min(heads, key=lambda head: head[0])
        self._left.discard(n)
        self._vague.discard(n)
        return report

    def may_keep(self, bodies: tuple[Owner | Group, ...]) -> bool:
        """Whether one that is left may go to these bodies: what does not say is not known."""
        return bool(self._vague if bodies else self._left)
