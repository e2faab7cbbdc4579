"""Running the rules over plans, and what becomes of their findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from samverkan_cli.check.gathering import Among, Gatherer
from samverkan_cli.check.rule import Diagnostic, Given, Rule, Stage
from samverkan_cli.check.selection import RuleSelection
from samverkan_cli.check.suppression import Suppressions
from samverkan_cli.core.collector import MOST
from samverkan_cli.core.diagnostic import Change, Finding, Fix, Level, Rename, Set
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Edit, Span
from samverkan_cli.derive.municipality import municipality_of
from samverkan_cli.derive.validity import valid_from, valid_until
from samverkan_cli.link.project import Project
from samverkan_cli.yamltext.suppressions import Suppression

if TYPE_CHECKING:
    from samverkan_cli.compare.differences import Since

Locate = Callable[[Location], Span]
Hindrance = Literal["unread", "language", "validity", "history"]
PARTLY = "partly"
"""Why a rule that ran may have found less than there is: it could not read the language."""
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


def check(
    plans: Sequence[Checked],
    rules: Sequence[Rule],
    given: Given,
    selection: RuleSelection,
    locate: Locate,
    ignores: Callable[[str], list[Suppression]],
    workspace: Sequence[Finding] = (),
    *,
    sharing: Mapping[str, int] | None = None,
    every: bool = True,
    most: int = MOST,
) -> list[Diagnostic]:
    """All findings of some plans and of their workspace, each once, in the order of their places.

    `sharing` says of each shared file how many plans of the workspace share it, whether they are checked or not, and
    `every` whether all plans of it are. Of the comments of one file that are of no use, `most` are reported.
    """
    files = dict.fromkeys(file for plan in plans for file in plan.files)
    run = _Run(rules, selection, locate, Suppressions(rules, {file: ignores(file) for file in files}, most))
    for finding in workspace:
        run.add(finding, None)
    for plan in plans:
        run.judge(plan, given)
    run.compare(plans, given)
    shares = sharing or {}
    judged = Counter(file for plan in plans if plan.project is not None for file in plan.shared)
    for rule in rules:
        if rule.needs_every_plan:
            run.suppressions.withhold(rule, (file for file, n in judged.items() if n < shares.get(file, 1)))
        if rule.stage is Stage.COMPARING and not every:
            run.suppressions.withhold(rule, files)
    found = [each for each in run.found.values() if _is_of_every_plan(each, shares)]
    for each in run.unused():
        file = each.span.file if each.span is not None else ""
        concerned = [plan for plan in plans if file in plan.files]
        owner = next((plan.name for plan in concerned if file not in plan.shared), None)
        # In a plan that was not looked at, a comment in what is shared may silence something.
        fix = each.fix if judged[file] >= shares.get(file, 0) else None
        found.append(replace(each, plan=owner, plans=tuple(plan.name for plan in concerned), fix=fix))
    return sorted(found, key=position)


class _Run:
    """What has been found so far."""

    def __init__(
        self, rules: Sequence[Rule], selection: RuleSelection, locate: Locate, suppressions: Suppressions
    ) -> None:
        self._rules, self._selection, self._locate = rules, selection, locate
        self._by_code = {rule.code: rule for rule in rules}
        self.suppressions = suppressions
        self.found: dict[object, Diagnostic] = {}
        self._gatherer = Gatherer(locate)
        self._noted: dict[Rule, dict[str, dict[str, Any]]] = {}
        """What rules noted of plans in order to compare them, by municipality and the plan's name."""

    def judge(self, plan: Checked, given: Given) -> None:
        """Add what was found in a plan, and what its rules find."""
        for finding in plan.findings:
            if plan.complete or not self._by_code[finding.code].needs_whole_plan:
                self.add(finding, plan)
        unread = {
            each.where.file
            for each in plan.findings
            if self._by_code[each.code].makes_incomplete and each.where is not None
        }
        project, given = plan.project, replace(given, language=plan.language, since=plan.since)
        for rule in self._rules:
            self.suppressions.withhold(rule, unread)
            if not judges(rule, plan) or not self._selection.runs(rule, plan.name):
                self.suppressions.withhold(rule, plan.files)
            elif project is None:
                continue
            elif rule.stage is Stage.COMPARING:
                alike = self._noted.setdefault(rule, {}).setdefault(municipality_of(project), {})
                alike[plan.name] = rule.note(project, given)
            else:
                self._add_sound(rule, rule.check(project, given), plan)

    def compare(self, plans: Sequence[Checked], given: Given) -> None:
        """Add what is found in plans of one municipality, held against one another."""
        by_name = {plan.name: plan for plan in plans}
        for rule, noted in self._noted.items():
            for alike in noted.values():
                for name, finding in rule.compare(alike, given):
                    self._add_sound(rule, [finding], by_name[name])

    def _add_sound(self, rule: Rule, findings: Iterable[Finding], plan: Checked) -> None:
        """Add findings of a rule, but for those of which only what could not be read would tell."""
        for finding in findings:
            where = finding.where
            if plan.project is None or not isinstance(where, Location) or plan.project.is_sound(where):
                self.add(replace(finding, code=rule.code), plan)

    def add(self, finding: Finding, plan: Checked | None) -> None:
        """Add a finding, unless it is silenced; one that was found in another plan too concerns both."""
        rule = self._by_code[finding.code]
        if not self._selection.runs(rule, plan.name if plan is not None else None):
            return
        project = plan.project if plan is not None else None
        among = self._gatherer.among(rule, project, finding.where) if project is not None else None
        each = _found(finding, rule, plan, self._selection, self._locate, *(among or ()))
        if each.span is not None and self.suppressions.silences(rule, each.span):
            return
        key = (each.code, each.span, each.route, each.message)
        before = self.found.get(key)
        if before is not None:
            plans = tuple(dict.fromkeys((*before.plans, *each.plans)))
            fix = _agreed(before.fix, each.fix)
            each = replace(before, plans=plans, level=max(before.level, each.level), fix=fix)
        self.found[key] = each

    def unused(self) -> Iterable[Diagnostic]:
        """The comments that silence nothing, one finding a place."""
        runs, rule_of = self._selection.runs, self._by_code
        comments = [each for each in self.suppressions.unused() if runs(rule_of[each.code])]
        found = (_found(each, rule_of[each.code], None, self._selection, self._locate) for each in comments)
        return {each.span: each for each in found}.values()


