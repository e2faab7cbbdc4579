"""`samverkan templates`: what documents are laid out by."""

from __future__ import annotations

from samverkan_cli.cli import templates_copy, templates_list
from samverkan_cli.core.message import marked

NAME = "templates"
HELP = marked("Show and copy templates. Documents are laid out by them, and a copy in the workspace can be changed.")
PARTS = (templates_list, templates_copy)
