"""A plan's table, sent out, filled in by somebody and taken back: all within this process."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from openpyxl import load_workbook

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.text import Source
from samverkan_cli.document.documents import prepare, table
from samverkan_cli.document.workbook import HIDDEN, SNAPSHOT, workbook
from samverkan_cli.exchange.filled_in import filled_in
from samverkan_cli.exchange.taken_back import TakenBack, changes_by_file, taken_back
from samverkan_cli.i18n.speech import speech
from samverkan_cli.link.project import Project
from samverkan_cli.yamltext.parser import read
from samverkan_cli.yamltext.verify import changed_together
from tests.compare.versions import project_of

TODAY = date(2026, 11, 21)
FILE = "plans/p/plan.yaml"
PLAN = """\
document: {title: Plan, kind: action-plan, language: sv}
owners:
  skolchef: {title: Skolchef}
  socialchef: {title: Socialchef, aliases: [SOC]}
  kultur: {title: "Chef för kultur, fritid och idrott"}
  fritid: {title: Fritidschef}
goals:
  trygg: {title: Känna sig trygg}
  vuxen: {title: Ha en vuxen att prata med}
focus_areas:
  stöd:
    title: Stöd i tid
    strategies:
      nära:
        title: Nära till hjälp
        activities:
          chatt:
            title: Starta en chatt  # med elevhälsan
            owners: [skolchef]
            goals: trygg
            from: 2027-01-11
            until: augusti 2027
            status: planned
            priority: 1
            ages: 6-12
            monitoring: Vi räknar samtalen.
            cost: {sek: 50000, year: 2027}
            milestones:
              upphandling: {title: Upphandla verktyg, due: 2026-10-01, status: paused}
              start: {title: Öppna chatten}
            pilot: {until: 2027-06-30}
          kurs:
            title: Hålla kurser
            owners:
              - skolchef
              - socialchef
            lead: skolchef
            every: 2 per term
            status: ongoing
      tidigt:
        title: Tidigt ute
        activities:
          besök: {title: Göra hembesök, owners: socialchef, until: 2027-12-31}
follow_ups:
  år-1:
    title: Uppföljning år 1
    date: 2027-10-01
    activities:
      chatt:
        status: ongoing
        text:
        remains:
      kurs: {}
"""


@dataclass(frozen=True, slots=True)
class Sent:
    """A plan, and a table of it as it was sent out."""

    text: str = PLAN
    document: str = "action-plan"
    raw: bytes = field(default=b"")

    def project(self) -> Project:
        return project_of(self.text)

    def workbook(self) -> bytes:
        return self.raw or workbook_of(self.project(), self.document)

    def filled(self, *cells: tuple[str, str, Any]) -> bytes:
        """The workbook with some cells filled in: the id of the row, the key of the column, and what is written."""
        return changed_book(self.workbook(), *cells)

    def back(self, raw: bytes) -> TakenBack:
        """What a workbook changes in the plan as it is."""
        return taken_back(filled_in(raw, "t.xlsx"), self.project(), TODAY)

    def written(self, back: TakenBack) -> str:
        """The plan with the changes made."""
        changes = [each.change for each in changes_by_file(back).get(FILE, ())]
        source, refused = changed_together(Source(FILE, self.text), changes)
        assert not refused
        return source.text


def workbook_of(project: Project, document: str = "action-plan") -> bytes:
    """The table of a document."""
    paper = prepare([project], document, today=TODAY)
    assert paper is not None
    report = max(project.follow_ups, key=lambda each: each.date).id if document == "follow-up" else ""
    sheet = table(paper, {"plan": project.name, "follow_up": report})
    assert sheet is not None
    return workbook(sheet)


def opened(raw: bytes) -> Any:
    return load_workbook(io.BytesIO(raw))


def saved(book: Any) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def columns(book: Any) -> dict[str, int]:
    """The columns of a table by their keys, counted from 1."""
    return {cell.value: n for n, cell in enumerate(book[HIDDEN][SNAPSHOT], 1)}


def rows(book: Any) -> dict[str, int]:
    """The rows of a table by their ids."""
    return {str(row[0].value): row[0].row for row in book.worksheets[0].iter_rows(min_row=2)}


def changed_book(raw: bytes, *cells: tuple[str, str, Any]) -> bytes:
    """A workbook with some cells filled in."""
    book = opened(raw)
    at, where = columns(book), rows(book)
    for id, key, value in cells:
        book.worksheets[0].cell(where[id], at[key]).value = value
    return saved(book)


def edited(raw: bytes, edit: Callable[[Any, Mapping[str, int]], None]) -> bytes:
    """A workbook of which somebody has changed the sheet, given its columns by their keys."""
    book = opened(raw)
    edit(book.worksheets[0], columns(book))
    return saved(book)


def data(text: str) -> Plain:
    return read(Source(FILE, text)).data


def refusals(back: TakenBack) -> list[tuple[str, str]]:
    """The cells that are refused, with what is said of them in Swedish."""
    say = speech("sv")
    return [(each.place, say(each.message)) for each in back.refused]


def differences(old: Plain, new: Plain, route: tuple[str, ...] = ()) -> dict[tuple[str, ...], Plain]:
    """Where some data is otherwise, and what stands there then."""
    if isinstance(old, dict) and isinstance(new, dict):
        found: dict[tuple[str, ...], Plain] = {}
        for key in (*old, *(each for each in new if each not in old)):
            found |= differences(old.get(key), new.get(key), (*route, key))
        return found
    return {} if old == new else {route: new}
