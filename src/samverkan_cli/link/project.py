"""A plan in which references are the things themselves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from samverkan_cli.core.place import Place, Route
from samverkan_cli.link.texts import Written, texts
from samverkan_cli.link.walk import deepest, part_at
from samverkan_cli.model.document import Document
from samverkan_cli.model.focus import Activity, Strategy
from samverkan_cli.model.plan import Plan
from samverkan_cli.model.thing import Part, Thing


class Project(Plan):
    """A linked plan: its own files and those shared with others, laid together in reading order.

    Parsed models are not touched by linking: shared ones may be in several projects.
    """

    document: Document

    @property
    def name(self) -> str:
        """The plan's name in its workspace."""
        return str(self.__dict__["#name"])

    @property
    def folder(self) -> str:
        """The plan's folder, relative to the workspace."""
        return str(self.__dict__["#folder"])

    @cached_property
    def strategies(self) -> tuple[Strategy, ...]:
        """The strategies of all focus areas."""
        return tuple(strategy for area in self.focus_areas for strategy in area.strategies)

    @cached_property
    def activities(self) -> tuple[Activity, ...]:
        """The activities of all strategies."""
        return tuple(activity for strategy in self.strategies for activity in strategy.activities)

    @property
    def parts(self) -> Sequence[Part]:
        """Every part of the plan, each before the parts inside it, in reading order."""
        return tuple(self.__dict__["#parts"])

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Every text of the plan, in reading order."""
        return tuple(texts(self.parts))

    @property
    def shared_files(self) -> frozenset[str]:
        """The files that other plans may read too."""
        return frozenset(self.__dict__["#shared"])

    def is_sound(self, place: Place) -> bool:
        """Whether a rule may speak of a place: not of a thing that lacks what it must have, nor of what is left out."""
        unsound: dict[str, tuple[set[Route], set[Route]]] = self.__dict__["#unsound"]
        things, left_out = unsound.get(place.file, (set(), set()))
        if left_out and any(place.route[:n] in left_out for n in range(len(place.route) + 1)):
            return False
        part: Part | None = deepest(self, place.file, place.route)[0] if things else None
        while part is not None and part is not self:
            if part.route in things:
                return False
            part = None if isinstance(part, Thing) else part.parent
        return True

    def find(self, place: Place) -> Part | None:
        """The part that stands at a place, or None."""
        return part_at(self, place.file, place.route)
