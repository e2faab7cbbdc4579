"""Files heavier and stranger than anyone would write: each ends in a finding, soon, in little memory.

The quick suite runs them within this process and gives them less of what is too much.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workspaces import DOCUMENT, Ran, Space

SECONDS = 10.0
"""Of the processor. Each takes less than two on a machine with nothing else to do; a test asks only that it ends."""
MEGABYTES = 500.0


def _bomb() -> bytes:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    return "\n".join(lines).encode()


TEXTS: dict[str, Callable[[int], bytes]] = {
    "a bomb of aliases": lambda _: _bomb(),
    "a bomb of merges": lambda n: b"a: &a {x: 1}\n" + b"".join(b"b%d: {<<: *a}\n" % i for i in range(n // 20)),
    "brackets": lambda n: b"a: " + b"[" * n,
    "dashes": lambda n: b"- " * (n // 2),
    "braces": lambda n: b"a: " + b"{a: " * n,
    "whole numbers as keys": lambda n: b"".join(b"%d: x\n" % (i * (2**61 - 1)) for i in range(n * 6 // 10)),
    "unknown fields": lambda n: b"".join(b"nyckel-%d: x\n" % i for i in range(n * 6 // 10)),
    "a number of many digits": lambda n: b"a: " + b"1" * (10 * n),
    "an object of Python": lambda _: b"a: !!python/object/apply:os.system [echo]\n",
    "an alias of itself": lambda _: b"a: &a [*a]\n",
    "NUL": lambda _: b"title: a\0b\n",
    "a control character": lambda _: b"title: a\x07b\n",
    "latin-1": lambda _: "title: Föräldrastöd\n".encode("latin-1"),
    "UTF-16": lambda _: "title: Föräldrastöd\n".encode("utf-16"),
    "one line of many letters": lambda n: b"title: " + b"a" * (100 * n),
    "unknown references": lambda n: (
        b"focus_areas: {f: {title: F, strategies: {s: {title: S, activities: {a: {title: A, owners: ["
        + b", ".join(b"okand-%d" % i for i in range(n // 10))
        + b"]}}}}}}\n"
    ),
    "quotes": lambda n: b"a: " + b"'" * (n + 1),
    "faults": lambda n: b"owners:\n" + b"".join(b"  O%d: {titel: x}\n" % i for i in range(n * 15 // 100)),
}
"""Texts by how much there is of what is too much."""

FAR, SOME = 100_000, 2_000


@pytest.mark.parametrize("name", TEXTS)
def test_a_text(name: str, tmp_path: Path) -> None:
    said(written(tmp_path, TEXTS[name](SOME)).run("validate", "--lang", "en"))


@pytest.mark.long
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_any_length(name: str, tmp_path: Path) -> None:
    ended(written(tmp_path, TEXTS[name](FAR)))


@pytest.mark.long
def test_a_million_lines_of_comment_are_no_fault(tmp_path: Path) -> None:
    ran = written(tmp_path, b"# hej\n" * 1_000_000).command("validate", "--lang", "en")
    assert ran.code == 0
    assert ran.cpu < SECONDS


def written(folder: Path, text: bytes) -> Space:
    return Space(folder).write({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, "plans/p/annat.yaml": text})


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
        assert plan.run("validate").code == 0
        return
    said(plan.run("validate", "--lang", "en"))


def said(ran: Ran) -> None:
    """It ended in a finding."""
    assert ran.code == 1, ran.err
    assert ran.err == ""
    assert "error SAM" in ran.out
    assert "Traceback" not in ran.out


def ended(plan: Space) -> None:
    """It ended in a finding, soon and in little memory."""
    ran = plan.command("validate", "--lang", "en")
    said(ran)
    assert ran.cpu < SECONDS
    assert ran.megabytes < MEGABYTES
