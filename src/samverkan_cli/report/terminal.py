"""Findings for a person at a terminal, as a compiler shows them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.text import Source, Span
from samverkan_cli.i18n.speech import Speech

_COLOURS = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.INFO: "bold cyan"}
Piece = tuple[str, str]
"""Some text and the style it is shown in, in rich's words."""
_WIDEST = 200
"""Of a longer source line only the part around the stretch is shown."""


def level_word(level: Level, speech: Speech) -> str:
    """What a level is called."""
    words = {Level.ERROR: Message("error"), Level.WARNING: Message("warning"), Level.INFO: Message("note")}
    return speech(words[level])


class Terminal:
    """Shows findings. `source` gives the text of a file, `root` is the workspace, `here` where the user stands."""

    def __init__(
        self, console: Console, speech: Speech, source: Callable[[str], Source], root: Path, here: Path
    ) -> None:
        self._console = console
        self._speech = speech
        self._source = source
        self._root = root
        self._here = here
        self._paths: dict[str, str] = {}
        self._rich = console.is_terminal

    def findings(self, found: Sequence[Diagnostic]) -> None:
        """Show findings, those on one line together."""
        for _, group in groupby(found, key=lambda each: each.span and (each.span.file, each.span.line)):
            for n, each in enumerate(together := list(group)):
                self._line(*self._head(each))
                if n == len(together) - 1 or each.span is None or each.span != together[n + 1].span:
                    self._place(each)
                for message, span in each.related:
                    self._related(message, span)
                if each.help is not None:
                    self._line(("  = ", "bold blue"), (self._speech(each.help), ""), indent=4)
            self._line()

    def total(self, found: Sequence[Diagnostic], plans: int, files: int) -> None:
        """One line: how many findings of each level, in how much."""
        speech = self._speech
        counts = {level: sum(each.level is level for each in found) for level in Level}
        seen = speech(
            Message(
                "in {plans}, {files}",
                plans=counted("{n} plan", "{n} plans", plans),
                files=counted("{n} file", "{n} files", files),
            )
        )
        if not found:
            self._line((speech(Message("Nothing found")), "bold green"), (f" {seen}", ""))
            return
        said = [
            (counted("{n} error", "{n} errors", counts[Level.ERROR]), Level.ERROR),
            (counted("{n} warning", "{n} warnings", counts[Level.WARNING]), Level.WARNING),
            (counted("{n} note", "{n} notes", counts[Level.INFO]), Level.INFO),
        ]
        pieces: list[Piece] = []
        for message, level in said:
            if message.count:
                pieces.extend([(", ", "")] if pieces else [])
                pieces.append((speech(message), _COLOURS[level]))
        mendable = sum(each.fix is not None and each.fix.safe for each in found)
        hint = counted("{n} can be mended with --fix", "{n} can be mended with --fix", mendable)
        self._line(*pieces, (f" {seen}", ""), (f"; {speech(hint)}" if mendable else "", ""))

    def _line(self, *pieces: Piece, indent: int = 0, wrap: bool = True) -> None:
        """Write a line. At a terminal it is broken at the edge, unless it shows a line of a file."""
        if not self._rich:
            # Most often a pipe or a file, and there may be thousands: rich would take a second for each thousand.
            self._console.file.write("".join(text for text, _ in pieces) + "\n")
            return
        text = Text.assemble(*pieces)
        if not indent:
            self._console.print(text, soft_wrap=not wrap)
            return
        for n, line in enumerate(text.wrap(self._console, max(20, self._console.width - indent))):
            self._console.print(Text(" " * indent if n else "").append_text(line), soft_wrap=True)

    def _head(self, each: Diagnostic) -> tuple[Piece, ...]:
        return (
            (f"{level_word(each.level, self._speech)} {each.code}", _COLOURS[each.level]),
            (f" {each.name}", "dim"),
            (": ", ""),
            (self._speech(each.message), "bold"),
        )

    def _where(self, span: Span) -> str:
        path = self._paths.get(span.file)
        if path is None:
            path = self._paths[span.file] = Path(os.path.relpath(self._root / span.file, self._here)).as_posix()
        return f"{path}:{span.line}:{span.column}"

    def _place(self, each: Diagnostic) -> None:
        if each.span is None:
            return
        self._line(("  --> ", "bold blue"), (self._where(each.span), ""))
        self._excerpt(each.span, _COLOURS[each.level], "^")

    def _related(self, message: Message, span: Span) -> None:
        self._line(("  ... ", "bold blue"), (f"{self._speech(message)}: {self._where(span)}", ""))
        self._excerpt(span, "bold blue", "-")

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
        self._line((f"  {number} | ", "bold blue"), (("…" if cut else "") + shown, ""), wrap=False)
        gutter = f"  {' ' * len(number)} | "
        self._line((gutter, "bold blue"), (" " * (before + bool(cut)), ""), (mark * under, style), wrap=False)


def _visible(text: str) -> str:
    """Text in which nothing moves the cursor: tabs as spaces, what cannot be seen as a mark."""
    if text.isprintable():
        return text
    return "".join(" " if each == "\t" else each if each.isprintable() or each == "\u00a0" else "·" for each in text)
