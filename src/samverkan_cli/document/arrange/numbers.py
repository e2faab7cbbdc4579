"""The numbers by which a document refers to its goals, needs, indicators and activities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from samverkan_cli.core.message import Message
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model.enums import NeedKind
from samverkan_cli.outline.outline import Entry, Outline, Reference, Section


def numbers(outline: Outline, say: Phrases) -> Mapping[str, str]:
    """The number of each thing that has one, by its anchor: M1 for a goal, 1.2 for an activity.

    A number that the plan gives stands as it is, with the letter of its kind where it has none. The letters are the
    first of what the things are called. No two things have the same. Goals are counted area by area, and then as they
    stand in the bank; where the plan has numbered some of its areas, the others have none.
    """
    lettered: list[tuple[str, tuple[Entry, ...]]] = [(say(Message("Goal"))[:1], tuple(_goals(outline)))]
    lettered += [(say(Message("Indicator"))[:1], each.entries) for each in outline.of("indicators")]
    lettered += [(_called(each, say)[:1], each.entries) for each in outline.of("needs")]
    areas = outline.things("focus_areas")
    of_areas = _of_areas(areas)
    for area in areas:
        before = f"{of_areas[area.anchor]}." if of_areas[area.anchor] else say(Message("Activity"))[:1]
        lettered += [(before, activities) for _, activities in activities_of(area)]
    counted = _Numbers((each, before) for before, entries in lettered for each in entries)
    for before, entries in lettered:
        for each in entries:
            counted.number(each, before)
    return {**{anchor: number for anchor, number in of_areas.items() if number}, **counted.found}


def _goals(outline: Outline) -> Iterator[Entry]:
    """The goals, those of the first area first."""
    goals = {each.anchor: each for each in outline.things("goals")}
    for area in outline.things("focus_areas"):
        for holder in (area, *area.inside("strategies")):
            for fact in holder.facts:
                for value in fact.values if fact.key == "goals" else ():
                    if isinstance(value.data, Reference) and value.data.anchor in goals:
                        yield goals.pop(value.data.anchor)
    yield from goals.values()


def _of_areas(areas: Sequence[Entry]) -> dict[str, str]:
    given = [each.given.strip().rstrip(".") for each in areas]
    if any(given) and len(set(given)) == len(given):
        return {each.anchor: number for each, number in zip(areas, given, strict=True)}
    if any(given):
        first = {number: n for n, number in reversed(list(enumerate(given))) if number}
        return {each.anchor: given[n] if first.get(given[n]) == n else "" for n, each in enumerate(areas)}
    return {each.anchor: str(n) for n, each in enumerate(areas, 1)}


def activities_of(area: Entry) -> Iterator[tuple[Entry | None, tuple[Entry, ...]]]:
    """The activities of a focus area, with the strategy that they carry out."""
    if own := area.inside("activities"):
        yield None, own
    for strategy in area.inside("strategies"):
        yield strategy, strategy.inside("activities")


def _called(section: Section, say: Phrases) -> str:
    """What a need of a section is called."""
    word = section.word.word if section.word else ""
    return say(next((each.label for each in NeedKind if each == word), Message("Need")))


class _Numbers:
    """The numbers of things. Those that the plan gives are theirs who come first, and no other thing's."""

    def __init__(self, things: Iterable[tuple[Entry, str]]) -> None:
        self.found: dict[str, str] = {}
        self._given: dict[str, str] = {}
        self._last: dict[str, int] = {}
        for entry, before in things:
            if given := _given(entry, before):
                self._given.setdefault(given, entry.anchor)

    def number(self, entry: Entry, before: str) -> None:
        """Give a thing its own number, else the next that nothing has."""
        if entry.anchor in self.found:
            return
        given = _given(entry, before)
        if self._given.get(given) == entry.anchor:
            self.found[entry.anchor] = given
            return
        number, start = "", f"{given}-" if given else before
        while not number or number in self._given:
            self._last[start] = self._last.get(start, 1 if given else 0) + 1
            number = f"{start}{self._last[start]}"
        self._given[number] = entry.anchor
        self.found[entry.anchor] = number


def _given(entry: Entry, before: str) -> str:
    """The number that the plan gives a thing, with the letter of its kind where it has none."""
    given = entry.given.strip().rstrip(".")
    return before + given if given[:1].isdecimal() and before.isalpha() else given


def in_short(numbered: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Numbers with their anchors, three or more in a row as one: M1–M3."""
    run: list[tuple[str, str]] = []
    for each in (*numbered, ("", "")):
        if run and not _follows(run[-1][0], each[0]):
            yield from [(f"{run[0][0]}–{run[-1][0]}", run[0][1])] if len(run) > 2 else run
            run = []
        run.append(each)


def _follows(one: str, other: str) -> bool:
    before, n = _split(one)
    return n is not None and _split(other) == (before, n + 1)


def _split(number: str) -> tuple[str, int | None]:
    before = number.rstrip("0123456789")
    return before, int(number[len(before) :]) if number[len(before) :] else None
