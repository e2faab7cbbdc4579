"""The balance of a plan, written down: bars, each with its number and its part of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_cli.core.message import Message, counted
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model import enums
from samverkan_cli.model.enumeration import Word
from samverkan_cli.report.layout import Layout, bar, cell_len
from samverkan_cli.report.show.presentation import Presentation, Row, cells
from samverkan_cli.report.show.wording import NOT_GIVEN, ages
from samverkan_cli.views.balance import Balance, BalanceBar, Spread, build

_HEADINGS = {
    ("activities", "prevention"): Message("Activities by level"),
    ("interventions", "prevention"): Message("Interventions by level"),
    ("goals", "direction"): Message("Goals by direction"),
    ("goals", "ages"): Message("Goals by ages"),
    ("goals", "dimension"): Message("Goals by what they are about"),
    ("activities", "owners"): Message("Activities by who is responsible"),
}
_WORDS: dict[str, type[Word]] = {
    "prevention": enums.Prevention,
    "direction": enums.Direction,
    "dimension": enums.Dimension,
}


def draw(balance: Balance, layout: Layout, say: Phrases) -> None:
    """The bars of each spread."""
    if not balance.spreads:
        layout.missing(Message("The plan has no activities, interventions or goals"), first="  ")
    for spread in balance.spreads:
        draw_spread(spread, layout, say)


def draw_spread(spread: Spread, layout: Layout, say: Phrases) -> None:
    """The bars of one spread, under its heading."""
    layout.heading(f"{say(_HEADINGS[spread.of, spread.by])} ({spread.total})")
    if n := spread.repeated:
        several = counted("{n} of them is counted in several places", "{n} of them are counted in several places", n)
        layout.line(several, first="  ")
    labels = [_label(spread, each, say) for each in spread.bars]
    digits = max(len(str(each.count)) for each in spread.bars)
    numbers = [f"{each.count:{digits}}  {_percent(each.count, spread.total):3} %" for each in spread.bars]
    width = max(16, min(max(map(cell_len, labels)), layout.width * 2 // 5))
    room = max(4, layout.width - width - len(numbers[0]) - 6)
    for each, label, number in zip(spread.bars, labels, numbers, strict=True):
        layout.beside(label, width, f"{number}  {bar(each.count, spread.total, room)}", before="  ")


def _percent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole)


def _label(spread: Spread, each: BalanceBar, say: Phrases) -> str:
    if each.ages is not None:
        return ages(each.ages, say)
    if each.key is None:
        return say(Message("Nobody is responsible") if spread.by == "owners" else NOT_GIVEN)
    return (
        each.title
        if each.title is not None
        else say(next(word.label for word in _WORDS[spread.by] if word == each.key))
    )


def _rows(balance: Balance) -> Iterator[Row]:
    """A row for each bar."""
    for spread in balance.spreads:
        for each in spread.bars:
            yield {**cells(spread), **cells(each), "ages": each.ages and each.ages.ages}


BALANCE = Presentation(build, draw, "plan of by key title ages count total", _rows)
