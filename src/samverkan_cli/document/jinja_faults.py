"""What goes wrong in a Jinja template, as a fault of it."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from samverkan_cli.document.fault import EngineFault


@contextmanager
def jinja_faults(folder: Path, name: str) -> Iterator[None]:
    """Whatever a template of that name in a folder brings about is its own fault. Raises EngineFault."""
    from jinja2 import TemplateSyntaxError

    try:
        yield
    except TemplateSyntaxError as error:
        raise EngineFault("jinja", error.name or name, error.lineno, error.message or "") from None
    except UnicodeDecodeError:
        raise EngineFault("encoding", name) from None
    except Exception as error:
        kind = "memory" if isinstance(error, MemoryError) else "jinja"
        at, line = _place(error, folder, name)
        raise EngineFault(kind, at, line, str(getattr(error, "message", None) or error)) from None


def _place(error: BaseException, folder: Path, name: str) -> tuple[str, int | None]:
    """The innermost line of a template that an error came from."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).is_relative_to(folder):
            return Path(frame.filename).relative_to(folder).as_posix(), frame.lineno
    return name, None
