"""A view to PDF/UA-1 and PDF/A-2a, by Typst: accessible, archivable, and the same bytes every time."""

from __future__ import annotations

import json
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.document.colour import readable
from samverkan_cli.document.templates import TemplateFault, Templates
from samverkan_cli.document.view import Paper, plain_data, texts

if TYPE_CHECKING:
    from typst import TypstError, TypstWarning

UNDATED = "2000-01-01"
"""The date in the PDF of a document without one: never the clock's, or equal plans would give unequal bytes."""

_PLACE = re.compile(r"┌─ (.+):(\d+):\d+")
_GLYPH = re.compile(r'the (?:text|disallowed codepoint) `"(.+?)"`(?: could not be displayed|\Z)', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_PACKAGE = re.compile(r'"@[^"/\s]+/[^"]*"')


def write(view: Paper, templates: Templates, name: str, accent: str | None = None) -> bytes:
    """The document as one PDF, by the Typst template of that name.

    The template gets the view as JSON in `sys.inputs.view` and, where one is given, the colour `accent` (#rrggbb) in
    `sys.inputs.accent`, made dark enough to be read. It may read files in the folders with templates and nowhere else,
    and has the fonts in their `fonts/` alone. What Typst warns of is a fault too: an unknown font, say, would give
    another document. Raises TemplateFault, and UserError where the fonts lack a character of the document.
    """
    import typst

    templates.path(name)
    _refuse_packages(templates)
    inputs = {"view": json.dumps(plain_data(view), ensure_ascii=False)}
    if accent is not None:
        inputs["accent"] = readable(accent)
    # Laid together as ordinary files, so that a workspace's template finds the shipped pieces beside it, and so that
    # no link leads out.
    with tempfile.TemporaryDirectory(prefix="samverkan-") as laid:
        templates.lay(Path(laid))
        try:
            written, warnings = typst.compile_with_warnings(
                str(Path(laid, name)),
                root=laid,
                font_paths=[str(Path(laid, "fonts"))],
                ignore_system_fonts=True,
                sys_inputs=inputs,
                pdf_standards=["ua-1", "a-2a"],
                timestamp=datetime.combine(datetime.fromisoformat(view.date or UNDATED), datetime.min.time(), UTC),
                # No packages of the one who runs the program: they would not be there for the next.
                package_path=laid,
                package_cache_path=laid,
            )
        except typst.TypstError as error:
            raise _missing_glyph(error, view) or _fault(error, Path(laid), templates, name) from None
        except BaseException as error:
            # Where Typst itself breaks down, it is by an exception that is no Exception, with words for its makers.
            if type(error).__name__ != "PanicException":
                raise
            raise TemplateFault(
                templates.path(name),
                None,
                Message("Typst broke down on the template: {reason}", reason=str(error)),
                Message("Undo the last change to the template; headings in tables are what most often does it"),
            ) from None
        if warnings:
            raise _fault(warnings[0], Path(laid), templates, name)
    return written


def _refuse_packages(templates: Templates) -> None:
    """Typst would fetch a package from the network when it meets one."""
    for name in templates:
        if name.endswith(".typ"):
            for number, line in enumerate(templates.read(name).splitlines(), 1):
                if found := _PACKAGE.search(line):
                    raise TemplateFault(
                        templates.path(name),
                        number,
                        Message("A template may not fetch the package {package}", package=found[0].strip('"')),
                        Message("Put the files that it needs in the folder with templates, and import them from there"),
                    )


def _missing_glyph(error: TypstError, view: Paper) -> UserError | None:
    found = _GLYPH.search(error.message)
    if not found:
        return None
    letters = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), found[1])
    character = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in dict.fromkeys(letters))
    where = next((text for text in (*texts(view), *view.words.values()) if letters in text), "")
    shown = where if len(where) <= 200 else _around(where, letters)
    return UserError(
        Message("The fonts of the document have no sign for {character}, in “{text}”", character=character, text=shown)
        if where
        else Message("The fonts of the document have no sign for {character}", character=character),
        Message("Write it in words, or put a font that has it in templates/fonts and use it in the template"),
    )


def _around(text: str, letters: str) -> str:
    at = text.index(letters)
    return "…" + text[max(0, at - 80) : at + 80].strip() + "…"


def _fault(said: TypstError | TypstWarning, laid: Path, templates: Templates, name: str) -> TemplateFault:
    line = None
    place = _PLACE.search(said.diagnostic)
    if place:
        inside = place[1].rpartition(f"{laid.name}/")[2]
        if inside in templates:
            name, line = inside, int(place[2])
    reason = re.sub(r" \(searched at [^)]*\)", "", said.message).removeprefix("PDF/A-2a, ")
    hints = "; ".join(hint for hint in said.hints if "--root" not in hint)
    return TemplateFault(
        templates.path(name),
        line,
        Message("Typst cannot use the template: {reason}", reason=reason),
        Message("Typst says: {hints}", hints=hints) if hints else None,
    )
