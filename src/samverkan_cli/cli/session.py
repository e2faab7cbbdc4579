"""What every command is given: language, day, workspace, and where to write."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Event, Timer
from typing import TYPE_CHECKING, TextIO

from samverkan_cli.cli.streams import say
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.inert import inert, visible
from samverkan_cli.core.message import Message, either
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.i18n.speech import LANGUAGES, Code, Speech, of_environment, speech

if TYPE_CHECKING:
    from samverkan_cli.load.workspace import Workspace
    from samverkan_cli.report.layout import Layout, Window

_LANGUAGE = compiled_late(r"(?m)^[\"']?language[\"']?[ \t]*:[ \t]*[\"']?(sv|en)\b")


_HOW_TO_BEGIN = Message(
    "Go to a folder with samverkan.yaml or plans/, name one with --workspace, or make one: samverkan new DIR"
)
Unsaved = tuple[Path, bytes]
"""A file, and the text that counts in the place of what it holds."""


@dataclass(slots=False)
class Session:
    """The words that every command understands, and what follows from them.

    What is asked for is kept until the command has ended well, so that a command that fails writes nothing to stdout.
    """

    folder: Path | None = None
    lang: str | None = None
    today_text: str | None = None
    no_color: bool = False
    quiet: bool = False
    here: Path = field(default_factory=Path.cwd)
    written: list[str | bytes] = field(default_factory=list)
    root: Path | None = None
    """The workspace that was opened."""

    @cached_property
    def speech(self) -> Speech:
        """The language in which this user is spoken to."""
        return speech(language(self.lang, self.folder, self.here))

    @cached_property
    def today(self) -> date:
        """The day for which plans are judged."""
        if self.today_text is None:
            return date.today()  # noqa: DTZ011 - the user's own day is meant
        return as_day(self.today_text)

    def workspace(
        self, wanted: list[str], unsaved: Unsaved | None = None, *, of_any_version: bool = False
    ) -> tuple[Workspace, list[str]]:
        """The workspace, and the names of the plans that are wanted in it: all of them where none is named.

        `unsaved` is a text that counts in the place of what a file holds. Raises UserError where there is no workspace,
        or no such plan, or where it needs a later program, unless any version will do.
        """
        from samverkan_cli.load.workspace import choose, find_root, open_alone, open_workspace

        if self.folder is not None:
            if not self.folder.is_dir():
                raise UserError(
                    Message("There is no folder {folder}", folder=str(self.folder)),
                    Message("Name the folder that holds samverkan.yaml or plans/"),
                )
            root: Path | None = self.folder.resolve()
        else:
            start = self._start(wanted, unsaved)
            root = find_root(start if start.is_dir() else start.parent)
        if root is None:
            alone = self._alone(wanted, unsaved)
            opened = open_alone(alone, _laid_over(alone if alone.is_dir() else alone.parent, unsaved))
            self.root = opened.root
            return opened, list(opened.plans)
        opened = open_workspace(root, _laid_over(root, unsaved))
        self.root = opened.root
        if opened.unmet is not None:
            if of_any_version:
                return opened, []
            raise UserError(opened.unmet.message, opened.unmet.help)
        for word in wanted:
            if choose(opened, word, self.here) is None:
                self.pass_over(word)
        return opened, self.chosen(opened, wanted)

    def plans(self, wanted: Sequence[str]) -> tuple[Workspace, list[str]]:
        """The same, where there is at least one plan. Raises UserError where there is none."""
        workspace, names = self.workspace([*wanted])
        if not names:
            raise UserError(
                Message("There is no plan in the workspace {folder}", folder=str(workspace.root)),
                Message("Make a first plan in a folder of its own: samverkan new DIR"),
            )
        return workspace, names

    def shown(self, path: Path) -> str:
        """How a path is named to this user: from where she stands."""
        return Path(os.path.relpath(path, self.here.resolve())).as_posix()

    def chosen(self, workspace: Workspace, wanted: list[str]) -> list[str]:
        """The names of the plans that are wanted in a workspace. Raises UserError where there is no such plan."""
        from samverkan_cli.load.workspace import choose

        if not wanted or workspace.alone:
            return list(workspace.plans)
        return list(dict.fromkeys(name for each in wanted for name in choose(workspace, each, self.here) or ()))

    def typed(self, name: str | Path) -> Path:
        """A path from the command line. Raises UserError where a link leads it out of the workspace that it is in."""
        from samverkan_cli.load.files import held

        return self.here / name if self.root is None else held(self.here / name, self.root)

    def typed_for_new(self, name: str | Path) -> Path:
        """A path from the command line at which something is to be made, whether or not in this workspace.

        Raises UserError where a link leads it out of any workspace that it is in.
        """
        from samverkan_cli.load.files import held
        from samverkan_cli.load.workspace import SETTINGS

        path = Path(os.path.normpath(self.here / name))
        for each in path.parents:
            if os.path.lexists(each / SETTINGS):
                held(path, each)
        return path

    def pass_over(self, word: str) -> None:
        """Say that a file is not looked at."""
        if self.path(word).exists():
            self.say(Message("{file} is no plan file, and is passed over", file=word))
        else:
            self.say(Message("{file} is not there any more, and is passed over", file=word))

    def path(self, word: str) -> Path:
        """What a word means as a path."""
        return Path(os.path.normpath(self.here / word))

    def _start(self, wanted: list[str], unsaved: Unsaved | None) -> Path:
        """Where to look for the workspace from: what was named, if it is there, else where the user stands."""
        there = next((path for path in map(self.path, wanted) if path.exists()), None)
        if there is None and unsaved is not None and not wanted:
            there = unsaved[0]
        return there or self.here

    def _alone(self, wanted: list[str], unsaved: Unsaved | None) -> Path:
        """The file or folder that is a plan by itself, because it lies in no workspace."""
        if not wanted and unsaved is not None:
            return unsaved[0]
        missing = next((each for each in wanted if not self.path(each).exists()), None)
        if missing is not None:
            raise UserError(
                Message("There is no workspace here, and no file or folder {word}", word=missing), _HOW_TO_BEGIN
            )
        if len(wanted) > 1:
            raise UserError(
                Message("{words} lie in no workspace, so each is a plan by itself", words=tuple(wanted)),
                Message("Name one at a time, or put a file samverkan.yaml in a folder above them"),
            )
        if not wanted:
            raise UserError(Message("There is no workspace here"), _HOW_TO_BEGIN)
        return self.path(wanted[0])

    def write(self, text: str | bytes, *, are_commands: bool = False) -> None:
        """Keep what was asked for until the command has ended well. No line of it is a command to the log of a build,
        unless it is said that they are commands of ours.
        """
        if isinstance(text, str) and not are_commands:
            text = inert(text, coloured=self.window().terminal)
        self.written.append(text)

    def window(self, *, stderr: bool = False) -> Window:
        """Where what is written to stdout or stderr is shown."""
        from samverkan_cli.report.layout import Window

        stream, forced = sys.stderr if stderr else sys.stdout, os.environ.get("FORCE_COLOR")
        terminal = stream.isatty() if forced is None else bool(forced)
        return Window(
            _columns(stream),
            terminal and os.environ.get("TERM", "").lower() != "dumb",
            colour=not (self.no_color or os.environ.get("NO_COLOR")),
        )

    def layout(self) -> Layout:
        """What is set in it is as wide as stdout's window, but no wider than is read well."""
        from samverkan_cli.report.layout import Layout

        window = self.window()
        return Layout(self.speech, window, window.column)

    @contextmanager
    def working(self, message: Message) -> Iterator[None]:
        """Say what is being done while it is, at a terminal, if it takes more than a second."""
        if self.quiet or not (sys.stderr.isatty() and self.window(stderr=True).terminal):
            yield
            return
        words, shown = inert(visible(self.speech(message))), Event()

        def show() -> None:
            shown.set()
            sys.stderr.write(f"{words} ...\r")
            sys.stderr.flush()

        soon = Timer(1.0, show)
        soon.daemon = True
        soon.start()
        try:
            yield
        finally:
            soon.cancel()
            soon.join()
            if shown.is_set():
                sys.stderr.write("\x1b[K")

    @property
    def can_ask(self) -> bool:
        """Whether somebody is there who can be asked something."""
        return sys.stdin.isatty() and sys.stderr.isatty() and not self.quiet

    def say(self, message: Message) -> None:
        """Tell the user something beside what was asked for."""
        if not self.quiet:
            say(self.speech(message))


