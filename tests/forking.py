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
from tests.workspaces import REPOSITORY, Ran, Space, environment_for

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
        environment: Mapping[str, str] | None = None,
        stdin: str | None = os.devnull,
        stdout: str | None = "",
        stderr: str | None = "",
        patch: str = "",
        limits: Limits | None = None,
    ) -> tuple[int, bytes, bytes]:
        """Exit code, stdout and stderr.

        A stream is a file to read from or write to, "" for a pipe, None where it is closed. `patch` is Python that is
        run before the program.
        """
        asked = {
            "arguments": arguments,
            "here": str(here),
            "environment": environment_for(environment),
            "streams": (stdin, stdout, stderr),
            "patch": patch,
            "limits": (limits.seconds, limits.megabytes) if limits else None,
        }
        sent, got = self._server.stdin, self._server.stdout
        assert sent is not None
        assert got is not None
        sent.write(json.dumps(asked).encode() + b"\n")
        sent.flush()
        code, out, err = json.loads(got.readline())
        return code, base64.b64decode(out), base64.b64decode(err)

    def command(self, space: Space, *arguments: str, here: str = "", **environment: str) -> Ran:
        """Run the program in a workspace as a process of its own, as `Space.command` does."""
        code, *written = self.run(arguments, here=space.root / here, environment={**space.environment, **environment})
        out, err = (each.decode(errors="surrogateescape") for each in written)
        return Ran(code, out, err)

    def close(self) -> None:
        """End it."""
        self._server.communicate()


def serve() -> None:
    """Fork for each line on stdin, and answer with a line on stdout."""
    for module in pkgutil.walk_packages(samverkan_cli.__path__, "samverkan_cli."):
        # Those of the editor have the language server's types, which no command needs that is tried so.
        if not module.name.endswith("__main__") and not module.name.startswith("samverkan_cli.editor."):
            importlib.import_module(module.name)
    for library in ("highsbox", "openpyxl"):  # which commands import where they are used
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
        for line in ("validate", "validate --format json", "show", "rule SAM101"):
            for language in ("sv", "en"):
                assert space.run(*line.split(), SAMVERKAN_LANG=language).code < 2
        assert space.run("render", "--to", "md", "--stdout").code < 2
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
        stdin, *others = asked["streams"]
        os.dup2(os.open(stdin or os.devnull, os.O_RDONLY), 0)
        for number, pipe, stream in zip((1, 2), (out, err), others, strict=True):
            os.dup2(os.open(stream, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) if stream else pipe, number)
        os.closerange(3, 256)
        sys.stdin, sys.stdout, sys.stderr = (os.fdopen(n, "w" if n else "r", encoding="utf-8") for n in range(3))
        for number, name in enumerate(("stdin", "stdout", "stderr")):
            if asked["streams"][number] is None:
                os.close(number)
                setattr(sys, name, None)  # as Python has it where it is closed
            setattr(sys, f"__{name}__", getattr(sys, name))
        tempfile.tempdir = None  # the environment may name another
        exec(asked["patch"], {})  # noqa: S102 - the test's own
        sys.argv = ["samverkan", *asked["arguments"]]
        main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
        code = 1
    finally:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            try:
                stream.flush()
            except (OSError, ValueError):
                code = code or 120
        os._exit(code)
