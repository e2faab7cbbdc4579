"""What happens when the program itself is at fault: a report that can be sent, and a word about it."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback

from samverkan_cli import __version__
from samverkan_cli.cli.session import Session
from samverkan_cli.core.inert import inert
from samverkan_cli.core.message import Message


def report(session: Session, error: BaseException) -> None:
    """Write a report to a file of its own, and tell the user where it is and how to send it.

    It holds the error and the command line, and nothing of what stands in the plans beyond what the error says.
    """
    lines = [
        f"samverkan {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"command: {' '.join(sys.argv)}",
        "",
        *traceback.format_exception(error),
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
