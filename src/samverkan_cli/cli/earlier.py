"""The version that plans are compared with: which one is meant, and its plans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from samverkan_cli.check.judging import Checked
from samverkan_cli.cli.session import Session
from samverkan_cli.compare.decided import was_decided
from samverkan_cli.compare.differences import Difference, Since, differences
from samverkan_cli.compare.kinds import ChangeKind
from samverkan_cli.compare.worded import Changes, Earlier, worded
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.load import earlier
from samverkan_cli.load.git import Commit, Repository, repository
from samverkan_cli.load.workspace import Workspace
from samverkan_cli.model.document import Document
from samverkan_cli.model.values import When
from samverkan_cli.validation.checking import PlanTitles, gathered
from samverkan_cli.views.history import Snapshot, quarter_of

_QUARTERS = 40
"""So many quarters back the history of a plan is shown."""
_STEPS = 100
"""So many commits back it is looked what came first."""
_WORDED_OTHERWISE = (ChangeKind.REWORDED, ChangeKind.REPLACED)
SHALLOW = Message("The clone is shallow, so what was before is not known: git fetch --unshallow fetches it")


@record
class EarlierWorkspace:
    """A workspace as it was, in a `commit` or kept in a `folder`. `called` has names that plans have there.

    `first` is the oldest commit in which a plan was adopted as it is in `commit`.
    """

    workspace: Workspace
    commit: Commit | None = None
    folder: str | None = None
    called: dict[str, str] = field(default_factory=dict)
    first: Commit | None = None
    _found: dict[str, tuple[Project | None, bool]] = field(default_factory=dict)

    def plan(self, name: str) -> tuple[Project | None, bool]:
        """A plan as it was, and whether all of it could be read; None where it was not there."""
        if name not in self._found:
            there = self.called.get(name, name)
            if there not in self.workspace.plans:
                return None, True
            (checked,) = gathered(self.workspace, [there])
            self._found[name] = checked.project, checked.complete
        return self._found[name]

    def about(self, project: Project) -> Earlier:
        """What is said of the version that a plan is compared with."""
        document = project.document
        adopted = document.adopted.date if document.settled and document.adopted else None
        revised = document.revised or adopted
        day = revised.whole if revised is not None else None
        commit = self.commit
        return Earlier(
            commit.id if commit is not None else None,
            self.folder,
            document.version,
            day or (commit.day if commit is not None else None),
        )


def open_since(session: Session, workspace: Workspace, names: Sequence[str], word: str) -> EarlierWorkspace:
    """The version that a word means: a folder, or a revision of git. Raises UserError."""
    path = session.path(word)
    if path.is_dir():
        return _in_folder(session.typed(path), workspace, names, word)
    there = _repository(workspace, word)
    commit = there.commit(word)
    if commit is None:
        message = Message("There is no folder and no revision {word}", word=word)
        help = Message("Write a folder with the other version, or a revision such as HEAD~1, a tag or a branch")
        raise UserError(message, SHALLOW if there.is_shallow else help)
    return at(workspace, there, commit)


def compares(session: Session, workspace: Workspace, names: Sequence[str], word: str) -> Callable[[Checked], Checked]:
    """What notes at a plan how it differs from the version that a word means.

    Where a shallow clone does not have that version, it notes that nobody could look. Raises UserError.
    """
    try:
        earlier = open_since(session, workspace, names, word)
    except UserError as trouble:
        if trouble.help is not SHALLOW:
            raise
        session.say(trouble.message)
        session.say(SHALLOW)
        return lambda plan: replace(plan, is_blind=True)

    steps = _Steps(workspace, earlier)

    def compared(plan: Checked) -> Checked:
        old, complete = earlier.plan(plan.name)
        if not complete:
            return replace(plan, is_blind=True)
        if old is None or plan.project is None:
            return plan
        found = differences(old, plan.project)
        return replace(plan, since=Since(old, found, steps.of(plan.project, found)))

    return compared


class _Steps:
    """The commits since an earlier version, each opened once for all plans that were changed in it."""

    def __init__(self, workspace: Workspace, since: EarlierWorkspace) -> None:
        self._workspace, self._since = workspace, since
        self._opened: dict[str, EarlierWorkspace] = {}

    @cached_property
    def _repository(self) -> Repository | None:
        return repository(self._workspace.root)

    def of(self, project: Project, found: tuple[Difference, ...]) -> tuple[tuple[Difference, ...], ...]:
        """What differs in a plan from each commit to the next, where it matters what came first."""
        first = self._since.commit
        if first is None or not any(each.kind in _WORDED_OTHERWISE for each in found):
            return ()
        there = self._repository
        if there is None:
            return ()
        commits = there.after(first, *_paths(self._workspace, project.name), most=_STEPS)
        versions = [self._since, *(self._at(there, each) for each in reversed(commits))]
        plans = [each.plan(project.name) for each in versions]
        whole = [*(plan for plan, complete in plans if plan is not None and complete), project]
        return tuple(differences(*two) for two in pairwise(whole))

    def _at(self, there: Repository, commit: Commit) -> EarlierWorkspace:
        if commit.id not in self._opened:
            self._opened[commit.id] = at(self._workspace, there, commit)
        return self._opened[commit.id]


def changes_in(project: Project, earlier: EarlierWorkspace, say: Phrases) -> Changes | None:
    """What has changed in a plan since an earlier version, in the words of a language; None where it was not there."""
    old, _ = earlier.plan(project.name)
    if old is None:
        return None
    return worded(old, project, differences(old, project), earlier.about(old), say)


def never_adopted(workspace: Workspace, names: Sequence[str]) -> UserError:
    """That it is not known since when plans are to be compared."""
    there = repository(workspace.root)
    message = Message("It is not known since when: {plans} has not been adopted in another version", plans=tuple(names))
    if there is not None and there.is_shallow:
        return UserError(message, SHALLOW)
    return UserError(
        message,
        Message(
            "Write a revision of git or a folder with the other version, as in {example}", example="--since HEAD~1"
        ),
    )


def at(workspace: Workspace, there: Repository, commit: Commit) -> EarlierWorkspace:
    """A workspace as it was in a commit. Raises UserError."""
    opened = earlier.at_commit(workspace, there, commit)
    if opened.unmet is not None:
        raise UserError(opened.unmet.message, opened.unmet.help)
    return EarlierWorkspace(opened, commit, called=_called(workspace, opened))


def _called(workspace: Workspace, opened: Workspace) -> dict[str, str]:
    """What plans were called that have another name now: their folders have been renamed, and not their titles."""
    new = [name for name in workspace.plans if name not in opened.plans]
    gone = [name for name in opened.plans if name not in workspace.plans]
    if not new or not gone:
        return {}
    titles, before = PlanTitles(workspace), PlanTitles(opened)
    by_title = {before[name]: name for name in gone}
    return {name: by_title[titles[name]] for name in new if titles[name] in by_title}


def _in_folder(path: Path, workspace: Workspace, names: Sequence[str], word: str) -> EarlierWorkspace:
    opened, meant = earlier.in_folder(path, workspace, names)
    if opened.unmet is not None:
        raise UserError(opened.unmet.message, opened.unmet.help)
    if len(names) == len(meant) == 1:
        return EarlierWorkspace(opened, folder=word, called={names[0]: meant[0]})
    called = _called(workspace, opened)
    if not {called.get(name, name) for name in names} & {*meant}:
        raise UserError(
            Message("In {folder} there is none of the plans {words}", folder=word, words=tuple(names)),
            Message("Name one plan, and a folder with another version of it"),
        )
    return EarlierWorkspace(opened, folder=word, called=called)


def _repository(workspace: Workspace, word: str) -> Repository:
    there = repository(workspace.root)
    if there is None:
        raise UserError(
            Message("There is no folder {word}, and no git repository here in which it could be a revision", word=word),
            Message("Write a folder with the other version"),
        )
    return there


def adopted_before(workspace: Workspace, project: Project) -> EarlierWorkspace | None:
    """The newest commit in which a plan was adopted with another version or on another day than now.

    None where there is none. Raises UserError.
    """
    there = repository(workspace.root)
    if there is None:
        return None
    now = _adopted(project.document)
    file = project.document.source_file
    newest: tuple[Commit, Document] | None = None
    first: Commit | None = None
    for commit, document in earlier.documents(workspace, there, project.name, file):
        if newest is None and document.settled and _adopted(document) != now:
            newest = commit, document
        elif newest is not None and not (document.settled and _adopted(document) == _adopted(newest[1])):
            break
        first = commit if newest is not None else None
    return replace(at(workspace, there, newest[0]), first=first) if newest is not None else None


def changed_in_silence(workspace: Workspace, name: str, since: EarlierWorkspace) -> tuple[Commit, int] | None:
    """Since when and in how many things of what was decided an adopted version was changed, and stayed that version."""
    there, (newest, _) = repository(workspace.root), since.plan(name)
    if there is None or newest is None or since.first is None or since.first == since.commit:
        return None
    begun, _ = at(workspace, there, since.first).plan(name)
    n = sum(map(was_decided, differences(begun, newest))) if begun is not None else 0
    return (since.first, n) if n else None


def _adopted(document: Document) -> tuple[str | None, When | None]:
    return document.version, document.adopted.date if document.adopted is not None else None


def snapshots(session: Session, workspace: Workspace, project: Project) -> list[Snapshot]:
    """A plan at the end of each quarter since it was first committed, and today. Raises UserError."""
    there = repository(workspace.root)
    if there is None:
        raise UserError(
            Message("There is no git repository here, so it is not known how the plan was"),
            Message("Keep the plans in git; then each commit is a part of their history"),
        )
    if there.is_shallow:
        session.say(SHALLOW)
    commits = there.history(*_paths(workspace, project.name))
    days = _quarter_ends(commits[-1].day, session.today) if commits else []
    found: list[Snapshot] = []
    known: dict[str, Project | None] = {}
    for day in days:
        commit = next((each for each in commits if each.day <= day), None)
        if commit is None:
            continue
        if commit.id not in known:
            known[commit.id] = at(workspace, there, commit).plan(project.name)[0]
        if (old := known[commit.id]) is not None:
            found.append(Snapshot(day, old, commit.id))
    return [*found, Snapshot(session.today, project)]


def _paths(workspace: Workspace, name: str) -> list[str]:
    """Where all of a plan lies."""
    files = workspace.plans[name]
    return [*([files.folder] if files.folder else files.own), *files.shared]


def _quarter_ends(first: date, today: date) -> list[date]:
    """The last days of the quarters from that of one day, that have ended before another; of many the last."""
    ends = []
    year, quarter = first.year, quarter_of(first)
    while (end := date(year + quarter // 4, quarter % 4 * 3 + 1, 1) - timedelta(days=1)) < today:
        ends.append(end)
        year, quarter = year + quarter // 4, quarter % 4 + 1
    return ends[-_QUARTERS:]
