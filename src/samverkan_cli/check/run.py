"""Running the rules over plans, and what becomes of their findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from samverkan_cli.check.diagnostic import Diagnostic
from samverkan_cli.check.rule import UNREADABLE, UNSILENCEABLE, Given, Rule
from samverkan_cli.check.suppression import Suppressions
from samverkan_cli.core.collector import MOST
from samverkan_cli.core.diagnostic import Change, Finding, Fix, Level, Rename, Set
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.suggest import closest
from samverkan_cli.core.text import Edit, Span
from samverkan_cli.link.project import Project
from samverkan_cli.yamltext.suppressions import Suppression

Locate = Callable[[Location], Span]
LEVELS = {level.word: level for level in Level}


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan to be checked: what reading and linking found, and the project, if there is one.

    Where it is not `complete`, what can be judged only of the whole plan is withheld.
    """

    name: str
    project: Project | None
    findings: tuple[Finding, ...]
    complete: bool
    files: tuple[str, ...]
    shared: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rules are to run, and at which levels: words as on the command line and in `samverkan.yaml`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, Literal["error", "warning", "info", "off"]] = field(default_factory=dict)

    def runs(self, rule: Rule) -> bool:
        """Whether a rule is to run."""
        if rule.code in UNREADABLE:
            return True
        if self.select and not any(rule.is_called(word) for word in self.select):
            return False
        if any(rule.is_called(word) for word in self.ignore):
            return False
        return self.level(rule) != "off" or rule.code in UNSILENCEABLE

    def level(self, rule: Rule) -> str | None:
        """The level that the workspace has set for a rule."""
        return self.levels.get(rule.code) or self.levels.get(rule.name)


def unknown_words(rules: Sequence[Rule], words: Iterable[str]) -> list[tuple[str, str | None]]:
    """The words that mean no rule, each with one that may have been meant."""
    return [(word, _meant(rules, word)) for word in words if not any(rule.is_called(word) for rule in rules)]


def _meant(rules: Sequence[Rule], word: str) -> str | None:
    """The name or the code that is most like a word, if any is like enough to have been meant."""
    known = {name.casefold(): name for rule in rules for name in (rule.name, rule.code)}
    near = closest(word, known)
    return known[near] if near is not None else None


def setting_faults(file: str, rules: Sequence[Rule], levels: Mapping[str, str]) -> list[Finding]:
    """What is wrong with the levels that a workspace sets: SAM008."""
    faults = []
    for word, level in levels.items():
        rule = next((rule for rule in rules if word in (rule.code, rule.name)), None)
        if rule is None:
            near = _meant(rules, word)
            help = Message("Did you mean {word}?", word=near) if near else Message("samverkan rule shows all rules")
            faults.append(
                Finding(
                    Location(file, ("rules", word)), Message("There is no rule {word}", word=word), help, code="SAM008"
                )
            )
        elif level == "off" and rule.code in UNSILENCEABLE:
            faults.append(
                Finding(
                    Location(file, ("rules", word), "value"),
                    Message("{rule} cannot be turned off", rule=rule.name),
                    Message("Take the line away, and mend what the rule finds"),
                    code="SAM008",
                )
            )
    return faults


