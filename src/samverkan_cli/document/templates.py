"""Where templates are, and which of them holds: a workspace's own come before those that ship."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, Value

LARGEST = 32 * 1024 * 1024
"""The largest file that a template folder may hold, in bytes: a font or a picture of a coat of arms is smaller."""

MOST = 2_000
"""How many files a template folder may hold."""


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


class Templates:
    """The templates that hold, by name (`action-plan.typ`, `fonts/Mine.ttf`), from folders in order of precedence."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """`folders` that are not there are passed over. Raises TemplateFault for what may not lie in one."""
        self._files: dict[str, Path] = {}
        for folder in folders:
            for name, file in _files(folder):
                self._files.setdefault(name, file)

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __contains__(self, name: str) -> bool:
        return name in self._files

    def path(self, name: str) -> Path:
        """The file of a template. Raises TemplateFault where there is none of that name."""
        if name not in self._files:
            raise TemplateFault(Path(name), None, Message("There is no such template"))
        return self._files[name]

    def read(self, name: str) -> str:
        """The text of a template. Raises TemplateFault where there is none, or it is not UTF-8."""
        file = self.path(name)
        try:
            return file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise TemplateFault(
                file, None, Message("The template is not text in UTF-8"), Message("Save it as UTF-8 in your editor")
            ) from None

    def lay(self, into: Path) -> None:
        """Copy every template into an empty folder, as an ordinary file under its name."""
        for name, file in self._files.items():
            target = into / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each file of a folder and those below it. What a link leads to must lie in the folder too."""
    if not folder.is_dir():
        return
    inside = folder.resolve()
    waiting, found = [folder], 0
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            if path.name.startswith("."):
                continue
            real = path.resolve()
            if path.is_symlink() and (not real.is_relative_to(inside) or real.is_dir()):
                raise TemplateFault(
                    path,
                    None,
                    Message("A link may not lead to a folder, or out of the folder with templates"),
                    Message("Put a copy of the file here instead"),
                )
            if path.is_dir():
                waiting.append(path)
                continue
            found += 1
            status = path.stat() if path.exists() else None
            if status is None or not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST or found > MOST:
                raise TemplateFault(
                    path,
                    None,
                    Message("A folder with templates holds ordinary files, none over 32 MB, and at most 2,000 of them"),
                    Message("Move what is no template out of the folder"),
                )
            yield path.relative_to(folder).as_posix(), path
