"""What the rules do that a block of YAML and a mark cannot say: what is told beside, odd files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import MakePlan, MakeSpace
from tests.workspaces import DOCUMENT, Space

CHAIN = 5_000


def chain(*, closed: bool) -> str:
    """Owners, each a part of the next; where it is closed, the last of the first."""
    lines = [f"  o{n}: {{title: Enhet {n}, part_of: o{n + 1}}}" for n in range(CHAIN - 1)]
    last = f"  o{CHAIN - 1}: {{title: Enhet {CHAIN - 1}{', part_of: o0' if closed else ''}}}"
    return "owners:\n" + "\n".join([*lines, last]) + "\n"


def test_a_long_chain_is_no_loop(plan: MakePlan) -> None:
    space = plan(chain(closed=False))
    assert space.findings("SAM104") == []


def test_a_long_loop_is_one_finding_that_can_be_read(plan: MakePlan) -> None:
    (found,) = plan(chain(closed=True)).findings("circular-structure")
    assert found["line"] == CHAIN + 2
    assert found["message"] == (
        "Enhet 4999, Enhet 0, Enhet 1, Enhet 2, Enhet 3 and 4995 others are parts of one another"
    )
    assert [each["line"] for each in found["related"]] == [3, 4, 5, 6]


def test_many_ways_to_one_place_are_walked_once(plan: MakePlan) -> None:
    factors = [f"  f{n}: {{title: Faktor {n}, depends_on: [f{n + 1}, g{n + 1}]}}" for n in range(60)]
    factors += [f"  g{n}: {{title: Annan {n}, depends_on: [f{n + 1}, g{n + 1}]}}" for n in range(60)]
    ends = ["  f60: {title: Faktor 60, depends_on: g60}", "  g60: {title: Annan 60, depends_on: f60}"]
    found = plan("success_factors:\n" + "\n".join([*factors, *ends]) + "\n").findings("circular-structure")
    assert [each["message"] for each in found] == ["Annan 60 and Faktor 60 depend on one another"]


def test_a_loop_is_told_from_the_reference_read_last_and_on(plan: MakePlan) -> None:
    (found,) = plan(
        "groups:\n"
        "  a: {title: Rådet, kind: council, reports_to: b}\n"
        "  b: {title: Styrgruppen, kind: steering, reports_to: c}\n"
        "  c: {title: Ledningen, kind: executive, reports_to: a}\n"
    ).findings("circular-structure")
    assert found["message"] == "Ledningen, Rådet and Styrgruppen report to one another"
    assert [(each["line"], each["message"]) for each in found["related"]] == [
        (3, "Rådet leads on here"),
        (4, "Styrgruppen leads on here"),
    ]


def test_a_loop_of_one_is_told_so(plan: MakePlan) -> None:
    (found,) = plan("owners: {a: {title: Skolan, part_of: a}}\n").findings("circular-structure")
    assert found["message"] == "Skolan leads back to itself"
    assert found["related"] == []


def test_a_duplicate_shows_the_first(plan: MakePlan) -> None:
    needs = "needs:\n  a: {title: En väg in}\n  b: {title: Stöd}\n  c: {title: En väg in.}\n"
    (found,) = plan(needs).findings("duplicate-title")
    assert (found["line"], [each["line"] for each in found["related"]]) == (5, [3])


def test_what_is_shared_belongs_to_no_plan_and_concerns_all(workspace: MakeSpace) -> None:
    space = workspace(
        {
            "samverkan.yaml": "",
            "plans/ansvariga.yaml": "owners: {a: {title: A, active: {from: 2027-01-01, until: 2026-01-01}}}\n",
            "plans/b/plan.yaml": DOCUMENT,
            "plans/a/plan.yaml": DOCUMENT,
        }
    )
    (found,) = space.findings("reversed-dates")
    assert (found["plan"], found["plans"]) == (None, ["a", "b"])
    (found,) = space.findings("reversed-dates", plan="b")
    assert (found["plan"], found["plans"]) == (None, ["b"])


@pytest.mark.parametrize(
    ("document", "help"),
    [
        (DOCUMENT, "Write valid: {from: ..., until: ...}, or for: and how long"),
        (
            "document: {title: Plan, kind: action-plan, valid: {for: 2 years}}\n",
            "Write from: beside for:, or the whole day of adoption",
        ),
    ],
)
def test_what_to_do_about_an_unknown_validity(plan: MakePlan, document: str, help: str) -> None:
    (found,) = plan(document=document).findings("unknown-validity")
    assert found["help"] == help


def test_missing_metadata_says_each_thing_in_a_finding_of_its_own(plan: MakePlan) -> None:
    document = "document: {title: Plan, kind: action-plan, status: adopted}\n"
    assert sorted(each["message"] for each in plan(document=document).findings("missing-metadata")) == [
        "The document does not say who decides it",
        "The document has no registry number",
        "The document has no version",
        "The document is adopted and does not say when",
        "The document says nobody who answers for it",
    ]


def test_a_workspace_without_settings_and_without_a_plan(workspace: MakeSpace) -> None:
    (found,) = workspace({"plans/readme.txt": ""}).findings("document-count")
    assert (found["file"], found["line"], found["plan"], found["plans"]) == (None, None, None, [])


def unreadable(space: Space) -> list[tuple[str, int]]:
    return [(each["file"], each["line"]) for each in space.findings("unreadable-file")]


def test_a_link_out_of_the_workspace(plan: MakePlan, tmp_path_factory: pytest.TempPathFactory) -> None:
    space = plan()
    outside = tmp_path_factory.mktemp("outside") / "goals.yaml"
    outside.write_text("goals: {}\n")
    (space.root / "plans/p/goals.yaml").symlink_to(outside)
    assert unreadable(space) == [("plans/p/goals.yaml", 1)]


def test_a_link_within_the_workspace_is_read(plan: MakePlan) -> None:
    space = plan("owners: {a: {title: A}}\n")
    shared = space.root / "gemensamt.yaml"
    shared.write_text("goals: {g: {title: Känna sig trygga}}\n", encoding="utf-8")
    (space.root / "plans/p/goals.yaml").symlink_to(shared)
    assert unreadable(space) == []


def test_links_to_nothing_and_to_themselves(plan: MakePlan) -> None:
    space = plan()
    (space.root / "plans/p/a.yaml").symlink_to("nowhere.yaml")
    (space.root / "plans/p/b.yaml").symlink_to("b.yaml")
    assert unreadable(space) == [("plans/p/a.yaml", 1), ("plans/p/b.yaml", 1)]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe(plan: MakePlan) -> None:
    space = plan()
    os.mkfifo(space.root / "plans/p/goals.yaml")
    assert unreadable(space) == [("plans/p/goals.yaml", 1)]


def test_a_file_that_is_too_large(plan: MakePlan) -> None:
    space = plan()
    (space.root / "plans/p/goals.yaml").write_bytes(b"#" * (8 << 20) + b"\n")
    assert unreadable(space) == [("plans/p/goals.yaml", 1)]


def test_what_makes_a_plan_incomplete_is_told_in_json(plan: MakePlan) -> None:
    space = plan()
    Path(space.root / "plans/p/goals.yaml").write_bytes(b"goals: \xff\n")
    assert space.validate().plans == {"p": False}


@pytest.mark.parametrize(
    ("status", "said"),
    [("ongoing", "this need is met"), ("paused", "this need is met, though only by what is paused: Samtal")],
)
def test_what_is_paused_serves_and_the_message_says_so(plan: MakePlan, status: str, said: str) -> None:
    (found,) = plan(
        "needs: {a: {title: A, rank: 1}, b: {title: B, rank: 2}}\n"
        f"focus_areas: {{f: {{title: F, activities: {{s: {{title: Samtal, status: {status}, needs: b}}}}}}}}\n"
    ).findings("SAM612")
    assert [each["message"] for each in found["related"]] == [said]
