"""The rows of a plan table, one after the other: areas, strategies and activities, with what they say of each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samverkan_cli.core.message import Message, counted
from samverkan_cli.core.suggest import slug
from samverkan_cli.intake.columns import ACROSS, Column, Head, codes_in, is_head, prefixed
from samverkan_cli.intake.contents import Cell, Line
from samverkan_cli.intake.fields import Making, number_of, put, split_items, without_labelled
from samverkan_cli.intake.parts import (
    DraftCollection,
    DraftPart,
    as_text,
    noted,
    numbered,
    numbered_heading,
    one_text,
    titled,
)
from samverkan_cli.load.coerce import coerce_word
from samverkan_cli.model.enums import Status

_ONE_TITLE = 90
"""A cell of several lines that is no longer than this is one title."""


_SIGNS = "○◐●◑◕◔✓✔☑☐□■▶⏸✗✘✕×⏳🟢🟡🔴⚪🔵 \ufe0f"
"""Signs before a status."""


class Areas:
    """The focus areas of a plan that is being made, and where in them the next row stands."""

    def __init__(self, making: Making, fallback: str) -> None:
        """`fallback` is what an area is called that has no name in the document."""
        self._making, self._fallback = making, fallback
        self.areas = DraftCollection()
        self._strategies: dict[str, DraftCollection] = {}
        self._activities = set[str]()
        self.waiting: tuple[Line, Message] | None = None
        """The heading above the table, which is an area unless the table has its own."""
        self.named_by: Line | None = None
        """The heading that the newest area has its name of."""
        self.opened: DraftPart | None = None
        """The area that was made of that heading."""
        self.area: DraftPart | None = None
        self.strategy: DraftPart | None = None
        self.last: list[DraftPart] = []
        self._id = ""

    @property
    def is_of_heading(self) -> bool:
        """Whether a row would stand in the area of the heading above it."""
        return self.waiting is not None or (self.area is not None and self.area is self.opened)

    def heading(self, line: Line, where: Message) -> None:
        """A heading stands above what follows."""
        self.waiting, self.area, self.strategy, self.last = (line, where), None, None, []

    def open_area(self, text: str, number: str = "") -> DraftPart:
        """Go on in an area, a new one or one that was there before."""
        own, title, more = titled(text)
        id, part = self.areas.id_of(title, number or own)
        if more and more not in part.texts:
            part.texts.append(as_text([Line(more)]))
        if part is not self.area:
            self.area, self.strategy, self.last = part, None, []
            self._strategies.setdefault(id, DraftCollection())
        self._id, self.waiting = id, None
        return part

    def open_strategy(self, text: str) -> DraftPart:
        """Go on in a strategy of the area."""
        area = self.current()
        number, title, more = titled(text)
        id, part = self._strategies[self._id].id_of(title, number)
        area.holds.setdefault("strategies", {})[id] = part
        if more and not part.texts:
            part.texts.append(as_text([Line(more)]))
        if part is not self.strategy:
            self.strategy, self.last = part, []
        return part

    def current(self) -> DraftPart:
        """The area in which a row stands: else that of the heading above the table, else one of the plan's name."""
        if self.area is None:
            if self.waiting is not None:
                line, where = self.waiting
                _, rest = prefixed(line.text)
                number, rest = numbered_heading(rest)
                self._making.judge("guess", Message("The heading {title} is an area", title=line.text), where)
                self.opened, self.named_by = self.open_area(rest, number), line
                return self.opened
            message = Message("No area is named, so there is one called {title}", title=self._fallback)
            self._making.judge("guess", message)
            return self.open_area(self._fallback)
        return self.area

    def new_activity(self, lines: Sequence[Line], *, numbered: bool = False, id: str = "") -> DraftPart:
        """An activity: its title is the first sentence of the first line, and the rest its text.

        `numbered` says that a number stands before the title, whatever it looks like.
        """
        area = self.current()
        number, rest = number_of(lines[0])
        before, _, after = lines[0].text.partition(" ")
        if not number and numbered and after and codes_in(before):
            number, rest = before.rstrip("."), after
        _, title, more = titled(rest)
        holder = self.strategy or area
        collection = DraftCollection(self._activities)
        id, part = collection.new(title, number, id)
        part.is_activity = True
        holder.holds.setdefault("activities", {})[id] = part
        more_lines = [Line(more), *lines[1:]] if more else [*lines[1:]]
        for each in [each for each in more_lines[:2] if self._is_status(part, each)]:
            more_lines.remove(each)
        named = [(each, *prefixed(each.text)) for each in more_lines]
        part.texts += filter(None, [as_text([each for each, name, _ in named if not name])])
        self.last = [part]
        for each, name, said in named:
            if name:
                heading = each.text[: len(each.text) - len(said)].strip(" :–-")
                message = Message("{text} is read as {titles}", text=each.text, titles=f"{name}: {said}")
                self._making.judge("guess", message)
                put(self._making, [part], name, heading, Cell((Line(said, notes=each.notes),), Message("a list")))
        for message in noted(note for line in lines for note in line.notes):
            part.remark(self._making.say(message))
        return part

    def _is_status(self, part: DraftPart, line: Line) -> bool:
        """Whether a line below a title says how far it has come, and no more: "◐ Pågår"."""
        word = coerce_word(Status, line.text.lstrip(_SIGNS)) if line.text[:1] in _SIGNS else None
        if word is None or line.notes:
            return False
        part.values["status"] = str(word)
        self._making.judge("guess", Message("{text} is read as {titles}", text=line.text, titles=str(word)))
        return True

    def purpose(self, cell: Cell) -> None:
        """What the area is for."""
        area = self.current()
        text = as_text([line for line in cell.lines if line.text])
        before = area.values.get("purpose")
        if not isinstance(before, str):
            area.values["purpose"] = one_text(text)
        elif text not in before:
            area.values["purpose"] = one_text(f"{before.rstrip()}\n\n{text}")


