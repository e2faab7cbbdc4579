"""Rows that somebody has added to a plan table, as new activities: only where it is sure under what they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from samverkan_cli.compare.filled_in import PLACING, FilledRow, FilledTable, RefusedCell, plain
from samverkan_cli.core.diagnostic import Insert, Plain
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.core.suggest import closest, free_id, slug
from samverkan_cli.exchange.cell_values import CellValues, folded
from samverkan_cli.exchange.part_cells import costs, new_milestones
from samverkan_cli.link.project import Project
from samverkan_cli.model.focus import Activity, FocusArea, Milestone, Strategy
from samverkan_cli.model.money import Cost
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.values import Wrong

_LONG = 48
"""How long an id of several words is at most."""


@record
class NewActivity:
    """An activity that a row adds: its title and where that stands, what it is under, and the change that adds it."""

    title: str
    place: str
    above: str
    facts: tuple[tuple[str, str], ...]
    change: Insert


class NewRows:
    """Makes activities of rows. What it cannot make, and why, is in `refused`."""

    def __init__(
        self, filled: FilledTable, project: Project, now: Mapping[str, Mapping[str, str]], values: CellValues
    ) -> None:
        self._filled, self._project, self._values = filled, project, values
        self._shown = {each.parent: now[each.id] for each in project.activities if each.id in now}
        self._numbers = {row.get("number", "") for row in now.values()}
        self._ids = {each.id for each in project.activities}
        self.refused: list[RefusedCell] = []
        self.notes: list[Message] = []

    def activity(self, row: FilledRow) -> NewActivity | None:
        """The activity of a row; None where it cannot be one, or is one already."""
        before = len(self.refused)
        title = row.text("title")
        if not title:
            place = next(cell.place for cell in row.cells.values() if plain(cell.text) or cell.fault)
            self._refuse(
                place, Message("The row has no title"), Message("Write what is to be done in the column for it")
            )
            return None
        above = self._above(row)
        facts = self._facts(row) if above is not None else {}
        if above is None or len(self.refused) > before:
            return None
        if any(folded(each.title) == folded(title) for each in above.activities):
            self.notes.append(Message("{thing} is in the plan already, and is not added once more", thing=title))
            return None
        id = self._id(title)
        said = tuple((self._filled.labels[key], row.text(key)) for key in facts if key != "title")
        return NewActivity(
            title, row.cells["title"].place, above.title, said, Insert(above.at("activities"), id, {**facts})
        )

    def _refuse(self, place: str, message: Message, help: Message | None) -> None:
        self.refused.append(RefusedCell(place, message, help))

    def _id(self, title: str) -> str:
        """An id that no activity has, made of a title."""
        whole = slug(title)
        bare = whole if len(whole) <= _LONG else whole[: _LONG + 1].rpartition("-")[0] or whole[:_LONG]
        id = free_id(bare or "aktivitet", self._ids)
        self._ids.add(id)
        return id

    def _facts(self, row: FilledRow) -> dict[str, Plain]:
        found: dict[str, Plain] = {}
        for key, label in self._filled.labels.items():
            cell, field = row.cells.get(key), fields(Activity).get(key)
            if cell is None or key in ("id", *PLACING) or not (plain(cell.text) or cell.fault):
                continue
            if key == "number" and plain(cell.text) in self._numbers:
                continue  # the row was copied from another
            if cell.fault is not None:
                self._refuse(cell.place, cell.fault, Message("Write the value itself there"))
                continue
            try:
                if field is None:
                    raise Wrong(Message("{column} is not read from a new row", column=label))
                value = self._read(field, plain(cell.text))
            except Wrong as wrong:
                self._refuse(cell.place, wrong.message, wrong.help)
                continue
            if value is not None:
                found[key] = value
        return found

    def _read(self, field: Field, text: str) -> Plain:
        if field.part is Milestone:
            return new_milestones(self._values, text)
        return costs(self._values, text, ()) if field.part is Cost else self._values.read(field, text)

    # --- under what it stands

    def _above(self, row: FilledRow) -> Strategy | FocusArea | None:
        """The strategy or focus area that a row stands under; None, with a word, where that is not sure."""
        area, strategy = row.text("area"), row.text("strategy")
        if not area and not strategy:
            area, strategy = self._around(row)
        found = list(self._meant(area, strategy))
        if len(found) == 1:
            return found[0]
        place = (row.cells.get("strategy") or row.cells["title"]).place
        known = [self._name(each) for each in self._project.strategies]
        near = closest(strategy, known) if strategy else None
        help = (
            Message("Did you mean {word}?", word=near)
            if near and not found
            else Message("Write the focus area and the strategy as in the other rows")
        )
        message = (
            Message("The plan has no strategy {title}", title=strategy)
            if strategy and not found
            else Message("It is not sure under which strategy the new row stands")
        )
        self._refuse(place, message, help)
        return None

    def _around(self, row: FilledRow) -> tuple[str, str]:
        """What the nearest rows above and below stand under, if they agree."""
        above = [each for each in self._filled.rows if each.number < row.number and each.text("area")][-1:]
        below = [each for each in self._filled.rows if each.number > row.number and each.text("area")][:1]
        said = {(each.text("area"), each.text("strategy")) for each in (*above, *below)}
        return said.pop() if above and below and len(said) == 1 else ("", "")

    def _meant(self, area: str, strategy: str) -> Iterable[Strategy | FocusArea]:
        areas = [each for each in self._project.focus_areas if not area or self._is_called(each, area)]
        for each in areas:
            if strategy:
                yield from (one for one in each.strategies if self._is_called(one, strategy))
            elif area and not each.strategies:
                yield each

    def _is_called(self, part: Strategy | FocusArea, name: str) -> bool:
        return folded(name) in map(folded, (part.title, self._name(part), f"{part.number or ''} {part.title}"))

    def _name(self, part: Strategy | FocusArea) -> str:
        """What a strategy or an area is called in the table, with its number."""
        if isinstance(part, Strategy):
            return self._shown.get(part, {}).get("strategy") or part.title
        inside = next((self._shown[each] for each in (part, *part.strategies) if each in self._shown), {})
        return inside.get("area") or part.title
