"""What a plan rests on: acts, conventions, national and local goals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from samverkan_cli.model.thing import Back, Entries, Part, Ref, Thing
from samverkan_cli.model.values import Day, Line, Text, Title

if TYPE_CHECKING:
    from samverkan_cli.model.focus import Activity, FocusArea
    from samverkan_cli.model.goals import Goal


GoverningKind = Literal[
    "act", "ordinance", "regulation", "convention", "goal", "strategy", "programme", "guideline", "agreement"
]
Scope = Literal["global", "national", "regional", "local"]


class InForce(Part):
    """When a governing document holds; `until` is its last day."""

    from_: Day | None = Field(None, alias="from")
    until: Day | None = None


class Provision(Thing):
    """A place in a governing document that the plan rests on."""

    title: Title | None = None
    chapter: Line | None = None
    section: Line | None = None
    text: Text | None = None


class GoverningDocument(Thing):
    """An act, a convention, a goal or another document that steers the plan."""

    title: Title
    text: Text | None = None
    kind: GoverningKind | None = None
    scope: Scope | None = None
    reference: Line | None = None
    provisions: Entries[Provision] = Entries()
    valid: InForce | None = None
    replaced_by: Annotated[GoverningDocument | None, Ref("governing_documents", back="replaces")] = None
    replaces: ClassVar[Back[GoverningDocument]] = Back()
    focus_areas: ClassVar[Back[FocusArea]] = Back()
    activities: ClassVar[Back[Activity]] = Back()
    goals: ClassVar[Back[Goal]] = Back()