class Rows:
    """Reads the rows of tables with the same headings."""

    def __init__(self, making: Making, areas: Areas, head: Head) -> None:
        self._making, self._areas, self.head = making, areas, head
        self._above: dict[int, Cell] = {}
        self._said = set[int]()

    def read(self, row: Sequence[Cell]) -> None:
        """Put what a row says in its place."""
        filled = [n for n, cell in enumerate(row) if has_words(cell)]
        if not filled:
            return
        if is_head(row, self.head):
            self._making.judge("skipped", Message("The headings stand again"), row[0].where)
        elif self._is_banner(row, filled):
            self._banner(row[filled[0]])
        else:
            self._ordinary(row)

    def _is_banner(self, row: Sequence[Cell], filled: Sequence[int]) -> bool:
        """Whether a row is a heading for those below it: one cell across, or the first alone where that is no title."""
        if len(row) > 1 and len({id(row[n]) for n in filled}) == 1:
            first = self.head.columns[filled[0]].field
            across = len({id(cell) for cell in row}) == 1
            titles_no_row = first in ("", "number") and not re.fullmatch(r"[\d.]+", row[filled[0]].text)
            return across or (filled[0] == 0 and titles_no_row and not self.head.of("area"))
        return False

    def _banner(self, cell: Cell) -> None:
        if id(cell) in self._said:
            return
        self._said.add(id(cell))
        lines = [line for line in cell.lines if line.text]
        field, rest = prefixed(lines[0].text)
        if field in ("area", "strategy") and len(lines) > 1:
            more = as_text(lines[1:])
        elif self._areas.last and (field not in ("", "area", "strategy", "purpose") or _is_text(lines)):
            self._details(cell)
            return
        else:
            more, (field, rest) = "", prefixed(cell.text)
        field = field or "area"
        if field == "strategy":
            part = self._areas.open_strategy(rest)
        elif field == "purpose":
            self._areas.purpose(Cell((Line(rest),), cell.where))
            part = self._areas.current()
        elif field == "area":
            part = self._areas.open_area(rest)
            self._above.clear()
        else:
            part = self._areas.current()
            put(self._making, [part], field if field == "goals" else "", "", cell)
            return
        if more and more not in part.texts:
            part.texts.append(more)
        self._making.note(part, cell)
        message = Message("The row {text} is a heading for those below it", text=cell.text)
        self._making.judge("guess", message, cell.where)

    def _details(self, cell: Cell) -> None:
        """What stands across the table below an activity, more of which there was no room for beside it."""
        part = self._areas.last[-1]
        put(self._making, [part], "text", "", without_labelled(self._making, [part], "text", cell))

    def _ordinary(self, row: Sequence[Cell]) -> None:
        before = self._areas.area
        self._areas_of(row)
        if self._areas.area is not before:
            self._above.clear()
        for column in self.head.columns:
            if column.field in ACROSS and self.head.is_left_of_activities(column) and row[column.n].text:
                self._above[column.n] = row[column.n]
        parts = self._activities_of(row)
        if not parts:
            return
        for column in self.head.columns:
            is_id = column.field == "id" and any(row[column.n].text == part.id for part in parts)
            if column.field not in ("area", "purpose", "strategy", "activity") and not is_id:
                self._put(column, row, parts)

    def _areas_of(self, row: Sequence[Cell]) -> None:
        """Open the area and the strategy that a row names, with what it says of what they are for."""
        for column in self.head.of("area"):
            cell = row[column.n]
            if has_words(cell) and id(cell) not in self._said:
                number, title, texts = _heading_of(cell)
                own, title = ("", title) if number else numbered_heading(title)
                part = self._areas.open_area(title, number or own)
                part.texts += [text for text in texts if text not in part.texts]
                self._noted(part, cell)
        for column in self.head.of("purpose"):
            if has_words(row[column.n]) and id(row[column.n]) not in self._said:
                self._areas.purpose(row[column.n])
                self._noted(self._areas.current(), row[column.n])
        for column in self.head.of("strategy"):
            cell = row[column.n]
            if has_words(cell) and id(cell) not in self._said:
                number, title, texts = _heading_of(cell)
                part = self._areas.open_strategy(f"{number}. {title}" if number else title)
                part.texts += [text for text in texts if text not in part.texts]
                self._noted(part, cell)

    def _noted(self, part: DraftPart, cell: Cell) -> None:
        self._said.add(id(cell))
        self._making.note(part, cell)

    def _activities_of(self, row: Sequence[Cell]) -> list[DraftPart]:
        """The activities that a row is about: those in it, else the last one, or what stands above them."""
        cells = {id(row[column.n]): row[column.n] for column in self.head.of("activity")}
        new = [cell for cell in cells.values() if has_words(cell) and id(cell) not in self._said]
        parts = list[DraftPart]()
        for cell in new:
            self._said.add(id(cell))
            items = split_items([line for line in cell.lines if line.text or line.notes])
            numbered = any(row[column.n] is cell and column.numbered for column in self.head.of("activity"))
            id_cell = next((row[column.n] for column in self.head.of("id")), None)
            own = id_cell.text if id_cell is not None and slug(id_cell.text) == id_cell.text else ""
            parts += [self._areas.new_activity(lines, numbered=numbered, id=own) for lines in items]
            if len(items) > 1:
                n = len(items)
                message = counted(
                    "One activity of a list", "{n} activities of a list, with the rest of the row for each", n
                )
                self._making.judge("guess", message, cell.where)
        if parts:
            self._areas.last = parts
            return parts
        others = [
            column
            for column in self.head.columns
            if column.field not in ("area", "purpose", "strategy", "activity")
            and has_words(row[column.n])
            and id(row[column.n]) not in self._said
        ]
        if not others:
            return []
        where = row[others[0].n].where
        if self._areas.last:
            message = Message("The row has no activity, and is read with the one above it")
            self._making.judge("guess", message, where)
            return self._areas.last
        above = self._areas.strategy or self._areas.current()
        self._making.judge(
            "guess", Message("The row has no activity, and is read as of {title}", title=above.title), where
        )
        return [above]

    def _put(self, column: Column, row: Sequence[Cell], parts: Sequence[DraftPart]) -> None:
        """Put a cell into its field. One that is merged over several rows is said of each, a remark but once."""
        cell = row[column.n]
        if not cell.text and column.n in self._above:
            cell = self._above[column.n]
        if any(row[other.n] is cell for other in self.head.columns[: column.n]):
            return
        field = column.field if parts[0].is_activity or column.field in ("owners", "goals", "text") else ""
        again = id(cell) in self._said
        if again and field in ("", "remark", "text", "monitoring"):
            return
        self._said.add(id(cell))
        if again:
            cell = Cell(tuple(Line(line.text, line.level, line.number) for line in cell.lines), cell.where)
        put(self._making, parts, field, column.heading, cell)


