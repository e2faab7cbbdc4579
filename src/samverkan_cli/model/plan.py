"""A plan: its document, and every collection that a file may hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated

from samverkan_cli.model.alternatives import OneOf
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
from samverkan_cli.model.shown import HIDDEN, Shown
from samverkan_cli.model.success import SuccessFactor
from samverkan_cli.model.thing import Entries, Many, Part


class Plan(Part):
    """What one file holds, or all the files of a plan together."""

    document: Annotated[Document | None, HIDDEN] = None
    """What stands on the first page; one file of the plan has it.

    Example: {title: Handlingsplan för tidiga insatser, kind: action-plan}
    """
    commissions: Annotated[Entries[Commission], Shown("The commission")] = Entries()
    """What was asked for, by whom, and what answers it.

    Example: {kf-2015: {title: Uppdrag från fullmäktige, by: kommunfullmäktige}}
    """
    sections: Annotated[Entries[Section], Shown("Prose", by="place")] = Entries()
    """The prose of the document, in order.

    Example: {inledning: {title: Inledning, place: before, text: Många möter samma barn.}}
    """
    terms: Annotated[Entries[Term], Shown("Terms and abbreviations")] = Entries()
    """Words and abbreviations, and what they mean.

    Example: {andts: {title: ANDTS, text: "Alkohol, narkotika, dopning, tobak och spel"}}
    """
    owners: Annotated[Entries[Owner], Shown("Functions and bodies")] = Entries()
    """Who can answer for something. Example: {socialchef: {title: Socialchef, kind: function}}"""
    groups: Annotated[Entries[Group], Shown("Organisation")] = Entries()
    """Councils, steering groups, working groups and reference groups.

    Example: {centrala-rådet: {title: Centrala samverkansrådet, kind: central-council}}
    """
    governing_documents: Annotated[
        Entries[GoverningDocument], Shown("Governing documents", by="scope", rest="Scope is missing")
    ] = Entries()
    """What the plan rests on.

    Example: {socialtjänstlagen: {title: Socialtjänstlag, kind: act, reference: "SFS 2025:400"}}
    """
    needs: Annotated[Entries[Need], Shown("What needs to improve", by="kind", rest="Other needs", by_turn=True)] = (
        Entries()
    )
    """Challenges, areas to improve and priorities.

    Example: {en-väg-in: {title: En väg in för familjer, kind: priority}}
    """
    focus_areas: Annotated[Entries[FocusArea], Shown("Focus areas")] = Entries()
    """What the plan is about, with strategies and activities.

    Example: {föräldrastöd: {title: Föräldrastöd och vuxenengagemang}}
    """
    goals: Annotated[Entries[Goal], Shown("Goals", by="direction", rest="Direction is missing")] = Entries()
    """The goal bank, from which each period picks.

    Example: {trygg-fritid: {title: Känna sig trygga på fritiden, direction: universal}}
    """
    periods: Annotated[Entries[Period], Shown("Goals of the period")] = Entries()
    """What was picked from the bank, for how long, by whom.

    Example: {2027-2028: {from: 2027-01-01, until: 2028-12-31}}
    """
    indicators: Annotated[Entries[Indicator], Shown("Indicators")] = Entries()
    """How one sees whether it works. Example: {svarstid-chatt: {title: Svarstid i chatten, unit: timmar}}"""
    interventions: Annotated[Entries[Intervention], Shown("Mapping", by="prevention", rest="Level is missing")] = (
        Entries()
    )
    """The mapping: what is done already. Example: {komet: {title: Komet, prevention: preventive}}"""
    funding: Annotated[Entries[Funding], Shown("Funding")] = Entries()
    """Where the money comes from. Example: {innovationsfonden: {title: Innovationsfonden, kind: internal}}"""
    phases: Annotated[Entries[Phase], Shown("Phases")] = Entries()
    """The stages of the work, in order. Example: {planering: {title: Planering, from: 2027-01-01, for: 6 months}}"""
    log: Annotated[Many[LogEntry], Shown("What has happened")] = ()
    """What happened, in order. Example: [{date: 2026-08, title: Första mötet med skolorna}]"""
    follow_ups: Annotated[Entries[FollowUp], Shown("Follow-up reports")] = Entries()
    """The reports back. Example: {år-1: {title: Uppföljning år 1, date: 2027-09-20}}"""
    decisions: Annotated[Entries[ProposedDecision], Shown("Proposed decisions")] = Entries()
    """What is proposed to be decided. Example: {godkänn: {text: Socialnämnden antar planen.}}"""
    best_interests: Annotated[BestInterests | None, Shown("The child's best interests")] = None
    """The assessment of the child's best interests. Example: {affected: true, articles: [3, 12]}"""
    success_factors: Annotated[Entries[SuccessFactor], Shown("Success factors")] = Entries()
    """What good work rests on, for self-assessment. Example: {ledarskap: {title: Aktivt och målinriktat ledarskap}}"""
    appendices: Annotated[Entries[Appendix], Shown("Appendices")] = Entries()
    """What is attached. Example: {kartläggning: {title: Kartläggning, file: kartläggning.pdf}}"""
    sources: Annotated[Entries[Publication], Shown("Sources")] = Entries()
    """The works that the plan draws on. Example: {börja-med-barnen: {title: Börja med barnen, year: 2021}}"""


def kinds() -> Iterator[type[Part]]:
    """Every model of the format."""
    rest: list[type[Part]] = [Part]
    seen: set[type[Part]] = set()
    while rest:
        kind = rest.pop()
        if kind in seen:
            continue
        seen.add(kind)
        rest.extend(kind.__subclasses__())
        if kind.__module__.startswith(f"{__package__}.") and kind.__module__ not in (Part.__module__, OneOf.__module__):
            yield kind


@cache
def kinds_by_name() -> dict[str, type[Part]]:
    """Every model by its name: a word speaks of others that its module does not import."""
    return {kind.__name__: kind for kind in kinds()}
