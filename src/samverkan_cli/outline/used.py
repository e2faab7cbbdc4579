"""What of the things shared by several plans belongs in the document of one: what is referred to there."""

from __future__ import annotations

from urllib.parse import unquote

from samverkan_cli.link.project import Project
from samverkan_cli.model.shape import references
from samverkan_cli.model.thing import Part, Thing
from samverkan_cli.model.values.text import TEXT
from samverkan_cli.outline.prose import parse
from samverkan_cli.outline.targets import named
from samverkan_cli.outline.tree import walk

LIBRARY = ("owners", "groups", "governing_documents", "goals", "indicators", "funding")
"""The collections that a municipality shares between its plans; of these a document holds what its plan uses."""


def used(project: Project) -> frozenset[Part]:
    """What of the LIBRARY belongs in a plan's document: its own things, and those that it leads to, near or far."""
    library = {each for name in LIBRARY for each in getattr(project, name)}
    inside: dict[Part, list[Part]] = {}
    for part in project.parts:
        inside.setdefault(_outermost(part, project), []).append(part)
    linked = _linked(project)
    waiting = [part for part in inside if part not in library or part.source_file not in project.shared_files]
    found = set(waiting)
    while waiting:
        for part in inside.get(waiting.pop(), ()):
            referred = [thing for field in references(type(part)) for thing, _ in part.references(field.name)]
            for thing in (*referred, *linked.get(part, ())):
                outermost = _outermost(thing, project)
                if outermost not in found:
                    found.add(outermost)
                    waiting.append(outermost)
    return frozenset(found & library)


def _linked(project: Project) -> dict[Part, list[Thing]]:
    """The things that the texts of each part link to."""
    found: dict[Part, list[Thing]] = {}
    things: dict[str, tuple[Thing, ...]] = {}
    for written in project.texts:
        if written.kind is TEXT and "#" in written.text and ("](" in written.text or "]:" in written.text):
            names = [node.href[1:] for node in walk(parse(written.text)) if node.href.startswith("#")]
            things = things or (named(project) if names else {})
            found.setdefault(written.part, []).extend(
                thing for name in names for thing in things.get(unquote(name), ())
            )
    return found


def _outermost(part: Part, project: Project) -> Part:
    """The thing right below the plan that a part lies in."""
    while part.parent is not None and part.parent is not project:
        part = part.parent
    return part
