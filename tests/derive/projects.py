"""A project of a text."""

from __future__ import annotations

from pathlib import Path

from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.workspace import open_workspace
from tests.workspaces import DOCUMENT, Space


def project_of(folder: Path, text: str, document: str = DOCUMENT) -> Project:
    """The linked plan of a text, whatever is wrong with it."""
    space = Space(folder).write({"samverkan.yaml": "", "plans/p/plan.yaml": document + text})
    loaded = open_workspace(space.root).load("p")
    return link(loaded.name, loaded.folder, loaded.parts).value
