"""Cases that are kept as data: what was typed, and what is found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samverkan_cli.core.text import Source
from samverkan_cli.yamltext.parser import read

FOLDER = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """One text, and the findings in it: `CODE line:column-line:column message | help`."""

    name: str
    typed: str
    found: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


def cases(name: str) -> list[Case]:
    """The cases of one file."""
    path = FOLDER / f"{name}.yaml"
    reading = read(Source(path.name, path.read_text(encoding="utf-8")))
    assert reading.whole
    assert isinstance(reading.data, dict)
    data: dict[str, Any] = reading.data
    return [Case(each, said["typed"], tuple(said.get("found") or ())) for each, said in data.items()]


def told(finding: dict[str, Any]) -> str:
    """A finding of `validate --format json` as a case says it."""
    place = f"{finding['line']}:{finding['column']}-{finding['end_line']}:{finding['end_column']}"
    said = f"{finding['code']} {place} {finding['message']}"
    return f"{said} | {finding['help']}" if finding["help"] else said
