"""Files heavier and stranger than anyone would write: each ends in a finding, soon, in little memory."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workspaces import DOCUMENT, Space

SECONDS = 10.0
"""Of the processor. Each takes less than two on a machine with nothing else to do; a test asks only that it ends."""
MEGABYTES = 500.0


def _bomb() -> bytes:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    return "\n".join(lines).encode()


TEXTS: dict[str, Callable[[], bytes]] = {
    "a bomb of aliases": _bomb,
    "a bomb of merges": lambda: b"a: &a {x: 1}\n" + b"".join(b"b%d: {<<: *a}\n" % n for n in range(5000)),
    "100,000 brackets": lambda: b"a: " + b"[" * 100_000,
    "50,000 dashes": lambda: b"- " * 50_000,
    "100,000 braces": lambda: b"a: " + b"{a: " * 100_000,
    "60,000 whole numbers as keys": lambda: b"".join(b"%d: x\n" % (n * (2**61 - 1)) for n in range(60_000)),
    "60,000 unknown fields": lambda: b"".join(b"nyckel-%d: x\n" % n for n in range(60_000)),
    "a number of a million digits": lambda: b"a: " + b"1" * 1_000_000,
    "an object of Python": lambda: b"a: !!python/object/apply:os.system [echo]\n",
    "an alias of itself": lambda: b"a: &a [*a]\n",
    "NUL": lambda: b"title: a\0b\n",
    "a control character": lambda: b"title: a\x07b\n",
    "latin-1": lambda: "title: Föräldrastöd\n".encode("latin-1"),
    "UTF-16": lambda: "title: Föräldrastöd\n".encode("utf-16"),
    "one line of ten million letters": lambda: b"title: " + b"a" * 10_000_000,
    "10,000 unknown references": lambda: (
        b"focus_areas: {f: {title: F, strategies: {s: {title: S, activities: {a: {title: A, owners: ["
        + b", ".join(b"okand-%d" % n for n in range(10_000))
        + b"]}}}}}}\n"
    ),
    "100,000 quotes": lambda: b"a: " + b"'" * 100_001,
    "45,000 faults": lambda: b"owners:\n" + b"".join(b"  O%d: {titel: x}\n" % n for n in range(15_000)),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text(name: str, tmp_path: Path) -> None:
    body = TEXTS[name]()
    plan = Space(tmp_path).write({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, "plans/p/annat.yaml": body})
    ended(plan)


def test_a_million_lines_of_comment_are_no_fault(tmp_path: Path) -> None:
    plan = Space(tmp_path).write(
        {"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, "plans/p/annat.yaml": "# hej\n" * 1_000_000}
    )
    ran = plan.command("validate", "--lang", "en")
    assert ran.code == 0
    assert ran.cpu < SECONDS


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _nothing(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


def _outside(path: Path) -> None:
    outside = path.parent.parent.parent.parent / "outside.yaml"
    outside.write_text(DOCUMENT)
    path.symlink_to(outside)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
@pytest.mark.parametrize("make", [os.mkfifo, _device, _loop, _nothing, _outside, Path.mkdir])
def test_a_file_that_is_none(make: Callable[[Path], None], tmp_path: Path) -> None:
    plan = Space(tmp_path / "w").write({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT})
    make(plan.root / "plans/p/annat.yaml")
    if make is Path.mkdir:  # a folder, whatever its name ends in, is a folder
        assert plan.command("validate").code == 0
        return
    ended(plan)


def ended(plan: Space) -> None:
    """It ended in a finding."""
    ran = plan.command("validate", "--lang", "en")
    assert ran.code == 1, ran.err
    assert ran.err == ""
    assert "error SAM" in ran.out
    assert "Traceback" not in ran.out
    assert ran.cpu < SECONDS
    assert ran.megabytes < MEGABYTES
