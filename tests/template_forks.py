"""The process of templates, forked from one that has imported what it needs: it is one of its own, and there at once.

What it does as it begins is tried in `tests/harm/test_templates_process.py`, where it is started as it is for users.
"""

from __future__ import annotations

import array
import importlib
import json
import os
import socket
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Lock
from types import SimpleNamespace
from typing import Any, NoReturn

from samverkan_cli.document import process
from tests.workspaces import REPOSITORY, environment_for

SERVER = "import sys; from tests.template_forks import serve; serve(int(sys.argv[1]))"
OWN = ("docx", "html", "markdown", "pdf", "figures.drawing")
ENGINES = ("docxtpl", "jinja2.sandbox", "typst", *(f"samverkan_cli.document.{each}" for each in OWN))


class TemplateForks:
    """The process that forks, started when it is first needed."""

    def __init__(self) -> None:
        self._server: subprocess.Popen[bytes] | None = None
        self._socket, self._theirs = socket.socketpair()
        self._lock = Lock()

    @property
    def stand_in(self) -> SimpleNamespace:
        """What stands in the place of `subprocess` where the process of templates is started."""
        start = process._START

        def begin(arguments: Sequence[str], **how: Any) -> Any:
            own = arguments[4] == start
            return _Forked(self, arguments, how["cwd"], how["env"]) if own else subprocess.Popen(arguments, **how)

        return SimpleNamespace(PIPE=subprocess.PIPE, Popen=begin, run=subprocess.run)

    def ask(self, question: Mapping[str, Any], descriptors: Sequence[int] = ()) -> Any:
        """What the process answers."""
        with self._lock:
            if self._server is None:
                path = os.pathsep.join([str(REPOSITORY), environment_for()["PYTHONPATH"]])
                self._server = subprocess.Popen(
                    [sys.executable, "-c", SERVER, str(self._theirs.fileno())],
                    stdin=subprocess.DEVNULL,
                    env=environment_for({"PYTHONPATH": path}),
                    pass_fds=[self._theirs.fileno()],
                )
            sent = array.array("i", descriptors).tobytes()
            rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, sent)] if descriptors else []
            self._socket.sendmsg([json.dumps(question).encode()], rights)
            return json.loads(self._socket.recv(1000))

    def close(self) -> None:
        """End it."""
        self._theirs.close()
        self._socket.close()
        if self._server is not None:
            self._server.wait()


class _Forked:
    """A forked process, as `subprocess.Popen` would have it."""

    def __init__(self, forks: TemplateForks, arguments: Sequence[str], cwd: Path, env: Mapping[str, str]) -> None:
        ends = [os.pipe(), os.pipe(), os.pipe()]
        theirs = [ends[0][0], ends[1][1], ends[2][1]]
        self.stdin = os.fdopen(ends[0][1], "wb")
        self.stdout, self.stderr = os.fdopen(ends[1][0], "rb"), os.fdopen(ends[2][0], "rb")
        self.returncode: int | None = None
        self._ask = forks.ask
        self.pid = forks.ask({"arguments": arguments[5:], "cwd": str(cwd), "env": dict(env)}, theirs)
        for each in theirs:
            os.close(each)

    def poll(self) -> int | None:
        return self._ended(os.WNOHANG)

    def wait(self, timeout: float | None = None) -> int | None:  # noqa: ARG002 - it is ending
        return self._ended(0)

    def kill(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, 9)

    def _ended(self, how: int) -> int | None:
        if self.returncode is None:
            self.returncode = self._ask({"ended": self.pid, "how": how})
        return self.returncode


def serve(descriptor: int) -> None:
    """Fork for each question with descriptors, and tell of each other one whether its process has ended."""
    for name in ENGINES:
        importlib.import_module(name)
    asking = socket.socket(fileno=descriptor)
    while True:
        said, descriptors, _, _ = socket.recv_fds(asking, 1 << 20, 3)
        if not said:
            return
        question = json.loads(said)
        if "ended" in question:
            pid, status = os.waitpid(question["ended"], question["how"])
            answer = os.waitstatus_to_exitcode(status) if pid else None
        else:
            answer = os.fork()
            if answer == 0:
                asking.close()
                _begin(question, descriptors)
            for each in descriptors:
                os.close(each)
        asking.sendall(json.dumps(answer).encode())


def _begin(question: Mapping[str, Any], descriptors: Sequence[int]) -> NoReturn:
    from samverkan_cli.document.worker import main

    code = 1
    try:
        for number, each in enumerate(descriptors):
            os.dup2(each, number)
            os.close(each)
        os.chdir(question["cwd"])
        os.environ.clear()
        os.environ.update(question["env"])
        path, megabytes = question["arguments"]
        sys.path[:] = json.loads(path)
        main(int(megabytes))
        code = 0
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(code)
