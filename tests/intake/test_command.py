"""`samverkan import FILE`: where the plan goes, what is never written over, and what columns are said to be."""

from __future__ import annotations

import pytest

from tests.conftest import MakeSpace
from tests.intake.office import excel, saved, word
from tests.intake.reading import facts, project

ROWS = [["Område", "Aktivitet", "Ansvarig"], ["Skola", "Starta läxhjälp", "Rektor"]]
PLAN = "document: {title: P, kind: action-plan}\n"


def docx(title: str = "Handlingsplan för läxhjälp") -> bytes:
    return saved(word(ROWS, title=title))


def test_a_plan_goes_among_the_plans_of_the_workspace(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "plans: planer\n", "in/a.docx": docx()})
    ran = space.run("import", "a.docx", here="in")
    assert ran.code == 0
    assert "../planer/handlingsplan-för-läxhjälp/plan.yaml" in ran.err
    assert sorted(path.name for path in (space.root / "planer/handlingsplan-för-läxhjälp").iterdir()) == [
        "aktiviteter.yaml",
        "ansvariga.yaml",
        "plan.yaml",
    ]


def test_without_a_workspace_it_goes_where_one_stands_and_is_a_plan_by_itself(workspace: MakeSpace) -> None:
    space = workspace({"a.docx": docx()})
    assert space.run("import", "a.docx").code == 0
    assert space.run("validate", "handlingsplan-för-läxhjälp").code == 0


def test_file_and_folder_may_lie_outside_of_the_workspace(workspace: MakeSpace) -> None:
    space = workspace({"ws/samverkan.yaml": "", "a.docx": docx()})
    assert space.run("import", "../a.docx", "--into", "../elsewhere", here="ws").code == 0
    assert (space.root / "elsewhere/plan.yaml").is_file()


@pytest.mark.parametrize(
    ("into", "said"),
    [
        ("plans/p", "plans/p holds plans/p/plan.yaml already"),
        ("plans", "plans holds plans/p/plan.yaml already"),
        ("plans/p/inner", "plans/p/inner lies in the plan plans/p"),
        ("plans/p/plan.yaml", "is a file"),
    ],
)
def test_it_never_goes_into_a_plan(into: str, said: str, workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": PLAN, "a.docx": docx()})
    before = sorted(space.root.rglob("*"))
    ran = space.run("import", "a.docx", "--into", into)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert sorted(space.root.rglob("*")) == before


def test_a_dry_run_shows_the_files_and_writes_none(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "a.docx": docx()})
    before = sorted(space.root.rglob("*"))
    ran = space.run("import", "a.docx", "--dry-run")
    assert ran.code == 0
    assert "+    title: Skola\n" in ran.out
    assert "Columns of table 1" in ran.err
    assert sorted(space.root.rglob("*")) == before


def test_columns_are_what_they_are_said_to_be(workspace: MakeSpace) -> None:
    rows = [["Del", "Grej", "Vem då", "Läget"], ["Skola", "Starta", "Rektor", "snart"]]
    space = workspace({"samverkan.yaml": "", "a.xlsx": saved(excel({"Blad1": rows}))})
    assert space.run("import", "a.xlsx").code == 2
    said = ("--column", "Del=area", "--column", "grej=activity", "--column", "Vem då=owners")
    assert space.run("import", "a.xlsx", "--into", "plans/p", *said).code == 0
    plan = project(space)
    assert [area.title for area in plan.focus_areas] == ["Skola"]
    assert [facts(each) for each in plan.activities] == [("Starta", "Rektor")]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--column", "Del=område"], "No column can be område"),
        (["--column", "Del"], "not of the form"),
        (["--write"], "--write goes with --plan"),
        (["--plan", "p", "--into", "x"], "--into goes with a new plan"),
        (["--plan", "p", "--keep-persons"], "--keep-persons goes with a new plan"),
    ],
)
def test_what_does_not_go_together_is_said(options: list[str], said: str, workspace: MakeSpace) -> None:
    ran = workspace({"samverkan.yaml": "", "a.docx": docx()}).run("import", "a.docx", *options)
    assert ran.code == 2
    assert said in ran.err


def test_it_is_said_in_both_languages(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "a.docx": docx()})
    said = {lang: space.run("import", "a.docx", "--into", f"plans/{lang}", "--lang", lang).out for lang in ("sv", "en")}
    assert "1 område, 0 strategier, 1 aktivitet och 1 ansvarig" in said["sv"]
    assert "1 area, 0 strategies, 1 activity and 1 owner" in said["en"]
    files = [
        [(space.root / f"plans/{lang}/{name}.yaml").read_text() for name in ("plan", "aktiviteter")] for lang in said
    ]
    assert files[0] == files[1]


def test_who_is_known_to_the_workspace_is_not_said_again(workspace: MakeSpace) -> None:
    shared = "owners:\n  rektorn: {title: Rektor, kind: function}\n  polisen: {title: Polis, aliases: [Polisen]}\n"
    rows = [ROWS[0], ["Skola", "Starta", "rektor, Polisen och Skolchef"], ["", "Mäta", "Polisen"]]
    space = workspace({"samverkan.yaml": "", "plans/alla.yaml": shared, "a.docx": saved(word(rows))})
    assert space.run("import", "a.docx", "--into", "plans/p").code == 0
    assert (space.root / "plans/p/ansvariga.yaml").read_text() == (
        "owners:\n  skolchef:\n    title: Skolchef\n    kind: function\n"
    )
    assert [[each.id for each in one.owners] for one in project(space).activities] == [
        ["rektorn", "polisen", "skolchef"],
        ["polisen"],
    ]


def test_two_tables_on_a_sheet_are_read_each_with_its_own_headings(workspace: MakeSpace) -> None:
    other = [["Insats", "Klart", "Vem"], ["Mäta", "2027", "Skolchef"]]
    space = workspace({"samverkan.yaml": "", "a.xlsx": saved(excel({"Blad1": [*ROWS, ["", "", ""], *other]}))})
    assert space.run("import", "a.xlsx", "--into", "plans/p").code == 0
    assert [facts(each) for each in project(space).activities] == [
        ("Starta läxhjälp", "Rektor"),
        ("Mäta", "Skolchef", "2027"),
    ]
