"""What stands around the plan table: headings and paragraphs as sections, and other tables in their text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from samverkan_cli.core.message import Message
from samverkan_cli.intake.contents import Cell, Heading, Line, Note, Paragraph, Table
from samverkan_cli.intake.parts import DraftCollection, DraftPart, as_text, as_title, noted, numbered_heading
from samverkan_cli.outline.commonmark import escaped

_DEEPEST = 3


class Prose:
    """The sections of a document that is being read, and the text that stands before all of them."""

    def __init__(self, say: Callable[[Message], str]) -> None:
        self._say = say
        self.opening = DraftPart("")
        """What stands before the first heading."""
        self.sections = DraftCollection()
        self._open: list[tuple[int, DraftPart]] = []
        self._inner: dict[int, DraftCollection] = {}
        self._others: set[int] = set()
        """Parts that are no sections, and have what stands below their headings."""
        self._asleep: dict[int, tuple[DraftCollection, str, DraftPart]] = {}
        self._lines: list[Line] = []
        self._consumed: set[int] = set()
        self.place = "before"

    def heading(self, heading: Heading) -> DraftPart:
        """A section begins."""
        self.flush()
        while self._open and self._open[-1][0] >= heading.level:
            self._open.pop()
        self._open = [(level, part) for level, part in self._open if id(part) not in self._others]
        del self._open[_DEEPEST - 1 :]
        number, title = numbered_heading(heading.line.text)
        if self._open:
            above = self._open[-1][1]
            self._wake()
            inner = self._inner.setdefault(id(above), DraftCollection())
            _, part = inner.new(as_title(title), number)
            above.holds["sections"] = inner.parts
        else:
            _, part = self.sections.new(as_title(title), number)
            part.values["place"] = self.place
        self._open.append((heading.level, part))
        self._note(part, heading.line.notes)
        return part

    def paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph of the section that is open."""
        if not paragraph.line.text and not paragraph.line.notes:
            return
        self._wake()
        self._lines.append(paragraph.line)
        self._note(self._section, paragraph.line.notes)

    def table(self, table: Table) -> None:
        """A table that is none of activities, as one of the text."""
        self.flush()
        self._wake()
        self._section.texts += ["\n".join(_rows(table))]
        seen = {id(cell): cell for row in table.rows for cell in row}
        for cell in seen.values():
            self._note(self._section, cell.notes)

    def consumed(self) -> None:
        """What stands below the open heading has become something else, so that it may go if nothing more does."""
        self.flush()
        self._consumed.add(id(self._section))

    def without_empty(self) -> list[str]:
        """Let go of the sections with nothing in them but what has become something else, and give their titles."""
        found = []
        for collection in (self.sections, *self._inner.values()):
            for name, part in list(collection.parts.items()):
                if id(part) in self._consumed and not (part.texts or part.remarks or part.holds):
                    del collection.parts[name]
                    found.append(part.title)
        return found

    def flush(self) -> None:
        """Put the paragraphs that were read into their section."""
        if self._lines:
            self._section.texts += [as_text(self._lines)]
            self._lines = []

    def texts_of(self, part: DraftPart) -> list[str]:
        """What stands in a section; of one with others in it nothing, for it stays."""
        self.flush()
        return [] if part.holds.get("sections") else part.texts

    def drop(self, part: DraftPart, instead: DraftPart | None = None) -> bool:
        """Let a section be none, if no other stands in it; what follows below its heading is of another part.

        Where there is none, the section comes back when something follows.
        """
        if part.holds.get("sections"):
            return False
        self._open = [(level, instead or each if each is part else each) for level, each in self._open]
        self._others |= {id(instead)} if instead is not None else set()
        for collection in (self.sections, *self._inner.values()):
            for name, each in list(collection.parts.items()):
                if each is part:
                    del collection.parts[name]
                    self._asleep[id(part)] = (collection, name, part)
        return True

    def _wake(self) -> None:
        """Let the open section be one again, after the plan table."""
        part = self._section
        if (found := self._asleep.pop(id(part), None)) is not None:
            collection, name, _ = found
            collection.parts[name] = part
            if collection is self.sections:
                part.values["place"] = self.place

    @property
    def _section(self) -> DraftPart:
        return self._open[-1][1] if self._open else self.opening

    def _note(self, part: DraftPart, notes: tuple[Note, ...]) -> None:
        for message in noted(notes):
            part.remark(self._say(message))


def _rows(table: Table) -> Iterator[str]:
    """The rows of a table as GitHub's Markdown has them; a merged cell stands in the first of its places."""
    seen: set[int] = set()
    for n, row in enumerate(table.rows):
        cells = [_cell(cell) if id(cell) not in seen else "" for cell in row]
        for m, cell in enumerate(row):
            if any(cell is other for other in row[:m]):
                cells[m] = ""
        seen.update(map(id, row))
        if n and not any(cells):
            continue
        yield f"| {' | '.join(cells)} |"
        if not n:
            yield f"|{'---|' * len(row)}"


def _cell(cell: Cell) -> str:
    lines = [f"{line.number}. {line.text}" if line.number else line.text for line in cell.lines if line.text]
    return " – ".join(map(escaped, lines))
