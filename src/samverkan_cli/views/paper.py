"""Text set for a window: lines broken at its edge, trees, and columns that stay straight whatever the letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.console import Console
from rich.text import Text

NARROWEST = 16
"""No piece of text is broken shorter than this, even where the window is narrower."""
BAR = "█"

HEADING, STRONG, MISSING, QUIET = "bold blue", "bold", "yellow", "dim"


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of a tree, with notes under it and the branches that grow from it."""

    head: str
    notes: tuple[str | Lack, ...] = ()
    branches: tuple[Branch, ...] = ()
    style: str = ""


class Lack(str):
    """A text that says that something is missing; at a terminal it stands out."""

    __slots__ = ()


class Paper:
    """Lines that are set one after another. `width` is how many columns the window has."""

    def __init__(self, width: int) -> None:
        self.width = width
        self._lines: list[tuple[str, str, str]] = []

    def line(self, text: str, style: str = "", *, first: str = "", rest: str | None = None) -> None:
        """Set a text, broken at the edge: `first` stands before its first line, `rest` before the others."""
        style = style or (MISSING if isinstance(text, Lack) else "")
        rest = " " * cell_len(first) if rest is None else rest
        for n, piece in enumerate(wrapped(text, self.width - cell_len(rest))):
            self._lines.append((rest if n else first, piece, style))

    def blank(self) -> None:
        """Set an empty line, unless there is one already or nothing stands before it."""
        if self._lines and any(self._lines[-1]):
            self._lines.append(("", "", ""))

    def heading(self, text: str) -> None:
        """Set a heading, with an empty line before it."""
        self.blank()
        self.line(text, HEADING)

    def tree(self, branches: Sequence[Branch], before: str = "") -> None:
        """Set branches below one another, each with what grows from it."""
        for n, branch in enumerate(branches):
            last = n == len(branches) - 1
            stem = before + ("   " if last else "│  ")
            self.line(branch.head, branch.style, first=before + ("└─ " if last else "├─ "), rest=stem)
            for note in branch.notes:
                under = stem + ("│  " if branch.branches else "   ")
                self.line(note, first=under, rest=under + "  ")
            self.tree(branch.branches, stem)

    def columns(self, cells: Sequence[str], widths: Sequence[int], style: str = "") -> None:
        """Set cells beside one another, the first to the left and the others to the right, each broken in itself."""
        pieces = [wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
        for n in range(max(map(len, pieces))):
            row = [piece[n] if n < len(piece) else "" for piece in pieces]
            left = set_cell_size(row[0], widths[0])
            right = "".join(
                " " * (width - cell_len(text) + 2) + text for text, width in zip(row[1:], widths[1:], strict=True)
            )
            self._lines.append(("", (left + right).rstrip(), style))

    def beside(self, left: str, width: int, right: str, *, below: str = "", before: str = "", style: str = "") -> None:
        """Set a text in a column, with something to the right of its first line and `below` to that of the others."""
        for n, piece in enumerate(wrapped(left, width)):
            gap = " " * (width - cell_len(piece) + 2)
            self._lines.append((before, f"{piece}{gap}{below if n else right}".rstrip(), style))

    def __str__(self) -> str:
        """What was set, without colour."""
        return "".join(f"{before}{text}".rstrip() + "\n" for before, text, _ in self._lines)

    def coloured(self, console: Console) -> str:
        """What was set, with the colours of a console; without, where it is none of a terminal."""
        if not console.is_terminal:
            return str(self)
        paper = StringIO()
        screen = Console(
            file=paper,
            force_terminal=True,
            no_color=console.no_color,
            width=console.width,
            highlight=False,
            emoji=False,
            markup=False,
            color_system="standard",
        )
        for before, text, style in self._lines:
            line = Text.assemble((before, QUIET), (text, style))
            line.rstrip()
            screen.print(line, soft_wrap=True)
        return paper.getvalue()


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines that are at most so many columns wide, broken at spaces where there are any."""
    width = max(width, NARROWEST)
    lines = [""]
    for word in _words(text, width):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _words(text: str, width: int) -> Iterator[str]:
    for word in filter(None, shown(text).split(" ")):
        yield from chop_cells(word, width) if cell_len(word) > width else [word]


def shown(text: str) -> str:
    """Text on one line in which nothing moves the cursor: what cannot be seen is a mark."""
    if text.isprintable():
        return text
    return "".join(
        " " if each.isspace() and each != "\u00a0" else each if each.isprintable() or each == "\u00a0" else "·"
        for each in text
    )


def bar(part: int, whole: int, width: int) -> str:
    """A bar of some columns for a part of a whole; of anything that is not nothing, at least one."""
    if part <= 0 or whole <= 0:
        return ""
    return BAR * min(width, max(1, round(part * width / whole)))
