"""SAM815 outside-mandate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner
from samverkan_cli.rules.authoring import Findings, Given, Location, Message, Project, Related, found, some

_PLAN = Message("The plan is decided on by {board}, and binds those of another board: {others}")
_TASK = Message("It is decided by {board}, and gives a task to those of another board: {others}")
_HELP = Message("Let the assembly decide, or each board for its own, or ask instead of deciding")


def check(plan: Project, given: Given) -> Findings:
    """Report each decision by a board that binds, or gives a task to, somebody who is under another board."""
    document = plan.document
    if document.adopted is not None:
        going = (each for each in plan.activities if not each.may_be_dropped)
        bound = (*document.applies_to, *document.owners, *(owner for each in going for owner in each.owners))
        yield from _beyond(document.adopted.by, bound, document.adopted.at("by"), _PLAN)
    for decision in (*plan.decisions, *(each for report in plan.follow_ups for each in report.decisions)):
        yield from _beyond(decision.by, decision.to, decision.at("by"), _TASK)


def _beyond(by: Sequence[Owner | Group], bound: Iterable[Owner | Group], place: Location, text: Message) -> Findings:
    """Those of some who are bound and known to be under another board than those that decide."""
    boards = [each for each in by if isinstance(each, Owner) and each.kind == "board" and not each.many]
    if not boards or len(boards) < len(by):
        return
    others = [who for who in dict.fromkeys(bound) if all(_is_under_another(who, board) for board in boards)]
    if others:
        related = [Related(Message("{who} is here", who=who.title), who.at()) for who in others[:5]]
        names = some([who.title for who in others])
        yield found(place, board=some([each.title for each in boards]), others=names, related=related)(text, _HELP)


def _is_under_another(who: Owner | Group, board: Owner) -> bool:
    """Whether somebody is, or is a part of, another board by every way up, and the board is above it by none."""
    seen: set[tuple[Owner | Group, bool]] = set()
    rest = [(who, False)]
    ends: list[bool] = []
    while rest:
        here, another = rest.pop()
        if here is board or not here.whole("part_of"):
            return False
        if (here, another) in seen:
            continue
        seen.add((here, another))
        another = another or (isinstance(here, Owner) and here.kind == "board" and not here.many)
        rest.extend((above, another) for above in here.part_of)
        if not here.part_of:
            ends.append(another)
    return bool(ends) and all(ends)
