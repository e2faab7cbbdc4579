"""What a kind of value is: the marker in the annotation of a value type, by which every reader of the models knows it.

    Day = Annotated[date, DAY]

A field may be annotated further (`Annotated[Day, ...]`): its kind is still the Kind among its metadata.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from samverkan_cli.core.message import Message
from samverkan_cli.model import core_schema as cs
from samverkan_cli.model.core_schema import CoreSchema

ANY = ("number", "boolean")
"""What other readers of YAML may take any text for."""


class Wrong(ValueError):
    """A value that is not of its kind. `limit` is set where it is too great rather than wrong.

    `at` is the stretch of the text that is wrong, where the rest of it is not.
    """

    def __init__(
        self, message: Message, help: Message | None = None, *, limit: bool = False, at: tuple[int, int] | None = None
    ) -> None:
        super().__init__(message.text)
        self.message = message
        self.help = help
        self.limit = limit
        self.at = at


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of value.

    `read` makes the value of its text, or raises Wrong. `one` and `several` say in English what stands in a field of
    it, and in one with a list of it; `write` says what to write where something else stands there.

    To us a scalar is text until the model says what it is. Another reader takes 2027 for a number and `true` for a yes
    before it knows where they stand: `pattern` is how the text is written (ECMA-262, and Python alike), and `also` what
    other readers may take it for, as types of JSON Schema. Numbers have bounds.

    `free` is set where a person writes in words of her own, `prose` where those are sentences or headings.
    """

    name: str
    one: str
    several: str = ""
    write: str = ""
    pattern: str = ""
    also: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    read: Callable[[str], Any] | None = None
    free: bool = False
    prose: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], CoreSchema]) -> CoreSchema:
        """The schema of the value, with the text read first; what is no text is left to the type, if there is one.

        Not by pydantic's own validators: it reads their signatures, which takes its time at each start.
        """
        if source is Any and self.read is not None:
            return cs.after(self.read, cs.str_schema())
        schema = cs.is_instance_schema(source) if source.__module__.startswith(__package__) else handler(source)
        return schema if self.read is None else cs.before(self._of_text, schema)

    def _of_text(self, value: Any) -> Any:
        return self.read(value) if self.read is not None and isinstance(value, str) else value


def alone(pattern: str) -> str:
    """A pattern for a text that may have white space around it."""
    return rf"^\s*(?:{pattern})\s*$"


def bare(pattern: str) -> str:
    """What `alone` was given."""
    return pattern.removeprefix(r"^\s*").removesuffix(r"\s*$")


def any_case(*words: str) -> str:
    """A pattern for words in small and large letters: patterns in JSON Schema have no flag for it."""
    return "|".join("".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in word) for word in words)
