"""Templates run in a process of their own, in limited time and memory: they come with a repository, from anybody."""

from __future__ import annotations

import math
import os
import pickle
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, Value, marked
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.document import paper as papers
from samverkan_cli.document.ballot_view import BallotForm, nodes, texts
from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.look import USUAL, Look
from samverkan_cli.document.process import LONGEST, MEGABYTES, Process
from samverkan_cli.document.templates import TemplateFault, Templates
from samverkan_cli.load.pictures import Picture, PictureFault, read_picture

SECONDS = 60.0
"""How long a document may take, where the environment does not say otherwise."""
_VARIABLE = "SAMVERKAN_TEMPLATE_SECONDS"
_GAP = compiled_late(r"\{(\w+)\}")

_ASKED_BEFORE = compiled_late(r"\bview\.|\bread-view\b")
_OLDER = Message(
    "The template was made for an older version: copy the one that ships with {command}, and see docs/templates.md",
    command="samverkan templates copy",
)

_WORDS: dict[str, tuple[str, str]] = {
    "typst": (marked("Typst cannot use the template: {reason}"), marked("Typst says: {hint}")),
    "jinja": (marked("Jinja cannot use the template: {reason}"), ""),
    "word": (
        marked("The file is no Word template that can be used: {reason}"),
        marked("Take a copy of the template that ships, and change that one in Word"),
    ),
    "style": (
        marked("The Word template has no style with the name {reason}"),
        marked("Make one with just that name in Word, or take a copy of the template that ships"),
    ),
    "encoding": (marked("The template is not text in UTF-8"), marked("Save it as UTF-8 in your editor")),
    "panic": (
        marked("Typst broke down on the template: {reason}"),
        marked("Undo the last change to the template; headings in tables are what most often does it"),
    ),
    "package": (
        marked("A template may not fetch the package {reason}"),
        marked("Put the files that it needs in the folder with templates, and import them from there"),
    ),
    "time": (
        marked("The template was not done in {seconds} seconds, and was stopped"),
        marked("Look for a loop without end; a longer time is set with {variable}"),
    ),
    "memory": (
        marked("The template took more than {gigabytes} GB of memory, and was stopped"),
        marked("Look for a loop that makes a text or a list without end"),
    ),
    "size": (
        marked("The template makes a document larger than {megabytes} MB"),
        marked("Look for a loop that makes a text or a list without end"),
    ),
    "stopped": (
        marked("The process that the template ran in broke down"),
        marked("Undo the last change to the template"),
    ),
}
"""What is said of a fault, by its kind, and what to do."""


Paper: TypeAlias = BallotForm | papers.Paper
"""Whatever is written by a template."""


class Sandbox:
    """Writes documents by templates in a process of its own, which is started once, and anew when it was stopped.

    To be used in a `with`. The process starts at once, so that it is ready when the first document is.
    """

    def __init__(self, templates: Templates) -> None:
        """Raises UserError where the environment says something else than a number of seconds."""
        self._templates = templates
        self._seconds = _seconds()

    def __enter__(self) -> Sandbox:
        self._temporary = tempfile.TemporaryDirectory(prefix="samverkan-", ignore_cleanup_errors=True)
        self._empty, self._copies = (Path(self._temporary.name, each) for each in ("empty", "templates"))
        self._empty.mkdir()
        self._copies.mkdir()
        self._laid: dict[str, Path] = {}
        self._process = Process(self._empty)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.stop()
        self._temporary.cleanup()

    def write(self, view: Paper, name: str, look: Look = USUAL) -> bytes:
        """The document of a paper by the template of a name, of which the ending says what it is written in.

        Raises TemplateFault, and UserError where the fonts lack a character of the document.
        """
        if self._templates.path(name) is None:
            raise TemplateFault(Path(name), None, Message("There is no such template"))
        if look.fonts not in self._laid:
            self._laid[look.fonts] = self._templates.lay(self._copies / f"templates-{len(self._laid)}", look.fonts)
        if not self._process.is_running:
            self._process = Process(self._empty)
        try:
            task = pickle.dumps((self._laid[look.fonts], name, view, look, self._seconds, self._pictures(view)))
            return self._process.answer(task, name, self._seconds)
        except EngineFault as fault:
            if fault.kind == "glyph":
                raise _missing_glyph(fault.reason, view) from None
            raise _undrawn(fault.name) if fault.kind == "picture" else self._said(fault, name) from None
        except BaseException:
            self._process.stop()
            raise

    def _pictures(self, view: Paper) -> dict[str, Picture]:
        """The pictures in the texts of a view; of one that cannot be printed there will be its words."""
        found: dict[str, Picture] = {}
        if self._templates.within is not None:
            every = papers.paper_nodes(view) if isinstance(view, papers.Paper) else nodes(view)
            for file in dict.fromkeys(node.file for node in every if node.kind == "picture"):
                with suppress(PictureFault):
                    found[file] = read_picture(self._templates.within, file)
        return found

    def _said(self, fault: EngineFault, name: str) -> TemplateFault:
        known: dict[str, Value] = {
            "reason": fault.reason,
            "hint": fault.hint,
            "seconds": math.ceil(self._seconds),
            "gigabytes": MEGABYTES >> 10,
            "megabytes": LONGEST >> 20,
            "variable": _VARIABLE,
        }

        def filled(text: str) -> Message:
            return Message(text, **{each: known[each] for each in _GAP.findall(text)})

        sentence, help = _WORDS.get(fault.kind, _WORDS["stopped"])
        at, line = self._templates.path(fault.name), fault.line
        if at is None:
            at, line = self._templates.path(name) or Path(name), None
        if at in self._templates.own.values() and _is_of_an_older_version(at):
            return TemplateFault(at, line, filled(sentence), _OLDER)
        is_told = help and ("{hint}" not in help or fault.hint)
        return TemplateFault(at, line, filled(sentence), filled(help) if is_told else None)


def _is_of_an_older_version(file: Path) -> bool:
    """Whether a template asks for what one was given in version 0.1, and not for what it is given now."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return _ASKED_BEFORE.search(text) is not None and "paper" not in text


def _seconds() -> float:
    said = os.environ.get(_VARIABLE, "")
    try:
        seconds = float(said) if said else SECONDS
    except ValueError:
        seconds = 0
    if not 0 < seconds < math.inf:
        raise UserError(
            Message("{variable} is no number of seconds: {text}", variable=_VARIABLE, text=said),
            Message("Write for example {example}", example=f"{_VARIABLE}=120"),
        )
    return seconds


def _missing_glyph(letters: str, view: Paper) -> UserError:
    character = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in dict.fromkeys(letters))
    where = next((text for text in (*_texts(view), *view.words.values()) if letters in text), "")
    shown = where if len(where) <= 200 else _around(where, letters)
    return UserError(
        Message("The fonts of the document have no sign for {character}, in “{text}”", character=character, text=shown)
        if where
        else Message("The fonts of the document have no sign for {character}", character=character),
        Message("Write it in words, or put a font that has it in templates/fonts and use it in the template"),
    )


def _texts(view: Paper) -> Iterator[str]:
    return papers.paper_texts(view) if isinstance(view, papers.Paper) else iter(texts(view))


def _undrawn(file: str) -> UserError:
    return UserError(
        Message("The picture {file} cannot be drawn", file=file),
        Message("Open it in a program for pictures and save it anew, as PNG if nothing else helps"),
    )


def _around(text: str, letters: str) -> str:
    at = text.index(letters)
    return "…" + text[max(0, at - 80) : at + 80].strip() + "…"
