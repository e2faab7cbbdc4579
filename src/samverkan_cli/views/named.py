"""Things that are only named in a view, and what all views have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from samverkan_cli.core.record import record
from samverkan_cli.link.project import Project


class _Titled(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...


@record
class Named:
    """A thing of the plan that is only named here."""

    id: str
    title: str


def named(thing: _Titled) -> Named:
    """A thing by its id and title."""
    return Named(thing.id, thing.title)


def all_named(things: Iterable[_Titled]) -> tuple[Named, ...]:
    """Things by their ids and titles."""
    return tuple(map(named, things))


@record
class PlanSection:
    """A part of what a view shows: of one plan, or without a title of what several plans share."""

    plans: tuple[str, ...]
    title: str | None


def titled(project: Project) -> tuple[tuple[str, ...], str]:
    """What a section of one plan begins with."""
    return (project.name,), project.document.title
