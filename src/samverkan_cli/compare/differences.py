"""What differs between two versions of a plan: each difference once, by the word for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from samverkan_cli.compare.kinds import FORMAL, PROMISED, ChangeKind, kind_of
from samverkan_cli.compare.matching import Matches, compared_fields
from samverkan_cli.core.diagnostic import Weight
from samverkan_cli.core.record import record
from samverkan_cli.derive.reporting import report_due
from samverkan_cli.link.project import Project
from samverkan_cli.model.document import Document, ReportPromise
from samverkan_cli.model.focus import Activity, Move
from samverkan_cli.model.needs import Need
from samverkan_cli.model.periods import Pick, Selection
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import Field, containers
from samverkan_cli.model.thing import Entries, Keyed, Part, Thing

_EACH = (Activity, Pick, ReportPromise)
"""What is told by itself also where what it stands in has come or gone."""
_ORDER = tuple(ChangeKind)


@record
class Difference:
    """Something that is otherwise in a newer version of a plan.

    `part` is what has changed, as it is now; as it was, where it is gone. A difference is of a `field` of it, or of
    something in a list there, or without a field of all of it. `old` and `new` are what stands there, `was` is the part
    as it was, and `why` what the plan says of the reason. Of what is gone, `within` is the innermost that it stood in
    and that is still there.
    """

    kind: ChangeKind
    part: Part
    was: Part | None
    field: Field | None = None
    old: Any = None
    new: Any = None
    why: str = ""
    within: Part | None = None

    @property
    def weight(self) -> Weight:
        """What it is to a reader: what was promised and is gone weighs most."""
        if self.kind is ChangeKind.REMOVED and not isinstance(self.part, PROMISED):
            return Weight.GAP
        if self.kind is ChangeKind.CHANGED and self.field is not None and self.field.key in FORMAL:
            return Weight.FORM
        return self.kind.weight


@record
class Since:
    """An earlier version of a plan, and all in which the plan differs from it.

    Where it is known in what order that came about, `steps` are the differences from each version to the next, the
    oldest first.
    """

    old: Project
    differences: tuple[Difference, ...]
    steps: tuple[tuple[Difference, ...], ...] = ()

    @property
    def was_adopted(self) -> bool:
        """Whether the earlier version had been adopted: what it said was promised."""
        return self.old.document.settled


def differences(old: Project, new: Project) -> tuple[Difference, ...]:
    """All that differs, the gravest first; of equal weight in reading order."""
    weights = tuple(Weight)
    found = _Comparison(old, new).plan()
    return tuple(sorted(found, key=lambda each: (weights.index(each.weight), _ORDER.index(each.kind))))


class _Comparison:
    def __init__(self, old: Project, new: Project) -> None:
        self._old, self._new = old, new
        self._matches = Matches(old, new)
        self._texts = (old.unread, new.unread)
        """Every text of what could not be read: of what it may name, nobody knows whether it is there."""
        self._moves: set[Part] = set()
        """What is told together with the day that was moved."""

    def plan(self) -> Iterator[Difference]:
        """What differs in all of the plan."""
        yield from self._fields(self._old, self._new)

    def _part(self, old: Part, new: Part) -> Iterator[Difference]:
        """What differs in a part that both have."""
        if isinstance(old, Thing) and isinstance(new, Thing):
            if old.id != new.id:
                yield Difference(ChangeKind.RENAMED, new, old, None, old.id, new.id)
            if old.parent is not None and self._matches.now.get(old.parent) is not new.parent:
                yield Difference(ChangeKind.RELOCATED, new, old, None, old.parent, new.parent)
        yield from self._fields(old, new)

    def _fields(self, old: Part, new: Part) -> Iterator[Difference]:
        for field in _compared(type(new)):
            before, now = old.__dict__[field.name], new.__dict__[field.name]
            if before is now or not (old.whole(field.name) and new.whole(field.name)):
                continue
            if field.form == "entries":
                yield from self._entries(before, now)
            elif field.form == "keyed" and field.part is not None:
                yield from self._keyed(before, now)
            elif field.form == "many" and field.part is not None:
                yield from self._items(old, new, field)
            elif _stands_alone(field):
                yield from self._alone(before, now)
            else:
                yield from self._value(old, new, field)

    # --- values

    def _value(self, old: Part, new: Part, field: Field) -> Iterator[Difference]:
        before, now = old.__dict__[field.name], new.__dict__[field.name]
        meaning = self._matches.meaning
        if (before or None) == (now or None) and field.ref is None and field.part is None:
            return
        in_order = field.part is not None
        one, other = (meaning(field, each, in_order=in_order) or None for each in (before, now))
        if one == other or self._is_consequence(field, before, now):
            return
        why = ""
        if field.key == "until" and isinstance(old, Activity) and isinstance(new, Activity):
            why = self._explained(old, new)
        if isinstance(new, Need) and field.key == "declined":
            why = new.declined or ""
        kind = kind_of(old, field, before, now)
        if kind is ChangeKind.REWRITTEN and isinstance(new, Document) and old.__dict__["version"] != new.version:
            kind = ChangeKind.CHANGED  # another version is adopted anew
        if isinstance(old, ReportPromise) and isinstance(new, ReportPromise) and field.key == "after":
            kind = self._of_promise(old, new)
        yield Difference(kind, new, old, field, before, now, why)

    def _of_promise(self, old: ReportPromise, new: ReportPromise) -> ChangeKind:
        """Whether a report was promised for a later day or for an earlier one, as far as the days are known."""
        due, now_due = report_due(self._old.document, old), report_due(self._new.document, new)
        if due is None or now_due is None or due == now_due:
            return ChangeKind.CHANGED
        return ChangeKind.POSTPONED if due < now_due else ChangeKind.ADVANCED

    def _is_consequence(self, field: Field, before: Any, now: Any) -> bool:
        """Whether references differ only in things that have come or gone, which is told of those.

        Who answers for something is told all the same.
        """
        if field.ref is None or field.form != "many" or field.key == "owners":
            return False
        was, kept = self._matches.was, self._matches.now
        return {kept[each] for each in before if each in kept} == {each for each in now if each in was} and bool(
            [each for each in (*before, *now) if each not in was and each not in kept and each.parent is not None]
        )

    def _explained(self, old: Activity, new: Activity) -> str:
        """Why a day was moved. What the plan notes of it is not told once more."""
        why = ""
        for before, now in self._matches.items(old.moved, new.moved):
            if before is None and now is not None and now.now == new.until:
                self._moves.add(now)
                why = now.why or why
            elif now is None and before is not None and before.now == old.until:
                self._moves.add(before)
        return why

    # --- what holds parts

    def _alone(self, before: Part | None, now: Part | None) -> Iterator[Difference]:
        if before is not None and now is not None:
            yield from self._part(before, now)
        elif now is not None:
            yield from self._come(now)
        elif before is not None:
            yield from self._gone(before)

    def _entries(self, before: Entries[Thing], now: Entries[Thing]) -> Iterator[Difference]:
        for each in now:
            was = self._matches.was.get(each)
            yield from self._part(was, each) if was is not None else self._come(each)
        for each in before:
            if each not in self._matches.now:
                yield from self._gone(each)

    def _keyed(self, before: Keyed[Thing, Part], now: Keyed[Thing, Part]) -> Iterator[Difference]:
        old = {self._matches.now.get(thing, thing): said for thing, said in before}
        for thing, said in now:
            was = old.pop(thing, None)
            yield from self._part(was, said) if was is not None else self._come(said)
        for said in old.values():
            yield from self._gone(said)

    def _items(self, old: Part, new: Part, field: Field) -> Iterator[Difference]:
        before: Sequence[Part] = old.__dict__[field.name]
        now: Sequence[Part] = new.__dict__[field.name]
        if not before and not now:
            return
        for was, each in self._matches.items(before, now):
            if is_entry(field.part):
                yield from self._alone(was, each)
            elif was in self._moves or each in self._moves:
                continue
            elif was is None or each is None or self._matches.meaning_of(was) != self._matches.meaning_of(each):
                why = (each.why or "") if isinstance(each, Move) else ""
                yield Difference(kind_of(old, field, was, each), new, old, field, was, each, why)

    def _come(self, part: Part) -> Iterator[Difference]:
        """A part that is new, with what is told by itself of all that is in it."""
        if isinstance(part, Thing) and part.id in self._texts[0]:
            return
        if not isinstance(part, Selection):
            kind = ChangeKind.PICKED if isinstance(part, Pick) else ChangeKind.ADDED
            yield Difference(kind, part, None, None, None, part)
        for each in inside(part):
            if each not in self._matches.was:
                yield from self._come(each)

    def _gone(self, part: Part) -> Iterator[Difference]:
        if isinstance(part, Thing) and part.id in self._texts[1]:
            return
        if not isinstance(part, Selection):
            kind = ChangeKind.UNPICKED if isinstance(part, Pick) else ChangeKind.REMOVED
            yield Difference(kind, part, part, None, part, None, within=self._still_there(part))
        for each in inside(part):
            if each not in self._matches.now:
                yield from self._gone(each)

    def _still_there(self, part: Part) -> Part:
        """The innermost of what a part stood in that is still there, as it is now."""
        above = part.parent
        while above is not None and above not in self._matches.now:
            above = above.parent
        return self._matches.now[above] if above is not None else self._new


def inside(part: Part) -> Iterator[Part]:
    """The parts of a part that are told by themselves."""
    for field in containers(type(part)):
        for each in _parts(part.__dict__[field.name]):
            if isinstance(each, _EACH):
                yield each
            else:
                yield from inside(each)


def _parts(value: Any) -> Iterator[Part]:
    several = (said for _, said in value) if isinstance(value, Keyed) else value
    for each in [value] if isinstance(value, Part) else several or ():
        if isinstance(each, Part):
            yield each


@cache
def _compared(kind: type[Part]) -> tuple[Field, ...]:
    """The fields that are compared; a day before what is said of how it was moved."""
    return tuple(sorted(compared_fields(kind), key=lambda field: field.key == "moved"))


@cache
def is_entry(kind: type[Part] | None) -> bool:
    """Whether parts of a kind stand as things, in which each field is told by itself."""
    return kind is not None and ("title" in kind.model_fields or kind.stands_alone)


def _stands_alone(field: Field) -> bool:
    return is_entry(field.part) or (field.part is not None and field.form == "one" and field.holder is Plan)
