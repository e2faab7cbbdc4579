"""What git is asked for, what it knows surely, and that a repository has no say in how it is asked."""

from __future__ import annotations

import os
import stat
import subprocess
from datetime import date
from pathlib import Path

import pytest

from samverkan_cli.core.errors import UserError
from samverkan_cli.load import git
from samverkan_cli.load.git import Commit, commit_of, repository
from tests.repositories import Repository, made

A, B = "plans/p/å.yaml", "plans/p/b.yaml"


@pytest.fixture
def repo(tmp_path: Path) -> Repository:
    found = made(tmp_path / "repo")
    found.commit({A: "a: 1\n", B: "b: 1\n", "README": "x"}, "2026-01-10")
    found.commit({A: "a: 2\n"}, "2026-02-10")
    found.commit({"README": "y"}, "2026-03-10")
    return found


def opened(repo: Repository) -> git.Repository:
    found = repository(repo.root)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("revision", "day"),
    [
        ("HEAD", "2026-03-10"),
        ("HEAD~1", "2026-02-10"),
        ("main", "2026-03-10"),
        ("v1", "2026-01-10"),
        ("nowhere", None),
        ("", None),
        ("--all", None),
        ("HEAD:README", None),
        ("a\nb", None),
    ],
)
def test_a_revision(repo: Repository, revision: str, day: str | None) -> None:
    repo.git("tag", "-a", "-m", "one", "v1", "HEAD~2")
    found = opened(repo).commit(revision)
    assert (str(found.day) if found else None) == day


def test_what_files_held(repo: Repository) -> None:
    there = opened(repo)
    (repo.root / "plans/p/link.yaml").symlink_to("b.yaml")
    repo.commit(day="2026-04-01")
    assert there.files("HEAD", endings=(".yaml",)) == {A: b"a: 2\n", B: b"b: 1\n"}
    assert there.files("HEAD~3", "plans/p") == {A: b"a: 1\n", B: b"b: 1\n"}
    assert there.files("HEAD", "plans/q") == {}
    inner = repository(repo.root / "plans")
    assert inner is not None
    assert set(inner.files("HEAD")) == {"p/å.yaml", "p/b.yaml"}


def test_a_history_and_the_versions_of_a_file(repo: Repository) -> None:
    there = opened(repo)
    found = there.history("plans/p")
    assert [str(each.day) for each in found] == ["2026-02-10", "2026-01-10"]
    assert there.history("plans/p", most=1) == found[:1]
    assert list(there.versions(A, found).values()) == [b"a: 2\n", b"a: 1\n"]
    assert list(there.versions("plans/p/c.yaml", found).values()) == [None, None]


def test_the_last_commit_of_some_files(repo: Repository) -> None:
    last = Commit(repo.git("rev-parse", "HEAD~1"), date(2026, 2, 10))
    assert commit_of(repo.root, [A, B], "plans/p") == last
    assert commit_of(repo.root, [B]) == Commit(repo.git("rev-parse", "HEAD~2"), date(2026, 1, 10))
    assert commit_of(repo.root / "plans", ["p/b.yaml", "p/å.yaml"]) == last


def test_line_ends_of_the_system_are_no_change(repo: Repository) -> None:
    (repo.root / A).write_bytes(b"a: 2\r\n")
    assert commit_of(repo.root, [A]) is not None


@pytest.mark.parametrize("change", ["a file", "a new file", "a file that is gone", "shallow", "no repository"])
def test_no_commit_that_is_not_surely_the_last(repo: Repository, tmp_path: Path, change: str) -> None:
    root, files = repo.root, [A, B]
    match change:
        case "a file":
            (root / A).write_text("a: 3\n")
        case "a new file":
            (root / "plans/p/c.yaml").write_text("c: 1\n")
            files.append("plans/p/c.yaml")
        case "a file that is gone":
            (root / B).unlink()
            files.remove(B)
        case "shallow":
            root = tmp_path / "shallow"
            repo.git("clone", "--quiet", "--depth", "1", f"file://{repo.root}", str(root))
        case _:
            root = tmp_path
            files = ["x"]
    assert commit_of(root, files, "plans/p") is None


def test_a_file_that_was_taken_away_is_a_change_of_its_folder(repo: Repository) -> None:
    last = repo.commit({B: None}, "2026-05-01")
    assert commit_of(repo.root, [A], "plans/p") == Commit(last, date(2026, 5, 1))


