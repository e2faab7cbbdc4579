"""How grave a finding is, which rules run, and in what order findings are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from samverkan_cli.check.judging import Checked, Judge
from samverkan_cli.check.rule import ERROR, INFO, WARNING, Given
from samverkan_cli.check.selection import RuleSelection, unknown_words
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Source
from samverkan_cli.rules import RULES
from tests.conftest import MakeSpace
from tests.rules.made import by_code
from tests.workspaces import Space

PLAN = """\
document: {title: Plan, kind: %s, status: %s}
goals: {g: {title: G}}
focus_areas:
  f:
    title: F
    goals: [g]
    strategies:
      s: {title: S}
"""
RULE = by_code("SAM301")


def levels(space: Space, *arguments: str) -> dict[str, str]:
    return {each["code"]: each["level"] for each in space.validate(*arguments).findings}


@pytest.mark.parametrize(
    ("kind", "status", "level"),
    [
        ("action-plan", "draft", "warning"),
        ("action-plan", "consultation", "warning"),
        ("action-plan", "~", "warning"),
        ("action-plan", "adopted", "error"),
        ("action-plan", "expired", "error"),
        # These decide nothing yet.
        ("inquiry", "adopted", "info"),
        ("proposal", "draft", "info"),
        # A report says how things are, and these may leave activities to other documents.
        ("report", "adopted", None),
        ("programme", "adopted", None),
        ("strategy", "adopted", None),
        ("policy", "draft", None),
        ("guideline", "draft", None),
    ],
)
def test_a_level_follows_the_document(kind: str, status: str, level: str | None, workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": PLAN % (kind, status)})
    assert levels(space, "--select", "SAM601") == ({"SAM601": level} if level is not None else {})


@pytest.mark.parametrize(
    ("settings", "level"),
    [
        ("rules: {SAM304: info}\n", "info"),
        ("rules: {unknown-validity: error}\n", "error"),
        ("rules: {SAM304: off}\n", None),
        ("rules: {SAM301: error}\n", "warning"),
        ("rules: {sam304: info}\n", "info"),
        # a beginning of the code means all rules that begin so, and the longest wins
        ("rules: {SAM3: info}\n", "info"),
        ("rules: {SAM3: off}\n", None),
        ("rules: {SAM: error}\n", "error"),
        ("rules: {SAM30: info, SAM3: off}\n", "info"),
        ("rules: {SAM304: info, SAM30: off}\n", "info"),
        ("rules: {unknown-validity: error, SAM304: off}\n", "error"),
        ("rules: {SAM2: error}\n", "warning"),
        # of one plan
        ("rules_of: {p: {SAM304: info}}\n", "info"),
        ("rules_of: {p: {SAM3: off}}\n", None),
        ("rules: {SAM304: error}\nrules_of: {p: {SAM3: info}}\n", "info"),
        ("rules: {SAM304: off}\nrules_of: {p: {SAM304: info}}\n", "info"),
        ("rules: {SAM304: error}\nrules_of: {p: {SAM4: info}, q: {SAM304: off}}\n", "error"),
        ("rules_of: {2026/q: {SAM304: off}}\n", "warning"),
    ],
)
def test_a_level_is_what_the_workspace_says(settings: str, level: str | None, workspace: MakeSpace) -> None:
    plan = PLAN % ("action-plan", "draft")
    space = workspace({"samverkan.yaml": settings, "plans/p/plan.yaml": plan, "plans/2026/q/plan.yaml": plan})
    assert levels(space, "p", "--select", "SAM304") == ({"SAM304": level} if level else {})


@pytest.mark.parametrize("settings", ["rules: {SAM0: off}\n", "rules: {SAM: info}\n", "rules_of: {p: {SAM0: off}}\n"])
def test_what_cannot_be_silenced_keeps_its_level(settings: str, workspace: MakeSpace) -> None:
    text = "document: {title: P, kind: strategy, kind: x}\n"
    space = workspace({"samverkan.yaml": settings, "plans/p/plan.yaml": text})
    assert levels(space, "--select", "SAM0")["SAM004"] == "error"


def test_the_levels_of_a_plan_are_called_by_its_last_part_too_and_hold_for_no_other(workspace: MakeSpace) -> None:
    plan = PLAN % ("action-plan", "draft")
    settings = "rules_of: {q: {SAM3: off}}\n"
    space = workspace({"samverkan.yaml": settings, "plans/p/plan.yaml": plan, "plans/2026/q/plan.yaml": plan})
    assert [each["plan"] for each in space.findings("SAM3")] == ["p"]


SHARED = {
    "plans/p/plan.yaml": "document: {title: P, kind: action-plan}\n",
    "plans/q/plan.yaml": "document: {title: Q, kind: action-plan}\n",
    "plans/owners.yaml": "owners: {a: {title: A, part_of: borta}}\n",
}


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", [("error", ["p", "q"])]),
        ("rules_of: {p: {SAM101: off}}\n", [("error", ["q"])]),
        ("rules_of: {p: {SAM101: info}}\n", [("error", ["p", "q"])]),
        ("rules_of: {p: {SAM101: info}, q: {SAM101: warning}}\n", [("warning", ["p", "q"])]),
        ("rules_of: {p: {SAM101: off}, q: {SAM1: off}}\n", []),
    ],
)
def test_of_a_shared_part_each_plan_has_its_say(settings: str, expected: Any, workspace: MakeSpace) -> None:
    found = workspace({"samverkan.yaml": settings, **SHARED}).findings("SAM101")
    assert [(each["level"], each["plans"]) for each in found] == expected


def test_a_rule_that_one_plan_does_without_is_no_test_of_it(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "rules_of: {p: {SAM103: off}}\n", **SHARED})
    out = space.run("validate", "--format", "junit", "--select", "SAM1").out
    assert out.count('"SAM102 duplicate-id"') == 2
    assert out.count('"SAM103 unused-entry"') == 1


@pytest.mark.parametrize(
    ("settings", "path", "said"),
    [
        ("rules: {SAM99: off}", ["rules", "SAM99"], "There is no rule SAM99"),
        ("rules: {unowned: off}", ["rules", "unowned"], "There is no rule unowned"),
        ("rules: {SAM002: off}", ["rules", "SAM002"], "syntax-error cannot be turned off"),
        ("rules_of: {p: {nope: off}}", ["rules_of", "p", "nope"], "There is no rule nope"),
        ("rules_of: {p: {SAM002: off}}", ["rules_of", "p", "SAM002"], "syntax-error cannot be turned off"),
        ("rules_of: {r: {SAM3: off}}", ["rules_of", "r"], "There is no plan r"),
        ("rules_of: {p: {SAM3: red}}", ["rules_of", "p", "SAM3"], "red is not one of the words that can stand here"),
        ("rules_of: {p: off}", ["rules_of", "p"], "p has fields under it, and here stands a text"),
        ("rules_of: off", ["rules_of"], "rules_of has fields under it, and here stands a text"),
    ],
)
def test_faults_in_levels_are_findings(settings: str, path: list[str], said: str, workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": f"language: en\n{settings}\n", **SHARED})
    (each,) = space.findings("SAM008")
    assert (each["file"], each["path"], each["message"]) == ("samverkan.yaml", path, said)


@pytest.mark.parametrize(
    ("settings", "level"),
    [
        ("", "warning"),
        ("rules: {SAM901: info}\n", "info"),
        ("rules: {personal-data: error}\n", "error"),
        ("rules: {SAM901: off}\n", None),
    ],
)
def test_a_finding_that_is_slighter_than_its_rule_is_what_the_workspace_says(
    settings: str, level: str | None, workspace: MakeSpace
) -> None:
    plan = "document: {title: P, kind: policy, summary: Skriv till registrator@exempel.se}\n"
    space = workspace({"samverkan.yaml": settings, "plans/p/plan.yaml": plan})
    assert levels(space, "--select", "SAM901") == ({"SAM901": level} if level else {})


def test_a_finding_is_never_graver_than_its_rule() -> None:
    span = Source("plan.yaml", "x").span(0, 1)
    told = Finding(span, Message("A fault"), code="SAM301", level=ERROR)
    judge = Judge((RULE,), Given(date(2026, 11, 21)), RuleSelection(), lambda _: span, lambda _: [], 1)
    (found,) = judge.judged(Checked("p", None, (told,), True, ())).found
    assert found.level is WARNING


def test_in_a_shared_part_the_strictest_level_counts(workspace: MakeSpace) -> None:
    plan = "document: {title: %s, kind: action-plan, status: %s}\nfocus_areas: {f: {title: F, goals: [g]}}\n"
    files = {
        "a/plan.yaml": plan % ("A", "draft"),
        "b/plan.yaml": plan % ("B", "adopted"),
        "goals.yaml": "goals: {g: {title: G}}\n",
    }
    space = workspace({"samverkan.yaml": ""} | {f"plans/{name}": text for name, text in files.items()})
    (one,) = space.findings("SAM601")
    assert (one["level"], one["plan"], one["plans"]) == ("error", None, ["a", "b"])
    (one,) = space.findings("SAM601", plan="a")
    assert (one["level"], one["plan"], one["plans"]) == ("warning", None, ["a"])


@pytest.mark.parametrize(
    ("select", "ignore", "runs"),
    [
        ((), (), True),
        (("SAM301",), (), True),
        (("sam301",), (), True),
        (("undated-activity",), (), True),
        (("SAM3",), (), True),
        (("SAM",), (), True),
        (("SAM2",), (), False),
        (("SAM2", "SAM3"), (), True),
        ((), ("SAM301",), False),
        ((), ("SAM3",), False),
        ((), ("undated-activity",), False),
        (("SAM3",), ("SAM301",), False),
        (("SAM3",), ("SAM302",), True),
    ],
)
def test_which_rules_run(select: tuple[str, ...], ignore: tuple[str, ...], runs: bool) -> None:
    assert RuleSelection(select, ignore).runs(RULE) is runs


def test_that_a_plan_cannot_be_read_is_always_told() -> None:
    for rule in (rule for rule in RULES if rule.makes_incomplete):
        code = rule.code
        assert RuleSelection(("SAM9",), ("SAM0",), {code: "off"}).runs(rule)
    for rule in (rule for rule in RULES if not (rule.silenceable or rule.makes_incomplete)):
        code = rule.code
        assert RuleSelection((), (), {code: "off"}).runs(rule)
        assert not RuleSelection((), (code,)).runs(rule)


@pytest.mark.parametrize(
    ("word", "near"), [("SAM3O1", "SAM301"), ("undated-activty", "undated-activity"), ("xyz", None)]
)
def test_a_word_that_is_no_rule(word: str, near: str | None) -> None:
    assert unknown_words(RULES, ["SAM301", word, "SAM"]) == [(word, near)]


def test_rules_have_codes_and_names_of_their_own() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)


def test_levels_say_how_grave_they_are() -> None:
    assert RULE.level("action-plan", settled=False) is WARNING
    assert RULE.level("action-plan", settled=True) is ERROR
    assert RULE.level("report", settled=True) is ERROR
    assert replace(RULE, kinds={"report": INFO}).level("report", settled=True) is INFO
    assert RULE.family == "time"


def test_findings_are_told_in_the_order_of_their_places(workspace: MakeSpace) -> None:
    """File by code points and none first, then line, column, code, path and message."""
    files: dict[str, Any] = {
        "samverkan.yaml": "x: 1\ny: 1\n",
        "plans/ö/plan.yaml": "document: {title: P, kind: strategy, x: 1, y: 2}\nb: 1\na: 1\n",
        "plans/a/plan.yaml": "document: {title: P, kind: strategy}\nx: 1\n" * 1,
        "plans/a/Z.yaml": "owners:\n"
        + "".join(f"  o{n}: {{title: O, kind: nope, part_of: n{n}}}\n" for n in range(11)),
        "plans/a/b.yaml": "needs: {}\ngoals: [a, b]\n",
    }
    ran = workspace(files).validate()
    order = [(each["file"] or "", each["line"] or 0, each["column"] or 0, each["code"]) for each in ran.findings]
    assert order == sorted(order)
    assert len(order) > 30


def test_findings_at_one_place_are_told_by_path_and_message(workspace: MakeSpace) -> None:
    ran = workspace({"samverkan.yaml": "", "plans/a/plan.yaml": "document: {}\n"}).validate("--select", "SAM007")
    assert [each["message"] for each in ran.findings] == ["document has no kind", "document has no title"]
