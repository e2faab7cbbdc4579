"""`samverkan pick`: what it writes, to the byte."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from samverkan_cli.derive.goal_periods import period_on, picks_binding
from samverkan_cli.load.workspace import open_workspace
from samverkan_cli.validation.checking import gathered
from tests.pick.conftest import GOALS, PLAN, BankPlan

PERIOD = """
periods:
  2027:
    from: 2027-01-01
    until: 2027-12-31
    selections:
      samrådsgrupp:
        method: manual
        goals:
          - trygg-i-föräldrarollen
          - våga-säga-nej
          - möta-samma-besked
        record: records/2027-samrådsgrupp.json
"""
RECORD = "plans/bank/records/2027-samrådsgrupp.json"


def test_a_choice_adds_its_lines_and_touches_nothing_else(bank: BankPlan) -> None:
    before = bank.files()
    ran = bank.pick()
    assert ran.code == 0
    assert ran.err == ""
    lines = ran.out.splitlines()
    assert lines[:4] == [
        "Samrådsgrupp (förslag) has picked 3 goals for 2027, by hand:",
        "  1. Känna sig trygga i föräldrarollen (trygg-i-föräldrarollen)",
        "  2. Våga säga nej till tobak, alkohol och andra droger (våga-säga-nej)",
        "  3. Möta samma besked vilken verksamhet de än frågar (möta-samma-besked)",
    ]
    assert lines[-3:] == ["It binds Samrådsgrupp (förslag)", f"Written and read back: {RECORD} and", PLAN]
    after = bank.files()
    assert after == {**before, PLAN: before[PLAN] + PERIOD.encode(), RECORD: after[RECORD]}


def test_what_was_picked_is_found_when_the_plan_is_followed(bank: BankPlan) -> None:
    assert bank.pick("--binds", "arbetsgruppen").code == 0
    assert bank.space.validate("--fail-on", "error").code == 0
    (plan,) = gathered(open_workspace(bank.space.root), ["bank"])
    assert plan.project is not None
    period = period_on(plan.project, date(2027, 6, 1))
    assert period is not None
    for group in plan.project.groups:
        assert [pick.goal.id for _, pick in picks_binding(period, group)] == list(GOALS)
    assert picks_binding(period, plan.project.owners["polisen"]) == []


@pytest.mark.parametrize(
    ("write", "eol"),
    [
        (lambda text: text.replace("\n", "\r\n"), "\r\n"),
        (lambda text: "\ufeff" + text, "\n"),
        (lambda text: "\ufeff" + text.replace("\n", "\r\n"), "\r\n"),
    ],
    ids=["CRLF", "BOM", "both"],
)
def test_line_ends_and_a_byte_order_mark_stay(bank: BankPlan, write: Callable[[str], str], eol: str) -> None:
    before = bank.rewrite(write)
    assert bank.pick().code == 0
    assert bank.file.read_bytes() == before + PERIOD.replace("\n", eol).encode()


def test_a_file_without_a_last_line_end_stays_without(bank: BankPlan) -> None:
    before = bank.rewrite(lambda text: text.rstrip("\n"))
    assert bank.pick().code == 0
    assert bank.file.read_bytes() == before + b"\n" + PERIOD.rstrip("\n").encode()
    assert bank.pick(by="polisen").code == 0
    assert bank.space.validate().code == 0


def test_a_second_choice_is_added_to_the_period(bank: BankPlan) -> None:
    bank.pick()
    before = bank.file.read_bytes()
    ran = bank.pick(
        "--binds",
        "all",
        "--decided",
        "2026-12-02",
        "--section",
        "§ 14: tillägg",
        by="ledningsgrupp-uf-soc",
        goals=("veta-vad-som-finns",),
    )
    assert ran.code == 0
    assert "It binds every group" in ran.out
    added = """\
      ledningsgrupp-uf-soc:
        method: manual
        decided:
          date: 2026-12-02
          section: "§ 14: tillägg"
        binds: all
        goals:
          - veta-vad-som-finns
        record: records/2027-ledningsgrupp-uf-soc.json
