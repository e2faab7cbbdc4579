"""`samverkan follow-up`: the next report laid out to fill in, and what has become of those that were promised."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.core.text import Source
from samverkan_cli.yamltext.emit import Layout
from samverkan_cli.yamltext.parser import read as parsed
from tests.conftest import MakePlan
from tests.workspaces import Ran, Space

DOCUMENT = """\
document:
  title: Plan
  kind: action-plan
  language: sv
  adopted: {date: 2026-09-20, by: sn}
  reporting: {år-1: {after: 1 year, by: sn, to: ks}, år-3: {after: 3 years, by: sn, to: [ks, sn]}}
owners: {sn: {title: Socialnämnden}, ks: {title: Kommunstyrelsen}}
"""
GOALS = """\
goals: {trygg: {title: Ha trygghet, direction: universal, due: 2028}, bank: {title: Ha tid, direction: universal}}
periods:
  p1: {from: 2027-01-01, until: 2028-12-31, selections: {sn: {goals: [{goal: trygg, title: Ha trygghet varje dag}]}}}
indicators:
  svarstid: {title: Svarstid, unit: timmar, owners: sn, values: [{date: 2027-01, value: 7}, {date: 2026, value: 9.5}]}
"""
ACTIVITIES = """\
focus_areas:
  f:
    title: F
    activities:
      chatt:
        title: Chatt
        owners: sn
        from: 2027-01-01
        until: 2028-12-31
        status: ongoing
        moved: [{was: 2028-06-30, now: 2028-12-31, why: Lokalen är sen., date: 2027-06-01}]
      senare: {title: Senare, from: 2028-01-01, status: planned}
      tidig: {title: Tidig, from: 2028-01-01, status: ongoing}
      utan-dag: {title: Utan dag}
      slopad: {title: Slopad, from: 2027-01-01, status: dropped}
      klar: {title: Klar, until: 2027-03-01, status: done}
"""
FIRST = """\
follow_ups:
  år-1:
    title: Första
    date: 2027-09-20
    answers: år-1
    by: sn
    to: ks
    activities:
      chatt: {status: ongoing, text: Gick bra., remains: Öppna på helger, owners: ks, due: 2027-12-01}
      klar: {status: done, text: Allt blev av.}
    goals: {trygg: {reached: partly, text: Fler vet.}}
