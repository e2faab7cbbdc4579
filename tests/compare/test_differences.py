"""By which word a difference is told, and what is none: a table of plans before and after."""

from __future__ import annotations

import pytest

from samverkan_cli.compare.differences import differences
from samverkan_cli.compare.worded import Earlier, summary, worded
from samverkan_cli.i18n.phrases import Phrases
from tests.compare.versions import project_of

HEAD = "document: {title: P, kind: action-plan, status: adopted, language: sv}\n"
BASE = """\
owners: {a: {title: Chef A}, b: {title: Chef B}}
needs: {n: {title: Ett behov}, m: {title: Ett annat}}
goals: {g: {title: Känna sig trygg}, h: {title: Veta vart}}
focus_areas:
  x:
    title: Område X
    strategies:
      s:
        title: Sätt S
        activities:
          k: {title: Hålla kurs, text: "Ett  stycke\\n\\nTvå.", owners: [a, b], needs: [n, m], until: 2027-06-30}
          l: {title: Ordna läger, after: [k], until: 2027-08-31}
  y: {title: Område Y, strategies: {t: {title: Sätt T}}}
periods: {p: {from: 2026-01-01, until: 2026-12-31, selections: {a: {goals: [g, h]}}}}
"""
K = "k: {title: Hålla kurs"
UNTIL = "until: 2027-06-30"

CASES: list[tuple[str, list[tuple[str, str]], list[str]]] = [
    # what, what is written otherwise, and the words with what they are said of
    ("lines, order and comments", [("owners: [a, b]", "owners: [b, a]"), ("needs: [n, m]", "needs: [m, n]")], []),
    ("other blanks in a text", [('"Ett  stycke\\n\\nTvå."', '"Ett stycke Två."')], []),
    ("a day with another spelling", [("from: 2026-01-01", 'from: "2026-01-01"')], []),
    ("another id, the same title",
     [("k: {title", "kurs: {title"), ("after: [k]", "after: [kurs]")], ["renamed Hålla kurs"]),
    ("another id and another title",
     [(K, "q: {title: Ge stöd"), ("[k]", "[q]")], ["removed Hålla kurs", "added Ge stöd"]),
    ("the same id, another thing", [(K, "k: {title: Ge stöd")], ["replaced Ge stöd"]),
    ("other words for the same thing", [(K, "k: {title: Hålla i kurser om stöd")], ["reworded Hålla i kurser om stöd"]),
    ("part of a compound is the same",
     [("title: Ordna läger", "title: Ha sommarläger")], ["reworded Ha sommarläger"]),
    ("an owner called otherwise", [("b: {title: Chef B}", "b: {title: Rektor}")], ["reworded Rektor"]),
    ("another id for a thing without a title",
     [("periods: {p:", "periods: {år-1:")], ["renamed år-1"]),
    ("moved to another strategy", [
        ("          l: {title: Ordna läger, after: [k], until: 2027-08-31}\n", ""),
        ("Sätt T}", "Sätt T, activities: {l: {title: Ordna läger, after: k, until: 2027-08-31}}}"),
    ], ["relocated Ordna läger"]),
    ("a strategy moved with what is in it", [
        ("  y: {title: Område Y, strategies: {t: {title: Sätt T}}}\n", "  y: {title: Område Y}\n"),
        ("    strategies:\n      s:\n", "    strategies:\n      t: {title: Sätt T}\n      s:\n"),
    ], ["relocated Sätt T"]),
    ("a need is gone, and who met it says so no more",
     [(", m: {title: Ett annat}", ""), ("needs: [n, m]", "needs: [n]")], ["removed Ett annat"]),
    ("a need is met no more", [("needs: [n, m]", "needs: [n]")], ["changed Hålla kurs"]),
    ("an owner is gone, and what he answered for", [
        ("owners: {a: {title: Chef A}, b: {title: Chef B}}", "owners: {a: {title: Chef A}}"),
        ("owners: [a, b]", "owners: [a]"),
    ], ["owner Hålla kurs", "removed Chef B"]),
    ("a later day", [(UNTIL, "until: 2027-09-30")], ["postponed Hålla kurs"]),
    ("an earlier day", [(UNTIL, "until: 2027-03-31")], ["advanced Hålla kurs"]),
    ("no day any more", [(f", {UNTIL}", "")], ["postponed Hålla kurs"]),
    ("a stretch that ends on the same day", [(UNTIL, "until: juni 2027")], ["changed Hålla kurs"]),
    ("a day and the note of it, once",
     [(UNTIL, "until: 2027-09-30, moved: {was: 2027-06-30, now: 2027-09-30}")], ["postponed Hålla kurs"]),
    ("a note of a move alone",
     [(UNTIL, f"{UNTIL}, moved: {{was: 2027-01-31, now: 2027-06-30}}")], ["changed Hålla kurs"]),
    ("a goal picked in the place of another",
     [("goals: [g, h]", "goals: [g, i]"), (", h: {", ", i: {title: Bli saknad}, h: {")],
     ["unpicked Veta vart", "added Bli saknad", "picked Bli saknad"]),
    ("the wording of a pick", [("goals: [g, h]", "goals: [g, {goal: h, title: Veta allt}]")], ["changed Veta allt"]),
    ("a period that is new", [
        ("periods: {", "periods: {q: {from: 2027-01-01, until: 2027-12-31, selections: {a: {goals: [g]}}}, "),
    ], ["added q", "picked Känna sig trygg"]),
    ("a focus area is gone, with what is in it", [
        ("  y: {title: Område Y, strategies: {t: {title: Sätt T}}}\n", ""),
    ], ["removed Område Y"]),
    ("another title", [("title: Hålla kurs", "title: Hålla kurser")], ["reworded Hålla kurser"]),
    ("dropped", [(UNTIL, f"{UNTIL}, status: dropped")], ["dropped Hålla kurs"]),
    ("what cannot be read says nothing", [(UNTIL, "until: i sommar kanske")], []),
    ("a thing that cannot be read is not gone", [(K, "k: {title: [1]")], []),
]  # fmt: skip


