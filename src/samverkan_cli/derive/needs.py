"""Which needs come first and are met by nothing, while ones that come later are met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Literal

from samverkan_cli.core.record import record
from samverkan_cli.link.project import Project
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.needs import Need


@record
class PassedOver:
    """A need that comes first, by rank or by how many raised it, and the first of the later ones that is met."""

    need: Need
    by: Literal["rank", "mentions"]
    met: Need


def passed_over(plan: Project) -> Iterator[PassedOver]:
    """The needs that come first and that no activity meets, if a later one is met; each once."""
    if not plan.whole("needs"):
        return
    found = [each for ranked in _rankings(plan.needs) for each in _first_unmet(plan, ranked, "rank")]
    if all(need.whole("mentions") for need in plan.needs):
        raised = [(-need.mentions, need) for need in plan.needs if need.mentions is not None]
        found += _first_unmet(plan, raised, "mentions")
    yield from {each.need: each for each in reversed(found)}.values()


def meeting(need: Need) -> list[Activity]:
    """The activities that meet a need; those that are dropped do not."""
    return [each for each in need.activities if not each.may_be_dropped]


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


def _first_unmet(
    plan: Project, ordered: list[tuple[int, Need]], by: Literal["rank", "mentions"]
) -> Iterator[PassedOver]:
    first = min(map(_order, ordered), default=0)
    later = next((need for place, need in sorted(ordered, key=_order) if place > first and meeting(need)), None)
    for place, need in ordered if later is not None else ():
        unmet = place == first and not meeting(need) and need.lacks("declined") and not plan.may_refer_unread(need)
        if unmet and later is not None:
            yield PassedOver(need, by, later)
