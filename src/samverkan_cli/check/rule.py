"""What a rule is, and a finding as it is reported: with its rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from samverkan_cli.core.diagnostic import Finding, Fix, Level
from samverkan_cli.core.diagnostic import Weight as Weight
from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Span

if TYPE_CHECKING:
    from samverkan_cli.check.gathering import Among
    from samverkan_cli.compare.differences import Since
    from samverkan_cli.derive.reviewed import Reviews
    from samverkan_cli.link.project import Project
    from samverkan_cli.pick.record import Record

ERROR, WARNING, INFO = Level.ERROR, Level.WARNING, Level.INFO
PACKAGE = "samverkan_cli.rules"
"""Where the rules live, each in the folder of its family."""
_STRUCTURAL = frozenset({"reading", "identity"})


PictureFault: TypeAlias = "tuple[Message, Message]"
"""Why a picture cannot be printed, and what to do."""


@record
class Given:
    """What rules need from outside.

    `today` is the day for which the plan is judged. `has_file` says whether the workspace has a file of a name, which
    is relative to the workspace, with `/`; `record` gives the record of a choice that such a file holds, None where it
    holds none that can be read, and `records` the names of all files that a plan's folder has for them. `picture` says
    what is wrong with a picture in such a file, and what to do, if anything. `carried_out_by` gives the plans of the
    workspace that carry out the plan of a name, and `own_signs` the code points that fonts of its own have a sign for.
    `reviewed` gives what has been looked at since it was reworded, by a plan's folder.
    `language` is that of the plan's text, as far as it is known, and `since` the version that the plan is
    compared with, if it is with any.
    """

    today: date
    language: str | None = None
    since: Since | None = None
    has_file: Callable[[str], bool] = field(default=lambda name: False, compare=False)  # noqa: ARG005
    record: Callable[[str], Record | None] = field(default=lambda name: None, compare=False)  # noqa: ARG005
    records: Callable[[str], tuple[str, ...]] = field(default=lambda folder: (), compare=False)  # noqa: ARG005
    picture: Callable[[str], PictureFault | None] = field(default=lambda name: None, compare=False)  # noqa: ARG005
    own_signs: Callable[[], frozenset[int]] = field(default=frozenset, compare=False)
    carried_out_by: Callable[[str], tuple[Project, ...]] = field(default=lambda name: (), compare=False)  # noqa: ARG005

    reviewed: Callable[[str], Reviews] = field(default=lambda folder: {}, compare=False)  # noqa: ARG005

    def language_of(self, plan: Project) -> str | None:
        """The language of a plan's text: its own, else that of the workspace, else Swedish if it plainly is."""
        return plan.document.tongue or self.language


Check: TypeAlias = "Callable[[Project, Given], Iterable[Finding]]"
Compare: TypeAlias = "Callable[[Mapping[str, Any], Given], Iterable[tuple[str, Finding]]]"
"""What finds something in several plans, from what was noted of each: the name of the plan that it is in, and it."""


class Stage(StrEnum):
    """What finds the findings of a rule: reading files, linking plans, or checking, which calls the rule itself.

    Comparing calls it too, with what it noted of each plan of one municipality.
    """

    READING = "reading"
    LINKING = "linking"
    CHECKING = "checking"
    COMPARING = "comparing"


WEIGHTS = tuple(Weight)
"""The weights, the gravest first."""


class Reveal(StrEnum):
    """Whether what is found of a thing, once it can be read, was wrong before: whoever let it be read did no harm."""

    NEVER = "never"
    WITH_SAFE_FIX = "with a safe fix"
    ALWAYS = "always"


class Share(NamedTuple):
    """From when on findings of a rule are gathered: so many, and such a share of those it asked, in percent."""

    fewest: int
    percent: int


