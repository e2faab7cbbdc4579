"""What comes of gathering in each form of findings. When something is gathered: `tests/rules/cases/gathering.md`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import MakePlan, MakeSpace
from tests.workspaces import Space

NEEDS = "needs:\n" + "".join(
    f"  n{n}: {{title: Behov {n}{more}}}\n"
    for n, more in enumerate(["", ", rank: 2", "", ", rank: 1", ", mentions: 4", ", mentions: 9", ""])
)
UNMET = ("--select", "SAM605")


def gathered(space: Space, *arguments: str) -> dict[str, Any]:
    (found,) = space.validate(*UNMET, *arguments).findings
    return found


def test_one_finding_says_how_many_where_and_names_the_most_telling_first(plan: MakePlan) -> None:
    found = gathered(plan(NEEDS))
    assert found["message"] == "None of the 7 needs is met by an activity"
    assert (found["path"], found["line"], found["level"], found["fix"]) == (["needs"], 2, "warning", None)
    named = [each["path"][-1] for each in found["gathered"]]
    assert named == ["n3", "n1", "n5", "n4", "n0", "n2", "n6"]  # by rank, then by mentions
    assert found["gathered"][0] == {"path": ["needs", "n3"], "file": "plans/p/plan.yaml", "line": 6, "column": 3}
    assert [each["line"] for each in found["related"]] == [6, 4, 8, 7, 3]


def test_some_of_many(plan: MakePlan) -> None:
    met = "focus_areas: {f: {title: F, activities: {a: {title: A, needs: [n0, n1]}}}}\n"
    assert gathered(plan(NEEDS + met))["message"] == "5 of 7 needs are met by no activity"


def test_it_counts_as_one_in_the_summary_and_has_an_id_of_its_own(plan: MakePlan) -> None:
    space = plan(NEEDS)
    one, single = (space.validate(*UNMET, *more).json for more in ((), ("--no-gather",)))
    assert (one["summary"]["warnings"], single["summary"]["warnings"]) == (1, 7)
    assert one["findings"][0]["id"] not in {each["id"] for each in single["findings"]}
    assert all(each["gathered"] == [] for each in single["findings"])


def test_the_id_stays_when_one_more_is_at_fault_and_when_lines_move(plan: MakePlan) -> None:
    before = gathered(plan(NEEDS))["id"]
    assert gathered(plan("# a comment\n" + NEEDS + "  n7: {title: Ett till}\n"))["id"] == before


@pytest.mark.parametrize(("form", "many"), [("github", 1), ("gitlab", 7), ("sarif", 7), ("junit", 7), ("text", 1)])
def test_where_each_keeps_its_identity_nothing_is_gathered(plan: MakePlan, form: str, many: int) -> None:
    space = plan(NEEDS)
    out = space.run("validate", "--format", form, *UNMET).out
    counts = {
        "github": lambda: out.count("::warning"),
        "gitlab": lambda: len(json.loads(out)),
        "sarif": lambda: len(json.loads(out)["runs"][0]["results"]),
        "junit": lambda: out.count("No activity meets the need"),
        "text": lambda: out.count("warning SAM605"),
    }
    assert counts[form]() == many


def test_a_baseline_knows_each_so_that_one_more_is_new_and_no_mending_brings_one(plan: MakePlan) -> None:
    space = plan(NEEDS)
    space.validate(*UNMET, "--baseline", "known.json", "--write-baseline")
    entries = json.loads((space.root / "known.json").read_text(encoding="utf-8"))["findings"]
    assert len(entries) == 7
    space.write(
        {"plans/p/plan.yaml": (space.root / "plans/p/plan.yaml").read_text(encoding="utf-8") + "  n7: {title: Ny}\n"}
    )
    (new,) = space.validate(*UNMET, "--baseline", "known.json").findings
    assert (new["path"], new["gathered"]) == (["needs", "n7"], [])


@pytest.mark.parametrize(("fail_on", "code"), [("warning", 1), ("error", 0)])
def test_the_exit_code_is_that_of_the_single_findings(plan: MakePlan, fail_on: str, code: int) -> None:
    assert plan(NEEDS).run("validate", *UNMET, "--fail-on", fail_on).code == code


def test_statistics_count_each(plan: MakePlan) -> None:
    counts = json.loads(plan(NEEDS).run("validate", *UNMET, "--statistics", "--format", "json").out)["statistics"]
    assert [each["warnings"] for each in counts] == [7]


def test_the_level_is_that_of_the_gravest(workspace: MakeSpace) -> None:
    document = "document: {title: Plan, kind: %s, status: adopted}\n"
    space = workspace(
        {
            "samverkan.yaml": "",
            "plans/needs.yaml": NEEDS,
            "plans/a/plan.yaml": document % "proposal",
            "plans/b/plan.yaml": document % "action-plan",
        }
    )
    found = gathered(space)
    assert (found["level"], found["plan"], found["plans"], found["file"]) == (
        "warning",
        None,
        ["a", "b"],
        "plans/needs.yaml",
    )


def test_what_has_no_number_of_those_asked_names_what_it_found(plan: MakePlan) -> None:
    (found,) = plan(
        "sections: {a: {title: A, text: BARX och BAZX hos oss och BRÅK samt FOOX efter KVAX med QUXX och SKLX.}}\n"
    ).findings("SAM809")
    assert found["message"] == ("7 abbreviations are explained nowhere: BARX, BAZX, BRÅK, FOOX, KVAX and 2 others")
    assert found["path"] == ["document"]
