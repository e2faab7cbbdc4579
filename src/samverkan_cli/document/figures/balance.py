"""How what is done, and what is aimed at, is spread over levels, directions and ages: bars with their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from samverkan_cli.core.message import Message, counted
from samverkan_cli.document.figures.shared import lines, lower, one_of, pages, sentences, short
from samverkan_cli.document.paper import Figure
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.enums import Dimension, Direction, Prevention
from samverkan_cli.views.balance import BalanceBar, Spread, build

_LABELS: dict[str, Message] = {str(word): word.label for words in (Prevention, Direction, Dimension) for word in words}
_LETTERS = 30
"""So many letters of a label stand on a line."""
_TITLES = {
    "prevention": Message("What is done at each level"),
    "direction": Message("The goals by whom they are about"),
    "ages": Message("The goals by age"),
    "dimension": Message("The goals by what they are about"),
}
_SERIES = {
    "interventions": Message("Is done today"),
    "activities": Message("Activity in the plan"),
    "goals": Message("Goals"),
}


def levels(project: Project, say: Phrases) -> tuple[Figure, ...]:
    """What is done today, and what is to be done, at each level of prevention."""
    found = {each.of: each for each in _spreads(project) if each.by == "prevention"}
    return _figure([found[of] for of in ("interventions", "activities") if of in found], say)


def goals_by(project: Project, by: str, say: Phrases) -> tuple[Figure, ...]:
    """The goals by "direction", "ages" or "dimension"."""
    return _figure([each for each in _spreads(project) if each.of == "goals" and each.by == by], say)


def _spreads(project: Project) -> tuple[Spread, ...]:
    return build([project], date.min)[0].spreads


def _figure(spreads: Sequence[Spread], say: Phrases) -> tuple[Figure, ...]:
    """Bars for some spreads over the same. None where all is in one place, or nothing is said of more than half."""
    kept = [each for each in spreads if _says_something(each)]
    if not kept:
        return ()
    title = say(_TITLES[kept[0].by])
    counts = [{_key(bar): bar.count for bar in spread.bars} for spread in kept]
    labels = {_key(bar): _label(bar, say) for spread in kept for bar in spread.bars}
    rows = [(label, [each.get(key, 0) for each in counts]) for key, label in labels.items()]
    runs = list(pages(rows, lambda row: max(4.8 * len(kept), 3.4 * lines(row[0], _LETTERS)) + 2.2))
    return tuple(
        Figure(
            "bars",
            one_of(title, n, len(runs), say),
            sentences(_alt(title, kept, run, say)),
            {
                "rows": [{"label": short(label, 90), "values": values} for label, values in run],
                "series": [_series(spread, say) for spread in kept],
                "note": " ".join(_notes(kept, say)),
            },
        )
        for n, run in enumerate(runs, 1)
    )


def _says_something(spread: Spread) -> bool:
    known = [bar.count for bar in spread.bars if _key(bar) is not None]
    return sum(each > 0 for each in known) > 1 and sum(known) * 2 >= spread.total


def _key(bar: BalanceBar) -> object:
    return bar.ages if bar.ages is not None and bar.ages.kind != "not-given" else bar.key


def _label(bar: BalanceBar, say: Phrases) -> str:
    if bar.ages is not None and bar.ages.kind != "not-given":
        if bar.ages.kind == "outside":
            return say(Message("Other ages"))
        years = say.ages(bar.ages.ages)
        title = bar.ages.title
        return f"{title} ({years})" if title and years not in title else title or years
    return say(_LABELS[bar.key]) if bar.key in _LABELS else bar.title or say(Message("Not given"))


def _series(spread: Spread, say: Phrases) -> str:
    return f"{say(_SERIES[spread.of])} ({spread.total})"


def _notes(spreads: Sequence[Spread], say: Phrases) -> Iterator[str]:
    repeated = sum(each.repeated for each in spreads)
    if repeated:
        yield say(counted("{n} is counted in several places.", "{n} are counted in several places.", repeated))


def _alt(title: str, spreads: Sequence[Spread], rows: Sequence[tuple[str, list[int]]], say: Phrases) -> Iterator[str]:
    yield say(Message("Bars: {title}", title=lower(title)))
    for n, spread in enumerate(spreads):
        yield f"{_series(spread, say)}: {', '.join(f'{label} {values[n]}' for label, values in rows)}"
    yield from _notes(spreads, say)
