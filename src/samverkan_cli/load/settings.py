"""`samverkan.yaml`: what a workspace has decided for itself."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from samverkan_cli import __version__
from samverkan_cli.core.diagnostic import Finding, Plain
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.model.enums import Language
from samverkan_cli.model.layout import Layout
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import Accent, Folder, Kind, Line, Wrong

_VERSION = compiled_late(r"\s*>=\s*(\d+(?:\.\d+){0,2})\s*")
RuleLevel = Literal["error", "warning", "info", "off"]


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])


def _version(text: str) -> str:
    if not _VERSION.fullmatch(text):
        raise Wrong(Message("{text} is not a version", text=text), Message('Write for example ">=1.2"'))
    return text


def unmet_requirement(file: str, data: Plain) -> Finding | None:
    """That what a file of settings requires is a later program, if it is: all else in it may be of that program."""
    wanted = data.get("requires") if isinstance(data, dict) else None
    found = _VERSION.fullmatch(wanted) if isinstance(wanted, str) else None
    if found is None or _numbers(__version__) >= _numbers(found[1]):
        return None
    return Finding(
        Location(file, ("requires",), "value"),
        Message(
            "The workspace needs samverkan {wanted}, and this is {version}",
            wanted=found[0].strip(),
            version=__version__,
        ),
        Message("Install a newer one, in the way that you installed this one"),
        code="SAM008",
    )


class Look(Layout):
    """The documents' own look, and the layout of those plans that have none of their own, key by key."""

    accent: Accent | None = None
    """The same as `colours: {accent: ...}`."""


class Settings(Part):
    """The settings of a workspace."""

    language: Language | None = None
    plans: Folder | None = None
    templates: Folder | None = None
    rules: dict[Line, RuleLevel] | None = None
    rules_of: dict[Line, dict[Line, RuleLevel]] | None = None
    look: Look | None = None
    requires: Annotated[str, Kind("version", "", read=_version)] | None = None
