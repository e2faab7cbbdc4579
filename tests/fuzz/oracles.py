"""What must hold however strange the input: no exception, findings that are where they say, the same answer twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import pytest

from samverkan_cli.cli import crash
from tests.workspaces import TODAY, Ran, Space


@contextmanager
def raising() -> Iterator[None]:
    """A fault of the program's own is raised as it is, and not reported as to a user."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(crash, "report", _raise)
        yield


def _raise(_session: object, error: BaseException) -> NoReturn:
    raise AssertionError(f"past the top: {error!r}") from error


def ran_well(ran: Ran) -> Ran:
    """It ended as a command may end."""
    assert ran.code in (0, 1, 2), (ran.code, ran.err)
    assert "Traceback" not in ran.out + ran.err
    assert ran.out or ran.err or ran.code == 0
    return ran


def validated(space: Space, *words: str) -> list[dict[str, Any]]:
    """What `validate` finds: twice the same, each within the file that it names, and no file changed."""
    before = files(space)
    ran = ran_well(space.validate(*words))
    again = space.validate(*words)
    assert (again.out, again.err, again.code) == (ran.out, ran.err, ran.code), "not the same twice"
    assert files(space) == before, "it wrote"
    if ran.code == 2:
        return []
    for each in ran.findings:
        for place in (each, *each["related"]):
            _stands(place, before)
        for edit in (each["fix"] or {}).get("edits", ()):
            text = _text(before[edit["file"]])
            assert 0 <= edit["start"] <= edit["end"] <= len(text), edit
    return ran.findings


def _stands(place: dict[str, Any], before: dict[str, bytes]) -> None:
    if place["file"] is None or place["line"] is None or place["file"] not in before:
        return
    lines = _text(before[place["file"]]).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start, end = (place["line"], place["column"]), (place["end_line"], place["end_column"])
    assert (1, 1) <= start <= end, place
    for line, column in (start, end):
        assert line <= len(lines), place
        assert column <= len(lines[line - 1]) + 1, place


def _text(raw: bytes) -> str:
    """As a finding counts it: one that is not UTF-8 has places of its first lines only."""
    return raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")


def fixed(space: Space) -> None:
    """`--fix` ends in what `validate` says after it; a second one finds nothing to do."""
    ran = ran_well(space.run("validate", "--fix", "--format", "json", "--today", TODAY))
    if ran.code == 2:
        return
    after = files(space)
    assert space.validate().findings == ran.findings, "what is said after fixing is not what is there"
    ran_well(space.run("validate", "--fix", "--today", TODAY))
    assert files(space) == after, "fixed a second time"


def files(space: Space) -> dict[str, bytes]:
    """All files of a workspace."""
    return {
        path.relative_to(space.root).as_posix(): path.read_bytes() for path in space.root.rglob("*") if path.is_file()
    }
