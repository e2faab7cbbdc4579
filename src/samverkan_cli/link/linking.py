"""Making a Project: copies of the parsed models, with things where ids were.

Linking goes into fresh shallow copies. What cannot be resolved is SAM101 and is dropped; what is named twice is
SAM102, and the first counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from samverkan_cli.core.diagnostic import Finding, Fix, Level, Related, Remove, Result
from samverkan_cli.core.garbage import gc_paused
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.suggest import EVERY
from samverkan_cli.link.other_plans import PLANS, other_plan
from samverkan_cli.link.project import Index, Project, deepest, project_of
from samverkan_cli.link.texts import texts
from samverkan_cli.link.unknown_ids import UnknownIds
from samverkan_cli.load.containment import Parsed, Reference
from samverkan_cli.model.document import Document
from samverkan_cli.model.items import Items
from samverkan_cli.model.layout import Layout
from samverkan_cli.model.link import link_of, linked
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import Field, containers, fields, references
from samverkan_cli.model.thing import Entries, Keyed, Part, Short, Thing

_WHO = ("owners", "groups")


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
        self._backs: dict[str, dict[int, tuple[Part, list[Any]]]] = {}
        self._lost: set[tuple[str, str]] = set()
        self._unread: set[str] = set()
        self._hidden: list[Reference] = []
        self._dropped: set[str] = set()
        self._unknown = UnknownIds(self._things, self._all_of)

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
                self._repeated_short(part, field, value)
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
        self.findings += self._unknown.findings(self._is_referred_to)

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
        if len(set(value)) < len(value):
            self._repeated(part, field, value)
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

    def _repeated(self, part: Part, field: Field, value: Items[str]) -> None:
        """An id that stands twice in one list: it counts once."""
        there: set[str] = set()
        for id, key in zip(value, value.keys, strict=True):
            if id in there and key:
                place = Location(part.source_file, (*part.route, field.key, *key), "value")
                help = Message("Take one of them away; it counts once")
                fix = Fix(Message("Take it away"), safe=True, changes=(Remove(place),))
                message = Message("{id} stands twice in the list", id=id)
                self.findings.append(Finding(place, message, help, fix=fix, code="SAM102", level=Level.WARNING))
            there.add(id)

    def _repeated_short(self, part: Part, field: Field, value: Items[Part]) -> None:
        """The same for parts of which some are written as one id, as the members of a group are."""
        if len(value) > 1 and field.part is not None and issubclass(field.part, Short):
            pairs = zip(value, value.keys, strict=True)
            ids = {
                key: str(item.__dict__[item.short]) for item, key in pairs if isinstance(item, Short) and item.is_short
            }
            if len({*ids.values()}) < len(ids):
                self._repeated(part, field, Items(tuple(ids.values()), tuple(ids)))

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

    def _is_referred_to(self, thing: Thing) -> bool:
        """Whether anything refers to a thing: looked for only where an id may have been changed."""
        for part in self._parts:
            for field in references(type(part)):
                value = part.__dict__[field.name]
                if isinstance(value, Keyed):
                    value = [each for each, _ in value.pairs]
                if any(each is thing for each in (value if isinstance(value, Items | list) else (value,))):
                    return True
        return False

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
            self._unknown.report(place, ref, id, part.__dict__[field.name])
        return None

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
        self.index.partly_read = frozenset(self._unread)
        if not names:
            return
        # What was taken out may have referred to these: then nothing is known of who refers to them.
        for things in self._things.values():
            for id, thing in things.items():
                if id in names:
                    link_of(thing).back_unknown = True
