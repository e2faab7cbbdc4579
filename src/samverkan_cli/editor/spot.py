"""What stands at a place in a plan file: a field, a word, an id where it is given, or where something refers to it."""

from __future__ import annotations

from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.record import record
from samverkan_cli.core.suggest import EVERY
from samverkan_cli.link.project import Project
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.shape import Field, fields, kind_at
from samverkan_cli.model.thing import Part, Short, Thing, key_of
from samverkan_cli.yamltext.nodes import Node
from samverkan_cli.yamltext.positions import Positions


@record
class Spot:
    """A key or a value: its route in the file, and the stretch that it is."""

    route: KeyPath
    is_key: bool
    start: int
    end: int
    text: str

    @property
    def holder(self) -> type[Part] | None:
        """The kind of part that it is a field or a value of."""
        return kind_at(Plan, self.route[:-1] if self.is_key else self.route)[0]

    @property
    def field(self) -> Field | None:
        """The field that it names, or that the value stands in."""
        if self.is_key:
            kind, field = kind_at(Plan, self.route[:-1])
            return fields(kind).get(str(self.route[-1])) if kind is not None and field is None else None
        kind, field = kind_at(Plan, self.route)
        if field is None and kind is not None and issubclass(kind, Short):
            return fields(kind)[key_of(kind, kind.short)]
        return field

    @property
    def defines(self) -> str | None:
        """The collection in which it is the id of an entry."""
        field = kind_at(Plan, self.route[:-1])[1] if self.is_key and self.route else None
        return field.key if field is not None and field.form == "entries" else None

    @property
    def refers_into(self) -> tuple[str, ...]:
        """The collections that it is an id in, where it refers."""
        if self.is_key:
            field = kind_at(Plan, self.route[:-1])[1] if self.route else None
            keyed = field is not None and field.form == "keyed" and field.ref is not None
            return field.ref.into if keyed and field is not None and field.ref is not None else ()
        field = self.field
        return field.ref.into if field is not None and field.ref is not None and self.text != EVERY else ()

    def thing(self, project: Project, file: str) -> Thing | None:
        """The thing that it is the id of."""
        if (collection := self.defines) is not None:
            known = project.thing(collection, self.text)
            found = known if known is not None and known.route == self.route else _standing(project, file, self.route)
            return found if isinstance(found, Thing) else None
        things = (project.thing(each, self.text) for each in self.refers_into)
        return next((each for each in things if each is not None), None)


def _standing(project: Project, file: str, route: KeyPath) -> Part | None:
    return project.find(Location(file, route))


def spot_at(there: Positions, offset: int) -> Spot | None:
    """What stands at an offset of a text that can be read; None where nothing does."""
    node = there.root
    route: KeyPath = ()
    while node is not None:
        inner: tuple[KeyPath, Node] | None = None
        for key, child in node.pairs:
            if child.key_start >= 0 and child.key_start <= offset <= child.key_end:
                return Spot((*route, key), True, child.key_start, child.key_end, str(key))
            if child.start <= offset <= child.end and not child.alias:
                inner = (*route, key), child
                if child.start <= offset < child.end:
                    break
        if inner is None:
            return None
        route, node = inner
        if node.is_scalar:
            return Spot(route, False, node.start, node.end, _said(there, route, node))
    return None


def _said(there: Positions, route: KeyPath, node: Node) -> str:
    """What a value says."""
    if not node.style:
        return there.source.text[node.start : node.end]
    here: object = there.data
    for key in route:
        here = here.get(key) if isinstance(here, dict) else here[key] if isinstance(here, list) else None  # type: ignore[index]
    return here if isinstance(here, str) else ""
