"""`samverkan kolada`: official figures."""

from __future__ import annotations

from samverkan_cli.cli import kolada_get, kolada_search
from samverkan_cli.core.message import marked

NAME = "kolada"
HELP = marked(
    "Fetch official figures from Kolada. Search among those of Swedish municipalities, and write values into a plan."
)
PARTS = (kolada_search, kolada_get)
