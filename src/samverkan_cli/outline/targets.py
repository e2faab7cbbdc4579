"""Where the links of a text lead: to the web, to a file of the workspace, or to a thing of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from posixpath import join, normpath, relpath
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import quote, unquote, urlsplit

from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.core.record import record
from samverkan_cli.outline.prose import is_web
from samverkan_cli.outline.tree import Node, Tree, mapped

if TYPE_CHECKING:
    # The process that templates run in starts with this module, and has no need of models.
    from samverkan_cli.link.project import Project
    from samverkan_cli.model.thing import Part, Thing

_SAFE = "/!$&'()*+,;=:@~"
_WEB = f"{_SAFE}?#[]%"


@record
class Targets:
    """What the texts of a plan can link to: files, from the plan's `folder` on, and the anchors of things, by name."""

    folder: str = ""
    things: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def resolved(self, tree: Tree) -> Tree:
        """A text in which every link leads somewhere; of one that does not its words are left."""
        return mapped(tree, self._resolved)

    def _resolved(self, node: Node) -> Iterable[Node]:
        if node.kind not in ("link", "picture"):
            return (node,)
        if node.kind == "link" and is_web(node.href):
            return (replace(node, href=quote(node.href, safe=_WEB)),)
        if node.kind == "link" and node.href.startswith("#"):
            anchors = self.things.get(unquote(node.href[1:]), ())
            return (replace(node, href=f"#{anchors[0]}"),) if len(anchors) == 1 else node.content
        file = file_of(self.folder, node.href)
        if file is not None:
            _, mark, part = node.href.partition("#")
            return (replace(node, href=quote(beside(self.folder, file), safe=_SAFE) + mark + part, file=file),)
        return node.content or (Node("paragraph", content=(Node("text", node.text or node.href),)),)


NOWHERE = Targets()


def file_of(folder: str, href: str) -> str | None:
    """The file that an address in a text of a plan leads to, relative to the workspace; None where it leads to none.

    It is looked for from the plan's folder on.
    """
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    path = normalize("NFC", unquote(href.partition("#")[0]))
    if parts.scheme or parts.netloc or not path or path.startswith("/"):
        return None
    name = normpath(join(folder, path))
    return None if name == "." or name.startswith("..") else name


def beside(folder: str, file: str) -> str:
    """Where a file of the workspace lies beside a document of the plan in a folder: as it lies beside the plan."""
    return relpath(file, folder or ".").replace("../", "_/")


def titled_things(project: Project) -> Iterator[Thing]:
    """The things of a plan that a text may lead to."""
    from samverkan_cli.model.thing import Thing

    return (part for part in project.parts if isinstance(part, Thing) and "title" in type(part).model_fields)


def names_of(thing: Thing, route: KeyPath) -> list[str]:
    """The names that a text may give a thing that stands at a route.

    That is the id, with the collection or the id of what it is in before it where the id is not enough, or the anchor.
    """
    return [str(route[-1]), *(f"{each}/{route[-1]}" for each in (*route[-2:-1], *route[-3:-2])), _anchor(thing, route)]


def named(project: Project) -> dict[str, tuple[Thing, ...]]:
    """The things of a plan by each name that a text may give them."""
    found: dict[str, tuple[Thing, ...]] = {}
    for thing in titled_things(project):
        for name in dict.fromkeys(names_of(thing, thing.route)):
            found[name] = (*found.get(name, ()), thing)
    return found


def anchors(project: Project) -> dict[str, tuple[str, ...]]:
    """The anchors of the things of a plan, by their names."""
    return {name: tuple(map(anchor_of, things)) for name, things in named(project).items()}


def anchor_of(part: Part) -> str:
    """The anchor of a thing: of one that is unique in the plan its collection and id, else all the ids above it."""
    return _anchor(part, part.route)


def _anchor(part: Part, route: KeyPath) -> str:
    keys = route[-2:] if getattr(part, "planwide", False) else route[:1] + route[1::2] if len(route) > 1 else route
    return "-".join(map(str, keys))
