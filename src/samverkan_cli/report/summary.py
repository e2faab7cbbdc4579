"""Findings of a plan at a glance: those that weigh most first, a line each, on one screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from samverkan_cli.check.rule import Diagnostic, Weight
from samverkan_cli.core.message import Message, Value, counted, marked
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Span
from samverkan_cli.report.layout import STRONG, Layout, Piece, cell_len, padded
from samverkan_cli.report.terminal import COLOURS

HEADINGS = {
    Weight.BLOCKING: Message("TO DECIDE"),
    Weight.PROMISE: Message("PROMISED"),
    Weight.CONTRADICTION: Message("CONTRADICTS"),
    Weight.GAP: Message("TO FIX"),
    Weight.FORM: Message("TO KNOW"),
}
"""What stands before the findings of each weight."""
DECIDING = (Weight.BLOCKING, Weight.PROMISE, Weight.CONTRADICTION)
"""The weights of what somebody has to take a stand on."""
LINES = 14
"""So many findings of a plan have a line in its summary; of the others it is said how many there are."""
_WIDEST_PLACE = 20
_NARROWEST = 60
"""Where the window is narrower, a finding has two lines."""


@record
class Overview:
    """What is seen of a plan at first: how it is called, what it is, its findings, and which rules could not run.

    `folder` is what the places of its findings are relative to; `not_run` has the codes of rules, and why.
    """

    called: str | Message
    facts: Sequence[str]
    folder: str
    found: Sequence[Diagnostic]
    not_run: Mapping[str, str]


def things(found: Sequence[Diagnostic]) -> int:
    """How many things are at fault: each of those that were gathered is one."""
    return sum(len(each.gathered) or 1 for each in found)


def counts(found: Sequence[Diagnostic]) -> Message:
    """How many things are at fault, and how many findings somebody has to take a stand on."""
    deciding = sum(each.rule.weight in DECIDING for each in found)
    return Message(
        "{findings}, {deciding}",
        findings=counted("{n} finding", "{n} findings", things(found)),
        deciding=counted("{n} to take a stand on", "{n} to take a stand on", deciding),
    )


def show(overview: Overview, layout: Layout) -> None:
    """Set a plan's head, and its findings in the order of their weights."""
    _head(overview, layout)
    found, left = sorted(overview.found, key=lambda each: each.weighing), _lines(overview.found)
    words = {weight: layout.say(heading) for weight, heading in HEADINGS.items()}
    places = {id(each): _place(each.span, overview.folder) for each in found}
    last = min(_WIDEST_PLACE, max((cell_len(place) for place in places.values()), default=0))
    is_narrow = layout.window.column < _NARROWEST
    first = 0 if is_narrow else max(map(cell_len, words.values())) + 1
    number = 0
    for weight, group in groupby(found, key=lambda each: each.rule.weight):
        several = list(group)
        if is_narrow:
            layout.verbatim((words[weight], STRONG))
        for n, each in enumerate(several[: left[weight]]):
            number += 1
            heading = padded("" if n or is_narrow else words[weight], first)
            beginning = (heading, STRONG), (f"{number:>2} ", COLOURS[each.level])
            place = places[id(each)]
            if is_narrow:
                _narrow(each, place, layout, beginning)
            else:
                layout.verbatim(*beginning, *_row(each, _cut(place, last, begin=True), last, layout, first + 3))
        number += max(0, len(several) - left[weight])
        if len(several) > left[weight]:
            more = counted("and {n} more", "and {n} more", len(several) - left[weight])
            heading = padded("" if left[weight] or is_narrow else words[weight], first)
            layout.verbatim((heading, STRONG), (f" … {layout.say(more)}", "dim"))
    layout.blank()


def not_run(overview: Overview, layout: Layout) -> None:
    """Set a line for each reason why rules could not run: a check that was not made is none that was passed."""
    by_reason: dict[str, list[str]] = {}
    for code, why in overview.not_run.items():
        by_reason.setdefault(why, []).append(code)
    for why, codes in by_reason.items():
        layout.line(Message(_REASONS[why], plan=overview.called, codes=_brief(codes)), style="dim")


def _head(overview: Overview, layout: Layout) -> None:
    right = layout.say(counts(overview.found))
    called = overview.called if isinstance(overview.called, str) else layout.say(overview.called)
    for end in range(len(overview.facts), -1, -1):
        left = " · ".join((called, *overview.facts[:end]))
        if cell_len(left) + cell_len(right) + 2 <= layout.window.column:
            gap = " " * (layout.window.column - cell_len(left) - cell_len(right))
            layout.verbatim((left, STRONG), (gap + right, ""))
            return
    layout.line(called, style=STRONG)
    layout.line(right)


def _lines(found: Sequence[Diagnostic]) -> dict[Weight, int]:
    """How many lines each weight has: one at least where it has a finding, the others for those that weigh most."""
    have = {weight: sum(each.rule.weight is weight for each in found) for weight in Weight}
    lines = {weight: min(1, n) for weight, n in have.items()}
    for weight, n in have.items():
        lines[weight] += max(0, min(n - lines[weight], LINES - sum(lines.values())))
    return lines


def _row(each: Diagnostic, place: str, last: int, layout: Layout, taken: int) -> tuple[tuple[str, str], ...]:
    room = layout.window.column - taken - last - len("  SAM000") - 1
    message = _cut(layout.say(each.message), max(room, 16))
    return (padded(message, max(room, 16) + 1), ""), (padded(place, last), "dim"), (f"  {each.code}", "dim")


def _narrow(each: Diagnostic, place: str, layout: Layout, beginning: Sequence[Piece]) -> None:
    """Set a finding in two lines: what is wrong, and below it where."""
    room = layout.window.column - sum(cell_len(text) for text, _ in beginning)
    layout.verbatim(*beginning, (_cut(layout.say(each.message), room), ""))
    place = _cut(place, room - len("  SAM000"), begin=True)
    layout.verbatim((f"   {place}  {each.code}" if place else f"   {each.code}", "dim"))


def _cut(text: str, width: int, *, begin: bool = False) -> str:
    """A text that takes so many columns at most: of a longer one its beginning, or its end where the beginning goes."""
    if cell_len(text) <= width:
        return text
    most = 8 * max(width, 1)  # some letters take no column; what is measured again and again must not be long
    text = text[-most:] if begin else text[:most]
    while cell_len(text) > width - 1:
        text = text[1:] if begin else text[:-1]
    return f"…{text}" if begin else f"{text.rstrip()}…"


def _place(span: Span | None, folder: str) -> str:
    return f"{span.file.removeprefix(f'{folder}/')}:{span.line}" if span is not None else ""


_REASONS = {
    "history": marked("{plan}: not checked, because the version to compare with could not be read: {codes}"),
    "language": marked("{plan}: not checked, because the text is not known to be Swedish: {codes}"),
    "partly": marked("{plan}: only partly checked, because the text is not known to be Swedish: {codes}"),
    "unread": marked("{plan}: to be checked once all of the plan can be read: {codes}"),
    "validity": marked("{plan}: not checked, because it is not known when the plan holds: {codes}"),
    "plans": marked("{plan}: compared with no other plan, because only some were named"),
}


def _brief(codes: Sequence[str]) -> Value:
    if len(codes) > 2:
        return counted("{n} rule", "{n} rules", len(codes))
    return tuple(codes)
