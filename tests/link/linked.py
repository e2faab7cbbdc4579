"""Linking texts, without the rest of the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.text import Source
from samverkan_cli.i18n.speech import speech
from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.containment import Parsed
from samverkan_cli.load.validate import parse
from samverkan_cli.yamltext.parser import read
from tests.workspaces import DOCUMENT


@dataclass(frozen=True, slots=True)
class Linked:
    """A linked plan, and what was found."""

    plan: Any
    found: tuple[Finding, ...]
    parts: list[Parsed]

    @property
    def project(self) -> Project:
        """The linked plan, typed."""
        assert isinstance(self.plan, Project)
        return self.plan

    @property
    def told(self) -> list[tuple[str, tuple[str | int, ...], str]]:
        """Code, route and message, with the help, of every finding."""
        said = []
        for each in self.found:
            assert isinstance(each.where, Location)
            assert each.help is not None
            say = speech("en")
            said.append((each.code, each.where.route, f"{say(each.message)} | {say(each.help)}"))
        return said

    @property
    def unknown(self) -> list[tuple[str | int, ...]]:
        """The places of unknown references."""
        return [route for code, route, _ in self.told if code == "SAM101"]


def parsed(file: str, text: str) -> Parsed:
    """One file, which must be without faults of its own."""
    reading = read(Source(file, text))
    assert reading.whole, reading.findings
    part, findings = parse(file, reading.data)
    assert findings == []
    return part


def linked(text: str = "", *, document: str = DOCUMENT, more: Mapping[str, str] | None = None) -> Linked:
    """A plan of one file, and of more files where they are given."""
    parts = [parsed("plans/p/plan.yaml", document + text)]
    parts += [parsed(file, content) for file, content in (more or {}).items()]
    result = link("p", "plans/p", parts, plans={"gamla-planen": "Gamla planen"})
    return Linked(result.value, result.findings, parts)
