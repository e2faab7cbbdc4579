"""Text laid out for a window: lines broken at its edge, trees, and columns that stay straight whatever the letters.

All that is shown at a terminal goes through here. Rich takes seven times as long for a tree of 10,000 activities and
costs more to import than a small plan to check, so it is asked only for the widths of letters that are not European.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import TypeAlias

from samverkan_cli.core.casing import lower_first
from samverkan_cli.core.inert import visible
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record

NARROWEST = 16
"""No piece of text is broken shorter than this, even where the window is narrower."""
WIDEST, WIDEST_IN_PIPE = 120, 80
"""Text is not set wider than this, however wide the window is."""
BAR = "█"
HEADING, STRONG, MISSING, QUIET = "bold blue", "bold", "yellow", "dim"

Piece: TypeAlias = tuple[str, str]
"""Some text and its style: words of _CODES."""
_CODES = {"bold": 1, "dim": 2, "italic": 3, "red": 31, "green": 32, "yellow": 33, "blue": 34, "cyan": 36}
_FIRST_COLOUR = 30
_NARROW = compiled_late("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2500-\u25fc]*")
"""Text in which every letter takes one column."""


@record
class Window:
    """Where text is shown. At a `terminal` a person sees it, else it is a pipe or a file."""

    width: int = WIDEST_IN_PIPE
    terminal: bool = False
    colour: bool = False

    @property
    def coloured(self) -> bool:
        """Whether colours are seen in it."""
        return self.terminal and self.colour

    @property
    def column(self) -> int:
        """How wide text is set in it."""
        return min(self.width, WIDEST if self.terminal else WIDEST_IN_PIPE)


@record
class Branch:
    """A line of a tree, with notes under it and the branches that grow from it."""

    head: str
    notes: tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()
    style: str = ""


class Missing(str):
    """A text that says that something is missing. Its mark can be searched for; at a terminal it has a colour too."""

    __slots__ = ()

    def __new__(cls, words: str) -> Missing:
        """The words with the mark before them."""
        return super().__new__(cls, f"! {words}")


class Drawn(str):
    """A text that can be drawn on several `lines`, where all of them have room; else its words are set."""

    lines: tuple[str, ...]

    def __new__(cls, words: str, lines: tuple[str, ...]) -> Drawn:
        """The words, and the lines in their place."""
        new = super().__new__(cls, words)
        new.lines = lines
        return new


class Layout:
    """Lines that are set one after another, `width` columns wide (None: never broken), in the language of `say`."""

    def __init__(self, say: Callable[[Message], str], window: Window, width: int | None) -> None:
        self.say, self.window = say, window
        self.width = 1 << 30 if width is None else width
        self._lines: list[str] = []

    def line(
        self, *text: str | Message | Piece, style: str = "", first: str = "", rest: str | None = None, mark: str = QUIET
    ) -> None:
        """Set a text, broken at the edge: `first` stands before its first line, `rest` before the others."""
        pieces = [each if isinstance(each, tuple) else (self._words(each), style or _own_style(each)) for each in text]
        if not self.window.terminal:  # no style is seen, and to find that of each letter takes long
            pieces = [("".join(words for words, _ in pieces), "")]
        rest = " " * cell_len(first) if rest is None else rest
        lines = wrapped("".join(words for words, _ in pieces), self.width - cell_len(rest))
        for n, styled in enumerate(_styled(lines, pieces)):
            self.verbatim((rest if n else first, mark), *styled)

    def missing(self, gap: Message, first: str = "") -> None:
        """Set a line that says what is missing."""
        self.line(Missing(self.say(gap)), first=first)

    def verbatim(self, *pieces: Piece) -> None:
        """Set a line as it is, however long."""
        shown = self._coloured(pieces) if self.window.terminal else "".join([text for text, _ in pieces]).rstrip()
        self._lines.append(shown)

    def blank(self) -> None:
        """Set an empty line, unless there is one already or nothing stands before it."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def heading(self, text: str | Message) -> None:
        """Set a heading, with an empty line before it."""
        self.blank()
        self.line(text, style=HEADING)

    def tree(self, branches: Sequence[Branch], before: str = "") -> None:
        """Set branches below one another, each with what grows from it."""
        for n, branch in enumerate(branches):
            last = n == len(branches) - 1
            stem = before + ("   " if last else "│  ")
            self.line(branch.head, style=branch.style, first=before + ("└─ " if last else "├─ "), rest=stem)
            under = stem + ("│  " if branch.branches else "   ")
            for note in branch.notes:
                self.note(note, under)
            self.tree(branch.branches, stem)

    def note(self, note: str, under: str) -> None:
        """Set a note of a branch: `under` stands before each of its lines."""
        if isinstance(note, Drawn) and max(map(cell_len, note.lines)) + cell_len(under) <= self.width:
            for line in note.lines:
                self.verbatim((under, QUIET), (visible(line), ""))
        else:
            self.line(note, first=under, rest=under + "  ")

    def columns(self, row: Sequence[str], widths: Sequence[int], style: str = "") -> None:
        """Set cells beside one another, the first to the left and the others to the right, each broken in itself."""
        pieces = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
        for n in range(max(map(len, pieces))):
            first, *others = (piece[n] if n < len(piece) else "" for piece in pieces)
            right = (padded(text, width + 2, right=True) for text, width in zip(others, widths[1:], strict=True))
            self.verbatim((padded(first, widths[0]) + "".join(right), style))

    def beside(self, left: str, width: int, right: str, *, below: str = "", before: str = "") -> None:
        """Set a text in a column, with something to the right of its first line and `below` to that of the others."""
        for n, piece in enumerate(wrapped(left, width)):
            self.verbatim((before, QUIET), (f"{padded(piece, width + 2)}{below if n else right}", ""))

    def _words(self, text: str | Message) -> str:
        return self.say(text) if isinstance(text, Message) else text

    def __str__(self) -> str:
        """What was set, in colour where the window is a terminal that has any."""
        return "".join(f"{line}\n" for line in self._lines)

    def _coloured(self, line: Sequence[Piece]) -> str:
        shown = [(text, style) for text, style in line if text]
        if shown:
            shown[-1] = (shown[-1][0].rstrip(), shown[-1][1])
        return "".join(self._in_colour(text, style) for text, style in shown if text)

    def _in_colour(self, text: str, style: str) -> str:
        codes = [code for code in map(_CODES.__getitem__, style.split()) if self.window.colour or code < _FIRST_COLOUR]
        return f"\x1b[{';'.join(map(str, codes))}m{text}\x1b[0m" if codes and text.strip() else text


