"""The table of a plan as an Excel workbook: what is to be done, and the same to fill in for a follow-up.

Both are made of the plan tables of a paper and of the things that their rows are about, so that a field of an activity
that is new in the format has its column without another line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from samverkan_cli.core.message import Message
from samverkan_cli.core.record import record
from samverkan_cli.document.paper import Beside, Block, Chapter, Paper, Table
from samverkan_cli.document.workbook import Cell, Sheet, SheetColumn
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.model.enums import Status
from samverkan_cli.model.values import Stretch
from samverkan_cli.outline.outline import Entry, Fact, Money, Quantity, Span, Word

PLAN, FOLLOW_UP = "plan", "follow-up"
"""Which table a workbook has, as its hidden sheet says it."""
ASKED = ("status", "text", "remains", "due")
"""The columns of a follow-up that are filled in."""
_DAYS = ("from", "until", "every")
"""The columns of a fact that says from when until when."""
_WIDTHS = {
    "area": 24,
    "strategy": 24,
    "number": 7,
    "title": 40,
    "text": 50,
    "monitoring": 40,
    "milestones": 34,
    "from": 12,
    "until": 12,
    "every": 16,
    "status": 13,
    "priority": 10,
    "promised": 14,
    "due": 14,
    "remains": 34,
}
_NARROW, _USUAL = 12, 22
_LINE = "\n"
"""What stands between several things in a cell."""
_KRONOR = '#,##0 "kr"'
_DAY = "yyyy-mm-dd"


@record
class Placed:
    """An activity, with the focus area and the strategy that it stands under, and what a follow-up says of it."""

    area: str
    strategy: str
    entry: Entry
    said: Entry | None = None


def plan_table(paper: Paper, say: Phrases, about: Mapping[str, str]) -> Sheet:
    """All that a plan says is to be done, a row for each, and a column for each thing that is known of any of them."""
    placed = tuple(activities(paper))
    keys = tuple(_keys((each.entry for each in placed), say))
    labels = _labels(placed, say)
    first = (
        SheetColumn("id", say(Message("id")), _NARROW, hidden=True),
        *(SheetColumn(key, say(_TITLES[key]), _WIDTHS[key]) for key in ("area", "strategy", "number", "title")),
    )
    more = tuple(
        SheetColumn(
            key,
            labels[key],
            _WIDTHS.get(key, _USUAL),
            _statuses(say) if key == "status" else (),
            format=_KRONOR if key == "sek" else "",
        )
        for key in keys
    )
    rows = tuple(_row(each, keys, say) for each in placed)
    name = say(Message("The plan table"))
    known = {"table": PLAN, "title": paper.title, **about}
    return Sheet(name, f"{name} – {paper.title}", (*first, *more), rows, known, 5, paper.language)


def follow_up_table(paper: Paper, say: Phrases, about: Mapping[str, str], only: Collection[str] | None = None) -> Sheet:
    """How it went with what is to be done: what was promised, and columns to fill in, with what is said already.

    `only` are the ids of the activities that are asked about; without it, those that are neither done nor dropped.
    """
    placed = [each for each in activities(paper) if _is_asked(each.entry, only)]
    columns = (
        SheetColumn("id", say(Message("id")), _NARROW, hidden=True),
        *(SheetColumn(key, say(_TITLES[key]), _WIDTHS[key]) for key in ("area", "number", "title")),
        SheetColumn("owners", say(Message("Responsible")), _USUAL),
        SheetColumn("promised", say(Message("Promised by")), _WIDTHS["promised"]),
        SheetColumn("was", say(Message("Status in the plan")), _WIDTHS["status"]),
        SheetColumn("status", say(Message("Status now")), _WIDTHS["status"], _statuses(say), asked=True),
        SheetColumn("text", say(Message("What was done, and with what result")), _WIDTHS["text"], asked=True),
        SheetColumn("remains", say(Message("What remains")), _WIDTHS["remains"], asked=True),
        SheetColumn("due", say(Message("New last day")), _WIDTHS["due"], asked=True, format=_DAY),
    )
    rows = tuple(_asked_row(each, say) for each in placed)
    name = say(Message("Follow-up"))
    known = {"table": FOLLOW_UP, "title": paper.title, **about}
    return Sheet(name, f"{name} – {paper.title}", columns, rows, known, 4, paper.language)


def activities(paper: Paper) -> Iterator[Placed]:
    """What stands in the plan tables of a paper, each once, in reading order."""
    yield from _in_blocks(paper.blocks, "")


def _in_blocks(blocks: Iterable[Block], area: str) -> Iterator[Placed]:
    for block in blocks:
        if isinstance(block, Chapter):
            yield from _in_blocks(block.blocks, " ".join(filter(None, (block.number, block.title))))
        elif isinstance(block, Beside):
            yield from _in_blocks((*block.first, *block.second), area)
        elif isinstance(block, Table) and block.form == "plan":
            for group in block.groups:
                for row in group.rows:
                    if row.entry is not None:
                        yield Placed(area, group.title, row.entry, row.said)


_TITLES = {
    "area": Message("Focus area"),
    "strategy": Message("Strategy"),
    "number": Message("No."),
    "title": Message("Activity"),
}


def _statuses(say: Phrases) -> tuple[str, ...]:
    return tuple(say(each.label) for each in Status)


def _is_asked(entry: Entry, only: Collection[str] | None) -> bool:
    return entry.id in only if only is not None else entry.state.isdisjoint(("done", "dropped"))


def _keys(entries: Iterable[Entry], say: Phrases) -> list[str]:
    """The keys of all that is known of some things: a thing that has what others have not has it in its own place."""
    order: list[str] = []
    for entry in entries:
        at = 0
        for key in _cells(entry, say):
            if key not in order:
                order.insert(at, key)
            at = order.index(key) + 1
    return order


def _labels(placed: Iterable[Placed], say: Phrases) -> dict[str, str]:
    """What each column is called: as the fact is, and the days by what sets them apart."""
    found = {fact.key: fact.label for each in placed for fact in each.entry.facts}
    found |= {part.key: part.heading for each in placed for part in each.entry.parts}
    days = (Message("First day"), Message("Last day"), Message("How often"))
    return {**found, **{key: say(label) for key, label in zip(_DAYS, days, strict=True)}, "text": say(Message("Text"))}


def _row(placed: Placed, keys: Iterable[str], say: Phrases) -> tuple[Cell, ...]:
    entry, cells = placed.entry, _cells(placed.entry, say)
    return (
        entry.id,
        placed.area,
        placed.strategy,
        entry.given or entry.number,
        entry.title,
        *(cells.get(key) for key in keys),
    )


def _asked_row(placed: Placed, say: Phrases) -> tuple[Cell, ...]:
    entry, cells = placed.entry, _cells(placed.entry, say)
    known = (cells.get("owners"), cells.get("until") or cells.get("every"), cells.get("status"))
    said = _cells(placed.said, say) if placed.said is not None else {}
    asked = (said.get(key) for key in ASKED)
    return (entry.id, placed.area, entry.given or entry.number, entry.title, *known, *asked)


def _cells(entry: Entry, say: Phrases) -> dict[str, Cell]:
    """What is known of a thing, by the keys of columns. What is missing has none of its own."""
    cells: dict[str, Cell] = {}
    for fact in entry.facts:
        span = fact.values[0].data if fact.key == "from" and fact.values else None
        if fact.key in _DAYS:
            for key in _DAYS:
                cells.setdefault(key, None)
        if isinstance(span, Span):
            cells["from"], cells["until"] = _day(span.first), _day(span.last)
            cells["every"] = say.every(span.every) or None
        elif fact.missing:
            cells.setdefault(fact.key, None)
        elif (before := cells.get(fact.key)) is not None:
            cells[fact.key] = f"{before}{_LINE}{_value(fact)}"
        else:
            cells[fact.key] = _value(fact)
    for part in entry.parts:
        cells[part.key] = _LINE.join(map(_said, part.entries))
    if entry.text is not None:
        cells["text"] = entry.text.source
    return cells


def _said(entry: Entry) -> str:
    """A thing inside another in one line: 2 augusti 2027: Personalen är på plats (Planerad)."""
    due, status = entry.fact("due"), entry.fact("status")
    when = f"{due.values[0].text}: " if due and due.values and not due.missing else ""
    how = f" ({status.values[0].text})" if status and status.values and not status.missing else ""
    return f"{when}{entry.title}{how}"


def _value(fact: Fact) -> Cell:
    """A fact in a cell: a day or a number as one where there is one alone, else its words, each on a line."""
    if len(fact.values) == 1 and not isinstance(fact.values[0].data, Word):
        data = fact.values[0].data
        if isinstance(data, date):
            return _day(data)
        if isinstance(data, Money):
            return data.sek
        if isinstance(data, Quantity):
            return fact.values[0].text
        if isinstance(data, int | Decimal) and not isinstance(data, bool):
            return data
    said = [value.text for value in fact.values] + ([fact.text.source] if fact.text is not None else [])
    return _LINE.join(said)


def _day(day: date | None) -> Cell:
    """A day as one; a month or a term as it is written in a plan."""
    return str(day) if isinstance(day, Stretch) else day
