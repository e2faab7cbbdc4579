"""Where a thing is, by keys, as a rule would say it. Only `load` knows on which line that is."""

from __future__ import annotations

from typing import Literal

from samverkan_cli.core.record import record

KeyPath = tuple[str | int, ...]
"""The keys and list indexes from the top of a file down to a value, as in that file."""


@record
class Location:
    """A value in a file, or the key that it stands under.

    `part` is "key" for a thing or a field as such (its name is underlined) and "value" for what is written there, of
    which `quote` is the piece that is meant, if it is not all of it.
    """

    file: str
    route: KeyPath
    part: Literal["key", "value"] = "key"
    quote: str = ""
