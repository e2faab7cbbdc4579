"""Which plans are of one municipality."""

from __future__ import annotations

from samverkan_cli.link.project import Project
from samverkan_cli.link.titles import folded


def municipality_of(plan: Project) -> str:
    """What the municipality of a plan is known by: its code, else its name. All plans that give none have one."""
    municipality = plan.document.municipality
    if municipality is None:
        return ""
    return municipality.code or folded(municipality.name or "")
