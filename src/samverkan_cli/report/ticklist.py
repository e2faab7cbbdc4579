"""The list of goals to tick, as it is drawn in a window of some width and height."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from samverkan_cli.core.inert import visible
from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.record import record
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model.goals import Goal
from samverkan_cli.pick.shelves import Shelf
from samverkan_cli.pick.ticklist import Meter, TickList
from samverkan_cli.report.layout import BAR, cell_len, inner, wrapped

HEADING, HERE, QUIET, HELD, SHORT, OVER, SAID = "heading", "here", "quiet", "held", "short", "over", "said"
"""What a piece of text is; how that looks is the terminal's affair."""
_EMPTY = "░"
_LONGEST_BAR = 12
_LINES = 3
"""A title, and what is said of a limit, takes no more lines than this."""
_LEAST = 4
"""So many lines of the list are seen even where the window is low."""
_NUMBERS = ("count", "value", "kept")
"""Limits on how many there are; of the others it is enough whether they hold."""

Line: TypeAlias = tuple[tuple[str, str], ...]
"""Pieces of text, each after what it is."""
_Row: TypeAlias = tuple[Shelf, Goal | None]
"""A goal on its shelf, or the heading of the shelf."""


@record
class Screen:
    """The lines of a window. `cursor` is the line that one stands on, and `page` how many goals are seen at once."""

    lines: tuple[Line, ...]
    cursor: int
    page: int


@record
class _Drawn:
    """A line of the list. `tells_all` is set where the heading that it belongs to need not be said again."""

    shelf: Shelf
    line: Line
    goal: Goal | None = None
    tells_all: bool = False


