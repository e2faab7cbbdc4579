"""Each file is the old one or the new one, whatever happens on the way, and nobody's writing is lost."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from samverkan_cli.core.errors import UserError
from samverkan_cli.fix import writing
from samverkan_cli.fix.rewrite import Rewrite
from samverkan_cli.fix.writing import LOCK, write_all, write_file
from tests.fix.dying import Dead, dying, watched
from tests.workspaces import DOCUMENT, Space, environment_for

A, B, RECORD = "plans/p/a.yaml", "plans/p/b.yaml", "plans/p/records/2027/r.json"
TWO = [Rewrite(A, b"\xef\xbb\xbfa: 1\n", b"\xef\xbb\xbfa: 2\n"), Rewrite(B, b"b: 1\r\n", b"b: 2\r\n")]
MADE = [Rewrite(RECORD, None, b"{}\n"), TWO[0]]
THREE = [TWO[1], Rewrite("plans/c.yaml", b"", b"c: 1"), *MADE]
CASES = {"one": TWO[:1], "two": TWO, "one is new": MADE, "three and a new one": THREE, "only a new one": MADE[:1]}
Held = dict[str, bytes | None]


def laid(root: Path, rewrites: list[Rewrite]) -> Path:
    root.mkdir(exist_ok=True)
    return Space(root).write({each.file: each.old for each in rewrites if each.old is not None}).root


def held(root: Path, rewrites: list[Rewrite]) -> Held:
    return {each.file: path.read_bytes() if (path := root / each.file).exists() else None for each in rewrites}


def olds(rewrites: list[Rewrite]) -> Held:
    return {each.file: each.old for each in rewrites}


def news(rewrites: list[Rewrite]) -> Held:
    return {each.file: each.new for each in rewrites}


def litter(root: Path) -> list[str]:
    return [path.name for path in root.rglob(".samverkan*")]


def raising(failure: BaseException) -> Callable[..., Any]:
    def fail(*_: Any, **__: Any) -> None:
        raise failure

    return fail


@pytest.mark.parametrize("rewrites", CASES.values(), ids=CASES)
def test_all_are_written(rewrites: list[Rewrite], tmp_path: Path) -> None:
    root = laid(tmp_path, rewrites)
    write_all(root, rewrites)
    assert held(root, rewrites) == news(rewrites)
    assert litter(root) == []


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("rewrites", CASES.values(), ids=CASES)
def test_killed_anywhere_each_is_old_or_new_and_the_first_are_new_first(
    rewrites: list[Rewrite], after: bool, tmp_path: Path
) -> None:
    seen = set()
    for at in count(1):
        root = laid(tmp_path / f"{at}", rewrites)
        try:
            with dying(at, after=after):
                write_all(root, rewrites)
            break
        except Dead:
            pass
        now = held(root, rewrites)
        made = sum(now[each.file] == each.new for each in rewrites)
        assert now == {**olds(rewrites), **news(rewrites[:made])}, at
        # Doing the same again goes on from there, and takes away what was left behind.
        write_all(root, [Rewrite(each.file, now[each.file], each.new) for each in rewrites])
        assert held(root, rewrites) == news(rewrites)
        assert made == len(rewrites) or litter(root) == [], at
        seen.add(made)
    assert seen == {*range(len(rewrites) + 1)}


def test_only_what_is_named_as_we_name_it_is_taken_away(tmp_path: Path) -> None:
    root = laid(tmp_path, TWO)
    names = [
        ".samverkan-abcd_123.tmp",
        ".samverkan-abcd_1234.tmp",
        ".samverkan-ABCD_123.tmp",
        ".samverkan-output-abcd_123.tmp",
        "x.samverkan-abcd_123.tmp",
        ".samverkan-abcd_124.tmp",
    ]
    Space(root).write({f"plans/p/{name}": b"" for name in names[:-1]} | {"plans/.samverkan-abcd_123.tmp": b""})
    (root / "plans/p" / names[-1]).symlink_to(root / A)
    Space(root).run("validate")
    assert all(os.path.lexists(root / "plans/p" / name) for name in names)
    write_all(root, TWO)
    assert [name for name in names if not os.path.lexists(root / "plans/p" / name)] == names[:1]
    assert (root / "plans/.samverkan-abcd_123.tmp").exists()


def test_the_rights_of_the_file_stay(tmp_path: Path) -> None:
    root = laid(tmp_path, TWO)
    (root / A).chmod(0o640)
    write_all(root, TWO)
    assert stat.S_IMODE((root / A).stat().st_mode) == 0o640


def test_what_a_link_points_to_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    root = laid(tmp_path, TWO)
    (root / "plans/link.yaml").symlink_to("p/a.yaml")
    write_all(root, [Rewrite("plans/link.yaml", TWO[0].old, TWO[0].new)])
    assert (root / "plans/link.yaml").is_symlink()
    assert (root / A).read_bytes() == TWO[0].new


def test_a_link_out_of_the_workspace_is_not_written_to(tmp_path: Path) -> None:
    root = laid(tmp_path / "w", TWO)
    outside = tmp_path / "outside.yaml"
    outside.write_bytes(b"x: 1\n")
    (root / "plans/link.yaml").symlink_to(outside)
    with pytest.raises(UserError, match="leads out"):
        write_all(root, [*TWO, Rewrite("plans/link.yaml", b"x: 1\n", b"x: 2\n")])
    assert outside.read_bytes() == b"x: 1\n"
    assert held(root, TWO) == olds(TWO)


def swapping(root: Path, outside: Path) -> None:
    """Put a link to another folder in the place of one that a file is in."""
    (root / "plans/p").rename(root / "plans/was")
    (root / "plans/p").symlink_to(outside)


@pytest.mark.parametrize("name", ["_place", "_sweep", "_bytes", "_beside", "_replace"])
def test_a_folder_that_becomes_a_link_while_we_write_leads_nowhere(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, outside = laid(tmp_path / "w", TWO), tmp_path / "outside"
    outside.mkdir()
    (outside / "a.yaml").write_bytes(TWO[0].old or b"")
    (outside / "b.yaml").write_bytes(TWO[1].old or b"")
    real, made = getattr(writing, name), list[Any]()

    def late(*given: Any) -> Any:
        answer = real(*given)
        if not made:
            made.append(name)
            swapping(root, outside)
        return answer

    monkeypatch.setattr(writing, name, late)
    with suppress(UserError):
        write_all(root, TWO)
    assert made
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == {"a.yaml": TWO[0].old, "b.yaml": TWO[1].old}
    assert litter(tmp_path) == []


FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("nth", [1, 2, 3])
@pytest.mark.parametrize("failure", [FULL, KeyboardInterrupt()], ids=["full", "interrupted"])
def test_a_full_disk_leaves_all_as_it_was(
    failure: BaseException, nth: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = laid(tmp_path, THREE)
    made = []

    def fsync(handle: int) -> None:
        made.append(handle)
        if len(made) == nth:
            raise failure

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises((UserError, KeyboardInterrupt)) as raised:
        write_all(root, THREE)
    assert held(root, THREE) == olds(THREE)
    assert litter(root) == []
    if isinstance(raised.value, UserError):
        assert dict(raised.value.message.values) == {"file": THREE[nth - 1].file, "reason": os.strerror(errno.ENOSPC)}


@pytest.mark.parametrize("nth", [1, 2, 3])
def test_a_disk_that_refuses_in_the_midst_of_it_is_named_with_what_is_written(
    nth: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = laid(tmp_path, THREE)
    real, made = os.replace, []

    def replace(*paths: Any, **named: Any) -> None:
        made.append(paths)
        if len(made) == nth:
            raise FULL
        real(*paths, **named)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(UserError) as raised:
        write_all(root, THREE)
    assert held(root, THREE) == {**olds(THREE), **news(THREE[: nth - 1])}
    assert litter(root) == []
    assert raised.value.help is not None
    named = dict(raised.value.help.values).get("files", ())
    assert named == tuple(each.file for each in THREE[: nth - 1])


def test_a_file_that_somebody_has_changed_stops_all(tmp_path: Path) -> None:
    root = laid(tmp_path, TWO)
    (root / B).write_bytes(b"mine\n")
    with pytest.raises(UserError, match="someone else"):
        write_all(root, TWO)
    assert held(root, TWO) == {A: TWO[0].old, B: b"mine\n"}
    (root / B).unlink()
    with pytest.raises(UserError, match="someone else"):
        write_all(root, TWO)
    assert held(root, TWO) == {A: TWO[0].old, B: None}
    assert litter(root) == []


def test_a_new_file_that_is_there_by_now_stops_all(tmp_path: Path) -> None:
    root = laid(tmp_path, [*MADE, Rewrite(RECORD, b"[]", b"")])
    with pytest.raises(UserError, match="someone else"):
        write_all(root, MADE)
    assert (root / RECORD).read_bytes() == b"[]"


def test_a_file_that_may_not_be_written_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = laid(tmp_path, TWO)
    # Root may write everywhere, so the answer that others would get is put in its place.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UserError) as raised:
        write_all(root, TWO)
    assert dict(raised.value.message.values) == {"file": A, "reason": os.strerror(errno.EACCES)}
    assert held(root, TWO) == olds(TWO)


@pytest.mark.parametrize(("module", "call", "file"), [(writing, "_made", A), (os, "open", LOCK)])
def test_a_folder_that_may_not_be_written_in(
    module: Any, call: str, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = laid(tmp_path, TWO)
    with monkeypatch.context() as patch:
        patch.setattr(module, call, raising(PermissionError(errno.EACCES, os.strerror(errno.EACCES))))
        with pytest.raises(UserError) as raised:
            write_all(root, TWO)
    assert dict(raised.value.message.values) == {"file": file, "reason": os.strerror(errno.EACCES)}
    assert held(root, TWO) == olds(TWO)


def test_nothing_to_write_writes_nothing_and_takes_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = laid(tmp_path, TWO)
    monkeypatch.setattr(os, "open", raising(FULL))
    write_all(root, [Rewrite(A, b"a: 1\n", b"a: 1\n")])
    write_all(root, [])


def test_a_document_is_written_whole_or_not_at_all_without_a_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out/p/plan.md"
    with (tmp_path / LOCK).open("wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        write_file(path, b"one")
    monkeypatch.setattr(os, "replace", raising(FULL))
    with pytest.raises(UserError):
        write_file(path, b"two")
    assert path.read_bytes() == b"one"
    assert [each.name for each in path.parent.iterdir()] == ["plan.md"]


# --- the lock


def test_one_run_waits_for_another_and_then_gives_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = laid(tmp_path, TWO)
    monkeypatch.setattr(writing, "PATIENCE", 0.1)
    with (root / LOCK).open("wb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(UserError, match="Another run"):
            write_all(root, TWO)
        assert held(root, TWO) == olds(TWO)
    write_all(root, TWO)
    assert held(root, TWO) == news(TWO)


def test_a_lock_that_was_taken_away_while_it_was_waited_for_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = laid(tmp_path, TWO)
    gone, real, made = (root / LOCK).open("wb"), fcntl.flock, list[Any]()

    def flock(*arguments: Any) -> None:
        if not made:
            (root / LOCK).unlink()
            (root / LOCK).write_bytes(b"")
        made.append(arguments)
        real(*arguments)

    monkeypatch.setattr(fcntl, "flock", flock)
    write_all(root, TWO)
    gone.close()
    assert len(made) == 2
    assert held(root, TWO) == news(TWO)


def test_a_disk_that_knows_no_locks_can_be_written_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = laid(tmp_path, TWO)
    monkeypatch.setattr(fcntl, "flock", raising(OSError(errno.ENOLCK, "")))
    write_all(root, TWO)
    assert held(root, TWO) == news(TWO)


@pytest.mark.parametrize("kind", ["link", "link to nothing", "pipe", "folder"])
def test_a_lock_that_is_no_file_is_refused(kind: str, tmp_path: Path) -> None:
    root = laid(tmp_path / "w", TWO)
    outside = tmp_path / "outside"
    path = root / LOCK
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(outside)
        if kind == "link":
            outside.write_bytes(b"mine")
    with pytest.raises(UserError):
        write_all(root, TWO)
    assert held(root, TWO) == olds(TWO)
    assert os.path.lexists(path)
    assert outside.exists() is (kind == "link")


# --- whole runs

HOSTILE = (
    '{"version": 1, "files": [{"file": "plans/p/a.yaml", "beside": ".samverkan-x.tmp", "old": null, "new": "eA=="}]}'
)


def test_nothing_in_a_workspace_makes_a_command_write(tmp_path: Path) -> None:
    files = {
        "samverkan.yaml": "",
        "plans/p/plan.yaml": DOCUMENT,
        ".samverkan-journal.json": HOSTILE,
        "plans/p/.samverkan-abcd_123.tmp": "x",
        LOCK: "",
    }
    space = Space(tmp_path).write(files)
    for command in (("validate",), ("show",), ("validate", "--diff"), ("render", "--to", "md", "--stdout")):
        assert space.run(*command).code == 0
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()} == {*files}


FIVE = {
    "samverkan.yaml": "",
    "plans/p/plan.yaml": "document: {title: P, kind: action-plan, owners: Skolchef}\n",
    "plans/p/a.yaml": "owners: {Skolchef: {title: Skolchef}}\n",
    "plans/p/b.yaml": "groups: {Rådet: {title: Rådet, kind: central-council, members: Skolchef}}\n",
    "plans/p/c.yaml": "log: [{owners: [Skolchef, Rådet]}]\n",
    "plans/p/d.yaml": "focus_areas: {f: {title: F, goals: Trygg, owners: Rådet}}\n",
    "plans/p/e.yaml": "goals: {Trygg: {title: Trygg}}\n",
}
"""Three ids that are none, each of which is referred to from other files than its own."""


def plain(root: Path) -> dict[str, bytes]:
    return {file: (root / file).read_bytes() for file in FIVE}


def test_a_fix_of_several_files_that_is_killed_is_finished_by_the_same_again(tmp_path: Path) -> None:
    fix = ("validate", "--fix", "--select", "SAM009", "--lang", "en")
    space = Space(tmp_path / "whole").write(FIVE)
    with watched(space.root) as states:
        assert "3 faults fixed in 6 files" in space.run(*fix).err
    ended = plain(space.root)
    # Before the first call to the disk, after the last, and each file written one after the other in between.
    assert {sum(raw == ended[file] for file, raw in plain(state).items()) for state in states} == {*range(1, 8)}
    for state in states:
        assert Space(state).run(*fix).code in (0, 1)
        assert plain(state) == ended, state


def test_a_run_that_is_really_killed_leaves_no_lock_behind(tmp_path: Path) -> None:
    space = Space(tmp_path).write(FIVE)
    script = (
        "import os, sys\nfrom samverkan_cli.cli.main import main\n"
        "real, made = os.replace, []\n"
        "def replace(*a, **k):\n    real(*a, **k)\n    made.append(a)\n    len(made) == 2 and os.kill(os.getpid(), 9)\n"
        "os.replace = replace\nmain(['validate', '--fix', '--select', 'SAM009'])\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], env=environment_for(), cwd=space.root, check=False)
    assert ran.returncode == -signal.SIGKILL
    assert len(litter(space.root)) == 1 + 4
    began = time.monotonic()
    space.run("validate", "--fix", "--select", "SAM009")
    assert time.monotonic() - began < writing.PATIENCE
    assert litter(space.root) == []


def test_a_fix_says_that_a_file_has_changed_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    space = Space(tmp_path).write(FIVE)
    real = writing.locked

    def changing(root: Path) -> Any:
        space.write({"plans/p/e.yaml": "goals: {}\n"})
        return real(root)

    monkeypatch.setattr(writing, "locked", changing)
    ran = space.run("validate", "--fix", "--select", "SAM009", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "plans/p/e.yaml has been changed by someone else meanwhile" in ran.err
    assert plain(tmp_path) == {file: text.encode() for file, text in FIVE.items()} | {"plans/p/e.yaml": b"goals: {}\n"}
