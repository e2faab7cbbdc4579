"""Processes forked from one that has imported the whole program: each is one of its own, without the start of Python.

What a process does as it begins (its imports, which encoding its streams have) is not tried so: see `Space.command`.
"""

from __future__ import annotations

import base64
import gc
import importlib
import json
import os
import pkgutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NoReturn

import samverkan_cli
from samverkan_cli.cli.main import main
from tests.workspaces import REPOSITORY, Space, environment_for

SERVER = "from tests.forking import serve; serve()"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a process may use: seconds of the processor, and memory."""

    seconds: int
    megabytes: int


class Forking:
    """The process that forks."""

    def __init__(self) -> None:
        path = os.pathsep.join([str(REPOSITORY), environment_for()["PYTHONPATH"]])
        self._server = subprocess.Popen(
            [sys.executable, "-c", SERVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # A thread of NumPy's would not be there in a forked process.
            env=environment_for({"PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"}),
        )

    def run(
        self,
        arguments: Sequence[str],
        *,
        here: Path,
        environment: Mapping[str, str],
        stdout: str | None,
        limits: Limits | None = None,
    ) -> tuple[int, bytes, bytes]:
        """Exit code, stdout and stderr. `stdout` is a file to write to, "" for a pipe, None where it is closed."""
        asked = {
            "arguments": arguments,
            "here": str(here),
            "environment": environment_for(environment),
            "out": stdout,
            "limits": (limits.seconds, limits.megabytes) if limits else None,
        }
        sent, got = self._server.stdin, self._server.stdout
        assert sent is not None
        assert got is not None
        sent.write(json.dumps(asked).encode() + b"\n")
        sent.flush()
        code, out, err = json.loads(got.readline())
        return code, base64.b64decode(out), base64.b64decode(err)

    def close(self) -> None:
        """End it."""
        self._server.communicate()


def serve() -> None:
    """Fork for each line on stdin, and answer with a line on stdout."""
    for module in pkgutil.walk_packages(samverkan_cli.__path__, "samverkan_cli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for library in ("highspy", "openpyxl"):  # which commands import where they are used
        importlib.import_module(library)
    _warm_up()
    answers = os.fdopen(os.dup(1), "wb")
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        out, err = os.pipe(), os.pipe()
        child = os.fork()
        if child == 0:
            _begin(asked, out[1], err[1])
        os.close(out[1])
        os.close(err[1])
        # What is said on stderr is a few words, which a pipe holds.
        said = [base64.b64encode(_all(os.fdopen(pipe, "rb"))).decode() for pipe in (out[0], err[0])]
        _, status = os.waitpid(child, 0)
        answers.write(json.dumps([os.waitstatus_to_exitcode(status), *said]).encode() + b"\n")
        answers.flush()


def _warm_up() -> None:
    """Build what is built at first use: the models' schemas, patterns, word lists, commands.

    None of what runs here starts a thread, which would not be there in a forked process.
    """
    text = (REPOSITORY / "tests/views/everything.yaml").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        space = Space(Path(folder)).write({"samverkan.yaml": "", "plans/p/plan.yaml": text})
        for line in ("validate", "validate --format json", "show", "rule SAM101", "render --to md --stdout"):
            for language in ("sv", "en"):
                assert space.run(*line.split(), SAMVERKAN_LANG=language).code < 2
    gc.collect()
    gc.freeze()  # else each child would copy what its collector looks at


def _all(pipe: IO[bytes]) -> bytes:
    with pipe:
        return pipe.read()


def _limit(seconds: int, megabytes: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def _begin(asked: Mapping[str, Any], out: int, err: int) -> NoReturn:
    code = 70
    try:
        if asked["limits"]:
            _limit(*asked["limits"])
        os.chdir(asked["here"])
        os.environ.clear()
        os.environ.update(asked["environment"])
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(err, 2)
        if asked["out"]:
            os.dup2(os.open(asked["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
        else:
            os.dup2(out, 1)
        os.closerange(3, 256)
        sys.stdout, sys.stderr = (os.fdopen(number, "w", encoding="utf-8") for number in (1, 2))
        if asked["out"] is None:
            os.close(1)
            sys.stdout = None  # as Python has it where it is closed
        sys.__stdout__, sys.__stderr__ = sys.stdout, sys.stderr  # type: ignore[misc]
        sys.argv = ["samverkan", *asked["arguments"]]
        main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    finally:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except (OSError, ValueError):
                code = code or 120
        os._exit(code)