def _own_style(text: str | Message) -> str:
    return MISSING if isinstance(text, Missing) else ""


def _styled(lines: Iterable[str], pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Lines that a text was broken into, each letter in its style; a space has that of both its sides."""
    if len(pieces) == 1:
        yield from (((line, pieces[0][1]),) for line in lines)
        return
    styles, n = [style for text, style in pieces for each in visible(text) if each != " "], 0
    for line in lines:
        found = list[Piece]()
        for each in line:
            found.append((each, styles[n] if each != " " or styles[n - 1] == styles[n] else ""))
            n += each != " "
        groups = groupby(found, key=lambda piece: piece[1])
        yield [("".join(each for each, _ in group), style) for style, group in groups]


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines that are at most so many columns wide, broken at spaces where there are any."""
    width, words = max(width, NARROWEST), [word for word in visible(text).split(" ") if word]
    if cell_len(whole := " ".join(words)) <= width:
        return [whole]
    lines = [""]
    for word in _broken(words, width):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _broken(words: Iterable[str], width: int) -> Iterator[str]:
    for word in words:
        if cell_len(word) <= width:
            yield word
        else:
            from rich.cells import chop_cells

            yield from chop_cells(word, width)


def edges(text: str) -> list[int]:
    """The column before each letter of a text, and that after the last."""
    if _NARROW.fullmatch(text):
        return list(range(len(text) + 1))
    return [0, *accumulate(map(cell_len, text))]


def cell_len(text: str) -> int:
    """How many columns a text takes: two for a wide letter, none for a mark that stands over another."""
    if _NARROW.fullmatch(text):
        return len(text)
    from rich import cells

    return cells.cell_len(text)


def inner(words: str) -> str:
    """Words of ours as they stand inside a line: with a small letter first."""
    return lower_first(words)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """A text with spaces after it, or before it, to a number of columns."""
    space = " " * (width - cell_len(text))
    return space + text if right else text + space


def bar(part: int, whole: int, width: int) -> str:
    """A bar of some columns for a part of a whole; of anything that is not nothing, at least one."""
    if part <= 0 or whole <= 0:
        return ""
    return BAR * min(width, max(1, round(part * width / whole)))
