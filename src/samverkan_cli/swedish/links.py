"""Addresses on the web, which are not read as words."""

from __future__ import annotations

import re

LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
"""An address on the web, up to the next space."""
