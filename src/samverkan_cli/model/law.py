"""What a plan rests on: acts, conventions, national and local goals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from samverkan_cli.model.declaration import option
from samverkan_cli.model.enums import GoverningKind, Scope
from samverkan_cli.model.shown import HIDDEN, Shown
from samverkan_cli.model.thing import Back, Entries, Noted, Ref, Thing, Titled
from samverkan_cli.model.values import Address, From, OpenUntil, Sign, Text, Title

if TYPE_CHECKING:
    from samverkan_cli.model.focus import Activity, FocusArea
    from samverkan_cli.model.goals import Goal


class InForce(Noted):
    """When a governing document holds; `until` is its last day."""

    from_: From | None = option(None, key="from")
    """The first day that it holds. Example: 2025-07-01"""
    until: OpenUntil | None = None
    """The last day that it holds, or that it holds until further notice. Example: 2025-06-30"""


class Provision(Titled, Thing):
    """A place in a governing document that the plan rests on."""

    title: Title | None = None
    """What it is called. Example: Mål 3"""
    chapter: Annotated[Sign | None, Shown("Place", joins=("section",))] = None
    """The chapter. Example: "5" """
    section: Annotated[Sign | None, Shown("")] = None
    """The section in the chapter. Example: 1 §"""
    text: Text | None = None
    """What it says, in short. Example: Nämnden ska samverka med andra."""


class GoverningDocument(Titled, Thing):
    """An act, a convention, a goal or another document that steers the plan."""

    title: Title
    """What it is called. Example: Socialtjänstlag"""
    text: Text | None = None
    """More about it. Example: Gäller all socialtjänst."""
    kind: Annotated[GoverningKind | None, Shown("Kind")] = None
    """What kind of document it is. Example: act"""
    scope: Annotated[Scope | None, HIDDEN] = None
    """How far it reaches. Example: national"""
    reference: Annotated[Sign | None, Shown("Reference")] = None
    """Its number. Example: SFS 2025:400"""
    link: Annotated[Address | None, Shown("Link", form="link")] = None
    """Where it can be read. Example: https://exempel.se/lag"""
    provisions: Annotated[Entries[Provision], Shown("Provisions")] = Entries()
    """The places in it that the plan rests on. Example: {samverkan: {chapter: "5", section: 1 §}}"""
    valid: Annotated[InForce | None, Shown("In force", "when")] = None
    """From when to when it holds. Example: {from: 2025-07-01}"""
    replaced_by: Annotated[
        GoverningDocument | None, Ref("governing_documents", back="replaces"), Shown("Replaced by")
    ] = None
    """What took its place. Example: socialtjänstlagen-2025"""
    replaces: ClassVar[Back[GoverningDocument]] = Back()
    focus_areas: ClassVar[Back[FocusArea]] = Back()
    activities: ClassVar[Back[Activity]] = Back()
    goals: ClassVar[Back[Goal]] = Back()
