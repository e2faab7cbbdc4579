"""Slips that are kept as data: what is typed, what is reported, and whether the safe fixes undo it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.text import Source
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.yamltext.parser import read

FOLDER = Path(__file__).parent
PLAN = FOLDER / "plan"


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip. `said` is what its entry in `slips.yaml` says."""

    name: str
    said: dict[str, Any]

    def __str__(self) -> str:
        return self.name

    def made(self, plan: dict[str, str]) -> dict[str, str]:
        """The files of a plan with the slip in them."""
        file = next(each for each in plan if each.endswith(f"/{self.said['in']}"))
        text = plan[file]
        if "rename" in self.said:
            return {**{name: each for name, each in plan.items() if name != file}, self.said["rename"]: text}
        if "copy" in self.said:
            return {**plan, self.said["copy"]: text}
        if "append" in self.said:
            return {**plan, file: text + self.said["append"]}
        line = self.said["line"]
        assert text.count(line) == 1, f"{self.name}: {line!r} stands {text.count(line)} times in {file}"
        return {**plan, file: text.replace(line, self.said.get("typed") or "")}

    @property
    def found(self) -> list[str]:
        """What is reported: code, place, and words of it."""
        found = self.said.get("found") or []
        return [found] if isinstance(found, str) else found

    def fixed(self, plan: dict[str, str], typed: dict[str, str]) -> dict[str, str]:
        """The files after all safe fixes, where these are the plan without the slip and with it."""
        said = self.said.get("fixed")
        if said == "ja":
            return plan
        if said is None:
            return typed
        file = next(each for each in plan if each.endswith(f"/{self.said['in']}"))
        return {**plan, file: plan[file].replace(self.said["line"], said)}


@cache
def base() -> dict[str, str]:
    """The files of the plan without a slip."""
    return {
        path.relative_to(PLAN).as_posix(): path.read_text(encoding="utf-8") for path in sorted(PLAN.rglob("*.yaml"))
    }


def slips() -> list[Slip]:
    """The slips, in the order of the file."""
    path = FOLDER / "slips.yaml"
    reading = read(Source(path.name, path.read_text(encoding="utf-8")))
    assert reading.whole, reading.findings
    assert isinstance(reading.data, dict)
    return [Slip(name, said) for name, said in reading.data.items() if isinstance(said, dict)]


def told(each: Diagnostic, say: Speech) -> str:
    """A finding in one line: its code, its place, its message and its help."""
    span = each.span
    place = f"{span.file.rpartition('/')[2]}:{span.line}:{span.column}" if span is not None else "-"
    return f"{each.code} {place} | {say(each.message)} | {say(each.help) if each.help is not None else None}"
