"""Plain data as YAML: on lines with indentation, or between brackets."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.yamltext.emit import lines_of_text, scalar


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out: how far what is under a key is indented, and how far the dashes of a list are.

    With `blocks` a text of several lines may be written as a literal block.
    """

    step: int = 2
    dash: int = 2
    blocks: bool = True

    def mapping(self, value: dict[str, Plain], column: int) -> list[str]:
        """The lines of a mapping whose keys stand in a column, counted from 0."""
        return [line for key, each in value.items() for line in self.entry(key, each, column)]

    def entry(self, key: str, value: Plain, column: int) -> list[str]:
        """The lines of a key and what is under it."""
        head = " " * column + scalar(key, key=True) + ":"
        if value is None:
            return [head]
        if isinstance(value, dict) and value:
            return [head, *self.mapping(value, column + self.step)]
        if isinstance(value, list) and value:
            return [head, *self.sequence(value, column + self.dash)]
        first, *rest = self._leaf(value, column + self.step)
        return [f"{head} {first}", *rest]

    def sequence(self, value: list[Plain], column: int) -> list[str]:
        """The lines of a list whose dashes stand in a column."""
        return [line for each in value for line in self.item(each, column)]

    def item(self, value: Plain, column: int) -> list[str]:
        """The lines of an item of a list."""
        inner = column + 2
        if isinstance(value, dict) and value:
            lines = self.mapping(value, inner)
        elif isinstance(value, list) and value:
            lines = self.sequence(value, inner)
        else:
            lines = self._leaf(value, inner)
            lines[0] = " " * inner + lines[0]
        return [" " * column + "- " + lines[0][inner:], *lines[1:]]

    def _leaf(self, value: Plain, column: int) -> list[str]:
        if isinstance(value, str) and self.blocks and (block := lines_of_text(value)) is not None:
            return [block[0], *(" " * column + line if line else "" for line in block[1])]
        return [flow(value) if not isinstance(value, str) else scalar(value)]


def flow(value: Plain) -> str:
    """Plain data on one line, between brackets."""
    if isinstance(value, dict):
        pairs = (f"{scalar(key, flow=True, key=True)}: {flow(each)}" for key, each in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    return scalar(value, flow=True)


def ends_in_block(value: Plain) -> bool:
    """Whether the last thing that is written is a literal block, which counts the line ends after it."""
    while isinstance(value, dict | list) and value:
        value = value[-1] if isinstance(value, list) else list(value.values())[-1]
    return isinstance(value, str) and lines_of_text(value) is not None