def _is_of_every_plan(found: Diagnostic, shares: Mapping[str, int]) -> bool:
    """Whether what is found in a shared part is found in every plan that shares it, if its rule needs that."""
    if found.plan is not None or found.span is None or not found.rule.needs_every_plan:
        return True
    return len(found.plans) >= shares.get(found.span.file, 1)


def _agreed(one: Fix | None, other: Fix | None) -> Fix | None:
    """A fix that is right in two plans: what both say, or what each says of other places; None where they differ."""
    if one is None or other is None or one.changes == other.changes:
        return one and other
    by_place: dict[Location, Change | Edit] = {}
    for change in (*one.changes, *other.changes):
        if not isinstance(change, Set | Rename) or by_place.setdefault(change.place, change) != change:
            return None
    longer = max(one, other, key=lambda fix: len(fix.changes))
    return Fix(longer.title, one.safe and other.safe, tuple(by_place.values()))


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


def _found(
    finding: Finding,
    rule: Rule,
    plan: Checked | None,
    selection: RuleSelection,
    locate: Locate,
    among: Among | None = None,
    telling: int = 0,
) -> Diagnostic:
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


def position(found: Diagnostic) -> tuple[object, ...]:
    """Where a finding stands among others: by file, line, column, code and path."""
    span = found.span
    place = (0, "", 0, 0) if span is None else (1, span.file, span.line, span.column)
    path = tuple((isinstance(key, str), str(key) if isinstance(key, str) else f"{key:09}") for key in found.route)
    return (*place, found.code, path)
