"""Which rules run, and at which levels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from samverkan_cli.check.rule import Rule
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.suggest import closest


@dataclass(frozen=True, slots=True)
class RuleSelection:
    """Which rules are to run, and at which levels: words as on the command line and in `samverkan.yaml`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, Literal["error", "warning", "info", "off"]] = field(default_factory=dict)

    def runs(self, rule: Rule) -> bool:
        """Whether a rule is to run."""
        if rule.makes_incomplete:
            return True
        if self.select and not any(rule.is_called(word) for word in self.select):
            return False
        if any(rule.is_called(word) for word in self.ignore):
            return False
        return self.level(rule) != "off" or not rule.silenceable

    def level(self, rule: Rule) -> str | None:
        """The level that the workspace has set for a rule."""
        return self.levels.get(rule.code) or self.levels.get(rule.name)


def unknown_words(rules: Sequence[Rule], words: Iterable[str]) -> list[tuple[str, str | None]]:
    """The words that mean no rule, each with one that may have been meant."""
    return [(word, _nearest(rules, word)) for word in words if not any(rule.is_called(word) for rule in rules)]


def _nearest(rules: Sequence[Rule], word: str) -> str | None:
    """The name or the code that is most like a word, if any is like enough to have been meant."""
    known = {name.casefold(): name for rule in rules for name in (rule.name, rule.code)}
    near = closest(word, known)
    return known[near] if near is not None else None


def setting_faults(file: str, rules: Sequence[Rule], levels: Mapping[str, str]) -> Iterator[Finding]:
    """What is wrong with the levels that a workspace sets: SAM008."""
    for word, level in levels.items():
        rule = next((rule for rule in rules if word in (rule.code, rule.name)), None)
        if rule is None:
            near = _nearest(rules, word)
            help = Message("Did you mean {word}?", word=near) if near else Message("samverkan rule shows all rules")
            unknown = Message("There is no rule {word}", word=word)
            yield Finding(Location(file, ("rules", word)), unknown, help, code="SAM008")
        elif level == "off" and not rule.silenceable:
            yield Finding(
                Location(file, ("rules", word), "value"),
                Message("{rule} cannot be turned off", rule=rule.name),
                Message("Take the line away, and mend what the rule finds"),
                code="SAM008",
            )
