"""Which rules run, and at which levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import cached_property
from typing import Literal, TypeAlias

from samverkan_cli.check.rule import Rule
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.core.suggest import closest

Levels: TypeAlias = "Mapping[str, Literal['error', 'warning', 'info', 'off']]"
"""A level for each word that means rules: a code, a beginning of one, or a name."""


@record
class RuleSelection:
    """Which rules are to run, and at which levels: words as on the command line and in `samverkan.yaml`.

    `levels_of` are the levels of one plan, by its name; they come before those of the workspace.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Levels = field(default_factory=dict)
    levels_of: Mapping[str, Levels] = field(default_factory=dict)

    @cached_property
    def _known(self) -> dict[tuple[str, str | None], tuple[bool, str | None]]:
        """Of each rule in each plan whether it runs, and its level: that is asked again with every finding."""
        return {}

    def runs(self, rule: Rule, plan: str | None = None) -> bool:
        """Whether a rule is to run, in a plan or in what belongs to none."""
        return self._of(rule, plan)[0]

    def level(self, rule: Rule, plan: str | None = None) -> str | None:
        """The level that is set for a rule in a plan; None where its own counts. One not silenceable keeps it."""
        return self._of(rule, plan)[1]

    @cached_property
    def _is_everything(self) -> bool:
        return not (self.select or self.ignore or self.levels or self.levels_of)

    def _of(self, rule: Rule, plan: str | None) -> tuple[bool, str | None]:
        if self._is_everything:
            return True, None
        found = self._known.get((rule.code, plan))
        if found is None:
            level = self._level(rule, plan)
            chosen = not self.select or any(map(rule.is_called, self.select))
            left_out = level == "off" or any(map(rule.is_called, self.ignore))
            found = self._known[rule.code, plan] = rule.makes_incomplete or (chosen and not left_out), level
        return found

    def _level(self, rule: Rule, plan: str | None) -> str | None:
        if not rule.silenceable:
            return None
        for levels in (self.levels_of.get(plan or "", {}), self.levels):
            words = [word for word in levels if rule.is_called(word)]
            if words:
                return levels[max(words, key=lambda word: (word.lower() == rule.name, len(word)))]
        return None


def unknown_words(rules: Sequence[Rule], words: Iterable[str]) -> list[tuple[str, str | None]]:
    """The words that mean no rule, each with one that may have been meant."""
    return [(word, _nearest(rules, word)) for word in words if not any(rule.is_called(word) for rule in rules)]


def _nearest(rules: Sequence[Rule], word: str) -> str | None:
    """The name or the code that is most like a word, if any is like enough to have been meant."""
    known = {name.casefold(): name for rule in rules for name in (rule.name, rule.code)}
    near = closest(word, known)
    return known[near] if near is not None else None


def levels_by_plan(plans: Iterable[str], given: Mapping[str, Levels]) -> dict[str, Levels]:
    """The levels of each plan that has some of its own; a plan is called by its name, or the last part if unique."""
    named = {word: _plan_called(word, plans) for word in given}
    return {name: given[word] for word, name in named.items() if name is not None}


def _plan_called(word: str, plans: Iterable[str]) -> str | None:
    known = tuple(plans)
    last = [name for name in known if name.rpartition("/")[2] == word]
    return word if word in known else last[0] if len(last) == 1 else None


def setting_faults(
    file: str, rules: Sequence[Rule], levels: Levels, levels_of: Mapping[str, Levels], plans: Sequence[str]
) -> list[Finding]:
    """What is wrong with the levels that a workspace sets: SAM008."""
    faults = list(_level_faults(file, ("rules",), rules, levels))
    for plan, own in levels_of.items():
        faults.extend(_level_faults(file, ("rules_of", plan), rules, own))
        if _plan_called(plan, plans) is None:
            near = closest(plan, plans)
            known = Message("The plans are {words}", words=tuple(plans))
            help = Message("Did you mean {word}?", word=near) if near else known
            message = Message("There is no plan {word}", word=plan)
            faults.append(Finding(Location(file, ("rules_of", plan)), message, help, code="SAM008"))
    return faults


def _level_faults(file: str, route: KeyPath, rules: Sequence[Rule], levels: Levels) -> Iterator[Finding]:
    for word, level in levels.items():
        rule = next((rule for rule in rules if word.upper() == rule.code or word.lower() == rule.name), None)
        if not any(rule.is_called(word) for rule in rules):
            near = _nearest(rules, word)
            help = Message("Did you mean {word}?", word=near) if near else Message("samverkan rule shows all rules")
            message = Message("There is no rule {word}", word=word)
            yield Finding(Location(file, (*route, word)), message, help, code="SAM008")
        elif level == "off" and rule is not None and not rule.silenceable:
            yield Finding(
                Location(file, (*route, word), "value"),
                Message("{rule} cannot be turned off", rule=rule.name),
                Message("Take the line away, and fix what the rule finds"),
                code="SAM008",
            )