def screen(listed: TickList, title: str, say: Phrases, width: int, height: int) -> Screen:
    """The window: the title and the search above, the goals, and below them what is ticked and the limits."""
    width, height = max(width, 2), max(height, 1)
    above = _above(listed, title, say, width) if height > 2 * _LEAST else []
    below = _below(listed, say, width, height - max(_LEAST + len(above), height // 2))
    room = height - len(above) - len(below)
    goals, cursor, page = _goals(listed, say, width, room)
    goals += [()] * (room - len(goals))
    return Screen((*above, *goals, *below), len(above) + cursor, page)


def headings(shelf: Shelf, say: Phrases) -> tuple[str, str]:
    """What a shelf's direction and its ages are called; the ages are empty where they tell nothing apart."""
    return say.direction(shelf.direction), "" if shelf.alone else say.aged(shelf.ages)


def _above(listed: TickList, title: str, say: Phrases, width: int) -> list[Line]:
    if not listed.search:
        search: Line = _line(say(Message("Type letters to search among {n} goals", n=listed.total)), width, QUIET)
    else:
        found = Message("Search: {text}   ({n} of {m} goals)", text=listed.search, n=listed.left, m=listed.total)
        search = _line(say(found), width, HERE)
    return [_line(title, width, HEADING), search, ()]


# --- the goals


def _goals(listed: TickList, say: Phrases, width: int, room: int) -> tuple[list[Line], int, int]:
    """As many lines as there is room for around the goal that one stands on, which of them that is, and of how many."""
    rows: list[_Row] = [(shelf, goal) for shelf in listed.shown for goal in (None, *shelf.goals)]
    here = next((n for n, (_, goal) in enumerate(rows) if goal is not None and goal.id == listed.at), None)
    if here is None:
        nothing = say(Message("No goal has {text} in its title or its id", text=listed.search))
        lines: list[Line] = [((QUIET, line),) for line in _wrapped(nothing, width)]
        return lines[:room], 0, 1
    own = _drawn(listed, say, width, rows, here)
    before: list[_Drawn] = []
    after: list[_Drawn] = []
    # Only what can be seen is drawn: the bank may have thousands of goals.
    for n in range(here - 1, -1, -1):
        if len(before) >= room:
            break
        before = [*_drawn(listed, say, width, rows, n), *before]
    for n in range(here + 1, len(rows)):
        if len(own) + len(after) >= room:
            break
        after += _drawn(listed, say, width, rows, n)
    every = [*before, *own, *after]
    first = max(0, min(len(before) - max(0, room - len(own)) // 2, len(every) - room))
    window = every[first : first + room]
    lines = [each.line for each in window]
    at = len(before) - first
    if at > 0 and not window[0].tells_all:
        # What is scrolled away above is said again, so that one sees what the first goal belongs to; of the goal whose
        # beginning stood there nothing is left.
        cut = sum(each.goal is not None and each.goal is window[0].goal for each in window)
        lines[: max(1, cut)] = [
            _line(" · ".join(filter(None, headings(window[0].shelf, say))), width, HEADING),
            *[()] * (cut - 1),
        ]
    return lines, at, len({each.goal.id for each in window if each.goal is not None})


def _drawn(listed: TickList, say: Phrases, width: int, rows: Sequence[_Row], n: int) -> list[_Drawn]:
    """A row as lines: the headings that begin with a shelf, or a goal."""
    shelf, goal = rows[n]
    if goal is not None:
        return [_Drawn(shelf, line, goal) for line in _goal(listed, shelf, goal, say, width)]
    direction, ages = headings(shelf, say)
    found = []
    if n == 0 or rows[n - 1][0].direction != shelf.direction:
        found += [_Drawn(shelf, (), tells_all=True)] if n else []
        found.append(_Drawn(shelf, _line(direction, width, HEADING), tells_all=True))
    return [*found, _Drawn(shelf, _line(f"  {ages}", width, HEADING))] if ages else found


def _goal(listed: TickList, shelf: Shelf, goal: Goal, say: Phrases, width: int) -> list[Line]:
    at = goal.id == listed.at
    mark = f"{'>' if at else ' '} [{'x' if listed.is_ticked(goal) else ' '}] "
    notes = _notes(listed, shelf, goal, say)
    pieces = _wrapped(f"{goal.title} ({', '.join(notes)})" if notes else goal.title, width - len(mark), _LINES)
    style = HERE if at else QUIET if listed.away(goal) is not None else ""
    return [_line((" " * len(mark) if n else mark) + piece, width, style) for n, piece in enumerate(pieces)]


def _notes(listed: TickList, shelf: Shelf, goal: Goal, say: Phrases) -> list[str]:
    """Whom a goal is about, and what is out of the ordinary."""
    notes, ages = say.words(goal.audience), say.ages(goal.ages)
    if ages and ages != say.aged(shelf.ages):
        notes.append(ages)
    if goal.status in ("resting", "retired"):
        notes.append(inner(say(goal.status.label)))
    limit = listed.away(goal)
    if limit is not None:
        notes.append(say(Message("left out") if limit.kind == "exclude" else Message("is to rest")))
    return notes


# --- below


def _below(listed: TickList, say: Phrases, width: int, room: int) -> list[Line]:
    """What went wrong, how many are ticked, how far the limits are filled, and which keys there are."""
    n = len(listed.ticks)
    said = [((SAID, line),) for line in _wrapped(say(listed.notice), width, _LINES)] if listed.notice else []
    count = _line(say(counted("{n} goal is ticked", "{n} goals are ticked", n)), width, HEADING)
    keys = say(Message("Arrows move, space ticks, Enter is done, Escape leaves everything as it was"))
    help: list[Line] = [((QUIET, line),) for line in _wrapped(keys, width)]
    spare = room - len(said) - 2
    if len(help) + min(len(listed.meters), 3) > spare:
        help = []
    lines = [*said, count, *_meters(listed.meters, say, width, spare - len(help)), *help]
    return [(), *lines] if len(lines) < room else lines[: max(0, room)]


def _meters(meters: Sequence[Meter], say: Phrases, width: int, room: int) -> list[Line]:
    """A line for each limit. Where there is no room for all, those that do not hold come first."""
    if len(meters) <= room:
        return [_meter(each, say, width) for each in meters]
    if room < 1:
        return []
    first = sorted(meters, key=lambda meter: meter.holds)[: room - 1]
    more = counted("and {n} more limit", "and {n} more limits", len(meters) - len(first))
    return [*(_meter(each, say, width) for each in first), _line(say(more), width, QUIET)]


def _meter(meter: Meter, say: Phrases, width: int) -> Line:
    limit, n = meter.limit, meter.n
    style, mark = (OVER, "!") if meter.over else (SHORT, "·") if meter.missing else (HELD, "✓")
    full = _full(meter)
    if limit.kind not in _NUMBERS:
        filled = limit.phrase
    elif meter.over:
        filled = Message("{limit}: {n}, which is {over} too many", limit=limit.phrase, n=n, over=meter.over)
    elif meter.missing or limit.at_most is not None:
        filled = Message("{limit}: {n} of {m}", limit=limit.phrase, n=n, m=full)
    else:
        filled = Message("{limit}: {n}", limit=limit.phrase, n=n)
    text, bar = f"{mark} {visible(say(filled))}", _bar(meter)
    return _line(f"{text} {bar}" if bar and cell_len(text) + len(bar) < width else text, width, style)


def _full(meter: Meter) -> int:
    """What a limit is filled up to: as long as more must be ticked to that, and then to what may be."""
    limit = meter.limit
    return (limit.at_least if meter.missing or limit.at_most is None else limit.at_most) or 0


def _bar(meter: Meter) -> str:
    full = _full(meter)
    if meter.limit.kind not in _NUMBERS or not 0 < full <= _LONGEST_BAR:
        return ""
    return BAR * min(meter.n, full) + _EMPTY * max(0, full - meter.n)


# --- widths


def _line(text: str, width: int, style: str) -> Line:
    """A text on one line, cut where the window ends."""
    return ((style, _cut(visible(text), width)),)


def _cut(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    from rich.cells import set_cell_size

    return set_cell_size(text, width - 1).rstrip() + "…"


def _wrapped(text: str, width: int, most: int | None = None) -> list[str]:
    """A text on lines, no more than so many; where something was left out there is a mark."""
    pieces = wrapped(text, width)
    if most is None or len(pieces) <= most:
        return [_cut(piece, max(width, 2)) for piece in pieces]
    return [*(_cut(piece, max(width, 2)) for piece in pieces[: most - 1]), _cut(f"{pieces[most - 1]} …", max(width, 2))]
