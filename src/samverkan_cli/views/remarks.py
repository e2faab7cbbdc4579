"""What those who write a plan remark to each other: what is uncertain, what is to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from samverkan_cli.core.record import record
from samverkan_cli.link.project import Project
from samverkan_cli.model.thing import Noted
from samverkan_cli.views.named import PlanSection, titled


@record
class Remark:
    """A remark: what it stands at, and the file and the keys that lead there."""

    part: Noted
    file: str
    path: str

    @property
    def title(self) -> str:
        """What it is about, if that has a title."""
        return getattr(self.part, "title", "") or ""

    @property
    def remark(self) -> str:
        """What it says."""
        return (self.part.remark or "").strip()


@record
class Remarks(PlanSection):
    """The remarks of a plan, in reading order."""

    remarks: tuple[Remark, ...]


def build(projects: Sequence[Project], today: date) -> tuple[Remarks, ...]:  # noqa: ARG001 - every view is given the day
    """The remarks of each plan."""
    return tuple(Remarks(*titled(each), tuple(map(_remark, _noted(each)))) for each in projects)


def _noted(project: Project) -> list[Noted]:
    return [part for part in project.parts if isinstance(part, Noted) and part.remark]


def _remark(part: Noted) -> Remark:
    place = part.at()
    return Remark(part, place.file, " › ".join(map(str, place.route)))
