"""The document itself: what it is, who decided it, how long it holds, what it promised to report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from samverkan_cli.model.thing import Back, Entries, Many, Part, Ref, Thing
from samverkan_cli.model.values import (
    AgeSpan,
    Article,
    Dated,
    Day,
    Lasting,
    Line,
    MunicipalCode,
    Text,
    Title,
    Year,
    YesNo,
)

if TYPE_CHECKING:
    from samverkan_cli.model.follow_up import FollowUp
    from samverkan_cli.model.groups import Group
    from samverkan_cli.model.owners import Owner

DocumentKind = Literal["action-plan", "strategy", "programme", "policy", "guideline", "inquiry", "proposal", "report"]
DocumentStatus = Literal["draft", "consultation", "adopted", "expired"]


class Municipality(Part):
    """The municipality whose plan it is."""

    name: Line | None = None
    code: MunicipalCode | None = None


class Adoption(Part):
    """The decision by which the document holds."""

    date: Dated | None = None
    by: Annotated[Owner | Group | None, Ref("owners", "groups")] = None
    section: Line | None = None


class Validity(Part):
    """How long the document holds; `until` is its last day."""

    from_: Day | None = Field(None, alias="from")
    until: Day | None = None
    for_: Lasting | None = Field(None, alias="for")


class Review(Part):
    """When the document, or a group, is to be looked over."""

    every: Lasting | None = None
    date: Day | None = None


class ReportPromise(Thing):
    """A promised report back, counted from the day of adoption."""

    planwide = True
    after: Lasting | None = None
    by: Annotated[Owner | Group | None, Ref("owners", "groups")] = None
    to: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    answers: ClassVar[Back[FollowUp]] = Back()


class AgeGroup(Thing):
    """A span of ages that the plan works with as one."""

    title: Title
    text: Text | None = None
    ages: AgeSpan | None = None


class Document(Part):
    """What stands on the first page."""

    title: Title
    kind: DocumentKind
    text: Text | None = None
    status: DocumentStatus | None = None
    language: Literal["sv", "en"] | None = None
    municipality: Municipality | None = None
    registry_no: Line | None = None
    adopted: Adoption | None = None
    owners: Annotated[Many[Owner | Group], Ref("owners", "groups", back="documents")] = ()
    lead: Annotated[Owner | Group | None, Ref("owners", "groups")] = None
    process_lead: Annotated[Owner | Group | None, Ref("owners", "groups")] = None
    applies_to: Annotated[Many[Owner | Group], Ref("owners", "groups")] = ()
    version: Line | None = None
    revised: Day | None = None
    valid: Validity | None = None
    review: Review | None = None
    reporting: Entries[ReportPromise] = Entries()
    ages: AgeSpan | None = None
    age_groups: Entries[AgeGroup] = Entries()
    summary: Text | None = None

    @property
    def settled(self) -> bool:
        """Whether it has been adopted, now or once: its rules are the stricter ones."""
        return self.status in ("adopted", "expired")


class Section(Thing):
    """A piece of the document's prose."""

    title: Title
    text: Text | None = None
    place: Literal["before", "after", "appendix"] | None = None


class Term(Thing):
    """A word or an abbreviation, and what it means."""

    title: Title
    text: Text | None = None


class BestInterests(Part):
    """The assessment of the child's best interests (article 3 of the Convention on the Rights of the Child)."""

    affected: YesNo | None = None
    children: Text | None = None
    articles: Many[Article] = ()
    knowledge: Text | None = None
    heard: Text | None = None
    assessment: Text | None = None
    compensation: Text | None = None


class Appendix(Thing):
    """What is attached: a file (relative to the plan's folder), a link, or a text."""

    title: Title
    text: Text | None = None
    file: Line | None = None
    link: Line | None = None


class Publication(Thing):
    """A work that the plan draws on."""

    title: Title
    text: Text | None = None
    year: Year | None = None
    link: Line | None = None
