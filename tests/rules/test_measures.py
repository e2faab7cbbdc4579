"""What rules on use, measures and the red thread do that a case cannot say: their words, and how long they take."""

from __future__ import annotations

import pytest

from tests.conftest import MakePlan
from tests.workspaces import Space


def told(space: Space, rule: str) -> list[tuple[str, str]]:
    return [(each["message"], each["help"]) for each in space.findings(rule)]


@pytest.mark.parametrize(
    ("text", "message", "help"),
    [
        (
            "unit: tim",
            "Svarstid lacks a source and a limit or a target",
            "Write source: and limit: or target: at the indicator",
        ),
        ("source: Logg, limit: 24", "Svarstid lacks a unit", "Write unit: at the indicator"),
        (
            "target: {value: 24}",
            "Svarstid lacks a unit, a source and a baseline",
            "Write unit:, source: and baseline: at the indicator",
        ),
    ],
)
def test_an_incomplete_indicator_names_all_that_it_lacks(plan: MakePlan, text: str, message: str, help: str) -> None:
    assert told(plan(f"indicators: {{i: {{title: Svarstid, {text}}}}}\n"), "SAM502") == [(message, help)]


@pytest.mark.parametrize(
    ("want", "began", "wanted", "message"),
    [
        ("increase", "72", "24", "Svarstid is to increase, but its target 24 is less than its baseline 72"),
        ("decrease", "1.5", "2,5", "Svarstid is to decrease, but its target 2.5 is more than its baseline 1.5"),
        ("decrease", "0", "0", "Svarstid begins at 0, and its target is the same"),
    ],
)
def test_a_target_behind_its_baseline_says_how(
    plan: MakePlan, want: str, began: str, wanted: str, message: str
) -> None:
    indicator = f"{{title: Svarstid, want: {want}, baseline: {{value: '{began}'}}, target: {{value: '{wanted}'}}}}"
    (found,) = plan(f"indicators:\n  i: {indicator}\n").findings("SAM503")
    assert found["message"] == message
    assert [(each["line"], each["message"]) for each in found["related"]] == [(3, "the baseline is here")]


def test_a_stale_indicator_says_from_when_its_value_is_and_when_one_was_due(plan: MakePlan) -> None:
    text = "indicators: {i: {title: Svarstid, measured_every: 3 months, values: {date: 2026-02-01, value: 1}}}\n"
    ((message, _),) = told(plan(text), "SAM505")
    assert message == "The last value of Svarstid is from 2026-02-01, and a new one was due by 2026-05-01"


@pytest.mark.parametrize(("id", "meant"), [("n15428", "N15428"), ("U 07-421", "U07421"), ("X15428", None)])
def test_an_id_in_kolada_is_mended_where_it_is_certain(plan: MakePlan, id: str, meant: str | None) -> None:
    (found,) = plan(f"indicators: {{i: {{title: Svarstid, kolada: {id}}}}}\n").findings("SAM506")
    assert (found["fix"] is not None) == (meant is not None)
    assert found["help"] == (f"Write {meant}" if meant else "Write N or U and five digits, as in N15428")


def test_late_heavy_says_of_how_many(plan: MakePlan) -> None:
    lines = [f"  i{n}: {{title: Insats {n}, prevention: {'remedial' if n < 3 else 'promotive'}}}" for n in range(5)]
    lines.append("  i5: {title: insats 0, prevention: remedial}")
    ((message, _),) = told(plan("interventions:\n" + "\n".join(lines) + "\n"), "SAM608")
    assert message == "More than half of the interventions are remedial only: 3 of 5 different ones"


def test_what_is_true_of_all_of_many_is_said_once_and_of_how_many(plan: MakePlan) -> None:
    acts = "\n".join(f"  a{n}: {{title: Lag {n}}}" for n in range(6))
    indicators = "\n".join(f"  i{n}: {{title: Mått {n}}}" for n in range(7))
    methods = "\n".join(f"  m{n}: {{title: Metod {n}}}" for n in range(2))
    space = plan(f"governing_documents:\n{acts}\nindicators:\n{indicators}\ninterventions:\n{methods}\n")
    assert [message for message, _ in told(space, "SAM606")] == [
        "Nothing in the plan rests on any of the 6 governing documents"
    ]
    assert [message for message, _ in told(space, "SAM103")] == [
        "No goal and no activity is measured by any of the 7 indicators"
    ]
    assert [message for message, _ in told(space, "SAM611")] == [
        "Whether Metod 0 helps has not been assessed",
        "Whether Metod 1 helps has not been assessed",
    ]
