"""What the file of a rule is written with: one import for all that most of them need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from samverkan_cli.check.rule import INFO, WARNING, Given
from samverkan_cli.core.diagnostic import Finding, Fix, Insert, Related, Set
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.message import Message, Value, counted, either, marked, some
from samverkan_cli.link.project import Project

__all__ = [
    "INFO",
    "WARNING",
    "Finding",
    "Findings",
    "Fix",
    "Given",
    "Insert",
    "Location",
    "Message",
    "Project",
    "Related",
    "Set",
    "Value",
    "counted",
    "either",
    "marked",
    "some",
]

Findings: TypeAlias = Iterator[Finding]
