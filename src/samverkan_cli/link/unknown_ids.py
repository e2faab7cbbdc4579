"""SAM101: references to nothing, with what was most likely meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from samverkan_cli.core.diagnostic import Finding, Fix, Related, Rename, Set
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import Message, Value, brief, marked
from samverkan_cli.core.suggest import EVERY, closest, slip, slug
from samverkan_cli.link import as_written
from samverkan_cli.link.other_plans import PLANS
from samverkan_cli.load.coerce import is_everyone
from samverkan_cli.load.words import listed
from samverkan_cli.model.items import Items
from samverkan_cli.model.link import link_of
from samverkan_cli.model.thing import Keyed, Ref, Thing
from samverkan_cli.yamltext.emit import flow
from samverkan_cli.yamltext.errors import UNSAID

_FEW = 3
"""So many ids that are wrong are slips; if there are more, what held them is gone."""
_ALIKE = 88.0
"""How alike a title must be, of 100, to be the one that was meant."""
_FUNCTIONS = 4
"""So many functions are named that a person may have."""
_SUGGESTIONS = 200
"""For how many unknown ids of a plan one spelt alike is looked for: that costs more than finding the fault."""
_WORDS, _PAIR = 12, 2
"""In more words than a first name and a last, and in so many at most, the name of a thing is looked for."""
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
_TITLED = frozenset(_NOUNS) - {"activities", "reporting", "success_factors", "focus_areas", "periods", PLANS}
"""The collections of which it is shown how an entry is written."""


class UnknownIds:
    """The ids of a plan that are of nothing. `things` are those of each collection, `all_of` gives those of several."""

    def __init__(
        self, things: Mapping[str, dict[str, Thing]], all_of: Callable[[tuple[str, ...]], dict[str, Thing]]
    ) -> None:
        self._things, self._all_of = things, all_of
        self._found: list[Finding] = []
        self._names: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
        self._suggested = 0
        self._listed: set[tuple[str, KeyPath]] = set()
        self._missed: dict[tuple[tuple[str, ...], str, str], list[int]] = {}
        self._meant: dict[tuple[tuple[str, ...], str], tuple[str | None, bool]] = {}
        self._empty: dict[tuple[str, ...], dict[str, list[int]]] = {}

    def findings(self, is_referred_to: Callable[[Thing], bool]) -> list[Finding]:
        """What was reported; of an id that was changed where it is defined, once for all that still refer to it."""
        gone: set[int] = set()
        for (into, _, near), places in self._missed.items():
            thing = self._all_of(into).get(near)
            if len(places) < 2 or thing is None or is_referred_to(thing):
                continue
            first, *others = (self._found[at] for at in places)
            related = tuple(Related(Message("it is called so here too"), each.where) for each in others if each.where)
            now = Related(Message("this is not referred to"), thing.at())
            changes = [each.fix.changes for each in (first, *others) if each.fix is not None]
            fix = first.fix
            if fix is not None and len(changes) == len(places):
                fix = Fix(fix.title, fix.safe, tuple(change for each in changes for change in each))
            self._found[places[0]] = Finding(
                first.where, first.message, first.help, (*related, now), fix, first.code, first.route
            )
            gone |= set(places[1:])
        for into, ids in self._empty.items():
            places = sorted(each for found in ids.values() for each in found)
            if len(ids) > _FEW:
                self._found[places[0]] = self._once_for_all(places, into[0])
                gone |= set(places[1:])
        return [each for n, each in enumerate(self._found) if n not in gone]

    def _once_for_all(self, places: Sequence[int], collection: str) -> Finding:
        """One finding for all that is referred to of a collection that holds nothing."""
        first = self._found[places[0]]
        others = (where for at in places[1:] if isinstance(where := self._found[at].where, Location))
        related = tuple(Related(Message("something of it is referred to here too"), each) for each in others)
        help = Message(
            "Nothing stands under {word}: write it there, or get back the file that held it", word=collection
        )
        return Finding(first.where, first.message, help, related, None, first.code, first.route)

    def report(self, place: Location, ref: Ref, id: str, beside: Any) -> None:
        """SAM101 for an id of nothing; `beside` is all that stands in its field."""
        into = ref.into
        nouns = tuple(Message(_NOUNS[each]) for each in into)
        message = (
            Message("There is no {noun} called {id}", noun=nouns[0], id=id)
            if len(nouns) == 1
            else Message("There is no {one} or {other} called {id}", one=nouns[0], other=nouns[1], id=id)
        )
        several = beside if isinstance(beside, Items) and place.part == "value" else None
        whole = (place.file, place.route[:-1])
        if several is not None and whole in self._listed:
            return  # said of the whole list
        meant: list[str] = []
        written = as_written.enumeration(place, id, several, partial(self._noted, into, meant))
        if written is not None:
            for each in meant:
                self._doubt_all(into, each)
            if several is not None and as_written.is_list(several, partial(self._near, into)):
                self._listed.add(whole)
            self._found.append(written)
            return
        if ref.every and is_everyone(id):
            self._meant[into, id] = (EVERY, True)
        help = self._suggest(into, id, place.file, every=ref.every)
        near, certain = self._meant.get((into, id), (None, False))
        fix = None
        others = beside.by_id if isinstance(beside, Keyed) else () if isinstance(beside, str) else beside
        if near is not None and certain and near not in others:  # who is there already is not meant once more
            change = Rename(place, near) if place.part == "key" else Set(place, near)
            fix = Fix(Message("Write {text}", text=near), safe=True, changes=(change,))
        if near is not None:
            self._missed.setdefault((into, id, near), []).append(len(self._found))
        elif not self._all_of(into):
            self._empty.setdefault(into, {}).setdefault(id, []).append(len(self._found))
        self._found.append(Finding(place, brief(message), help=brief(help), fix=fix, code="SAM101"))

    def _noted(self, into: tuple[str, ...], meant: list[str], id: str) -> tuple[str | None, bool]:
        found = self._near(into, id)
        if found[0] is not None:
            meant.append(found[0])
        return found

    def _suggest(self, into: tuple[str, ...], id: str, file: str, *, every: bool) -> Message:
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
            self._doubt_all(into, near)  # most likely it was meant, so nothing is known of who refers to it
            return Message("Did you mean {word}?", word=near)
        if into == (PLANS,):
            return Message("Write the name of a plan of the workspace, that is of its folder, or take the line away")
        if "owners" in into and (advice := self._person(into, id)) is not None:
            return advice
        if listed("unsaid", id):
            return UNSAID
        if (named := _within(id, self._all_of(into), self._names[into])) is not None:
            self._doubt_all(into, named)
            return Message("Did you mean {word}?", word=named)
        if id.isdigit() and (one := next((each for name in into for each in self._things.get(name, {})), None)):
            return Message(
                "Write the id, as it stands before the colon under {word}, such as {id}", word=into[0], id=one
            )
        if every:
            return Message("Write {word}, or the id of something under {words}", word=EVERY, words=into)
        return self._to_add(into[0], id, file)

    def _person(self, into: tuple[str, ...], id: str) -> Message | None:
        owners = self._things.get("owners", {})
        functions = tuple(each for each, who in owners.items() if getattr(who, "kind", None) in (None, "function"))
        return as_written.person(id, partial(self._near, into), functions[:_FUNCTIONS])

    def _to_add(self, collection: str, id: str, file: str) -> Message:
        """What to write, and where, for something to have that id. `file` is where it is referred to."""
        new = slug(id) or id
        first = next(iter(self._things.get(collection, {}).values()), None)
        home = first.source_file if first is not None else file
        title = id if new != id else id.replace("-", " ")
        line = f"{new}: {flow({'title': title[:1].upper() + title[1:]})}" if collection in _TITLED else new
        words: dict[str, Value] = {"line": line, "word": collection, "file": home.rpartition("/")[2]}
        if new != id:
            if home == file:
                return Message("Write {id} here, and add {line} under {word}", id=new, **words)
            return Message("Write {id} here, and add {line} under {word} in {file}", id=new, **words)
        if home == file:
            return Message("Correct the spelling, or add {line} under {word}", **words)
        return Message("Correct the spelling, or add {line} under {word} in {file}", **words)

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
        names = self._names[into]
        plain, called = slug(id), names.get(id.casefold()) or names.get(id.casefold().rstrip(" .,;:")) or ()
        if plain in known:
            return plain, not set(called) - {plain}
        if called:
            return called[0], len(called) == 1
        self._suggested += 1
        if self._suggested > _SUGGESTIONS:
            return None, False
        near = closest(id, known)
        # A name of more words is another name, as that of somebody within a body.
        if near is not None and len(id.split()) > near.count("-") + 1 and not closest(id, (near,), at_least=_ALIKE):
            near = None
        if near is not None and slip(id, known, apart=2) == near:
            return near, True
        if " " in id.strip() and (title := closest(id, names, at_least=_ALIKE)) is not None and len(names[title]) == 1:
            return names[title][0], False
        begun = [ids for title, ids in names.items() if title.startswith(f"{id.casefold().strip()} ")]
        if " " in id.strip() and len(begun) == len(begun[0] if begun else ()) == 1:
            return begun[0][0], False
        return near, False  # people make ids up, and two may well be alike on purpose

    def _doubt_all(self, into: tuple[str, ...], id: str) -> None:
        """Nothing is known of who refers to a thing."""
        for each in into:
            if (thing := self._things.get(each, {}).get(id)) is not None:
                link_of(thing).back_unknown = True


def _within(text: str, known: Mapping[str, Thing], names: Mapping[str, tuple[str, ...]]) -> str | None:
    """The one thing that is called by its id or its title in some words: `1 representant för barnhälsovården`."""
    words = text.casefold().split()[:_WORDS]
    runs = (" ".join(words[n:m]) for n in range(len(words)) for m in range(n + 1, len(words) + 1))
    found = {id for run in runs for id in (run, *names.get(run, ())) if id in known}
    return found.pop() if len(found) == 1 and len(words) > _PAIR else None


def _called(things: dict[str, Thing]) -> dict[str, tuple[str, ...]]:
    """Which ids are called by each title, number and alias."""
    called: dict[str, dict[str, None]] = {}
    for id, thing in things.items():
        last = id.rpartition("/")[2]  # of a plan's name
        told_by = (getattr(thing, "title", None) or "", getattr(thing, "number", None) or "")
        names: Iterable[str] = (*told_by, *getattr(thing, "aliases", ()), last)
        for name in names:
            called.setdefault(name.casefold(), {})[id] = None
    return {name: tuple(ids) for name, ids in called.items()}
