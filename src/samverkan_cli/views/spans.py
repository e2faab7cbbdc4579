"""The ages by which a plan is looked at: its age groups, or where it has none the spans that occur in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from samverkan_cli.core.record import record
from samverkan_cli.link.project import Project
from samverkan_cli.model.values import Ages


@record
class AgeSpan:
    """Ages under which things are counted.

    `kind` is "group" for an age group of the document and "span" for ages that occur; "outside" is for ages that meet
    no group, and "not-given" for what has no ages.
    """

    kind: Literal["group", "span", "outside", "not-given"]
    id: str | None = None
    title: str | None = None
    ages: Ages | None = None


def spans(project: Project, occurring: Iterable[Ages | None]) -> tuple[AgeSpan, ...]:
    """The spans for things of some ages: every age group, or the ages that occur, and what is needed for the rest."""
    ages = set(occurring)
    groups = [each for each in project.document.age_groups if each.ages is not None]
    if groups:
        found = [AgeSpan("group", each.id, each.title, each.ages) for each in groups]
        if any(each is not None and not any(_meets(span, each) for span in found) for each in ages):
            found.append(AgeSpan("outside"))
    else:
        given = sorted((each for each in ages if each is not None), key=lambda each: (each.first, each.last))
        found = [AgeSpan("span", str(each), None, each) for each in given]
    return (*found, AgeSpan("not-given")) if None in ages or not found else tuple(found)


def of(spans: Iterable[AgeSpan], ages: Ages | None) -> tuple[AgeSpan, ...]:
    """The spans under which something of some ages is counted: every age group that it meets."""
    if ages is None:
        return tuple(span for span in spans if span.kind == "not-given")
    met = tuple(span for span in spans if _meets(span, ages))
    return met or tuple(span for span in spans if span.kind == "outside")


def _meets(span: AgeSpan, ages: Ages) -> bool:
    if span.ages is None:
        return False
    return span.ages.meets(ages) if span.kind == "group" else span.ages == ages
