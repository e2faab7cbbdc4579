"""How many findings there are of each rule and plan."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.report.statistics import counts
from tests.conftest import MakeSpace
from tests.report.telling import findings
from tests.workspaces import DOCUMENT, REPOSITORY, TODAY, Space, run_here

ACTIVITIES = "focus_areas: {f: {title: F, strategies: {s: {title: S, activities: {a: {title: A}, b: {title: B}}}}}}\n"


@pytest.fixture
def space(workspace: MakeSpace) -> Space:
    return workspace(
        {
            "samverkan.yaml": "",
            "plans/gemensamt.yaml": "owners: {o: {title: O, x: 1}}\n",
            "plans/pitea/plan.yaml": DOCUMENT + ACTIVITIES,
            "plans/ange/plan.yaml": DOCUMENT + ACTIVITIES.replace("b: {title: B}", "") + "y: 1\n",
        }
    )


CHOSEN = ("--select", "SAM201,SAM006", "--statistics", "--today", TODAY)


def test_a_row_for_each_rule_in_place_of_the_findings(space: Space) -> None:
    ran = space.run("validate", *CHOSEN, "--lang", "en")
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        "3  warning  SAM201 unowned-activity  ange 1, pitea 2\n"
        "2  error    SAM006 unknown-field     ange 1, shared 1\n"
        "\n"
        "2 errors, 3 warnings in 2 plans, 3 files\n"
    )
    assert space.run("validate", *CHOSEN, "--lang", "en", "--quiet").out.endswith("shared 1\n\n")
    assert "gemensamt 1" in space.run("validate", *CHOSEN, "--lang", "sv").out


def test_as_json(space: Space) -> None:
    ran = space.run("validate", *CHOSEN, "--format", "json")
    assert ran.code == 1
    assert ran.json == {
        "version": 1,
        "statistics": [
            {"code": code, "name": name, "plan": plan, "errors": errors, "warnings": warnings, "infos": 0}
            for code, name, plan, errors, warnings in [
                ("SAM006", "unknown-field", "ange", 1, 0),
                ("SAM006", "unknown-field", None, 1, 0),
                ("SAM201", "unowned-activity", "ange", 0, 1),
                ("SAM201", "unowned-activity", "pitea", 0, 2),
            ]
        ],
    }


def test_nothing_found(space: Space) -> None:
    words = ("validate", "--select", "SAM007", "--statistics", "--lang", "en")
    assert space.run(*words).out == "Nothing found in 2 plans, 3 files\n"
    assert space.run(*words, "--format", "json").json == {"version": 1, "statistics": []}


@pytest.mark.usefixtures("judged_once")
@pytest.mark.parametrize("columns", ["40", "60", "80", "120"])
def test_it_fits_the_window(columns: str) -> None:
    words = ("validate", "pitea", "ange", "--statistics", "--today", TODAY, "--lang", "sv")
    ran = run_here(*words, here=REPOSITORY, environment={"COLUMNS": columns, "FORCE_COLOR": "1", "NO_COLOR": "1"})
    lines = re.sub(r"\x1b\[[0-9;]*m", "", ran.out).splitlines()
    assert max(map(len, lines)) <= int(columns)


@pytest.mark.parametrize("format", ["sarif", "github", "gitlab", "junit"])
def test_other_forms_have_none(format: str, space: Space) -> None:
    ran = space.run("validate", "--statistics", "--format", format, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "error: --statistics goes with --format text or --format json only\n  = Leave one of them out\n"


def test_what_is_known_is_not_counted(space: Space) -> None:
    space.run("validate", "--select", "SAM006", "--baseline", "known.json", "--write-baseline")
    ran = space.run("validate", *CHOSEN, "--baseline", "known.json", "--lang", "en")
    assert (ran.code, "SAM006" in ran.out) == (0, False)


def test_each_is_counted_by_its_own_level_so_that_the_sums_are_those_of_the_last_line(space: Space) -> None:
    space.write({"plans/ange/plan.yaml": DOCUMENT.replace("}", ", status: adopted}") + ACTIVITIES})
    ran = space.run("validate", "--select", "SAM201", "--statistics", "--lang", "en")
    assert ran.out == (
        "2  error    SAM201 unowned-activity  ange 2\n"
        "2  warning  SAM201 unowned-activity  pitea 2\n"
        "\n"
        "2 errors, 2 warnings in 2 plans, 3 files\n"
    )


@pytest.mark.usefixtures("judged_once")
@pytest.mark.parametrize("words", [(), ("--fail-on", "never"), ("--level", "warning"), ("pitea",)])
def test_so_they_are_for_the_plans_of_this_repository(words: tuple[str, ...]) -> None:
    ran = run_here("validate", "--statistics", "--today", TODAY, "--lang", "en", *words, here=REPOSITORY)
    rows, _, last = ran.out.partition("\n\n")
    for word in ("error", "warning", "info"):
        counted = sum(int(n) for n in re.findall(rf"(?m)^ *(\d+)  {word} ", rows))
        said = re.search(rf"(\d+) {word}s?\b", last)
        assert counted == (int(said[1]) if said else 0)


@given(st.lists(findings(), max_size=10))
def test_every_finding_is_counted_once(each: list[Diagnostic]) -> None:
    made = counts(each)
    assert sum(count.total for count in made) == len(each)
    for level in Level:
        assert sum(count.levels[level] for count in made) == sum(found.level is level for found in each)
    assert len({(count.code, count.plan) for count in made}) == len(made)
