"""Documents to files: each named, made and written, with what it links to beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from samverkan_cli.cli.beside import content_of, files_beside
from samverkan_cli.cli.session import Session
from samverkan_cli.compare.worded import Changes
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.document.documents import FORMS, OVER_PLANS, prepare, table, template_of
from samverkan_cli.document.file_names import Naming, refuse_doubles
from samverkan_cli.document.look import look_of
from samverkan_cli.document.paper import Paper, paper_nodes
from samverkan_cli.document.provenance import provenance
from samverkan_cli.document.sandbox import Sandbox
from samverkan_cli.document.templates import Templates, templates
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.i18n.speech import spoken
from samverkan_cli.link.project import Project
from samverkan_cli.load.files import is_inside
from samverkan_cli.load.workspace import SETTINGS, Workspace


@record
class Wanted:
    """What is asked for: forms and documents by name, where to (None for stdout), and how the files are named."""

    forms: tuple[str, ...]
    documents: tuple[str, ...]
    output: Path | None
    naming: Naming
    period: str | None = None
    follow_up: str | None = None
    owner: str | None = None
    since: str | None = None
    commit: bool = True


@record
class _Ready:
    """A document of plans, ready to be written."""

    projects: tuple[Project, ...]
    document: str
    paper: Paper

    @property
    def alone(self) -> Project | None:
        """The plan that it is about, where it is about one."""
        return None if self.document in OVER_PLANS else self.projects[0]

    @property
    def name(self) -> str:
        """What it is called among others."""
        return " ".join(filter(None, [self.alone.name if self.alone else "", self.document]))


@dataclass
class Writer:
    """Makes documents one after another: what is wrong with one stops no other."""

    session: Session
    workspace: Workspace
    sandbox: Sandbox
    wanted: Wanted
    made: int = 0
    passed_over: int = 0
    said: set[Message] = field(default_factory=set)

    @property
    def code(self) -> int:
        """2 where a document could not be made, or where there was nothing to make of all that was asked for."""
        return 2 if self.said or (self.passed_over and not self.made) else 0

    @cached_property
    def _templates(self) -> Templates:
        """The templates of the workspace, looked for once."""
        return templates(self.workspace)

    def make(self, projects: list[Project]) -> None:
        """Make all that is asked for of some plans. Raises UserError where two documents would be one file."""
        ready = [each for each in self._ready(projects) if each is not None]
        files = {(each.name, form): self._file(each, form) for each in ready for form in self.wanted.forms}
        refuse_doubles({f"{name} {form}": file for (name, form), file in files.items()})
        for each in ready:
            for form in self.wanted.forms:
                self._one(each, form, files[each.name, form])

    def _file(self, each: _Ready, form: str) -> str:
        owner = "" if each.alone is not None else self.wanted.owner or ""
        return self.wanted.naming.of(each.paper, each.alone, form, self._report(each), owner)

    def _report(self, each: _Ready) -> str:
        """The id of the follow-up that a document is."""
        if each.alone is None or each.document != "follow-up":
            return ""
        return self.wanted.follow_up or _last_report(each.alone)

    def _about(self, each: _Ready) -> dict[str, str]:
        """What a table is of, so that it finds back."""
        report = self._report(each)
        return {"plan": each.projects[0].name, **({"follow_up": report} if report else {})}

    def _ready(self, projects: list[Project]) -> Iterator[_Ready | None]:
        for project in projects:
            for document in self.wanted.documents:
                if document not in OVER_PLANS:
                    yield self._prepared((project,), document, project.name)
        for document in self.wanted.documents:
            if document in OVER_PLANS and projects:
                yield self._prepared(tuple(projects), document, document)

    def _prepared(self, projects: tuple[Project, ...], document: str, name: str) -> _Ready | None:
        """A document that says what it was made of; None where there is nothing for it, or it cannot be made."""
        with _Telling(self, name):
            paper = prepare(
                projects,
                document,
                today=self.session.today,
                language=self.workspace.settings.language or self.session.speech.code,
                period=self.wanted.period if document not in OVER_PLANS else None,
                follow_up=self.wanted.follow_up if document == "follow-up" else None,
                owner=self.wanted.owner if document in OVER_PLANS else None,
                changes=self._changes(projects[0]) if document == "changes" else None,
            )
            if paper is not None:
                return _Ready(projects, document, self._traced(projects, paper))
            self.passed_over += 1
            self.session.say(Message("{plan} has nothing for {document}", plan=name, document=document))
        return None

    def _changes(self, project: Project) -> Changes | None:
        """What has changed in a plan since the version that is asked for, else since it was last adopted."""
        from samverkan_cli.cli.earlier import adopted_before, changes_in, never_adopted, open_since

        since, name = self.wanted.since, project.name
        before = (
            open_since(self.session, self.workspace, [name], since)
            if since is not None
            else adopted_before(self.workspace, project)
        )
        if before is None:
            raise never_adopted(self.workspace, [name])
        code = spoken(project.document.language, self.workspace.settings.language or self.session.speech.code)
        return changes_in(project, before, Phrases(code))

    def _one(self, each: _Ready, form: str, file: str) -> None:
        """Make one document. What is wrong with a template is said once, however many are made by it."""
        with _Telling(self, file):
            with self.session.working(Message("Writing {name}", name=file)):
                content = self._content(each, form)
            if content is None:
                self.passed_over += 1
                self.session.say(Message("There is no table of {document}", document=each.document))
                return
            if self.wanted.output is None:
                self.session.write(content.decode())
            else:
                self._write(self.wanted.output / file, content, each)
            self.made += 1

    def _content(self, each: _Ready, form: str) -> bytes | None:
        """A document in a form; None where it has no such form."""
        settings = self.workspace.settings
        if form == "xlsx":
            from samverkan_cli.document.workbook import workbook

            found = table(each.paper, self._about(each), settings.language or self.session.speech.code)
            return workbook(found) if found is not None else None
        name = template_of(each.document, form, self._templates)
        accent = settings.look.accent if settings.look else None
        return self.sandbox.write(each.paper, name, look_of(each.projects[0].document.layout, accent))

    def _write(self, path: Path, content: bytes, each: _Ready) -> None:
        from samverkan_cli.fix.writing import write_file

        write_file(self.session.typed(path), content)
        self.session.say(Message("Written: {file}", file=path.as_posix()))
        self._lay_beside(self.session.typed(path.parent), each)

    # --- what a document was made of, and what lies beside it

    def _traced(self, projects: tuple[Project, ...], paper: Paper) -> Paper:
        """A document that says what it was made of."""
        from samverkan_cli.load.git import commit_of

        files = dict(self._read(projects, paper))
        commit = commit_of(self.workspace.root, files) if self.wanted.commit else None
        say = Phrases(spoken(paper.language, self.session.speech.code))
        version = projects[0].document.version if len(projects) == 1 else None
        names = tuple(project.name for project in projects)
        return replace(
            paper, provenance=provenance(names, version or "", files, commit.id[:12] if commit else None, say)
        )

    def _read(self, projects: tuple[Project, ...], paper: Paper) -> Iterator[tuple[str, bytes]]:
        """All that a document is made of, by name: the plans' files, the settings, own templates and pictures."""
        root = self.workspace.root
        for project in projects:
            plan = self.workspace.plans[project.name]
            for file in (*plan.shared, *plan.own):
                yield file, self.workspace.reader.bytes(file)
        own = {path.relative_to(root).as_posix() for path in self._templates.own.values()}
        pictures = {node.file for node in paper_nodes(paper) if node.kind == "picture" and node.file}
        for file in sorted({SETTINGS, *own, *pictures, *self._fonts(projects[0])}):
            raw = content_of(root, file)
            if raw is not None:
                yield file, raw

    def _fonts(self, project: Project) -> set[str]:
        """The files of the fonts of a plan's look."""
        layout, root = project.document.layout, self.workspace.root
        folder = root / layout.fonts.folder if layout is not None and layout.fonts is not None else None
        if folder is None or not is_inside(folder, root):
            return set()
        return {path.relative_to(root).as_posix() for path in folder.rglob("*") if path.is_file()}

    def _lay_beside(self, folder: Path, each: _Ready) -> None:
        """Copy what a document links to, shows and attaches to where the document looks for it.

        What cannot be copied is left: SAM819 says what is not there.
        """
        from samverkan_cli.fix.writing import write_file

        for target, file in files_beside(each.paper, each.projects[0].folder).items():
            source, path = self.workspace.root / file, folder / target
            if path.suffix[1:] in FORMS and path.parent == folder and path.exists():
                continue
            if path.resolve() == source.resolve():
                continue
            raw = content_of(self.workspace.root, file)
            if raw is not None:
                with suppress(OSError, RuntimeError):
                    write_file(path, raw)


class _Telling:
    """Says what could not be made, and goes on."""

    def __init__(self, writer: Writer, file: str) -> None:
        self._writer, self._file = writer, file

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> bool:
        from samverkan_cli.cli.command import of_environment, report_error

        fault = of_environment(error, self._file) if isinstance(error, OSError) else error
        if not isinstance(fault, UserError):
            return False
        if fault.message not in self._writer.said:
            self._writer.said.add(fault.message)
            report_error(self._writer.session.speech, fault)
        return True


def _last_report(project: Project) -> str:
    return max(project.follow_ups, key=lambda each: each.date).id
