"""Findings for a person at a terminal, as a compiler shows them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.text import Source, Span
from samverkan_cli.report.layout import Layout, Piece, cell_len

_COLOURS = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.INFO: "bold cyan"}
_QUIETER = "bold blue"
_WIDEST = 200
"""Of a longer source line only the part around the stretch is shown."""


def level_word(level: Level, say: Callable[[Message], str]) -> str:
    """What a level is called."""
    words = {Level.ERROR: Message("error"), Level.WARNING: Message("warning"), Level.INFO: Message("note")}
    return say(words[level])


class Terminal:
    """Shows findings. `source` gives the text of a file, `root` is the workspace, `here` where the user stands."""

    def __init__(self, layout: Layout, source: Callable[[str], Source], root: Path, here: Path) -> None:
        self._layout, self._say = layout, layout.say
        self._source = source
        self._root, self._here = root, here
        self._paths: dict[str, str] = {}

    def findings(self, found: Sequence[Diagnostic]) -> None:
        """Show findings, those on one line together."""
        for _, group in groupby(found, key=lambda each: each.span and (each.span.file, each.span.line)):
            for n, each in enumerate(together := list(group)):
                self._layout.line(*self._head(each), rest="")
                if each.span is not None and (n == len(together) - 1 or each.span != together[n + 1].span):
                    self._place(each.span, "  --> ", "", _COLOURS[each.level], "^")
                for message, span in each.related:
                    self._place(span, "  ... ", f"{self._say(message)}: ", _QUIETER, "-")
                if each.help is not None:
                    self._layout.line(each.help, first="  = ", mark=_QUIETER)
            self._layout.blank()

    def total(self, found: Sequence[Diagnostic], plans: int, files: int) -> None:
        """One line: how many findings of each level, in how much."""
        levels = Counter(each.level for each in found)
        seen = Message(
            "in {plans}, {files}",
            plans=counted("{n} plan", "{n} plans", plans),
            files=counted("{n} file", "{n} files", files),
        )
        if not found:
            self._layout.line((self._say(Message("Nothing found")), "bold green"), f" {self._say(seen)}")
            return
        counts = [
            (counted("{n} error", "{n} errors", levels[Level.ERROR]), Level.ERROR),
            (counted("{n} warning", "{n} warnings", levels[Level.WARNING]), Level.WARNING),
            (counted("{n} note", "{n} notes", levels[Level.INFO]), Level.INFO),
        ]
        said = [piece for message, level in counts if message.count for piece in self._counted(message, level)]
        fixable = sum(each.fix is not None and each.fix.safe for each in found)
        hint = counted("{n} can be fixed with --fix", "{n} can be fixed with --fix", fixable)
        self._layout.line(*said[1:], f" {self._say(seen)}", f"; {self._say(hint)}" if fixable else "")

    def _counted(self, message: Message, level: Level) -> tuple[Piece, Piece]:
        return (", ", ""), (self._say(message), _COLOURS[level])

    def _head(self, each: Diagnostic) -> tuple[Piece, ...]:
        return (
            (f"{level_word(each.level, self._say)} {each.code}", _COLOURS[each.level]),
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
        """The source line with the stretch underlined; of a very long line, what is around the stretch."""
        line = self._source(span.file).line(span.line)
        if not line.strip() and span.start == span.end:
            return
        first = span.column - 1
        last = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
        last = max(last, first + 1)
        cut = max(0, first - _WIDEST // 2) if len(line) > _WIDEST else 0
        shown = _visible(line[cut : cut + _WIDEST])
        before = cell_len(_visible(line[cut:first]))
        under = max(1, cell_len(_visible(line[first : min(last, cut + _WIDEST)])))
        number = str(span.line)
        self._layout.verbatim((f"  {number} | ", _QUIETER), (("…" if cut else "") + shown, ""))
        gutter = f"  {' ' * len(number)} | "
        self._layout.verbatim((gutter, _QUIETER), (" " * (before + bool(cut)), ""), (mark * under, style))


def _visible(text: str) -> str:
    """Text in which nothing moves the cursor: tabs as spaces, what cannot be seen as a mark."""
    if text.isprintable():
        return text
    return "".join(" " if each == "\t" else each if each.isprintable() or each == "\u00a0" else "·" for each in text)
