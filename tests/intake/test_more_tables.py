"""Tables as more municipalities have them: what each row becomes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.conftest import MakeSpace
from tests.intake.office import BESIDE, UP, saved, word
from tests.intake.reading import imported, plan_text, project, tree, words, words_of_file

HEAD = ["Aktivitet", "Ansvarig", "Tidplan", "Status"]

CASES: dict[str, tuple[list[Any], dict[str, Any]]] = {
    "headings in two rows, some over both": (
        [
            "# Skola",
            [
                ["Mål", "Åtgärd", "Ansvar", BESIDE, "Tid", BESIDE],
                [UP, UP, "Nämnd", "Tjänsteperson", "Start", "Klart"],
                ["Lika löner", "Kartlägg", "KS", "HR-chef", "jan 2026", "dec 2026"],
            ],
        ],
        {"Skola": {"": [("Kartlägg", "KS + HR-chef", "jan 2026", "dec 2026")]}},
    ),
    "numbers in a first column without a heading": (
        [
            [
                ["", "Aktivitet", "Ansvarig"],
                ["Område 1 – Klimat", BESIDE, BESIDE],
                ["1", "Byta bilar", "Teknik"],
                ["2", "Sätta upp solceller", "Fastighet"],
            ]
        ],
        {"Klimat": {"": [("Byta bilar", "Teknik"), ("Sätta upp solceller", "Fastighet")]}},
    ),
    "a table for each activity, with the headings to the left": (
        [
            "# Skola",
            [["Aktivitet", "Läxhjälp"], ["Ansvarig", "Rektor"], ["Tidplan", "HT 2026"]],
            "",
            [["Aktivitet", "Frukost"], ["Ansvarig", "Kostchef"], ["Tidplan", "2027"]],
        ],
        {"Skola": {"": [("Läxhjälp", "Rektor", "HT 2026"), ("Frukost", "Kostchef", "2027")]}},
    ),
    "numbered headings, and times in short": (
        [
            "# 2 Insatser",
            "## 2.1 Stöd",
            [
                HEAD,
                ["2.1.1 Utbilda", "Rektor", "VT 26–HT 27", ""],
                ["2.1.2 Informera", "ej bestämt", "26-06-30", ""],
                ["2.1.3 Samla", "Rektor", "Q2-Q4 2026", ""],
                ["2.1.4 Möta", "Rektor", "2026-01--2026-12", ""],
            ],
        ],
        {
            "Stöd": {
                "": [
                    ("Utbilda", "Rektor", "VT 2026", "HT 2027"),
                    ("Informera", "2026-06-30"),
                    ("Samla", "Rektor", "Q2 2026", "Q4 2026"),
                    ("Möta", "Rektor", "2026-01", "2026-12"),
                ]
            }
        },
    ),
    "a table of the goals, with the numbers of what is done": (
        [
            "# Stöd",
            [HEAD, ["1.1 Utbilda", "Rektor", "2026", ""]],
            "# Mål",
            [["Nr Mål", "För vem", "Aktivitet"], ["M1 Känna sig trygg", "Barn", "1.1"]],
        ],
        {"Stöd": {"": [("Utbilda", "Rektor", "2026")]}},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_table_becomes_activities_and_no_word_is_lost(name: str, workspace: MakeSpace) -> None:
    blocks, expected = CASES[name]
    space, raw = workspace({}), saved(word(*blocks))
    ran = imported(space, "plan.docx", raw)
    assert ran.code == 0, ran.err
    assert tree(project(space)) == expected
    assert words_of_file(raw) - words(plan_text(space)) - words(ran.out) == set()


STATUS = {"✔": "done", "Ej startad": "planned", "pågår": "ongoing", "Grön": None}


@pytest.mark.parametrize("text", STATUS)
def test_how_far_something_has_come(text: str, workspace: MakeSpace) -> None:
    space = workspace({})
    imported(space, "plan.docx", saved(word("# Skola", [HEAD, ["Utbilda", "Rektor", "2026", text]])))
    (activity,) = project(space).activities
    assert activity.status == STATUS[text]


def test_done_in_the_column_of_times_and_ticks_in_columns_of_their_own(workspace: MakeSpace) -> None:
    space = workspace({})
    head = ["Aktivitet", "Ansvarig", "Klart", "Påbörjad", "Genomförd"]
    rows = [["Ett", "Rektor", "Klart", "", ""], ["Två", "Rektor", "", "X", ""], ["Tre", "Rektor", "2026", "X", "☑"]]
    imported(space, "plan.docx", saved(word("# Skola", [head, *rows])))
    assert [each.status for each in project(space).activities] == ["done", "ongoing", "done"]


def test_what_stands_across_the_table_below_an_activity_is_of_it(workspace: MakeSpace) -> None:
    space = workspace({})
    rows = [
        ["1.1 Utbilda\n◐ Pågår", "Rektor (leder)\nSkolchef", "2027\nPrioritering 2", "M1, M2"],
        ["Behov: B1\nMålgrupp: Barn, 6–15 år\nSamråd med: Elevrådet\nSkolorna turas om.", BESIDE, BESIDE, BESIDE],
    ]
    goals = [["Nr", "Mål", "Ansvarig"], ["M1", "Känna sig trygg", "Rektor"], ["M2", "Vilja gå dit", "Rektor"]]
    table = [["Nr Aktivitet", "Ansvarig", "När", "Mål och indikatorer"], *rows]
    imported(space, "plan.docx", saved(word("# Skola", table, "# Mål", goals, "# Behov", "B1 Fler vuxna på raster")))
    (activity,) = project(space).activities
    assert (activity.status, activity.priority, str(activity.ages)) == ("ongoing", 2, "6-15")
    assert activity.lead is activity.owners[0]
    assert [each.title for each in (*activity.owners, *activity.consulted)] == ["Rektor", "Skolchef", "Elevrådet"]
    assert [each.title for each in activity.goals] == ["Känna sig trygg", "Vilja gå dit"]
    assert [each.title for each in activity.needs] == ["Fler vuxna på raster"]
    assert str(activity.text) == "Skolorna turas om.\n"
