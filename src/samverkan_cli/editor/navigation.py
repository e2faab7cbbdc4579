"""From one place of a plan to others: where an id stands, what refers to it, what there is in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Span
from samverkan_cli.editor.describing import title_of
from samverkan_cli.editor.spot import Spot, spot_at
from samverkan_cli.editor.workbench import Snapshot
from samverkan_cli.link.project import Project
from samverkan_cli.load.cache import Reader
from samverkan_cli.load.containment import references
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import containers, kind_at
from samverkan_cli.model.thing import Thing
from samverkan_cli.yamltext.nodes import Node


@record
class Found:
    """A spot, and what it is the id of in the plans that read its file."""

    spot: Spot
    things: tuple[tuple[Project, Thing], ...]


def found_at(snapshot: Snapshot, file: str, offset: int) -> Found | None:
    """What stands at an offset of a file; None where nothing does, or the file cannot be read."""
    snapshot.reader.plan_file(file)
    spot = spot_at(snapshot.reader.positions(file), offset)
    if spot is None:
        return None
    things = ((project, spot.thing(project, file)) for project in snapshot.projects_of(file))
    return Found(spot, tuple((project, thing) for project, thing in things if thing is not None))


def definitions(snapshot: Snapshot, found: Found) -> list[Span]:
    """Where the thing stands."""
    spans = (snapshot.reader.locate(thing.at()) for _, thing in found.things if thing.source_file)
    return list(dict.fromkeys(spans))


def references_to(snapshot: Snapshot, found: Found) -> list[Span]:
    """Where something refers to the thing, in every plan that reads the file in which it stands."""
    spans: dict[Span, None] = {}
    for _, thing in found.things:
        if not thing.source_file:
            continue
        for project in snapshot.projects_of(thing.source_file):
            same = project.find(thing.at())
            if isinstance(same, Thing):
                spans.update(dict.fromkeys(_references(snapshot, project, same)))
    return list(spans)


def _references(snapshot: Snapshot, project: Project, thing: Thing) -> Iterator[Span]:
    collection = str(thing.route[-2])
    if project.thing(collection, thing.id) is not thing:
        return
    for file in snapshot.plan(project.name).files:
        for into, id, place in references(Plan, snapshot.reader.data(file), file, ()):
            if id == thing.id and _meant(project, into, id) is thing:
                yield snapshot.reader.locate(place)


def _meant(project: Project, into: Sequence[str], id: str) -> Thing | None:
    return next((thing for each in into if (thing := project.thing(each, id)) is not None), None)


def counts(snapshot: Snapshot, file: str) -> dict[tuple[str, str], int]:
    """How many references there are to each thing, by collection and id, in the plans that read a file."""
    found: dict[tuple[str, str], set[Location]] = {}
    for project in snapshot.projects_of(file):
        for each in snapshot.plan(project.name).files:
            for into, id, place in references(Plan, snapshot.reader.data(each), each, ()):
                thing = _meant(project, into, id)
                if thing is not None and thing.source_file == file:
                    found.setdefault((str(thing.route[-2]), id), set()).add(place)
    return {key: len(places) for key, places in found.items()}


@record
class Symbol:
    """A thing or a field with parts: what it is called, where its key is, and all of it."""

    name: str
    detail: str
    is_thing: bool
    key: tuple[int, int]
    whole: tuple[int, int]
    inside: tuple[Symbol, ...]


def symbols(reader: Reader, file: str) -> list[Symbol]:
    """The collections of a file with their things, and what stands in those."""
    reader.plan_file(file)
    root = reader.positions(file).root
    data = reader.positions(file).data
    return list(_symbols(root, data, ())) if root is not None else []


def _symbols(node: Node, data: object, route: KeyPath) -> Iterator[Symbol]:
    if not node.is_mapping or not isinstance(data, dict):
        return
    kind, field = kind_at(Plan, route)
    is_collection = field is not None and field.form in ("entries", "keyed")
    held = {each.key for each in containers(kind)} if kind is not None and field is None else set()
    for key, child in node.pairs:
        if child.alias or child.key_start < 0 or not (is_collection or key in held):
            continue
        value = data.get(key)
        inside = tuple(_symbols(child, value, (*route, key)))
        title = value.get("title") if isinstance(value, dict) else None
        name = str(title) if is_collection and isinstance(title, str) else str(key)
        whole = (child.key_start, max(child.end, child.key_end))
        yield Symbol(name, str(key), is_collection, (child.key_start, child.key_end), whole, inside)


def all_symbols(found: Iterable[Symbol]) -> Iterator[Symbol]:
    """Symbols and what is inside them, in order."""
    for each in found:
        yield each
        yield from all_symbols(each.inside)


def folds(reader: Reader, file: str) -> list[tuple[int, int]]:
    """The first and the last line, from 0, of each collection that has lines of its own."""
    reader.plan_file(file)
    there = reader.positions(file)
    source, found = there.source, set[tuple[int, int]]()
    rest = [there.root] if there.root is not None else []
    while rest:
        node = rest.pop()
        if node.alias:
            continue
        rest.extend(node.children)
        start = node.key_start if node.key_start >= 0 else node.start
        first = source.position(start)[0]
        last = source.position(max(node.end - 1, start))[0]
        while last > first and not source.line(last).strip():
            last -= 1
        if last > first and node is not there.root:
            found.add((first - 1, last - 1))
    return sorted(found)


def titles_of_ids(snapshot: Snapshot, file: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The end of each id in a stretch of a file that refers to something, with the title of that."""
    projects = snapshot.projects_of(file)
    snapshot.reader.plan_file(file)
    for into, id, place in references(Plan, snapshot.reader.data(file), file, ()):
        span = snapshot.reader.locate(place)
        if not start <= span.start <= end:
            continue
        thing = next((each for project in projects if (each := _meant(project, into, id)) is not None), None)
        if thing is not None and thing.source_file and (title := title_of(thing)) != id:
            yield span.end, title