def check(
    plans: Sequence[Checked],
    rules: Sequence[Rule],
    given: Given,
    wanted: Wanted,
    locate: Locate,
    ignores: Callable[[str], list[Suppression]],
    workspace: Sequence[Finding] = (),
    *,
    sharing: Mapping[str, int] | None = None,
    most: int = MOST,
) -> list[Diagnostic]:
    """All findings of some plans and of their workspace, each once, in the order of their places.

    `sharing` tells of each shared file how many plans of the workspace share it, whether they are checked or not.
    Of the comments that are of no use, `most` are told of one file.
    """
    by_code = {rule.code: rule for rule in rules}
    files = dict.fromkeys(file for plan in plans for file in plan.files)
    ignoring = Suppressions(rules, {file: ignores(file) for file in files}, most)
    found: dict[object, Diagnostic] = {}

    def keep(finding: Finding, plan: Checked | None) -> None:
        rule = by_code[finding.code]
        if not wanted.runs(rule):
            return
        each = _found(finding, rule, plan, wanted, locate)
        if each.span is not None and ignoring.silences(rule, each.span):
            return
        key = (each.code, each.span, each.route, each.message)
        before = found.get(key)
        if before is not None:
            plans = tuple(dict.fromkeys((*before.plans, *each.plans)))
            fix = _agreed(before.fix, each.fix)
            each = replace(before, plans=plans, level=max(before.level, each.level), fix=fix)
        found[key] = each

    for finding in workspace:
        keep(finding, None)
    for plan in plans:
        for finding in plan.findings:
            if plan.complete or not _needs_whole(finding.code):
                keep(finding, plan)
        unread = {each.where.file for each in plan.findings if each.code in UNREADABLE and each.where is not None}
        project = plan.project
        for rule in rules:
            ignoring.withhold(rule, unread)
            if not judges(rule, plan):
                ignoring.withhold(rule, plan.files)
            elif project is not None and rule.check is not None and wanted.runs(rule):
                for finding in rule.check(project, given):
                    if not isinstance(finding.where, Location) or project.is_sound(finding.where):
                        keep(replace(finding, code=rule.code), plan)
    shares = sharing or {}
    judged = Counter(file for plan in plans if plan.project is not None for file in plan.shared)
    for rule in rules:
        if rule.everywhere:
            ignoring.withhold(rule, (file for file, n in judged.items() if n < shares.get(file, 1)))
    found = {
        key: each
        for key, each in found.items()
        if each.plan is not None
        or each.span is None
        or not by_code[each.code].everywhere
        or len(each.plans) >= shares.get(each.span.file, 1)
    }
    rule = by_code["SAM010"]
    if wanted.runs(rule):
        for finding in ignoring.unused(wanted.runs):
            each = _found(finding, rule, None, wanted, locate)
            file = each.span.file if each.span is not None else ""
            concerned = [plan for plan in plans if file in plan.files]
            owner = next((plan.name for plan in concerned if file not in plan.shared), None)
            # In a plan that was not looked at, a comment in what is shared may silence something.
            fix = each.fix if judged[file] >= shares.get(file, 0) else None
            found[("SAM010", each.span)] = replace(
                each, plan=owner, plans=tuple(plan.name for plan in concerned), fix=fix
            )
    return sorted(found.values(), key=position)


def _agreed(one: Fix | None, other: Fix | None) -> Fix | None:
    """A mend that is right in two plans: what both say, or what each says of other places; None where they differ."""
    if one is None or other is None or one.changes == other.changes:
        return one and other
    by_place: dict[Location, Change | Edit] = {}
    for change in (*one.changes, *other.changes):
        if not isinstance(change, Set | Rename) or by_place.setdefault(change.place, change) != change:
            return None
    longer = max(one, other, key=lambda fix: len(fix.changes))
    return Fix(longer.title, one.safe and other.safe, tuple(by_place.values()))


def judges(rule: Rule, plan: Checked) -> bool:
    """Whether a rule can judge a plan: one that is read in part, or in another language, some rules cannot."""
    if plan.project is None:
        return rule.code < "SAM1"
    if rule.swedish and plan.project.document.language != "sv":
        return False
    return plan.complete or not _needs_whole(rule.code)


def _needs_whole(code: str) -> bool:
    return code in ("SAM101", "SAM103", "SAM107") or code >= "SAM2"


def _found(finding: Finding, rule: Rule, plan: Checked | None, wanted: Wanted, locate: Locate) -> Diagnostic:
    where = finding.where
    span = locate(where) if isinstance(where, Location) else where
    document = plan.project.document if plan is not None and plan.project is not None else None
    level = rule.level(document.kind, settled=document.settled) if document is not None else rule.draft
    if finding.level is not None:
        level = min(level, finding.level)
    said = wanted.level(rule)
    if said is not None and said != "off":
        level = LEVELS[said]
    own = plan is not None and not (span is not None and span.file in plan.shared)
    related = tuple(
        (each.message, locate(each.where) if isinstance(each.where, Location) else each.where)
        for each in finding.related
    )
    return Diagnostic(
        rule.code,
        rule.name,
        level,
        finding.message,
        finding.help,
        span,
        where.route if isinstance(where, Location) else finding.route,
        related,
        finding.fix,
        plan.name if plan is not None and own else None,
        (plan.name,) if plan is not None else (),
    )


def position(found: Diagnostic) -> tuple[object, ...]:
    """Where a finding stands among others: by file, line, column, code and path."""
    span = found.span
    place = (0, "", 0, 0) if span is None else (1, span.file, span.line, span.column)
    path = tuple((isinstance(key, str), str(key) if isinstance(key, str) else f"{key:09}") for key in found.route)
    return (*place, found.code, path)
