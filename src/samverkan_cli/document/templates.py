"""Where templates are, and which of them holds: a workspace's own come before those that ship."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, Value, marked
from samverkan_cli.load.files import Outside, is_inside, regular
from samverkan_cli.load.workspace import TEMPLATES, Workspace

LARGEST = 32 << 20
"""How much a template folder may hold in all, in bytes: a font or a picture of a coat of arms is far smaller."""

MOST = 2_000
"""How many files a template folder may hold."""


OWN_FONTS = "own"
"""The folder beside the fonts that ship for those of a look."""
USES = {
    "document.typ": marked("the order of a PDF"),
    "look.typ": marked("colours, fonts, measures and symbols of a PDF"),
    "lib.typ": marked("how texts and pages of a PDF are laid out"),
    "words.typ": marked("how words, links and footnotes of a PDF are set"),
    "tables.typ": marked("how tables of a PDF are laid out"),
    "figures.typ": marked("how figures are drawn"),
    "figure-links.typ": marked("how figures with lines between things are drawn"),
    "figure-parts.typ": marked("the look of figures, and their signs"),
    "figure-time.typ": marked("how figures with days in them are drawn"),
    "drawings.typ": marked("the figures of a page or a Word file"),
    "document.html.j2": marked("the order of a web page"),
    "document.css": marked("the look of a web page"),
    "document.js": marked("the filters of a web page"),
    "document.docx": marked("a Word file: its styles, head and foot are changed in Word"),
    "document.md.j2": marked("Markdown"),
    "ballot-form.typ": marked("a ballot to print"),
}
"""What each template that ships is for."""


class TemplateFault(UserError):
    """A template cannot be used. `file` is where, as a path, and `line` on which line of it, where that is known."""

    def __init__(self, file: Path, line: int | None, fault: Message, help: Message | None = None) -> None:
        place: dict[str, Value] = {"file": str(file), "fault": fault}
        if line is None:
            super().__init__(Message("{file}: {fault}", **place), help)
        else:
            super().__init__(Message("{file}:{line}: {fault}", line=line, **place), help)
        self.file = file
        self.line = line


def shipped() -> Path:
    """The folder of the templates that ship: inside the installed package, else at the top of a source checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent.parent / "templates"


def shipped_names() -> tuple[str, ...]:
    """The templates that ship and can be changed, in the order in which they are spoken of."""
    there = {each.name for each in shipped().iterdir() if each.is_file()}
    return (*(name for name in USES if name in there), *sorted(there - {*USES}))


def own_names(templates: Templates) -> frozenset[str]:
    """The templates that a workspace has of its own. Raises TemplateFault."""
    return frozenset(name for name in templates.own if "/" not in name)


class Templates:
    """The templates that hold, by name (`action-plan.typ`, `fonts/Mine.ttf`): those of `own` before those that ship.

    `within` is the workspace, where `own` must lie, and the pictures of texts.
    """

    def __init__(self, own: Path | None = None, within: Path | None = None) -> None:
        self._folder = own
        self.within = within or own

    @cached_property
    def own(self) -> dict[str, Path]:
        """Its files, by name; none where the folder is not there. Raises TemplateFault for what may not lie in it."""
        if self._folder is None or self.within is None:
            return {}
        return dict(_files(self._folder, self.within))

    def path(self, name: str) -> Path | None:
        """The file of a template; None where there is none of that name."""
        file = self.own.get(name, shipped() / name)
        return file if file.is_file() else None

    def lay(self, into: Path, fonts: str = "") -> Path:
        """A folder with every template as an ordinary file: that of those that ship, or copies `into` an empty one.

        `fonts` is a folder within, whose files join the fonts of the templates. Raises TemplateFault.
        """
        more = _files(self.within / fonts, self.within) if fonts and self.within is not None else ()
        found = {**self.own, **{f"fonts/{OWN_FONTS}/{name}": file for name, file in more}}
        if not found:
            return shipped()
        shutil.copytree(shipped(), into, dirs_exist_ok=True)
        left = LARGEST
        for name, file in found.items():
            try:
                raw = regular(file, left + 1, self.within)
            except (OSError, RuntimeError, Outside):
                raw = None
            if raw is None or len(raw) > left:
                raise _misplaced(file)
            left -= len(raw)
            target = into / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(raw)
        return into


def templates(workspace: Workspace) -> Templates:
    """The templates of a workspace."""
    return Templates(workspace.root / (workspace.settings.templates or TEMPLATES), workspace.root)


def _files(folder: Path, within: Path) -> Iterator[tuple[str, Path]]:
    """Each file of a folder and those below it, by its name. What a link leads to must lie in the folder too."""
    if not is_inside(folder, within):
        raise _linked(folder)
    if not folder.is_dir():
        return
    waiting, found = [folder], 0
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            if path.name.startswith("."):
                continue
            if path.is_symlink() and (path.is_dir() or not is_inside(path, folder)):
                raise _linked(path)
            if path.is_dir():
                waiting.append(path)
                continue
            found += 1
            if found > MOST or not path.is_file():
                raise _misplaced(path)
            yield path.relative_to(folder).as_posix(), path


def _linked(path: Path) -> TemplateFault:
    return TemplateFault(
        path,
        None,
        Message("A link may not lead to a folder, or out of the folder with templates"),
        Message("Put a copy of the file here instead"),
    )


def _misplaced(path: Path) -> TemplateFault:
    return TemplateFault(
        path,
        None,
        Message("A folder with templates holds ordinary files, at most 2,000 of them and 32 MB in all"),
        Message("Move what is no template out of the folder"),
    )
