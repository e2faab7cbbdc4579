"""`samverkan.yaml`: what a workspace has decided for itself."""

from __future__ import annotations

import posixpath
import re
from typing import Annotated, Literal

from samverkan_cli import __version__
from samverkan_cli.core.message import Message, marked
from samverkan_cli.model.enums import Language
from samverkan_cli.model.layout import Layout
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import Colour, Kind, Line, Wrong

NEEDS_NEWER = marked("The workspace needs samverkan {wanted}, and this is {version}")
RuleLevel = Literal["error", "warning", "info", "off"]


def _inside(text: str) -> str:
    folder = posixpath.normpath(text.strip().replace("\\", "/"))
    if folder in ("", ".") or folder.startswith(("/", "../")) or folder == ".." or re.match("[A-Za-z]:", folder):
        raise Wrong(
            Message("{text} is not a folder inside the workspace", text=text),
            Message("Write a folder's name, such as plans"),
        )
    return folder


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])


def _fulfilled(text: str) -> str:
    found = re.fullmatch(r"\s*>=\s*(\d+(?:\.\d+){0,2})\s*", text)
    if not found:
        raise Wrong(Message("{text} is not a version", text=text), Message('Write for example ">=1.2"'))
    if _numbers(__version__) < _numbers(found[1]):
        raise Wrong(
            Message(NEEDS_NEWER, wanted=text.strip(), version=__version__),
            Message("Install a newer one, in the way that you installed this one"),
        )
    return text


Folder = Annotated[str, Kind("folder", "", read=_inside)]


class Look(Layout):
    """The documents' own look, and the layout of those plans that have none of their own, key by key."""

    accent: Colour | None = None


class Settings(Part):
    """The settings of a workspace."""

    language: Language | None = None
    plans: Folder | None = None
    templates: Folder | None = None
    rules: dict[Line, RuleLevel] | None = None
    rules_of: dict[Line, dict[Line, RuleLevel]] | None = None
    look: Look | None = None
    requires: Annotated[str, Kind("version", "", read=_fulfilled)] | None = None
