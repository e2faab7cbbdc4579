"""How a field is presented: stands beside the field, as `Annotated[..., Shown("Responsible")]`."""

from __future__ import annotations

from typing import Literal, NamedTuple

Group = Literal["", "who", "when", "aims", "whom", "means"]
GROUPS: tuple[Group, ...] = ("", "who", "when", "aims", "whom", "means")
"""The columns of a table; facts are read group by group, and in a group in the order of the fields."""


class Shown(NamedTuple):
    """The presentation of a field; how a value is worded follows from its type, unless `form` says another way.

    `gap` is said where nothing is written, unless a field of `unless` has something; one that is `internal` is for
    those who write the plan and not for those who read the document. `joins` are fields that stand in the same fact.
    `silent` are words that say nothing (an active goal). `by` divides a collection under the words of a field of its
    things, and `rest` heads those without: in the order of the format, or `by_turn` as the plan comes to them.
    `detail` is left out where a plan is shown in short, and `in_title` then stands beside the title.
    """

    label: str = ""
    group: Group = ""
    gap: str = ""
    unless: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    form: str = ""
    silent: tuple[str, ...] = ()
    in_title: bool = False
    by: str = ""
    rest: str = ""
    by_turn: bool = False
    detail: bool = False
    internal: bool = False
    hidden: bool = False


HIDDEN = Shown(hidden=True)
"""A field that says nothing to a reader: it only arranges."""
NUMBER = Shown("Number", form="number", hidden=True)
"""The number of a thing as it is printed: it stands before the title."""
