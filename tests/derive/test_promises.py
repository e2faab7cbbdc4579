"""What was promised by a day, and what speaks of it."""

from __future__ import annotations

from datetime import date

from samverkan_cli.derive.promises import promises
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.follow_up import LogEntry
from tests.link.linked import linked

PLAN = """\
document: {title: P, kind: action-plan, consultation: {until: 2026-04-30}}
focus_areas:
  f:
    title: F
    activities:
      a: {title: A, milestones: {m: {title: Upphandla verktyg, due: 2026-10-01}, n: {title: Fira, due: 2026-12-01}}}
      b: {title: B, status: done, milestones: {m: {title: Boka lokal, due: 2026-10-01}}}
goals: {g: {title: Känna sig trygga, due: 2026-06-30}}
log:
  - {date: 2026-05, title: Möte, remains: Samla in svaren, due: 2026-06-01}
  - {date: 2026-10, title: Upphandlingen av verktyget är klar}
"""


def test_each_promise_has_its_day_and_its_answer() -> None:
    plan = linked(PLAN, document="").project
    found = [(each.kind, each.title, each.due, each.answer) for each in promises(plan, date(2026, 11, 21))]
    assert [each[:3] for each in found] == [
        ("consultation", "P", date(2026, 4, 30)),
        ("milestone", "Upphandla verktyg", date(2026, 10, 1)),
        ("milestone", "Fira", date(2026, 12, 1)),
        ("milestone", "Boka lokal", date(2026, 10, 1)),
        ("goal", "Känna sig trygga", date(2026, 6, 30)),
        ("item", "Samla in svaren", date(2026, 6, 1)),
    ]
    answers = [answer for *_, answer in found]
    assert isinstance(answers[1], LogEntry)
    assert isinstance(answers[3], Activity)
    assert [answers[n] for n in (0, 2, 4, 5)] == [None] * 4


def test_what_has_not_happened_yet_says_nothing() -> None:
    plan = linked(PLAN, document="").project
    assert [each.answer for each in promises(plan, date(2026, 6, 1)) if each.title == "Upphandla verktyg"] == [None]
