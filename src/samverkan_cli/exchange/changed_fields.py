"""What puts a value into a field of a plan, whatever stands there."""

from __future__ import annotations

from samverkan_cli.core.diagnostic import Change, Insert, Plain, Remove, Set
from samverkan_cli.core.message import Message
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import Ongoing, Wrong
from samverkan_cli.model.values.time import ONGOING


def written(part: Part, field: Field, value: Plain) -> tuple[Change, ...]:
    """What puts a value into a field of a part."""
    is_there = getattr(part, field.name) not in (None, ())
    if isinstance(part, Activity) and field.key == "until" and value == ONGOING[0]:
        # The format has it under `every`, where nothing else may stand then.
        gone = (Remove(part.at("until")),) if part.until is not None else ()
        every = fields(Activity)["every"]
        return gone if isinstance(part.every, Ongoing) else (*gone, *written(part, every, value))
    if value is None:
        if not is_there:
            raise Wrong(
                Message("What stood there is not said of the activity itself"), Message("Change it in the plan instead")
            )
        return (Remove(part.at(field.key)),)
    if is_there:
        return (Set(part.value_at(field.key), value),)
    return (Insert(part.at(), field.key, value),)
