"""Entries that nothing refers to, as findings."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.link.project import Project


@record
class Unused:
    """What is said of a collection's entry that nothing refers to, `{thing}`, and what to do."""

    collection: str
    one: str
    help: str

    def findings(self, plan: Project, used: Container[Any] = ()) -> Iterator[Finding]:
        """A finding for each entry that nothing refers to; one may also be `used` in another way."""
        for each in getattr(plan, self.collection):
            if not plan.is_referred_to(each) and each not in used:
                yield Finding(each.at(), Message(self.one, thing=each.title), help=Message(self.help))
