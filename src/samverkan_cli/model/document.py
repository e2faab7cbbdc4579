"""The document itself: what it is, who decided it, how long it holds, what it promised to report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from samverkan_cli.model.declaration import option
from samverkan_cli.model.enums import Audience, DocumentKind, DocumentStatus, Outcome, SectionPlace
from samverkan_cli.model.layout import Layout
from samverkan_cli.model.shown import HIDDEN, NUMBER, Shown
from samverkan_cli.model.thing import Back, Entries, Keyed, Many, Noted, Ref, Thing, Titled
from samverkan_cli.model.values import (
    Address,
    AgeSpan,
    Article,
    Dated,
    From,
    LanguageTag,
    Lasting,
    Line,
    MunicipalCode,
    OpenUntil,
    Repeated,
    Sign,
    Text,
    Title,
    Until,
    Year,
    YesNo,
)

if TYPE_CHECKING:
    from samverkan_cli.model.follow_up import FollowUp
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.owners import Owner


class Municipality(Noted):
    """The municipality whose plan it is."""

    name: Line | None = None
    """The municipality's name. Example: Exempel kommun"""
    code: MunicipalCode | None = None
    """Its code of four digits, in quotation marks. Example: "0162" """


class Adoption(Noted):
    """The decision by which the document holds."""

    by: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    """Who decided it. Example: kommunfullmäktige"""
    date: Dated | None = None
    """When it was decided: a day, or a month or a year where no more is known. Example: 2026-06-15"""
    section: Sign | None = None
    """The paragraph of the minutes. Example: § 42"""


class Validity(Noted):
    """How long the document holds; `until` is its last day."""

    from_: From | None = option(None, key="from")
    """The first day that it holds. Example: 2026-07-01"""
    until: OpenUntil | None = None
    """The last day that it holds, or that it holds until further notice. Example: 2028-06-30"""
    for_: Lasting | None = option(None, key="for")
    """How long it holds, counted from the first day, else from the day of adoption. Example: 2 years"""


class Review(Noted):
    """When the document, or a group, is to be looked over."""

    every: Annotated[Repeated | None, Shown("")] = None
    """How often it is looked over. Example: 2 years"""
    date: Annotated[Until | None, Shown("")] = None
    """The day by which it is looked over. Example: 2028-06-30"""


class ReportPromise(Thing):
    """A promised report back, counted from the day of adoption."""

    planwide = True
    after: Annotated[Lasting, Shown("After adoption", "when")]
    """How long after the day of adoption. Example: 1 year"""
    by: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("From", "who")] = ()
    """Who reports. Example: socialnämnden"""
    to: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("To", "who")] = ()
    """To whom. Example: kommunstyrelsen"""
    answers: ClassVar[Back[FollowUp]] = Back()


class AgeGroup(Titled, Thing):
    """A span of ages that the plan works with as one."""

    title: Title
    """What the age group is called. Example: Grundskolan"""
    text: Text | None = None
    """More about it. Example: De som går i grundskolan."""
    ages: Annotated[AgeSpan | None, Shown("Ages", "whom")] = None
    """The ages in it, both ends included. Example: 6-15"""


class Handling(Noted):
    """A body that dealt with the matter on the way to the decision."""

    known_by = ("by", "date")

    by: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    """Who dealt with it. Example: socialnämnden"""
    date: Dated | None = None
    """When. Example: 2026-04-14"""
    section: Sign | None = None
    """The paragraph of the minutes. Example: § 31"""


class Revision(Noted):
    """A change of the document after it was adopted."""

    known_by = ("version", "date")

    stands_alone = True
    date: Annotated[Dated | None, HIDDEN] = None
    """When it was changed. Example: 2027-06-15"""
    version: Annotated[Sign | None, HIDDEN] = None
    """Which version it became. Example: 2"""
    by: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Decided by", "who")] = ()
    """Who decided it. Example: socialnämnden"""
    text: Text | None = None
    """What was changed. Example: Två aktiviteter tillkom."""


