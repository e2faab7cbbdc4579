"""From a workspace to findings: reads, links and checks its plans, with what the rules need from outside."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any

from samverkan_cli.check.judging import Checked, Facts, Hindrance, Judge, Judged
from samverkan_cli.check.rule import Diagnostic, Given, Rule, Stage
from samverkan_cli.check.run import check
from samverkan_cli.check.selection import RuleSelection, levels_by_plan, setting_faults
from samverkan_cli.core.diagnostic import Finding, Level
from samverkan_cli.core.garbage import gc_paused
from samverkan_cli.core.record import record
from samverkan_cli.derive.reviewed import FILE, Reviews
from samverkan_cli.derive.reviewed import read as read_reviews
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.link.renaming import renaming_all
from samverkan_cli.load.files import Unreadable, read_bytes
from samverkan_cli.load.workspace import SETTINGS, TEMPLATES, Workspace
from samverkan_cli.report.order import ordered
from samverkan_cli.rules import RULES
from samverkan_cli.swedish.telling import language_of

if TYPE_CHECKING:
    from samverkan_cli.core.message import Message
    from samverkan_cli.pick.record import Record


@record
class Outcome:
    """What came of checking some plans of a workspace. Where those were many, `plans` are none: they were let go."""

    workspace: Workspace
    plans: tuple[Checked, ...]
    facts: tuple[Facts, ...]
    found: list[Diagnostic]
    selection: RuleSelection = field(default_factory=RuleSelection)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that were asked for."""
        plans = (None, *self.names)
        return tuple(rule for rule in RULES if any(map(partial(self.selection.runs, rule), plans)))

    @property
    def names(self) -> tuple[str, ...]:
        """The plans that were checked."""
        return tuple(each.name for each in self.facts)

    @property
    def files(self) -> int:
        """How many plan files were read."""
        return len({file for each in self.facts for file in each.files})

    def not_run(self, plan: Facts) -> dict[str, Hindrance]:
        """The rules that could not judge a plan, by code, and for want of what."""
        found = dict(plan.not_run)
        if not {*self.workspace.plans} <= {*self.names}:
            for rule in self.rules:
                if rule.stage is Stage.COMPARING and self.selection.runs(rule, plan.name):
                    found.setdefault(rule.code, "plans")
        return found

    def project(self, name: str) -> Project | None:
        """The linked plan of a name."""
        return next(plan.project for plan in self.plans if plan.name == name)

    def blocking(self, name: str) -> list[Diagnostic]:
        """The errors for which a plan can be neither picked for nor rendered: those of reading and of references."""
        return [
            each
            for each in self.found
            if each.level is Level.ERROR and each.rule.is_structural and (name in each.plans or not each.plans)
        ]


def gathered(workspace: Workspace, names: Sequence[str]) -> tuple[Checked, ...]:
    """The plans of some names, read and linked."""
    plans = []
    for name in names:
        loaded = workspace.load(name)
        project = None
        found: tuple[Finding, ...] = ()
        if any(part.plan.document is not None for part in loaded.parts):
            linked = link(loaded.name, loaded.folder, loaded.parts, workspace.settings.look, PlanTitles(workspace))
            project, found = linked.value, linked.findings
        findings = (*renaming_all(loaded.findings, project if loaded.complete else None), *found)
        shared = frozenset(part.file for part in loaded.parts if part.shared) | frozenset(workspace.plans[name].shared)
        language = language_of(project, workspace.settings.language) if project is not None else None
        plans.append(Checked(loaded.name, project, findings, loaded.complete, loaded.files, shared, language))
    return tuple(plans)


class PlanTitles(Mapping[str, str]):
    """The titles of a workspace's plans by their names, each read when it is asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def __getitem__(self, name: str) -> str:
        parts = self._workspace.load(name).parts
        return next((part.plan.document.title for part in parts if part.plan.document is not None), name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._workspace.plans)

    def __len__(self) -> int:
        return len(self._workspace.plans)


def carried_out_by(workspace: Workspace, name: str) -> tuple[Project, ...]:
    """The plans of a workspace that say of themselves that they carry out one of its plans."""
    others = (other for other in workspace.plans if other != name)
    naming = [
        other
        for other in others
        for part in workspace.load(other).parts
        if part.plan.document is not None and name in part.plan.document.__dict__["carries_out"]
    ]
    return tuple(plan.project for plan in gathered(workspace, naming) if plan.project is not None)


def record_in(workspace: Workspace, file: str) -> Record | None:
    """The record of a choice that a file of a workspace holds; None where it holds none that can be read."""
    from samverkan_cli.pick.record import read

    try:
        return read(read_bytes(workspace.root / file, file, workspace.root))
    except (Unreadable, ValueError):
        return None


def reviews_in(workspace: Workspace, folder: str) -> Reviews:
    """What a plan's folder records as looked at; nothing where it records nothing that can be read."""
    file = posixpath.join(folder, "records", FILE)
    if not workspace.reader.has_file(file):
        return {}
    try:
        return read_reviews(read_bytes(workspace.root / file, file, workspace.root))
    except (Unreadable, ValueError):
        return {}


