"""SAM612 upside-down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from samverkan_cli.model.enums import Status
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.needs import Need
from samverkan_cli.rules.authoring import Findings, Given, Message, Project, Related, found, some

_RANKED = Message("No activity meets {need}, which is ranked first, while {lower} is met")
_RAISED = Message("No activity meets {need}, which most raised, while {lower} is met")
_PLAN = Message("Plan something for it, write declined: and why not, or correct the order")
_DECLINED = (
    Message("The plan says why nothing is planned for {need}, and yet {activity} meets it"),
    Message("Take declined: away, or take the need away from the activity"),
)
_MET = Message("this need is met")
_RESTING = Message("this need is met, though only by what is paused: {activities}")
_MEETS_IT = (Message("this activity meets it"), Message("this activity meets it, and is paused"))


def check(plan: Project, given: Given) -> Findings:
    """Report needs that come first and are not met while later ones are, and needs that are declined and met."""
    if plan.whole("needs"):
        for ranked in _rankings(plan.needs):
            yield from _passed_over(plan, ranked, _RANKED)
        if all(need.whole("mentions") for need in plan.needs):
            raised = [(-need.mentions, need) for need in plan.needs if need.mentions is not None]
            yield from _passed_over(plan, raised, _RAISED)
    for need in plan.needs:
        if need.declined and (met := _meeting(need)):
            related = [Related(_MEETS_IT[each.status == Status.PAUSED], each.at()) for each in met[:5]]
            yield found(need.at(), need=need.title, activity=met[0].title, related=related)(*_DECLINED)


def _rankings(needs: Iterable[Need]) -> Iterator[list[tuple[int, Need]]]:
    """The needs by rank; those of each kind by themselves where the kinds are ranked each from the top."""
    needs = list(needs)
    if not all(need.whole("rank") for need in needs):
        return
    ranked = [(need.rank, need) for need in needs if need.rank is not None]
    kinds = [{need.kind for _, need in same} for _, same in groupby(sorted(ranked, key=_order), key=_order)]
    if all(len(each) == 1 for each in kinds):
        yield ranked
        return
    for kind in dict.fromkeys(need.kind for _, need in ranked):
        yield [(rank, need) for rank, need in ranked if need.kind == kind]


def _order(ranked: tuple[int, Need]) -> int:
    return ranked[0]


def _passed_over(plan: Project, ordered: list[tuple[int, Need]], text: Message) -> Findings:
    """The needs that come first and are not met, if one that comes later is."""
    first = min(map(_order, ordered), default=0)
    later = next((need for place, need in sorted(ordered, key=_order) if place > first and _meeting(need)), None)
    for place, need in ordered if later is not None else ():
        if place == first and not _meeting(need) and need.lacks("declined") and not plan.may_refer_unread(need):
            assert later is not None  # noqa: S101 - else nothing is looked through
            related = [Related(_met(later), later.at())]
            yield found(need.at(), need=need.title, lower=later.title, related=related)(text, _PLAN)


def _met(need: Need) -> Message:
    """How a need is met: also by what is paused, which is said where nothing else meets it."""
    meeting = _meeting(need)
    resting = all(each.status == Status.PAUSED for each in meeting)
    return Message(_RESTING.text, activities=some([each.title for each in meeting])) if resting else _MET


def _meeting(need: Need) -> list[Activity]:
    """The activities that meet a need; those that are dropped do not."""
    return [each for each in need.activities if not each.may_be_dropped]
