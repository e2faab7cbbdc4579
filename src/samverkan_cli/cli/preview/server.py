"""A server for one reader, on her own machine: nobody else can ask it, and it answers with what it holds alone."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Thread
from types import TracebackType
from typing import TypeAlias

from samverkan_cli.core.record import record

_HERE = "127.0.0.1"
_PATIENCE = 10.0
"""So many seconds pass before a silent reader is looked after: one that has left is noticed by that."""
_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@record
class Answer:
    """What is sent for one path: `policy` is its Content-Security-Policy."""

    content: bytes
    type: str = "text/html; charset=utf-8"
    policy: str = "default-src 'none'"


Beside: TypeAlias = Callable[[str], Answer | None]


def _nothing(_: str) -> Answer | None:
    return None


class Server:
    """Serves answers under a path that nobody can guess, on this machine alone. To be used in a `with`.

    `events` under that path tells a reader of every new set of answers.
    """

    def __init__(self, port: int = 0) -> None:
        """Without a port any that is free. Raises OSError where the port is taken."""
        self._path = f"/{secrets.token_urlsafe(24)}/"
        self._answers: Mapping[str, Answer] = {}
        self._besides: Beside = _nothing
        self._made = 0
        self._closed = False
        self._changed = Condition()
        self._server = _Listener((_HERE, port), _Handler)
        self._server.serves = self
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    @property
    def address(self) -> str:
        """Where its reader finds it."""
        return f"http://{_HERE}:{self.port}{self._path}"

    @property
    def made(self) -> int:
        """How many sets of answers there have been."""
        return self._made

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def put(self, answers: Mapping[str, Answer], beside: Beside = _nothing) -> None:
        """Answer with these from now on, by what follows the secret path ("" for itself).

        `beside` has the answer for whatever else there is under that path.
        """
        with self._changed:
            self._answers, self._besides = answers, beside
            self._made += 1
            self._changed.notify_all()

    def answer(self, path: str) -> Answer | None:
        """What a path is answered with; None for every other."""
        if not secrets.compare_digest(path[: len(self._path)].encode(), self._path.encode()):
            return None
        wanted = path[len(self._path) :].partition("?")[0]
        return self._answers.get(wanted) or self._besides(wanted)

    def is_addressed(self, host: str) -> bool:
        """Whether a request was meant for us, and not for a name that somebody has made lead here."""
        return host in (f"{_HERE}:{self.port}", f"localhost:{self.port}")

    def listens(self, path: str) -> bool:
        """Whether a path is that of the events."""
        return secrets.compare_digest(path.encode(), f"{self._path}events".encode())

    def after(self, seen: int) -> int | None:
        """The number of answers once there are others than those seen, or patience ends; None when we end."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._made != seen, _PATIENCE)
            return None if self._closed else self._made


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    serves: Server


class _Handler(BaseHTTPRequestHandler):
    server: _Listener
    server_version = "samverkan"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        """Answer, if we are asked by our own name for what there is."""
        if not self.server.serves.is_addressed(self.headers.get("Host", "")):
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
        elif self.server.serves.listens(self.path):
            self._tell()
        elif (found := self.server.serves.answer(self.path)) is None:
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            self._send(HTTPStatus.OK, found)

    def __getattr__(self, name: str) -> object:
        """Every other method is refused."""
        if name.startswith("do_"):
            return lambda: self._refuse(HTTPStatus.METHOD_NOT_ALLOWED)
        raise AttributeError(name)

    def log_message(self, format: str, *args: object) -> None:
        """What is asked for is nobody's business."""

    def _refuse(self, status: HTTPStatus) -> None:
        self._send(status, Answer(f"{status.value} {status.phrase}\n".encode(), "text/plain; charset=utf-8"))

    def _send(self, status: HTTPStatus, found: Answer) -> None:
        self._begin(status, found.type, found.policy)
        self.send_header("Content-Length", str(len(found.content)))
        self.end_headers()
        self.wfile.write(found.content)

    def _begin(self, status: HTTPStatus, type: str, policy: str) -> None:
        self.send_response(status)
        if status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET")
        for name, value in {**_HEADERS, "Content-Type": type, "Content-Security-Policy": policy}.items():
            self.send_header(name, value)

    def _tell(self) -> None:
        """Say the number of each new set of answers, for as long as there is somebody who listens."""
        self._begin(HTTPStatus.OK, "text/event-stream; charset=utf-8", "default-src 'none'")
        self.end_headers()
        seen = -1
        try:
            while (made := self.server.serves.after(seen)) is not None:
                self.wfile.write(b": still here\n\n" if made == seen else f"data: {made}\n\n".encode())
                self.wfile.flush()
                seen = made
        except OSError:
            self.close_connection = True
