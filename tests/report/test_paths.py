"""Paths in what programs read are relative to the root of the repository, so that they find the file."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from samverkan_cli.report.paths import folder_in
from tests.report.validity import element
from tests.workspaces import Space

FILES = {
    "kommun/samverkan.yaml": "language: en\n",
    "kommun/plans/p/plan.yaml": """document:
  title: Plan
  kind: action-plan
  status: draft
owners:
  a: {title: Skolchef, kind: function}
focus_areas:
  f:
    title: Fokus
    strategies:
      s:
        title: Strategi
        activities:
          x: {title: "Ett, två: 50 % mer", owners: [saknas]}
          y: {title: Två, owners: [a], until: 2027-01-01, lead: b}
""",
}
CLEAN = {"GITHUB_WORKSPACE": "", "CI_PROJECT_DIR": ""}
"""No CI that these tests run in is to be seen in them."""
FORMATS = ["github", "gitlab", "sarif", "junit"]


def paths(format: str, space: Space, *words: str) -> set[str]:
    """The files that a report speaks of."""
    ran = space.run("validate", "--workspace", "kommun", "--format", format, *words)
    assert ran.code == 1, ran.err
    if format == "github":
        return set(re.findall(r"file=([^,]+),", ran.out))
    if format == "gitlab":
        return {each["location"]["path"] for each in ran.json}
    if format == "junit":
        told = " ".join(each.text or "" for each in element(ran.out).iter() if each.tag in ("failure", "system-out"))
        return set(re.findall(r"\S+\.yaml", told))
    return set(map(unquote, re.findall(r'"uri": "([^"]+\.yaml)"', ran.out)))


@pytest.fixture
def space(tmp_path: Path) -> Space:
    return Space(tmp_path / "å-b", CLEAN).write(FILES)


@pytest.mark.parametrize("format", FORMATS)
def test_the_nearest_repository_is_the_root(format: str, space: Space) -> None:
    (space.root / ".git").mkdir()
    assert paths(format, space) == {"kommun/plans/p/plan.yaml"}
    (space.root / "kommun" / ".git").write_text("gitdir: elsewhere\n")  # as a worktree has it
    assert paths(format, space) == {"plans/p/plan.yaml"}


@pytest.mark.parametrize("format", FORMATS)
def test_where_there_is_none_the_root_is_what_ci_says_else_the_workspace(format: str, space: Space) -> None:
    assert paths(format, space) == {"plans/p/plan.yaml"}
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        assert paths(format, Space(space.root, {**CLEAN, name: str(space.root)})) == {"kommun/plans/p/plan.yaml"}
        assert paths(format, Space(space.root, {**CLEAN, name: "/nowhere"})) == {"plans/p/plan.yaml"}


@pytest.mark.parametrize("format", FORMATS)
def test_it_can_be_said(format: str, space: Space) -> None:
    (space.root / ".git").mkdir()
    assert paths(format, space, "--root", "kommun") == {"plans/p/plan.yaml"}
    assert paths(format, space, "--root", "..") == {"å-b/kommun/plans/p/plan.yaml"}


@pytest.mark.parametrize("format", ["sarif", "gitlab"])
def test_what_has_no_file_is_told_of_the_settings_there(format: str, space: Space) -> None:
    (space.root / ".git").mkdir()
    (space.root / "kommun/plans/p/plan.yaml").unlink()
    assert paths(format, space) == {"kommun/samverkan.yaml"}


def test_the_ids_are_the_same_from_everywhere(space: Space) -> None:
    def ids() -> set[str]:
        ran = space.run("validate", "--workspace", "kommun", "--format", "gitlab")
        return {each["fingerprint"] for each in ran.json}

    before = ids()
    (space.root / ".git").mkdir()
    assert ids() == before


@pytest.mark.parametrize("format", ["text", "json"])
def test_people_and_json_are_told_paths_as_before(format: str, space: Space) -> None:
    (space.root / ".git").mkdir()
    ran = space.run("validate", "--workspace", "kommun", "--format", format)
    assert ("kommun/plans/p/plan.yaml" in ran.out) == (format == "text")  # a person stands outside


def test_a_root_that_does_not_hold_the_workspace(space: Space) -> None:
    (space.root / "other").mkdir()
    ran = space.run("validate", "--workspace", "kommun", "--format", "sarif", "--root", "other", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: The workspace ")


def test_a_link_to_the_workspace_is_the_workspace(tmp_path: Path) -> None:
    (tmp_path / "real" / "w").mkdir(parents=True)
    (tmp_path / "real" / ".git").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real" / "w")
    assert folder_in(tmp_path / "link", None, {}) == "w/"
    assert folder_in(tmp_path / "real", tmp_path / "real", {}) == ""
