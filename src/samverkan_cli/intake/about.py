"""The boxes on the first page of a document: who decided it, when, its number, who answers for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.intake.contents import Cell, Table
from samverkan_cli.intake.fields import Making
from samverkan_cli.intake.parts import DraftPart
from samverkan_cli.intake.times import times
from samverkan_cli.intake.who import who
from samverkan_cli.model.values.when import FURTHER_NOTICE
from samverkan_cli.swedish.lists import lines, words

_LEAST = 3
"""How many boxes a table has at the least that is one of them."""
_LONGEST = 40
_WORDS = compiled_late(r"[^\W_]+")


@record
class Box:
    """A heading of a box, the field that it is for, and what stands in the box."""

    field: str
    label: Cell
    value: Cell


def boxes_of(table: Table) -> list[Box]:
    """The boxes that a table is made of; nothing where it has anything else in it."""
    if boxes := _labelled(table):
        return boxes
    grid = table.rows
    found: dict[int, Box] = {}
    taken: set[int] = set()
    for n, row in enumerate(grid):
        for m, cell in enumerate(row):
            field = _field(cell)
            if not field or id(cell) in found or id(cell) in taken:
                continue
            right = next((each for each in row[m + 1 :] if each is not cell), None)
            below = next((rest[m] for rest in grid[n + 1 :] if rest[m] is not cell), None)
            value = right if right is not None and not _field(right) and id(right) not in taken else below
            if value is not None and not _field(value):
                found[id(cell)] = Box(field, cell, value)
                taken.add(id(value))
    cells = {id(cell): cell for row in grid for cell in row if cell.text}
    whole = all(id(cell) in found or id(cell) in taken for cell in cells.values())
    return list(found.values()) if whole and len(found) >= _LEAST else []


def _labelled(table: Table) -> list[Box]:
    """The boxes of a table in which each has its heading within it, as its first line; nothing where one has none."""
    cells = {id(cell): cell for row in table.rows for cell in row if cell.text}
    found = []
    for cell in cells.values():
        lines = [line for line in cell.lines if line.text]
        if len(lines) < 2 or len(lines[0].text) > _LONGEST or lines[0].level is not None:
            return []
        label = replace(cell, lines=(lines[0],))
        found.append(Box(_field(label), label, replace(cell, lines=tuple(lines[1:]))))
    known = sum(bool(each.field) for each in found)
    return found if known >= min(_LEAST, len(found)) and known > 1 else []


def title_in(boxes: list[Box]) -> str:
    """What the boxes say that the document is called, if they do."""
    return next((box.value.text for box in boxes if box.field == "title"), "")


def put_boxes(making: Making, document: DraftPart, boxes: list[Box]) -> None:
    """Put what stands in boxes into the fields of the document; what does not fit is kept as a remark."""
    for box in boxes:
        making.note(document, box.value)
        if not re.search(r"\w", box.value.text):
            making.judge("skipped", Message("{text} is blank", text=box.label.text), box.label.where)
            continue
        if box.value.text.casefold() in words("not-said"):
            text = f"{box.label.text}: {box.value.text}"
            making.judge("skipped", Message("{text} is blank", text=text), box.label.where)
            continue
        if several := _several(making, box):
            document.values |= {key: each for key, each in several.items() if key not in document.values}
            making.judge("guess", _read_as(box, several), box.value.where)
            continue
        found = _value(making, box) if box.field not in document.values else None
        if found is None:
            making.keep([document], box.label.text, box.value.text, box.value.where)
            continue
        document.values[box.field] = found
        said = ", ".join(map(str, found)) if isinstance(found, list) else str(found)
        text = f"{box.label.text}: {box.value.text}"
        making.judge("guess", Message("{text} is read as {titles}", text=text, titles=said), box.value.where)


def _several(making: Making, box: Box) -> dict[str, Plain]:
    """The fields of a box that says more than one thing; nothing where it does not."""
    if box.field == "date":
        return _decision(making, box.value.text)
    held = times([box.value.text], "until") or {} if box.field == "until" else {}
    return {str(key): each for key, each in held.items()} if set(held) == {"from", "until"} else {}


def _read_as(box: Box, said: Mapping[str, Plain]) -> Message:
    text = f"{box.label.text}: {box.value.text}"
    titles = ", ".join(f"{key}: {each}" for key, each in said.items())
    return Message("{text} is read as {titles}", text=text, titles=titles)


def _decision(making: Making, text: str) -> dict[str, Plain]:
    """Who decided, when and in which section, where all of it stands in one box; nothing where there is more."""
    found: dict[str, Plain] = {}
    for part in text.split(", "):
        if part.startswith("§"):
            key, value = "section", part
        elif (read := times([part], "until")) and list(read) == ["until"]:
            key, value = "date", read["until"]
        elif part[:1].isupper() and not any(map(str.isdigit, part)):
            key, value = "by", making.person(part) if "by" not in found else ""
        else:
            return {}
        if not value or key in found:
            return {}
        found[key] = value
    return found if len(found) > 1 else {}


def fields_of(document: DraftPart) -> Iterator[tuple[str, Plain]]:
    """The fields of the document that boxes said, as a plan has them."""
    said = document.values
    yield from (
        (key, said[key]) for key in ("registry_no", "owners", "applies_to", "version", "revised") if key in said
    )
    adopted: dict[str, Plain] = {key: said[key] for key in ("date", "by", "section") if key in said}
    if adopted:
        yield "adopted", adopted
    if "until" in said:
        yield "valid", {key: said[key] for key in ("from", "until") if key in said}


def _value(making: Making, box: Box) -> Plain:
    texts = [line.text for line in box.value.lines if line.text]
    match box.field:
        case "title":
            return box.value.text
        case "registry_no":
            return box.value.text if len(texts) == 1 and any(map(str.isdigit, box.value.text)) else None
        case "version":
            return box.value.text if re.fullmatch(r"\d{1,3}(?:\.\d{1,3})?", box.value.text) else None
        case "owners" | "applies_to" | "by":
            found = who(texts).owners
            if not found or who(texts).partners or (box.field == "by" and len(found) > 1):
                return None
            ids: list[Plain] = [making.person(title) for title in found]
            return ids[0] if box.field == "by" else ids
        case "date" | "revised" | "until":
            if box.field == "until" and box.value.text.casefold() in FURTHER_NOTICE:
                return box.value.text
            read = times(texts, "until") or {}
            return read["until"] if list(read) == ["until"] else None
    return None


def _field(cell: Cell) -> str:
    return _fields().get(tuple(_WORDS.findall(cell.text.casefold())), "")


@cache
def _fields() -> dict[tuple[str, ...], str]:
    parted = (line.partition(": ") for line in lines("document-facts"))
    return {
        tuple(_WORDS.findall(label.casefold())): field for field, _, labels in parted for label in labels.split(",")
    }
