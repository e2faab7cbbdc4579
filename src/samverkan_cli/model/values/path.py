"""Ways to files and folders of the workspace."""

from __future__ import annotations

import posixpath
import re
from typing import Annotated

from samverkan_cli.core.message import Message, marked
from samverkan_cli.model.values.kind import Kind, Wrong


def _way(text: str) -> str | None:
    """The way from the top of the workspace, or None where it leads out of it or is no more than that top."""
    way = posixpath.normpath(text.strip().replace("\\", "/"))
    out = way in ("", ".", "..") or way.startswith(("/", "../")) or re.match("[A-Za-z]:", way)
    return None if out else way


def _folder(text: str) -> str:
    if (way := _way(text)) is None:
        raise Wrong(
            Message("{text} is not a folder inside the workspace", text=text),
            Message("Write a folder's name, such as plans"),
        )
    return way


def _file(text: str) -> str:
    if (way := _way(text)) is None:
        raise Wrong(
            Message("{text} is not a file inside the workspace", text=text),
            Message("Write its way from the folder that holds samverkan.yaml, such as bilder/vapen.svg"),
        )
    return way


Folder = Annotated[str, Kind("folder", marked("a folder in the workspace"), read=_folder)]
"""A folder of the workspace, by its way from the top of it."""
File = Annotated[str, Kind("file", marked("a file in the workspace"), read=_file)]
"""A file of the workspace, by its way from the top of it."""
