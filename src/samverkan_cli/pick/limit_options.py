"""Limits as they are written: `direction=at-risk:2..4`, `--require ID`, `--max-kept 3` and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, Value, counted, either, marked
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.core.suggest import closest
from samverkan_cli.link.project import Project
from samverkan_cli.model.enums import Audience, Dimension, Direction
from samverkan_cli.model.goals import Goal
from samverkan_cli.model.values import Wrong, as_ages
from samverkan_cli.pick import lookup
from samverkan_cli.pick.limits import Limit

_FORM = compiled_late(r"\s*(?P<name>[\w-]+)\s*=\s*(?P<value>[^:]+?)\s*:\s*(?P<range>.+?)\s*")
_RANGE = compiled_late(r"(?:(?P<exact>\d{1,6})|(?P<least>\d{1,6})?\s*(?:\.\.|…|[-–])\s*(?P<most>\d{1,6})?)")
_EXAMPLE = "direction=at-risk:2..4"
_WORDS: Mapping[str, tuple[str, ...]] = {
    "direction": tuple(Direction),
    "dimension": tuple(Dimension),
    "audience": tuple(Audience),
}
"""The words of the fields that goals can be limited by."""
_PHRASES: Mapping[str, str] = {
    "overall": marked("overall"),
    "universal": marked("universal"),
    "at-risk": marked("at-risk"),
    "harmed": marked("harmed"),
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
    "children": marked("the audience children"),
    "parents": marked("the audience parents"),
    "residents": marked("the audience residents"),
    "staff": marked("the audience staff"),
}
"""What goals of a kind are called in a sentence, by the word in the field."""

Earlier = Sequence[tuple[str, Sequence[str]]]
"""The periods that the same picker has picked for, the last one first, each with the ids of its goals."""


@record
class LimitOptions:
    """Limits as they are written on the command line. Nothing is checked yet."""

    count: int | None = None
    at_least: int | None = None
    at_most: int | None = None
    limit: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    not_both: tuple[str, ...] = ()
    max_kept: int | None = None
    rest: int | None = None


def from_words(words: Iterable[str]) -> LimitOptions:
    """Limits as a record has them, which is as they were written."""
    found: dict[str, list[str]] = {}
    for word in words:
        for option, value in re.findall(r"(?<!\S)--([a-z-]+) (.*?)(?= --|$)", word):
            found.setdefault(option, []).append(value)

    def number(option: str) -> int | None:
        word = found.get(option, [""])[0]
        return int(word) if re.fullmatch("[0-9]{1,9}", word) else None

    def several(option: str) -> tuple[str, ...]:
        return tuple(found.get(option, ()))

    sizes = (number("count"), number("at-least"), number("at-most"), several("limit"))
    goals = (several("require"), several("exclude"), several("not-both"))
    return LimitOptions(*sizes, *goals, number("max-kept"), number("rest"))


def phrase(word: str, titles: Mapping[str, str]) -> Value:
    """A limit as a record has it, as a part of a sentence. `titles` are those of goals, by id."""
    found, none = from_words([word]), frozenset[str]()
    for id in found.require:
        return Limit("require", word, titles.get(id, id), none).phrase
    for id in found.exclude:
        return Limit("exclude", word, titles.get(id, id), none).phrase
    for ids in found.not_both:
        return Limit("apart", word, tuple(titles.get(id, id) for id in ids.split(",")), none).phrase
    if found.max_kept is not None:
        what = Message("those picked for the period before")
        return Limit("kept", word, what, none, at_most=found.max_kept).phrase
    if found.rest is not None:
        what = counted("those picked for the period before", "those picked for the last {n} periods", found.rest)
        return Limit("rest", word, what, none).phrase
    for each in found.limit:
        read = _read(each)
        if read is not None:
            name, value, least, most = read
            return Limit("value", word, _kind_phrase(name, value), none, least, most).phrase
    exactly, least, most = found.count, found.at_least, found.at_most
    if exactly or least or most:
        return Limit("count", word, "", none, exactly or least, exactly or most).phrase
    return word


def parse(project: Project, options: LimitOptions, earlier: Earlier, errors: list[UserError]) -> tuple[Limit, ...]:
    """Every limit that is written. All that is wrong with them is added to the errors."""
    found = [*_count(project, options, errors)]
    found += (limit for word in options.limit if (limit := _value(project, word, errors)) is not None)
    found += (
        Limit("require", f"--require {goal.id}", goal.title, frozenset({goal.id}), at_least=1)
        for goal in lookup.goals(project, options.require, errors)
    )
    found += (
        Limit("exclude", f"--exclude {goal.id}", goal.title, frozenset({goal.id}), at_most=0)
        for goal in lookup.goals(project, options.exclude, errors)
    )
    for word in options.not_both:
        goals = lookup.goals(project, [each for each in word.split(",") if each.strip()], errors)
        ids = [goal.id for goal in goals]
        if len(goals) > 1:
            titles: tuple[Value, ...] = tuple(goal.title for goal in goals)
            found.append(Limit("apart", f"--not-both {','.join(ids)}", titles, frozenset(ids), at_most=1))
        elif word.count(",") == 0 or len(goals) == 1:
            message = Message("{option} needs two goals, and {word} is one", option="--not-both", word=word)
            errors.append(UserError(message, Message("Write their ids with a comma between: --not-both one,other")))
    found += _earlier(options, earlier, errors)
    return tuple(found)


def _count(project: Project, options: LimitOptions, errors: list[UserError]) -> Iterator[Limit]:
    """How many goals there are to be in all."""
    exactly, least, most = options.count, options.at_least, options.at_most
    if exactly is not None and (least is not None or most is not None):
        message = Message("{one} and {other} cannot both be given", one="--count", other="--at-least, --at-most")
        help = Message("--count says exactly how many goals, the others how few or many there may be")
        errors.append(UserError(message, help))
    elif least is not None and most is not None and least > most:
        errors.append(UserError(_no_number(least, most), Message("Write the smaller number after --at-least")))
    elif exactly or least or most:
        words = [f"--{name} {n}" for name, n in (("count", exactly), ("at-least", least), ("at-most", most)) if n]
        every = frozenset(goal.id for goal in project.goals)
        yield Limit("count", " ".join(words), "", every, exactly or least, exactly or most)


def _no_number(least: int, most: int) -> Message:
    return Message("No number of goals is at least {least} and at most {most}", least=least, most=most)


def _earlier(options: LimitOptions, earlier: Earlier, errors: list[UserError]) -> Iterator[Limit]:
    for option, n in (("--max-kept", options.max_kept), ("--rest", options.rest)):
        if n is not None and not earlier:
            message = Message("{option} looks at earlier periods, and nothing was picked in any", option=option)
            errors.append(UserError(message, Message("Leave {option} out the first time", option=option)))
    if options.max_kept is not None and earlier:
        last, goals = earlier[0]
        what = Message("those picked for {period}", period=last)
        yield Limit("kept", f"--max-kept {options.max_kept}", what, frozenset(goals), at_most=options.max_kept)
    if options.rest is not None and earlier:
        lately = earlier[: options.rest]
        what = Message("those picked for {periods}", periods=tuple(period for period, _ in lately))
        resting = frozenset(id for _, ids in lately for id in ids)
        yield Limit("rest", f"--rest {options.rest}", what, resting, at_most=0)


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


def _value(project: Project, word: str, errors: list[UserError]) -> Limit | None:
    """A limit on the goals of a kind."""
    read = _read(word)
    if read is None:
        help = Message("Write what, which and how many, for example {example}, or 2.. or ..4", example=_EXAMPLE)
        errors.append(UserError(Message("{word} is no limit", word=word), help))
        return None
    name, value, least, most = read
    if least is not None and most is not None and least > most:
        help = Message("Write the smaller number first: {word}", word=f"{name}={value}:{most}..{least}")
        errors.append(UserError(_no_number(least, most), help))
        return None
    try:
        what, fits = _kind(project, name, value)
    except UserError as error:
        errors.append(error)
        return None
    goals = frozenset(goal.id for goal in project.goals if fits(goal))
    return Limit("value", f"--limit {word.strip()}", what, goals, least, most)


def _kind_phrase(name: str, value: str) -> Value:
    """What the goals of a kind are called."""
    if name == "ages":
        return Message("ages {ages}", ages=value)
    if name == "focus_area":
        return Message("the focus area {title}", title=value)
    return Message(_PHRASES[value]) if value in _WORDS.get(name, ()) else value


def _kind(project: Project, name: str, value: str) -> tuple[Value, Callable[[Goal], bool]]:
    """What goals of a kind are called, and which they are. Raises UserError where there is no such kind."""
    if name in _WORDS:
        if value not in _WORDS[name]:
            raise _unknown(Message("{word} is no {field}", word=value, field=name), value, _WORDS[name])
        if name == "direction":
            return _kind_phrase(name, value), lambda goal: goal.direction == value
        return _kind_phrase(name, value), lambda goal: value in getattr(goal, name)
    if name == "ages":
        try:
            ages = as_ages(value)
        except Wrong as wrong:
            raise UserError(wrong.message, wrong.help) from None
        return _kind_phrase(name, str(ages)), lambda goal: goal.ages is not None and goal.ages.meets(ages)
    if name == "focus_area":
        area = project.focus_areas.get(value)
        if area is None:
            message = Message("There is no focus area called {word}", word=value)
            raise _unknown(message, value, project.focus_areas.by_id)
        return _kind_phrase(name, area.title), lambda goal: area in goal.focus_areas
    kinds = ("direction", "ages", "dimension", "audience", "focus_area")
    raise _unknown(Message("Goals have no {word} that could be limited", word=name), name, kinds)


def _unknown(message: Message, word: str, known: Iterable[str]) -> UserError:
    near = closest(word, known)
    if near is not None:
        return UserError(message, Message("Did you mean {word}?", word=near))
    return UserError(message, Message("Write one of {words}", words=either(tuple(known))))
