"""Calendar files: read back by two programs that know nothing of each other, and the same from one run to the next."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.derive.events import concerns, events
from samverkan_cli.exchange.ics import calendar
from samverkan_cli.i18n.speech import speech
from tests.plans.linked import project as worked
from tests.workspaces import TODAY, Space

DAY = date.fromisoformat(TODAY)
PLAN = """\
document:
  title: "Plan; för unga, å ä ö \\\\ \U0001f33b"
  kind: action-plan
  language: sv
  municipality: {name: Exempel kommun, code: "9999"}
  adopted: {date: 2026-06-15, by: kf}
  valid: {from: 2027-01-01, until: 2028-12-31}
  reporting: {år-1: {after: 1 year, by: nämnden, to: kf}}
  review: {date: 2028-03-01}
owners:
  kf: {title: Kommunfullmäktige, kind: assembly}
  nämnden: {title: Socialnämnden, kind: board}
  a: {title: Chef A, kind: function}
  b: {title: Chef B, kind: function}
groups:
  rådet:
    title: Rådet
    kind: central-council
    members: [a, b]
    chair:
      rotation:
        - {term: spring, years: odd, chair: a}
        - {term: spring, years: even, chair: a}
        - {term: autumn, years: odd, chair: b}
        - {term: autumn, years: even, chair: b}
    meetings: [2027-02-03, 2027-10-05]
focus_areas:
  x:
    title: X
    activities:
      y: {title: Y, owners: a, from: 2027-01-01, until: 2027-11-30, milestones: {m: {title: Klart, due: 2027-05-01}}}
"""


@pytest.fixture
def space(tmp_path: Path) -> Space:
    """A workspace with a plan."""
    return Space(tmp_path).write({"samverkan.yaml": "language: sv\n", "plans/p/plan.yaml": PLAN})


def read(raw: str | bytes) -> list[Any]:
    """The entries of a file, as icalendar reads them."""
    return list(icalendar.Calendar.from_ical(raw).walk("VEVENT"))


def entries(raw: str) -> dict[str, Any]:
    """The entries of a file by their summaries, as icalendar reads them."""
    return {str(each["summary"]): each for each in read(raw)}


def test_what_stands_in_it(space: Space) -> None:
    ran = space.run("calendar", "p", "--today", TODAY)
    assert ran.code == 0, ran.err
    found = entries(ran.out)
    assert {name: each["dtstart"].dt.isoformat() for name, each in found.items()} == {
        "Milstolpe: Klart (Y)": "2027-05-01",
        "Möte: Rådet": "2027-10-05",
        "Utlovad återrapportering: år-1": "2027-06-15",
        "Ny ordförande: Rådet": "2028-07-01",
        "Ses över: Plan; för unga, å ä ö \\ \U0001f33b": "2028-03-01",
        "Sista dag: Y": "2027-11-30",
        "Dokumentet gäller till och med denna dag: Plan; för unga, å ä ö \\ \U0001f33b": "2028-12-31",
    }
    assert "Chef B" in str(found["Möte: Rådet"]["description"])
    alarms = [each["trigger"].dt for each in found["Utlovad återrapportering: år-1"].walk("VALARM")]
    assert alarms == [timedelta(days=-60), timedelta(days=-14)]


def test_another_program_reads_the_same(space: Space) -> None:
    raw = space.run("calendar", "--today", TODAY).out
    other = {each.uid.value: each.dtstart.value for each in vobject.readOne(raw).vevent_list}
    assert other == {str(each["uid"]): each["dtstart"].dt for each in read(raw)}
    assert all(len(line.encode()) <= 75 for line in raw.split("\r\n"))


def test_an_update_takes_the_place_of_what_was_there(space: Space) -> None:
    before = read(space.run("calendar", "--today", TODAY).out)
    moved = PLAN.replace("2027-11-30", "2027-12-15").replace("2027-10-05", "2027-10-12").replace("title: Y", "title: Z")
    space.write({"plans/p/plan.yaml": moved})
    after = read(space.run("calendar", "--today", "2026-12-24").out)
    assert [str(each["uid"]) for each in after] == [str(each["uid"]) for each in before]
    assert all(new["sequence"] > old["sequence"] for new, old in zip(after, before, strict=True))
    changed = {str(n["summary"]) for n, o in zip(after, before, strict=True) if n["dtstart"].dt != o["dtstart"].dt}
    assert changed == {"Möte: Rådet", "Sista dag: Z"}


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        (("--group", "rådet"), {"Möte: Rådet", "Ny ordförande: Rådet"}),
        (("--owner", "b"), {"Möte: Rådet", "Ny ordförande: Rådet"}),
        (("--owner", "a"), {"Möte: Rådet", "Ny ordförande: Rådet", "Milstolpe: Klart (Y)", "Sista dag: Y"}),
        (("--owner", "nämnden"), {"Utlovad återrapportering: år-1"}),
    ],
)
def test_only_what_concerns_somebody(space: Space, option: tuple[str, str], expected: set[str]) -> None:
    assert set(entries(space.run("calendar", "--today", TODAY, *option).out)) == expected


def test_nobody_of_that_name(space: Space) -> None:
    ran = space.run("calendar", "--owner", "nämden", "--today", TODAY)
    assert (ran.code, ran.out) == (2, "")
    assert "nämnden" in ran.err


def test_a_file_is_written(space: Space) -> None:
    assert space.run("calendar", "-o", "ut/p.ics", "--today", TODAY).out == ""
    raw = (space.root / "ut/p.ics").read_bytes()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw == space.run("calendar", "--today", TODAY).out.encode()


@pytest.mark.parametrize("plan", ["exempel", "kavlinge", "pitea"])
def test_each_event_has_a_name_of_its_own(plan: str) -> None:
    project = worked(plan)
    found = events(project, DAY)
    assert len({each.key for each in found}) == len(found)
    raw = calendar([(project, found)], speech("sv"), DAY)
    assert raw == calendar([(project, events(project, DAY))], speech("sv"), DAY)
    assert len(read(raw)) == len(found)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_whatever_the_day(day: date) -> None:
    project = worked("exempel")
    found = events(project, day)
    assert list(found) == sorted(found, key=lambda each: each.day)
    assert not [each for each in found if each.late and each.day >= day]
    who = [*project.owners, *project.groups]
    assert all(any(concerns(each, one) for one in who) for each in found if each.who or each.group)
    assert calendar([(project, found)], speech("sv"), day).count(b"BEGIN:VEVENT") == len(found)
