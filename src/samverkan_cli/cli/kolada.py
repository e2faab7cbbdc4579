"""`samverkan kolada`: official figures."""

from __future__ import annotations

from samverkan_cli.cli import kolada_get, kolada_search
from samverkan_cli.core.message import marked

NAME = "kolada"
HELP = marked("Search Kolada, the official figures of Swedish municipalities, and fetch them into a plan.")
PARTS = (kolada_search, kolada_get)
