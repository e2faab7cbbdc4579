"""How what is done, and what is aimed at, is spread: bars over levels, directions, ages, dimensions and owners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len

from samverkan_cli.core.message import Message, counted
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model import enums
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.goals import Goal
from samverkan_cli.views.paper import STRONG, Paper, bar
from samverkan_cli.views.saying import lack
from samverkan_cli.views.sheet import Row
from samverkan_cli.views.spans import NOT_GIVEN, Span, of, spans
from samverkan_cli.views.view import View


@dataclass(frozen=True, slots=True)
class Bar:
    """How many there are of something: a word of the format, an owner by id and title, or ages; None: not given."""

    key: str | None
    title: str | None
    ages: Span | None
    count: int


@dataclass(frozen=True, slots=True)
class Spread:
    """Things (`of`: activities, interventions or goals) spread over something (`by`).

    `total` is how many things there are, `repeated` how many of them are counted under several bars.
    """

    of: str
    by: str
    total: int
    repeated: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """A plan's balance; what there is nothing of is left out."""

    plans: tuple[str, ...]
    title: str
    spreads: tuple[Spread, ...]


def build(projects: Sequence[Project], today: date) -> tuple[Balance, ...]:  # noqa: ARG001 - every view is given the day
    """The balance of each plan."""
    return tuple(Balance((project.name,), project.document.title, _spreads(project)) for project in projects)


def _spreads(project: Project) -> tuple[Spread, ...]:
    found = (
        _over(enums.Prevention, "activities", "prevention", [one.prevention for one in project.activities]),
        _over(enums.Prevention, "interventions", "prevention", [one.prevention for one in project.interventions]),
        *of_goals(project, tuple(project.goals)),
        _owned(project.activities),
    )
    return tuple(each for each in found if each.total)


def of_goals(project: Project, goals: Sequence[Goal]) -> tuple[Spread, ...]:
    """How some goals of a plan are spread over directions, ages and dimensions."""
    ages = spans(project, (goal.ages for goal in goals))
    return (
        _over(enums.Direction, "goals", "direction", [(one.direction,) if one.direction else () for one in goals]),
        _aged(ages, [of(ages, goal.ages) for goal in goals]),
        _over(enums.Dimension, "goals", "dimension", [one.dimension for one in goals]),
    )


def _over(words: type[enums.Word], things: str, by: str, said: Sequence[Sequence[str]]) -> Spread:
    counts = Counter(word for each in said for word in each)
    bars = [Bar(word, None, None, counts[word]) for word in words]
    if blank := sum(not each for each in said):
        bars.append(Bar(None, None, None, blank))
    return Spread(things, by, len(said), _repeated(said), tuple(bars))


def _aged(ages: Sequence[Span], said: Sequence[Sequence[Span]]) -> Spread:
    counts = Counter(span for each in said for span in each)
    bars = tuple(
        Bar(span.id or (None if span.kind == "not-given" else span.kind), span.title, span, counts[span])
        for span in ages
    )
    return Spread("goals", "ages", len(said), _repeated(said), bars)


def _owned(activities: Sequence[Activity]) -> Spread:
    """Activities by owner, the one with the most first; of equals the one that is met first."""
    said = [one.owners for one in activities]
    counts = Counter(owner for each in said for owner in each)
    bars = [Bar(owner.id, owner.title, None, n) for owner, n in counts.most_common()]
    if blank := sum(not each for each in said):
        bars.append(Bar(None, None, None, blank))
    return Spread("activities", "owners", len(said), _repeated(said), tuple(bars))


def _repeated(said: Iterable[Sequence[object]]) -> int:
    return sum(len(each) > 1 for each in said)


# --- in words

_HEADINGS = {
    ("activities", "prevention"): Message("Activities by level"),
    ("interventions", "prevention"): Message("Interventions by level"),
    ("goals", "direction"): Message("Goals by direction"),
    ("goals", "ages"): Message("Goals by ages"),
    ("goals", "dimension"): Message("Goals by what they are about"),
    ("activities", "owners"): Message("Activities by who is responsible"),
}
_WORDS: dict[str, type[enums.Word]] = {
    "prevention": enums.Prevention,
    "direction": enums.Direction,
    "dimension": enums.Dimension,
}


def text(balance: Balance, paper: Paper, say: Phrases) -> None:
    """Bars, each with its number and its part of the whole."""
    paper.line(f"{balance.title} ({balance.plans[0]})", STRONG)
    if not balance.spreads:
        paper.line(lack(say, Message("The plan has no activities, interventions or goals")), first="  ")
    for spread in balance.spreads:
        show(spread, paper, say)


def show(spread: Spread, paper: Paper, say: Phrases) -> None:
    """The bars of one spread, under its heading."""
    paper.heading(f"{say(_HEADINGS[spread.of, spread.by])} ({spread.total})")
    if spread.repeated:
        paper.line(
            say(
                counted(
                    "{n} of them is counted in several places",
                    "{n} of them are counted in several places",
                    spread.repeated,
                )
            ),
            first="  ",
        )
    labels = [_label(spread, each, say) for each in spread.bars]
    _bars(spread, labels, paper)


def _bars(spread: Spread, labels: Sequence[str], paper: Paper) -> None:
    digits = max(len(str(each.count)) for each in spread.bars)
    told = [f"{each.count:{digits}}  {_percent(each.count, spread.total):3} %" for each in spread.bars]
    widest = max(map(cell_len, labels))
    width = max(16, min(widest, paper.width * 2 // 5))
    room = max(4, paper.width - width - len(told[0]) - 6)
    for each, label, number in zip(spread.bars, labels, told, strict=True):
        paper.beside(label, width, f"{number}  {bar(each.count, spread.total, room)}", before="  ")


def _percent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole)


def _label(spread: Spread, each: Bar, say: Phrases) -> str:
    if each.ages is not None:
        return each.ages.label(say)
    if each.key is None:
        return say(Message("Nobody is responsible") if spread.by == "owners" else NOT_GIVEN)
    return each.title or say(next(word.label for word in _WORDS[spread.by] if word == each.key))


# --- rows

HEADER = ("plan", "of", "by", "key", "title", "ages", "count", "total")


def rows(balance: Balance, _: Sequence[str]) -> Iterator[Row]:
    """A row for each bar."""
    for spread in balance.spreads:
        for each in spread.bars:
            ages = each.ages.ages if each.ages else None
            yield (balance.plans[0], spread.of, spread.by, each.key, each.title, ages, each.count, spread.total)


BALANCE = View(build, text, HEADER, rows)
