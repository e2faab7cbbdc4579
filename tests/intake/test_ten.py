"""Ten files after the tables of real plans: what each becomes, that it is valid, and that no word of it is lost."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from tests.conftest import MakeSpace
from tests.intake.office import BESIDE, saved, table, word
from tests.intake.reading import activity, imported, plan_text, project, tree, words, words_of_file
from tests.intake.ten import TEN

EXPECTED: dict[str, dict[str, Any]] = {
    "merged.docx": {
        "Trygghet": {
            "Mötas": [
                ("Öppna en mötesplats", "Fritidschef", "2027-06-15"),
                ("Utbilda ledare", "Fritidschef", "HT 2027"),
            ],
            "Nå ut": [("Besöka skolor", "Rektor", "ongoing")],
        },
        "Hälsa": {"Samtala": [("Erbjuda samtal", "Elevhälsan", "VT 2028")]},
    },
    "split.docx": {
        "Trygghet": {
            "Mötas": [("Öppna en mötesplats", "Fritidschef", "2027"), ("Utbilda ledare", "Fritidschef", "2028")],
            "Nå ut": [("Besöka skolor",)],
        }
    },
    "lists.docx": {
        "Skola": {"": [("Starta läxhjälp", "Rektor"), ("Mäta frånvaro", "Rektor")]},
        "Fritid": {
            "": [
                ("Ordna läger", "Fritidschef + Föreningslivet"),
                ("Låna ut utrustning", "Fritidschef + Föreningslivet"),
            ]
        },
    },
    "changed.docx": {"Skola": {"": [("Ny idé", "Rektor", "2027")]}},
    "notes.docx": {"Skola": {"": [("Starta läxhjälp", "Rektor")]}},
    "two.docx": {
        "Trygga hem": {"": [("Öppna en linje", "Socialchef", "2027", "2028")]},
        "Trygga skolor": {"": [("Utbilda personal", "Rektorer + Elevhälsan", "augusti 2027", "december 2027")]},
    },
    "blank.xlsx": {
        "Gemenskap": {"": [("Ordna träffar", "Enhetschef")]},
        "Mat": {"": [("Laga tillsammans", "Kostchef")]},
    },
    "owners.docx": {
        "Samverkan": {
            "": [
                ("Mötas ofta", "Skolchef + Socialchef + Polisen"),
                ("Dela lägesbild", "Förvaltningschef UF + Förvaltningschef SOC", "Folkhälsorådet"),
                ("Skriva rutiner", "Avdelningschef stöd och omsorg + Barn- och utbildningsnämnden"),
                ("Ringa runt",),
                ("Samordna", "Folkhälsosamordnare"),
                ("Bestämma",),
            ]
        }
    },
    "terms.xlsx": {
        "Tid": {
            "": [
                ("Ett", "Chef", "HT 2026", "VT 2027"),
                ("Två", "Chef", "ongoing"),
                ("Tre", "Chef"),
                ("Fyra", "Chef", "2027-06-15"),
                ("Fem", "Chef", "vecka 35 2026", "Q4 2026"),
            ]
        }
    },
    "alone.docx": {
        "Idrott": {"": [("Öppna hallen på kvällar", "Fritidschef", "2027"), ("Låna ut skridskor",)]},
        "Kultur": {"": [("Starta kör",)]},
    },
}


@pytest.mark.parametrize("name", TEN)
def test_a_file_becomes_a_plan_that_is_read_and_no_word_of_it_is_lost(name: str, workspace: MakeSpace) -> None:
    space, raw = workspace({}), TEN[name]()
    ran = imported(space, name, raw)
    assert ran.code == 0, ran.err
    assert tree(project(space)) == EXPECTED[name]
    assert words_of_file(raw) - words(plan_text(space)) - words(ran.out) == set()


def test_what_is_not_understood_is_kept_as_a_remark_at_its_place(workspace: MakeSpace) -> None:
    space = workspace({})
    imported(space, "terms.xlsx", TEN["terms.xlsx"]())
    found = {each.title: each.remark for each in project(space).activities}
    assert found == {
        "Ett": "Budget: 50 tkr",
        "Två": None,
        "Tre": "Slut: kvartal 2",
        "Fyra": "Målgrupp: alla",
        "Fem": None,
    }


def test_what_is_tracked_as_taken_away_is_nowhere(workspace: MakeSpace) -> None:
    space = workspace({})
    ran = imported(space, "changed.docx", TEN["changed.docx"]())
    for text in ("Gammal", "Lägga ner", "Anna"):
        assert text not in plan_text(space) + ran.out + ran.err


def test_comments_and_notes_become_remarks_without_who_wrote_them(workspace: MakeSpace) -> None:
    space = workspace({})
    ran = imported(space, "notes.docx", TEN["notes.docx"]())
    plan = project(space)
    (activity,) = plan.activities
    assert activity.remark == "Kommentar i filen: Ska det vara här?"
    assert plan.document.remark == "Fotnot: Kartläggningen gjordes 2025"
    assert "Anna" not in plan_text(space) + ran.out
    assert "Diarienummer KS 2026/77" in ran.out


def test_prose_and_other_tables_are_sections(workspace: MakeSpace) -> None:
    space = workspace({})
    imported(space, "two.docx", TEN["two.docx"]())
    plan = project(space)
    assert plan.document.title == "Handlingsplan mot våld"
    assert plan.document.text == "Planen gäller hela kommunen.\n"
    assert plan.focus_areas["trygga-hem"].text == "Alla barn ska vara trygga hemma.\n"
    assert {each.title: (each.place, each.text) for each in plan.sections} == {
        "Nyckeltal": ("after", "| Mått | 2025 |\n|---|---|\n| Samtal | 12 |\n\n- Källor är kommunens egna\n")
    }


def test_what_a_cell_says_of_an_activity_is_in_its_field(workspace: MakeSpace) -> None:
    space = workspace({})
    imported(space, "blank.xlsx", TEN["blank.xlsx"]())
    first, second = project(space).activities
    assert (first.number, first.status, first.remark) == (
        "1.1",
        "ongoing",
        "Kommentar i filen: Vilka dagar?\nKommentar: Lokal saknas\n",
    )
    assert (second.number, second.status, second.remark) == ("2.1", None, "Status: grön")


def test_goals_of_all_activities_of_an_area_are_those_of_the_area(workspace: MakeSpace) -> None:
    space = workspace({})
    imported(space, "two.docx", TEN["two.docx"]())
    plan = project(space)
    assert [[goal.title for goal in area.goals] for area in plan.focus_areas] == [["Fler söker stöd"], ["Färre kränks"]]
    assert [each.monitoring for each in plan.activities] == ["Varje termin", None]


def test_items_of_a_list_below_an_activity_are_its_text(workspace: MakeSpace) -> None:
    space = workspace({})
    imported(space, "lists.docx", TEN["lists.docx"]())
    plan = project(space)
    assert activity(plan, "Starta läxhjälp").text == "- på biblioteket\n- på fritidsgården\n"
    assert [each.title for each in activity(plan, "Ordna läger").needs] == ["Få ledare", "Dyra resor"]
    assert activity(plan, "Ordna läger").number == "1"


def test_people_are_listed_and_not_written_unasked(workspace: MakeSpace) -> None:
    space = workspace({})
    raw = TEN["owners.docx"]()
    ran = imported(space, "owners.docx", raw)
    for text in ("Anna Andersson", "Karin Svensson", "070-123 45 67"):
        assert text in ran.out
        assert text not in plan_text(space)
    assert activity(project(space), "Ringa runt").remark == "Ansvarig: (personuppgift utelämnad)"
    shutil.rmtree(space.root / "plans/p")
    imported(space, "owners.docx", raw, "--keep-persons")
    for text in ("Anna Andersson", "Karin Svensson", "070-123 45 67"):
        assert text in plan_text(space)


def test_what_stands_below_a_table_is_of_its_area_or_of_a_section_after_it(workspace: MakeSpace) -> None:
    head = ["Insats", "Ansvarig"]
    document = word(
        "# Handlingsplan",
        "## Trygga hem",
        [head, ["Öppna en linje", "Socialchef"]],
        "Linjen är öppen dygnet runt.",
        "### Mer om linjen",
        "Den är gratis.",
        "## Handlingsplan",
        [["Område", *head], ["Skola", "Utbilda", "Rektor"]],
        "Planen följs upp varje år.",
    )
    space = workspace({})
    assert imported(space, "below.docx", saved(document)).code == 0
    plan = project(space)
    assert plan.focus_areas["trygga-hem"].text == "Linjen är öppen dygnet runt.\n"
    assert [(each.title, each.place, each.text) for each in plan.sections] == [
        ("Mer om linjen", "after", "Den är gratis.\n"),
        ("Handlingsplan", "after", "Planen följs upp varje år.\n"),
    ]


def test_a_row_across_a_table_with_areas_is_an_area_too(workspace: MakeSpace) -> None:
    rows = [["Område", "Aktivitet", "Ansvarig"], ["2. Upptäcka", BESIDE, BESIDE], ["", "Ställa frågor", "Rektor"]]
    space = workspace({})
    imported(space, "across.docx", saved(word(rows)))
    assert tree(project(space)) == {"Upptäcka": {"": [("Ställa frågor", "Rektor")]}}


def test_a_row_without_an_activity_goes_on_with_the_one_above(workspace: MakeSpace) -> None:
    rows = [["Område", "Aktivitet", "Ansvarig"], ["Skola", "Utbilda", "Rektor"], ["", "", "Skolchef"]]
    space = workspace({})
    ran = imported(space, "goes-on.docx", saved(word(rows)))
    assert tree(project(space)) == {"Skola": {"": [("Utbilda", "Rektor + Skolchef")]}}
    assert "läses ihop med den ovanför" in ran.out


def test_bold_paragraphs_are_headings_where_no_others_are(workspace: MakeSpace) -> None:
    document = word("Inledning.")
    for title in ("Trygga hem", "Trygga skolor"):
        document.add_paragraph().add_run(title).bold = True
        table(document, [["Insats", "Ansvarig"], [f"Utbilda i {title.lower()}", "Rektor"]])
    space = workspace({})
    imported(space, "bold.docx", saved(document))
    assert tree(project(space)) == {
        "Trygga hem": {"": [("Utbilda i trygga hem", "Rektor")]},
        "Trygga skolor": {"": [("Utbilda i trygga skolor", "Rektor")]},
    }


def test_a_person_in_the_name_of_a_file_is_not_written_either(workspace: MakeSpace) -> None:
    space = workspace({})
    ran = imported(space, "Anna Andersson.docx", saved(word([["Aktivitet", "Ansvarig"], ["Utbilda", "Rektor"]])))
    assert ran.code == 0
    assert "Anna" not in plan_text(space)
