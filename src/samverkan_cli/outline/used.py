"""What of the things shared by several plans belongs in the document of one: what is referred to there."""

from __future__ import annotations

from samverkan_cli.link.project import Project
from samverkan_cli.model.shape import references
from samverkan_cli.model.thing import Part

LIBRARY = ("owners", "groups", "governing_documents", "goals", "indicators", "funding")
"""The collections that a municipality shares between its plans; of these a document holds what its plan uses."""


def used(project: Project) -> frozenset[Part]:
    """What of the LIBRARY belongs in a plan's document: its own things, and those that it leads to, near or far."""
    library = {each for name in LIBRARY for each in getattr(project, name)}
    inside: dict[Part, list[Part]] = {}
    for part in project.parts:
        inside.setdefault(_outermost(part, project), []).append(part)
    waiting = [part for part in inside if part not in library or part.source_file not in project.shared_files]
    found = set(waiting)
    while waiting:
        for part in inside.get(waiting.pop(), ()):
            for field in references(type(part)):
                for thing, _ in part.references(field.name):
                    outermost = _outermost(thing, project)
                    if outermost not in found:
                        found.add(outermost)
                        waiting.append(outermost)
    return frozenset(found & library)


def _outermost(part: Part, project: Project) -> Part:
    """The thing right below the plan that a part lies in."""
    while part.parent is not None and part.parent is not project:
        part = part.parent
    return part
