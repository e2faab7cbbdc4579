"""Limits as they are asked for: `direction=at-risk:2..4`, `--require ID`, `--max-kept 3` and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, Value, counted, either, marked
from samverkan_cli.core.suggest import closest
from samverkan_cli.link.project import Project
from samverkan_cli.model.enums import Audience, Dimension, Direction
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.values import Wrong, as_ages
from samverkan_cli.pick import lookup
from samverkan_cli.pick.limits import Limit

_FORM = re.compile(r"\s*(?P<name>[\w-]+)\s*=\s*(?P<value>[^:]+?)\s*:\s*(?P<range>.+?)\s*")
_RANGE = re.compile(r"(?:(?P<exact>\d{1,6})|(?P<least>\d{1,6})?\s*(?:\.\.|…|[-–])\s*(?P<most>\d{1,6})?)")
_EXAMPLE = "direction=at-risk:2..4"
_GOALS: Mapping[str, Mapping[str, str]] = {
    "direction": {
        "overall": marked("overall"),
        "universal": marked("universal"),
        "at-risk": marked("at-risk"),
        "harmed": marked("harmed"),
    },
    "dimension": {
        "know": marked("the dimension know"),
        "experience": marked("the dimension experience"),
        "feel": marked("the dimension feel"),
        "dare": marked("the dimension dare"),
        "want": marked("the dimension want"),
        "can": marked("the dimension can"),
        "think": marked("the dimension think"),
        "say": marked("the dimension say"),
        "have": marked("the dimension have"),
        "meet": marked("the dimension meet"),
        "other": marked("the dimension other"),
    },
    "audience": {
        "children": marked("the audience children"),
        "parents": marked("the audience parents"),
        "residents": marked("the audience residents"),
        "staff": marked("the audience staff"),
    },
}
"""What goals of a kind are called in a sentence, by the field and the word in it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, as it was written. Nothing is checked yet."""

    count: int | None = None
    at_least: int | None = None
    at_most: int | None = None
    limits: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    max_kept: int | None = None
    rest: int | None = None


def as_asked(words: Iterable[str]) -> Asked:
    """Limits as a record keeps them, as they were asked for."""
    found: dict[str, list[str]] = {}
    for word in words:
        for option, value in re.findall(r"--([a-z-]+) (.*?)(?= --|$)", word):
            found.setdefault(option, []).append(value)

    def number(option: str) -> int | None:
        words = found.get(option, [""])
        return int(words[0]) if re.fullmatch("[0-9]{1,9}", words[0]) else None

    return Asked(
        number("count"),
        number("at-least"),
        number("at-most"),
        tuple(found.get("limit", ())),
        tuple(found.get("require", ())),
        tuple(found.get("exclude", ())),
        tuple(found.get("not-both", ())),
        number("max-kept"),
        number("rest"),
    )


def said(word: str, titles: Mapping[str, str]) -> Value:
    """A limit as a record keeps it, as a part of a sentence. `titles` are those of goals, by id."""
    found = as_asked([word])
    for id in found.require:
        return Limit("require", word, titles.get(id, id), frozenset()).said
    for id in found.exclude:
        return Limit("exclude", word, titles.get(id, id), frozenset()).said
    for ids in found.apart:
        return Limit("apart", word, tuple(titles.get(id, id) for id in ids.split(",")), frozenset()).said
    if found.max_kept is not None:
        what = Message("those picked for the period before")
        return Limit("kept", word, what, frozenset(), at_most=found.max_kept).said
    if found.rest is not None:
        what = counted("those picked for the period before", "those picked for the last {n} periods", found.rest)
        return Limit("rest", word, what, frozenset()).said
    for each in found.limits:
        read = _read(each)
        if read is not None:
            name, value, least, most = read
            return Limit("value", word, _called(name, value), frozenset(), least, most).said
    exactly, least, most = found.count, found.at_least, found.at_most
    if exactly or least or most:
        return Limit("count", word, "", frozenset(), exactly or least, exactly or most).said
    return word


def count(asked: Asked, goals: Iterable[str]) -> tuple[Limit, ...]:
    """How many goals there are to be in all. Raises UserError where two ways of saying it contradict one another."""
    exactly, least, most = asked.count, asked.at_least, asked.at_most
    if exactly is not None and (least is not None or most is not None):
        raise UserError(
            Message("{one} and {other} cannot both be given", one="--count", other="--at-least, --at-most"),
            Message("--count says exactly how many goals, the others how few or many there may be"),
        )
    if least is not None and most is not None and least > most:
        raise UserError(
            Message("No number of goals is at least {least} and at most {most}", least=least, most=most),
            Message("Write the smaller number after --at-least"),
        )
    words = [f"--{name} {n}" for name, n in (("count", exactly), ("at-least", least), ("at-most", most)) if n]
    if not words:
        return ()
    return (Limit("count", " ".join(words), "", frozenset(goals), exactly or least, exactly or most),)


def limits(
    project: Project, asked: Asked, before: Sequence[tuple[str, frozenset[str]]], troubles: list[UserError]
) -> tuple[Limit, ...]:
    """Every limit that is asked for. All that is wrong with them is added to the troubles.

    `before` are the periods that the same picker has picked for, the last one first, each with the ids of its goals.
    """
    bank = list(project.goals)
    found: list[Limit] = []
    try:
        found.extend(count(asked, (goal.id for goal in bank)))
    except UserError as trouble:
        troubles.append(trouble)
    found.extend(limit for word in asked.limits if (limit := _of_value(project, word, bank, troubles)) is not None)
    found.extend(
        Limit("require", f"--require {goal.id}", goal.title, frozenset({goal.id}), at_least=1)
        for goal in lookup.goals(project, asked.require, troubles)
    )
    found.extend(
        Limit("exclude", f"--exclude {goal.id}", goal.title, frozenset({goal.id}), at_most=0)
        for goal in lookup.goals(project, asked.exclude, troubles)
    )
    for word in asked.apart:
        goals = lookup.goals(project, [each for each in word.split(",") if each.strip()], troubles)
        if len(goals) > 1:
            titles: tuple[Value, ...] = tuple(goal.title for goal in goals)
            ids = ",".join(goal.id for goal in goals)
            found.append(Limit("apart", f"--not-both {ids}", titles, frozenset(ids.split(",")), at_most=1))
        elif word.count(",") == 0 or len(goals) == 1:
            troubles.append(
                UserError(
                    Message("{option} needs two goals, and {word} is one", option="--not-both", word=word),
                    Message("Write their ids with a comma between: --not-both one,other"),
                )
            )
    found.extend(_of_periods(asked, before, troubles))
    return tuple(found)


def _of_periods(
    asked: Asked, before: Sequence[tuple[str, frozenset[str]]], troubles: list[UserError]
) -> Iterable[Limit]:
    for option, n in (("--max-kept", asked.max_kept), ("--rest", asked.rest)):
        if n is not None and not before:
            troubles.append(
                UserError(
                    Message("{option} looks at earlier periods, and nothing was picked in any", option=option),
                    Message("Leave {option} out the first time", option=option),
                )
            )
    if asked.max_kept is not None and before:
        last, goals = before[0]
        what = Message("those picked for {period}", period=last)
        yield Limit("kept", f"--max-kept {asked.max_kept}", what, goals, at_most=asked.max_kept)
    if asked.rest is not None and before:
        lately = before[: asked.rest]
        what = Message("those picked for {periods}", periods=tuple(period for period, _ in lately))
        yield Limit("rest", f"--rest {asked.rest}", what, frozenset().union(*(ids for _, ids in lately)), at_most=0)


def _read(word: str) -> tuple[str, str, int | None, int | None] | None:
    """A limit on the goals of a kind: the field, the value in it, at least and at most so many; None where it is none.

    The smaller number may be the second.
    """
    form = _FORM.fullmatch(word)
    span = _RANGE.fullmatch(form["range"]) if form else None
    if form is None or span is None or not (span["exact"] or span["least"] or span["most"]):
        return None
    least, most = (int(each) if each else None for each in (span["least"], span["most"]))
    if span["exact"]:
        least = most = int(span["exact"])
    return form["name"].replace("-", "_").casefold(), form["value"], least or None, most


def _of_value(project: Project, word: str, bank: Sequence[Goal], troubles: list[UserError]) -> Limit | None:
    """A limit on the goals of a kind."""
    read = _read(word)
    if read is None:
        troubles.append(
            UserError(
                Message("{word} is no limit", word=word),
                Message("Write what, which and how many, for example {example}, or 2.. or ..4", example=_EXAMPLE),
            )
        )
        return None
    name, value, least, most = read
    if least is not None and most is not None and least > most:
        troubles.append(
            UserError(
                Message("No number of goals is at least {least} and at most {most}", least=least, most=most),
                Message("Write the smaller number first: {word}", word=f"{name}={value}:{most}..{least}"),
            )
        )
        return None
    try:
        what, fits = _kind(project, name, value)
    except UserError as trouble:
        troubles.append(trouble)
        return None
    goals = frozenset(goal.id for goal in bank if fits(goal))
    return Limit("value", f"--limit {word.strip()}", what, goals, least, most)


def _called(name: str, value: str) -> Value:
    """What the goals of a kind are called."""
    if name == "ages":
        return Message("ages {ages}", ages=value)
    if name == "focus_area":
        return Message("the focus area {title}", title=value)
    word = _GOALS.get(name, {}).get(value)
    return Message(word) if word is not None else value


def _kind(project: Project, name: str, value: str) -> tuple[Value, Callable[[Goal], bool]]:
    """What goals of a kind are called, and which they are. Raises UserError where there is no such kind."""
    if name == "direction":
        _known(value, get_args(Direction), name)
        return _called(name, value), lambda goal: goal.direction == value
    if name == "dimension":
        _known(value, get_args(Dimension), name)
        return _called(name, value), lambda goal: value in goal.dimension
    if name == "audience":
        _known(value, get_args(Audience), name)
        return _called(name, value), lambda goal: value in goal.audience
    if name == "ages":
        try:
            ages = as_ages(value)
        except Wrong as wrong:
            raise UserError(wrong.message, wrong.help) from None
        return _called(name, str(ages)), lambda goal: goal.ages is not None and goal.ages.meets(ages)
    if name == "focus_area":
        area = project.focus_areas.get(value)
        if area is None:
            raise _unknown(
                Message("There is no focus area called {word}", word=value), value, project.focus_areas.by_id
            )
        return _called(name, area.title), lambda goal: area in goal.focus_areas
    kinds = ("direction", "ages", "dimension", "audience", "focus_area")
    raise _unknown(Message("Goals have no {word} that could be limited", word=name), name, kinds)


def _known(value: str, words: Sequence[str], name: str) -> None:
    if value not in words:
        raise _unknown(Message("{word} is no {field}", word=value, field=name), value, words)


def _unknown(message: Message, word: str, known: Iterable[str]) -> UserError:
    near = closest(word, known)
    if near is not None:
        return UserError(message, Message("Did you mean {word}?", word=near))
    return UserError(message, Message("Write one of {words}", words=either(tuple(known))))
