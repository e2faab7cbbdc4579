"""Bringing together what was found in plans, each by itself, and what is found by comparing them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from samverkan_cli.check.gathering import Among
from samverkan_cli.check.judging import Checked, Facts, Judge, Judged, diagnostic, sound
from samverkan_cli.check.rule import Diagnostic, Rule, Stage
from samverkan_cli.check.suppression import Suppressions
from samverkan_cli.core.diagnostic import Change, Finding, Fix, Rename, Set
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.text import Edit


def check(
    plans: Iterable[Judged],
    judge: Judge,
    plan: Callable[[str], Checked],
    workspace: Sequence[Finding] = (),
    *,
    sharing: Mapping[str, int] | None = None,
    every: Collection[str] = (),
    opened: Callable[[Any], Any] = lambda noted: noted,
) -> tuple[list[Diagnostic], tuple[Facts, ...]]:
    """All findings of some plans and of their workspace, each once, in the order of their places; and the plans' facts.

    `plan` gives one of them again, of which something is found by comparing. `sharing` says of each shared file how
    many plans of the workspace share it, whether they are checked or not, and `every` names them all. `opened` gives
    what was noted of a plan, where that is packed.
    """
    run = _Run(judge)
    for finding in workspace:
        run.add(finding, run.by_code[finding.code], None)
    for each in plans:
        run.absorb(each)
    run.compare(plan, opened)
    run.withhold(sharing or {}, every)
    found = [each for each in run.found.values() if _is_of_every_plan(each, sharing or {})]
    return sorted([*found, *run.unused(sharing or {})], key=position), tuple(run.facts)


class _Run:
    """What has been found so far."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self.by_code = {rule.code: rule for rule in judge.rules}
        self._suppressions = Suppressions(judge.rules, {}, judge.most)
        self.found: dict[object, Diagnostic] = {}
        self.facts: list[Facts] = []
        self._shared: dict[tuple[str, int], Among] = {}
        """Those of what plans share whom a rule asked, in all of them together."""
        self._noted: dict[Rule, dict[str, dict[str, Any]]] = {}
        """What rules noted of plans in order to compare them, by municipality and the plan's name."""

    def absorb(self, plan: Judged) -> None:
        """Add what came of judging a plan."""
        self.facts.append(plan.facts)
        self._suppressions.absorb(plan.silenced)
        for each in plan.found:
            among = each.among
            if among is not None and among.shared:
                known = self._shared.setdefault((among.rule.code, among.number), among)
                if known is not among:
                    known.join(among)
                    each = replace(each, among=known)
            self._keep(each)
        for rule, municipality, noted in plan.noted:
            self._noted.setdefault(rule, {}).setdefault(municipality, {})[plan.facts.name] = noted

    def compare(self, plan: Callable[[str], Checked], opened: Callable[[Any], Any]) -> None:
        """Add what is found in plans of one municipality, held against one another."""
        given = self._judge.given
        for rule, noted in self._noted.items():
            for alike in noted.values():
                for name, finding in rule.compare({name: opened(each) for name, each in alike.items()}, given):
                    there = plan(name)
                    for each in sound(there, [finding]):
                        self.add(each, rule, there)

    def add(self, finding: Finding, rule: Rule, plan: Checked | None) -> None:
        """Add a finding of a rule, unless it is silenced."""
        judge = self._judge
        if judge.selection.runs(rule, plan.name if plan is not None else None):
            each = diagnostic(finding, rule, plan, judge.selection, judge.locate)
            if each.span is None or not self._suppressions.silences(rule, each.span):
                self._keep(each)

    def _keep(self, each: Diagnostic) -> None:
        """Keep a finding; one that was found in another plan too concerns both."""
        key = (each.code, each.span, each.route, each.message)
        before = self.found.get(key)
        if before is not None:
            plans = tuple(dict.fromkeys((*before.plans, *each.plans)))
            fix = _agreed(before.fix, each.fix)
            each = replace(before, plans=plans, level=max(before.level, each.level), fix=fix)
        self.found[key] = each

    def withhold(self, sharing: Mapping[str, int], every: Collection[str]) -> None:
        """Note of which comments nothing is known, since not all plans were looked at."""
        files = dict.fromkeys(file for facts in self.facts for file in facts.files)
        judged, is_all = self._sharing, {*every} <= {facts.name for facts in self.facts}
        for rule in self._judge.rules:
            if rule.needs_every_plan:
                self._suppressions.withhold(rule, (file for file, n in judged.items() if n < sharing.get(file, 1)))
            if rule.stage is Stage.COMPARING and not is_all:
                self._suppressions.withhold(rule, files)

    @property
    def _sharing(self) -> Counter[str]:
        """How many of the plans share a file."""
        return Counter(file for facts in self.facts if facts.linked for file in facts.shared)

    def unused(self, sharing: Mapping[str, int]) -> Iterable[Diagnostic]:
        """The comments that silence nothing, one finding a place."""
        judge, judged = self._judge, self._sharing
        comments = [each for each in self._suppressions.unused() if judge.selection.runs(self.by_code[each.code])]
        found = (diagnostic(each, self.by_code[each.code], None, judge.selection, judge.locate) for each in comments)
        for each in {each.span: each for each in found}.values():
            file = each.span.file if each.span is not None else ""
            concerned = [plan for plan in self.facts if file in plan.files]
            owner = next((plan.name for plan in concerned if file not in plan.shared), None)
            # In a plan that was not looked at, a comment in what is shared may silence something.
            fix = each.fix if judged[file] >= sharing.get(file, 0) else None
            yield replace(each, plan=owner, plans=tuple(plan.name for plan in concerned), fix=fix)


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


def position(found: Diagnostic) -> tuple[object, ...]:
    """Where a finding stands among others: by file, line, column, code and path."""
    span = found.span
    place = (0, "", 0, 0) if span is None else (1, span.file, span.line, span.column)
    path = tuple([key if isinstance(key, str) else f"\0{key:09}" for key in found.route])  # indexes before keys
    return (*place, found.code, path)
