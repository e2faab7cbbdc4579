"""Streams that are closed, full, of no width or another encoding: a clear word and 2, or the work done."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import MakeSpace
from tests.workspaces import DOCUMENT, environment_for

PROGRAM = f"{sys.executable} -m samverkan_cli"
CLOSED, FULL = "stdout: Bad file descriptor", "stdout: No space left on device"
FILES = {"samverkan.yaml": "language: en\n", "plans/p/plan.yaml": DOCUMENT + "".join(f"k{n}å: 1\n" for n in range(900))}


@pytest.mark.parametrize(
    ("line", "code", "out", "err"),
    [
        ("validate >&-", 2, "", CLOSED),
        ("validate --format json >&-", 2, "", CLOSED),
        ("show >&-", 2, "", CLOSED),
        ("rule >&-", 2, "", CLOSED),
        ("validate > /dev/full", 2, "", FULL),
        ("validate --format sarif > /dev/full", 2, "", FULL),
        ("--help > /dev/full", 2, "", FULL),
        # What needs none of them is done.
        ("validate 2>&-", 1, "SAM006", ""),
        ("validate 2>/dev/full", 1, "SAM006", ""),
        ("validate <&-", 1, "SAM006", ""),
        ("validate --fail-on never <&-", 0, "SAM006", ""),
        # What is to be read and cannot be is no empty file.
        ("validate --stdin plans/p/plan.yaml <&-", 2, "", "stdin: Bad file descriptor"),
        # Whoever reads has had enough.
        ("validate | head -n 1", 0, "SAM", ""),
        ("validate --format github | head -n 1", 0, "SAM", ""),
        ("PYTHONIOENCODING=ascii validate", 1, "k1å", ""),
        ("PYTHONIOENCODING=ascii validate --lang sv", 1, "k1å", ""),
        ("LC_ALL=C validate --format json", 1, "k1å", ""),
        ("COLUMNS=0 validate", 1, "SAM006", ""),
        ("TERM=dumb validate", 1, "SAM006", ""),
        ("TERM= COLUMNS=1 show", 0, "Plan", "900 errors"),
    ],
)
def test_no_stream_ends_in_a_traceback(line: str, code: int, out: str, err: str, workspace: MakeSpace) -> None:
    *settings, words = line.split(" ", sum("=" in word for word in line.split(" ")[:2]))
    script = f"{' '.join(settings)} {PROGRAM} {words}"
    ran = subprocess.run(
        ["bash", "-c", script], cwd=workspace(FILES).root, capture_output=True, env=environment_for(), check=False
    )
    said, told = ran.stdout.decode(), ran.stderr.decode()
    assert ran.returncode == code, told
    assert out in said if out else said == ""
    assert err in told if err else told == ""
    assert "Traceback" not in told
    assert "\x1b" not in said
