"""SAM614 and `samverkan review`: what has been looked at is recorded, and told where it is worded otherwise again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samverkan_cli.derive.reviewed import Reviewed, read, written
from samverkan_cli.load import earlier
from samverkan_cli.load.git import Commit
from samverkan_cli.load.git import Repository as GitRepository
from samverkan_cli.load.workspace import Workspace
from tests.conftest import MakePlan
from tests.repositories import made
from tests.workspaces import DOCUMENT, Space

PLAN = """\
goals:
  trygg: {title: Känna sig trygg}
  veta: {title: Veta vart man vänder sig}
focus_areas:
  fritid:
    title: Fritid
    goals: [trygg]
    activities:
      gård: {title: Hålla fritidsgården öppen, goals: [trygg, veta]}
"""
FILE, RECORD = "plans/p/plan.yaml", "plans/p/records/reviewed.json"


def reword(space: Space, old: str = "Känna sig trygg", new: str = "Känna sig trygg på kvällen") -> None:
    text = (space.root / FILE).read_text(encoding="utf-8")
    space.write({FILE: text.replace(old, new)})


def test_what_was_looked_at_is_told_once_it_is_reworded_and_looking_again_ends_it(plan: MakePlan) -> None:
    space = plan(PLAN)
    assert space.run("review", "p", "trygg", "--today", "2026-10-01").code == 0
    assert not space.findings("SAM614", "SAM411")
    reword(space)
    found = space.findings("SAM614")
    assert [(each["level"], each["path"][-2:]) for each in found] == [("info", ["goals", 0])] * 2
    assert all("2026-10-01" in each["message"] for each in found)
    assert found[0]["help"].endswith("samverkan review p goals/trygg")
    assert space.run("review", "p", "goals/trygg").code == 0
    assert not space.findings("SAM614")


def test_other_lines_are_the_same_words(plan: MakePlan) -> None:
    space = plan(PLAN)
    space.run("review", "p", "trygg")
    reword(space, "{title: Känna sig trygg}", "{title: Känna  sig\n      trygg}")
    assert not space.findings("SAM614")


def test_what_an_activity_serves_can_be_noted_by_the_activity(plan: MakePlan) -> None:
    space = plan(PLAN)
    assert space.run("review", "p", "gård", "--today", "2026-10-01").code == 0
    recorded = json.loads((space.root / RECORD).read_text(encoding="utf-8"))["reviewed"]
    assert [(each["who"], each["of"], each["day"]) for each in recorded] == [
        ("activities/gård", "goals/trygg", "2026-10-01"),
        ("activities/gård", "goals/veta", "2026-10-01"),
    ]


def test_a_dry_run_writes_nothing(plan: MakePlan) -> None:
    space = plan(PLAN)
    ran = space.run("review", "p", "trygg", "--dry-run")
    assert ran.code == 0
    assert "+++ plans/p/records/reviewed.json" in ran.out
    assert not (space.root / RECORD).exists()


@pytest.mark.parametrize(
    ("word", "said"), [("borta", "nothing called borta"), ("fritid", ""), ("p", "nothing called p")]
)
def test_what_is_not_there(plan: MakePlan, word: str, said: str) -> None:
    ran = plan(PLAN).run("review", "p", word)
    assert ran.code == (2 if said else 0)
    assert said in ran.err


def test_what_nothing_serves(plan: MakePlan) -> None:
    ran = plan("goals: {trygg: {title: Känna sig trygg}}\n").run("review", "p", "trygg")
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"{}",
        b'{"version": 2, "reviewed": []}',
        b'{"version": 1, "reviewed": [1]}',
        b'{"version": 1, "reviewed": [{"who": 1, "of": "b", "wording": "c", "day": "d"}]}',
        b'{"version": 1, "reviewed": ' + b"[" * 100_000,
        b"\xff",
    ],
)
def test_a_record_that_cannot_be_read_is_no_record_and_is_not_written_over(plan: MakePlan, raw: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - that it is one is all that is asked
        read(raw)
    space = plan(PLAN)
    space.write({RECORD: raw})
    assert not space.findings("SAM614")
    assert space.run("review", "p", "trygg").code == 2
    assert (space.root / RECORD).read_bytes() == raw


def test_what_has_another_id_has_been_looked_at_all_the_same(plan: MakePlan) -> None:
    space = plan(PLAN)
    space.run("review", "p", "trygg")
    assert space.run("rename", "p", "trygg", "säker").code == 0
    reword(space)
    assert space.run("rename", "p", "gård", "fritidsgård").code == 0
    assert [each["path"][-2:] for each in space.findings("SAM614")] == [["goals", 0]] * 2


def test_what_is_written_is_read() -> None:
    two = [
        Reviewed("activities/b", "goals/å", "x", "2026-01-01"),
        Reviewed("activities/a", "needs/c", "y", "2026-01-02"),
    ]
    assert list(read(written(two)).values()) == two[::-1]
    assert read(written(())) == {}


def test_a_draft_that_was_reworded_is_told_too(plan: MakePlan) -> None:
    space = plan(PLAN)
    space.write({"förr/plans/p/plan.yaml": DOCUMENT + PLAN.replace("Känna sig trygg", "Känna sig säker")})
    ran = space.validate("--since", "förr", "--select", "SAM614,SAM109,SAM111")
    # The area has the activity in it, which is as it was, and so is the area.
    assert ran.codes == ["SAM614", "SAM614"]


GOAL = ("Känna sig trygg", "Känna sig trygg på kvällen")
ACTIVITY = ("Hålla fritidsgården öppen", "Hålla fritidsgården öppen till tio")
BACK = (GOAL[1], GOAL[0])
OTHER = ("Veta vart", "Veta vem")


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ([[GOAL]], 2),
        ([[GOAL], [ACTIVITY]], 0),
        ([[ACTIVITY], [GOAL]], 2),
        ([[ACTIVITY, GOAL]], 0),
        ([[GOAL], [ACTIVITY], [OTHER]], 1),
        ([[GOAL], [BACK], [OTHER]], 1),
        ([[GOAL, OTHER], [ACTIVITY], [BACK]], 0),
        ([[], [GOAL]], 2),
    ],
)
def test_git_shows_what_came_first(tmp_path: Path, steps: list[list[tuple[str, str]]], found: int) -> None:
    """The last step is not committed. The area has the activity in it: what changed that, changed it too."""
    repository = made(tmp_path)
    repository.commit({"samverkan.yaml": "language: sv\n", FILE: DOCUMENT + PLAN})
    repository.git("tag", "first")
    for step in steps:
        repository.git("add", "--all")
        repository.git("commit", "--quiet", "--allow-empty", "-m", "x")
        for old, new in step:
            reword(repository.space, old, new)
    ran = repository.space.validate("--since", "first", "--select", "SAM614")
    assert ran.codes == ["SAM614"] * found


def test_a_commit_is_opened_once_for_all_plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    at_commit = earlier.at_commit

    def counted(workspace: Workspace, there: GitRepository, commit: Commit) -> Workspace:
        opened.append(commit.id)
        return at_commit(workspace, there, commit)

    monkeypatch.setattr(earlier, "at_commit", counted)
    repository = made(tmp_path)
    files = [f"plans/{name}/plan.yaml" for name in "ab"]
    repository.commit({"samverkan.yaml": "language: sv\n", **dict.fromkeys(files, DOCUMENT + PLAN)})
    repository.git("tag", "first")
    for old, new in (("Känna sig trygg", "Vara trygg"), ("Vara trygg", "Vara lugn")):
        repository.commit({file: (tmp_path / file).read_text("utf-8").replace(old, new) for file in files})
    ran = repository.space.validate("--since", "first", "--select", "SAM614")
    assert ran.codes == ["SAM614"] * 4
    assert len(opened) == len(set(opened)) == 3
