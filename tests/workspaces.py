"""Workspaces made of texts, and the program run in them: within this process, which is quick, or as a real command."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import samverkan_cli
from samverkan_cli.cli.main import main

SOURCE = Path(samverkan_cli.__file__).parent.parent
REPOSITORY = SOURCE.parent
TODAY = "2026-11-21"

DOCUMENT = "document: {title: Plan, kind: action-plan}\n"
"""The least that a plan must hold."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of running the program. What it used is known of a real command only.

    `seconds` went by, `cpu` seconds were worked, and `megabytes` were held at most.
    """

    code: int
    out: str
    err: str
    seconds: float = 0.0
    cpu: float = 0.0
    megabytes: float = 0.0

    @property
    def json(self) -> Any:
        """What was written to stdout, read as JSON."""
        return json.loads(self.out)

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The findings of `validate --format json`."""
        found: list[dict[str, Any]] = self.json["findings"]
        return found

    @property
    def plans(self) -> dict[str, bool]:
        """The plans that `validate --format json` looked at, each with whether it was complete."""
        return {each["name"]: each["complete"] for each in self.json["plans"]}

    @property
    def codes(self) -> list[str]:
        """The codes of the findings, in the order in which they are told."""
        return [each["code"] for each in self.findings]


@dataclass(frozen=True, slots=True)
class Space:
    """A folder with files in it. Names of files are relative to it, with `/`."""

    root: Path
    environment: dict[str, str] = field(default_factory=dict)

    def write(self, files: Mapping[str, str | bytes]) -> Space:
        """Write files as they are: no line end is changed, and text is put down as UTF-8."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return self

    def run(self, *arguments: str, here: str = "", stdin: bytes = b"", **environment: str) -> Ran:
        """Run the program within this process, standing in the folder `here`."""
        return run_here(*arguments, here=self.root / here, stdin=stdin, environment={**self.environment, **environment})

    def command(self, *arguments: str, here: str = "", stdin: bytes = b"", **environment: str) -> Ran:
        """Run the program as a command of its own."""
        return command(*arguments, here=self.root / here, stdin=stdin, environment={**self.environment, **environment})

    def validate(self, *arguments: str, here: str = "", stdin: bytes = b"") -> Ran:
        """`samverkan validate --format json`, judged for a fixed day."""
        return self.run("validate", "--format", "json", "--today", TODAY, *arguments, here=here, stdin=stdin)

    def findings(self, *rules: str, plan: str | None = None) -> list[dict[str, Any]]:
        """What `validate` finds; only of some rules (codes, their beginnings, names), where any are named."""
        chosen = [word for rule in rules for word in ("--select", rule)]
        return self.validate(*([plan] if plan else []), *chosen).findings


_TELLING = re.compile(
    r"LANG|LANGUAGE|LC_.*|NO_COLOR|FORCE_COLOR|TTY_.*|COLUMNS|LINES|CI|CI_.*|GIT_.*|GITHUB_.*|GITLAB_.*|SAMVERKAN_.*"
    r"|XDG_.*|_TYPER_.*|TYPER_.*|PYTHONDONTWRITEBYTECODE"
)
"""What the program, or what draws for it, lets the environment decide."""


def environment_for(given: Mapping[str, str] | None = None) -> dict[str, str]:
    """This process's environment without what would change an answer, and the source within reach."""
    clean = {name: value for name, value in os.environ.items() if not _TELLING.fullmatch(name)}
    return {**clean, "PYTHONPATH": str(SOURCE), "LC_ALL": "C.UTF-8", **(given or {})}


def run_here(*arguments: str, here: Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None) -> Ran:
    """Run the program within this process, which costs no start of Python."""
    out, err = io.BytesIO(), io.BytesIO()
    code = 0
    with _standing(here, environment_for(environment)), _streams(stdin, out, err):
        try:
            main(list(arguments))
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
        sys.stdout.flush()
        sys.stderr.flush()
    written, said = (each.getvalue().decode(errors="surrogateescape") for each in (out, err))
    return Ran(code, written, said)


def command(
    *arguments: str, here: Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None, limit: float = 60
) -> Ran:
    """Run the program as a command of its own, and measure it. A run over `limit` seconds is an error."""
    # Python's own report of what its child used, because the greatest of all children is all that getrusage tells.
    watch = (
        "import resource,subprocess,sys;"
        "r=subprocess.run(sys.argv[2:]);"
        "u=resource.getrusage(resource.RUSAGE_CHILDREN);"
        "open(sys.argv[1],'w').write(f'{u.ru_maxrss/1024} {u.ru_utime+u.ru_stime}');"
        "sys.exit(r.returncode)"
    )
    note = here / ".used"
    began = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, "-S", "-c", watch, str(note), sys.executable, "-m", "samverkan_cli", *arguments],
        cwd=here,
        input=stdin,
        capture_output=True,
        env=environment_for(environment),
        timeout=limit,
        check=False,
    )
    seconds = time.perf_counter() - began
    megabytes, cpu = map(float, note.read_text().split()) if note.exists() else (0.0, 0.0)
    note.unlink(missing_ok=True)
    out, err = (each.decode(errors="surrogateescape") for each in (ended.stdout, ended.stderr))
    return Ran(ended.returncode, out, err, seconds, cpu, megabytes)


@contextlib.contextmanager
def _standing(here: Path, environment: Mapping[str, str]) -> Iterator[None]:
    before, stood = dict(os.environ), Path.cwd()
    os.chdir(here)
    _become(environment)
    try:
        yield
    finally:
        _become(before)
        os.chdir(stood)


def _become(environment: Mapping[str, str]) -> None:
    """Make this process's environment another: what is the same in both is left alone, which is most of it."""
    for name in os.environ.keys() - environment.keys():
        del os.environ[name]
    for name, value in environment.items():
        if os.environ.get(name) != value:
            os.environ[name] = value


@contextlib.contextmanager
def _streams(stdin: bytes, out: io.BytesIO, err: io.BytesIO) -> Iterator[None]:
    kept = sys.stdin, sys.stdout, sys.stderr
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(out, encoding="utf-8", newline="\n")
    sys.stderr = io.TextIOWrapper(err, encoding="utf-8", newline="\n")
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper) and not stream.closed and stream.buffer in (out, err):
                stream.flush()
                stream.detach()
        sys.stdin, sys.stdout, sys.stderr = kept
