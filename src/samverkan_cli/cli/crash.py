"""What happens when the program itself is at fault: a report that can be sent, and a word about it."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from pathlib import Path

from samverkan_cli import __version__
from samverkan_cli.cli.session import Session
from samverkan_cli.core.inert import inert
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late

_PLAIN = compiled_late(r"[\w=.,-]{1,40}")
"""A word of the command line that is no path and no text."""


def _trace(error: BaseException) -> list[str]:
    """Where it happened, innermost last; of what led to it likewise."""
    cause = error.__cause__ or error.__context__
    lines = [*_trace(cause), "", "and then:"] if cause is not None else []
    lines += [
        f"  {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return [*lines, type(error).__name__]


def report(session: Session, error: BaseException) -> None:
    """Write a report to a file of its own, and tell the user where it is and how to send it.

    It holds where in the program the fault is and the words of the command. What an error says may be a text of the
    plan, and where files lie is nobody's business, so neither is in it.
    """
    words = (word if _PLAIN.fullmatch(word) else "…" for word in sys.argv[1:])
    lines = [
        f"samverkan {__version__}, Python {platform.python_version()}, {platform.platform()}",
        " ".join(["command: samverkan", *words]),
        *_trace(error),
    ]
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="samverkan-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write("\n".join(lines))
            name = file.name
    except OSError:
        sys.stderr.write(inert("\n".join(lines)))
        name = "stderr"
    say = session.speech
    sys.stderr.write(
        say(Message("This is a fault in samverkan itself, not in your plan. Nothing was changed."))
        + "\n"
        + say(
            Message(
                "A report is in {file}. Read it through, and send it with a few words about what you did to those who "
                "keep samverkan, as a new issue where you got the program.",
                file=name,
            )
        )
        + "\n"
    )
