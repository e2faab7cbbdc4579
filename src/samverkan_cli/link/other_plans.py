"""The other plans of a workspace, as far as a plan speaks of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from samverkan_cli.model.link import Link
from samverkan_cli.model.thing import Thing

PLANS = "plans"
"""What the plans of a workspace are called where a reference points into them."""


class OtherPlan(Thing):
    """A plan of the workspace: its name, and its title, which is looked up only where somebody asks."""

    _titles: ClassVar[Mapping[str, str]] = {}

    @property
    def title(self) -> str:
        """What its document is called, else its name."""
        titles: Mapping[str, str] = self.__dict__["_titles"]
        return titles.get(self.id) or self.id


def other_plan(name: str, titles: Mapping[str, str]) -> OtherPlan:
    """The plan of a name."""
    plan = object.__new__(OtherPlan)
    object.__setattr__(plan, "__dict__", {"_link": Link(None, (name,)), "_titles": titles, "remark": None})
    return plan
