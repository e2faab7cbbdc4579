"""Plans made of texts, without a disk, to be held against one another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.text import Source
from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.workspace import open_workspace
from samverkan_cli.yamltext.parser import read

NOWHERE = Path("/nowhere")
EVERYTHING = Path(__file__).parents[1] / "views" / "everything.yaml"


def project_of(text: str, **more: str) -> Project:
    """The plan of a text; of several files where more are named."""
    files = {"plans/p/plan.yaml": text, **{f"plans/p/{name}.yaml": each for name, each in more.items()}}
    loaded = open_workspace(NOWHERE, {name: each.encode() for name, each in files.items()}).load("p")
    return link(loaded.name, loaded.folder, loaded.parts).value


def data_of(text: str) -> dict[str, Any]:
    """What a text says."""
    data: Plain = read(Source("plan.yaml", text)).data
    assert isinstance(data, dict)
    return data


def project_with(data: Plain) -> Project:
    """The plan that says some data: JSON is YAML too."""
    return project_of(json.dumps(data, ensure_ascii=False))
