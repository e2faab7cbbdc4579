"""A program that is killed: from some call to the disk on, nothing that it does has any effect."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

CALLS = (
    *((os, name) for name in ("replace", "link", "rename", "unlink", "mkdir", "rmdir", "fsync", "chmod")),
    (tempfile, "mkstemp"),
)


class Dead(BaseException):
    """The program is no more."""


@contextmanager
def dying(at: int, *, after: bool) -> Iterator[None]:
    """Be killed before the call of that number, or just after it has had its effect. Calls count from 1."""
    made = 0

    def deadly(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal made
            made += 1
            if made > at or (made == at and not after):
                raise Dead
            given = real(*arguments, **named)
            if made == at:
                raise Dead
            return given

        return call

    patches = [patch.object(module, name, deadly(getattr(module, name))) for module, name in CALLS]
    for each in patches:
        each.start()
    try:
        yield
    finally:
        for each in patches:
            each.stop()
