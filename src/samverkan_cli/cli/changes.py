"""`samverkan changes`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from samverkan_cli.cli.options import Format, Plans, trimmed
from samverkan_cli.cli.session import Session
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, counted, marked

if TYPE_CHECKING:
    from samverkan_cli.cli.earlier import EarlierWorkspace
    from samverkan_cli.compare.worded import Changes
    from samverkan_cli.core.diagnostic import Change
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.link.project import Project
    from samverkan_cli.load.workspace import Workspace
    from samverkan_cli.report.changes import Fate, PlanChanges
    from samverkan_cli.validation.checking import Outcome

NAME = "changes"
HELP = marked("Show what has changed in plans. It is compared with what was last adopted, or with another version.")
EXAMPLE = marked("Example: samverkan changes exempel --since HEAD~1")
SINCE = marked("The version to compare with: a revision of git, or a folder")


def run(
    session: Session,
    plan: Plans = None,
    since: Annotated[str | None, typer.Option(metavar="REV|DIR", help=SINCE)] = None,
    write_revision: Annotated[
        bool, typer.Option("--write-revision", help=marked("Note the changes in the plan, as a revision"))
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=marked("Show what would change, without writing"))] = False,
    format: Annotated[Format, typer.Option(help=marked("The output format"))] = Format.text,
) -> int:
    """Show what has changed. Gives 1 where a plan has no document that could be compared, else 0."""
    from samverkan_cli.cli.picking import READING
    from samverkan_cli.cli.showing import open_plans, say_unshown
    from samverkan_cli.report.changes import as_json, as_text

    if dry_run and not write_revision:
        raise UserError(
            Message("{option} goes with {view} only", option="--dry-run", view="--write-revision"),
            Message("Leave one of them out"),
        )
    outcome, projects = open_plans(session, plan, READING)
    compared = _Compared(session, outcome, in_own_words=write_revision)
    found = list(compared.since(projects, trimmed(since), named=bool(plan)))
    if write_revision:
        return _noted(session, outcome.workspace, projects, found, dry_run=dry_run)
    if format is Format.json:
        session.write(as_json(found))
    else:
        layout = session.layout()
        as_text(found, layout)
        session.write(str(layout))
    return say_unshown(session, outcome)


class _Compared:
    """Plans held against earlier versions; told in the words of the user, or in those of each document."""

    def __init__(self, session: Session, outcome: Outcome, *, in_own_words: bool) -> None:
        self._session, self._in_own_words = session, in_own_words
        self._workspace, self._names = outcome.workspace, outcome.names
        self._complete = {each.name: each.complete for each in outcome.plans}

    def since(self, projects: Sequence[Project], since: str | None, *, named: bool) -> Iterator[PlanChanges]:
        """What has changed in each plan. Raises UserError where it is not known since when."""
        from samverkan_cli.cli.earlier import adopted_before, never_adopted, open_since
        from samverkan_cli.report.changes import PlanChanges

        earlier = open_since(self._session, self._workspace, self._names, since) if since is not None else None
        with self._session.working(Message("Reading what was committed")):
            pairs = [(project, earlier or adopted_before(self._workspace, project)) for project in projects]
        missing = [project.name for project, other in pairs if other is None]
        if missing and (named or len(missing) == len(pairs)):
            raise never_adopted(self._workspace, missing)
        for name in missing:
            message = Message("{plan} has not been adopted in another version, and is passed over", plan=name)
            self._session.say(message)
        for project, other in pairs:
            if other is not None:
                self._say_silence(project, other)
                yield self._changes(project, other)
        for name in _gone(earlier, self._workspace) if not named else ():
            yield PlanChanges(name, None, "gone", complete=True)

    def _say_silence(self, project: Project, other: EarlierWorkspace) -> None:
        """Say that the version that is compared with was itself changed after it was adopted."""
        from samverkan_cli.cli.earlier import changed_in_silence

        found = changed_in_silence(self._workspace, project.name, other)
        if found is not None:
            commit, n = found
            version, _ = other.plan(project.name)
            message = counted(
                "In {plan}, {n} thing that was decided was changed and the version stayed {version}: see {command}",
                "In {plan}, {n} things that were decided were changed and the version stayed {version}: see {command}",
                n,
                plan=project.name,
                version=(version.document.version if version is not None else None) or "",
                command=f"samverkan changes {project.name} --since {commit.id[:7]}",
            )
            self._session.say(message)

    def _changes(self, project: Project, other: EarlierWorkspace) -> PlanChanges:
        from samverkan_cli.cli.earlier import changes_in
        from samverkan_cli.report.changes import PlanChanges

        _, was_complete = other.plan(project.name)
        if not was_complete:
            message = Message("A file of {plan} as it was cannot be read, so not all is compared", plan=project.name)
            self._session.say(message)
        say = _own_words(self._session, self._workspace, project) if self._in_own_words else _words(self._session)
        changes, title = changes_in(project, other, say), project.document.title
        fate: Fate = "compared" if changes is not None or not was_complete else "new"
        return PlanChanges(project.name, title, fate, self._complete[project.name] and was_complete, changes)


def _words(session: Session) -> Phrases:
    from samverkan_cli.i18n.phrases import Phrases

    return Phrases(session.speech.code)


def _own_words(session: Session, workspace: Workspace, project: Project) -> Phrases:
    """The words of a document's language."""
    from samverkan_cli.i18n.phrases import Phrases
    from samverkan_cli.i18n.speech import spoken

    return Phrases(spoken(project.document.language, workspace.settings.language or session.speech.code))


