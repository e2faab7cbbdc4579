"""Doing something again whenever a file of a workspace is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from threading import Event

_QUIET = 50
"""So many milliseconds without a change end a run of them: an editor saves in several steps."""


def changes(root: Path, leave_out: Iterable[Path] = (), stop: Event | None = None) -> Iterator[frozenset[Path]]:
    """The files of a workspace that were changed, each time that some were, until `stop` is set or the user ends it.

    What lies in hidden folders, and in those that are left out, counts for nothing: `leave_out` is where documents are
    written.
    """
    from watchfiles import watch

    top, out = root.resolve(), [each.resolve() for each in leave_out]

    def counts(_: object, file: str) -> bool:
        path = Path(file)
        hidden = path.is_relative_to(top) and any(part.startswith(".") for part in path.relative_to(top).parts)
        return not hidden and not path.name.endswith(("~", ".tmp")) and not any(map(path.is_relative_to, out))

    for found in watch(top, watch_filter=counts, step=_QUIET, stop_event=stop, recursive=True):
        yield frozenset(Path(file) for _, file in found)


def again(
    make: Callable[[], int],
    root: Path,
    leave_out: Iterable[Path] = (),
    stop: Event | None = None,
    *,
    first: bool = True,
) -> int:
    """Make something whenever a file of a workspace is saved, and `first` at once, until the user ends it.

    Gives what came of it last. What is wrong with one making must have been said by `make`, and ends nothing.
    """
    code = make() if first else 0
    try:
        for _ in changes(root, leave_out, stop):
            code = make()
    except KeyboardInterrupt:
        pass
    return code