"""
    assert bank.file.read_bytes() == before + added.encode()


def test_a_second_period_is_added_where_periods_are(bank: BankPlan) -> None:
    bank.space.write({"plans/bank/perioder.yaml": "periods:\n"})
    before = bank.files()
    assert bank.pick(period="2027-2028").code == 0
    assert bank.pick("--from", "2028-07-01", "--until", "2029-06-30", period="läsåret-28-29").code == 0
    after = bank.files()
    assert {file for file in before if after[file] != before[file]} == {"plans/bank/perioder.yaml"}
    goals = "".join(f"          - {goal}\n" for goal in GOALS)
    assert after["plans/bank/perioder.yaml"].decode() == (
        "periods:\n"
        "  2027-2028:\n    from: 2027-01-01\n    until: 2028-12-31\n    selections:\n      samrådsgrupp:\n"
        f"        method: manual\n        goals:\n{goals}        record: records/2027-2028-samrådsgrupp.json\n"
        "  läsåret-28-29:\n    from: 2028-07-01\n    until: 2029-06-30\n    selections:\n      samrådsgrupp:\n"
        f"        method: manual\n        goals:\n{goals}        record: records/läsåret-28-29-samrådsgrupp.json\n"
    )


FLOW = "periods: {2027: {from: 2027-01-01, until: 2027-12-31, selections: {polisen: {goals: [våga-säga-nej]}}}}  # nu\n"


def test_periods_between_brackets_stay_between_brackets(bank: BankPlan) -> None:
    bank.space.write({"plans/bank/perioder.yaml": FLOW})
    ran = bank.pick("--binds", "all", "--section", "§ 14, 15", "--decided", "2026-12-02", goals=GOALS[:2])
    assert ran.code == 0
    expected = FLOW.replace(
        "}}}}",
        '}, samrådsgrupp: {method: manual, decided: {date: 2026-12-02, section: "§ 14, 15"}, binds: all, '
        "goals: [trygg-i-föräldrarollen, våga-säga-nej], record: records/2027-samrådsgrupp.json}}}}",
    )
    assert (bank.space.root / "plans/bank/perioder.yaml").read_text() == expected


def test_a_period_without_selections_gets_them(bank: BankPlan) -> None:
    bank.space.write({"plans/bank/p.yml": "periods:\n    2027:\n        from: 2027-01-01\n        until: 2027-12-31\n"})
    assert bank.pick(goals=GOALS[:1]).code == 0
    assert (
        (bank.space.root / "plans/bank/p.yml")
        .read_text()
        .endswith(
            "        until: 2027-12-31\n        selections:\n            samrådsgrupp:\n"
            "                method: manual\n"
            "                goals:\n                    - trygg-i-föräldrarollen\n"
            "                record: records/2027-samrådsgrupp.json\n"
        )
    )


REPLACED = """\
periods:
  2027:
    from: 2027-01-01
    until: 2027-12-31
    selections:
      samrådsgrupp:  # rådet
        method: vote
        decided: {date: 2026-12-02}
        # Alla är med.
        binds: all
        goals:
          # Det första.
          - {goal: våga-säga-nej, title: Våga säga nej, why: Rådet strök orden om tobak}
          - veta-vad-som-finns  # gick med knapp marginal
          - möta-samma-besked
        record: records/2027-samrådsgrupp.json
