"""A finding as it is shown: with its rule, its level, its plans, and the stretch of text it is about."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_cli.check.rule import Rule
from samverkan_cli.core.diagnostic import Fix, Level
from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault, ready to be told.

    `plan` is None where the fault is in a part that several plans share, or in the workspace's settings; `plans` are
    all that it concerns. `id` recognises it from run to run, and `path` is its place without any list index; both are
    empty until they are asked for (`report.identity`).
    """

    rule: Rule
    level: Level
    message: Message
    help: Message | None
    span: Span | None
    route: KeyPath
    related: tuple[tuple[Message, Span], ...]
    fix: Fix | None
    plan: str | None
    plans: tuple[str, ...]
    id: str = ""
    path: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        """The code of its rule."""
        return self.rule.code

    @property
    def name(self) -> str:
        """The name of its rule."""
        return self.rule.name
