"""All of a plan: its outline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from samverkan_cli.core.record import record
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.i18n.speech import spoken
from samverkan_cli.link.project import Project
from samverkan_cli.outline.builder import build as build_outline
from samverkan_cli.outline.outline import Outline
from samverkan_cli.views.named import PlanSection, titled


@record
class WholePlan(PlanSection):
    """A plan, and the day for which it is shown."""

    project: Project
    today: date

    @cached_property
    def own(self) -> Outline:
        """Its outline in the plan's own language, as programs and spreadsheets are given it."""
        return self.outline(Phrases(spoken(self.project.document.language, "sv")))

    def outline(self, say: Phrases) -> Outline:
        """Its outline in a language."""
        return build_outline(self.project, say, self.today)


def build(projects: Sequence[Project], today: date) -> tuple[WholePlan, ...]:
    """Each plan for itself."""
    return tuple(WholePlan(*titled(project), project, today) for project in projects)
