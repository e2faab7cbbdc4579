"""Streams that are closed, full, of no width or another encoding: a clear word and 2, or the work done."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.forking import Forking
from tests.workspaces import DOCUMENT, Ran, Space, environment_for

CLOSED, FULL = "stdout: Bad file descriptor", "stdout: No space left on device"
FEW, MORE_THAN_A_PIPE_HOLDS = 200, 900
STREAMS: dict[str, dict[str, Any]] = {
    "": {},
    ">&-": {"stdout": None},
    ">/dev/full": {"stdout": "/dev/full"},
    "2>&-": {"stderr": None},
    "2>/dev/full": {"stderr": "/dev/full"},
    "<&-": {"stdin": None},
}


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Space:
    return made(tmp_path_factory.mktemp("streams"), FEW)


def made(folder: Path, findings: int) -> Space:
    text = DOCUMENT + "".join(f"k{n}å: 1\n" for n in range(findings))
    return Space(folder).write({"samverkan.yaml": "language: en\n", "plans/p/plan.yaml": text})


def check(ran: Ran, code: int, out: str, err: str) -> None:
    assert ran.code == code, ran.err
    assert out in ran.out if out else ran.out == ""
    assert err in ran.err if err else ran.err == ""
    assert "Traceback" not in ran.err
    assert "\x1b" not in ran.out


@pytest.mark.parametrize(
    ("line", "streams", "code", "out", "err"),
    [
        ("validate", ">&-", 2, "", CLOSED),
        ("validate --format json", ">&-", 2, "", CLOSED),
        ("show", ">&-", 2, "", CLOSED),
        ("rule", ">&-", 2, "", CLOSED),
        ("validate", ">/dev/full", 2, "", FULL),
        ("validate --format sarif", ">/dev/full", 2, "", FULL),
        ("--help", ">/dev/full", 2, "", FULL),
        # What needs none of them is done.
        ("validate", "2>&-", 1, "SAM006", ""),
        ("validate", "2>/dev/full", 1, "SAM006", ""),
        ("validate", "<&-", 1, "SAM006", ""),
        ("validate --fail-on never", "<&-", 0, "SAM006", ""),
        # What is to be read and cannot be is no empty file.
        ("validate --stdin plans/p/plan.yaml", "<&-", 2, "", "stdin: Bad file descriptor"),
        ("LC_ALL=C validate --format json", "", 1, "k1å", ""),
        ("COLUMNS=0 validate", "", 1, "SAM006", ""),
        ("TERM=dumb validate", "", 1, "SAM006", ""),
        ("TERM= COLUMNS=1 show", "", 0, "Plan", "200 errors"),
    ],
)
def test_no_stream_ends_in_a_traceback(
    line: str, streams: str, code: int, out: str, err: str, space: Space, forking: Forking
) -> None:
    words = line.split()
    environment = dict(word.split("=") for word in words if "=" in word)
    arguments = [word for word in words if "=" not in word]
    ended, said, told = forking.run(arguments, here=space.root, environment=environment, **STREAMS[streams])
    check(Ran(ended, said.decode(), told.decode()), code, out, err)


@pytest.mark.parametrize(
    ("script", "code", "out"),
    [
        # Whoever reads has had enough.
        ("{} validate | grep -m 1 ^error", 0, "SAM"),
        ("{} validate --format github | head -n 1", 0, "SAM"),
        ("PYTHONIOENCODING=ascii {} validate --lang sv", 1, "k1å"),
    ],
)
def test_none_does_from_the_start_of_python(script: str, code: int, out: str, tmp_path: Path) -> None:
    command = script.format(f"{sys.executable} -m samverkan_cli")
    root = made(tmp_path, MORE_THAN_A_PIPE_HOLDS).root
    ran = subprocess.run(["bash", "-c", command], cwd=root, capture_output=True, env=environment_for(), check=False)
    check(Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode()), code, out, "")
