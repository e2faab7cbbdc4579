"""Making what is shown: the plan read and checked, and its page written, anew each time."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeAlias

from samverkan_cli.cli.preview.page import Frame
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError

if TYPE_CHECKING:
    from samverkan_cli.document.sandbox import Sandbox
    from samverkan_cli.link.project import Project
    from samverkan_cli.load.workspace import Workspace

Written: TypeAlias = tuple[bytes, Set[str]]
"""A page, and the anchors that it has."""


@dataclass
class Maker:
    """Makes frames of one plan. To be used in a `with`."""

    session: Session
    word: str
    period: str | None = None
    _last: Frame = field(default_factory=lambda: Frame("", None, []))
    _open: ExitStack = field(default_factory=ExitStack)
    _templates: Sequence[tuple[str, int, int]] | None = None
    _sandbox: Sandbox | None = None

    def __enter__(self) -> Maker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def make(self) -> Frame:
        """What is shown of the plan as its files are now; where it cannot be read, the last good page stays."""
        from samverkan_cli.cli.command import of_environment

        try:
            self._last = self._made()
        except UserError as fault:
            self._last = replace(self._last, current=False, fault=self._said(fault), found=[])
        except OSError as error:
            self._last = replace(self._last, current=False, fault=self._said(of_environment(error)), found=[])
        return self._last

    def _made(self) -> Frame:
        from samverkan_cli.check.gathering import gathered
        from samverkan_cli.cli.checking import checked

        workspace, names = self.session.workspace([self.word])
        outcome = checked(self.session, workspace, names)
        found = gathered(outcome.found)
        project = outcome.project(names[0])
        title = project.document.title if project is not None else names[0]
        frame = replace(self._last, title=title, found=list(found), current=False, fault="")
        if project is None or outcome.blocking(names[0]):
            return frame
        try:
            page, anchors = self._written(workspace, project)
        except UserError as fault:
            return replace(frame, fault=self._said(fault))
        return replace(frame, page=page, anchors=anchors, current=True)
