"""What has changed in plans, as text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from samverkan_cli.compare.marking import Pieces, shortened
from samverkan_cli.compare.worded import ChangeGroup, Changes
from samverkan_cli.core.inert import json_text
from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.record import record
from samverkan_cli.core.serialise import Serialiser
from samverkan_cli.report.layout import STRONG, Layout, Piece

Fate = Literal["compared", "new", "gone"]
_FATES: dict[Fate, Message] = {
    "compared": Message("The plan as it was cannot be read"),
    "new": Message("The plan is new"),
    "gone": Message("The plan is not there any more"),
}
"""What is said of a plan of which no changes are known."""


@record
class PlanChanges:
    """A plan, and what has changed in it; None where it is new, or is not there any more.

    Not `complete` where a file of one of the versions could not be read.
    """

    name: str
    title: str | None
    fate: Fate
    complete: bool
    changes: Changes | None = None


def as_text(plans: Sequence[PlanChanges], layout: Layout) -> None:
    """Set what has changed: the gravest first."""
    for plan in plans:
        layout.blank()
        layout.line(f"{plan.title or plan.name} ({plan.name})", style=STRONG)
        if plan.changes is None:
            layout.line(_FATES[plan.fate], first="  ")
            continue
        n = plan.changes.count
        many = layout.say(counted("{n} change", "{n} changes", n)) if n else layout.say(Message("nothing has changed"))
        commit = plan.changes.earlier.commit
        since = f"{plan.changes.heading}, {commit[:7]}" if commit else plan.changes.heading
        layout.line(f"{since}: {many}", first="  ")
        for group in plan.changes.groups:
            _group(group, layout)


def _group(group: ChangeGroup, layout: Layout) -> None:
    layout.heading(group.heading)
    for each in group.changes:
        where = ", ".join(filter(None, [each.thing.collection, each.thing.above]))
        name = f"{each.thing.title} ({where})" if where and where != each.thing.title else each.thing.title
        layout.line((f"{each.label}: ", ""), (name, STRONG), first="  ", rest="    ")
        was_and_is(f"{each.field_label}: " if each.field_label else "", each.before, each.now, layout)
        if each.why:
            layout.line(Message("Why: {reason}", reason=each.why), first="      ", rest="        ")


def was_and_is(label: str, was: Pieces, new: Pieces, layout: Layout) -> None:
    """Set what was and what is now, after a label: below each other where the words that differ are marked."""
    before, now = shortened(was), shortened(new)
    if any(piece.is_marked for piece in (*before, *now)) and before and now:
        for words, pieces in ((Message("was"), before), (Message("is now"), now)):
            layout.line((f"{label}{layout.say(words)} ", ""), *_drawn(pieces), first="      ", rest="        ")
    elif before or now:
        nothing = layout.say(Message("nothing"))
        texts = (" ".join(piece.text for piece in each) or nothing for each in (before, now))
        layout.line(f"{label}{' → '.join(texts)}", first="      ", rest="        ")


def _drawn(pieces: Pieces) -> list[Piece]:
    """Pieces with what is marked in brackets, so that it is seen without colours too."""
    said = [(f"[{piece.text}]", STRONG) if piece.is_marked else (piece.text, "") for piece in pieces]
    return [(f"{text} " if n < len(said) else text, style) for n, (text, style) in enumerate(said, 1)]


_plain = Serialiser({})


def as_json(plans: Sequence[PlanChanges]) -> str:
    """What has changed as one JSON document, with every key always there."""
    return json_text({"version": 1, "plans": [_plan(each) for each in plans]}, 1)


def _plan(plan: PlanChanges) -> dict[str, Any]:
    changes = plan.changes
    return {
        "name": plan.name,
        "title": plan.title,
        "fate": plan.fate,
        "complete": plan.complete,
        "earlier": _plain(changes.earlier) if changes is not None else None,
        "changes": [
            {"weight": group.weight, **_plain(each)}
            for group in (changes.groups if changes is not None else ())
            for each in group.changes
        ],
    }