def test_a_shallow_clone_says_so(repo: Repository, tmp_path: Path) -> None:
    repo.git("clone", "--quiet", "--depth", "1", f"file://{repo.root}", str(tmp_path / "shallow"))
    there = repository(tmp_path / "shallow")
    assert there is not None
    assert there.is_shallow
    assert not opened(repo).is_shallow


def test_a_hook_that_runs_us_does_not_say_which_repository(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert opened(repo).commit("HEAD") is not None


def program(path: Path, mark: Path) -> str:
    """A program that leaves a mark when it is run."""
    path.write_text(f"#!/bin/sh\necho run >> {mark}\ncat\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@pytest.mark.parametrize(("when", "day"), [("@253402300800 +0000", date.max), ("@99999999999999 +0000", date.max)])
def test_a_commit_of_a_year_that_no_calendar_has(when: str, day: date, repo: Repository) -> None:
    """It was an exception."""
    id = repo.git("rev-parse", "HEAD^{tree}")
    environment = {**os.environ, **dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), when)}
    words = ["git", "-c", "user.name=A", "-c", "user.email=a@b", "commit-tree", id, "-m", "x"]
    made = subprocess.run(words, cwd=repo.root, env=environment, capture_output=True, text=True, check=True)
    repo.git("update-ref", "HEAD", made.stdout.strip())
    assert [each.day for each in opened(repo).history()] == [day]
    assert opened(repo).commit("HEAD") == Commit(made.stdout.strip(), day)


def test_a_commit_without_a_day_is_the_first(repo: Repository) -> None:
    tree = repo.git("rev-parse", "HEAD^{tree}")
    text = f"tree {tree}\nauthor A <a@b> x\ncommitter A <a@b> x\n\nx\n"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--literally", "--stdin"],
        cwd=repo.root,
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    assert opened(repo).commit(made.stdout.strip()) is not None


def test_a_repository_runs_nothing(repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = tmp_path / "mark"
    evil = program(tmp_path / "evil", mark)
    repo.commit({".gitattributes": "*.yaml filter=evil diff=evil merge=evil\n"}, "2026-04-01")
    id = repo.git("rev-parse", f"HEAD:{B}")
    settings = {
        "core.fsmonitor": evil,
        "core.pager": evil,
        "core.sshCommand": evil,
        "core.hooksPath": str(tmp_path),
        "filter.evil.clean": evil,
        "filter.evil.smudge": evil,
        "filter.evil.required": "true",
        "diff.evil.textconv": evil,
        "diff.evil.command": evil,
        "diff.external": evil,
        "log.showSignature": "true",
        "gpg.program": evil,
        "alias.rev-list": f"!{evil}",
        "remote.origin.url": f"ext::{evil}",
        "remote.origin.promisor": "true",
        "remote.origin.uploadpack": evil,
        "extensions.partialClone": "origin",
        "core.repositoryFormatVersion": "1",
        "protocol.ext.allow": "always",
    }
    for name, value in settings.items():
        repo.git("config", name, value)
    for hook in ("post-index-change", "reference-transaction", "fsmonitor-watchman"):
        program(repo.root / ".git/hooks" / hook, mark)
    program(repo.root / "git", mark)
    monkeypatch.chdir(repo.root)
    mark.unlink(missing_ok=True)  # what git ran for the test itself
    monkeypatch.setenv("PATH", os.pathsep.join([".", "", str(repo.root), os.environ["PATH"]]))
    there = opened(repo)
    there.files("HEAD")
    # What is not there would be fetched.
    (repo.root / ".git/objects" / id[:2] / id[2:]).unlink()
    with pytest.raises(UserError, match="lacks what"):
        there.files("HEAD")
    there.versions(A, there.history("plans"))
    there.commit("HEAD~1")
    commit_of(repo.root, [A], "plans/p")
    assert not mark.exists()


def test_an_answer_that_takes_too_long_or_too_much(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    there = opened(repo)
    monkeypatch.setattr(git, "LARGEST", 3)
    with pytest.raises(UserError, match="more to say"):
        there.history()
    monkeypatch.undo()
    monkeypatch.setattr(git, "SECONDS", 0.0)
    with pytest.raises(UserError, match="has not answered"):
        there.history()
