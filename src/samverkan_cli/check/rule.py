"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from samverkan_cli.core.diagnostic import Finding, Level
from samverkan_cli.link.project import Project

if TYPE_CHECKING:
    from samverkan_cli.pick.record import Record

ERROR, WARNING, INFO = Level.ERROR, Level.WARNING, Level.INFO
UNDECIDED_KINDS = frozenset({"inquiry", "proposal", "report"})
"""Kinds of document that decide nothing yet."""
UNSILENCEABLE = frozenset({"SAM001", "SAM002", "SAM003", "SAM004", "SAM005", "SAM010", "SAM011"})
"""What no comment and no setting can silence: a plan that cannot be read, and ignores themselves."""
UNREADABLE = frozenset({"SAM001", "SAM002", "SAM003", "SAM005"})
"""What makes a plan incomplete, and so is always told."""


@dataclass(frozen=True, slots=True)
class Given:
    """What rules need from outside.

    `today` is the day for which the plan is judged. `has_file` tells whether the workspace has a file of a name, which
    is relative to the workspace, with `/`; `record` gives the record of a choice that such a file holds, None where it
    holds none that can be read.
    """

    today: date
    has_file: Callable[[str], bool] = field(default=lambda name: False, compare=False)  # noqa: ARG005
    record: Callable[[str], Record | None] = field(default=lambda name: None, compare=False)  # noqa: ARG005


Check = Callable[[Project, Given], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A question about a plan.

    `draft` is its level while the document is not adopted, `adopted` from then on. `module` is where it lives, and
    its page beside it. `check` is None where another stage finds it: reading or linking. In documents that decide
    nothing yet, a rule that is `decided_only` is an info. One that is `swedish` reads Swedish, and runs where the
    document is said to be in that language. What one finds that is `everywhere` is told of a part that plans share only
    if it is so in every plan that shares it.
    """

    code: str
    name: str
    draft: Level
    adopted: Level
    module: str
    check: Check | None = None
    decided_only: bool = False
    swedish: bool = False
    everywhere: bool = False

    @property
    def family(self) -> str:
        """The folder that it lives in."""
        return self.module.split(".")[-2]

    def level(self, kind: str, *, settled: bool) -> Level:
        """How grave its findings are in a document of a kind, adopted or not."""
        if self.decided_only and kind in UNDECIDED_KINDS:
            return INFO
        return self.adopted if settled else self.draft

    def is_called(self, word: str) -> bool:
        """Whether a word means this rule: its code, its name, or a beginning of its code such as SAM2."""
        upper = word.upper()
        return word.lower() == self.name or (upper.startswith("SAM") and self.code.startswith(upper))


def rule(
    code: str,
    name: str,
    *,
    draft: Level,
    adopted: Level,
    decided_only: bool = False,
    swedish: bool = False,
    everywhere: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a function that looks at a plan."""

    def make(check: Check) -> Rule:
        return Rule(code, name, draft, adopted, check.__module__, check, decided_only, swedish, everywhere)

    return make


def told(code: str, name: str, module: str, *, draft: Level, adopted: Level) -> Rule:
    """A rule whose findings are made while reading or linking."""
    return Rule(code, name, draft, adopted, module)
