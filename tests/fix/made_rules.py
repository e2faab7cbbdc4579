"""Rules made for the tests of mending: each finds something in titles of needs, and says how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from samverkan_cli.check.rule import ERROR, WARNING, Given, Rule
from samverkan_cli.core.diagnostic import Change, Finding, Fix
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Edit
from samverkan_cli.link.project import Project
from samverkan_cli.model.needs import Need
from tests.rules.made import rule

Mend = Callable[[Need], tuple[Change | Edit, ...] | None]


def mending(name: str, finds: Callable[[Need], bool], mend: Mend, *, safe: bool = True, error: bool = True) -> Rule:
    """A rule that finds needs, and mends them so; it has the last code there is, and one letter more."""

    def check(plan: Project, given: Given) -> Iterator[Finding]:  # noqa: ARG001 - what every rule is given
        for need in plan.needs:
            if finds(need):
                changes = mend(need)
                fix = Fix(Message("Mend it"), safe, changes) if changes is not None else None
                yield Finding(need.value_at("title"), Message("{title} is wrong", title=need.title), fix=fix)

    level = ERROR if error else WARNING
    return rule(f"SAM99{name}", f"test-{name.lower()}", level)(check)
