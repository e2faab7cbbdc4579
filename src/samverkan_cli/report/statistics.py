"""How many findings there are of each rule and plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.core.message import Message
from samverkan_cli.report.json import VERSION, lines
from samverkan_cli.report.layout import Layout
from samverkan_cli.report.terminal import level_word

_BESIDE = 30
"""Where there are not so many columns for the plans beside their rule, they stand below it."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings of each level a rule has in a plan; `plan` is None for what no plan has to itself."""

    code: str
    name: str
    plan: str | None
    levels: Counter[Level]

    @property
    def total(self) -> int:
        """Of all levels."""
        return self.levels.total()


def counts(found: Iterable[Diagnostic]) -> list[Count]:
    """A count for each rule and plan in which it found something, by code and plan."""
    levels: dict[tuple[str, str, str | None], Counter[Level]] = {}
    for each in found:
        levels.setdefault((each.code, each.name, each.plan), Counter())[each.level] += 1
    made = [Count(code, name, plan, found) for (code, name, plan), found in levels.items()]
    return sorted(made, key=lambda count: (count.code, count.plan is None, count.plan or ""))


def as_json(found: Iterable[Diagnostic]) -> str:
    """The counts as one JSON document, with every key always there."""
    rows = [
        {
            "code": count.code,
            "name": count.name,
            "plan": count.plan,
            **{f"{level.word}s": count.levels[level] for level in sorted(Level, reverse=True)},
        }
        for count in counts(found)
    ]
    return lines({"version": VERSION, "statistics": rows})


def as_text(found: Iterable[Diagnostic], layout: Layout) -> None:
    """The counts as a table: a rule on each row, the most frequent first, with its plans."""
    rules: dict[str, list[Count]] = {}
    for count in counts(found):
        rules.setdefault(count.code, []).append(count)
    rows = sorted(rules.values(), key=lambda row: (-_total(row), row[0].code))
    if not rows:
        return
    words = [level_word(max(level for count in row for level in count.levels), layout.say) for row in rows]
    first, second = len(str(_total(rows[0]))), max(map(len, words))
    third = max(len(row[0].name) for row in rows) + len("SAM000 ")
    beside = layout.width - first - second - third >= _BESIDE
    shared = layout.say(Message("shared"))
    for row, word in zip(rows, words, strict=True):
        head = f"{_total(row):>{first}}  {word:<{second}}  "
        rule = f"{row[0].code} {row[0].name}"
        plans = ", ".join(f"{count.plan or shared}\u00a0{count.total}" for count in row)
        if beside:
            layout.line(plans, first=f"{head}{rule:<{third}}  ")
        else:
            layout.line(rule, first=head)
            layout.line(plans, first=" " * len(head))
    layout.blank()


def _total(row: Sequence[Count]) -> int:
    return sum(count.total for count in row)
