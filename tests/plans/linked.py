"""The worked examples, linked."""

from __future__ import annotations

from functools import cache

from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.workspace import open_workspace
from tests.workspaces import REPOSITORY


@cache
def project(name: str, *but: str) -> Project:
    """A plan of the repository. It must be read and linked without a finding, but for those of some rules."""
    loaded = open_workspace(REPOSITORY).load(name)
    linked = link(loaded.name, loaded.folder, loaded.parts)
    assert {each.code for each in loaded.findings} <= set(but)
    assert not linked.findings
    return linked.value
