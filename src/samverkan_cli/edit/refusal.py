"""Why a change cannot be made as a splice of text."""

from __future__ import annotations

from samverkan_cli.core.message import Message
from samverkan_cli.core.trouble import Trouble


class Refusal(Trouble):
    """A change that cannot be made safely. `why` says why, `message` also in which file and on which line."""

    def __init__(self, file: str, line: int, why: Message, help: Message | None = None) -> None:
        super().__init__(Message("{file}:{line} cannot be changed: {why}", file=file, line=line, why=why), help)
        self.why = why
