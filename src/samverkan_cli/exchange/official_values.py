"""What official figures change in the indicators of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Literal

from samverkan_cli.core.diagnostic import Change, Insert, Plain, Set
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.record import record
from samverkan_cli.core.suggest import slug
from samverkan_cli.exchange.kolada import SOURCE, Figure, Municipality
from samverkan_cli.link.project import Project
from samverkan_cli.model.measures import Comparison, Indicator, Measurement

Standing = Literal["new", "revised", "same", "by-hand"]
"""A figure that the plan lacks; one whose value Kolada has revised; one that stands there; one that is otherwise there,
and not from Kolada, so that it stays."""
ALL = "T"


@record
class Official:
    """A figure for an indicator, whose it is, and how it stands to the plan. `there` is the other value that is there.

    `of` is the municipality that it is compared with, None where it is the plan's own.
    """

    indicator: Indicator
    of: Municipality | None
    figure: Figure
    standing: Standing
    there: Decimal | None = None


def number(value: float) -> str:
    """A figure as it is written in a plan, as Kolada has it, without noughts at its end."""
    text = format(Decimal(repr(value)).normalize(), "f")
    return text if len(text) < 18 else format(Decimal(f"{value:.12g}").normalize(), "f")


def official(
    indicator: Indicator, figures: Sequence[Figure], code: str, others: Sequence[Municipality]
) -> Iterator[Official]:
    """How the figures of an indicator stand to what the plan has: its own first, then those of others."""
    genders = (ALL, "K", "M") if "gender" in indicator.split else (ALL,)
    for place in (None, *others):
        compared = _comparison(indicator, place) if place is not None else None
        known: Sequence[Measurement] = indicator.values if place is None else compared.values if compared else ()
        mine = [
            each
            for each in figures
            if each.municipality == (code if place is None else place.code) and each.gender in genders
        ]
        for figure in sorted(mine, key=lambda each: (each.year, genders.index(each.gender))):
            there = next((each for each in known if _is_of(each, figure)), None)
            if there is None:
                yield Official(indicator, place, figure, "new")
            elif there.value == Decimal(number(figure.value)):
                yield Official(indicator, place, figure, "same")
            else:
                ours = (there.source or "").startswith(SOURCE)
                yield Official(indicator, place, figure, "revised" if ours else "by-hand", there.value)


def changes(
    project: Project, found: Sequence[Official], written: Callable[[Location], Plain]
) -> dict[str, list[Change]]:
    """What figures change, file by file: new ones are put after those that stand there, revised ones in their place.

    `written` gives what is written at a place of the plan.
    """
    edits: dict[str, list[Change]] = {}
    word = "fetched" if project.document.language == "en" else "hämtat"
    groups: dict[tuple[str, str], list[Official]] = {}
    for each in found:
        groups.setdefault((each.indicator.id, each.of.code if each.of else ""), []).append(each)
    made = set[str]()
    for some in groups.values():
        indicator, place = some[0].indicator, some[0].of
        into = edits.setdefault(indicator.source_file, [])
        compared = _comparison(indicator, place) if place is not None else None
        holder = indicator if place is None else compared
        revised = [each for each in some if each.standing == "revised"]
        new = [_written(each.figure, word) for each in some if each.standing == "new"]
        if holder is not None:
            into.extend(change for each in revised for change in _revising(holder, each.figure, word))
        if not new:
            continue
        if holder is not None:
            into.extend(_adding(holder, new, written))
        elif place is not None:
            comparison: dict[str, Plain] = {"title": place.title, "values": list[Plain](new)}
            if not indicator.compare and indicator.id not in made:
                into.append(Insert(indicator.at(), "compare", {slug(place.title): comparison}))
            else:
                into.append(Insert(indicator.at("compare"), slug(place.title), comparison))
            made.add(indicator.id)
    return {file: each for file, each in edits.items() if each}


def _comparison(indicator: Indicator, place: Municipality) -> Comparison | None:
    return next((each for each in indicator.compare if same_place(each.title, place)), None)


def same_place(title: str, place: Municipality) -> bool:
    """Whether a title in a plan means a municipality: Täby, Täby kommun; Riket."""
    return _name(title) == _name(place.title)


def _name(title: str) -> str:
    name = title.casefold().strip().removesuffix(" kommun").removesuffix(" stad")
    return name.removesuffix("s") if name != title.casefold().strip() else name


def _is_of(value: Measurement, figure: Figure) -> bool:
    """Whether a value in a plan is of the year and the gender of a figure."""
    part = value.part
    gender = (part.gender or ALL) if part is not None else ALL
    is_part = part is not None and (part.school is not None or part.district is not None)
    when = value.date
    whole = (when.first.month, when.first.day, when.last.month, when.last.day) == (1, 1, 12, 31)
    return not is_part and gender == figure.gender and whole and when.first.year == when.last.year == figure.year


def _written(figure: Figure, word: str) -> dict[str, Plain]:
    said: dict[str, Plain] = {"date": str(figure.year), "value": number(figure.value)}
    if figure.gender != ALL:
        said["part"] = {"gender": figure.gender}
    said["source"] = f"{SOURCE}, {word} {figure.fetched.isoformat()}"
    return said


def _revising(holder: Indicator | Comparison, figure: Figure, word: str) -> Iterator[Change]:
    for place, each in _places(holder):
        if _is_of(each, figure):
            yield Set(Location(place.file, (*place.route, "value"), "value"), number(figure.value))
            source = f"{SOURCE}, {word} {figure.fetched.isoformat()}"
            yield Set(Location(place.file, (*place.route, "source"), "value"), source)


def _adding(
    holder: Indicator | Comparison, new: Sequence[dict[str, Plain]], written: Callable[[Location], Plain]
) -> Iterator[Change]:
    place = holder.at("values")
    if holder.lacks("values"):
        yield Insert(holder.at(), "values", list(new))
    elif [each.route for each, _ in _places(holder)] == [place.route]:
        # One value stands alone where a list belongs.
        yield Set(holder.value_at("values"), [written(place), *new])
    else:
        for each in new:
            yield Insert(place, None, each)


def _places(holder: Indicator | Comparison) -> list[tuple[Location, Measurement]]:
    return [(each.at(), each) for each in holder.values]
