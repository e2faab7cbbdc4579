"""A document as a plan: which of its tables are of activities, what its headings are, and what it is called."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date

from samverkan_cli.core.errors import UserError
from samverkan_cli.core.message import Message, some
from samverkan_cli.core.record import record
from samverkan_cli.intake.about import boxes_of, put_boxes, title_in
from samverkan_cli.intake.columns import (
    Column,
    Head,
    field_of,
    head_of,
    heads_in,
    is_plain_heading,
    is_vague,
    transposed,
)
from samverkan_cli.intake.contents import Block, Cell, Contents, Heading, Paragraph, Table
from samverkan_cli.intake.fields import Making, put
from samverkan_cli.intake.files import PlanData, kind_of_document, plan_files
from samverkan_cli.intake.lists import HEAD, is_heading_of_activities, with_lists_as_tables
from samverkan_cli.intake.parts import DraftPart, Judgement, as_title
from samverkan_cli.intake.persons import without_persons
from samverkan_cli.intake.prose import Prose
from samverkan_cli.intake.rows import Areas, Rows, hoist
from samverkan_cli.intake.things import Listed, name_things, put_list, put_table, thing_head, with_lists


@record
class Options:
    """How a document is to be read: what columns are by their headings, whether people are written, and the day.

    `name` is what the plan is called where the document does not say, and `known` the ids of what the workspace shares
    with it, by collections and titles.
    """

    columns: Mapping[str, str]
    keep_persons: bool
    today: date
    name: str
    known: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@record
class Intake:
    """A plan that was made of a document: its files, the tables with their columns, and what was made of what."""

    title: str
    files: dict[str, PlanData]
    tables: tuple[tuple[Message, tuple[Column, ...]], ...]
    judgements: tuple[Judgement, ...]
    areas: int
    strategies: int
    activities: int
    owners: int


def planned(contents: Contents, options: Options, say: Callable[[Message], str]) -> Intake:
    """Make a plan of a document; `say` speaks the language of the plan. Raises UserError where it has no activities."""
    persons: tuple[Judgement, ...] = ()
    if not options.keep_persons:
        contents, persons = without_persons(contents, options.today, say)
        named, of_name = without_persons(Contents((), options.name), options.today, say)
        options, persons = replace(options, name=named.title), (*persons, *of_name)
    reading = _Reading(contents, options, say)
    reading.read()
    return reading.intake(persons)


class _Reading:
    """A document that is being read, block by block."""

    def __init__(self, contents: Contents, options: Options, say: Callable[[Message], str]) -> None:
        self._making, self._prose = Making(say, options.known), Prose(say)
        blocks = [part for each in contents.blocks for part in _parted(each, options.columns)]
        contents = replace(contents, blocks=tuple(blocks))
        tables = [each for each in blocks if isinstance(each, Table)]
        heads = _heads(tables, options) or _heads(tables, options, numbers=True)
        if not heads:
            contents, lists = with_lists_as_tables(contents)
            heads = dict.fromkeys(map(id, lists), HEAD)
        if not heads:
            raise _without_activities(tables)
        self._contents, self._heads = contents, heads
        others = [each for each in tables if id(each) not in heads]
        self._things = {id(each): found for each in others if (found := thing_head(each, options.columns)) is not None}
        self._blocks = list(with_lists(contents.blocks))
        self._of_area = self._above_plan_tables()
        self._ids: dict[int, list[str]] = {}
        self._boxes = {id(each): boxes_of(each) for each in tables if id(each) not in heads}
        self.title = self._called(options.name)
        self._titled = False
        self._areas = Areas(self._making, self.title)
        self._rows: Rows | None = None
        self._above: list[tuple[Heading, DraftPart]] = []
        """The headings that stand right above what follows, and the sections that they are until a table follows."""
        self._tables: list[tuple[Message, Head]] = []

    def read(self) -> None:
        """Read all blocks; first the things that have numbers, by which the tables of activities may name them."""
        for name, head, table in self._tables_of_things():
            name_things(self._making, name, head, table)
        for block in self._blocks:
            if isinstance(block, Listed):
                self._ids[id(block)] = put_list(self._making, block)
        for name, head, table in self._tables_of_things():
            put_table(self._making, name, head, table)
        for block in self._blocks:
            match block:
                case Listed():
                    self._listed(block)
                case Table() if id(block) in self._things:
                    self._rows = None
                    self._prose.consumed()
                case Heading():
                    self._heading(block)
                case Paragraph():
                    self._paragraph(block)
                case Table() if id(block) in self._heads:
                    self._plan_table(block, self._heads[id(block)])
                case Table():
                    self._other_table(block)
        self._prose.flush()
        for title in self._prose.without_empty():
            self._making.judge("skipped", Message("The heading {title} stands above the table alone", title=title))
        for key in ("goals", "needs"):
            if any(head.is_left_of_activities(each) for _, head in self._tables for each in head.of(key)):
                hoist(self._areas.areas, key)

    def _tables_of_things(self) -> Iterator[tuple[str, Head, Table]]:
        for block in self._blocks:
            if isinstance(block, Table) and id(block) in self._things:
                yield *self._things[id(block)], block

    def _above_plan_tables(self) -> set[int]:
        """What stands between a heading and a table of activities, and so is of the area of that heading."""
        found, since = set[int](), list[int]()
        for block in self._blocks:
            if isinstance(block, Heading):
                since = []
            elif isinstance(block, Table) and id(block) in self._heads:
                found.update(since)
                since = []
            else:
                since.append(id(block))
        return found

    def _listed(self, block: Listed) -> None:
        """Things that stand by their numbers: those of the area, if its table follows."""
        self._rows = None
        if id(block) in self._of_area and self._areas.is_of_heading:
            self._areas.current().refer(block.field, self._ids[id(block)])
        self._prose.consumed()

    def _called(self, name: str) -> str:
        """What the plan is called: as the document says, else as a heading that says what it is, else as its file."""
        if self._contents.title:
            return as_title(self._contents.title)
        for boxes in self._boxes.values():
            if title := title_in(boxes):
                return as_title(title)
        for block in self._contents.blocks:
            if isinstance(block, Table):
                if found := _title_row(block, self._heads.get(id(block))):
                    return as_title(found.text)
                break
            if isinstance(block, Heading) and block.level == 1 and not block.implied:
                if kind_of_document(block.line.text) is not None:
                    return as_title(block.line.text)
                break
        return as_title(name)

    def _heading(self, block: Heading) -> None:
        self._rows = None
        if self._is_title(block.line.text) and not block.line.notes:
            return
        part = self._prose.heading(block)
        if (is_heading_of_activities(block) or is_plain_heading(block.line.text)) and self._above:
            self._above.append((block, part))
        elif is_plain_heading(block.line.text):
            self._above = [(block, part)]
        else:
            self._above = [(block, part)]
            self._areas.heading(block.line, block.where)

    def _is_title(self, text: str) -> bool:
        """Whether a text is the title of the plan, the first time that it stands there."""
        if not text or self._titled or self._tables or as_title(text) != self.title:
            return False
        self._titled = True
        return True

    def _paragraph(self, block: Paragraph) -> None:
        if block.line.text:
            self._rows = None
        if not self._is_title(block.line.text) or block.line.notes:
            self._prose.paragraph(block)

    def _other_table(self, block: Table) -> None:
        if boxes := self._boxes.get(id(block)):
            put_boxes(self._making, self._prose.opening, boxes)
            return
        if id(block) in self._of_area and self._areas.is_of_heading and (facts := _facts(block)):
            part = self._areas.current()
            for field, heading, cell in facts:
                put(self._making, [part], field, heading, cell)
            return
        if self._rows is not None and block.rows and len(block.rows[0]) == len(self._rows.head.columns):
            message = Message("{table} goes on where the one before it ended", table=block.name)
            self._making.judge("guess", message)
            for row in block.rows:
                self._rows.read(row)
            return
        self._rows = None
        self._prose.table(block)

    def _plan_table(self, block: Table, head: Head) -> None:
        for row in block.rows[: head.row]:
            for cell in {id(each): each for each in row}.values():
                for line in cell.lines:
                    self._paragraph(Paragraph(line, cell.where))
        self._prose.flush()
        if self._rows is None or self._rows.head.columns != head.columns:
            self._rows = Rows(self._making, self._areas, head)
            if head is not HEAD or not self._tables:
                self._tables.append((block.name, head))
        for row in block.rows[head.after :]:
            self._rows.read(row)
        self._settle_headings()
        self._prose.place = "after"

    def _settle_headings(self) -> None:
        """What became of the headings above a table: an area with what stands below it, or nothing by themselves."""
        if not self._above:
            return
        is_area = self._areas.waiting is None and self._areas.named_by is self._above[0][0].line
        for n, (heading, part) in enumerate(reversed(self._above), 1):
            is_first = n == len(self._above)
            texts = self._prose.texts_of(part)
            if is_area and self._areas.opened is not None:
                self._areas.opened.texts[:0] = texts
                self._areas.opened.remarks += part.remarks
            elif texts or part.remarks:
                continue
            if (
                self._prose.drop(part, self._areas.opened if is_area else None)
                and not (is_area and is_first)
                and not heading.implied
            ):
                message = Message("The heading {title} stands above the table alone", title=heading.line.text)
                self._making.judge("skipped", message, heading.where)
        self._above = []

    def intake(self, persons: tuple[Judgement, ...]) -> Intake:
        """The plan, as its files."""
        areas = list(self._areas.areas.parts.values())
        strategies = [each for area in areas for each in area.holds.get("strategies", {}).values()]
        return Intake(
            self.title,
            plan_files(self.title, self._prose, self._areas, self._making),
            tuple((name, head.columns) for name, head in self._tables),
            (*self._making.judgements, *persons, *(Judgement("skipped", each) for each in self._contents.left_out)),
            len(areas),
            len(strategies),
            sum(len(each.holds.get("activities", {})) for each in (*areas, *strategies)),
            len(self._making.people.parts),
        )


def _heads(tables: list[Table], options: Options, *, numbers: bool = False) -> dict[int, Head]:
    """The tables of activities, with their headings; one that only says what happens counts where there is no other."""
    several = ((id(each), head_of(each, options.columns, numbers=numbers)) for each in tables)
    found = {key: head for key, head in several if head is not None}
    sure = {key: head for key, head in found.items() if not all(map(is_vague, head.of("activity")))}
    return sure or found


def _facts(table: Table) -> list[tuple[str, str, Cell]]:
    """A table of two columns that has the name of a field and what it holds in each row; else nothing."""
    if any(len(row) != 2 for row in table.rows):
        return []
    found = [(*field_of(row[0].text), row[0].text, row[1]) for row in table.rows]
    if not all(field in _OF_AREA and sure == "known" for field, sure, _, _ in found):
        return []
    return [(field, heading, cell) for field, _, heading, cell in found]


_OF_AREA = frozenset({"owners", "goals", "governing_documents", "text", "remark", "number"})
"""What an area can have of that which a row of facts says."""


def _parted(block: Block, said: Mapping[str, str]) -> Iterator[Block]:
    """A table as several, where the headings of another one stand in it."""
    if not isinstance(block, Table):
        yield block
        return
    block = transposed(block, said) or block
    at = 0
    for n in heads_in(block, said):
        yield Table(block.rows[at:n], block.name)
        at = n
    yield Table(block.rows[at:], block.name)


def _title_row(table: Table, head: Head | None) -> Cell | None:
    """The cell that stands alone above the headings of a table, as the title of a sheet does."""
    for row in table.rows[: head.row] if head is not None else ():
        filled = {id(cell): cell for cell in row if cell.text}
        if filled:
            return next(iter(filled.values())) if len(filled) == 1 else None
    return None


def _without_activities(tables: list[Table]) -> UserError:
    headings = [cell.text for table in tables for cell in table.rows[0] if cell.text and not field_of(cell.text)[0]]
    if not tables:
        return UserError(
            Message("The file has no table, and no list of activities below a heading"),
            Message("Put the activities in a table with headings such as Aktivitet, Ansvarig and Klart"),
        )
    return UserError(
        Message("No table has a column that is known to be of activities, beside another that is known"),
        Message(
            'Say what columns are: --column "Vad vi gör=activity" --column "Vem=owners". Not known are: {headings}',
            headings=some(headings),
        ),
    )
