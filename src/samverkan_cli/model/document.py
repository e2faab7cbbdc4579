"""The document itself: what it is, who decided it, how long it holds, what it promised to report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from samverkan_cli.model.enums import DocumentKind, DocumentStatus, Language, SectionPlace
from samverkan_cli.model.shown import HIDDEN, Shown
from samverkan_cli.model.thing import Back, Entries, Many, Part, Ref, Thing
from samverkan_cli.model.values import (
    Address,
    AgeSpan,
    Article,
    Dated,
    Day,
    Lasting,
    Line,
    MunicipalCode,
    Recurring,
    Sign,
    Text,
    Title,
    Year,
    YesNo,
)

if TYPE_CHECKING:
    from samverkan_cli.model.follow_up import FollowUp
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.owners import Owner


class Municipality(Part):
    """The municipality whose plan it is."""

    name: Line | None = None
    """The municipality's name. Example: Exempel kommun"""
    code: MunicipalCode | None = None
    """Its code of four digits, in quotation marks. Example: "0162" """


class Adoption(Part):
    """The decision by which the document holds."""

    by: Annotated[Owner | Group | None, Ref("owners", "groups")] = None
    """Who decided it. Example: kommunfullmäktige"""
    date: Dated | None = None
    """When it was decided: a day, or a month or a year where no more is known. Example: 2026-06-15"""
    section: Sign | None = None
    """The paragraph of the minutes. Example: § 42"""


class Validity(Part):
    """How long the document holds; `until` is its last day."""

    from_: Day | None = Field(None, alias="from")
    """The first day that it holds. Example: 2026-07-01"""
    until: Day | None = None
    """The last day that it holds. Example: 2028-06-30"""
    for_: Lasting | None = Field(None, alias="for")
    """How long it holds, counted from the first day, else from the day of adoption. Example: 2 years"""


class Review(Part):
    """When the document, or a group, is to be looked over."""

    every: Annotated[Recurring | None, Shown("")] = None
    """How often it is looked over. Example: 2 years"""
    date: Annotated[Day | None, Shown("")] = None
    """The day by which it is looked over. Example: 2028-06-30"""


class ReportPromise(Thing):
    """A promised report back, counted from the day of adoption."""

    planwide = True
    after: Annotated[Lasting | None, Shown("After adoption", "when")] = None
    """How long after the day of adoption. Example: 1 year"""
    by: Annotated[Owner | Group | None, Ref("owners", "groups"), Shown("From", "who")] = None
    """Who reports. Example: socialnämnden"""
    to: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("To", "who")] = ()
    """To whom. Example: kommunstyrelsen"""
    answers: ClassVar[Back[FollowUp]] = Back()


class AgeGroup(Thing):
    """A span of ages that the plan works with as one."""

    title: Title
    """What the age group is called. Example: Grundskolan"""
    text: Text | None = None
    """More about it. Example: De som går i grundskolan."""
    ages: Annotated[AgeSpan | None, Shown("Ages", "whom")] = None
    """The ages in it, both ends included. Example: 6-15"""


