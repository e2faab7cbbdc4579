"""The organisation: councils and groups, and who reports to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.record import record
from samverkan_cli.document.figures.shared import PAGE, Plain, lines, sentences, short
from samverkan_cli.document.paper import Figure
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from samverkan_cli.model.groups import Group
from samverkan_cli.model.owners import Owner

Who = Owner | Group
_BESIDE = 4
"""So many boxes stand beside one another."""
_ALIKE = 4
"""So many groups of one kind that report to the same are drawn as one box."""
_LETTERS = 24
"""So many letters stand on a line of a box."""
_BETWEEN = 9.0


@record
class _Box:
    title: str
    note: str
    who: tuple[Who, ...]

    @property
    def height(self) -> float:
        return 4 + 3.5 * (lines(self.title, _LETTERS) + (lines(self.note, _LETTERS) if self.note else 0))


def organisation(project: Project, say: Phrases) -> tuple[Figure, ...]:
    """Who reports to whom. None where fewer than two report to anyone."""
    above = _above(project)
    reporting = [who for who, over in above.items() if over]
    if len(reporting) < 2:
        return ()
    boxes = list(_boxes(above, say))
    of = {who: n for n, box in enumerate(boxes) for who in box.who}
    edges = {(of[who], of[over]): None for who, many in above.items() for over in many if of[who] != of[over]}
    layers, left = _cut(_layers(boxes, list(edges)), boxes)
    kept = {n for layer in layers for n in layer}
    alone = sum(each not in above for each in project.groups)
    note = " ".join(
        [
            *([say(counted("and {n} more", "and {n} more", left))] if left else []),
            *([say(_alone(alone))] if alone else []),
        ]
    )
    data: Plain = {
        "layers": [[{"id": n, "title": boxes[n].title, "note": boxes[n].note} for n in layer] for layer in layers],
        "edges": [{"from": below, "to": over} for below, over in edges if {below, over} <= kept],
        "note": note,
    }
    title = say(Message("The organisation: who reports to whom"))
    return (Figure("organisation", title, sentences([*_alt(above, say), note]), data),)


def _alone(n: int) -> Message:
    return counted("{n} group reports to nobody.", "{n} groups report to nobody.", n)


def _above(project: Project) -> dict[Who, tuple[Who, ...]]:
    """Whom each group reports to, or is a part of; and those who are reported to."""
    found: dict[Who, tuple[Who, ...]] = {}
    for group in project.groups:
        over = dict.fromkeys([*group.reports_to, *group.part_of])
        over.pop(group, None)
        if over:
            found[group] = tuple(over)
    for each in [who for many in found.values() for who in many]:
        found.setdefault(each, ())
    for owner in found:
        if isinstance(owner, Owner):
            found[owner] = tuple(each for each in dict.fromkeys(owner.part_of) if each in found)
    return found


def _boxes(above: Mapping[Who, tuple[Who, ...]], say: Phrases) -> Iterator[_Box]:
    """A box for each, and one for many that are alike: nobody reports to them, and they report to the same."""
    over = {who for many in above.values() for who in many}
    alike: dict[tuple[object, ...], list[Who]] = {}
    for who, many in above.items():
        lowest = isinstance(who, Group) and who not in over
        alike.setdefault((who.kind, *many) if lowest else (who,), []).append(who)
    for group in alike.values():
        if len(group) >= _ALIKE and group[0].kind is not None:
            titles = say.several(_apart([each.title for each in group]))
            yield _Box(f"{say(group[0].kind.label)} ({len(group)})", short(titles, 260), tuple(group))
        else:
            yield from (_Box(short(each.title, 90), _kind(each, say), (each,)) for each in group)


def _kind(who: Who, say: Phrases) -> str:
    """What kind of group it is, where its title may not say so."""
    kind = say(who.kind.label) if isinstance(who, Group) and not who.is_council and who.kind != "other" else ""
    return "" if kind[:5].casefold() in who.title.casefold() else kind


def _apart(titles: Sequence[str]) -> tuple[str, ...]:
    """Titles without the words that all of them begin with."""
    words = [each.split() for each in titles]
    shared = 0
    while all(len(each) > shared + 1 and each[shared] == words[0][shared] for each in words):
        shared += 1
    return tuple(" ".join(each[shared:]) for each in words)


def _layers(boxes: Sequence[_Box], edges: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The boxes, each in a layer below all that it reports to; those in a ring as far up as they can be."""
    over: dict[int, list[int]] = {n: [] for n in range(len(boxes))}
    for below, above in edges:
        over[below].append(above)
    depth: dict[int, int] = {}
    rest = list(over)
    while rest:
        ready = [n for n in rest if all(each in depth for each in over[n])] or rest[:1]
        for n in ready:
            depth[n] = max((depth[each] + 1 for each in over[n] if each in depth), default=0)
        rest = [n for n in rest if n not in depth]
    layers: list[list[int]] = [[] for _ in range(max(depth.values()) + 1)]
    place: dict[int, float] = {}
    for level, layer in enumerate(layers):
        found = [n for n in over if depth[n] == level]
        middle = {n: _mean([place[each] for each in over[n] if each in place]) for n in found}
        layer += sorted(found, key=middle.__getitem__)
        place |= {n: (at + 0.5) / len(layer) for at, n in enumerate(layer)}
    return layers


def _mean(places: Sequence[float]) -> float:
    return sum(places) / len(places) if places else 0.5


def _cut(layers: Sequence[Sequence[int]], boxes: Sequence[_Box]) -> tuple[list[list[int]], int]:
    """As many boxes as there is room for, and how many there is none for."""
    taken, kept = 0.0, []
    for layer in layers:
        row: list[int] = []
        for start in range(0, len(layer), _BESIDE):
            line = layer[start : start + _BESIDE]
            taken += max(boxes[n].height for n in line) + _BETWEEN
            if taken > PAGE:
                break
            row += line
        if row:
            kept.append(row)
    return kept, sum(map(len, layers)) - sum(map(len, kept))


def _alt(above: Mapping[Who, tuple[Who, ...]], say: Phrases) -> Iterator[str]:
    yield say(Message("Boxes with lines between them"))
    for who, over in above.items():
        if over:
            to = tuple(each.title for each in over)
            if isinstance(who, Owner) or {*over} == {*who.part_of}:
                yield say(Message("{who} is a part of {to}", who=who.title, to=to))
            else:
                yield say(Message("{who} reports to {to}", who=who.title, to=to))
