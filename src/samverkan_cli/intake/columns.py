"""Which column of a table is what: by its heading, or as it is said on the command line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.intake.contents import Cell, Table
from samverkan_cli.swedish.lists import lines, words

ACROSS = ("area", "purpose", "strategy", "goals", "needs")
"""What stands above activities: where it stands to the left of them, a blank is as above."""
Sure = Literal["said", "known", "begins", "place"]
_PARTING = compiled_late(r"\s[–—-]\s|[:(?!.\n]")
CODE = compiled_late(r"[A-ZÅÄÖ]{1,3}\d{1,3}(?:\.\d{1,3})*[a-z]?\.?|\d{1,3}(?:\.\d{1,3})*\.?|[A-ZÅÄÖ]")
"""The number of a thing, by which others name it."""
_CODE_APART = compiled_late(r"\s*(?:[,;/\n]|\boch\b|\band\b)\s*|\s+")
_CODED = compiled_late(r"(?P<code>[A-ZÅÄÖ]{1,3}\d{1,3}(?:\.\d{1,3})*\.?)\s+(?P<rest>[^\W\d_a-zåäö].*|[”\"].*)")
_WORDS = compiled_late(r"[^\W_]+(?:-[^\W_]+)*")
_LOOKED_AT = 12
"""In how many of its first rows the headings of a table are looked for."""


@record
class Column:
    """A column: its place from 0, its heading, what it is (nothing where that is not known), and how that is known."""

    n: int
    heading: str
    field: str = ""
    sure: Sure = "known"
    numbered: bool = False
    """Whether its cells begin with the number of what they have: "Nr Aktivitet"."""


@record
class Head:
    """The headings of a table: its columns, and the rows from which on other things stand in it."""

    columns: tuple[Column, ...]
    row: int
    after: int

    def of(self, field: str) -> list[Column]:
        """The columns of a field."""
        return [each for each in self.columns if each.field == field]

    def is_left_of_activities(self, column: Column) -> bool:
        """Whether a column stands before that with the activities."""
        return any(column.n < each.n for each in self.of("activity"))


def column_fields() -> tuple[str, ...]:
    """All that a column can be."""
    return tuple(_headings())


def head_of(table: Table, said: Mapping[str, str], *, numbers: bool = False) -> Head | None:
    """The headings of a table of activities; None where it is none. `said` is what columns are, by their headings.

    One with only the `numbers` of activities is none, unless that is asked for.
    """
    best: Head | None = None
    for n, row in enumerate(table.rows[:_LOOKED_AT]):
        columns = columns_of(row, said)
        known = {each.field for each in columns if each.field}
        if not _has_activities(columns, () if numbers else table.rows[n + 1 :]):
            continue
        if len(known) > 1 and (best is None or len(known) > _known(best)):
            best = Head(tuple(columns), n, n + 1)
    return _with_sub_headings(_with_numbers(best, table), table, said) if best is not None else None


def _has_activities(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether there is a column of activities, and not one that only has the numbers of those in another table."""
    named = [each.n for each in columns if each.field == "activity"]
    texts = [row[n].text for row in rows for n in named if row[n].text and len({id(cell) for cell in row}) > 1]
    return bool(named) and not (texts and all(map(codes_in, texts)))


def codes_in(text: str) -> list[str]:
    """The numbers of things that a text is made of alone: "M1, M3" and "1.1.2"."""
    parts = [part for part in _CODE_APART.split(text.strip().rstrip(".")) if part]
    return [part.rstrip(".") for part in parts] if parts and all(map(CODE.fullmatch, parts)) else []


def transposed(table: Table, said: Mapping[str, str]) -> Table | None:
    """A table with its headings to the left as one with them at the top: that of one activity; else None."""
    if any(len(row) != 2 or row[0] is row[1] for row in table.rows) or head_of(table, said) is not None:
        return None
    fields = [field_of(row[0].text, said) for row in table.rows]
    known = [field for field, sure in fields if sure in ("known", "said") and field]
    if known.count("activity") != 1 or len(known) < 2 or len(known) < len(fields) - 1:
        return None
    return Table(tuple(zip(*table.rows, strict=True)), table.name)


def _with_numbers(head: Head, table: Table) -> Head:
    """The headings; a first column without one is of numbers and not of areas where it has nothing else."""
    first = head.columns[0]
    texts = [row[0].text for row in table.rows[head.after :] if row[0].text and row[0] is not row[-1]]
    if first.sure != "place" or not texts or not all(map(codes_in, texts)):
        return head
    return Head((Column(0, "", "number", "place"), *head.columns[1:]), head.row, head.after)


def is_vague(column: Column) -> bool:
    """Whether a column is of activities only by the first of its words, and asks what is there: "Vad som har hänt"."""
    return column.sure == "begins" and _words(column.heading)[:1] == ["vad"]


def code_before(text: str) -> tuple[str, str]:
    """The number that a thing has before its title, as in "M1 Veta vart man vänder sig", and the title."""
    found = _CODED.fullmatch(text)
    return (found["code"].rstrip(".:"), found["rest"]) if found else ("", text)


def heads_in(table: Table, said: Mapping[str, str]) -> list[int]:
    """The rows of a table after its headings in which the headings of another table stand: they are none of its own."""
    first = head_of(table, said)
    if first is None:
        return []
    found, own = list[int](), first
    for n in range(first.after, len(table.rows)):
        columns = columns_of(table.rows[n], said)
        known = [each for each in columns if each.field and each.sure in ("known", "said")]
        filled = [cell for cell in table.rows[n] if cell.text]
        is_other = len(known) > 1 and len(known) == len(filled) and any(each.field == "activity" for each in known)
        if is_other and not is_head(table.rows[n], own):
            found.append(n)
            own = Head(tuple(columns), n, n + 1)
    return found


