"""What a plan works with: what is done already, what is measured, what pays, and how ready everybody is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from samverkan_cli.core.message import Message, counted
from samverkan_cli.i18n import labels
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model import measures
from samverkan_cli.model.follow_up import FollowUp, IndicatorFollowed
from samverkan_cli.model.values import Day, When
from samverkan_cli.views.paper import Branch, Lack
from samverkan_cli.views.plain import Named, all_named, missing, named
from samverkan_cli.views.saying import fact, inner, lack, titles, together

SHOWN = 12
"""So many interventions of a level are told by their titles."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of prevention (None where it is not given), and what is done there already."""

    prevention: str | None
    interventions: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class YearValue:
    """A value and the year that it is of or for."""

    value: Decimal | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured: where it began, where it should go, and what was measured last of the whole."""

    id: str
    title: str
    unit: str | None
    baseline: YearValue | None
    target: YearValue | None
    latest: Decimal | None
    latest_date: When | None
    owners: tuple[Named, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """Whole kronor and the year that they are for."""

    sek: int | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """What one pays, in percent."""

    by: Named
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Funding:
    """A source of money."""

    id: str
    title: str
    kind: str | None
    by: Named | None
    amount: tuple[Money, ...]
    parties: tuple[Named, ...]
    shares: tuple[Share, ...]
    activities: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Criterion:
    """Something that should be so, and how far it is: 0 (not at all) to 3 (wholly)."""

    id: str
    title: str
    score: int | None
    date: Day | None


@dataclass(frozen=True, slots=True)
class Factor:
    """What good work rests on."""

    id: str
    title: str
    criteria: tuple[Criterion, ...]
    depends_on: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class BestInterests:
    """The assessment of the child's best interests, and which parts of it are not written."""

    affected: bool | None
    articles: tuple[int, ...]
    missing: tuple[str, ...]


def levels(project: Project) -> tuple[Level, ...]:
    """The mapping by level of prevention; what works at several levels is at each."""
    every = tuple(project.interventions)
    found = [Level(level, all_named(one for one in every if level in one.prevention)) for level in labels.PREVENTION]
    found.append(Level(None, all_named(one for one in every if not one.prevention)))
    return tuple(level for level in found if level.interventions)


def indicators(project: Project) -> tuple[Indicator, ...]:
    """The indicators of a plan."""
    found = []
    for one in project.indicators:
        latest, day = _latest(one)
        found.append(
            Indicator(
                one.id,
                one.title,
                one.unit,
                _year_value(one.baseline),
                _year_value(one.target),
                latest,
                day,
                all_named(one.owners),
                missing(one, "baseline", "owners", *([] if one.limit else ["target"])),
            )
        )
    return tuple(found)


def _year_value(said: measures.YearValue | None) -> YearValue | None:
    return YearValue(said.value, said.year) if said else None


def _latest(one: measures.Indicator) -> tuple[Decimal | None, When | None]:
    """The value that was measured last of the whole, in the plan or in a follow-up."""
    said = [(each.date, each.value) for each in one.values if each.date is not None and each.part is None]
    said += [(each.date or _when(each), each.value) for each in one.followed]
    known = [(day, value) for day, value in said if value is not None]
    day, value = max(known, key=lambda each: each[0], default=(None, None))
    return value, day


def _when(said: IndicatorFollowed) -> When:
    """The day of the report that something is said in."""
    report = said.parent
    assert isinstance(report, FollowUp)  # noqa: S101 - the format has it nowhere else
    return When(report.date.year, report.date.month, report.date.day)


def funding(project: Project) -> tuple[Funding, ...]:
    """The sources of money of a plan, and the activities that draw on each."""
    return tuple(
        Funding(
            one.id,
            one.title,
            one.kind,
            named(one.by),
            tuple(Money(each.sek, each.year) for each in one.amount),
            all_named(one.parties),
            tuple(Share(Named(who.id, who.title), share) for who, share in one.shares),
            all_named(one.activities),
        )
        for one in project.funding
    )


def factors(project: Project) -> tuple[Factor, ...]:
    """The success factors of a plan, with their scores."""
    return tuple(
        Factor(
            one.id,
            one.title,
            tuple(Criterion(each.id, each.title, each.score, each.date) for each in one.criteria),
            all_named(one.depends_on),
        )
        for one in project.success_factors
    )


