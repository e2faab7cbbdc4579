"""`samverkan follow-up`: reports that were promised."""

from __future__ import annotations

from samverkan_cli.cli import follow_up_new, follow_up_status
from samverkan_cli.core.message import marked

NAME = "follow-up"
HELP = marked(
    "Follow a plan up. Lay out its next follow-up to fill in, and see which promised reports are due or late."
)
PARTS = (follow_up_new, follow_up_status)
