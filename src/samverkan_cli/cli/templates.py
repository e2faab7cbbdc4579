"""`samverkan templates`: what documents are laid out by."""

from __future__ import annotations

from samverkan_cli.cli import templates_copy, templates_list
from samverkan_cli.core.message import marked

NAME = "templates"
HELP = marked("Show the templates that documents are laid out by, and copy one into the workspace to change it.")
PARTS = (templates_list, templates_copy)