def best_interests(project: Project) -> BestInterests | None:
    """The assessment of the child's best interests, where there is one."""
    one = project.best_interests
    if one is None:
        return None
    wanted = ["affected"] if one.affected is None and one.whole("affected") else []
    parts = () if one.affected is False else ("children", "articles", "knowledge", "heard", "assessment")
    return BestInterests(one.affected, one.articles, (*wanted, *missing(one, *parts)))


# --- in words


def level_tree(found: tuple[Level, ...], say: Phrases) -> tuple[Branch, ...]:
    """The mapping as a tree."""
    return tuple(Branch(_level(one, say), (_some(titles(*one.interventions), say),)) for one in found)


def _level(one: Level, say: Phrases) -> str:
    level = labels.PREVENTION[one.prevention] if one.prevention else Message("Level is missing")
    return f"{say(level)} ({len(one.interventions)})"


def _some(called: tuple[str, ...], say: Phrases) -> str:
    """The first of many titles; the matrix tells them all."""
    rest = len(called) - SHOWN
    more = [say(counted("and {n} more", "and {n} more", rest))] if rest > 0 else []
    return together((*called[:SHOWN], *more))


def indicator_tree(found: tuple[Indicator, ...], say: Phrases) -> tuple[Branch, ...]:
    """Indicators as a tree."""
    return tuple(
        Branch(f"{one.title} ({one.unit})" if one.unit else one.title, tuple(_indicator(one, say))) for one in found
    )


_LACKS = {
    "baseline": Message("Baseline is missing"),
    "target": Message("Target is missing"),
    "owners": Message("Nobody is responsible"),
}


def _indicator(one: Indicator, say: Phrases) -> Iterator[str]:
    yield from fact(say, Message("Baseline"), _valued(one.baseline, say))
    yield from fact(say, Message("Target"), _valued(one.target, say))
    latest = f"{say.number(one.latest)} ({one.latest_date})" if one.latest is not None else None
    yield from fact(say, Message("Measured last"), latest)
    yield from fact(say, Message("Responsible"), *titles(*one.owners))
    for name in one.missing:
        yield lack(say, _LACKS[name])


def _valued(one: YearValue | None, say: Phrases) -> str:
    if one is None:
        return ""
    value = say.number(one.value)
    return f"{value} ({one.year})" if value and one.year else value or str(one.year or "")


def funding_tree(found: tuple[Funding, ...], say: Phrases) -> tuple[Branch, ...]:
    """Sources of money as a tree."""
    return tuple(
        Branch(
            f"{one.title} ({say(labels.FUNDING[one.kind])})" if one.kind else one.title,
            (
                *fact(say, Message("From"), *titles(one.by)),
                *fact(say, Message("Amount"), *map(say.money, one.amount)),
                *fact(say, Message("Parties"), *titles(*one.parties)),
                *fact(
                    say, Message("Shares"), *(f"{each.by.title} {say.number(each.percent)} %" for each in one.shares)
                ),
                *fact(say, Message("Pays for"), *titles(*one.activities)),
            ),
        )
        for one in found
    )


def factor_tree(found: tuple[Factor, ...], say: Phrases) -> tuple[Branch, ...]:
    """Success factors as a tree."""
    return tuple(
        Branch(
            one.title,
            tuple(fact(say, Message("Rests on"), *titles(*one.depends_on))),
            tuple(Branch(_score(each, say)) for each in one.criteria),
        )
        for one in found
    )


def _score(one: Criterion, say: Phrases) -> str:
    if one.score is None:
        blank = say(Message("Not assessed"))
        return f"{one.title}: {inner(blank)}"
    said = say(Message("{score} of {most}", score=one.score, most=3))
    return f"{one.title}: {said} ({one.date})" if one.date else f"{one.title}: {said}"


def best_interests_lines(one: BestInterests, say: Phrases) -> Iterator[str | Lack]:
    """The assessment of the child's best interests, in short."""
    if one.affected is not None:
        yield say(Message("Children are affected") if one.affected else Message("Children are not affected"))
    if one.articles:
        yield say(counted("Article: {articles}", "Articles: {articles}", len(one.articles), articles=one.articles))
    if one.missing:
        yield lack(say, Message("Not written yet: {fields}", fields=one.missing))
