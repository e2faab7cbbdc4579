"""Differences in the words of a language, in groups by weight: what a terminal, a program or a document prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from samverkan_cli.compare.differences import Difference, is_entry
from samverkan_cli.compare.kinds import ChangeKind
from samverkan_cli.compare.marking import Piece, Pieces, marked
from samverkan_cli.core.diagnostic import Weight
from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.record import record
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.link import link_of
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.thing import Keyed, Part, Thing
from samverkan_cli.outline.builder import FACTS, TITLES, Builder
from samverkan_cli.outline.outline import Fact

_OF_REVISION = ("version", "revised", "revisions")
HEADINGS = {
    Weight.PROMISE: Message("Promised, and gone, later or rewritten"),
    Weight.CONTRADICTION: Message("Commitments that have changed"),
    Weight.GAP: Message("New, and other changes"),
    Weight.FORM: Message("Wording and order"),
}
_LABELS = {
    "date": Message("Date"),
    "document": Message("The document"),
    "every": Message("How often"),
    "from": Message("First day"),
    "kind": Message("Kind"),
    "language": Message("Language"),
    "layout": Message("Layout"),
    "number": Message("No."),
    "place": Message("Place in the document"),
    "scope": Message("Scope"),
    "text": Message("Text"),
    "title": Message("Title"),
    "until": Message("Last day"),
    "version": Message("Version"),
    "want": Message("Wanted"),
}
"""What fields are called that are not presented as facts of their own."""


@record
class Earlier:
    """The version that a plan is compared with: a `commit`, or a `folder`; its version, and the day that it is of."""

    commit: str | None = None
    folder: str | None = None
    version: str | None = None
    day: date | None = None


@record
class ChangedThing:
    """What has changed: of which collection, its id and title, and the title of what it stands in."""

    collection: str
    id: str
    title: str
    above: str


@record
class WordedChange:
    """A difference in words. `before` and `now` have the words marked that are not in both."""

    kind: str
    label: str
    thing: ChangedThing
    field: str
    field_label: str
    before: Pieces
    now: Pieces
    why: str
    file: str
    path: KeyPath


@record
class ChangeGroup:
    """Changes of one weight, under a heading."""

    weight: str
    heading: str
    changes: tuple[WordedChange, ...]


@record
class Changes:
    """All that has changed in a plan since an earlier version."""

    plan: str
    title: str
    heading: str
    earlier: Earlier
    groups: tuple[ChangeGroup, ...]

    @property
    def count(self) -> int:
        """How many changes there are."""
        return sum(len(each.changes) for each in self.groups)


def worded(old: Project, new: Project, found: Iterable[Difference], earlier: Earlier, say: Phrases) -> Changes:
    """Differences between two versions of a plan, in the words of a language."""
    wording = _Wording(old, new, say)
    groups: dict[Weight, list[WordedChange]] = {}
    for each in found:
        groups.setdefault(each.weight, []).append(wording.change(each))
    together = (ChangeGroup(each, say(HEADINGS[each]), tuple(groups[each])) for each in Weight if each in groups)
    return Changes(new.name, new.document.title, since(earlier, say), earlier, tuple(together))


def since(earlier: Earlier, say: Phrases) -> str:
    """Since when there are changes, as a heading."""
    if earlier.day is not None and earlier.version:
        return say(
            Message("Changes since {day} (version {version})", day=say.day(earlier.day), version=earlier.version)
        )
    if earlier.day is not None:
        return say(Message("Changes since {day}", day=say.day(earlier.day)))
    if earlier.version:
        return say(Message("Changes since version {version}", version=earlier.version))
    return say(Message("Changes since {folder}", folder=earlier.folder or earlier.commit or ""))


class _Wording:
    def __init__(self, old: Project, new: Project, say: Phrases) -> None:
        from samverkan_cli.outline import follow_up, rules, values  # noqa: F401 - their rules enter themselves

        self._say = say
        self._before, self._now = Builder(old, say, None), Builder(new, say, None)

    def change(self, one: Difference) -> WordedChange:
        """A difference in words."""
        before, now = self._both(one)
        field = one.field
        return WordedChange(
            one.kind.value,
            self._say(one.kind.label),
            self._thing(one.part),
            field.key if field is not None else "",
            self._label(field) if field is not None else "",
            before,
            now,
            " ".join(one.why.split()),
            one.part.source_file,
            one.part.route,
        )

    def _both(self, one: Difference) -> tuple[Pieces, Pieces]:
        if one.kind is ChangeKind.RENAMED:
            return _alone(one.old), _alone(one.new)
        if one.kind is ChangeKind.RELOCATED:
            return _alone(self._title(one.old)), _alone(self._title(one.new))
        if one.field is None or one.field.key == "layout":
            return (), ()
        field = one.field
        if field.kind is not None and field.kind.prose and field.form == "one" and one.old and one.new:
            return marked(str(one.old), str(one.new))
        before = self._said(self._before, one.was or one.part, field, one.old)
        return _alone(before), _alone(self._said(self._now, one.part, field, one.new))

    def _said(self, builder: Builder, part: Part, field: Field, value: Any) -> str:
        """A value in words, as documents say it."""
        if value is None or value == ():
            return ""
        rule = FACTS.get((type(part), field.name))
        if rule is not None and (isinstance(value, Keyed) or value is getattr(part, field.name)):
            facts = [each for each in rule(builder, part, field) if not each.missing]
            facts = [each for each in facts if each.key == field.key or not each.detail]
            return self._several(text for each in facts for text in _texts(each))
        if isinstance(value, Part) and is_entry(type(value)):
            return self._title(value)
        return self._several(each.text for each in builder.values(field, value))

    def _several(self, texts: Iterable[str]) -> str:
        return ", ".join(filter(None, texts))

    # --- what has changed

    def _thing(self, part: Part) -> ChangedThing:
        parent = part.parent
        collection = ""
        if parent is not None and (field := fields(type(parent)).get(str(link_of(part).key[0]))) is not None:
            collection = self._label(field)
        above = next(filter(None, map(self._title, _above(part))), "")
        id = part.id if isinstance(part, Thing) else ""
        return ChangedThing(collection, id, self._title(part) or collection, above)

    def _title(self, part: Part) -> str:
        if isinstance(part, Thing) and (words := self._now.untitled(part)):
            return words
        if (rule := TITLES.get(type(part))) is not None and (said := rule(part, self._say)):
            return said
        title = getattr(part, "title", None) or getattr(link_of(part).under, "title", None)
        if not title and isinstance(part, Thing) and (value := self._now.record(part)) is not None:
            return value.text
        return title or ""

    def _label(self, field: Field) -> str:
        if (label := _LABELS.get(field.key)) is not None:
            return self._say(label)
        return self._say(Message(field.shown.label or field.key.replace("_", " ").capitalize()))


def _above(part: Part) -> Iterator[Part]:
    """What a part stands in, but for the document and the plan."""
    while part.parent is not None and part.parent.parent is not None and not isinstance(part.parent, Plan):
        part = part.parent
        if part.route != ("document",):
            yield part


def _texts(fact: Fact) -> Iterator[str]:
    yield from (each.text for each in fact.values)
    if fact.text is not None:
        yield " ".join(fact.text.source.split())


def _alone(text: Any) -> Pieces:
    return (Piece(str(text)),) if text else ()


def summary(changes: Changes, say: Phrases) -> str:
    """Changes in a few sentences, as a plan notes them of a revision: wording only by how often it is another."""
    sentences = []
    for group in changes.groups:
        if all(map(_is_of_revision, group.changes)):
            continue
        if group.weight == Weight.FORM:
            n = len(group.changes)
            sentences.append(say(counted("Reworded in {n} place.", "Reworded in {n} places.", n)))
            continue
        titles: dict[str, dict[str, None]] = {}
        for each in group.changes:
            if _is_of_revision(each):
                continue
            titles.setdefault(each.label, {})[each.thing.title] = None
        sentences += [f"{label}: {say.several(some)}." for label, some in titles.items()]
    return " ".join(sentences)


def _is_of_revision(one: WordedChange) -> bool:
    """Whether a change is of what says that there is a revision: the version, its day, the list of them."""
    return one.path[:2] == ("document", "revisions") or (one.path == ("document",) and one.field in _OF_REVISION)
