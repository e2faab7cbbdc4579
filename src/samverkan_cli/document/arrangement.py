"""What of a document is printed, in which order and in which columns: what `layout` says, in the words of the view."""

from __future__ import annotations

from collections.abc import Iterable

from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.layout import ACTIVITY, WHEN
from samverkan_cli.model.shape import fields

FIRST_PAGE = ("facts", "contents")
"""What stands below the title, unless a layout puts it elsewhere."""
ORDER = (
    *("vision", "summary", "decisions", "before", "background", "commissions", "needs", "success_factors"),
    *("focus_areas", "period", "aimed_at", "bank", "groups", "phases", "after", "best_interests", "follow_ups"),
    *("log", "mapping", "governing_documents", "indicators", "funding", "owners", "terms", "sources", "appendices"),
)
"""The parts of a document after its first page, in their usual order."""
_PRINTED_AS: dict[str, tuple[str, ...]] = {
    "plan": ("focus_areas",),
    "goals": ("period", "aimed_at"),
    "periods": ("period",),
    "sections": ("before",),
    "interventions": ("mapping",),
}
"""The parts that a name in a layout stands for, where it is not the part's own."""
_LEFT_OUT_TOO = {"sections": ("after", "appendix_sections")}
"""What is left out with a name: put in order, prose that is to stand after the plan still does."""

_BROAD, _NARROW, _USUAL = 36, 10, 20
_SHARES = {
    ACTIVITY: _BROAD,
    **dict.fromkeys(("text", "monitoring"), 28),
    **dict.fromkeys(("number", "priority", "ages", "tier", "prevention", "audience", "status"), _NARROW),
}


@record
class Column:
    """A column of the plan table: the facts in it by their keys, and its part of the width."""

    name: str
    label: str
    facts: tuple[str, ...]
    share: int


@record
class Arrangement:
    """The parts below the title, those that follow, and those that are left out: fields of a view by their names."""

    first_page: tuple[str, ...]
    order: tuple[str, ...]
    left_out: frozenset[str]


def arranged(order: Iterable[str], leave_out: Iterable[str]) -> Arrangement:
    """The arrangement that a layout asks for: what it names first, and the rest in its usual order."""
    left_out = {part for name in leave_out for part in (*_parts(name), *_LEFT_OUT_TOO.get(name, ()))}
    named = dict.fromkeys(part for name in order for part in _parts(name) if part in (*FIRST_PAGE, *ORDER))
    first = [part for part in FIRST_PAGE if part not in named]
    follow = list(named)
    while follow and follow[0] in FIRST_PAGE:
        first.append(follow.pop(0))
    follow += [part for part in ORDER if part not in named]
    # Of all but the contents nothing is left in the view, where it is left out.
    first, follow = ([part for part in some if part != "contents" or part not in left_out] for some in (first, follow))
    return Arrangement(tuple(first), tuple(follow), frozenset(left_out))


def _parts(name: str) -> tuple[str, ...]:
    return _PRINTED_AS.get(name, (name,))


def columns(names: Iterable[str], say: Phrases) -> tuple[Column, ...]:
    """The columns of the plan table that a layout names."""
    return tuple(Column(name, say(_label(name)), _facts(name), _SHARES.get(name, _USUAL)) for name in names)


def _facts(name: str) -> tuple[str, ...]:
    return ("from", "until", "every") if name == WHEN else (name,)


NUMBER = Message("No.")
_LABELS = {ACTIVITY: Message("Activity"), WHEN: Message("Time"), "number": NUMBER, "text": Message("Description")}


def _label(name: str) -> Message:
    return _LABELS.get(name) or Message(fields(Activity)[name].shown.label)