def picture_fault(workspace: Workspace, file: str) -> tuple[Message, Message] | None:
    """What is wrong with the picture in a file of a workspace, and what to do; None where it can be printed."""
    from samverkan_cli.load.pictures import PictureFault, read_picture

    try:
        read_picture(workspace.root, file)
    except PictureFault as fault:
        return fault.message, fault.help
    return None


def signs_of(workspace: Workspace) -> frozenset[int]:
    """The code points that the fonts of a workspace have a sign for: of its templates, and of its look."""
    from samverkan_cli.load.fonts import characters

    look = workspace.settings.look
    folders = [f"{workspace.settings.templates or TEMPLATES}/fonts"]
    folders += [look.fonts.folder] if look is not None and look.fonts is not None else []
    return frozenset().union(*(characters(workspace.root / each, workspace.root) for each in folders))


def checked(
    workspace: Workspace,
    names: Sequence[str],
    today: date,
    speech: Speech,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    compared: Callable[[Checked], Checked] | None = None,
    plans: Sequence[Checked] | None = None,
) -> Outcome:
    """The findings of some plans, judged for a day, in the order in which they are reported.

    `compared` notes at a plan how it differs from an earlier version. `plans` are they, where they have been read and
    linked already.
    """
    judge = judge_of(workspace, today, select, ignore)
    with gc_paused():
        read = tuple(plans) if plans is not None else gathered(workspace, names)
        read = tuple(map(compared, read)) if compared is not None else read
        by_name = {plan.name: plan for plan in read}
        return brought_together(workspace, judge, map(judge.judged, read), by_name.__getitem__, speech, read)


def checked_in_steps(
    workspace: Workspace, plans: Sequence[Checked], today: date, speech: Speech
) -> Generator[None, None, Outcome]:
    """The same of plans that are linked, in small steps, for whoever has something else to do between them."""
    judge = judge_of(workspace, today)
    judged = []
    for plan in plans:
        judged.append((yield from judge.steps(plan)))  # noqa: PERF401 - no list can be made of what yields
    by_name = {plan.name: plan for plan in plans}
    return brought_together(workspace, judge, judged, by_name.__getitem__, speech, tuple(plans))


def brought_together(
    workspace: Workspace,
    judge: Judge,
    judged: Iterable[Judged],
    plan: Callable[[str], Checked],
    speech: Speech,
    plans: tuple[Checked, ...] = (),
    opened: Callable[[Any], Any] = lambda noted: noted,
) -> Outcome:
    """What came of judging plans one by one, with what is found in the workspace and by comparing them.

    `plan` gives one of them again, of which something is found by comparing, and `opened` what was noted of one, where
    that is packed.
    """
    settings, every = workspace.settings, tuple(workspace.plans)
    faults = setting_faults(SETTINGS, RULES, settings.rules or {}, settings.rules_of or {}, every)
    sharing = Counter(file for each in workspace.plans.values() for file in each.shared)
    found, facts = check(
        judged, judge, plan, [*workspace.findings, *faults], sharing=sharing, every=every, opened=opened
    )
    return Outcome(workspace, plans, facts, ordered(found, speech), judge.selection)


def judge_of(workspace: Workspace, today: date, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> Judge:
    """What judges plans of a workspace, with what rules need from outside."""
    settings, reader = workspace.settings, workspace.reader
    given = Given(
        today,
        has_file=reader.has_file,
        record=partial(record_in, workspace),
        records=reader.records,
        picture=partial(picture_fault, workspace),
        own_signs=cache(partial(signs_of, workspace)),
        reviewed=cache(partial(reviews_in, workspace)),
        carried_out_by=cache(partial(carried_out_by, workspace)),
    )
    levels_of = levels_by_plan(tuple(workspace.plans), settings.rules_of or {})
    selection = RuleSelection(tuple(select), tuple(ignore), settings.rules or {}, levels_of)
    return Judge(RULES, given, selection, reader.locate, reader.suppressions, reader.most)
