"""What stops the program without being a fault in a plan."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan_cli.core.message import Message


class UserError(Exception):
    """Wrong use, or the environment: no such plan, a disk that is full, a template with a fault.

    `message` says what is wrong and `help`, where there is one, what to do. The program ends with exit code 2.
    """

    def __init__(self, message: Message, help: Message | None = None) -> None:
        super().__init__(message.text)
        self.message = message
        self.help = help


class UserErrors(Exception):
    """Several things are wrong with what was asked for, and all of them are said."""

    def __init__(self, errors: Sequence[UserError]) -> None:
        super().__init__()
        self.errors = tuple(errors)
