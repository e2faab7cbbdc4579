"""Entries that nothing refers to, as findings."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.link.project import Project

_FEW = 5
"""Up to how many entries have a finding each, where all of a collection are unused."""


@record
class Unused:
    """What is said of a collection's entries that nothing refers to: of one `{thing}`, of all `{n}`, and what to do."""

    collection: str
    one: str
    all: str
    help: str

    def findings(self, plan: Project, used: Container[Any] = ()) -> Iterator[Finding]:
        """A finding for each entry that nothing refers to; where that is true of all of many, one for all of them.

        What plans share has a finding for each entry, because each plan may use other entries. An entry may also be
        `used` in another way.
        """
        entries = list(getattr(plan, self.collection))
        unused = [each for each in entries if not plan.is_referred_to(each) and each not in used]
        own = plan.whole(self.collection) and not any(each.source_file in plan.shared_files for each in unused)
        if own and len(unused) == len(entries) > _FEW:
            yield Finding(plan.heading(self.collection), Message(self.all, n=len(unused)), help=Message(self.help))
            return
        for each in unused:
            yield Finding(each.at(), Message(self.one, thing=each.title), help=Message(self.help))