def _columns(stream: TextIO) -> int:
    """How wide the window of a stream is; COLUMNS=0 says that it is not known."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return 80


def as_day(text: str) -> date:
    """A day that is written on the command line. Raises UserError where it is none."""
    try:
        if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text.strip()):
            raise ValueError  # Python reads more forms of a date than the format has
        return date.fromisoformat(text.strip())
    except ValueError:
        raise UserError(
            Message("{text} is not a date", text=text), Message("Write year, month and day, for example 2027-06-15")
        ) from None


def _laid_over(root: Path, unsaved: Unsaved | None) -> dict[str, bytes]:
    """A text that is not saved, under the name that its file has in a workspace."""
    if unsaved is None:
        return {}
    path, text = unsaved
    try:
        # Only the folder is resolved: a file that is a link has the name of the link.
        file = (path.parent.resolve() / path.name).relative_to(root.resolve()).as_posix()
    except ValueError:
        raise UserError(
            Message("{file} is not in the workspace {folder}", file=str(path), folder=str(root)),
            Message("Name a file of the plan"),
        ) from None
    return {file: text}


def language(asked: str | None, folder: Path | None, here: Path) -> Code:
    """The language: as asked, of the environment, of the workspace, of the locale, else English.

    Raises UserError where one is asked for that there are no words in.
    """
    for said in (asked, os.environ.get("SAMVERKAN_LANG") or None):
        if said is not None:
            code = next((each for each in LANGUAGES if each == said.lower()), None)
            if code is None:
                raise UserError(
                    Message("There is no language {word}", word=said),
                    Message("Write one of {words}", words=either(LANGUAGES)),
                )
            return code
    return _of_workspace(folder, here) or of_environment() or "en"


def _of_workspace(folder: Path | None, here: Path) -> Code | None:
    # Read as text: to know the language must cost nothing, and the file may be at fault.
    from samverkan_cli.load.files import head

    for above in (folder,) if folder is not None else (here, *here.parents):
        path = above / "samverkan.yaml"
        if not path.exists():
            continue
        found = _LANGUAGE.search(head(path, above).decode("utf-8", "replace"))
        return None if found is None else "sv" if found[1] == "sv" else "en"
    return None
