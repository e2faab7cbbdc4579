"""How it has gone, quarter by quarter: `show --view history`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from samverkan_cli.views.history import Snapshot, build
from tests.compare.municipality import grown
from tests.compare.versions import project_of
from tests.repositories import Repository
from tests.workspaces import DOCUMENT, Space


@pytest.fixture(scope="module")
def municipality(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return grown(tmp_path_factory.mktemp("kommun"))


def test_every_quarter_since_the_first_commit(municipality: Repository) -> None:
    ran = municipality.space.run("show", "--view", "history", "--format", "json", "--today", "2026-08-15")
    (found,) = ran.json["data"]
    rows = {(each["year"], each["quarter"]): each for each in found["quarters"]}
    years = [(year, n) for year in (2024, 2025, 2026) for n in (1, 2, 3, 4)]
    assert list(rows) == years[1:-1]
    assert (rows[2024, 3]["done"], rows[2024, 4]["ongoing"], rows[2025, 2]["done"]) == (1, 3, 0)
    assert (rows[2024, 4]["moved"], rows[2026, 2]["moved"], rows[2026, 2]["dropped"]) == (1, 1, 1)
    assert rows[2025, 4]["late"] == 1  # the chat was to be opened by 15 December
    assert rows[2026, 3]["commit"] is None
    assert rows[2024, 2]["commit"] == municipality.git("rev-parse", "v1")
    assert {each["activity"]["id"]: each["times"] for each in found["moved"]} == {"chatt": 1, "hus": 1}


@pytest.mark.parametrize("format", ["text", "csv"])
def test_other_forms(municipality: Repository, format: str) -> None:
    ran = municipality.space.run("show", "--view", "history", "--format", format, "--today", "2026-08-15")
    assert ran.code == 0
    assert "2024" in ran.out


def test_no_repository_and_a_shallow_clone(municipality: Repository, tmp_path: Path) -> None:
    space = Space(tmp_path / "utan").write({"plans/p/plan.yaml": DOCUMENT})
    ran = space.run("show", "--view", "history")
    assert (ran.code, ran.out) == (2, "")
    municipality.git("clone", "--quiet", "--depth", "1", f"file://{municipality.root}", str(tmp_path / "grund"))
    ran = Space(tmp_path / "grund").run("show", "--view", "history")
    assert ran.code == 0
    assert "git fetch --unshallow" in ran.err


def test_moves_are_counted_as_often_as_the_plan_notes_them() -> None:
    def plan(rest: str) -> Snapshot:
        text = f"{DOCUMENT}focus_areas: {{f: {{title: F, activities: {{a: {{title: A, {rest}}}}}}}}}\n"
        return Snapshot(date(2026, 1, 1), project_of(text))

    twice = "until: 2027-03-01, moved: [{was: 2026-12-01, now: 2027-01-01}, {now: 2027-03-01}]"
    snapshots = [plan("until: 2026-12-01"), plan(twice), plan(twice), plan("until: 2027-05-01")]
    (found,) = build([snapshots[-1].project], {"p": snapshots})
    assert [each.moved for each in found.quarters] == [0, 2, 0, 1]
    assert [each.times for each in found.moved] == [3]
