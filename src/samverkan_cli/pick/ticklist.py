"""A list of goals to tick: what is searched for, where one stands, what is ticked, and how far each limit is filled.

It knows neither keys nor a screen, so that every way through it can be tried without a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import combining, normalize

from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.model.goals import Goal
from samverkan_cli.pick.context import Candidates
from samverkan_cli.pick.limits import NARROWING, Limit, violations
from samverkan_cli.pick.shelves import Shelf

LONGEST = 100
"""What is searched for is no longer than this, whatever is pasted."""


@record
class Meter:
    """How far a limit is filled: `n` of its goals are ticked, which are so many too few, or so many too many."""

    limit: Limit
    n: int
    missing: int
    over: int

    @property
    def holds(self) -> bool:
        """Whether the limit holds of what is ticked."""
        return not (self.missing or self.over)


class TickList:
    """Goals to tick. `shown` are the shelves with what the search leaves, and `notice` says what went wrong last."""

    def __init__(self, shelves: Sequence[Shelf], candidates: Candidates, ticked: Iterable[str] = ()) -> None:
        self._shelves = tuple(shelves)
        self._candidates = candidates
        self._ticks = set(ticked)
        self._away = {
            goal: limit for limit in reversed(candidates.limits) if limit.kind in NARROWING for goal in limit.goals
        }
        self._sought = {goal.id: _folded(f"{goal.title}\n{goal.id}") for shelf in shelves for goal in shelf.goals}
        self.search = ""
        self.shown = self._shelves
        self.notice: Message | None = None
        self.total = len(self._sought)
        self._order: list[str] = []
        self._at = 0
        self._stood: str | None = None
        self._look()

    @property
    def at(self) -> str | None:
        """The id of the goal that one stands on; None where the search leaves none."""
        return self._order[self._at] if self._order else None

    @property
    def left(self) -> int:
        """How many goals the search leaves."""
        return len(self._order)

    @property
    def ticks(self) -> tuple[str, ...]:
        """The ids of the goals that are ticked, in the order of the list, whether the search leaves them or not."""
        return tuple(id for id in self._sought if id in self._ticks)

    @property
    def meters(self) -> tuple[Meter, ...]:
        """How far each limit is filled."""
        return tuple(_meter(limit, self._ticks) for limit in self._candidates.limits)

    def is_ticked(self, goal: Goal) -> bool:
        """Whether a goal is ticked."""
        return goal.id in self._ticks

    def away(self, goal: Goal) -> Limit | None:
        """The limit by which a goal cannot be picked at all, if there is one."""
        return self._away.get(goal.id)

    # --- searching

    def type(self, text: str) -> None:
        """Search for more. A letter may come in pieces, as an a and then the ring above it."""
        seen = " ".join("".join(each if each.isprintable() else " " for each in text[:LONGEST]).split())
        self._search(normalize("NFC", self.search + seen)[:LONGEST])

    def erase(self) -> None:
        """Take the last letter of the search away, with what stands above or below it."""
        end = len(self.search) - 1
        while end > 0 and combining(self.search[end]):
            end -= 1
        self._search(self.search[: max(end, 0)])

    def clear(self) -> None:
        """Search for nothing."""
        self._search("")

    def _search(self, text: str) -> None:
        self.search, self.notice = text, None
        self._look()

    def _look(self) -> None:
        self._stood, sought = self.at or self._stood, _folded(self.search)
        if sought:
            kept = (
                (shelf, tuple(goal for goal in shelf.goals if sought in self._sought[goal.id]))
                for shelf in self._shelves
            )
            self.shown = tuple(Shelf(shelf.direction, shelf.ages, some, shelf.alone) for shelf, some in kept if some)
        else:
            self.shown = self._shelves
        self._order = [goal.id for shelf in self.shown for goal in shelf.goals]
        # One stays on the goal that one stood on, also after a slip by which nothing was left.
        self._at = self._order.index(self._stood) if self._stood in self._order else 0

    # --- moving and ticking

    def move(self, steps: int) -> None:
        """Go so many goals down, or up where it is less than nothing, as far as there are any."""
        self.notice = None
        self._at = max(0, min(len(self._order) - 1, self._at + steps))

    def tick(self) -> None:
        """Tick the goal that one stands on, or take its tick away. One that a limit takes away cannot be ticked."""
        self.notice = None
        id = self.at
        if id is None:
            return
        if id in self._ticks:
            self._ticks.remove(id)
        elif (limit := self._away.get(id)) is not None:
            self.notice = Message("It cannot be picked: {limit}", limit=limit.phrase)
        else:
            self._ticks.add(id)

    def finish(self) -> tuple[str, ...] | None:
        """What is ticked. None where a limit is broken: then `notice` is which, and what would help."""
        ticks = self.ticks
        if not ticks:
            self.notice = Message("Tick at least one goal with the space bar")
            return None
        wrong = violations(self._candidates.limits, ticks, self._candidates.ids)
        if wrong:
            self.notice = Message("{what}. {help}", what=wrong[0].message, help=wrong[0].help)
            return None
        return ticks


def _meter(limit: Limit, ticks: set[str]) -> Meter:
    n = len(ticks & limit.goals)
    missing = max(0, (limit.at_least or 0) - n)
    over = max(0, n - limit.at_most) if limit.at_most is not None else 0
    return Meter(limit, n, missing, over)


def _folded(text: str) -> str:
    # After folding some letters are in pieces again.
    return normalize("NFC", normalize("NFC", text).casefold())
