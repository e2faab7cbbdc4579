"""`samverkan show` as a command: formats, widths, languages, exit codes, and what goes to stderr."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence

import pytest
from rich.cells import cell_len

from samverkan_cli.cli import showing
from samverkan_cli.cli.checking import checked
from samverkan_cli.cli.picking import READING
from samverkan_cli.cli.session import Session
from samverkan_cli.cli.show import ViewName
from samverkan_cli.load.workspace import Workspace
from samverkan_cli.report.show import VIEWS as KNOWN
from samverkan_cli.validation.checking import Outcome
from tests.conftest import MakePlan, MakeSpace
from tests.searching import one_in
from tests.views.conftest import FORMATS, VIEWS, Show
from tests.workspaces import DOCUMENT, REPOSITORY, TODAY, run_here

ANSI = re.compile(r"\x1b\[")
GROUP = ("--group", "centrala-rådet")


def test_every_view_can_be_asked_for() -> None:
    # What came before, and what something touches, are not of plans alone.
    assert (*KNOWN, "history", "impact") == tuple(each.value for each in ViewName)
    assert tuple(KNOWN) == VIEWS


@pytest.mark.usefixtures("judged_once")
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("format", one_in(2, FORMATS))
def test_the_worked_examples_are_shown_in_every_way(view: str, format: str) -> None:
    words = ("show", "pitea", "danderyd", "--view", view, "--format", format, "--today", TODAY, "--quiet")
    first = run_here(*words, "--lang", "en" if format == "csv" else "sv", here=REPOSITORY)
    assert (first.code, first.err) == (0, "")
    if format == "text":
        assert max(map(cell_len, first.out.splitlines())) <= 80
        assert not ANSI.search(first.out)
        assert all(line == line.rstrip() for line in first.out.splitlines())
        return
    if format == "json":
        document = first.json
        assert list(document) == ["version", "view", "group", "today", "plans", "data"]
        assert (document["version"], document["view"], document["group"]) == (2 if view == "plan" else 1, view, None)
        assert [each["name"] for each in document["plans"]] == ["pitea", "danderyd"]
        assert all(each["complete"] and each["title"] for each in document["plans"])
        assert {plan for each in document["data"] for plan in each["plans"]} == {
            each["name"] for each in document["plans"]
        }
    else:
        rows = list(csv.reader(io.StringIO(first.out, newline=""), strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.usefixtures("judged_once")
@pytest.mark.parametrize("view", VIEWS)
def test_json_says_the_same_whatever_language_the_person_speaks(view: str, show: Show) -> None:
    one, other = (show("--view", view, "--format", "json", "--quiet", "--lang", lang) for lang in ("sv", "en"))
    assert (one.code, one.out) == (0, other.out)


@pytest.mark.usefixtures("judged_once")
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("columns", ["1", "20", "40", "80", "300"])
def test_text_fits_the_window(show: Show, view: str, language: str, columns: str) -> None:
    ran = show("--view", view, "--lang", language, "--quiet", COLUMNS=columns)
    assert (ran.code, ran.err) == (0, "")
    # Where the window is very narrow, text runs over its edge rather than being torn to pieces.
    assert max(map(cell_len, ran.out.splitlines())) <= max(60, min(80, int(columns)))
    if columns == "40":
        assert max(map(cell_len, ran.out.splitlines())) <= 40


def test_at_a_terminal_it_has_colour_unless_none_is_wanted(show: Show) -> None:
    coloured = show("--quiet", FORCE_COLOR="1").out
    assert re.search(r"\x1b\[33m! Nobody is responsible\x1b\[0m", coloured)
    plain = show("--quiet", "--no-color", FORCE_COLOR="1").out
    assert "! Nobody is responsible" in plain
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", plain)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == re.sub(r"\x1b\[[0-9;]*m", "", plain)


@pytest.mark.parametrize("view", VIEWS)
def test_wide_letters_and_marks_that_cannot_be_seen_keep_the_columns(plan: MakePlan, view: str) -> None:
    wide = "漢字のとても長い題名が行の端で折り返される" * 3
    text = (
        f"owners: {{a: {{title: {wide}}}, b: {{title: 'å\\u0308a\u200b\u202eö é'}}}}\n"
        f"document: {{title: {wide}, kind: action-plan, valid: {{from: 2026-01-01, until: 2027-12-31}},"
        f" age_groups: {{g: {{title: {wide}, ages: 1-3}}}}}}\n"
        f"goals: {{g: {{title: {wide}, ages: 1-3, direction: overall}}}}\n"
        f"focus_areas: {{f: {{title: {wide}, strategies: {{s: {{title: {wide}, activities: {{x: {{title: {wide},"
        " owners: [a, b], lead: b, from: 2026-02-01, until: 2026-05-31, ages: 1-3, prevention: remedial}}}}}}\n"
    )
    ran = plan(text, document="").run("show", "--view", view, "--lang", "en", "--today", TODAY, COLUMNS="60")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert max(map(cell_len, lines)) <= 60
    assert "\u200b" not in ran.out
    assert "\u202e" not in ran.out
    if view == "timeline":  # the mark of today stands in one column, whatever is beside it
        marked = {cell_len(line[: line.rindex("│")]) for line in lines if "│" in line}
        assert len(marked) == 1
        assert marked == {cell_len(line[: line.index("▼")]) for line in lines if "┬" in line and "▼" in line}


BROKEN = "focus_areas: {f: {title: F, strategies: {s: {title: S, activities: {x: {title: X, owners: [borta]}}}}}}\n"


def test_a_plan_with_errors_is_shown_and_its_errors_are_counted(plan: MakePlan) -> None:
    space = plan(f"{BROKEN}nonsense: 1\n")
    ran = space.run("show", "--lang", "en", "--today", TODAY)
    assert ran.code == 0
    assert "└─ X\n" in ran.out
    assert ran.err == "2 errors: samverkan validate shows them\n"
    assert space.run("show", "--quiet", "--today", TODAY).err == ""
    assert plan(BROKEN).run("show", "--lang", "en").err == "1 error: samverkan validate shows it\n"


def test_where_no_errors_are_counted_only_what_can_be_read_is_checked(
    plan: MakePlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = []

    def check(session: Session, workspace: Workspace, names: Sequence[str], select: Sequence[str]) -> Outcome:
        rules.append(select)
        return checked(session, workspace, names, select)

    monkeypatch.setattr(showing, "checked", check)
    space = plan(BROKEN)
    assert space.run("show").out == space.run("show", "--quiet").out
    assert rules == [(), READING]


@pytest.mark.parametrize("format", FORMATS)
def test_a_plan_without_a_document_is_told_of_and_the_others_are_shown(workspace: MakeSpace, format: str) -> None:
    space = workspace(
        {"samverkan.yaml": "language: en\n", "plans/a/plan.yaml": "document: [\n", "plans/b/plan.yaml": DOCUMENT}
    )
    ran = space.run("show", "--format", format)
    assert ran.code == 1
    assert "a cannot be shown: it has no document that can be read" in ran.err
    if format == "json":
        assert ran.json["plans"] == [
            {"name": "a", "title": None, "complete": False},
            {"name": "b", "title": "Plan", "complete": True},
        ]
        assert [each["plans"] for each in ran.json["data"]] == [["b"]]
    else:
        assert "Plan" in ran.out
    alone = space.run("show", "a", "--format", format, *GROUP, "--view", "goals")
    assert alone.code == 1
    assert "cannot be shown" in alone.err


def test_a_file_that_cannot_be_read_leaves_the_rest(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, "plans/p/x.yaml": "owners: [\n"})
    ran = space.run("show", "--lang", "en")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "Plan (p)")
    assert "A file of p cannot be read, so not all of it is shown\n" in ran.err
    assert json.loads(space.run("show", "--format", "json").out)["plans"][0]["complete"] is False


# (words, what is said on stderr)
MISUSE = [
    (("--view", "goals", "--group", "centrala-radet"), "Did you mean centrala-rådet?"),
    (("--view", "goals", "--group", "Lokala rådet Öster"), "Did you mean lokala-öster?"),
    (("--view", "goals", "--group", "helt fel"), "Write one of centrala-rådet, lokala-väster"),
    (("--group", "centrala-rådet"), "--group goes with --view goals only"),
    (("--view", "ansvarig"), "Did you mean ansvariga?"),
    (("--view", "month"), "calendar, load, remarks, history or impact"),
    (("--format", "yaml"), "Write one of text, json or csv"),
    (("borta",), "There is no plan borta"),
]


@pytest.mark.parametrize(("words", "said"), MISUSE, ids=[" ".join(words) for words, _ in MISUSE])
def test_wrong_use_writes_nothing_to_stdout(show: Show, words: tuple[str, ...], said: str) -> None:
    ran = show(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_views_have_swedish_names_that_the_help_tells(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "language: sv\n", "plans/p/plan.yaml": DOCUMENT})
    help = " ".join(space.run("show", "--help", "--lang", "sv").out.split())
    swedish = {name: view.value for name, view in ViewName.__members__.items() if name != view.value}
    assert len(swedish) == len(ViewName) - 1
    for name, view in swedish.items():
        assert name in help
        if view not in ("history", "impact"):
            written, same = (space.run("show", "--view", word) for word in (name.capitalize(), view))
            assert (written.code, written.out) == (0, same.out)


def test_a_workspace_without_plans_is_wrong_use(workspace: MakeSpace) -> None:
    ran = workspace({"samverkan.yaml": "language: en\n"}).run("show")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no plan in the workspace" in ran.err


def test_of_several_plans_those_that_have_the_group_are_shown(workspace: MakeSpace) -> None:
    plan = f"{DOCUMENT}groups: {{%s: {{title: Rådet, kind: council}}}}\n"
    space = workspace(
        {
            "samverkan.yaml": "language: en\n",
            "plans/a/p.yaml": plan % "rådet-i-norr",
            "plans/b/p.yaml": plan % "rådet-i-väst",
        }
    )
    document = space.run("show", "--view", "goals", "--group", "rådet-i-väst", "--format", "json").json
    assert (document["group"], [each["plans"] for each in document["data"]]) == ("rådet-i-väst", [["b"]])
    # The plan in which something of a like name stands tells best what was meant.
    assert space.run("show", "--view", "goals", "--group", "rådet-i-vast").err.endswith("Did you mean rådet-i-väst?\n")


def test_the_program_itself_shows_a_plan() -> None:
    ran = run_here("show", "pitea", "--lang", "sv", "--today", TODAY, here=REPOSITORY)
    assert ran.code == 0
    assert ran.out.startswith("Handlingsplan – Förebygga missbruk barn och unga i Piteå (pitea)\n")
    assert "Ansvarig: Förvaltningschef UF, Förvaltningschef SOC\n" in ran.out
    assert "! Ansvarig saknas\n" in ran.out
