"""What of a plan is printed, in which order and in which columns."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic_core import CoreSchema
from pydantic_core import core_schema as cs

from samverkan_cli.core.message import Message, either, marked
from samverkan_cli.core.suggest import closest
from samverkan_cli.model.enums import Word
from samverkan_cli.model.items import Items
from samverkan_cli.model.shown import HIDDEN
from samverkan_cli.model.thing import Handler, Many, Noted
from samverkan_cli.model.values import Kind, Wrong

PARTS = ("facts", "summary", "contents", "vision", "figures", "plan", "goals", "bank")
"""What a document prints that is no collection of the plan, and what some of those are called."""
ACTIVITY, WHEN = "activity", "when"
"""The columns of what is to be done, and of from, until and every."""


def printed_parts() -> tuple[str, ...]:
    """The names of all that may be left out of a document, or put in order."""
    from samverkan_cli.model.plan import Plan
    from samverkan_cli.model.thing import key_of

    keys = (key_of(Plan, name) for name in Plan.model_fields)
    return tuple(dict.fromkeys((*PARTS, *(key for key in keys if key != "document"))))


def plan_columns() -> tuple[str, ...]:
    """The names of the columns that the plan table may have."""
    from samverkan_cli.model.focus import Activity
    from samverkan_cli.model.thing import key_of

    keys = (key_of(Activity, name) for name in Activity.model_fields)
    return (ACTIVITY, WHEN, *(key for key in keys if key not in ("title", "from", "until", "every", "remark")))


def _one_of(text: str, names: tuple[str, ...]) -> str:
    text = text.strip()
    if text not in names:
        near = closest(text, names)
        raise Wrong(
            Message("{text} is not one of the words that can stand here", text=text),
            Message("Did you mean {word}? The words are {words}", word=near, words=names)
            if near
            else Message("Write one of {words}", words=either(names)),
        )
    return text


PRINTED = Kind(
    "printed",
    marked("a part of the document"),
    marked("one or several parts of the document"),
    marked("Write a top-level key, or facts, summary, contents, vision, figures, plan, goals or bank"),
    read=lambda text: _one_of(text, printed_parts()),
)
COLUMN = Kind(
    "column",
    marked("a column of the plan table"),
    marked("one or several columns of the plan table"),
    marked("Write activity, when, or a field of an activity"),
    read=lambda text: _one_of(text, plan_columns()),
)


class Distinct:
    """A list in which nothing comes twice, and that has `must` in it."""

    def __init__(self, must: str = "") -> None:
        self.must = must

    def __get_pydantic_core_schema__(self, source: Any, handler: Handler) -> CoreSchema:
        """The schema of the list, looked at once it has been read."""
        return cs.no_info_after_validator_function(self._looked_at, handler(source))

    def _looked_at(self, names: tuple[str, ...]) -> tuple[str, ...]:
        if again := next((name for n, name in enumerate(names) if name in names[:n]), None):
            raise Wrong(Message("{text} stands here twice", text=again), Message("Write it once"))
        # What could not be read has been spoken of, and may have been it.
        whole = not isinstance(names, Items) or all(key in ((), (n,)) for n, key in enumerate(names.keys))
        if names and self.must and self.must not in names and whole:
            raise Wrong(Message("{text} may not be left out", text=self.must), Message("Write it among the others"))
        return names


class Gaps(Word):
    """Whether a document says what is missing in it."""

    SHOW = "show", "what is missing is said", "visa", ""
    HIDE = "hide", "what is missing is not said", "dölj", ""


class Layout(Noted):
    """What of the plan is printed, and in which order. Nothing of it is kept from rules and views."""

    leave_out: Annotated[Many[Annotated[str, PRINTED]], Distinct(), HIDDEN] = ()
    """What is not printed. Example: [owners, bank]"""
    order: Annotated[Many[Annotated[str, PRINTED]], Distinct(), HIDDEN] = ()
    """What is printed first, in this order; the rest follows. The facts and the contents stand on the first page,
    unless they are named too.

    Example: [summary, plan, goals]
    """
    columns: Annotated[Many[Annotated[str, COLUMN]], Distinct(ACTIVITY), HIDDEN] = ()
    """The columns of the plan table. Example: [activity, owners, when, indicators]"""
    gaps: Annotated[Gaps | None, HIDDEN] = None
    """Whether it is printed what is missing; without it, a draft shows it. Example: hide"""

    def over(self, usual: Layout) -> Layout:
        """This layout, with what the workspace is used to where it says nothing, key by key."""
        said = {name: getattr(self if name in self.model_fields_set else usual, name) for name in Layout.model_fields}
        return Layout.model_construct(self.model_fields_set, **said)