class Replaced(Titled):
    """The plan before this one."""

    title: Title
    """What it is called. Example: Handlingsplan 2022-2024"""
    text: Text | None = None
    """More about it. Example: Planen gällde tre områden."""
    plan: Annotated[Thing | None, Ref("plans"), Shown("Plan")] = None
    """Its name, where it is a plan of the workspace. Example: gammal-plan"""
    evaluation: Annotated[Text | None, Shown("What came of it")] = None
    """What came of it. Example: Hälften av aktiviteterna blev av."""


class Reply(Noted):
    """What somebody answered who was asked, and what was done about it."""

    date: Annotated[Dated | None, Shown("Date", "when")] = None
    """When the reply came. Example: 2026-04-20"""
    text: Text | None = None
    """What they say. Example: Regionen vill ha tydligare mål."""
    outcome: Annotated[Outcome | None, Shown("Outcome of the reply")] = None
    """What was done about it. Example: partly"""
    why: Annotated[Text | None, Shown("Why it was followed or not")] = None
    """Why. Example: Målen ses över nästa år."""


class Consultation(Noted):
    """Who was asked for comments, by when, and what they said."""

    stands_alone = True
    until: Annotated[Until | None, Shown("Comments by", "when")] = None
    """The last day for comments. Example: 2026-04-30"""
    asked: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Asked for comments", "who")] = ()
    """Who was asked. Example: [regionen, elevrådet]"""
    replies: Annotated[
        Keyed[Owner | Group, Reply], Ref("owners", "groups"), Shown("Comments from the consultation")
    ] = Keyed()
    """What was answered, by whom, of those asked or not. Example: {regionen: {outcome: partly, text: Bra.}}"""


class Document(Titled):
    """What stands on the first page."""

    title: Title
    """What the document is called. Example: Handlingsplan för tidiga insatser"""
    kind: Annotated[DocumentKind, Shown("Kind")]
    """What kind of document it is. Example: action-plan"""
    text: Text | None = None
    """What stands below the title. Example: Gäller hela kommunen."""
    status: Annotated[DocumentStatus | None, Shown("Status")] = None
    """How far it has come; what is not adopted is printed as a draft. Example: draft"""
    language: Annotated[LanguageTag | None, HIDDEN] = None
    """The language that it is written in, by its tag. Example: sv"""
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
    revised: Annotated[Dated | None, Shown("Revised")] = None
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
    audience: Annotated[Many[Audience], Shown("Audience", "whom")] = ()
    """Whom it is about, not who reads it. Example: children"""
    vision: Annotated[Text | None, Shown("Vision", detail=True)] = None
    """What it is all for, in a sentence or two. Example: Alla barn växer upp i trygghet."""
    summary: Annotated[Text | None, Shown("Summary", detail=True)] = None
    """The whole of it in short. Example: Planen samlar arbetet i fyra områden."""
    prepared_by: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Prepared by", "who")] = ()
    """Who wrote it. Example: [arbetsgruppen]"""
    handling: Annotated[Many[Handling], Shown("Handled by")] = ()
    """Its way through the bodies before the decision.

    Example: [{by: socialnämnden, date: 2026-04-14, section: § 31}]
    """
    consultation: Annotated[Consultation | None, Shown("Consultation")] = None
    """Who was asked for comments, and what they said. Example: {until: 2026-04-30, asked: [regionen]}"""
    carries_out: Annotated[Many[Thing], Ref("governing_documents", "plans"), Shown("Carries out")] = ()
    """What it carries out: plans of the workspace, or governing documents. Example: [strategin]"""
    replaces: Annotated[Replaced | None, Shown("Replaces")] = None
    """The plan before this one, and what came of it. Example: {title: Handlingsplan 2022-2024, plan: gammal-plan}"""
    revisions: Annotated[Many[Revision], Shown("Revisions")] = ()
    """How it has been changed, newest last. Example: [{date: 2027-06-15, version: 2, by: socialnämnden}]"""
    copies_to: Annotated[Many[Owner | Group], Ref("owners", "groups"), Shown("Copies to", "who")] = ()
    """Who it is sent to. Example: [regionen]"""
    layout: Annotated[Layout | None, HIDDEN] = None
    """What is printed, in which order. Example: {leave_out: [owners, bank], gaps: hide}"""

    @property
    def tongue(self) -> str | None:
        """The language that it is written in, whatever variety of it: sv of sv-FI."""
        return self.language.partition("-")[0] if self.language else None

    @property
    def settled(self) -> bool:
        """Whether it has been adopted, now or once: its rules are the stricter ones."""
        return self.status in ("adopted", "expired")


