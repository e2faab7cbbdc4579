"""The words for what may have changed, the gravest first, and which of them is right for a field."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

from samverkan_cli.core.diagnostic import Weight
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.model.document import Adoption, Document, ReportPromise, Revision
from samverkan_cli.model.enumeration import Word
from samverkan_cli.model.enums import DocumentStatus, GoalStatus, Status
from samverkan_cli.model.focus import Activity, FocusArea, Milestone, Strategy
from samverkan_cli.model.follow_up import ActivityFollowed, FollowUp, GoalFollowed, IndicatorFollowed, LogEntry
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.measures import Indicator, Measurement
from samverkan_cli.model.needs import Commission, CommissionPart, Need
from samverkan_cli.model.periods import Decision
from samverkan_cli.model.shape import Field
from samverkan_cli.model.success import Criterion
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import FurtherNotice, first_of, last_of
from samverkan_cli.model.values.when import DATED, DAYS, FROM, OPEN_UNTIL


class ChangeKind(StrEnum):
    """What has become of something, with what it is called and how much it weighs."""

    label: Message
    weight: Weight

    REMOVED = "removed", Message("Taken away"), Weight.PROMISE
    DROPPED = "dropped", Message("Dropped"), Weight.PROMISE
    REPLACED = "replaced", Message("Replaced by something else"), Weight.PROMISE
    UNPICKED = "unpicked", Message("No longer picked"), Weight.PROMISE
    POSTPONED = "postponed", Message("Moved to a later day"), Weight.PROMISE
    WENT_BACK = "went-back", Message("Went back"), Weight.PROMISE
    REWRITTEN = "rewritten", Message("Rewritten afterwards"), Weight.PROMISE
    TARGET = "target", Message("New target"), Weight.CONTRADICTION
    BASELINE = "baseline", Message("New baseline"), Weight.CONTRADICTION
    OWNER = "owner", Message("New owners"), Weight.CONTRADICTION
    VALIDITY = "validity", Message("New validity"), Weight.CONTRADICTION
    ADDED = "added", Message("New"), Weight.GAP
    PICKED = "picked", Message("Picked"), Weight.GAP
    ADVANCED = "advanced", Message("Moved to an earlier day"), Weight.GAP
    STATUS = "status", Message("New status"), Weight.GAP
    MEASURED = "measured", Message("New value"), Weight.GAP
    MEMBERS = "members", Message("Members"), Weight.GAP
    CHAIR = "chair", Message("New chair"), Weight.GAP
    RELOCATED = "relocated", Message("Moved within the plan"), Weight.GAP
    CHANGED = "changed", Message("Changed"), Weight.GAP
    REWORDED = "reworded", Message("Reworded"), Weight.FORM
    RENAMED = "renamed", Message("New id"), Weight.FORM

    def __new__(cls, id: str, label: Message, weight: Weight) -> Self:
        """A word, with its label and its weight."""
        word = str.__new__(cls, id)
        word._value_, word.label, word.weight = id, label, weight
        return word


PROMISED = (
    *(Activity, Milestone, Strategy, FocusArea, Need, Goal, Indicator, ReportPromise, Commission, CommissionPart),
    *(FollowUp, LogEntry, Revision),
)
"""Of what kinds a part is a promise, or what was said of one: that it is gone weighs more."""
FORMAL = ("aliases", "language", "layout", "number", "origin", "place")
"""The fields that change how a plan is printed or what it is called in it, and not what it says."""

_BY_KEY = {
    "owners": ChangeKind.OWNER,
    "lead": ChangeKind.OWNER,
    "process_lead": ChangeKind.OWNER,
    "target": ChangeKind.TARGET,
    "limit": ChangeKind.TARGET,
    "want": ChangeKind.TARGET,
    "baseline": ChangeKind.BASELINE,
    "members": ChangeKind.MEMBERS,
    "chair": ChangeKind.CHAIR,
    "vice_chair": ChangeKind.CHAIR,
}
_REPORTED = ("status", "reached", "value")
_ENDED = ("dropped", "retired")
_RANKS: dict[type[Word], tuple[tuple[str, ...], ...]] = {
    Status: (("planned",), ("ongoing", "paused"), ("done",), ("verified",)),
    GoalStatus: (("resting",), ("active",)),
    DocumentStatus: (("draft",), ("consultation",), ("adopted",), ("expired",)),
}
"""How far a status has come."""


def kind_of(holder: Part, field: Field, old: Any, new: Any) -> ChangeKind:
    """The word for a field, or something in a list under it, that held one thing and holds another."""
    if field.key == "lead" and isinstance(holder, Group):
        return ChangeKind.CHAIR
    if field.key in _BY_KEY:
        return _BY_KEY[field.key]
    if field.key == "valid" and isinstance(holder, Document):
        return ChangeKind.VALIDITY
    if old and isinstance(holder, ActivityFollowed | GoalFollowed | IndicatorFollowed) and field.key in _REPORTED:
        return ChangeKind.REWRITTEN
    if field.key == "status" and field.words in _RANKS:
        return _of_status(field.words, old, new)
    if field.key == "declined" and not old:
        return ChangeKind.DROPPED
    if field.part is Measurement:
        return _of_values(old, new)
    if old and _has_been(holder, field, old):
        return ChangeKind.REWRITTEN
    if field.kind is not None and field.form == "one":
        if field.kind in (*DAYS, OPEN_UNTIL):
            return _of_days(field, old, new)
        if field.kind.prose and old and new:
            is_another = field.key == "title" and isinstance(holder, PROMISED) and is_of_another(old, new)
            return ChangeKind.REPLACED if is_another else ChangeKind.REWORDED
    return ChangeKind.CHANGED


def _of_status(words: type[Word], old: str | None, new: str | None) -> ChangeKind:
    if new in _ENDED:
        return ChangeKind.DROPPED
    rank = {word: n for n, some in enumerate(_RANKS[words]) for word in some}
    is_back = old in rank and rank.get(new or "", -1) < rank[old]
    return ChangeKind.WENT_BACK if is_back else ChangeKind.STATUS


def _of_values(old: Measurement | None, new: Measurement | None) -> ChangeKind:
    if old is None:
        return ChangeKind.MEASURED
    is_same = new is not None and (old.value, old.date) == (new.value, new.date)
    return ChangeKind.CHANGED if is_same else ChangeKind.REWRITTEN


def _has_been(holder: Part, field: Field, old: Any) -> bool:
    """Whether a field says when something happened, or what was decided: it may be added to, and not be another."""
    if isinstance(old, Adoption):
        return bool(isinstance(holder, Document) and holder.settled and (old.date or old.section))
    if isinstance(old, Decision) or field.key in ("moved", "handling"):
        return True
    if isinstance(holder, FollowUp) and field.key == "date":
        return True
    # What is assessed anew has another day.
    return field.kind is DATED and field.key != "revised" and not isinstance(holder, Criterion)


def _of_days(field: Field, old: Any, new: Any) -> ChangeKind:
    """Moved to a later day, where there is none any more too; or to an earlier one."""
    if old is None:
        return ChangeKind.CHANGED
    if new is None or isinstance(new, FurtherNotice):
        return ChangeKind.POSTPONED
    if isinstance(old, FurtherNotice):
        return ChangeKind.ADVANCED
    day = first_of if field.kind is FROM else last_of
    before, now = day(old), day(new)
    return ChangeKind.CHANGED if before == now else ChangeKind.POSTPONED if before < now else ChangeKind.ADVANCED


_WORDS, _TELLING, _SHARED = compiled_late(r"\w+"), 4, 5
"""From so many letters a word says what a title is about, and so many are the same in two forms of one."""


def is_of_another(old: str, new: str) -> bool:
    """Whether two titles have so little in common that what stood under an id is something else now."""
    one, other = ([word for word in _WORDS.findall(title.casefold()) if len(word) >= _TELLING] for title in (old, new))
    if not one or not other:
        return False
    shares = (
        sum(any(_is_like(word, each) for each in others) for word in words) / len(words)
        for words, others in ((one, other), (other, one))
    )
    return max(shares) < 1 / 3


def _is_like(one: str, other: str) -> bool:
    return one[:_SHARED] == other[:_SHARED] or one in other or other in one