@record
class Rule:
    """A question about a plan: what is known of it without asking it.

    `draft` is its level while the document is not adopted, `adopted` from then on; `kinds` has the level that it has at
    most in kinds of document that decide nothing yet. In the kinds of `silent` it does not run, and in those of
    `needs_activities` only where the plan has activities at all. It runs where the document is in the language that it
    needs, if any; where a day is known from which or until which the plan holds, or the whole plan could be read, if it
    needs that. One that needs an earlier version runs where the plan is compared with one. `gathers` says from when on
    its findings are said as one, of the collection that they are in. One finds more in the languages that it `reads`.

    What a rule that needs every plan finds in a part that plans share is a finding only if it is one in each of those
    plans. One that makes incomplete is never left out, since nothing more is known of the file; one that hides leaves
    something of the plan out, of which no other rule speaks: also what holds it, where it hides the holder. `reveal` is
    for fixes, which may let be read what was left out. What one that reads today's date finds may come and go though
    the plan stays as it is.
    """

    code: str
    name: str
    family: str
    draft: Level
    adopted: Level
    weight: Weight
    stage: Stage = Stage.CHECKING
    kinds: Mapping[str, Level] = field(default_factory=dict, hash=False)
    silent: frozenset[str] = frozenset()
    needs_activities: frozenset[str] = frozenset()
    gathers: Share | None = None
    needs_language: str | None = None
    reads: frozenset[str] = frozenset()
    needs_validity: bool = False
    needs_whole_plan: bool = True
    needs_every_plan: bool = False
    needs_earlier: bool = False
    silenceable: bool = True
    makes_incomplete: bool = False
    hides: bool = False
    hides_holder: bool = False
    reads_today: bool = False
    reveal: Reveal = Reveal.NEVER

    @property
    def module(self) -> str:
        """Where it lives, and its page beside it."""
        return f"{PACKAGE}.{self.family}.{self.name.replace('-', '_')}"

    @property
    def is_structural(self) -> bool:
        """Whether it is about how files are read and things are distinguished: with errors of that, nothing is made."""
        return self.family in _STRUCTURAL

    def check(self, plan: Project, given: Given) -> Iterable[Finding]:
        """What it finds in a plan, for which its module is imported; nothing if another stage finds it."""
        if self.stage is not Stage.CHECKING:
            return ()
        check: Check = import_module(self.module).check
        return check(plan, given)

    def note(self, plan: Project, given: Given) -> Any:
        """What it has to know of a plan to compare it with others: little, since that of all plans is held at once."""
        return import_module(self.module).note(plan, given)

    def compare(self, noted: Mapping[str, Any], given: Given) -> Iterable[tuple[str, Finding]]:
        """What it finds in the plans of one municipality, of each of which it has noted something."""
        compare: Compare = import_module(self.module).compare
        return compare(noted, given)

    def level(self, kind: str, *, settled: bool) -> Level:
        """How grave its findings are in a document of a kind, adopted or not."""
        level = self.adopted if settled else self.draft
        return min(level, self.kinds.get(kind, level))

    def is_called(self, word: str) -> bool:
        """Whether a word means this rule: its code, its name, or a beginning of its code such as SAM2."""
        upper = word.upper()
        return word.lower() == self.name or (upper.startswith("SAM") and self.code.startswith(upper))


@record
class Diagnostic:
    """One fault, ready to be reported.

    `plan` is None where the fault is in a part that several plans share, or in the workspace's settings; `plans` are
    all that it concerns. `id` recognises it from run to run, and `path` is its place without the index of any list;
    both are empty until they are asked for (`report.identity`). `among` are those of whom it is one, where it may be
    gathered with others, of which the one with the lowest `telling` is named first; `gathered` are those that it is. A
    `grave` one comes before others of its weight.
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
    among: Among | None = field(default=None, compare=False, repr=False)
    telling: int = 0
    gathered: tuple[Diagnostic, ...] = ()
    grave: bool = False

    @property
    def share(self) -> float:
        """Which share of those that its rule asked it speaks of; none, where it speaks of one."""
        return len(self.gathered) / self.among.asked if self.gathered and self.among is not None else 0.0

    @property
    def weighing(self) -> tuple[object, ...]:
        """Where it stands among others by what it is to a reader: by weight, level and share, and then by place."""
        span = self.span
        place = (0, "", 0, 0) if span is None else (1, span.file, span.line, span.column)
        return (WEIGHTS.index(self.rule.weight), not self.grave, -self.level, -self.share, place, self.code)

    @property
    def code(self) -> str:
        """The code of its rule."""
        return self.rule.code

    @property
    def name(self) -> str:
        """The name of its rule."""
        return self.rule.name