def has_words(cell: Cell) -> bool:
    """Whether a cell says something: a dash alone is as good as nothing."""
    return re.search(r"\w", cell.text) is not None


def _is_text(lines: Sequence[Line]) -> bool:
    """Whether lines are more than a heading: several, a sentence, or with the name of a field before them."""
    return len(lines) > 1 or lines[0].level is not None or lines[0].text.endswith((".", "!", "?", ":"))


def _heading_of(cell: Cell) -> tuple[str, str, list[str]]:
    """A cell as the title of what stands in it, with its number, and the rest as texts."""
    lines = [line for line in cell.lines if line.text]
    whole = " ".join(line.text for line in lines)
    number, rest = numbered(whole)
    if len(whole) <= _ONE_TITLE or len(lines) == 1:
        return number or lines[0].number, rest, []
    number, rest = numbered(lines[0].text)
    return number or lines[0].number, rest, [as_text(lines[1:])]


def hoist(areas: DraftCollection, field: str) -> None:
    """Say of an area what every one of its activities says, and of none of them."""
    for area in areas.parts.values():
        strategies = area.holds.get("strategies", {}).values()
        activities = [
            activity for part in (area, *strategies) for activity in part.holds.get("activities", {}).values()
        ]
        first = activities[0].refers.get(field) if activities else None
        if first and all(each.refers.get(field) == first for each in activities):
            area.refer(field, first)
            for each in activities:
                del each.refers[field]