def _gone(earlier: EarlierWorkspace | None, workspace: Workspace) -> list[str]:
    """The plans of the earlier version that are not there any more."""
    there = {*workspace.plans, *(earlier.called.values() if earlier is not None else ())}
    return [name for name in (earlier.workspace.plans if earlier is not None else ()) if name not in there]


def _noted(
    session: Session, workspace: Workspace, projects: Sequence[Project], found: Sequence[PlanChanges], *, dry_run: bool
) -> int:
    """Note what has changed in the plan. Raises UserError where several plans are meant, or it cannot be noted."""
    from samverkan_cli.cli.written_files import write_or_show
    from samverkan_cli.fix.rewrite import rewritten

    if len(found) != 1:
        message = Message("It must be said in which plan the changes are noted")
        raise UserError(message, Message("Name one plan"))
    changes = found[0].changes
    if changes is None or not changes.count:
        session.say(Message("Nothing has changed, so nothing was noted"))
        return 0
    project = next(each for each in projects if each.name == found[0].name)
    edits = _revision(session, workspace, project, changes)
    rewrite = rewritten(workspace.reader, project.document.source_file, edits)
    return write_or_show(session, workspace.root, [rewrite], dry_run=dry_run)


def _revision(session: Session, workspace: Workspace, project: Project, changes: Changes) -> list[Change]:
    """What notes the changes in the document: a revision, and its day where the document gives an older one."""
    from samverkan_cli.compare.worded import summary
    from samverkan_cli.core.diagnostic import Insert, Plain, Set

    document = project.document
    version, revised = document.version, document.revised
    last = document.revisions[-1] if document.revisions else None
    if last is not None and version and last.version == version:
        raise UserError(
            Message("A revision to version {version} is noted already", version=version),
            Message("Write the new version in the document first, or change the text of the revision by hand"),
        )
    is_old = revised is not None and changes.earlier.day is not None and revised.last <= changes.earlier.day
    day = str(session.today) if revised is None or is_old else str(revised)
    say = _own_words(session, workspace, project)
    said: dict[str, Plain] = {"date": day, **({"version": version} if version else {}), "text": summary(changes, say)}
    place = document.at("revisions")
    edits: list[Change] = (
        [Insert(place, None, said)] if last is not None else [Insert(document.at(), "revisions", [said])]
    )
    return [*edits, Set(document.value_at("revised"), day)] if is_old else edits
