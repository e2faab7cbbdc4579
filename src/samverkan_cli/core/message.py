"""What is said to a person, in no language yet: an English source, and what belongs in its gaps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias, Union

from samverkan_cli.core.record import record

Value: TypeAlias = Union[str, int, Decimal, date, "Message", tuple["Value", ...]]
"""What may fill a gap. A tuple is said as a list: "a, b and c"."""


_BRIEF = 120


@record
class Message:
    """A sentence with named gaps, `{name}`.

    `show` and `render` put it into a language; two messages are the same when they would be said the same.
    """

    text: str
    plural: str | None
    count: int | None
    values: tuple[tuple[str, Value], ...]

    def __init__(self, text: str, /, **values: Value) -> None:
        self._set(text, None, None, values)

    def _set(self, text: str, plural: str | None, count: int | None, values: dict[str, Value]) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "plural", plural)
        object.__setattr__(self, "count", count)
        object.__setattr__(self, "values", tuple(sorted(values.items())))


def counted(one: str, many: str, n: int, /, **values: Value) -> Message:
    """A message that is said one way of one thing and another way of several; `{n}` is how many."""
    message = Message(one)
    message._set(one, many, n, {"n": n, **values})
    return message


def brief(message: Message) -> Message:
    """A message in which nothing that the writer wrote is said at greater length than a reader needs to know it by."""
    if not any(isinstance(value, str) and len(value) > _BRIEF for _, value in message.values):
        return message
    short = Message(message.text)
    short._set(
        message.text,
        message.plural,
        message.count,
        {
            name: f"{value[:_BRIEF].rstrip()}…" if isinstance(value, str) and len(value) > _BRIEF else value
            for name, value in message.values
        },
    )
    return short


def some(names: Sequence[str], most: int = 5) -> tuple[Value, ...]:
    """Names as a list; of many the first, and how many more there are. One more is named: that is as short."""
    rest = len(names) - most
    return (*names[:most], counted("{n} other", "{n} others", rest)) if rest > 1 else tuple(names)


def either(words: Sequence[str]) -> str | Message:
    """Several words of which one is meant: "a, b or c"."""
    if len(words) < 2:
        return "".join(words)
    return Message("{several} or {last}", several=", ".join(words[:-1]), last=words[-1])


def marked(text: str) -> str:
    """Mark a text for translation where it stands, when it is put into a Message elsewhere."""
    return text
