"""How many findings there are of each rule and plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.report.json import VERSION, lines
from samverkan_cli.report.layout import Layout
from samverkan_cli.report.terminal import level_word

_BESIDE = 30
"""Where there are not so many columns for the plans beside their rule, they stand below it."""


@record
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
    """The counts as a table: a rule and a level on each row, the most frequent first, with its plans."""
    rows = [
        (sum(count.levels[level] for count in same), level, same)
        for _, group in groupby(counts(found), key=lambda count: count.code)
        for same in [list(group)]
        for level in Level
    ]
    rows = sorted((row for row in rows if row[0]), key=lambda row: (-row[0], row[2][0].code, -row[1]))
    if not rows:
        return
    first, second = len(str(rows[0][0])), max(len(level_word(level, layout.say)) for _, level, _ in rows)
    third = max(len(row[0].name) for _, _, row in rows) + len("SAM000 ")
    beside = layout.width - first - second - third >= _BESIDE
    shared = layout.say(Message("shared"))
    for total, level, row in rows:
        head = f"{total:>{first}}  {level_word(level, layout.say):<{second}}  "
        rule = f"{row[0].code} {row[0].name}"
        plans = ", ".join(f"{count.plan or shared}\u00a0{count.levels[level]}" for count in row if count.levels[level])
        if beside:
            layout.line(plans, first=f"{head}{rule:<{third}}  ")
        else:
            layout.line(rule, first=head)
            layout.line(plans, first=" " * len(head))
    layout.blank()
