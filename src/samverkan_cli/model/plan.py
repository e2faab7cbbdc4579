"""A plan: its document, and every collection that a file may hold."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache

from samverkan_cli.model import (
    document,
    focus,
    follow_up,
    goals,
    groups,
    law,
    mapping,
    measures,
    money,
    needs,
    owners,
    periods,
    success,
)
from samverkan_cli.model.document import Appendix, BestInterests, Document, Publication, Section, Term
from samverkan_cli.model.focus import FocusArea
from samverkan_cli.model.follow_up import FollowUp, LogEntry, Phase, ProposedDecision
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.groups import Group
from samverkan_cli.model.law import GoverningDocument
from samverkan_cli.model.mapping import Intervention
from samverkan_cli.model.measures import Indicator
from samverkan_cli.model.money import Funding
from samverkan_cli.model.needs import Commission, Need
from samverkan_cli.model.owners import Owner
from samverkan_cli.model.periods import Period
from samverkan_cli.model.success import SuccessFactor
from samverkan_cli.model.thing import Entries, Many, Part


class Plan(Part):
    """What one file holds, or all the files of a plan together."""

    document: Document | None = None
    commissions: Entries[Commission] = Entries()
    sections: Entries[Section] = Entries()
    terms: Entries[Term] = Entries()
    owners: Entries[Owner] = Entries()
    groups: Entries[Group] = Entries()
    governing_documents: Entries[GoverningDocument] = Entries()
    needs: Entries[Need] = Entries()
    focus_areas: Entries[FocusArea] = Entries()
    goals: Entries[Goal] = Entries()
    periods: Entries[Period] = Entries()
    indicators: Entries[Indicator] = Entries()
    interventions: Entries[Intervention] = Entries()
    funding: Entries[Funding] = Entries()
    phases: Entries[Phase] = Entries()
    log: Many[LogEntry] = ()
    follow_ups: Entries[FollowUp] = Entries()
    decisions: Entries[ProposedDecision] = Entries()
    best_interests: BestInterests | None = None
    success_factors: Entries[SuccessFactor] = Entries()
    appendices: Entries[Appendix] = Entries()
    sources: Entries[Publication] = Entries()


def kinds() -> Iterator[type[Part]]:
    """Every model of the format, in the order of the modules."""
    for module in _MODULES:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Part) and value.__module__ == module.__name__:
                yield value


_MODULES = (
    document, owners, groups, law, needs, money, focus, goals, periods, measures, mapping, follow_up, success,
    sys.modules[__name__],
)  # fmt: skip


@cache
def complete() -> type[Plan]:
    """The Plan model, ready to validate: words that speak of one another are made known to one another, once."""
    words = {kind.__name__: kind for kind in kinds()}
    for module in _MODULES:
        for name, kind in words.items():
            vars(module).setdefault(name, kind)
    Plan.model_rebuild(force=True)
    return Plan
