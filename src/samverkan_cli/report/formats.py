"""The forms in which findings can be had."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samverkan_cli.report.report import Report


class Format(StrEnum):
    """How findings are shown: as text for the person at the terminal, or as the module of that name in `show` says."""

    text = "text"
    json = "json"
    sarif = "sarif"
    github = "github"
    gitlab = "gitlab"
    junit = "junit"


def form(format: Format) -> Callable[[Report], str]:
    """What writes findings in a form for programs."""
    # Only one is needed, and the command that reads its options first needs none.
    made: Callable[[Report], str] = import_module(f"samverkan_cli.report.{format.value}").findings
    return made
