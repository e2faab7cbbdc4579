"""A program that is killed: from some call to the disk on, nothing that it does has any effect."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from samverkan_cli.fix import writing

CALLS = (
    *((os, name) for name in ("replace", "link", "rename", "unlink", "mkdir", "rmdir", "fsync", "chmod")),
    (writing, "_made"),
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

    with _patched(deadly):
        yield


@contextmanager
def watched(root: Path) -> Iterator[list[Path]]:
    """What would be on the disk, were the program killed before or after any of its calls: a copy of each such state.

    A state that is like another but for the random letters of temporary names is there once.
    """
    states: list[Path] = []
    seen: set[frozenset[tuple[str, bytes]]] = set()
    copying = False

    def look() -> None:
        nonlocal copying
        copying = True
        files = [path for path in root.rglob("*") if path.is_file()]
        state = frozenset((re.sub("-[a-z0-9_]{8}[.]", "-.", str(path)), path.read_bytes()) for path in files)
        if state not in seen:
            seen.add(state)
            states.append(Path(shutil.copytree(root, root.with_name(f"{root.name}-{len(seen)}"))))
        copying = False

    def watching(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if copying:
                return real(*arguments, **named)
            look()
            given = real(*arguments, **named)
            look()
            return given

        return call

    with _patched(watching):
        yield states


@contextmanager
def _patched(change: Callable[[Callable[..., Any]], Callable[..., Any]]) -> Iterator[None]:
    patches = [patch.object(module, name, change(getattr(module, name))) for module, name in CALLS]
    for each in patches:
        each.start()
    try:
        yield
    finally:
        for each in patches:
            each.stop()
