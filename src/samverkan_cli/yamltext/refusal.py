"""Why a change cannot be made as a splice of text."""

from __future__ import annotations

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message


class Refusal(UserError):
    """A change that cannot be made safely. `why` says why, `message` also in which file and on which line."""

    def __init__(self, file: str, line: int, why: Message, help: Message | None = None) -> None:
        super().__init__(Message("{file}:{line} cannot be changed: {why}", file=file, line=line, why=why), help)
        self.why = why
