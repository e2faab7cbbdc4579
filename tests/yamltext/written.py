"""Plain data written as YAML in as many ways as people write it, for the tests of edits."""

from __future__ import annotations

import random

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.yamltext.emit import is_plain, lines_of_text, scalar


class Hand:
    """Somebody who writes YAML: block or flow, quotes or none, comments and empty lines here and there."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - nothing secret
        self.step = self.rng.choice([2, 2, 2, 4, 3, 1])
        self.dash = self.rng.choice([0, self.step, 2])
        self.eol = self.rng.choice(["\n", "\n", "\r\n"])

    def chance(self, of: int) -> bool:
        return self.rng.randrange(of) == 0

    def document(self, data: dict[str, Plain]) -> str:
        """A whole text."""
        if self.chance(12):
            text = self.space() + self.flow(data) + self.tail()
        else:
            text = "\n".join(self.mapping(data, 0)) if data else "{}"
        head = self.rng.choice(["", "", "", "# till\n", "---\n", "\n\n# a: b\n\n"])
        end = self.rng.choice(["\n", "\n", "", "\n\n# slut\n", "\n  # långt in\n", "\n\n"])
        return (head + text + end).replace("\n", self.eol)

    def space(self) -> str:
        return self.rng.choice(["", "", "", " "])

    def tail(self) -> str:
        return self.rng.choice(["", "", "", "", " ", "  # a, b: [c] {d}"])

    def between(self, column: int) -> list[str]:
        return self.rng.choice([[], [], [], [], [""], [" " * column + "# - x: y"], ["", "# vid kanten"]])

    def mapping(self, data: dict[str, Plain], column: int) -> list[str]:
        lines: list[str] = []
        for n, (key, value) in enumerate(data.items()):
            if n:
                lines += self.between(column)
            lines += self.under(" " * column + self.key(key) + self.rng.choice(["", "", "", " "]) + ":", value, column)
        return lines

    def under(self, head: str, value: Plain, column: int) -> list[str]:
        if isinstance(value, dict | list) and value and not self.chance(4):
            comment = self.tail()
            inner = column + (self.step if isinstance(value, dict) else self.dash)
            body = self.mapping(value, inner) if isinstance(value, dict) else self.sequence(value, inner)
            return [head + comment, *self.between(inner), *body]
        return self.leaf(head, value, column + self.step)

    def leaf(self, head: str, value: Plain, inner: int) -> list[str]:
        if value is None:
            return [head + self.rng.choice(["", "", " ~", " null", ' ""', " "]) + self.tail()]
        if isinstance(value, dict | list):
            return [f"{head} {self.flow(value)}{self.tail()}"]
        if not self.chance(3) and (block := lines_of_text(value)) is not None:
            return [f"{head} {block[0]}", *(" " * inner + line if line else "" for line in block[1])]
        return [f"{head} {self.scalar(value, flow=False)}{self.tail()}"]

    def sequence(self, data: list[Plain], column: int) -> list[str]:
        lines: list[str] = []
        for n, value in enumerate(data):
            if n:
                lines += self.between(column)
            dash = " " * column + "-"
            if isinstance(value, dict) and value and not self.chance(3):
                first, *rest = self.mapping(value, column + 2)
                lines += [f"{dash} {first[column + 2 :]}", *rest]
            elif isinstance(value, dict) and value and self.chance(3):
                lines += [dash, *self.mapping(value, column + 2)]
            elif isinstance(value, list) and value and not self.chance(2):
                first, *rest = self.sequence(value, column + 2)
                lines += [f"{dash} {first[column + 2 :]}", *rest]
            else:
                lines += self.leaf(dash, value, column + 2)
        return lines

    def flow(self, value: Plain) -> str:
        if isinstance(value, dict):
            return self.brackets(
                "{", "}", [f"{self.key(key, flow=True)}: {self.flow(each)}" for key, each in value.items()]
            )
        if isinstance(value, list):
            return self.brackets("[", "]", [self.flow(each) for each in value])
        return self.rng.choice(["null", "~", '""']) if value is None else self.scalar(value, flow=True)

    def brackets(self, opening: str, closing: str, items: list[str]) -> str:
        comma = "," if items and self.chance(6) else ""
        space = self.space()
        if items and self.chance(5):
            # Far in, so that no text around it is less indented than what it stands under.
            line = "\n" + " " * 60
            notes = [self.rng.choice(["", "", "  # not, en", " "]) for _ in items]
            lines = [
                f"{item}{',' if n < len(items) - 1 else comma}{note}"
                for n, (item, note) in enumerate(zip(items, notes, strict=True))
            ]
            last = line if notes[-1].strip() or self.chance(2) else ""
            return opening + (line if self.chance(2) else space) + line.join(lines) + last + closing
        return opening + space + ("," + self.rng.choice(["", " ", " "])).join(items) + comma + space + closing

    def key(self, key: str, *, flow: bool = False) -> str:
        style = self.rng.choice(["", "", "", "'", '"'])
        return scalar(key, flow=flow, key=True, style=style)

    def scalar(self, text: str, *, flow: bool) -> str:
        style = self.rng.choice(["", "", "", "'", '"'])
        return text if not style and is_plain(text, flow=flow) else scalar(text, flow=flow, style=style)
