"""Going from the plan along a route to the part that stands there."""

from __future__ import annotations

from typing import Any

from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.model.shape import fields
from samverkan_cli.model.thing import Entries, Items, Keyed, Part


def deepest(plan: Part, file: str, route: KeyPath) -> tuple[Part, KeyPath]:
    """The innermost part on a route through a file, and what of the route is left from there."""
    here, rest = plan, route
    while rest:
        field = fields(type(here)).get(str(rest[0]))
        if field is None:
            break
        value: Any = getattr(here, field.name)
        found: Any = None
        taken = 1
        if isinstance(value, Part):
            found = value
        elif isinstance(value, Entries | Keyed) and len(rest) > 1:
            found, taken = value.by_id.get(str(rest[1])), 2
        elif isinstance(value, Items) and field.part is not None:
            for key in (rest[1:2], ()):
                for item in value.by_key.get(key, ()):
                    if here is not plan or item.source_file == file:
                        found, taken = item, 1 + len(key)
        if not isinstance(found, Part) or (here is plan and found.source_file != file):
            break
        here, rest = found, rest[taken:]
    return here, rest


def part_at(plan: Part, file: str, route: KeyPath) -> Part | None:
    """The part at the end of a route through a file, or None."""
    part, rest = deepest(plan, file, route)
    return part if not rest else None
