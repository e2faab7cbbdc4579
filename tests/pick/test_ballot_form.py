"""The ballot: every goal that can be voted on and no other, on paper and in a spreadsheet that is counted as it is."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from samverkan_cli.document import pdf
from samverkan_cli.document.ballot_form import Vote, build
from samverkan_cli.document.templates import shipped
from samverkan_cli.document.view import BallotForm, texts
from samverkan_cli.pick.shelves import shelved
from tests.conftest import MakeSpace
from tests.document.a_plan import linked as plan_of
from tests.document.reading import Pdf, problems
from tests.link.linked import linked
from tests.pick.conftest import BankPlan
from tests.workspaces import REPOSITORY, Ran, Space

TEMPLATES = shipped()
PLAN = """
document: {title: Plan, kind: action-plan, status: draft, language: %s, municipality: {name: Exempel kommun}}
owners: {rådet: {title: Rådet}}
goals:
  trygg: {title: Känna sig trygg, direction: universal, audience: children, ages: 6-13}
  våga: {title: "=Våga säga nej", direction: universal, audience: [children, parents], ages: 6-13, text: "Till *droger*.[^1]\\n\\n[^1]: Alla."}
  veta: {title: "Veta; vart \\"man\\" går", direction: overall}
  möta: {title: Möta samma besked, direction: overall, ages: 0-20}
  vila: {title: Vilar, status: resting}
  slut: {title: Förbi, status: retired}
periods:
  "2026":
    from: 2026-01-01
    until: 2026-12-31
    selections: {rådet: {goals: [möta]}}
