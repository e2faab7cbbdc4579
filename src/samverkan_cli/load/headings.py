"""Lines that are gone: the field under which some entries belong, which now stand under what is before it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any, NamedTuple

from samverkan_cli.core.diagnostic import Finding, Fix, Plain, Respell, Set
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.text import Edit, Source
from samverkan_cli.load.containment import Containment
from samverkan_cli.load.intent import homes, misfits
from samverkan_cli.model.document import Document
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import fields, kind_at
from samverkan_cli.model.thing import Part
from samverkan_cli.yamltext.parser import read
from samverkan_cli.yamltext.positions import Positions

_CLEAR = 2
"""How many fields of entries must not fit where they stand, for the line above them to be gone."""
_LARGE = 2_000_000
"""A longer text is not read again to find out what it would be with another line."""
_UNDER = "under-what"
"""Stands for the field of which the line is gone."""
_FIRST = compiled_late(r"(?:[ \t]*(?:#[^\r\n]*)?\r?\n)*(?=[ ]+[^\s#-])")
_INDENT = compiled_late(r"[ ]*")


class Gone(NamedTuple):
    """A line that is gone: that of a collection of what is `around`. `entries` are routes of what stood below it."""

    collection: str
    entries: list[KeyPath]
    around: KeyPath


def without_a_line(contain: Containment, route: KeyPath) -> Gone | None:
    """The collection of which the line is gone, where a route leads to one of the entries that stood below it.

    They are read as fields of what is around them, or as entries of the collection above.
    """
    holder, inside = kind_at(contain.model, route[:-1])
    around = contain.at(route[:-1])
    if holder is None or not isinstance(around, dict) or not isinstance(around.get(str(route[-1])), dict):
        return None
    above = contain.at(route[:-2]) if len(route) > 1 else None
    if inside is None:
        beside = [key for key, value in around.items() if key not in fields(holder) and isinstance(value, dict)]
        routes = [(*route[:-1], key) for key in beside]
        if (found := _common(holder, around, beside, taken=())) is not None:
            return Gone(found, routes, route[:-1])
        outer = kind_at(contain.model, route[:-2])[0] if isinstance(above, dict) else None
        if outer is None or not isinstance(above, dict) or beside != list(around)[-len(beside) :]:
            return None
        found = _common(outer, around, beside, taken=above)
        return Gone(found, routes, route[:-2]) if found is not None else None
    if inside.form != "entries" or inside.part is None or not misfits(inside.part, around[str(route[-1])]):
        return None
    keys = list(around)
    after = keys[keys.index(str(route[-1])) :]
    found = _common(holder, around, after, above if isinstance(above, dict) else ())
    if found is None or not _is_clear(inside.part, fields(holder)[found].part, [around[key] for key in after]):
        return None  # rather a field that this one cannot have
    return Gone(found, [(*route[:-1], key) for key in after], route[:-2])


def _is_clear(here: type[Part], there: type[Part] | None, entries: list[Plain]) -> bool:
    """Whether entries do not fit among those of one kind, by several fields or by one that is telling of the other."""
    if _reaches(_CLEAR, (misfits(here, each) for each in entries)):
        return True
    known = fields(there) if there is not None else {}
    telling = {key for key, field in known.items() if field.words is not None} - set(fields(here))
    return any(isinstance(each, dict) and telling.intersection(each) for each in entries)


def _reaches(least: int, numbers: Iterable[int]) -> bool:
    """Whether numbers come to so much together; no more of them are worked out than it takes."""
    return any(total >= least for total in accumulate(numbers))


def _common(holder: type[Part], around: Mapping[str, Plain], keys: list[str], taken: Collection[str]) -> str | None:
    """The one collection that some entries could all be of."""
    common: set[str] | None = None
    for key in keys:
        can = set(homes(holder, around[key]))
        common = can if common is None else common & can
        if not common:
            return None
    left: list[Any] = [key for key in common or () if key not in taken]
    return left[0] if len(left) == 1 else None


def written(positions: Positions, gone: Gone) -> Fix | None:
    """A fix that writes the line that is gone above the first of its entries.

    None where they are not indented as under it, or where not all of the file can be looked at again.
    """
    source, first = positions.source, gone.entries[0]
    typed = positions.typed(first)
    entry, above = positions.find(first), positions.find(typed[:-1])
    if entry is None or above is None or not above.block or len(source.text) > _LARGE:
        return None
    start = source.line_start(entry.key_start)
    line = source.line_start(above.key_start) if len(typed) > 1 else start
    indent = source.text[line : above.key_start] if len(typed) > 1 else ""
    between = source.text[start : entry.key_start]
    if indent.strip() or between.strip() or len(between) <= len(indent):
        return None
    data = positions.data
    outer = typed[:-2] if len(typed) > 1 else ()
    if len(typed) == 1 and isinstance(data, dict) and len(gone.entries) < len(data):
        return None
    end = "\r\n" if "\r\n" in source.text else "\n"
    edit = Edit(source.file, start, start, f"{indent}{gone.collection}:{end}")
    moved = Set(Location(source.file, outer, "value"), _moved(data, typed, gone.collection))
    title = Message("Write {field}: above it", field=gone.collection)
    return Fix(title, safe=True, changes=(Respell(moved.place, (edit,), (moved,)),))


def _moved(data: Plain, route: KeyPath, collection: str) -> Plain:
    """What is around some entries, as it is when these stand under a collection: from one on all that are beside it."""
    around: Any = data
    for key in route[:-2]:
        around = around[key]
    if len(route) == 1:
        return {collection: data}
    result: dict[str, Plain] = {}
    for key, value in around.items():
        result[key] = value
        if key == route[-2]:
            keys = list(value)
            n = keys.index(route[-1])
            result[key] = {each: value[each] for each in keys[:n]} or None
            result[collection] = {each: value[each] for each in keys[n:]}
    return result


# --- where the text cannot be read for it


class Missing(NamedTuple):
    """A line that is missing in a text: the name of a field, and where it belongs."""

    name: str
    start: int

    def finding(self, source: Source) -> Finding:
        """That it is missing."""
        at = self.start + _width(source.text[self.start : source.line_end(self.start)])
        id = re.split(r"[:\s]", source.text[at : source.line_end(at)].lstrip("\"'"), maxsplit=1)[0].strip("\"'")
        return Finding(
            source.span(at, at + len(id)),
            Message("The line {field}: is missing above {id}", field=self.name, id=id),
            Message("Write {field}: on a line of its own above it", field=self.name),
            code="SAM002",
        )


def missing(source: Source, line: int) -> Missing | None:
    """The line with which a text could be read that cannot: at its top, or above a line with a fault."""
    if len(source.text) > _LARGE:
        return None
    for start, indent in _places(source, line):
        reading = read(Source(source.file, f"{source.text[:start]}{indent}{_UNDER}:\n{source.text[start:]}"))
        found = _around(reading.data) if reading.whole else None
        if found is None:
            continue
        route, around = found
        entries: Any = around[_UNDER]
        holder, inside = kind_at(Plan, route)
        if holder is None or inside is not None or not isinstance(entries, dict) or not entries:
            continue
        if (name := _name(holder, entries, around)) is not None:
            return Missing(name, start)
    return None


def _places(source: Source, line: int) -> Iterator[tuple[int, str]]:
    """Where the line may have stood, and how far it was indented."""
    top = _FIRST.match(source.text)
    if top is not None:
        yield top.end(), ""
    width = _width(source.line(line))
    for number in range(line - 1, 0, -1):
        above = source.line(number)
        if above.strip() and _width(above) < width:
            yield source.start_of(line), " " * _width(above)
            return


def _width(line: str) -> int:
    found = _INDENT.match(line)
    return found.end() if found else 0


def _around(data: Plain) -> tuple[KeyPath, dict[str, Plain]] | None:
    """Where the line stands that was put in, and all that is beside it."""
    rest: list[tuple[KeyPath, Plain]] = [((), data)]
    while rest:
        route, here = rest.pop()
        if isinstance(here, dict):
            if _UNDER in here:
                return route, here
            rest.extend(((*route, key), value) for key, value in here.items())
    return None


def _name(holder: type[Part], entries: dict[str, Plain], around: dict[str, Plain]) -> str | None:
    """The one field under which what is written can belong: a collection, or the document."""
    if all(isinstance(each, dict) for each in entries.values()):
        return _common(holder, entries, list(entries), taken=around)
    document = fields(holder).get("document")
    is_document = document is not None and document.part is Document and "document" not in around
    return "document" if is_document and not misfits(Document, entries) else None