@pytest.mark.parametrize(("what", "edits", "told"), CASES, ids=[what for what, _, _ in CASES])
def test_by_which_word_it_is_told(what: str, edits: list[tuple[str, str]], told: list[str]) -> None:
    text = BASE
    for old, new in edits:
        assert text.count(old) == 1, (what, old)
        text = text.replace(old, new)
    old_plan, new_plan = project_of(HEAD + BASE), project_of(HEAD + text)
    changes = worded(old_plan, new_plan, differences(old_plan, new_plan), Earlier(), Phrases("sv"))
    assert [f"{each.kind} {each.thing.title}" for group in changes.groups for each in group.changes] == told


def test_why_a_day_was_moved_is_told_with_it() -> None:
    moved = "until: 2027-09-30, moved: {was: 2027-06-30, now: 2027-09-30, why: Sjukdom.}"
    found = differences(project_of(HEAD + BASE), project_of(HEAD + BASE.replace(UNTIL, moved)))
    assert [each.why for each in found] == ["Sjukdom."]


def test_a_report_that_was_promised_for_a_later_day() -> None:
    head = HEAD.replace("language: sv", "language: sv, adopted: {date: 2026-06-15}, reporting: {r: {after: 1 year}}")
    old, new = project_of(head), project_of(head.replace("1 year", "18 months"))
    assert [each.kind for each in differences(old, new)] == ["postponed"]
    assert [each.kind for each in differences(new, old)] == ["advanced"]


def test_changes_in_a_few_sentences() -> None:
    text = BASE.replace("title: Hålla kurs", "title: Hålla kurser").replace("2027-08-31", "2027-09-30")
    text = text.replace(", m: {title: Ett annat}", "").replace("needs: [n, m]", "needs: [n]")
    old, new = project_of(HEAD + BASE), project_of(HEAD + text)
    say = Phrases("sv")
    said = summary(worded(old, new, differences(old, new), Earlier(), say), say)
    assert said == "Borttaget: Ett annat. Senarelagt: Ordna läger. Omformulerat på 1 ställe."
