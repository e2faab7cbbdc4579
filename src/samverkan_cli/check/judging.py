"""Judging one plan by itself: what its rules find, what they note of it, and which comments silence what.

Nothing that comes of it holds the plan, so that it may be handed from one process to another and the plan let go.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from samverkan_cli.check.gathering import Among, Gatherer
from samverkan_cli.check.rule import Diagnostic, Given, Rule, Stage
from samverkan_cli.check.selection import RuleSelection
from samverkan_cli.check.suppression import Silenced, Suppressions
from samverkan_cli.core.diagnostic import Finding, Level
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Span
from samverkan_cli.derive.municipality import municipality_of
from samverkan_cli.derive.validity import valid_from, valid_until
from samverkan_cli.link.project import Project
from samverkan_cli.yamltext.suppressions import Suppression

if TYPE_CHECKING:
    from samverkan_cli.compare.differences import Since

Locate = Callable[[Location], Span]
Ignores = Callable[[str], list[Suppression]]
Hindrance = Literal["unread", "language", "validity", "history", "plans", "partly"]
"""For want of what a rule cannot judge a plan; `partly` where it ran, and could not read the language of the texts."""
LEVELS = {level.word: level for level in Level}


@record
class Checked:
    """A plan to be checked: what reading and linking found, and the project, if there is one.

    Where it is not `complete`, what can be judged only of the whole plan is withheld. `language` is that of its text:
    its own, or what was taken to be it where it gives none. `since` is the version that it is compared with, if
    any, and it `is_blind` where one was asked for that could not be looked at.
    """

    name: str
    project: Project | None
    findings: tuple[Finding, ...]
    complete: bool
    files: tuple[str, ...]
    shared: frozenset[str] = frozenset()
    language: str | None = None
    since: Since | None = None
    is_blind: bool = False


@record
class Facts:
    """What is said of a plan beside its findings. `sizes` are how many activities, needs and goals it has;
    one that `is_of_activities` should have some.

    It is not `linked` where there is no project, and `not_run` says of rules, by code, for want of what they could not
    judge it.
    """

    name: str
    complete: bool
    files: tuple[str, ...]
    shared: frozenset[str]
    linked: bool
    municipality: str | None
    status: Message | None
    sizes: tuple[int, int, int]
    not_run: Mapping[str, Hindrance]
    is_of_activities: bool = False


@record
class Judged:
    """What came of judging a plan. `noted` is what rules noted of it to compare it with others of its municipality."""

    facts: Facts
    found: tuple[Diagnostic, ...]
    noted: tuple[tuple[Rule, str, Any], ...]
    silenced: Silenced


@record
class Judge:
    """What plans are judged by: the rules, those of them that were asked for, and what stands where.

    Of the comments of one file that are of no use, `most` are reported.
    """

    rules: Sequence[Rule]
    given: Given
    selection: RuleSelection
    locate: Locate
    ignores: Ignores
    most: int

    def judged(self, plan: Checked) -> Judged:
        """What was found in a plan, and what its rules find."""
        steps = self.steps(plan)
        while True:
            try:
                next(steps)
            except StopIteration as done:
                found: Judged = done.value
                return found

    def steps(self, plan: Checked) -> Generator[None, None, Judged]:
        """The same in small steps, for whoever has something else to do between them."""
        return _Judging(self, plan).steps()

    def facts(self, plan: Checked) -> Facts:
        """What is said of a plan beside its findings."""
        project = plan.project
        asked = (rule for rule in self.rules if self.selection.runs(rule, plan.name))
        not_run: dict[str, Hindrance] = {}
        for rule in asked:
            why = hindrance(rule, plan) or ("partly" if is_partial(rule, plan) else None)
            if why is not None:
                not_run[rule.code] = why
        if project is None:
            return Facts(plan.name, plan.complete, plan.files, plan.shared, False, None, None, (0, 0, 0), not_run)
        document = project.document
        return Facts(
            plan.name,
            plan.complete,
            plan.files,
            plan.shared,
            True,
            document.municipality.name if document.municipality is not None else None,
            document.status.label if document.status is not None else None,
            (len(project.activities), len(project.needs), len(project.goals)),
            not_run,
            document.kind == "action-plan",
        )


class _Judging:
    def __init__(self, judge: Judge, plan: Checked) -> None:
        self._judge, self._plan = judge, plan
        self._by_code = {rule.code: rule for rule in judge.rules}
        self._suppressions = Suppressions(judge.rules, {file: judge.ignores(file) for file in plan.files}, judge.most)
        self._gatherer = Gatherer(judge.locate)
        self._found: list[Diagnostic] = []

    def steps(self) -> Generator[None, None, Judged]:
        plan, judge = self._plan, self._judge
        for finding in plan.findings:
            if plan.complete or not self._by_code[finding.code].needs_whole_plan:
                self._add(finding, self._by_code[finding.code])
        unread = {
            each.where.file
            for each in plan.findings
            if self._by_code[each.code].makes_incomplete and each.where is not None
        }
        given = replace(judge.given, language=plan.language, since=plan.since)
        noted = []
        for rule in judge.rules:
            self._suppressions.withhold(rule, unread)
            if not judges(rule, plan) or not judge.selection.runs(rule, plan.name):
                self._suppressions.withhold(rule, plan.files)
            elif plan.project is None:
                continue
            elif rule.stage is Stage.COMPARING:
                noted.append((rule, municipality_of(plan.project), rule.note(plan.project, given)))
            else:
                for finding in sound(plan, rule.check(plan.project, given)):
                    self._add(finding, rule)
                yield
        return Judged(judge.facts(plan), tuple(self._found), tuple(noted), self._suppressions.silenced)

    def _add(self, finding: Finding, rule: Rule) -> None:
        """Add a finding of a rule, unless it is silenced."""
        plan = self._plan
        if not self._judge.selection.runs(rule, plan.name):
            return
        among = self._gatherer.among(rule, plan.project, finding.where) if plan.project is not None else None
        each = diagnostic(finding, rule, plan, self._judge.selection, self._judge.locate, *(among or ()))
        if each.span is None or not self._suppressions.silences(rule, each.span):
            self._found.append(each)


def sound(plan: Checked, findings: Iterable[Finding]) -> Iterable[Finding]:
    """Findings in a plan, but for those of which only what could not be read would tell."""
    for finding in findings:
        where = finding.where
        if plan.project is None or not isinstance(where, Location) or plan.project.is_sound(where):
            yield finding


def judges(rule: Rule, plan: Checked) -> bool:
    """Whether a rule can judge a plan, and has something to ask of a document of its kind."""
    return hindrance(rule, plan) is None and _concerns(rule, plan)


def hindrance(rule: Rule, plan: Checked) -> Hindrance | None:
    """For want of what a rule cannot judge a plan."""
    if plan.project is None:
        return None if rule.stage is Stage.READING else "unread"
    if not _concerns(rule, plan):
        return None
    if rule.needs_earlier and plan.is_blind:
        return "history"
    if rule.needs_language not in (None, plan.language):
        return "language"
    if rule.needs_validity and valid_from(document := plan.project.document) is None and valid_until(document) is None:
        return "validity"
    return None if plan.complete or not rule.needs_whole_plan else "unread"


def is_partial(rule: Rule, plan: Checked) -> bool:
    """Whether a rule judges a plan, and could not read its texts."""
    return bool(rule.reads) and plan.language not in rule.reads and judges(rule, plan)


def _concerns(rule: Rule, plan: Checked) -> bool:
    """Whether a rule asks anything of a document of a plan's kind, or of how it differs from another."""
    if rule.needs_earlier and plan.since is None and not plan.is_blind:
        return False
    if plan.project is None or plan.project.document.kind not in rule.silent | rule.needs_activities:
        return True
    leaves = plan.project.document.kind in rule.needs_activities
    return leaves and (bool(plan.project.activities) or not plan.project.knows_activities)


def diagnostic(
    finding: Finding,
    rule: Rule,
    plan: Checked | None,
    selection: RuleSelection,
    locate: Locate,
    among: Among | None = None,
    telling: int = 0,
) -> Diagnostic:
    """A finding as it is reported: with its rule and level, the plan that it is in, and its place in the text."""
    where = finding.where
    span = locate(where) if isinstance(where, Location) else where
    document = plan.project.document if plan is not None and plan.project is not None else None
    level = rule.level(document.kind, settled=document.settled) if document is not None else rule.draft
    if finding.level is not None:
        level = min(level, finding.level)
    said = selection.level(rule, plan.name if plan is not None else None)
    if said is not None and said != "off":
        level = LEVELS[said]
    own = plan is not None and not (span is not None and span.file in plan.shared)
    related = tuple(
        (each.message, locate(each.where) if isinstance(each.where, Location) else each.where)
        for each in finding.related
    )
    return Diagnostic(
        rule,
        level,
        finding.message,
        finding.help,
        span,
        where.route if isinstance(where, Location) else finding.route,
        related,
        finding.fix,
        plan.name if plan is not None and own else None,
        (plan.name,) if plan is not None else (),
        among=among,
        telling=telling,
        grave=finding.grave,
    )