class Subsubsection(Titled, Thing):
    """A piece of prose inside a subsection."""

    title: Title
    """The heading. Example: Tidigare arbete"""
    number: Annotated[Sign | None, NUMBER] = None
    """Its number, as it is printed before the heading. Example: "1.1.1" """
    text: Text | None = None
    """What stands under the heading. Example: Arbetet började år 2019."""


class Subsection(Titled, Thing):
    """A piece of prose inside a section."""

    title: Title
    """The heading. Example: Bakgrund"""
    number: Annotated[Sign | None, NUMBER] = None
    """Its number, as it is printed before the heading. Example: "1.1" """
    text: Text | None = None
    """What stands under the heading. Example: Fullmäktige gav uppdraget."""
    sections: Annotated[Entries[Subsubsection], Shown("Sections")] = Entries()
    """The sections inside it. Example: {tidigare: {title: Tidigare arbete, text: Arbetet började år 2019.}}"""


class Section(Titled, Thing):
    """A piece of the document's prose."""

    title: Title
    """The heading. Example: Inledning"""
    number: Annotated[Sign | None, NUMBER] = None
    """Its number, as it is printed before the heading. Example: "1" """
    text: Text | None = None
    """What stands under the heading. Example: Många verksamheter möter samma barn."""
    place: Annotated[SectionPlace | None, HIDDEN] = None
    """Where it stands: before or after the plan table, or among the appendices. Example: before"""
    sections: Annotated[Entries[Subsection], Shown("Sections")] = Entries()
    """The sections inside it. Example: {bakgrund: {title: Bakgrund, text: Fullmäktige gav uppdraget.}}"""


class Term(Titled, Thing):
    """A word or an abbreviation, and what it means."""

    title: Title
    """The word or the abbreviation. Example: ANDTS"""
    text: Text | None = None
    """What it means. Example: Alkohol, narkotika, dopning, tobak och spel."""


class BestInterests(Noted):
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


class Appendix(Titled, Thing):
    """What is attached: a file (relative to the plan's folder), a link, or a text."""

    title: Title
    """What the appendix is called. Example: Kartläggning"""
    text: Text | None = None
    """The appendix itself, where it is a text. Example: Så gick kartläggningen till."""
    file: Annotated[Address | None, Shown("File", gap="The appendix is missing", unless=("link", "text"))] = None
    """The file, relative to the plan's folder. Example: kartläggning.pdf"""
    link: Annotated[Address | None, Shown("Link", form="link")] = None
    """Where it is to be found. Example: https://exempel.se/kartläggning"""


class Publication(Titled, Thing):
    """A work that the plan draws on."""

    title: Title
    """What the work is called. Example: Börja med barnen"""
    text: Text | None = None
    """More about it, such as who published it. Example: Slutbetänkande."""
    year: Annotated[Year | None, Shown("Year")] = None
    """The year it was published. Example: 2021"""
    link: Annotated[Address | None, Shown("Link", form="link")] = None
    """Where it is to be found. Example: https://exempel.se/rapport"""
