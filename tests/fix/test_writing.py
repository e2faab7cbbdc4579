"""A file is the old one or the new one, whatever happens on the way."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from pathlib import Path
from typing import Any

import pytest

from samverkan_cli.core.diagnostic import Set
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.keypath import Location
from samverkan_cli.fix import writing
from samverkan_cli.load.cache import Reader
from samverkan_cli.yamltext.verify import Rewrite, rewritten

FILE = "plans/plan.yaml"
OLD, NEW = "a: å\r\n".encode("utf-8-sig"), "a: ö\r\n".encode("utf-8-sig")
REWRITE = Rewrite(FILE, OLD, NEW)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / FILE).write_bytes(OLD)
    return tmp_path


def names(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "plans").iterdir())


def test_a_byte_order_mark_and_line_ends_stay(root: Path) -> None:
    made = rewritten(Reader(root), FILE, [Set(Location(FILE, ("a",)), "ö")])
    assert made == REWRITE
    writing.write(root, made)
    assert (root / FILE).read_bytes() == NEW
    assert names(root) == ["plan.yaml"]


def test_the_rights_of_the_file_stay(root: Path) -> None:
    (root / FILE).chmod(0o640)
    writing.write(root, REWRITE)
    assert stat.S_IMODE((root / FILE).stat().st_mode) == 0o640


def test_what_a_link_points_to_is_replaced_and_the_link_stays(root: Path) -> None:
    (root / "plans/link.yaml").symlink_to("plan.yaml")
    writing.write(root, Rewrite("plans/link.yaml", OLD, NEW))
    assert (root / "plans/link.yaml").is_symlink()
    assert (root / FILE).read_bytes() == NEW
    assert names(root) == ["link.yaml", "plan.yaml"]


@pytest.mark.parametrize("step", ["replace", "fsync"])
@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), KeyboardInterrupt()])
def test_an_interrupted_write_leaves_the_old_file(
    root: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: BaseException
) -> None:
    def fail(*_: Any) -> None:
        raise failure

    monkeypatch.setattr(os, step, fail)
    with pytest.raises((UserError, KeyboardInterrupt)):
        writing.write(root, REWRITE)
    monkeypatch.undo()
    assert (root / FILE).read_bytes() == OLD
    assert names(root) == ["plan.yaml"]


def test_a_file_that_somebody_else_has_changed_is_left_alone(root: Path) -> None:
    (root / FILE).write_bytes(b"a: 3\n")
    with pytest.raises(UserError) as trouble:
        writing.write(root, REWRITE)
    assert "someone else" in trouble.value.message.text
    assert (root / FILE).read_bytes() == b"a: 3\n"


def test_a_file_that_may_not_be_written_is_left_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write everywhere, so the answer that others would get is put in its place.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(UserError) as trouble:
        writing.write(root, REWRITE)
    assert dict(trouble.value.message.values)["reason"] == os.strerror(errno.EACCES)
    assert (root / FILE).read_bytes() == OLD


def test_a_folder_that_may_not_be_written_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    with pytest.raises(UserError) as trouble:
        writing.write(root, REWRITE)
    assert dict(trouble.value.message.values) == {"file": FILE, "reason": os.strerror(errno.EACCES)}
    assert (root / FILE).read_bytes() == OLD


def test_a_file_that_is_gone_is_no_fault_of_the_program(root: Path) -> None:
    (root / FILE).unlink()
    with pytest.raises(UserError):
        writing.write(root, REWRITE)


def test_the_difference_says_where_a_last_line_end_is_missing() -> None:
    diff = Rewrite("p.yaml", b"a: 1", b"a: 1\nb: 2").diff()
    assert diff.splitlines()[2:] == [
        "@@ -1 +1,2 @@",
        "-a: 1",
        "\\ No newline at end of file",
        "+a: 1",
        "+b: 2",
        "\\ No newline at end of file",
    ]
