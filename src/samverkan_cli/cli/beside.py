"""What lies beside a document: the files that it links to, shows and attaches, each where the document looks for it."""

from __future__ import annotations

from pathlib import Path

from samverkan_cli.document.paper import Paper, paper_nodes
from samverkan_cli.load.files import Outside, regular
from samverkan_cli.outline.targets import beside

LARGEST = 64 << 20
"""A larger file is left where it is."""


def files_beside(paper: Paper, folder: str) -> dict[str, str]:
    """The files of the workspace that a document of the plan in a folder needs, by where it looks for them."""
    linked = {beside(folder, node.file): node.file for node in paper_nodes(paper) if node.file}
    return linked | {attached.to: attached.file for attached in paper.attachments}


def content_of(root: Path, file: str) -> bytes | None:
    """What is in a file of a workspace; None where it is not there, lies outside, is no file or is too large."""
    try:
        raw = regular(root / file, LARGEST + 1, root)
    except (OSError, RuntimeError, ValueError, Outside):
        return None
    return raw if raw is not None and len(raw) <= LARGEST else None
