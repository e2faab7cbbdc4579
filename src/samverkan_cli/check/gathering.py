"""Gathering: where most of those that a rule asked are at fault in the same way, that is said once.

Which things a rule asks, and what is said of many of them, its module gives as `gatherings`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import TypeAlias

from samverkan_cli.check.rule import Diagnostic, Rule, Share
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import Message, Value, counted
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Span
from samverkan_cli.link.project import Project
from samverkan_cli.model.thing import Part

UNDECIDED = Share(2, 0)
"""In a document that decides nothing yet, two are gathered whatever their share."""
SHOWN = 5
"""Of so many of those at fault the places are shown."""
Asked: TypeAlias = Callable[[Project], Iterable[Part]]
_Places: TypeAlias = dict[tuple[str, KeyPath], Part]


@record
class Gathering:
    """Whom a rule asks, and what is said of `{n}` of `{of}` of them, and of all `{n}`.

    Where nobody is asked one by one, as where a text is read, what is found is gathered at the document. `named` is the
    gap in a single finding's message of which the values are listed, in a gap of that name. `help` says what to do,
    where that of a single finding does not fit several.
    """

    asked: Asked | None
    some: str
    all: str
    named: str = ""
    help: Message | None = None


@dataclass(eq=False, slots=True)
class Among:
    """Those whom a rule asked in one plan, or in what plans share: in which collection, and how many.

    `number` is which of the rule's gatherings it is.
    """

    rule: Rule
    number: int
    share: Share
    route: KeyPath
    span: Span
    asked: int
    shared: bool = False
    places: set[Hashable] = field(default_factory=set)
    """Of what plans share, what was asked."""

    @property
    def gathering(self) -> Gathering:
        """Whom the rule asks, and what is said of many of them."""
        gatherings: Sequence[Gathering] = import_module(self.rule.module).gatherings
        return gatherings[self.number]

    def join(self, other: Among) -> None:
        """Count those too whom the rule asked in what another plan shares."""
        self.places |= other.places
        self.asked, self.share = len(self.places), max(self.share, other.share)


class Gatherer:
    """Tells of a finding of one plan in which collection it is, and how telling it is."""

    def __init__(self, locate: Callable[[Location], Span]) -> None:
        self._locate = locate
        self._here: dict[tuple[Rule, int, bool], Among] = {}
        self._asked: dict[Asked, _Places] = {}

    def among(self, rule: Rule, plan: Project, where: object) -> tuple[Among, int] | None:
        """Those of whom a finding is one, if they may be gathered, and a number that is lower the more it tells."""
        share = UNDECIDED if plan.document.kind in rule.kinds else rule.gathers
        if share is None or not isinstance(where, Location):
            return None
        gatherings: Sequence[Gathering] = import_module(rule.module).gatherings
        for n, gathering in enumerate(gatherings):
            if gathering.asked is None:
                document = plan.document
                first: _Places = {(document.source_file, document.route): document}
                shared = document.source_file in plan.shared_files
                return self._of(plan, rule, n, share, first, shared=shared), 0
            places = self._asked.get(gathering.asked)
            if places is None:
                places = {(each.source_file, each.route): each for each in gathering.asked(plan)}
                self._asked[gathering.asked] = places
            for end in range(len(where.route), 0, -1):
                part = places.get((where.file, where.route[:end]))
                if part is not None:
                    among = self._of(plan, rule, n, share, places, shared=where.file in plan.shared_files)
                    return among, _telling(part)
        return None

    def _of(self, plan: Project, rule: Rule, n: int, share: Share, places: _Places, *, shared: bool) -> Among:
        among = self._here.get((rule, n, shared))
        if among is not None:
            return among
        inside = [each for each in places if (each[0] in plan.shared_files) is shared]
        file, route = inside[0]
        key = Location(file, route[:1])
        held: set[Hashable] = set(inside) if shared else set()
        among = Among(rule, n, share, key.route, self._locate(key), len(inside), shared, held)
        self._here[rule, n, shared] = among
        return among


def _telling(part: Part) -> int:
    said = vars(part)  # to ask a model for a field that it does not have is slow
    rank = said.get("rank") or said.get("priority")
    return int(rank) if rank else 1_000_000 - int(said.get("mentions") or 0)


def gathered(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings with those that are many of one collection as one; what was left out before, was asked all the same."""
    groups: dict[Among, list[Diagnostic]] = {}
    result = []
    for each in found:
        if each.among is not None:
            groups.setdefault(each.among, []).append(each)
        else:
            result.append(each)
    for among, several in groups.items():
        n, share = len(several), among.share
        if n >= share.fewest and n * 100 >= share.percent * among.asked:
            result.append(_as_one(among, several))
        else:
            result += several
    return result


def _as_one(among: Among, several: Sequence[Diagnostic]) -> Diagnostic:
    first, gathering = several[0], among.gathering
    telling = sorted(several, key=lambda each: each.telling)
    values: dict[str, Value] = {"n": len(several), "of": among.asked}
    if gathering.named:
        named = list(dict.fromkeys(_values(telling, gathering.named)))
        rest = len(named) - SHOWN
        more = [counted("{n} other", "{n} others", rest)] if rest > 0 else []
        values[gathering.named] = (*named[:SHOWN], *more)
    text = gathering.all if gathering.asked is None or len(several) >= among.asked else gathering.some
    return replace(
        first,
        level=max(each.level for each in several),
        message=Message(text, **{gap: value for gap, value in values.items() if f"{{{gap}}}" in text}),
        help=gathering.help or telling[0].help,
        span=among.span,
        route=among.route,
        related=tuple((each.message, each.span) for each in telling[:SHOWN] if each.span is not None),
        fix=None,
        plans=tuple(dict.fromkeys(plan for each in several for plan in each.plans)),
        gathered=tuple(telling),
        id="",
        path=(),
    )


def _values(several: Iterable[Diagnostic], gap: str) -> Iterator[str | Message]:
    for each in several:
        for name, value in each.message.values:
            if name == gap and isinstance(value, str | Message):
                yield value
