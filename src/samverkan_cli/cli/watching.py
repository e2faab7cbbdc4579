"""Doing something again whenever a file of a workspace is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

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


def again(make: Callable[[], int], root: Path, leave_out: Iterable[Path] = (), stop: Event | None = None) -> int:
    """Make something now and whenever a file of a workspace is saved, until the user ends it; what came of it last.

    What is saved while it is made counts. What is wrong with one making must have been said by `make`, and ends
    nothing.
    """
    import watchfiles  # noqa: F401 - before it is made, so that little is missed

    stop = stop or Event()
    saved: Queue[BaseException | bool] = Queue()

    def watch() -> None:
        try:
            for _ in changes(root, leave_out, stop):
                saved.put(True)
            saved.put(False)
        except BaseException as error:  # raised below, where somebody hears of it
            saved.put(error)

    watching = Thread(target=watch, daemon=True)
    watching.start()
    code = make()
    try:
        while _is_saved(saved):
            code = make()
    except KeyboardInterrupt:
        pass
    stop.set()
    watching.join()
    return code


def _is_saved(saved: Queue[BaseException | bool]) -> bool:
    """Wait for a save, and take those that have come meanwhile with it; not where there will be none."""
    while True:
        # Without an end to the wait, Ctrl+C would not be heard on Windows.
        with suppress(Empty):
            found = saved.get(timeout=0.5)
            while found is True and not saved.empty():
                found = saved.get()
            if isinstance(found, BaseException):
                raise found
            return found
