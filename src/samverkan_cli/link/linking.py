"""Making a Project: copies of the parsed models, with things where ids were.

Linking goes into fresh shallow copies. What cannot be resolved is SAM101 and is dropped; what is named twice is
SAM102, and the first counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from samverkan_cli.core.diagnostic import Finding, Fix, Related, Rename, Result, Set
from samverkan_cli.core.garbage import gc_paused
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import Message, brief, marked
from samverkan_cli.core.suggest import EVERY, closest, slip, slug
from samverkan_cli.link import as_written
from samverkan_cli.link.other_plans import PLANS, other_plan
from samverkan_cli.link.project import Index, Project, deepest, project_of
from samverkan_cli.link.texts import texts
from samverkan_cli.load.coerce import is_everyone
from samverkan_cli.load.containment import Parsed, Reference
from samverkan_cli.model.document import Document
from samverkan_cli.model.items import Items
from samverkan_cli.model.layout import Layout
from samverkan_cli.model.link import link_of, linked
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import Field, containers, fields, references
from samverkan_cli.model.thing import Entries, Keyed, Part, Ref, Thing

_WHO = ("owners", "groups")
_SUGGESTIONS = 200
"""For how many unknown ids of a plan one spelt alike is looked for: that costs more than finding the fault."""

_NOUNS = {
    "owners": marked("owner"),
    "groups": marked("group"),
    "goals": marked("goal"),
    "indicators": marked("indicator"),
    "needs": marked("need"),
    "governing_documents": marked("governing document"),
    "interventions": marked("intervention"),
    "funding": marked("source of funding"),
    "activities": marked("activity"),
    "reporting": marked("promised report"),
    "success_factors": marked("success factor"),
    "focus_areas": marked("focus area"),
    "periods": marked("period"),
    PLANS: marked("plan"),
}


def link(
    name: str,
    folder: str,
    parts: Sequence[Parsed],
    layout: Layout | None = None,
    plans: Mapping[str, str] | None = None,
) -> Result[Project]:
    """The project that a plan's parsed files make; `name` is the plan's name and `folder` where its files are.

    One of the parts holds the document. `layout` is what the workspace is used to, and `plans` are the titles of its
    plans by their names; where they are not known, any name is that of a plan.
    """
    with gc_paused():
        linker = _Linker(name, folder, plans)
        for parsed in parts:
            linker.lift(parsed, layout)
        linker.resolve()
        linker.mark(parts)
    return Result(linker.project, tuple(linker.findings))


class _Linker:
    def __init__(self, name: str, folder: str, plans: Mapping[str, str] | None) -> None:
        self._plans = plans
        self.index = index = Index(name, folder)
        self.project = project_of(index)
        self.findings: list[Finding] = []
        self._things, self._parts, self._astray = index.named, index.parts, index.astray
        self._known: dict[tuple[str, ...], dict[str, Thing]] = {}
        self._names: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
        self._backs: dict[str, dict[int, tuple[Part, list[Any]]]] = {}
        self._lost: set[tuple[str, str]] = set()
        self._unread: set[str] = set()
        self._hidden: list[Reference] = []
        self._dropped: set[str] = set()
        self._suggested = 0
        self._meant: dict[tuple[tuple[str, ...], str], tuple[str | None, bool]] = {}

    # --- lifting: every thing into one place

    def lift(self, parsed: Parsed, layout: Layout | None = None) -> None:
        """Copy what a file holds into the project, with the usual layout where a document does not say otherwise."""
        state = self.project.__dict__
        if parsed.shared:
            self.index.shared.add(parsed.file)
        self.index.unsound[parsed.file] = (parsed.unsound, set(parsed.left_out))
        self._lost |= parsed.lost
        self._unread |= parsed.unread
        self._hidden += parsed.hidden
        order = {key: n for n, key in enumerate(parsed.order)}
        for field in sorted(containers(Plan), key=lambda each: order.get(each.key, -1)):
            said = parsed.plan.__dict__.get(field.name)
            if not said:
                continue
            if field.form == "entries":
                self._entries(field, said, self.project, state[field.name].by_id, parsed.file)
            elif field.form == "many":
                more = [
                    self._copy(item, self.project, (field.key, *key), parsed.file)
                    for item, key in zip(said, said.keys, strict=True)
                ]
                before = state[field.name]
                state[field.name] = Items((*before, *more), (*before.keys, *said.keys))
            else:
                state[field.name] = self._copy(said, self.project, (field.key,), parsed.file)
            if isinstance(said, Document) and layout is not None:
                own = said.layout or Layout()
                self.project.document.__dict__["layout"] = own.over(layout)

    def _copy(self, said: Part, parent: Part, key: KeyPath, file: str | None = None) -> Any:
        part = linked(said, parent, key, file)
        state = part.__dict__
        self._parts.append(part)
        for field in containers(type(said)):
            value = state[field.name]
            if not value:
                continue
            if field.form == "entries":
                found: dict[str, Any] = {}
                self._entries(field, value, part, found)
                state[field.name] = Entries(found)
            elif field.form == "many":
                state[field.name] = Items(
                    tuple(self._copy(item, part, (field.key, *at)) for item, at in zip(value, value.keys, strict=True)),
                    value.keys,
                )
            elif field.form == "keyed":
                state[field.name] = Keyed(
                    {id: self._copy(item, part, (field.key, id)) for id, item in value.by_id.items()}
                )
            else:
                state[field.name] = self._copy(value, part, (field.key,))
        return part

    def _entries(self, field: Field, said: Any, parent: Part, into: dict[str, Any], file: str | None = None) -> None:
        named = file is not None or (field.part is not None and issubclass(field.part, Thing) and field.part.planwide)
        known = self._things.setdefault(field.key, {}) if named else {}
        for id, item in said.by_id.items():
            first = known.get(id)
            if first is None and file is not None and field.key in _WHO:
                first = self._things.get(_WHO[field.key == "owners"], {}).get(id)
            if first is not None:
                self._duplicate(Location(file or parent.source_file, (*parent.route, field.key, id)), first)
                link_of(parent).broken |= {field.name}
                self._drop(item)
                continue
            copy = self._copy(item, parent, (field.key, id), file)
            into[id] = copy
            if named:
                known[id] = copy

    def _drop(self, part: Part) -> None:
        """Remember what a part that is not lifted holds, says and refers to: nobody may say that it is not there."""
        self._dropped.update(each.text for each in texts((part,)))
        for field in references(type(part)):
            value = part.__dict__[field.name]
            ids = value.by_id if isinstance(value, Keyed) else (value,) if isinstance(value, str) else value
            self._dropped.update(ids or ())
        for field in containers(type(part)):
            value = part.__dict__[field.name]
            if isinstance(value, Entries):
                self._lost.update((field.key, id) for id in value.by_id)
            inside = value.by_id.values() if isinstance(value, Entries | Keyed) else value or ()
            for each in (value,) if isinstance(value, Part) else inside:
                self._drop(each)

    def _duplicate(self, place: Location, first: Thing) -> None:
        self.findings.append(
            Finding(
                place,
                Message("The id {id} is already taken", id=first.id),
                help=Message("Give one of them another id, and correct what refers to it; until then the first counts"),
                related=(Related(Message("it is the id of this"), first.at()),),
                code="SAM102",
            )
        )

    # --- resolving

    def resolve(self) -> None:
        """Put things where ids are, and say which ids are of nothing."""
        for collections, id, place in self._hidden:
            for into in collections:
                if (into, id) in self._lost:
                    self._astray.setdefault((into, id), []).append(place)
        for part in self._parts:
            state = part.__dict__
            for field in references(type(part)):
                value = state[field.name]
                if value:
                    state[field.name] = self._resolved(part, field, value)
        for back, referred in self._backs.items():
            for thing, refer in referred.values():
                thing.__dict__[back] = tuple(dict.fromkeys(refer))

    def _resolved(self, part: Part, field: Field, value: Any) -> Any:
        ref = field.ref
        assert ref is not None  # noqa: S101 - `references` gives only fields that refer
        if field.form == "one":
            thing = self._thing(part, field, value, () if field.key == "." else (field.key,))
            if thing is not None:
                self._backs_of((thing,), ref.back, part)
            return thing
        if field.form == "keyed":
            return self._keyed(part, field, value)
        known = self._all_of(ref.into)
        if not ref.every and all(id in known for id in value):
            things = [known[id] for id in value]
            self._backs_of(things, ref.back, part)
            return Items(tuple(things), value.keys)
        things, keys = [], []
        for id, key in zip(value, value.keys, strict=True):
            if id == EVERY and ref.every:
                link_of(part).every = True
                everyone = [each for into in ref.into for each in self._things.get(into, {}).values()]
                things.extend(everyone)
                keys.extend([key] * len(everyone))
                continue
            thing = self._thing(part, field, id, (field.key, *key))
            if thing is not None:
                things.append(thing)
                keys.append(key)
        self._backs_of(things, ref.back, part)
        return Items(tuple(things), tuple(keys))

    def _keyed(self, part: Part, field: Field, value: Any) -> Keyed[Any, Any]:
        found, pairs = {}, []
        for id, said in value.by_id.items():
            thing = self._thing(part, field, id, (field.key, id), part_of_place="key")
            if thing is None:
                continue
            if isinstance(said, Part):
                link_of(said).under = thing
            found[id] = said
            pairs.append((thing, said))
            if field.ref is not None:
                self._backs_of((thing,), field.ref.back, said if isinstance(said, Part) else part)
        return Keyed(found, tuple(pairs))

    def _backs_of(self, things: Iterable[Part], back: str, refers: Part) -> None:
        """Note at each of some things that a part refers to it."""
        if not back:
            return
        referred = self._backs.setdefault(back, {})
        for thing in things:
            there = referred.get(id(thing))
            if there is None:
                referred[id(thing)] = (thing, [refers])
            else:
                there[1].append(refers)

    def _all_of(self, into: tuple[str, ...]) -> dict[str, Thing]:
        """The things of some collections by id: owners and groups share one set of ids."""
        known = self._known.get(into)
        if known is None:
            if PLANS in into:
                titles = self._plans or {}
                self._things[PLANS] = {name: other_plan(name, titles) for name in titles}
            known = self._known[into] = {}
            for each in reversed(into):
                known.update(self._things.get(each, {}))
        return known

    def _thing(self, part: Part, field: Field, id: str, key: KeyPath, part_of_place: Any = "value") -> Thing | None:
        ref = field.ref
        assert ref is not None  # noqa: S101 - called for fields that refer
        thing = self._all_of(ref.into).get(id)
        if thing is not None:
            return thing
        if PLANS in ref.into and self._plans is None:
            return other_plan(id, {})
        if link_of(part).short:
            key = key[:-1] if key and key[-1] == field.key else key
        link_of(part).broken |= {field.name}
        place = Location(part.source_file, part.route + key, part_of_place)
        lost = [into for into in ref.into if into in self._unread or (into, id) in self._lost]
        for into in lost:
            self._astray.setdefault((into, id), []).append(place)
        if not lost:
            self.findings.append(self._unknown(place, ref, id, part.__dict__[field.name]))
        return None

    def _unknown(self, place: Location, ref: Ref, id: str, beside: Any) -> Finding:
        into = ref.into
        nouns = tuple(Message(_NOUNS[each]) for each in into)
        message = (
            Message("There is no {noun} called {id}", noun=nouns[0], id=id)
            if len(nouns) == 1
            else Message("There is no {one} or {other} called {id}", one=nouns[0], other=nouns[1], id=id)
        )
        several = beside if isinstance(beside, Items) and place.part == "value" else None
        written = as_written.enumeration(place, id, several, partial(self._near, into))
        if written is not None:
            return written
        if ref.every and is_everyone(id):
            self._meant[into, id] = (EVERY, True)
        help = self._suggest(into, id, every=ref.every)
        near, certain = self._meant.get((into, id), (None, False))
        fix = None
        others = beside.by_id if isinstance(beside, Keyed) else () if isinstance(beside, str) else beside
        if near is not None and certain and near not in others:  # who is there already is not meant once more
            change = Rename(place, near) if place.part == "key" else Set(place, near)
            fix = Fix(Message("Write {text}", text=near), safe=True, changes=(change,))
        return Finding(place, brief(message), help=brief(help), fix=fix, code="SAM101")

    def _suggest(self, into: tuple[str, ...], id: str, *, every: bool) -> Message:
        elsewhere = next((each for each, things in self._things.items() if each not in into and id in things), None)
        if elsewhere is not None and elsewhere in _NOUNS:
            return Message(
                "{id} is there, but as {noun}; only {words} can stand here",
                id=id,
                noun=Message(_NOUNS[elsewhere]),
                words=into,
            )
        near, _ = self._near(into, id.partition(" (")[0])
        if near is not None:
            # Most likely it was meant, so nothing is known of who refers to it.
            for each in into:
                self._doubt(self._things.get(each, {}).get(near))
            return Message("Did you mean {word}?", word=near)
        if into == (PLANS,):
            return Message("Write the name of a plan of the workspace, that is of its folder, or take the line away")
        if "owners" in into and (advice := as_written.person(id, partial(self._near, into))) is not None:
            return advice
        if every:
            return Message("Write {word}, or the id of something under {words}", word=EVERY, words=into)
        return Message("Correct the spelling, or add {id} under {word}", id=slug(id) or id, word=into[0])

    def _near(self, into: tuple[str, ...], id: str) -> tuple[str | None, bool]:
        """The id that was most likely meant, and whether that is certain."""
        if (into, id) not in self._meant:
            self._meant[into, id] = self._look_for(into, id)
        return self._meant[into, id]

    def _look_for(self, into: tuple[str, ...], id: str) -> tuple[str | None, bool]:
        """The id that is the same but for its letters' form, that of the thing so called, or one spelt much alike."""
        known = self._all_of(into)
        if into not in self._names:
            self._names[into] = _called(known)
        plain, called = slug(id), self._names[into].get(id.casefold(), ())
        if plain in known:
            return plain, not set(called) - {plain}
        if called:
            return called[0], len(called) == 1
        self._suggested += 1
        if self._suggested > _SUGGESTIONS:
            return None, False
        near = closest(id, known)
        # People make ids up, and two may well be alike on purpose.
        return near, near is not None and slip(id, known, apart=2) == near

    # --- what is broken

    def mark(self, parts: Sequence[Parsed]) -> None:
        """Note at each part what of it was left out, so that no rule takes it for lacking."""
        names: set[str] = set(self._dropped)
        for parsed in parts:
            names |= parsed.names
            for route in parsed.left_out:
                part, rest = deepest(self.project, parsed.file, route)
                field = fields(type(part)).get(str(rest[0])) if rest else None
                if field is not None:
                    link_of(part).broken |= {field.name}
        self.index.unread = frozenset(names)
        if not names:
            return
        # What was taken out may have referred to these: then nothing is known of who refers to them.
        for things in self._things.values():
            for id, thing in things.items():
                if id in names:
                    self._doubt(thing)

    @staticmethod
    def _doubt(thing: Thing | None) -> None:
        if thing is not None:
            link_of(thing).back_unknown = True


def _called(things: dict[str, Thing]) -> dict[str, tuple[str, ...]]:
    """Which ids are called by each title and alias."""
    called: dict[str, dict[str, None]] = {}
    for id, thing in things.items():
        last = id.rpartition("/")[2]  # of a plan's name
        names: Iterable[str] = (getattr(thing, "title", None) or "", *getattr(thing, "aliases", ()), last)
        for name in names:
            called.setdefault(name.casefold(), {})[id] = None
    return {name: tuple(ids) for name, ids in called.items()}