"""
FILE = "plans/p/uppföljning-år-1.yaml"


def laid_out(space: Space, *more: str, day: str = "2027-08-01") -> Ran:
    return space.run("follow-up", "new", "p", "--today", day, "--lang", "sv", *more)


def content(space: Space, file: str = FILE) -> str:
    return (space.root / file).read_text(encoding="utf-8")


def entries(text: str) -> dict[str, list[str]]:
    """What a laid-out file asks about, in its order; a key that stood twice would be a fault of the parser."""
    reading = parsed(Source(FILE, text))
    assert reading.findings == []
    data: Any = reading.data
    (report,) = data["follow_ups"].values()
    return {key: list(report.get(key) or ()) for key in ("activities", "goals", "indicators")}


def test_the_next_follow_up_is_laid_out(plan: MakePlan) -> None:
    space = plan(GOALS + ACTIVITIES, document=DOCUMENT)
    ran = laid_out(space)
    assert ran.code == 0, ran.err
    assert ran.err.splitlines() == [
        "Rapporten år-1 är utlovad till 2027-09-20",
        f"Klart: {FILE}",
        f"Så ångrar du: ta bort {FILE}",
    ]
    text = content(space)
    for line in ("title: Uppföljning år 1", "date: 2027-09-20", "answers: år-1", "by: sn", "to: ks", "summary:"):
        assert f"    {line}\n" in text
    assert entries(text) == {
        "activities": ["chatt", "tidig", "utan-dag", "slopad", "klar"],
        "goals": ["trygg"],
        "indicators": ["svarstid"],
    }
    assert "# Senaste värdet: 7 (januari 2027)\n" in text
    known = "# Ansvarig: Socialnämnden\n      # 1 januari 2027–31 december 2028 · I planen: pågår\n"
    moved = "      # Flyttad från 30 juni 2028 till 31 december 2028: Lokalen är sen.\n"
    assert f"{known}{moved}      chatt:" in text
    assert "# Ha trygghet varje dag\n" in text  # as it was adopted


def test_it_speaks_the_language_of_the_plan(plan: MakePlan) -> None:
    space = plan(ACTIVITIES, document=DOCUMENT.replace("language: sv", "language: en"))
    assert laid_out(space).code == 0
    assert "    title: Follow-up år 1\n" in content(space, "plans/p/follow-up-år-1.yaml")


def test_what_the_follow_up_before_said_is_repeated(plan: MakePlan) -> None:
    space = plan(GOALS.replace("2028-12-31", "2029-12-31") + ACTIVITIES + FIRST, document=DOCUMENT)
    assert laid_out(space, day="2028-01-01").code == 0
    text = content(space, "plans/p/uppföljning-år-3.yaml")
    assert "date: 2029-09-20" in text
    assert "      - ks\n      - sn\n" in text
    assert "# Förra gången (2027-09-20): pågår. Gick bra.\n" in text
    assert "# Det som återstod: Öppna på helger · Ansvarig: Kommunstyrelsen · Senast 1 december 2027\n" in text
    assert "# Förra gången (2027-09-20): delvis uppnått. Fler vet.\n" in text
    assert "klar" not in entries(text)["activities"]  # reported as done
    assert "Flyttad" not in text  # before the last report


def test_validate_knows_that_it_is_not_filled_in(plan: MakePlan) -> None:
    space = plan(GOALS + ACTIVITIES, document=DOCUMENT)
    reading = ("validate", "--format", "json", "--today", "2027-12-01", "--select", "SAM0,SAM3,SAM8")
    before = space.run(*reading).codes
    laid_out(space)
    ran = space.run(*reading)
    assert sorted(ran.codes) == sorted([*before, "SAM812"])
    assert "SAM306" in ran.codes
    (left_out,) = [each["message"] for each in ran.findings if each["code"] == "SAM812"]
    assert "Ha trygghet varje dag" in left_out  # as it was adopted


def test_a_dry_run_shows_it_and_writes_nothing(plan: MakePlan) -> None:
    space = plan(ACTIVITIES, document=DOCUMENT)
    ran = laid_out(space, "--dry-run")
    assert ran.code == 0
    assert f"+++ {FILE}\n" in ran.out
    assert not (space.root / FILE).exists()
    assert laid_out(space).code == 0
    assert "".join(f"+{line}\n" for line in content(space).splitlines()) in ran.out


# More of the plan, the file that is laid out, and some of its text.
NAMES = [
    ("", "uppföljning-år-1", "answers: år-1"),
    (FIRST, "uppföljning-år-3", "answers: år-3"),
    # Kept by a report that names no promise, under the id that the next would have.
    (FIRST.replace("år-1:", "år-3:").replace("    answers: år-1\n", ""), "uppföljning-år-3", "  år-3-2:\n"),
    # No promise is left.
    (
        FIRST + FIRST.replace("år-1", "år-3").replace("follow_ups:\n", ""),
        "uppföljning-2027",
        "title: Uppföljning 2027\n    date: 2027-08-01\n",
    ),
    (
        FIRST
        + (FIRST + FIRST.replace("år-1", "år-3"))
        .replace("follow_ups:\n", "")
        .replace("  år-1:", "  uppföljning-2027:"),
        "uppföljning-2027-2",
        "title: Uppföljning 2027 2\n",
    ),
]


@pytest.mark.parametrize(("more", "file", "part"), NAMES)
def test_its_id_and_file_follow_the_promise(more: str, file: str, part: str, plan: MakePlan) -> None:
    space = plan(GOALS + ACTIVITIES + more, document=DOCUMENT)
    ran = laid_out(space)
    assert ran.code == 0, ran.err
    found = [path.stem for path in (space.root / "plans/p").glob("uppföljning*.yaml")]
    assert len(found) == 1
    assert part in content(space, f"plans/p/{found[0]}.yaml")
    assert found == [file] or found == [f"{file}-2"]


def test_a_file_that_is_there_is_let_be(plan: MakePlan) -> None:
    space = plan(document=DOCUMENT).write({FILE: "sources: {a: {title: A}}\n"})
    assert laid_out(space).code == 0
    assert content(space) == "sources: {a: {title: A}}\n"
    assert "answers: år-1" in content(space, "plans/p/uppföljning-år-1-2.yaml")


def test_where_no_day_is_known_it_is_of_today_and_that_is_said(plan: MakePlan) -> None:
    space = plan(document=DOCUMENT.replace("  adopted: {date: 2026-09-20, by: sn}\n", ""))
    assert "dagens datum" in laid_out(space).err
    assert "date: 2027-08-01" in content(space)


def test_a_plan_with_errors_is_not_followed_up(plan: MakePlan) -> None:
    space = plan("focus_areas: {f: {title: F, activities: {a: {title: A, owners: ingen}}}}\n", document=DOCUMENT)
    ran = laid_out(space)
    assert ran.code == 1
    assert "Inget lades upp" in ran.err
    assert not (space.root / FILE).exists()


def test_a_file_by_itself_would_not_be_read_with_it(tmp_path: Path) -> None:
    space = Space(tmp_path).write({"plan.yaml": DOCUMENT})
    ran = space.run("follow-up", "new", "plan.yaml")
    assert ran.code == 2
    assert [each.name for each in tmp_path.iterdir()] == ["plan.yaml"]
    assert space.run("follow-up", "new", ".").code == 0
    assert "laid out already" in space.run("follow-up", "new", ".").err


class Made(NamedTuple):
    """An activity that was made up: its title, own status, first day, and what a report said of it before."""

    title: str
    status: str | None
    first: str | None
    said: str | None

    @property
    def is_asked_for(self) -> bool:
        """Whether a report of 2029 has to speak of it."""
        if self.said in ("done", "dropped"):
            return False
        return self.first != "2030-01-01" or self.status in ("ongoing", "done", "dropped")


TITLES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["T", "'", '"', "@", "%", ":", "!", "&", "?", "null ", "T # samverkan: ignore", "T: ", "å, "]),
    st.text("abå ÄÖé-.,()'\"!0123456789&#|$@:%?{}", max_size=30),
    st.sampled_from(["x", ":", "x # y"]),
)
MADE = st.lists(
    st.builds(
        Made,
        TITLES,
        st.sampled_from([None, "planned", "ongoing", "done", "dropped"]),
        st.sampled_from([None, "2027-01-01", "2030-01-01"]),
        st.sampled_from([None, "ongoing", "done", "dropped"]),
    ),
    min_size=1,
    max_size=6,
)


def plan_of(made: list[Made], n_goals: int) -> str:
    activities = {
        f"a{n}": {k: v for k, v in (("title", each.title), ("status", each.status), ("from", each.first)) if v}
        for n, each in enumerate(made)
    }
    goals = {f"g{n}": {"title": each.title, "direction": "universal"} for n, each in enumerate(made)}
    said = {f"a{n}": {"status": each.said, "text": each.title} for n, each in enumerate(made) if each.said}
    chosen = {"sn": {"goals": list(goals)[:n_goals]}} if n_goals else {}
    period = {"from": "2027-01-01", "until": "2030-12-31", "selections": chosen}
    first = {"title": "Första", "date": "2027-09-20", "answers": "år-1", "summary": "Kort.", "activities": said}
    more = {
        "focus_areas": {"f": {"title": "F", "activities": activities}},
        "goals": goals,
        "periods": {"p1": period},
        "follow_ups": {"första": first},
    }
    return DOCUMENT + "\n".join(Layout().mapping(more, 0)) + "\n"  # type: ignore[arg-type]


@given(MADE, st.integers(0, 3))
def test_every_activity_and_goal_is_asked_for_once_and_laying_out_again_changes_nothing(
    made: list[Made], n_goals: int
) -> None:
    with TemporaryDirectory() as folder:
        space = Space(Path(folder)).write({"samverkan.yaml": "", "plans/p/plan.yaml": plan_of(made, n_goals)})
        ran = laid_out(space)
        assert ran.code == 0, ran.err
        file = "plans/p/uppföljning-år-3.yaml"
        text = content(space, file)
        asked = [f"a{n}" for n, each in enumerate(made) if each.is_asked_for]
        goals = [f"g{n}" for n in range(min(n_goals, len(made)))]
        assert entries(text) == {"activities": asked, "goals": goals, "indicators": []}
        assert [each for each in space.findings("SAM0") if each["file"] == file] == []
        again = laid_out(space)
        assert (again.code, content(space, file)) == (0, text)
        assert "redan upplagd" in again.err
        assert len(list((space.root / "plans/p").iterdir())) == 2
        filled = re.sub(r"(?m)^( {8}status):$", r"\1: ongoing", re.sub(r"(?m)^( {8}reached):$", r"\1: partly", text))
        space.write({file: filled})
        # What has been filled in leaves nothing out, and no text of the plan has silenced a rule.
        ours = [each for each in space.findings("SAM812", "SAM010") if each["file"] == file]
        assert ours == []


STATUS = [
    # The day, a line of the text, exit code with --fail-late.
    ("2027-08-01", "2027-09-20  år-1  due next, up to Socialnämnden", 0),
    ("2027-08-01", "2029-09-20  år-3  to come, up to Socialnämnden", 0),
    ("2027-09-20", "2027-09-20  år-1  due next, up to Socialnämnden", 0),
    ("2027-09-21", "2027-09-20  år-1  ! late by 1 day, up to Socialnämnden", 1),
    ("2027-09-30", "2027-09-20  år-1  ! late by 10 days, up to Socialnämnden", 1),
]


@pytest.mark.parametrize(("day", "line", "code"), STATUS)
def test_status_says_what_is_due_and_what_is_late(day: str, line: str, code: int, plan: MakePlan) -> None:
    space = plan(document=DOCUMENT)
    ran = space.run("follow-up", "status", "--today", day)
    assert ran.code == 0
    assert f"  {line}\n" in ran.out
    assert space.run("follow-up", "status", "--today", day, "--fail-late").code == code


def test_status_says_what_keeps_a_promise_and_what_is_only_laid_out(plan: MakePlan) -> None:
    space = plan(GOALS + ACTIVITIES + FIRST.replace("date: 2027-09-20", "date: 2027-09-22"), document=DOCUMENT)
    laid_out(space, day="2028-01-01")
    ran = space.run("follow-up", "status", "--today", "2028-01-01", "--fail-late")
    assert ran.code == 0  # what came late has come
    assert "år-1  kept by år-1, 2027-09-22, 2 days late\n" in ran.out
    assert "år-3  due next, laid out, not filled in: år-3" in ran.out
    (first, second) = space.run("follow-up", "status", "--today", "2028-01-01", "--format", "json").json["data"][0][
        "reports"
    ]
    assert first == {
        "promise": "år-1",
        "due": "2027-09-20",
        "by": "Socialnämnden",
        "to": ["Kommunstyrelsen"],
        "state": "kept",
        "follow_ups": ["år-1"],
        "reported": "2027-09-22",
        "laid_out": [],
        "days_late": 2,
        "next": False,
    }
    assert (second["state"], second["laid_out"], second["next"], second["reported"]) == ("coming", ["år-3"], True, None)
    rows = list(csv.DictReader(io.StringIO(space.run("follow-up", "status", "--format", "csv").out)))
    assert [(row["plan"], row["promise"], row["follow_ups"]) for row in rows] == [
        ("p", "år-1", "år-1"),
        ("p", "år-3", ""),
    ]


def test_status_of_plans_that_promise_nothing_and_of_one_that_cannot_be_read(plan: MakePlan) -> None:
    space = plan()
    assert "The plan promises no report" in space.run("follow-up", "status").out
    space.write({"plans/q/plan.yaml": "document: {title: [}\n"})
    ran = space.run("follow-up", "status")
    assert ran.code == 1
    assert "q cannot be shown" in ran.err
