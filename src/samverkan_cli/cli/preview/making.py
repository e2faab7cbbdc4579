"""Making what is shown: the plan read and checked, and its page written, anew each time."""

from __future__ import annotations

from collections.abc import Set
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import TYPE_CHECKING, TypeAlias

from samverkan_cli.cli.preview.files import Files
from samverkan_cli.cli.preview.page import Frame
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message

if TYPE_CHECKING:
    from samverkan_cli.document.sandbox import Sandbox
    from samverkan_cli.document.templates import Templates
    from samverkan_cli.link.project import Project
    from samverkan_cli.load.workspace import Workspace

DOCUMENT = "action-plan"
_Stamp: TypeAlias = tuple[tuple[str, int, int], ...]


@dataclass
class Maker:
    """Makes frames of one plan. To be used in a `with`."""

    session: Session
    plan: str
    period: str | None = None
    _last: Frame = field(default_factory=lambda: Frame("", None, []))
    _sandbox: Sandbox | None = None
    _stamp: _Stamp = ()
    _held: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Maker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._held.close()

    def make(self) -> Frame:
        """What is shown of the plan as its files are now; where there can be no page of it, the last one stays."""
        from samverkan_cli.cli.command import of_environment

        try:
            self._last = self._made()
        except UserError as fault:
            self._last = replace(self._last, current=False, fault=self._said(fault), found=[])
        except OSError as error:  # a file that was there a moment ago
            self._last = replace(self._last, current=False, fault=self._said(of_environment(error)), found=[])
        return self._last

    def _made(self) -> Frame:
        from samverkan_cli.check.gathering import gathered
        from samverkan_cli.cli.checking import checked

        workspace, _ = self.session.workspace([])
        if self.plan not in workspace.plans:
            raise UserError(Message("There is no plan {plan}", plan=self.plan))
        outcome = checked(self.session, workspace, [self.plan])
        project = outcome.project(self.plan)
        title = project.document.title if project is not None else self._last.title or self.plan
        frame = replace(self._last, title=title, found=gathered(outcome.found), current=False, fault="")
        if project is None or outcome.blocking(self.plan):
            return frame
        try:
            page, anchors, files = self._page(workspace, project)
        except UserError as fault:
            return replace(frame, fault=self._said(fault))
        return replace(frame, page=page, anchors=anchors, files=files, current=True)

    def _page(self, workspace: Workspace, project: Project) -> tuple[bytes, Set[str], Files]:
        """The page of a plan, the anchors that it has, and the files that lie beside it."""
        from samverkan_cli.cli.beside import files_beside
        from samverkan_cli.document.crossing import crossing
        from samverkan_cli.document.documents import prepare, template_of
        from samverkan_cli.document.look import look_of
        from samverkan_cli.document.templates import templates

        language = workspace.settings.language or self.session.speech.code
        paper = prepare([project], DOCUMENT, today=self.session.today, language=language, period=self.period)
        if paper is None:
            raise UserError(Message("{plan} has nothing for {document}", plan=project.name, document=DOCUMENT))
        found = templates(workspace)
        look = look_of(project.document.layout, workspace.settings.look.accent if workspace.settings.look else None)
        page = self._sandbox_of(found).write(paper, template_of(DOCUMENT, "html", found), look)
        known = crossing(paper)
        files = Files(workspace.root, files_beside(paper, project.folder))
        return page, known.anchors | {each.anchor for each in known.homeless()}, files

    def _sandbox_of(self, found: Templates) -> Sandbox:
        """The process that templates run in, and a new one where they have changed."""
        from samverkan_cli.document.sandbox import Sandbox

        stats = ((name, path.stat()) for name, path in sorted(found.own.items()))
        stamp = tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)
        if self._sandbox is None or stamp != self._stamp:
            self._held.close()
            self._sandbox = self._held.enter_context(Sandbox(found))
            self._stamp = stamp
        return self._sandbox

    def _said(self, fault: UserError) -> str:
        say = self.session.speech
        return " ".join(say(each) for each in (fault.message, fault.help) if each is not None)
