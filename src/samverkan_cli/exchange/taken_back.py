"""What a table that has come back says otherwise, as changes of its plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from samverkan_cli.compare.filled_in import (
    CellChange,
    FilledRow,
    FilledTable,
    RefusedCell,
    Returned,
    in_order,
    plain,
    returned,
)
from samverkan_cli.core.diagnostic import Change, Insert
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.keypath import Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.document.documents import prepare, table
from samverkan_cli.document.workbook import LONGEST, Sheet, as_kept
from samverkan_cli.document.xlsx import ASKED, FOLLOW_UP, PLAN
from samverkan_cli.exchange.cell_values import CellValues
from samverkan_cli.exchange.changed_fields import written
from samverkan_cli.exchange.new_rows import NewActivity, NewRows
from samverkan_cli.exchange.part_cells import are_said, costs, milestones
from samverkan_cli.i18n.speech import spoken
from samverkan_cli.link.project import Project
from samverkan_cli.model.focus import Activity, Milestone
from samverkan_cli.model.follow_up import ActivityFollowed, FollowUp
from samverkan_cli.model.money import Cost
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.thing import Part
from samverkan_cli.model.values import Wrong

_DOCUMENTS = {PLAN: "action-plan", FOLLOW_UP: "follow-up"}


@record
class TakenCell:
    """A cell, and what it changes in the plan; `title` is of the thing that it is about."""

    cell: CellChange
    title: str
    prose: bool
    changes: tuple[Change, ...]


@record
class TakenBack:
    """What a table changes in its plan; `sheet` is the name of its sheet.

    In `conflicts` the plan too has changed since the table was sent out. Of things that are `gone` from the table
    nothing is changed. `notes` are what else there is to say of it.
    """

    sheet: str
    changes: tuple[TakenCell, ...]
    conflicts: tuple[TakenCell, ...]
    added: tuple[NewActivity, ...]
    refused: tuple[RefusedCell, ...]
    gone: tuple[str, ...]
    notes: tuple[Message, ...]


def taken_back(filled: FilledTable, project: Project, today: date) -> TakenBack:
    """What a table changes in a plan. Raises UserError where it is not a table of that plan."""
    report = _follow_up(filled, project)
    sheet = _sheet(filled, project, report, today)
    now = {str(row[0]): dict(zip((c.key for c in sheet.columns), map(as_kept, row), strict=True)) for row in sheet.rows}
    if filled.then and not filled.then.keys() & now.keys():
        raise UserError(
            Message("None of the activities in the table is in the plan {plan}", plan=project.name),
            Message("It says that it is of {plan}", plan=filled.about.get("plan") or "?"),
        )
    if report is not None:
        # What the follow-up says nothing of has no row of its own, and is what the plan said it is.
        unsaid = {each.id: filled.then[each.id] for each in project.activities if each.id in filled.then}
        now = {**{id: {**row, **dict.fromkeys(ASKED, "")} for id, row in unsaid.items()}, **now}
    found = returned(filled, now)
    taking = _Taking(filled, project, report)
    changes, conflicts = (tuple(taking.cells(some)) for some in (found.changes, found.conflicts))
    added = taking.added(found, now)
    titles = (filled.then[id].get("title") or id for id in found.gone)
    return TakenBack(
        filled.sheet,
        changes,
        conflicts,
        added,
        tuple(sorted((*found.refused, *taking.refused), key=lambda each: in_order(each.place))),
        tuple(titles),
        (*_notes(filled), *taking.notes),
    )


def _follow_up(filled: FilledTable, project: Project) -> FollowUp | None:
    """The follow-up that a table is of. Raises UserError where it is not there."""
    kind = filled.about.get("table")
    if kind not in _DOCUMENTS:
        raise UserError(
            Message("The workbook has neither the table of a plan nor that of a follow-up"),
            Message("Such tables are written by samverkan render --to xlsx"),
        )
    if kind == PLAN:
        return None
    id = filled.about.get("follow_up") or ""
    report = project.follow_ups.get(id)
    if report is None:
        raise UserError(
            Message("{plan} has no follow-up {id}", plan=project.name, id=id or "?"),
            Message("The table is of {title}", title=filled.about.get("title") or "?"),
        )
    return report


def _sheet(filled: FilledTable, project: Project, report: FollowUp | None, today: date) -> Sheet:
    """The table as it would be written now. Raises UserError where there is none any more."""
    name, language = _DOCUMENTS[filled.about["table"]], spoken(filled.about.get("language"), "sv")
    id = report.id if report is not None else None
    paper = prepare([project], name, today=today, language=language, follow_up=id)
    sheet = table(paper, {}, language) if paper is not None else None
    if sheet is None:
        raise UserError(Message("{plan} has nothing for {document}", plan=project.name, document=name))
    return sheet


def _notes(filled: FilledTable) -> Iterator[Message]:
    for label in filled.others:
        yield Message("The column {column} has been put to the table, and is not read", column=label)
    for key, label in filled.labels.items():
        if key not in filled.there:
            yield Message("The column {column} is not in the table any more; nothing in it is changed", column=label)


class _Taking:
    def __init__(self, filled: FilledTable, project: Project, report: FollowUp | None) -> None:
        self._filled, self._project, self._report = filled, project, report
        self._values = CellValues(project)
        self._activities = {each.id: each for each in project.activities}
        self.refused: list[RefusedCell] = []
        self.notes: list[Message] = []

    def cells(self, found: Iterable[CellChange]) -> Iterator[TakenCell]:
        """Cells with what each changes; one that cannot is refused."""
        for cell in found:
            activity = self._activities[cell.id]
            try:
                field, changes = self._changes(activity, cell)
            except Wrong as wrong:
                self.refused.append(RefusedCell(cell.place, wrong.message, wrong.help))
                continue
            prose = field.kind is not None and field.kind.prose
            if changes:
                yield TakenCell(cell, activity.title, prose, changes)

    def _changes(self, activity: Activity, cell: CellChange) -> tuple[Field, tuple[Change, ...]]:
        if len(cell.then) >= LONGEST or len(cell.now) >= LONGEST:
            raise Wrong(
                Message("The text is longer than a cell can hold, so the table had only its beginning"),
                Message("Change it in the plan instead"),
            )
        if self._report is None:
            return self._written(activity, self._field(Activity, cell.key), cell)
        field = self._field(ActivityFollowed, cell.key)
        said = next((said for about, said in self._report.activities if about is activity), None)
        if said is not None:
            return self._written(said, field, cell)
        value = self._values.read(field, cell.filled)
        return field, (Insert(self._report.at("activities"), activity.id, {field.key: value}),)

    def _written(self, part: Part, field: Field, cell: CellChange) -> tuple[Field, tuple[Change, ...]]:
        """What puts a cell into a field of a part; nothing where that says so already, in other words."""
        now = getattr(part, field.name)
        if isinstance(part, Activity) and field.part is Milestone:
            return field, milestones(self._values, part, cell.then, cell.filled)
        if isinstance(part, Activity) and field.part is Cost and cell.filled:
            found = costs(self._values, cell.filled, part.cost)
            return field, () if are_said(found, part.cost) else written(part, field, found)
        value = self._values.read(field, cell.filled, now)
        return field, () if self._values.is_said(field, value, now) else written(part, field, value)

    def _field(self, kind: type[Part], key: str) -> Field:
        """The field that a column is of. Raises Wrong where it is not to be filled in."""
        if kind is ActivityFollowed and key not in ASKED:
            raise Wrong(
                Message("This column says what the plan says, and is not filled in"),
                Message("Change it in the plan, or in the plan's own table"),
            )
        field = fields(kind).get(key)
        if field is None:
            raise Wrong(Message("This column is put together from the plan"), Message("Change it in the plan instead"))
        return field

    def added(self, found: Returned, now: Mapping[str, Mapping[str, str]]) -> tuple[NewActivity, ...]:
        """The rows about something new, as activities under their strategies."""
        if not found.added:
            return ()
        if self._report is not None:
            message = Message("This row is of no activity that the table had")
            help = Message("Write a new activity in the plan, or in the plan's own table")
            self.refused += [RefusedCell(_at(row), message, help) for row in found.added]
            return ()
        rows = NewRows(self._filled, self._project, now, self._values)
        made = tuple(filter(None, map(rows.activity, found.added)))
        self.refused += rows.refused
        self.notes += rows.notes
        return made


def _at(row: FilledRow) -> str:
    return next(cell.place for cell in row.cells.values() if plain(cell.text) or cell.fault)


@record
class PlannedChange:
    """A change of a file, and the cells that it comes from."""

    places: tuple[str, ...]
    change: Change


def changes_by_file(back: TakenBack) -> dict[str, list[PlannedChange]]:
    """What a table changes, by file; what puts several fields into one new thing is one change."""
    wanted = [(each.cell.place, change) for each in back.changes for change in each.changes]
    wanted += [(each.place, each.change) for each in back.added]
    found: dict[tuple[Location, str], PlannedChange] = {}
    for n, (place, change) in enumerate(wanted):
        if not isinstance(change, Insert) or not isinstance(change.value, dict):
            found[change.place, f"{n}"] = PlannedChange((place,), change)
            continue
        key = change.place, f"into {change.key}"
        before = found.get(key)
        if before is not None and isinstance(before.change, Insert) and isinstance(before.change.value, dict):
            both = Insert(change.place, change.key, {**before.change.value, **change.value})
            found[key] = PlannedChange((*before.places, place), both)
        else:
            found[key] = PlannedChange((place,), change)
    files: dict[str, list[PlannedChange]] = {}
    for each in found.values():
        files.setdefault(each.change.place.file, []).append(each)
    return files


def without_refused(back: TakenBack, refused: Iterable[RefusedCell]) -> TakenBack:
    """What a table changes without some cells, which are refused."""
    some = tuple(refused)
    places = {each.place for each in some}
    return replace(
        back,
        changes=tuple(each for each in back.changes if each.cell.place not in places),
        added=tuple(each for each in back.added if each.place not in places),
        refused=(*back.refused, *some),
    )
