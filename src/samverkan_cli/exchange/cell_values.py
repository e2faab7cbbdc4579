"""What a cell says, as a plan writes it: owners by their titles, words as they are said, days as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any, get_args

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.suggest import closest
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.i18n.speech import LANGUAGES
from samverkan_cli.link.project import Project
from samverkan_cli.load.coerce import coerce, coerce_word, enumerated
from samverkan_cli.model.enumeration import Word
from samverkan_cli.model.shape import Field
from samverkan_cli.model.thing import Thing
from samverkan_cli.model.values import Duration, Every, Kind, Ongoing, Rate, Unit, Wrong
from samverkan_cli.model.values.text import TEXT
from samverkan_cli.model.values.time import ONGOING, RECURRING, written
from samverkan_cli.model.values.when import ENDING, ENDLESS

_BULLET = compiled_late(r"^\s*[-–•*]\s+")
_MANY = 32
"""How often something comes is read in the words of a table up to so many times."""
_BY_HAND = Message("Change it in the plan instead")


class CellValues:
    """Reads cells in the words of a plan."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._names: dict[tuple[str, ...], dict[str, list[Thing]]] = {}

    def read(self, field: Field, text: str, now: Any = None) -> Plain:
        """What a cell says in a field that holds `now`; None where it is blank. Raises Wrong where it says nothing."""
        if not text.strip():
            if field.required:
                raise Wrong(Message("It must not be blank"), Message("Write what it is called"))
            return None
        if field.ref is not None and field.form in ("one", "many"):
            return self._things(field, text, now)
        if field.words is not None:
            return self._words(field.words, text, several=field.form == "many")
        if field.form == "one" and field.part is None and field.kind is not None:
            return self._value(field.kind, text)
        raise Wrong(Message("It is made of several things, and is not read from a cell"), _BY_HAND)

    def is_said(self, field: Field, value: Plain, now: Any) -> bool:
        """Whether a field that holds `now` says already what a cell says, perhaps in other words."""
        if value is None or now in (None, ()):
            return False
        if field.form == "many":
            return value == [str(each if field.ref is None else each.id) for each in now]
        if field.ref is not None:
            return bool(value == now.id)
        if value == now or field.kind is None or field.kind.read is None:
            return bool(value == now)
        with suppress(Wrong):
            return bool(field.kind.read(str(value)) == now)
        return False

    # --- things

    def _things(self, field: Field, text: str, now: Any) -> Plain:
        assert field.ref is not None  # noqa: S101 - as the caller has seen
        here = list(now) if isinstance(now, tuple | list) else [now] if now is not None else []
        found = list(dict.fromkeys(self._named(field.ref.into, text, here)))
        if field.form == "many":
            return [each.id for each in found]
        if len(found) > 1:
            raise Wrong(Message("Several are named, and it is one alone"), Message("Leave one of them"))
        return found[0].id

    def _named(self, into: tuple[str, ...], text: str, now: Sequence[Thing]) -> Iterator[Thing]:
        """The things that a text names: one on each line, or several in a line with commas or `och` between."""
        for line in filter(None, (_BULLET.sub("", each).strip() for each in text.split("\n"))):
            whole = self._one(into, line, now)
            if whole is not None:
                yield whole
                continue
            yield from self._in_line(into, line, now)

    def _in_line(self, into: tuple[str, ...], line: str, now: Sequence[Thing]) -> Iterator[Thing]:
        pieces = enumerated(line)
        start = 0
        while start < len(pieces):
            # A title may have commas and `och` of its own, so the longest that is one counts.
            for end in range(len(pieces), start, -1):
                thing = self._one(into, _between(line, pieces[start:end]), now)
                if thing is not None:
                    yield thing
                    start = end
                    break
            else:
                raise self._unknown(into, pieces[start])

    def _one(self, into: tuple[str, ...], name: str, now: Sequence[Thing]) -> Thing | None:
        """The thing of a name. Raises Wrong where several have it, and it is none of those that stand there."""
        found = self._by_name(into).get(folded(name), [])
        if len(found) > 1:
            kept = [each for each in found if each in now]
            if len(kept) != 1:
                ids = tuple(each.id for each in found)
                raise Wrong(
                    Message("{name} can be {things}", name=name, things=ids),
                    Message("Write the id of the one you mean"),
                )
            return kept[0]
        return found[0] if found else None

    def _by_name(self, into: tuple[str, ...]) -> dict[str, list[Thing]]:
        """The things of some collections by all that they are called; an id counts before a title."""
        if (known := self._names.get(into)) is None:
            known = self._names[into] = {}
            things = [each for name in into for each in getattr(self._project, name)]
            for thing in things:
                for name in _called(thing):
                    if thing not in (some := known.setdefault(folded(name), [])):
                        some.append(thing)
            known |= {folded(each.id): [each] for each in things}
        return known

    def _unknown(self, into: tuple[str, ...], name: str) -> Wrong:
        titles = [title for each in into for thing in getattr(self._project, each) for title in _called(thing)]
        near = closest(name, titles)
        return Wrong(
            Message("The plan has nothing called {name} there", name=name),
            Message("Did you mean {word}?", word=near) if near else Message("Write it in the plan first, with an id"),
        )

    # --- values

    def _value(self, kind: Kind, text: str) -> str:
        """A value as it is written in a plan. Raises Wrong where the text says none."""
        if kind is TEXT:
            return text
        said = " ".join(text.split())
        if kind is ENDING and said.lower() in ENDLESS:
            return ONGOING[0]
        if kind.read is None:
            return said
        try:
            kind.read(said)
        except Wrong:
            meant = self._often.get(folded(said)) if kind is RECURRING else None
            meant = meant or coerce(kind, said)
            if meant is None:
                raise
            kind.read(meant)
            return meant
        return said

    @cached_property
    def _often(self) -> dict[str, str]:
        """How often something comes, by what a table says of it."""
        counts: list[Every] = [Duration(n, unit) for unit in get_args(Unit) for n in range(1, _MANY)]
        rates: list[Every] = [Rate(n, unit) for unit in get_args(Unit) for n in range(2, _MANY)]
        every = (*counts, *rates, Ongoing())
        return {folded(phrases.every(each)): written(each) for phrases in self._languages for each in every}

    # --- words

    def _words(self, words: type[Word], text: str, *, several: bool) -> Plain:
        whole = self._word(words, text)
        if whole is not None:
            return [str(whole)] if several else str(whole)
        pieces = enumerated(text) if several else [text]
        found = [self._word(words, each) for each in pieces]
        if not several or None in found:
            wrong = next(piece for piece, word in zip(pieces, found, strict=True) if word is None)
            labels = tuple(self._say(each.label) or str(each) for each in words)
            raise Wrong(
                Message("{text} is none of the words that may stand there", text=wrong),
                Message("Write one of {words}", words=labels),
            )
        return list(dict.fromkeys(map(str, found)))

    def _word(self, words: type[Word], text: str) -> Word | None:
        said = folded(text)
        for word in words:
            labels = [folded(phrases(word.label)) for phrases in self._languages]
            if said == word or (said and said in labels):
                return word
        return coerce_word(words, text)

    @cached_property
    def _languages(self) -> tuple[Phrases, ...]:
        return tuple(map(Phrases, LANGUAGES))

    @cached_property
    def _say(self) -> Phrases:
        return Phrases(LANGUAGES[0])


def _called(thing: Thing) -> Iterable[str]:
    title = getattr(thing, "title", None)
    return (*([title] if title else [thing.id]), *getattr(thing, "aliases", ()))


def _between(line: str, pieces: Sequence[str]) -> str:
    """What of a line reaches from the first of some pieces to the last."""
    start = line.find(pieces[0])
    end = line.find(pieces[-1], start + (len(pieces[0]) if len(pieces) > 1 else 0)) + len(pieces[-1])
    return line[start:end]


def folded(text: str) -> str:
    """A name as it is compared: small letters, one space between words."""
    return re.sub(r"\s+", " ", text).strip().casefold()
