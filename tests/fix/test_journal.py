"""Several files are all new or all old, wherever writing them is interrupted."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from itertools import count, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_cli.core.errors import UserError
from samverkan_cli.fix import journal
from samverkan_cli.fix.journal import recover, write_all
from samverkan_cli.load.workspace import JOURNAL
from samverkan_cli.yamltext.verify import Rewrite
from tests.fix.dying import Dead, dying
from tests.workspaces import DOCUMENT, Space, environment_for

A, B, RECORD = "plans/p/a.yaml", "plans/p/b.yaml", "plans/p/records/2027/r.json"
TWO = [Rewrite(A, b"a: 1\n", b"a: 2\n"), Rewrite(B, b"b: 1\r\n", b"b: 2\r\n")]
MADE = [Rewrite(RECORD, None, b"{}\n"), TWO[0]]
THREE = [TWO[1], Rewrite("plans/c.yaml", b"", b"c: 1"), *MADE]
CASES = {"two": TWO, "one is new": MADE, "three and a new one": THREE, "only a new one": MADE[:1]}
Held = dict[str, bytes | None]


@pytest.fixture(autouse=True)
def no_power_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking the disk to keep what was written takes long, and here nothing is lost."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


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
    return [path.name for path in root.rglob(".samverkan-*")]


def killed(run: Callable[[], Any], at: int, *, after: bool) -> bool:
    """Whether a run came so far that it was killed."""
    try:
        with dying(at, after=after):
            run()
    except Dead:
        return True
    return False


@pytest.mark.parametrize("rewrites", CASES.values(), ids=CASES)
def test_all_are_written(rewrites: list[Rewrite], tmp_path: Path) -> None:
    root = laid(tmp_path, rewrites)
    write_all(root, rewrites)
    assert held(root, rewrites) == news(rewrites)
    assert litter(root) == []
    assert recover(root) == []


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("rewrites", CASES.values(), ids=CASES)
def test_killed_anywhere_they_are_all_old_or_all_new_afterwards(
    rewrites: list[Rewrite], after: bool, tmp_path: Path
) -> None:
    seen = set()
    for at in count(1):
        root = laid(tmp_path / f"{at}", rewrites)
        if not killed(lambda root=root: write_all(root, rewrites), at, after=after):  # type: ignore[misc]
            break
        recover(root)
        now = held(root, rewrites)
        assert now in (olds(rewrites), news(rewrites)), at
        assert not (root / JOURNAL).exists()
        assert recover(root) == []
        seen.add(now == news(rewrites))
    assert at > 10
    assert seen == {False, True}


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("rewrites", [TWO, THREE])
def test_whoever_is_killed_while_recovering_leaves_it_to_the_next(
    rewrites: list[Rewrite], after: bool, tmp_path: Path
) -> None:
    for first, second in product(range(8, 40, 2), range(1, 12)):
        root = laid(tmp_path / f"{first}-{second}", rewrites)
        killed(lambda root=root: write_all(root, rewrites), first, after=after)  # type: ignore[misc]
        killed(lambda root=root: recover(root), second, after=not after)  # type: ignore[misc]
        recover(root)
        assert held(root, rewrites) in (olds(rewrites), news(rewrites))
        assert not (root / JOURNAL).exists()


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("again", [False, True], ids=["once", "recovering was interrupted too"])
@pytest.mark.parametrize("rewrites", [TWO, THREE])
def test_what_somebody_wrote_meanwhile_stays_and_the_others_fit_with_it(
    rewrites: list[Rewrite], again: bool, after: bool, tmp_path: Path
) -> None:
    told = set()
    for at, edited in product(range(1, 50, 2 if again else 1), rewrites):
        root = laid(tmp_path / f"{at}-{edited.file.replace('/', '-')}", rewrites)
        if not killed(lambda root=root: write_all(root, rewrites), at, after=after):  # type: ignore[misc]
            break
        if again:
            killed(lambda root=root: recover(root), 2, after=after)  # type: ignore[misc]
        path = root / edited.file
        was_new = path.exists() and path.read_bytes() == edited.new
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"mine: 1\n")
        said = recover(root)
        expected = {**(news(rewrites) if was_new else olds(rewrites)), edited.file: b"mine: 1\n"}
        assert held(root, rewrites) == expected, at
        if said:
            assert [dict(each.values).get("file") for each in said] == [None, edited.file]
            told.add(said[0].text.rpartition(" ")[2])
    assert again or told == {"undone", "finished"}


BYTES = st.binary(max_size=6)


@settings(max_examples=40)
@given(
    contents=st.lists(st.tuples(st.none() | BYTES, BYTES), min_size=1, max_size=4),
    at=st.integers(1, 60),
    after=st.booleans(),
    later=st.integers(0, 60),
)
def test_any_files_of_any_bytes(
    contents: list[tuple[bytes | None, bytes]], at: int, after: bool, later: int, tmp_path_factory: Any
) -> None:
    rewrites = [Rewrite(f"d{n % 2}/f{n}.yaml", old, new) for n, (old, new) in enumerate(contents) if old != new]
    root = laid(tmp_path_factory.mktemp("w"), rewrites)
    killed(lambda: write_all(root, rewrites), at, after=after)
    if later:
        killed(lambda: recover(root), later, after=after)
    recover(root)
    assert held(root, rewrites) in (olds(rewrites), news(rewrites))


@pytest.mark.parametrize("nth", [1, 2, 3])
@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), KeyboardInterrupt()])
def test_what_fails_on_the_way_is_undone_at_once(
    nth: int, failure: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewrites = [*MADE, TWO[1]]
    root = laid(tmp_path, rewrites)
    real, made = os.replace, 0

    def replace(*arguments: Any) -> None:
        nonlocal made
        made += 1
        if made == nth:
            raise failure
        real(*arguments)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises((UserError, KeyboardInterrupt)) as raised:
        write_all(root, rewrites)
    if isinstance(raised.value, UserError):
        assert dict(raised.value.message.values)["file"] == rewrites[nth - 1].file
    assert held(root, rewrites) == olds(rewrites)
    assert litter(root) == []
    assert not (root / RECORD).parent.exists()


def test_a_file_that_somebody_has_changed_stops_all(tmp_path: Path) -> None:
    root = laid(tmp_path, TWO)
    (root / B).write_bytes(b"mine\n")
    with pytest.raises(UserError, match="someone else"):
        write_all(root, TWO)
    assert held(root, TWO) == {A: TWO[0].old, B: b"mine\n"}
    assert litter(root) == []


def test_a_new_file_that_is_there_by_now_stops_all(tmp_path: Path) -> None:
    root = laid(tmp_path, [*MADE, Rewrite(RECORD, b"[]", b"")])
    with pytest.raises(UserError, match="someone else"):
        write_all(root, MADE)
    assert (root / RECORD).read_bytes() == b"[]"


def test_a_link_out_of_the_workspace_is_not_written_to(tmp_path: Path) -> None:
    root = laid(tmp_path / "w", TWO)
    outside = tmp_path / "outside.yaml"
    outside.write_bytes(b"x: 1\n")
    (root / "plans/link.yaml").symlink_to(outside)
    with pytest.raises(UserError, match="leads out"):
        write_all(root, [*TWO, Rewrite("plans/link.yaml", b"x: 1\n", b"x: 2\n")])
    assert outside.read_bytes() == b"x: 1\n"
    assert held(root, TWO) == olds(TWO)


def test_nothing_to_write_writes_nothing(tmp_path: Path) -> None:
    root = laid(tmp_path, TWO)
    write_all(root, [Rewrite(A, b"a: 1\n", b"a: 1\n")])
    write_all(root, [])
    assert held(root, TWO) == olds(TWO)


def interrupted(root: Path) -> Path:
    """A workspace in which a real run was killed between two files."""
    script = (
        "import os, sys\nfrom pathlib import Path\n"
        "from samverkan_cli.fix.journal import write_all\nfrom samverkan_cli.yamltext.verify import Rewrite\n"
        "real, made = os.replace, []\n"
        "def replace(*a):\n    real(*a)\n    os._exit(9)\n"
        "os.replace = replace\n"
        f"write_all(Path(sys.argv[1]), {TWO!r})\n"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(root)], env=environment_for(), check=False)
    assert ran.returncode == 9
    assert held(root, TWO) == {A: TWO[0].new, B: TWO[1].old}
    return root


@pytest.mark.parametrize("command", [("validate",), ("show",), ("validate", "plans/p")])
def test_the_next_run_finishes_and_says_so(command: tuple[str, ...], tmp_path: Path) -> None:
    space = Space(laid(tmp_path, TWO)).write({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT})
    interrupted(space.root)
    ran = space.run(*command)
    assert f"An earlier run was stopped while it wrote {A} and {B}; that is finished" in ran.err
    assert held(space.root, TWO) == news(TWO)
    assert litter(space.root) == []
    assert "earlier run" not in space.run(*command).err


def test_a_mend_of_several_files_that_is_killed_is_finished_by_the_next_run(tmp_path: Path) -> None:
    files = {
        "samverkan.yaml": "",
        "plans/p/plan.yaml": "document: {title: P, kind: action-plan, owners: Skolchef}\n",
        "plans/p/a.yaml": "owners: {Skolchef: {title: Skolchef}}\n",
        "plans/p/b.yaml": "log: [{owners: Skolchef}]\n",
    }
    space, whole = Space(tmp_path / "a").write(files), Space(tmp_path / "b").write(files)
    whole.run("validate", "--fix", "--select", "SAM009")
    script = (
        "import os, sys\nfrom samverkan_cli.cli.main import main\n"
        "real, made = os.replace, []\n"
        "def replace(*a):\n    real(*a)\n    made.append(a)\n    len(made) == 2 and os._exit(9)\n"
        "os.replace = replace\nmain(['validate', '--fix', '--select', 'SAM009'])\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], env=environment_for(), cwd=space.root, check=False)
    assert ran.returncode == 9
    assert {path.name: path.read_bytes() for path in space.root.rglob("*.yaml")} != {
        path.name: path.read_bytes() for path in whole.root.rglob("*.yaml")
    }
    assert "that is finished" in space.run("validate").err
    for file in files:
        assert (space.root / file).read_bytes() == (whole.root / file).read_bytes()
    assert litter(space.root) == []


def test_a_plan_in_no_workspace_is_seen_to_as_well(tmp_path: Path) -> None:
    root = laid(tmp_path, TWO)
    interrupted(root)
    (root / JOURNAL).rename(root / "plans" / JOURNAL)
    ran = Space(root).run("validate", "plans", "--workspace", str(root / "plans"))
    assert ran.code == 2
    assert "cannot be understood" not in ran.err  # it names files that are not in that folder; they are made there


def test_one_run_waits_for_another_and_then_gives_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = interrupted(laid(tmp_path, TWO))
    monkeypatch.setattr(journal, "_PATIENCE", 0.1)
    with (root / JOURNAL).open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(UserError, match="Another run"):
            recover(root)
        assert held(root, TWO) == {A: TWO[0].new, B: TWO[1].old}
    recover(root)
    assert held(root, TWO) == news(TWO)


def test_nobody_begins_while_a_journal_is_there(tmp_path: Path) -> None:
    root = interrupted(laid(tmp_path, TWO))
    before = litter(root)
    with pytest.raises(UserError, match="Another run"):
        write_all(root, [Rewrite(A, TWO[0].new, b"a: 3\n"), Rewrite(B, TWO[1].old, b"b: 3\n")])
    assert litter(root) == before
    recover(root)
    assert held(root, TWO) == news(TWO)


def told(file: Any = A, beside: Any = ".samverkan-x.tmp", old: Any = "YTogMQo=", new: Any = "eA==") -> dict[str, Any]:
    return {"version": 1, "files": [{"file": file, "beside": beside, "old": old, "new": new}], "folders": []}


HOSTILE: dict[str, Any] = {
    "nothing": "",
    "no JSON": "{",
    "a list": [],
    "deep": "[" * 100_000,
    "another version": {**told(), "version": 2},
    "above": told("../x.yaml"),
    "absolute": told("/tmp/x.yaml"),  # noqa: S108
    "hidden": told(".git/x.yaml"),
    "no plan file": told("plans/x.sh"),
    "a link": told("plans/link.yaml"),
    "a linked folder": told("plans/far/x.yaml"),
    "another folder beside": told(beside="../x.tmp"),
    "any file beside": told(beside="b.yaml"),
    "no text": told(old=7),
    "no base 64": told(new="ö"),
    "no name": told(file=None),
    "a name with NUL": told(file="a\0.yaml"),
    "a folder above": {**told(), "folders": [".."]},
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_journal_from_elsewhere_writes_nothing(content: Any, tmp_path: Path) -> None:
    root = laid(tmp_path / "w", TWO)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.yaml").write_bytes(b"a: 1\n")
    (root / "plans/link.yaml").symlink_to(outside / "x.yaml")
    (root / "plans/far").symlink_to(outside)
    (root / JOURNAL).write_text(content if isinstance(content, str) else json.dumps(content))
    with pytest.raises(UserError, match="cannot be understood"):
        recover(root)
    assert held(root, TWO) == olds(TWO)
    assert (outside / "x.yaml").read_bytes() == b"a: 1\n"
    assert Space(root).run("validate").code == 2


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_journal_that_is_no_file(kind: str, tmp_path: Path) -> None:
    root = laid(tmp_path, TWO)
    path = root / JOURNAL
    if kind == "link":
        path.symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    with pytest.raises(UserError, match="cannot be understood"):
        recover(root)


def test_what_a_journal_restores_is_there_when_the_waiting_text_is_gone(tmp_path: Path) -> None:
    root = laid(tmp_path, TWO)
    content = {
        "version": 1,
        "folders": [],
        "files": [
            {
                "file": each.file,
                "beside": f".samverkan-{n}.tmp",
                "old": b64encode(each.old or b"").decode(),
                "new": b64encode(each.new).decode(),
            }
            for n, each in enumerate(TWO)
        ],
    }
    (root / JOURNAL).write_text(json.dumps(content))
    recover(root)
    assert held(root, TWO) == news(TWO)
