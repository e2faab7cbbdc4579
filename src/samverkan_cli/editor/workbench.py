"""The workspaces of the files that are open, with unsaved texts laid over what is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from samverkan_cli.check.judging import Checked
from samverkan_cli.check.rule import Diagnostic, Stage
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.garbage import gc_paused
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.shift import Shift
from samverkan_cli.core.text import Source, Span
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.link.project import Project
from samverkan_cli.load.cache import Reader
from samverkan_cli.load.documents import is_plan_like
from samverkan_cli.load.workspace import SETTINGS, Workspace, find_root, laid_over, open_alone, open_workspace
from samverkan_cli.rules import RULES
from samverkan_cli.validation.checking import checked, checked_in_steps, gathered

NEEDLESS = "SAM010"
"""Comments that silence nothing: known only once all rules have run."""
QUICK = tuple(rule.code for rule in RULES if rule.stage in (Stage.READING, Stage.LINKING) and rule.code != NEEDLESS)
"""What is looked for at each key: whether a text can be read, and what it refers to."""


class Snapshot:
    """A workspace as it is at one moment. What is asked for is worked out once."""

    def __init__(
        self, workspace: Workspace, today: date, speech: Speech, linked: dict[str, Checked] | None = None
    ) -> None:
        self.workspace, self._today, self._speech = workspace, today, speech
        self._linked: dict[str, Checked] = linked or {}
        self._earlier: Sequence[Diagnostic] = ()
        """What was found in an earlier moment, by the rules that take longer."""
        self._was: dict[str, Source] = {}
        """The texts as they were then, of files that are otherwise now."""

    @property
    def reader(self) -> Reader:
        """What reads its files."""
        return self.workspace.reader

    def plan(self, name: str) -> Checked:
        """A plan, read and linked."""
        if name not in self._linked:
            (self._linked[name],) = gathered(self.workspace, [name])
        return self._linked[name]

    def plans_of(self, file: str) -> list[str]:
        """The names of the plans that read a file."""
        return [name for name, each in self.workspace.plans.items() if file in each.own or file in each.shared]

    def projects_of(self, file: str) -> list[Project]:
        """The plans that read a file, as far as they can be linked."""
        with gc_paused():
            found = (self.plan(name).project for name in self.plans_of(file))
            return [each for each in found if each is not None]

    @property
    def known(self) -> Sequence[Diagnostic]:
        """What has been found by now, or was in an earlier moment."""
        return self.__dict__.get("found", self._earlier)  # type: ignore[no-any-return]

    @property
    def found_by_now(self) -> Sequence[Diagnostic]:
        """All findings where they have been looked for, else what is found quickly."""
        return self.found if self.is_checked else self.found_quickly

    @property
    def is_checked(self) -> bool:
        """Whether all findings have been looked for."""
        return "found" in self.__dict__

    def finding(self) -> Iterator[None]:
        """Look for all findings in small steps, between which something else can be answered."""
        if not self.is_checked:
            outcome = yield from checked_in_steps(self.workspace, self._plans(), self._today, self._speech)
            self.__dict__["found"] = outcome.found

    @cached_property
    def found(self) -> list[Diagnostic]:
        """All findings, each by itself, as `validate --no-gather` has them."""
        return self._checked(())

    @cached_property
    def found_quickly(self) -> list[Diagnostic]:
        """What reading and linking find, and what the other rules found in an earlier moment, at its place of now."""
        quick = self._checked(QUICK)
        earlier = (each for each in self._earlier if each.code not in QUICK)
        return quick + [moved for each in earlier if (moved := self._moved(each)) is not None]

    def _checked(self, select: Sequence[str]) -> list[Diagnostic]:
        plans = self._plans()
        names = [plan.name for plan in plans]
        return checked(self.workspace, names, self._today, self._speech, select=select, plans=plans).found

    def _plans(self) -> list[Checked]:
        if self.workspace.unmet is not None:
            return []
        with gc_paused():
            return [self.plan(name) for name in self.workspace.plans]

    def _moved(self, each: Diagnostic) -> Diagnostic | None:
        """An earlier finding where it stands now; None where nothing does."""
        spans = [each.span, *(span for _, span in each.related)]
        if not any(span is not None and span.file in self._was for span in spans):
            return each
        span = self._moved_span(each.span) if each.span is not None else None
        if span is None and each.span is not None:
            span = self._span_at(each.span.file, each.route)
            if span is None:
                return None
        related = [(message, there and self._moved_span(there)) for message, there in each.related]
        return replace(each, span=span, related=tuple((said, there) for said, there in related if there), fix=None)

    def _moved_span(self, span: Span) -> Span | None:
        """Where a stretch of an earlier text stands now; None where it was changed."""
        shift = self._shifts.get(span.file)
        return shift.moved(span) if shift is not None else span

    @cached_property
    def _shifts(self) -> dict[str, Shift]:
        return {file: Shift(was, self.reader.source(file)) for file, was in self._was.items()}

    def _span_at(self, file: str, route: KeyPath) -> Span | None:
        there = self.reader.positions(file)
        if not route or there.root is None or there.find(route) is None:
            return None
        return there.span(Location(file, route))

    def over(self, texts: dict[str, bytes | None], today: date) -> Snapshot:
        """The workspace with other texts in some files: those alone are parsed again, and the plans that read them."""
        after = laid_over(self.workspace, texts)
        same = {
            name: plan
            for name, plan in self._linked.items()
            if after.plans.get(name) == self.workspace.plans.get(name)
            and {*plan.files}.isdisjoint(texts)
            and after.unplaced == self.workspace.unplaced
            and SETTINGS not in texts
        }
        later = Snapshot(after, today, self._speech, same)
        later._earlier = self.known
        later._was = {file: self.reader.source(file) for file in texts}
        if not self.is_checked:
            later._was |= self._was
        return later


class Workbench:
    """All that is open, by the folder of its workspace. `today` is asked at each change: an editor stays open."""

    def __init__(self, speech: Speech, today: Callable[[], date]) -> None:
        self.speech, self.today = speech, today
        self._snapshots: dict[Path, Snapshot] = {}
        self._unsaved: dict[Path, bytes] = {}

    @property
    def snapshots(self) -> dict[Path, Snapshot]:
        """The workspaces by the folder, or by the file that is a plan by itself."""
        return self._snapshots

    def put(self, path: Path, raw: bytes) -> None:
        """Lay an unsaved text over a file."""
        self._unsaved[path] = raw
        self._refresh([path])

    def drop(self, path: Path) -> None:
        """Let what is saved in a file count again; of a workspace in which no file is open nothing is kept."""
        home = self._home(path)
        self._unsaved.pop(path, None)
        if home is not None and not any(self._home(each) == home for each in self._unsaved):
            self._snapshots.pop(home, None)  # nothing of it is open any more
        else:
            self._refresh([path])

    def saved(self, paths: Iterable[Path]) -> None:
        """Read files again that somebody has changed on the disk."""
        self._refresh([path for path in paths if path not in self._unsaved], saved=True)

    def snapshot(self, path: Path) -> tuple[Snapshot, str] | None:
        """The workspace of a file, and the file's name in it; None where it is none of ours."""
        home = self._home(path)
        found = self._snapshots.get(home) if home is not None else None
        return (found, _name(path, found.workspace.root)) if found is not None else None

    def _home(self, path: Path) -> Path | None:
        """The folder of a file's workspace, or the file itself where it lies in none."""
        root = find_root(path.parent)
        if root is not None:
            return root.resolve()
        raw = self._unsaved.get(path)
        return path if path in self._snapshots or (raw is not None and is_plan_like(raw)) else None

    def _refresh(self, paths: Sequence[Path], *, saved: bool = False) -> None:
        changed: dict[Path, list[Path]] = {}
        for path in paths:
            home = self._home(path)
            if home is not None and (home in self._snapshots or not saved):
                changed.setdefault(home, []).append(path)
        for home, each in changed.items():
            before = self._snapshots.get(home)
            if before is None:
                opened = self._opened(home)
                if opened is not None:
                    self._snapshots[home] = opened
                continue
            texts = {_name(path, before.workspace.root): self._unsaved.get(path) for path in each}
            try:
                self._snapshots[home] = before.over(texts, self.today())
            except UserError:
                self._snapshots.pop(home, None)

    def _opened(self, home: Path) -> Snapshot | None:
        root = home if home.is_dir() else home.parent
        texts = {
            _name(path, root): raw
            for path, raw in self._unsaved.items()
            if (path == home if home != root else self._home(path) == home)
        }
        try:
            workspace = open_workspace(root, texts) if home == root else open_alone(home, texts)
        except UserError:
            return None
        return Snapshot(workspace, self.today(), self.speech)


def _name(path: Path, root: Path) -> str:
    """The name that a file has in a workspace."""
    try:
        # Only the folder is resolved: a file that is a link has the name of the link.
        return (path.parent.resolve() / path.name).relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.name
