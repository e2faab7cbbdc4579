"""Answers from the network, and those of earlier runs: bounded in time and size, kept outside of every workspace."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samverkan_cli import __version__
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.fix.writing import write_file

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 16 << 20
"""No answer is read further than this."""
_SECONDS, _SILENCE = 60.0, 15.0
"""How long an answer may take in all, and how long nothing may come."""
_TRIES = 4
_LONGEST_PAUSE = 20.0
_AGAIN = (429, 500, 502, 503, 504)


@record
class Response:
    """What a server answered, and the day on which it did."""

    content: Any
    fetched: date


class Missing(Exception):
    """The server has no such thing."""


def cache_folder() -> Path:
    """Where answers are kept: a folder of the user's own. Nothing that a repository holds is ever taken for one."""
    if chosen := os.environ.get("SAMVERKAN_CACHE"):
        return Path(chosen).absolute()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base) / "samverkan" / "cache" if base else Path.home() / "AppData/Local/samverkan/cache"
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches/samverkan"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache") / "samverkan"


class Responses:
    """The answers of one server, by address. Each is asked for once a day; `offline` are earlier ones used instead."""

    def __init__(self, name: str, today: date, *, offline: bool, sleep: Callable[[float], None] = time.sleep) -> None:
        self._name, self._today, self._offline, self._sleep = name, today, offline, sleep
        self._folder = cache_folder() / name.casefold()
        self._client: httpx.Client | None = None
        self.unreached: UserError | None = None
        """Why the server could not be asked, where an earlier answer was used in its place."""

    def get(self, url: str) -> Response:
        """The answer at an address, as JSON.

        Raises Missing where the server has no such thing, and UserError where it cannot be asked and has not been.
        """
        known = self.known(url)
        if known is not None and (self._offline or known.fetched == self._today):
            return known
        if self._offline:
            raise UserError(
                Message("{name} has not been asked for this before, and now nothing is fetched", name=self._name),
                Message("Run the command once without --offline"),
            )
        try:
            content = self._fetched(url)
        except UserError as error:
            if known is None:
                raise
            self.unreached = error
            return known
        answer = Response(content, self._today)
        kept = {"url": url, "fetched": self._today.isoformat(), "content": content}
        write_file(self._path(url), json.dumps(kept).encode())
        return answer

    def known(self, url: str) -> Response | None:
        """The answer of an earlier run, if there is one that can be read."""
        try:
            kept = json.loads(self._path(url).read_bytes())
            return Response(kept["content"], date.fromisoformat(kept["fetched"])) if kept["url"] == url else None
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def close(self) -> None:
        """End the connection."""
        if self._client is not None:
            self._client.close()

    def _path(self, url: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode()).hexdigest()}.json"

    def _fetched(self, url: str) -> Any:
        import httpx

        if self._client is None:
            self._client = httpx.Client(
                headers={"User-Agent": f"samverkan/{__version__}", "Accept": "application/json"},
                timeout=httpx.Timeout(_SILENCE),
            )
        reason: Message | str = ""
        for turn in range(_TRIES):
            try:
                status, raw, pause = self._asked(self._client, url)
            except (httpx.TransportError, httpx.InvalidURL, UnicodeError) as error:
                reason, pause = str(error) or type(error).__name__, None
            else:
                if status == 200:
                    return self._read(raw)
                if status in (400, 404, 410, 422):
                    raise Missing(url)
                reason = Message("it answered {status}", status=status)
                if status not in _AGAIN:
                    break
            if turn + 1 < _TRIES:
                self._sleep(min(pause if pause is not None else 2.0**turn, _LONGEST_PAUSE))
        raise UserError(
            Message("{name} cannot be reached: {reason}", name=self._name, reason=reason),
            Message("Try again later, or use what was fetched before with --offline"),
        )

    def _asked(self, client: httpx.Client, url: str) -> tuple[int, bytes, float | None]:
        """The status, the body and how long to wait, as the server says it. Raises UserError where it has no end."""
        until = time.monotonic() + _SECONDS
        with client.stream("GET", url) as answer:
            after = answer.headers.get("Retry-After", "")
            body = bytearray()
            for piece in answer.iter_bytes():
                body += piece
                if len(body) > MOST_BYTES:
                    raise self._unreadable(Message("it is larger than {limit} MB", limit=MOST_BYTES >> 20))
                if time.monotonic() > until:
                    raise self._unreadable(Message("it takes longer than {n} seconds", n=int(_SECONDS)))
            return answer.status_code, bytes(body), float(after) if after.isdecimal() else None

    def _read(self, raw: bytes) -> Any:
        try:
            return json.loads(raw)
        except (ValueError, RecursionError):
            raise self._unreadable(Message("it is no JSON")) from None

    def _unreadable(self, reason: Message) -> UserError:
        return UserError(
            Message("The answer of {name} cannot be read: {reason}", name=self._name, reason=reason),
            Message("Try again later, or use what was fetched before with --offline"),
        )
