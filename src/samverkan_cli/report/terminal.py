"""Findings for a person at a terminal, as a compiler shows them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.text import Source, Span
from samverkan_cli.report.excerpt import excerpt
from samverkan_cli.report.layout import Layout, Piece, cell_len, padded

COLOURS = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.INFO: "bold cyan"}
_QUIETER = "bold blue"
_WIDEST = 200
"""How wide what is shown of a source line is at most, however wide the window is."""
_LEAST = 8
"""In a narrower window no source line is shown."""


_LEVELS = {Level.ERROR: Message("error"), Level.WARNING: Message("warning"), Level.INFO: Message("note")}


def level_word(level: Level, say: Callable[[Message], str]) -> str:
    """What a level is called."""
    return say(_LEVELS[level])


class Terminal:
    """Shows findings. `source` gives the text of a file, `root` is the workspace, `here` where the user stands."""

    def __init__(self, layout: Layout, source: Callable[[str], Source], root: Path, here: Path) -> None:
        self._layout, self._say = layout, layout.say
        self._source = source
        self._root, self._here = root, here
        self._paths: dict[str, str] = {}

    def findings(self, found: Sequence[Diagnostic]) -> None:
        """Show findings one after another, each with its place."""
        for each in found:
            self._layout.line(*self._head(each), rest="")
            if each.span is not None:
                self._place(each.span, "  --> ", "", COLOURS[each.level], "^")
            for message, span in each.related:
                self._place(span, "  ... ", f"{self._say(message)}: ", _QUIETER, "-")
            if len(each.gathered) > len(each.related):
                more = len(each.gathered) - len(each.related)
                self._layout.line(counted("and {n} more", "and {n} more", more), first="  ... ", mark=_QUIETER)
            if each.help is not None:
                self._layout.line(each.help, first="  = ", mark=_QUIETER)
            self._layout.blank()

    def total(self, found: Sequence[Diagnostic], plans: int, files: int) -> None:
        """One line: how many findings of each level, in how much."""
        seen = Message(
            "in {plans}, {files}",
            plans=counted("{n} plan", "{n} plans", plans),
            files=counted("{n} file", "{n} files", files),
        )
        if not found:
            self._layout.line((self._say(Message("Nothing found")), "bold green"), f" {self._say(seen)}")
            return
        fixable = sum(each.fix is not None and each.fix.safe for each in found)
        hint = counted("{n} can be fixed with --fix", "{n} can be fixed with --fix", fixable)
        self._layout.line(*self._levels(found), f" {self._say(seen)}", f"; {self._say(hint)}" if fixable else "")

    def each_plan(self, found: Mapping[str, Sequence[Diagnostic]]) -> None:
        """A line for each plan: how many findings of each level it has."""
        width = max(map(cell_len, found), default=0)
        for name, several in found.items():
            levels = self._levels(several) or [(self._say(Message("Nothing found")), "bold green")]
            self._layout.line(*levels, first=f"  {padded(name, width)}  ")

    def _levels(self, found: Sequence[Diagnostic]) -> list[Piece]:
        levels = Counter(each.level for each in found)
        counts = [
            (counted("{n} error", "{n} errors", levels[Level.ERROR]), Level.ERROR),
            (counted("{n} warning", "{n} warnings", levels[Level.WARNING]), Level.WARNING),
            (counted("{n} note", "{n} notes", levels[Level.INFO]), Level.INFO),
        ]
        return [piece for message, level in counts if message.count for piece in self._counted(message, level)][1:]

    def _counted(self, message: Message, level: Level) -> tuple[Piece, Piece]:
        return (", ", ""), (self._say(message), COLOURS[level])

    def _head(self, each: Diagnostic) -> tuple[Piece, ...]:
        return (
            (f"{level_word(each.level, self._say)} {each.code}", COLOURS[each.level]),
            (f" {each.name}", "dim"),
            (": ", ""),
            (self._say(each.message), "bold"),
        )

    def _where(self, span: Span) -> str:
        path = self._paths.get(span.file)
        if path is None:
            path = self._paths[span.file] = Path(os.path.relpath(self._root / span.file, self._here)).as_posix()
        return f"{path}:{span.line}:{span.column}"

    def _place(self, span: Span, before: str, words: str, style: str, mark: str) -> None:
        self._layout.line(f"{words}{self._where(span)}", first=before, mark=_QUIETER)
        self._excerpt(span, style, mark)

    def _excerpt(self, span: Span, style: str, mark: str) -> None:
        """The source line with the stretch underlined; of one that is too wide, what is around the stretch.

        What cannot be seen in the stretch is named beside the mark, where there is room for it.
        """
        line = self._source(span.file).line(span.line)
        if not line.strip() and span.start == span.end:
            return
        last = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
        number = str(span.line)
        room = min(self._layout.width, _WIDEST) - len(number) - len("   | ")
        if room < _LEAST:
            return
        shown, before, under = excerpt(line, span.column - 1, last, room)
        self._layout.verbatim((f"  {number} | ", _QUIETER), (shown, ""))
        unseen = dict.fromkeys(self._name(each) for each in line[span.column - 1 : last] if each in _UNSEEN)
        named = f" {', '.join(unseen)}" if unseen else ""
        self._layout.verbatim(
            (f"  {' ' * len(number)} | ", _QUIETER),
            (" " * before, ""),
            (mark * under, style),
            (named if before + under + cell_len(named) <= room else "", style),
        )

    def _name(self, letter: str) -> str:
        return f"{self._say(_UNSEEN[letter])} (U+{ord(letter):04X})"


_UNSEEN = {
    "\u00a0": Message("non-breaking space"),
    "\u202f": Message("narrow non-breaking space"),
    "\u00ad": Message("soft hyphen"),
    "\u200b": Message("zero-width space"),
    "\u200c": Message("zero-width non-joiner"),
    "\u200d": Message("zero-width joiner"),
    "\u2060": Message("word joiner"),
    "\ufeff": Message("byte order mark"),
    "\t": Message("tab"),
}
"""What cannot be seen, or not be told from a space."""
