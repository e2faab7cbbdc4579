"""Lists and tables in the texts of a plan: what stands in their points, and whether their sums are the sums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from samverkan_cli.core.record import record
from samverkan_cli.outline.prose import parse
from samverkan_cli.outline.tree import Node, walk, words

_LISTED = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]", re.MULTILINE)
_RULED = re.compile(r"\|[ \t]*:?-+:?[ \t]*\|")
_NUMBER = re.compile(
    r"(?P<number>[-−]?\d{1,3}(?:[ \u00a0]\d{3})+|[-−]?\d+)(?P<rest>[.,]\d+)?(?:[ \u00a0]*(?P<unit>[^\W\d]+\.?|%))?"
)
_SUM = re.compile(r"\W*(?:summa|summerat|totalt|total|totalsumma|sammanlagt|sum)\b", re.IGNORECASE)
_TOTAL_ABOVE = re.compile(r"\btotal\w*\W{1,3}(?=\d)", re.IGNORECASE)
_FEWEST = 2


@record
class WrongSum:
    """What stands as a sum, as it is written, and what the numbers are together."""

    written: str
    sum: Decimal


def points(text: str) -> Iterator[list[str]]:
    """The lists of a text, each as what stands in its points before they go on."""
    if len(_LISTED.findall(text)) < _FEWEST:
        return
    for node in walk(parse(text)):
        if node.kind in ("bullets", "numbers"):
            firsts = (next((part for part in item.content if part.kind == "paragraph"), None) for item in node.content)
            yield [words(first.content).strip() for first in firsts if first is not None]


def sums_apart(text: str) -> Iterator[WrongSum]:
    """The sums of tables that are not the sum: in the last row, or as the total that the line above it gives."""
    if not _RULED.search(text):
        return
    above: Node | None = None
    for node in parse(text):
        if node.kind == "table":
            rows = [[words(cell.content).strip() for cell in row.content] for row in node.content[1:]]
            yield from _last_row(rows)
            yield from _announced(words(above.content) if above is not None else "", rows)
        above = node if node.kind in ("paragraph", "heading") else None


def _last_row(rows: list[list[str]]) -> Iterator[WrongSum]:
    """The last row, where it says that it is the sum and no other row does."""
    if (
        len(rows) <= _FEWEST
        or not _SUM.match(rows[-1][0])
        or any(_SUM.match(cell) for row in rows[:-1] for cell in row)
    ):
        return
    for column in range(1, len(rows[-1])):
        total = _amount(rows[-1][column])
        if total is not None and (wrong := _compared(rows[-1][column], total, [row[column] for row in rows[:-1]])):
            yield wrong


def _announced(line: str, rows: list[list[str]]) -> Iterator[WrongSum]:
    """A total in the line above, where one column has numbers in the same unit, and those alone."""
    said = _TOTAL_ABOVE.search(line)
    found = _NUMBER.match(line, said.end()) if said else None
    total = _amount(found[0]) if found is not None else None
    if found is None or total is None or not found["unit"]:
        return
    columns = [[cell for cell in column if cell] for column in zip(*rows, strict=False)]
    same = [
        column for column in columns if len(column) > _FEWEST and all(_unit(cell) == found["unit"] for cell in column)
    ]
    if len(same) == 1 and (wrong := _compared(found[0], total, same[0])):
        yield wrong


def _compared(written: str, total: Decimal, cells: list[str]) -> WrongSum | None:
    """Whether numbers are not what stands as their sum; those that are rounded may be off by the rounding."""
    amounts = [_amount(cell) for cell in cells if cell and not set(cell) <= set("-–—")]
    known = [amount for amount in amounts if amount is not None]
    if len(known) < _FEWEST or len(known) < len(amounts):
        return None
    together = sum(known, Decimal(0))
    exact = all(amount == amount.to_integral_value() for amount in known) and "%" not in written
    off = Decimal(0) if exact else Decimal(len(known)) / 2
    return WrongSum(written, together) if abs(together - total) > off else None


def _amount(cell: str) -> Decimal | None:
    found = _NUMBER.fullmatch(cell)
    if found is None:
        return None
    whole = found["number"].replace(" ", "").replace("\u00a0", "").replace("−", "-")
    return Decimal(whole + (found["rest"] or "").replace(",", "."))


def _unit(cell: str) -> str | None:
    found = _NUMBER.fullmatch(cell)
    return found["unit"] if found is not None else None
