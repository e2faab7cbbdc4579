"""`samverkan pick`: what it does not do, what it says then, and that nothing has changed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.pick.conftest import GOALS, PLAN, BankPlan
from tests.workspaces import Ran, Space


def refused(bank: BankPlan, *words: str, code: int = 2, **given: Any) -> list[str]:
    """What is said when nothing is picked; nothing is written then, and nothing stands on stdout."""
    before = bank.files()
    ran: Ran = bank.pick(*words, **given)
    assert ran.code == code, ran
    assert ran.out == ""
    assert bank.files() == before
    return ran.err.splitlines()


def test_all_that_is_unknown_is_said_at_once(bank: BankPlan) -> None:
    said = refused(
        bank,
        "--binds",
        "arbetsgrupen",
        "--binds",
        "polisen",
        by="Polis",
        goals=(
            "trygg-i-föräldrarolle",
            "våga-säga-nej",
            "xyz",
            "våga-säga-nej",
            "Veta vad kommunen gör för barn och unga",
        ),
    )
    assert said == [
        "error: There is no owner or group called Polis",
        "  = Did you mean polisen?",
        "error: There is no group called arbetsgrupen",
        "  = Did you mean arbetsgruppen?",
        "error: polisen is an owner, and only groups can be bound",
        "  = Write one of arbetsgruppen and samrådsgrupp, or all",
        "error: There is no goal called trygg-i-föräldrarolle",
        "  = Did you mean trygg-i-föräldrarollen?",
        "error: There is no goal called xyz",
        "  = Write the id that it stands under in the plan",
        "error: The goal våga-säga-nej is picked twice",
        "  = Name it once",
        "error: There is no goal called Veta vad kommunen gör för barn och unga",
        "  = Did you mean veta-vad-som-finns?",
    ]


@pytest.mark.parametrize(
    ("words", "picked", "said"),
    [
        (("--count", "2"), 3, ["error: 3 goals are picked, and there are to be 2", "  = Leave 1 of them out"]),
        (("--count", "5"), 1, ["error: 1 goal is picked, and there are to be 5", "  = Pick 4 more"]),
        (("--at-least", "2"), 1, ["error: 1 goal is picked, and there are to be at least 2", "  = Pick 1 more"]),
        (
            ("--at-most", "1"),
            2,
            ["error: 2 goals are picked, and there are to be at most 1", "  = Leave 1 of them out"],
        ),
        (
            ("--at-least", "99"),
            3,
            [
                "error: 3 goals are picked, and there are to be at least 99",
                "  = The bank has only 15 active goals: lower the limit, or add goals to the bank",
            ],
        ),
    ],
)
def test_a_limit_that_is_broken_is_said(bank: BankPlan, words: tuple[str, ...], picked: int, said: list[str]) -> None:
    assert refused(bank, *words, code=1, goals=GOALS[:picked]) == said


def test_limits_that_are_kept_do_not_stand_in_the_way(bank: BankPlan) -> None:
    assert bank.pick("--at-least", "3", "--at-most", "3").code == 0


def test_a_broken_limit_as_json(bank: BankPlan) -> None:
    before = bank.files()
    ran = bank.pick("--count", "1", "--format", "json")
    assert ran.code == 1
    assert ran.json["broken"] == [
        {"message": "3 goals are picked, and there are to be 1", "help": "Leave 2 of them out"}
    ]
    assert ran.json["written"] is False
    assert bank.files() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--count", "3", "--at-most", "3"), "--count and --at-least, --at-most cannot both be given"),
        (("--at-least", "3", "--at-most", "2"), "No number of goals is at least 3 and at most 2"),
        (("--binds", "all,arbetsgruppen"), "all binds every group already"),
        (("--section", "§ 1"), "A section belongs to a decision, and the day of the decision is missing"),
        (("--decided", "2 december"), "2 december is not a date"),
        (("--from", "20270101"), "20270101 is not a date"),
        (("--from", "2028-01-01"), "The period 2027 would end before it begins: 2028-01-01 to 2027-12-31"),
    ],
)
def test_wrong_use_is_said(bank: BankPlan, words: tuple[str, ...], said: str) -> None:
    assert refused(bank, *words)[0] == f"error: {said}"


@pytest.mark.parametrize(
    ("period", "said", "help"),
    [
        ("ht-27", "There is no period ht-27, and its name does not say when a new one would be", "Write --from and"),
        ("2027-28", "There is no period 2027-28, and its name does not", "Write --from and --until"),
        ("2028-2027", "The period 2028-2027 would end before it begins: 2028-01-01 to 2027-12-31", "Write the first"),
        ("Hösten 2027", "Hösten 2027 is no id for a period", "Write hösten-2027"),
        ("all", "all is no id for a period", "Write all-1"),
        ("§", "§ is no id for a period", "Write for example 2027"),
    ],
)
def test_a_period_that_cannot_be_made_is_said(bank: BankPlan, period: str, said: str, help: str) -> None:
    first, second = refused(bank, period=period)
    assert first.startswith(f"error: {said}")
    assert second.startswith(f"  = {help}")


def test_the_days_of_a_period_that_is_there_stay(bank: BankPlan) -> None:
    bank.pick("--from", "2027-02-01")
    assert refused(bank, "--from", "2027-01-01", "--until", "2027-06-30", by="polisen")[::2] == [
        "error: The period 2027 has 2027-02-01 in the plan, and --from says 2027-01-01",
        "error: The period 2027 has 2027-12-31 in the plan, and --until says 2027-06-30",
    ]
    assert bank.pick("--from", "2027-02-01", by="polisen").code == 0


def test_a_choice_that_is_there_is_replaced_only_when_told(bank: BankPlan) -> None:
    bank.pick()
    assert refused(bank, goals=GOALS[:1]) == [
        "error: Samrådsgrupp (förslag) has picked goals for 2027 already",
        f"  = Write --replace to change what was picked; it stands in {PLAN}",
    ]


def test_it_must_be_said_for_which_plan(bank: BankPlan) -> None:
    bank.space.write({"plans/två/plan.yaml": "document: {title: Två, kind: action-plan}\n"})
    ran = bank.space.run("pick", "--period", "2027", "--by", "x", "--goal", "y")
    assert ran.code == 2
    assert "Write one of bank or två" in ran.err


def test_a_workspace_without_plans_is_said(tmp_path: Path) -> None:
    ran = Space(tmp_path).write({"samverkan.yaml": ""}).run("pick", "--period", "2027", "--by", "x", "--goal", "y")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"error: There is no plan in the workspace {tmp_path}\n"
        "  = Make a first plan in a folder of its own: samverkan new DIR\n"
    )


@pytest.mark.parametrize("slip", ["title: Mål: bättre\n", "log: [{title: x, owners: ingen}]\n"])
def test_a_plan_with_errors_of_reading_is_refused(bank: BankPlan, slip: str) -> None:
    bank.space.write({"plans/bank/slarv.yaml": slip})
    said = refused(bank, code=1)
    assert said[0].startswith("error SAM")
    assert "plans/bank/slarv.yaml:1:" in said[1]
    assert said[-1] == "Nothing was picked: correct these errors in bank first"


def test_other_findings_do_not_stand_in_the_way(bank: BankPlan) -> None:
    bank.space.write({"samverkan.yaml": "language: en\nrules: {undated-activity: error}\n"})
    assert bank.pick().code == 0


def test_resting_and_retired_goals_are_said(bank: BankPlan) -> None:
    more = "goals:\n  vila: {title: Vila, status: resting}\n  borta: {title: Borta, status: retired}\n"
    bank.space.write({"plans/bank/mer.yaml": more})
    ran = bank.pick(goals=("vila", "borta"))
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "Vila is resting, and is picked all the same",
        "Borta is retired, and is picked all the same",
    ]


def test_without_goals_and_without_a_terminal_nothing_is_picked(bank: BankPlan) -> None:
    assert refused(bank, goals=()) == [
        "error: No goal is named, and goals can be ticked only in a terminal",
        "  = Write --goal and an id, once for each goal",
    ]


def test_an_interrupted_write_leaves_the_plan_whole(bank: BankPlan, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    assert refused(bank) == [
        "error: plans/bank/records/2027-samrådsgrupp.json cannot be written: No space left on device",
        "  = The file is as it was. Check the disk, and that you may write in its folder",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_in(bank: BankPlan) -> None:
    bank.file.parent.chmod(0o555)
    try:
        assert refused(bank)[0].startswith(f"error: {PLAN} cannot be written: ")
    finally:
        bank.file.parent.chmod(0o755)


def test_a_plan_that_cannot_be_spliced_safely_is_left_alone(bank: BankPlan) -> None:
    bank.space.write({"plans/bank/p.yaml": "periods: &p\n  2026: {from: 2026-01-01, until: 2026-12-31}\n"})
    first, second = refused(bank)
    assert first == (
        "error: plans/bank/p.yaml:2 cannot be changed: it has a label (&), and what is written there may count in "
        "other places too"
    )
    assert second == "  = Take the label away, and write the value out where it is used"


SHARED = """\
owners: {rådet: {title: Rådet}}
goals: {trygg: {title: Trygg}}
periods: {2027: {from: 2027-01-01, until: 2027-12-31}}
"""
ONE = "document: {title: Ett, kind: action-plan}\ngoals: {eget: {title: Eget}}\n"
TWO = "document: {title: Två, kind: action-plan}\n"


@pytest.fixture
def shared(tmp_path: Path) -> Space:
    return Space(tmp_path).write({"plans/alla.yaml": SHARED, "plans/ett/p.yaml": ONE, "plans/två/p.yaml": TWO})


def picked(space: Space, period: str, goal: str) -> tuple[Ran, set[str]]:
    """What was said, and which files changed."""
    paths = list(space.root.rglob("*.yaml"))
    before = {path: path.read_bytes() for path in paths}
    ran = space.run("pick", "ett", "--period", period, "--by", "rådet", "--goal", goal)
    return ran, {path.relative_to(space.root).as_posix() for path in paths if path.read_bytes() != before[path]}


@pytest.mark.parametrize(
    ("period", "goal", "file"),
    [
        ("2027", "trygg", "plans/alla.yaml"),  # there the period is
        ("2028", "trygg", "plans/alla.yaml"),  # there periods are, and every plan knows what is picked
        ("2028", "eget", "plans/ett/p.yaml"),  # a goal that only this plan has
    ],
)
def test_a_shared_file_is_written_in_where_every_plan_can_read_it(
    shared: Space, period: str, goal: str, file: str
) -> None:
    ran, changed = picked(shared, period, goal)
    assert (ran.code, changed) == (0, {file})
    assert shared.validate().json["summary"]["errors"] == 0


def test_another_plan_is_not_given_errors(shared: Space) -> None:
    ran, changed = picked(shared, "2027", "eget")
    assert (ran.code, changed) == (2, set())
    assert ran.err.startswith("error: The choice would stand in plans/alla.yaml, and två would get errors by it\n")