"""  # noqa: E501
WHO = ("--period", "2027", "--by", "rådet")
OPEN = ["veta", "trygg", "våga"]


@pytest.fixture(params=["sv", "en"])
def space(request: pytest.FixtureRequest, workspace: MakeSpace) -> Space:
    return workspace({"samverkan.yaml": "language: en\n", "plans/p/plan.yaml": PLAN % request.param})


def form(space: Space, *words: str, file: str = "röster.csv") -> Ran:
    return space.run("ballot", "p", "-o", file, *words)


def rows_of(content: bytes) -> tuple[str, list[list[str]]]:
    """What parts the cells of a CSV file, and its rows."""
    text = content.decode("utf-8-sig")
    sign = ";" if text.split("\r\n")[0].count(";") else ","
    return sign, list(csv.reader(io.StringIO(text, newline=""), delimiter=sign))


def fill_in(file: Path, votes: Mapping[str, tuple[str, ...]]) -> None:
    """Write voters above the columns to the right of the ids, and an x for each goal that they tick."""
    if file.suffix == ".csv":
        sign, rows = rows_of(file.read_bytes())
        for n, (voter, goals) in enumerate(votes.items()):
            for row in rows:
                row[6 + n] = voter if row is rows[0] else "x" if row[5] in goals else ""
        paper = io.StringIO(newline="")
        csv.writer(paper, delimiter=sign, lineterminator="\r\n").writerows(rows)
        file.write_bytes(paper.getvalue().encode("cp1252" if sign == ";" else "utf-8"))
        return
    book = load_workbook(file)
    for column, (voter, goals) in enumerate(votes.items(), 7):
        book.active.cell(1, column, voter)
        for n in range(2, book.active.max_row + 1):
            book.active.cell(n, column, "X" if book.active.cell(n, 6).value in goals else None)
    book.save(file)


# --- to fill in with a spreadsheet


def test_the_sheet_has_a_row_a_goal_in_the_order_of_the_printed_ballot(space: Space) -> None:
    ran = form(space)
    assert (ran.code, ran.out) == (0, "")
    content = (space.root / "röster.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    sign, (heading, *rows) = rows_of(content)
    assert [row[5] for row in rows] == ["möta", *OPEN]
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]
    assert not any(cell for row in (heading, *rows) for cell in row[6:])
    if sign == ";":
        assert heading[:6] == ["nr", "mål", "inriktning", "ålder", "målgrupp", "id"]
        assert rows[2][:6] == ["3", "Känna sig trygg", "Alla barn och unga", "6–13 år", "Barn", "trygg"]
    else:
        assert heading[:6] == ["no", "goal", "direction", "ages", "audience", "id"]
    assert rows[3][1] == "'=Våga säga nej"
    assert ran.err.startswith("Written: röster.csv\nWrite each voter at the top of a column to the right of id, and x ")


def test_goals_have_the_same_numbers_on_paper_and_in_the_file(space: Space) -> None:
    for file in ("röster.csv", "röster.pdf"):
        assert form(space, file=file).code == 0
    _, (_, *rows) = rows_of((space.root / "röster.csv").read_bytes())
    read = "".join(Pdf((space.root / "röster.pdf").read_bytes()).texts)
    for row in rows:
        assert re.search(rf"{row[0]}\.\s+{re.escape(row[1].lstrip(chr(39)))}", read), (row, read)


@pytest.mark.parametrize("file", ["röster.csv", "röster.xlsx"])
def test_what_is_filled_in_is_counted_as_it_is(space: Space, file: str) -> None:
    form(space, file=file)
    fill_in(space.root / file, {"Skolan": ("trygg", "våga", "veta"), "2": ("våga", "möta", "trygg")})
    ran = space.run("pick", "p", *WHO, "--ballots", file, "--count", "2")
    assert ran.code == 0, ran.err
    record = json.loads((space.root / "plans/p/records/2027-rådet.json").read_text())
    assert record["inputs"]["ballots"]["count"] == 2
    assert {goal["id"]: goal["supporters"] for goal in record["goals"]} == {"trygg": 2, "våga": 2}


def test_no_cell_of_a_workbook_is_a_formula(space: Space) -> None:
    assert form(space, file="röster.xlsx").code == 0
    content = (space.root / "röster.xlsx").read_bytes()
    sheet = load_workbook(io.BytesIO(content)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s", "n"}
    assert [cell.value for cell in sheet["A"]][1:] == [1, 2, 3, 4]
    assert sheet.column_dimensions["F"].hidden
    assert "=Våga säga nej" in {cell.value for cell in sheet["B"]}
    (space.root / "röster.xlsx").unlink()
    assert form(space, file="röster.xlsx").code == 0
    assert (space.root / "röster.xlsx").read_bytes() == content


def test_a_sheet_that_is_not_filled_in_has_no_ballot(space: Space) -> None:
    form(space)
    ran = space.run("pick", "p", *WHO, "--ballots", "röster.csv", "--count", "2")
    assert ran.code == 2
    assert "There is no ballot in röster.csv" in ran.err


@pytest.mark.parametrize("file", ["röster.csv", "röster.xlsx"])
def test_votes_are_not_written_over(space: Space, file: str) -> None:
    form(space, file=file)
    assert form(space, file=file).code == 0
    fill_in(space.root / file, {"a": ("veta",)})
    before = (space.root / file).read_bytes()
    ran = form(space, file=file)
    assert ran.code == 2
    assert f"{file} is there already" in ran.err
    assert (space.root / file).read_bytes() == before


# --- which goals


@pytest.mark.parametrize(
    ("words", "goals"),
    [
        ((), ["möta", *OPEN]),
        (("--exclude", "möta", "--exclude", "trygg", "--min-ticks", "2"), ["veta", "våga"]),
        (("--rest", "1", *WHO), OPEN),
        (("--limit", "direction=overall:1..", "--require", "veta", "--max-kept", "1", *WHO), ["möta", *OPEN]),
    ],
)
def test_goals_that_can_be_picked_are_voted_on(workspace: MakeSpace, words: tuple[str, ...], goals: list[str]) -> None:
    space = workspace({"samverkan.yaml": "language: en\n", "plans/p/plan.yaml": PLAN % "sv"})
    assert form(space, *words).code == 0
    _, (_, *rows) = rows_of((space.root / "röster.csv").read_bytes())
    assert [row[5] for row in rows] == goals


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--rest", "1"), "--rest looks at what was picked before, and by whom is not said"),
        (("--max-kept", "1", "--by", "rådet"), "--max-kept looks at what was picked before"),
        (("--min-ticks", "5"), "There are 4 goals to vote on, and at least 5 are to be ticked"),
        (("--exclude", "möta,trygg,våga,veta"), "There is no goal to vote on"),
        (("--exclude", "mötta"), "There is no goal called mötta"),
        (("--by", "nämnden"), "There is no owner or group called nämnden"),
        (("--period", "snart"), "There is no period snart"),
    ],
)
def test_what_cannot_be_asked_is_said(workspace: MakeSpace, words: tuple[str, ...], told: str) -> None:
    space = workspace({"samverkan.yaml": "language: en\n", "plans/p/plan.yaml": PLAN % "sv"})
    ran = form(space, *words)
    assert ran.code == 2
    assert told in ran.err
    assert not (space.root / "röster.csv").exists()


@pytest.mark.parametrize("file", ["röster", "röster.txt", "röster.docx", ".csv"])
def test_another_form_is_refused(workspace: MakeSpace, file: str) -> None:
    space = workspace({"samverkan.yaml": "language: en\n", "plans/p/plan.yaml": PLAN % "sv"})
    ran = form(space, file=file)
    assert ran.code == 2
    assert f"A ballot cannot be written as {file}\n  = Let the name of the file end with .pdf, .xlsx or .csv" in ran.err


def test_a_plan_with_errors_has_no_ballot(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": PLAN % "sv" + "focus_areas: {a: {goals: [ingen]}}\n"})
    assert form(space).code == 1
    assert not (space.root / "röster.csv").exists()


@pytest.mark.parametrize("file", ["röster.csv", "röster.pdf"])
def test_a_dry_run_writes_nothing(space: Space, file: str) -> None:
    ran = form(space, "--dry-run", file=file)
    assert (ran.code, ran.err) == (0, "Nothing was written\n")
    assert not (space.root / file).exists()


# --- to print


def view_of(project: str, **asking: object) -> BallotForm:
    plan = plan_of(REPOSITORY, project)
    return build(plan, shelved(plan.goals, plan.document.age_groups), Vote(**asking), "sv")  # type: ignore[arg-type]


def as_pdf(view: BallotForm) -> bytes:
    return pdf.write(view, TEMPLATES, "ballot-form.typ")


def test_the_ballot_of_a_worked_example_is_whole() -> None:
    view = view_of("kavlinge", least=3)
    data = as_pdf(view)
    read = Pdf(data)
    assert read.lost(texts(view)) == []
    assert read.outside == []
    assert problems(data) == []
    goals = sum(len(same.inside()) for direction in view.directions for ages in direction.ages for same in ages.entries)
    assert goals == len(plan_of(REPOSITORY, "kavlinge").goals)
    assert "".join(read.texts).count("☐") == goals
    assert "UTKAST" not in "".join(read.texts)
    assert as_pdf(view) == data


def test_the_command_writes_it(bank: BankPlan) -> None:
    words = ("ballot", "bank", "-o", "ut/röstsedel.PDF", "--exclude", "våga-säga-nej", "--min-ticks", "4")
    more = ("--count", "5", "--period", "2027", "--by", "samrådsgrupp")
    before = bank.files()
    ran = bank.space.run(*words, *more)
    assert ran.code == 0, ran.err
    assert ran.err == "Written: ut/röstsedel.PDF\n"
    file = bank.space.root / "ut/röstsedel.PDF"
    data = file.read_bytes()
    assert bank.files() == {**before, "ut/röstsedel.PDF": data}
    read = " ".join("".join(Pdf(data).texts).split())
    for text in (
        "Exempel kommun Röstsedel: Handlingsplan – Förebygga missbruk bland barn och unga",
        "Period 2027 (1 januari 2027–31 december 2027)",
        "Väljs av Samrådsgrupp",
        "Kryssa för de mål som är viktigast: minst 4, och sedan så många du vill",
        "Röstande (namn eller nummer)",
        "Lämnas till",
        "Senast",
    ):
        assert text in read
    assert "Våga säga nej" not in read
    assert bank.space.run(*words, *more).code == 0
    assert file.read_bytes() == data


def test_without_period_and_picker_the_ballot_says_nothing_of_them() -> None:
    view = view_of("kavlinge")
    assert view.facts == ()
    assert view.rules == ("Kryssa för de mål som är viktigast, så många du vill",)


def test_the_workspaces_own_template_goes_before_ours(bank: BankPlan) -> None:
    own = '#import "view.typ": *\n#let view = read-view()\n#show: house.with(view)\n#title()\nEgen röstsedel'
    bank.space.write({"templates/ballot-form.typ": own})
    assert bank.space.run("ballot", "bank", "-o", "b.pdf").code == 0
    assert "Egen röstsedel" in Pdf((bank.space.root / "b.pdf").read_bytes()).texts[0]


def hard(goals: int, *, long: bool = False) -> BallotForm:
    """A ballot of so many goals, in one direction and one more."""
    text = "Långt. " * 400 + "[^1]\n\n[^1]: Fotnot. " + "Mer. " * 200 if long else "Kort.[^1]\n\n[^1]: Fotnot."
    bank = "goals:\n" + "".join(
        f"  g{n}: {{title: Mål nummer {n}, direction: {'overall' if n < goals - 1 else 'harmed'}, ages: 6-13,"
        f" audience: {'children' if n < goals - 2 else 'parents'},"
        f" text: {json.dumps(text if n % 5 == 1 else 'Ja.')}}}\n"
        for n in range(goals)
    )
    title = "barnrättskonsekvensanalysmetodutvecklingsarbetsgruppssammankallande" * (9 if long else 1)
    project = linked(bank, document=f"document: {{title: {title}, kind: action-plan}}\n").project
    return build(project, shelved(project.goals, ()), Vote(), "sv")


@pytest.mark.parametrize("goals", [12, 13, 14, *range(28, 35)])
def test_nothing_is_left_alone_at_the_foot_of_a_page(goals: int) -> None:
    for text in Pdf(as_pdf(hard(goals))).texts:
        lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("Sida")]
        notes = next((n for n, line in enumerate(lines) if re.match(r"\d+\s*Fotnot", line)), len(lines))
        # Every goal has a text below its title.
        assert lines[:notes][-1].startswith(("Ja.", "Kort."))


def test_a_ballot_of_long_texts_and_footnotes_is_whole() -> None:
    view = hard(9, long=True)
    data = as_pdf(view)
    read = Pdf(data)
    assert read.lost(texts(view)) == []
    assert read.outside == []
    assert problems(data) == []


def test_each_page_says_what_its_first_goals_stand_under() -> None:
    tops = Pdf(as_pdf(view_of("kavlinge", least=3))).tops
    assert "Övergripande · Barn" in tops[1]
    assert all("Röstsedel" in top for top in tops[1:])
    assert not any("·" in top for top in tops[:1])


def test_the_ballot_is_in_the_plans_language(tmp_path: Path) -> None:
    space = Space(tmp_path).write({"samverkan.yaml": "language: sv\n", "plans/p/plan.yaml": PLAN % "en"})
    assert form(space, file="b.pdf").code == 0
    read = "".join(Pdf((tmp_path / "b.pdf").read_bytes()).texts)
    assert "Ballot: Plan" in read
    assert "All children and young people" in read