def is_head(row: Sequence[Cell], head: Head) -> bool:
    """Whether a row has the same headings again, as at the top of a page."""
    words = [" ".join(_words(cell.text)) for cell in row]
    return any(words) and words == [" ".join(_words(each.heading)) for each in head.columns]


def field_of(heading: str, said: Mapping[str, str] | None = None) -> tuple[str, Sure]:
    """What a heading says that its column is, and how that is known: nothing where it is not."""
    if said and (field := said.get(_folded(heading))):
        return field, "said"
    first = _PARTING.split(heading, maxsplit=1)[0]
    for text in (heading, first):
        if field := _headings_by_words().get(tuple(_words(text)), ""):
            return field, "known"
    words = _words(heading)
    for n in range(len(words), 0, -1):
        if field := _headings_by_words().get(tuple(words[:n]), ""):
            return field, "begins"
    return "", "known"


def prefixed(text: str) -> tuple[str, str]:
    """What a text says before a colon that it is, as in "Fokusområde 1: Trygghet", and the rest of it."""
    found = re.match(r"(?P<what>[^\W\d_][^:\d]{2,40}?)(?P<number> ?\d[\d.]*)?\s*[:–—-]\s+(?P<rest>.+)", text)
    if found is None:
        return "", text
    field = _headings_by_words().get(tuple(_words(found["what"])), "")
    number = (found["number"] or "").strip(" .")
    return (field, f"{number}. {found['rest']}" if number else found["rest"]) if field else ("", text)


def words_of_field(text: str) -> tuple[str, str, str]:
    """The field whose heading a text begins with, without any sign after it, that heading, and the rest."""
    several = text.split()
    for n in range(len(several) - 1, 0, -1):
        if field := _headings_by_words().get(tuple(_words(" ".join(several[:n]))), ""):
            return field, " ".join(several[:n]), " ".join(several[n:])
    return "", "", text


def is_plain_heading(heading: str) -> bool:
    """Whether a heading only says that a plan stands below it, and names nothing: Handlingsplan."""
    return " ".join(_words(heading)) in words("plan-headings")


def said_columns(pairs: Mapping[str, str]) -> dict[str, str]:
    """What is said of columns, by their headings as they are compared."""
    return {_folded(heading): field for heading, field in pairs.items()}


def _known(head: Head) -> int:
    return len({each.field for each in head.columns if each.field})


def columns_of(row: Sequence[Cell], said: Mapping[str, str]) -> list[Column]:
    """The columns of a table by a row of headings; none where it is one cell."""
    if len({id(cell) for cell in row}) == 1:
        return []
    found = []
    for n, cell in enumerate(row):
        first = next((line.text for line in cell.lines if line.text), "")
        field, sure = field_of(cell.text, said)
        if not field or sure == "begins":
            shorter, how = field_of(first)
            field, sure = (shorter, how) if shorter and how == "known" else (field, sure)
        numbered = False
        if field == "number" and sure == "begins":
            other, how = field_of(cell.text.partition(" ")[2], said)
            numbered = bool(other) and how != "begins"
            field, sure = (other, how) if numbered else (field, sure)
        found.append(Column(n, cell.text, field, sure, numbered))
    return _with_area(found)


def _with_area(columns: list[Column]) -> list[Column]:
    """The same; a first column without a heading is the area, where no other is."""
    first = columns[0]
    if first.heading or any(each.field == "area" for each in columns):
        return columns
    if not any(each.field == "activity" and each.n > 0 for each in columns):
        return columns
    return [Column(0, "", "area", "place"), *columns[1:]]


def _with_sub_headings(head: Head, table: Table, said: Mapping[str, str]) -> Head:
    """The headings with those of a second row below them, as Start and Slut below Tid."""
    if head.after >= len(table.rows):
        return head
    row = table.rows[head.after]
    above = table.rows[head.row]
    split = [n for n, cell in enumerate(row) if cell is not above[n] and cell.text]
    below = {n: field_of(row[n].text, said) for n in split}
    is_head = any(cell is above[n] and cell.text for n, cell in enumerate(row))
    if not split or not (is_head or all(field for field, _ in below.values())):
        return head
    if any(sum(other is above[n] for other in above) < 2 for n in split):
        return head
    columns = tuple(
        _below(each, row[each.n].text, *below[each.n]) if each.n in below else each for each in head.columns
    )
    return Head(columns, head.row, head.after + 1)


def _below(column: Column, heading: str, field: str, sure: Sure) -> Column:
    """A column with the heading of the second row too, which is what it is, if that is known."""
    whole = f"{column.heading} {heading}"
    return Column(column.n, whole, field, sure) if field else Column(column.n, whole, column.field, column.sure)


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.casefold())


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


@cache
def _headings() -> dict[str, tuple[str, ...]]:
    """What a column can be, and the headings that say so."""
    parted = (line.partition(": ") for line in lines("plan-columns"))
    return {field: tuple(each.strip() for each in headings.split(",")) for field, _, headings in parted}


@cache
def _headings_by_words() -> dict[tuple[str, ...], str]:
    return {tuple(_words(each)): field for field, headings in _headings().items() for each in headings}