class Document(Part):
    """What stands on the first page."""

    title: Title
    """What the document is called. Example: Handlingsplan för tidiga insatser"""
    kind: Annotated[DocumentKind, Shown("Kind")]
    """What kind of document it is. Example: action-plan"""
    text: Text | None = None
    """What stands below the title. Example: Gäller hela kommunen."""
    status: Annotated[DocumentStatus | None, Shown("Status")] = None
    """How far it has come; what is not adopted is printed as a draft. Example: draft"""
    language: Annotated[Language | None, HIDDEN] = None
    """The language that it is written in. Example: sv"""
    municipality: Annotated[Municipality | None, Shown("Municipality", form="name")] = None
    """Whose document it is. Example: {name: Exempel kommun, code: "0162"}"""
    registry_no: Annotated[Sign | None, Shown("Registry number")] = None
    """The registry number of the matter. Example: KS 2026/123"""
    adopted: Annotated[Adoption | None, Shown("Adopted")] = None
    """When and by whom it was decided, or is to be.

    Example: {date: 2026-06-15, by: kommunfullmäktige, section: § 42}
    """
    owners: Annotated[
        Many[Owner | Group],
        Ref("owners", "groups", back="documents"),
        Shown("Document owner", "who", "Document owner is missing"),
    ] = ()
    """Who answers for the document. Example: [socialchef, skolchef]"""
    lead: Annotated[Owner | Group | None, Ref("owners", "groups"), Shown("Led by", "who")] = None
    """Who leads, where several answer for it. Example: socialchef"""
    process_lead: Annotated[Owner | Group | None, Ref("owners", "groups"), Shown("Process lead", "who")] = None
    """Who leads the work with it. Example: folkhälsosamordnare"""
    applies_to: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Applies to", "who")] = ()
    """Which bodies it holds for. Example: [socialförvaltningen, utbildningsförvaltningen]"""
    version: Annotated[Sign | None, Shown("Version")] = None
    """Which version it is. Example: 1"""
    revised: Annotated[Day | None, Shown("Revised")] = None
    """The day it was last changed. Example: 2026-06-15"""
    valid: Annotated[Validity | None, Shown("Valid", "when")] = None
    """From when to when it holds. Example: {from: 2026-07-01, until: 2028-06-30}"""
    review: Annotated[Review | None, Shown("Reviewed", "when")] = None
    """When it is to be looked over. Example: {every: 2 years}"""
    reporting: Annotated[Entries[ReportPromise], Shown("Reported back", "when")] = Entries()
    """The reports back that it promises. Example: {år-1: {after: 1 year, by: socialnämnden, to: kommunstyrelsen}}"""
    ages: Annotated[AgeSpan | None, Shown("Ages", "whom")] = None
    """The ages that it is about. Example: 0-20"""
    age_groups: Annotated[Entries[AgeGroup], Shown("Age groups", "whom")] = Entries()
    """The groups of ages that it works with. Example: {skola: {title: Grundskolan, ages: 6-15}}"""
    summary: Annotated[Text | None, Shown("Summary", detail=True)] = None
    """The whole of it in short. Example: Planen samlar arbetet i fyra områden."""

    @property
    def settled(self) -> bool:
        """Whether it has been adopted, now or once: its rules are the stricter ones."""
        return self.status in ("adopted", "expired")


class Section(Thing):
    """A piece of the document's prose."""

    title: Title
    """The heading. Example: Inledning"""
    text: Text | None = None
    """What stands under the heading. Example: Många verksamheter möter samma barn."""
    place: Annotated[SectionPlace | None, HIDDEN] = None
    """Where it stands: before or after the plan table, or among the appendices. Example: before"""


class Term(Thing):
    """A word or an abbreviation, and what it means."""

    title: Title
    """The word or the abbreviation. Example: ANDTS"""
    text: Text | None = None
    """What it means. Example: Alkohol, narkotika, dopning, tobak och spel."""


class BestInterests(Part):
    """The assessment of the child's best interests (article 3 of the Convention on the Rights of the Child)."""

    affected: Annotated[YesNo | None, Shown("Children are affected")] = None
    """Whether children are affected. Example: true"""
    children: Annotated[Text | None, Shown("Which children, and how")] = None
    """Which children, and how. Example: Alla barn i grundskolan."""
    articles: Annotated[Many[Article], Shown("Articles of the Convention on the Rights of the Child")] = ()
    """The articles of the convention that have been weighed. Example: [3, 12]"""
    knowledge: Annotated[Text | None, Shown("What is known")] = None
    """What is known that matters. Example: Enkäten till elever år 2025."""
    heard: Annotated[Text | None, Shown("How children have been heard")] = None
    """How children have been heard. Example: Två elevråd har lämnat synpunkter."""
    assessment: Annotated[Text | None, Shown("What is best for the children")] = None
    """What is best for the children, and why. Example: Tidigt stöd är bäst för barnen."""
    compensation: Annotated[Text | None, Shown("What makes up for another choice")] = None
    """What makes up for it where something else was chosen. Example: Stöd ges under sommaren."""


class Appendix(Thing):
    """What is attached: a file (relative to the plan's folder), a link, or a text."""

    title: Title
    """What the appendix is called. Example: Kartläggning"""
    text: Text | None = None
    """The appendix itself, where it is a text. Example: Så gick kartläggningen till."""
    file: Annotated[Address | None, Shown("File", gap="The appendix is missing", unless=("link", "text"))] = None
    """The file, relative to the plan's folder. Example: kartläggning.pdf"""
    link: Annotated[Address | None, Shown("Link", form="link")] = None
    """Where it is to be found. Example: https://exempel.se/kartläggning"""


class Publication(Thing):
    """A work that the plan draws on."""

    title: Title
    """What the work is called. Example: Börja med barnen"""
    text: Text | None = None
    """More about it, such as who published it. Example: Slutbetänkande."""
    year: Annotated[Year | None, Shown("Year")] = None
    """The year it was published. Example: 2021"""
    link: Annotated[Address | None, Shown("Link", form="link")] = None
    """Where it is to be found. Example: https://exempel.se/rapport"""