"""


def test_replacing_changes_only_what_is_different(bank: BankPlan) -> None:
    bank.space.write({"plans/bank/perioder.yaml": REPLACED})
    words = ("--replace", "--method", "manual", "--section", "§ 9", "--decided", "2026-12-03")
    ran = bank.pick(*words, "--binds", "samrådsgrupp,arbetsgruppen")
    assert ran.code == 0
    assert "  1. Våga säga nej (våga-säga-nej)" in ran.out.splitlines()
    assert (bank.space.root / "plans/bank/perioder.yaml").read_text() == REPLACED.replace(
        "method: vote", "method: manual"
    ).replace("{date: 2026-12-02}", "{date: 2026-12-03, section: § 9}").replace(
        "binds: all", "binds: [samrådsgrupp, arbetsgruppen]"
    ).replace("          - veta-vad-som-finns  # gick med knapp marginal\n", "").replace(
        "besked\n", "besked\n          - trygg-i-föräldrarollen\n"
    )


def test_replacing_with_the_same_changes_nothing(bank: BankPlan) -> None:
    bank.space.write({"plans/bank/perioder.yaml": REPLACED})
    before = bank.files()
    ran = bank.pick("--replace", goals=("våga-säga-nej", "veta-vad-som-finns", "möta-samma-besked"))
    assert ran.code == 0
    assert bank.files().keys() - before.keys() == {RECORD}
    before = bank.files()
    assert before["plans/bank/perioder.yaml"] == REPLACED.replace("method: vote", "method: manual").encode()
    ran = bank.pick("--replace", goals=("möta-samma-besked", "våga-säga-nej", "veta-vad-som-finns"))
    assert "nothing was written" in ran.out
    assert bank.files() == before


@pytest.mark.parametrize(
    ("stands", "becomes"),
    [
        ("goals: våga-säga-nej", "goals: [våga-säga-nej, trygg-i-föräldrarollen]"),
        ("goals: veta-vad-som-finns", "goals: [trygg-i-föräldrarollen, våga-säga-nej]"),
        ("goals: {goal: veta-vad-som-finns, why: x}", "goals: [trygg-i-föräldrarollen, våga-säga-nej]"),
        ("goals: [veta-vad-som-finns, veta-vad-som-finns]", "goals: [trygg-i-föräldrarollen, våga-säga-nej]"),
        ("goals: [våga-säga-nej, våga-säga-nej]", "goals: [våga-säga-nej, trygg-i-föräldrarollen]"),
        ("goals:\n  -\n  - våga-säga-nej", "goals:\n  -\n  - våga-säga-nej\n  - trygg-i-föräldrarollen"),
    ],
)
def test_replacing_what_is_written_in_another_way(bank: BankPlan, stands: str, becomes: str) -> None:
    indent = "\n" + " " * 8
    head = REPLACED.split("        method")[0] + "        "
    bank.space.write({"plans/bank/perioder.yaml": head + stands.replace("\n", indent) + "\n"})
    assert bank.pick("--replace", goals=GOALS[:2]).code == 0
    text = (bank.space.root / "plans/bank/perioder.yaml").read_text()
    kept = "        record: records/2027-samrådsgrupp.json\n"
    assert text == head + becomes.replace("\n", indent) + "\n" + kept


def test_a_dry_run_shows_the_difference_and_writes_nothing(bank: BankPlan) -> None:
    before = bank.files()
    ran = bank.pick("--dry-run")
    assert ran.code == 0
    head, *lines = ran.out.partition(f"--- {PLAN}\n")[2].splitlines()
    assert head == f"+++ {PLAN}"
    assert [line[1:] for line in lines if line.startswith("+")] == PERIOD.splitlines()
    assert ran.out.startswith("Samrådsgrupp (förslag) has picked 3 goals for 2027, by hand:\n")
    assert f"\nThe record would be {RECORD}\n\n--- " in ran.out
    assert ran.err == "Nothing was written\n"
    assert bank.files() == before


def test_the_choice_as_json(bank: BankPlan) -> None:
    before = bank.file.read_bytes()
    told = bank.pick("--format", "json", "--dry-run", goals=GOALS[:1]).json
    assert told == {
        "version": 1,
        "plan": "bank",
        "period": {"id": "2027", "from": "2027-01-01", "until": "2027-12-31"},
        "by": "samrådsgrupp",
        "goals": [{"id": GOALS[0], "title": "Känna sig trygga i föräldrarollen"}],
        "broken": [],
        "conflict": None,
        "faults": [],
        "notes": [],
        "file": PLAN,
        "diff": told["diff"],
        "record": RECORD,
        "outcome": told["outcome"],
        "written": False,
    }
    assert f"--- {PLAN}\n" in told["diff"]
    assert [each["id"] for each in told["outcome"]["goals"]] == [GOALS[0]]
    assert bank.file.read_bytes() == before
    assert bank.pick("--format", "json", goals=GOALS[:1]).json == {**told, "written": True}
    assert bank.file.read_bytes() != before


def test_goals_may_stand_together(bank: BankPlan) -> None:
    assert bank.pick("--count", "3", goals=(",".join(GOALS),)).code == 0
    assert bank.file.read_text().endswith(PERIOD)


def test_it_is_a_command(bank: BankPlan) -> None:
    ran = bank.space.command(
        "pick", "--period", "2027", "--by", "samrådsgrupp", "--goal", ",".join(GOALS), here=PLAN[:11]
    )
    assert ran.code == 0
    assert "Written and read back: records/2027-samrådsgrupp.json and plan.yaml" in ran.out
    assert bank.file.read_text().endswith(PERIOD)
