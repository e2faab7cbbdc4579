"""The summary of a plan's findings: what stands where, and how much of it is shown."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from tests.conftest import MakePlan, MakeSpace
from tests.workspaces import REPOSITORY, TODAY, Space, run_here

# One finding of each weight: SAM201 and SAM301, SAM308, SAM302, SAM802, SAM106.
EACH = """\
focus_areas:
  f:
    title: F
    purpose: P
    activities:
      form: {title: Erbjuda föräldrakurser, owners: o, every: 1 year}
      form-2: {title: Erbjuda föräldrakursen, owners: o, every: 1 year}
      gap: {title: Bygga lekplats, owners: o, every: 1 year, cost: {sek: 1000}}
      contradiction: {title: Måla, owners: o, from: 2028-01-01, until: 2027-01-01}
      promise: {title: Städa, owners: o, until: 2026-01-01}
      blocking: {title: Sjunga, owners: o}
owners: {o: {title: Skolchef}}
"""
RULES = ("--select", "SAM301,SAM308,SAM302,SAM802,SAM106", "--today", TODAY)


def plain(line: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", line)


def lines(space: Space, *arguments: str) -> list[str]:
    return space.run("validate", *RULES, *arguments).out.splitlines()


def test_the_headings_are_the_weights_and_stand_in_their_order(plan: MakePlan) -> None:
    assert lines(plan(EACH), "--summary") == [
        "p · 6 activities                                5 findings, 3 to take a stand on",
        "TO DECIDE    1 It is not said by when Sjunga is to be done  plan.yaml:12  SAM301",
        "PROMISED     2 Städa was to be done by 2026-01-01, 324 day… plan.yaml:11  SAM308",
        "CONTRADICTS  3 It ends on 2027-01-01, before it begins on…  plan.yaml:10  SAM302",
        "TO FIX       4 It is not said where the money for Bygga le… plan.yaml:9   SAM802",
        "TO KNOW      5 Erbjuda föräldrakursen is much like Erbjuda… plan.yaml:8   SAM106",
        "",
        "1 error, 3 warnings, 1 note in 1 plan, 1 file",
    ]


def test_in_swedish(plan: MakePlan) -> None:
    words = [line[:13].strip() for line in lines(plan(EACH), "--summary", "--lang", "sv")[1:6]]
    assert words == ["FÖRE BESLUT", "UTLOVAT", "MOTSÄGS", "ATT RÄTTA", "ATT VETA"]


def test_within_a_weight_the_level_counts_first_then_the_share_then_the_place(plan: MakePlan) -> None:
    needs = "needs:\n" + "".join(f"  n{n}: {{title: Behov {n}}}\n" for n in range(4))
    single = "focus_areas: {f: {title: F, strategies: {s: {title: S}}}}\ngoverning_documents: {g: {title: Skollag}}\n"
    out = plan(single + needs).run("validate", "--select", "SAM604,SAM605,SAM606", "--summary").out
    assert [line[-6:] for line in out.splitlines()[1:4]] == ["SAM605", "SAM604", "SAM606"]


@pytest.mark.parametrize(("level", "found"), [("error", 1), ("warning", 4), ("info", 5)])
def test_no_less_than_a_level_is_shown(plan: MakePlan, level: str, found: int) -> None:
    out = "\n".join(lines(plan(EACH), "--summary", "--level", level))
    assert out.count("SAM") == found


def test_where_nobody_looks_on_all_are_shown_in_full_below_the_summary(plan: MakePlan) -> None:
    out = "\n".join(lines(plan(EACH)))
    assert out.index("TO KNOW") < out.index("warning SAM301 undated-activity") < out.index("note SAM106")
    assert out.count("-->") == 5


STRATEGIES = ", ".join(f"s{n}: {{title: Väg {n}}}" for n in range(30))
MANY = f"focus_areas: {{f: {{title: F, strategies: {{{STRATEGIES}}}}}}}\n"


@pytest.mark.parametrize(
    ("arguments", "environment", "in_full"),
    [((), {}, 10), (("--full",), {}, 30), ((), {"CI": "true"}, 30), (("--summary",), {}, 0)],
)
def test_at_a_terminal_the_first_ten_are_shown_in_full(
    plan: MakePlan, arguments: tuple[str, ...], environment: dict[str, str], in_full: int
) -> None:
    space = Space(plan(MANY).root, {"FORCE_COLOR": "1", "COLUMNS": "80", **environment})
    ran = space.run("validate", "--select", "SAM604", *arguments)
    assert ran.out.count("-->") == in_full
    assert ("20 more are shown with --full" in ran.out) == (in_full == 10)
    assert "and 16 more" in ran.out  # in the summary, always


def test_several_plans_end_with_a_line_each(workspace: MakeSpace) -> None:
    plan = "document: {title: Plan, kind: action-plan}\n"
    space = workspace({"plans/a/plan.yaml": plan + MANY, "plans/bredvid/plan.yaml": plan})
    out = space.run("validate", "--select", "SAM604", "--summary").out
    assert out.endswith("  a        30 warnings\n  bredvid  Nothing found\n\n30 warnings in 2 plans, 2 files\n")


def test_what_plans_share_has_a_summary_of_its_own(workspace: MakeSpace) -> None:
    plan = "document: {title: Plan, kind: action-plan}\n"
    files = {"samverkan.yaml": "", "plans/a/plan.yaml": plan, "plans/b/plan.yaml": plan, "plans/strategies.yaml": MANY}
    out = workspace(files).run("validate", "--select", "SAM604", "--summary").out
    assert out.startswith("Shared, or of the whole workspace ")
    assert out.count("to take a stand on") == 1


@pytest.mark.parametrize("width", [24, 30, 40, 59, 60, 80, 200])
def test_no_line_of_the_summary_is_wider_than_the_window(plan: MakePlan, width: int) -> None:
    space = Space(plan(EACH).root, {"FORCE_COLOR": "1", "COLUMNS": str(width)})
    said = space.run("validate", *RULES, "--no-color", "--summary").out.splitlines()
    assert [line for line in said if cell_len(plain(line)) > width] == []


def test_in_a_narrow_window_a_finding_has_two_lines(plan: MakePlan) -> None:
    space = Space(plan(EACH).root, {"COLUMNS": "40"})
    said = space.run("validate", *RULES, "--summary").out.splitlines()
    assert said[1:4] == ["TO DECIDE", " 1 It is not said by when Sjunga is to…", "   plan.yaml:12  SAM301"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_summary_of_a_real_plan_fits_a_screen(language: str) -> None:
    ran = run_here(
        "validate",
        "pitea",
        "--summary",
        "--today",
        TODAY,
        "--lang",
        language,
        here=REPOSITORY,
        environment={"COLUMNS": "80"},
    )
    said = ran.out.splitlines()
    assert len(said) <= 24
    assert all(cell_len(line) <= 80 for line in said)


@pytest.mark.parametrize(
    "arguments", [("--full", "--format", "json"), ("--summary", "--full"), ("--summary", "--statistics")]
)
def test_options_that_do_not_go_together(plan: MakePlan, arguments: tuple[str, ...]) -> None:
    assert plan().run("validate", *arguments).code == 2
