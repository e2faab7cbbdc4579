"""The parts of a plan while it is made: what is known of each, and the ids that they get."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.core.suggest import free_id, slug
from samverkan_cli.intake.contents import Line, Note
from samverkan_cli.model.values import Wrong
from samverkan_cli.model.values.text import TITLE
from samverkan_cli.outline.commonmark import escaped
from samverkan_cli.swedish.sentences import sentences

Kind = Literal["guess", "remark", "person", "skipped"]
_NUMBERED = compiled_late(r"(?P<number>\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)])\s+(?P<rest>\S.*)")
_HEADING = compiled_late(r"(?P<number>\d{1,2})\s+(?P<rest>[A-ZÅÄÖ”\"].*)")
_MARKS = compiled_late(r"[*_`<>]+|\]\(")
_FIRST = " #+-–"
"""What a title does not begin with: it would be the mark of a heading or of a list."""
_NAMELESS = "–"
_ORDER = (
    *("title", "number", "kind", "purpose", "text", "owners", "lead", "partners", "consulted", "informed", "goals"),
    *("needs", "governing_documents", "status", "from", "until", "every", "priority", "monitoring", "prevention"),
    *("tier", "audience", "ages", "due", "indicators", "funding", "many", "place", "remark", "sections"),
    *("strategies", "activities"),
)
"""The order in which a part's fields are written; any other comes last."""


@record
class Judgement:
    """What was made of something: guessed, kept as a remark, a person's and so not written, or skipped."""

    kind: Kind
    message: Message
    where: Message | None = None


@dataclass(eq=False)
class DraftPart:
    """A part of a plan: what it is called, texts, remarks, values, and what it refers to and holds, by fields."""

    title: str
    number: str = ""
    id: str = ""
    is_activity: bool = False
    texts: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    values: dict[str, Plain] = field(default_factory=dict)
    refers: dict[str, list[str]] = field(default_factory=dict)
    holds: dict[str, dict[str, DraftPart]] = field(default_factory=dict)

    def refer(self, key: str, ids: Iterable[str]) -> None:
        """Let it refer to more things, each once."""
        known = self.refers.setdefault(key, [])
        known += [id for id in dict.fromkeys(ids) if id not in known]

    def remark(self, text: str) -> None:
        """Keep a text for those who write the plan, once."""
        if text and (line := escaped(text)) not in self.remarks:
            self.remarks.append(line)

    def plain(self) -> dict[str, Plain]:
        """It as a plan has it, its fields in their order."""
        found: dict[str, Plain] = {"title": self.title, "number": self.number or None, **self.values}
        found["text"] = paragraphs(self.texts)
        found["remark"] = one_text("\n".join(self.remarks))
        found |= {key: list[Plain](ids) for key, ids in self.refers.items()}
        found |= {key: {id: part.plain() for id, part in parts.items()} for key, parts in self.holds.items()}
        last = len(_ORDER)
        ordered = sorted(found, key=lambda key: _ORDER.index(key) if key in _ORDER else last)
        return {key: found[key] for key in ordered if found[key]}


class DraftCollection:
    """Things of one kind with their ids: what is called the same is the same thing, unless each is a new one.

    Those that are `known` are there already, by their titles, and are not said again.
    """

    def __init__(self, taken: set[str] | None = None, known: Mapping[str, str] | None = None) -> None:
        self.parts: dict[str, DraftPart] = {}
        self._by_title = {_key(title): id for title, id in (known or {}).items()}
        self._taken = taken if taken is not None else set(self._by_title.values())

    def id_of(self, title: str, number: str = "") -> tuple[str, DraftPart]:
        """The thing that is called so, made if there is none."""
        key = _key(title)
        if key not in self._by_title:
            self._by_title[key], _ = self.new(title, number)
        id = self._by_title[key]
        return id, self.parts[id] if id in self.parts else DraftPart(title)

    def new(self, title: str, number: str = "", id: str = "") -> tuple[str, DraftPart]:
        """A new thing, with an id of its own made of its title, unless another is given that is free."""
        id = id if id and id not in self._taken else new_id(title, self._taken)
        self._taken.add(id)
        self.parts[id] = DraftPart(title, number, id)
        return id, self.parts[id]


def _key(title: str) -> str:
    return " ".join(title.casefold().split()).rstrip(".")


def new_id(title: str, taken: Container[str]) -> str:
    """An id made of the first words of a title, other than those that are taken."""
    words = slug(title).split("-")
    kept = next((words[:n] for n in range(len(words), 1, -1) if len("-".join(words[:n])) <= _SHORT_ID), words[:1])
    while len(kept) < len(words) and len(kept) > 1 and kept[-1].isalpha() and len(kept[-1]) < _WORD:
        kept.pop()  # an id does not end with "och" or "i"
    return free_id("-".join(kept) or "1", taken)


_SHORT_ID = 40
"""About how long an id is: those who write a plan have to type it."""
_WORD = 4
"""A word that is shorter does not end an id that was cut."""


def titled(text: str) -> tuple[str, str, str]:
    """A text as a number, a title and the rest: the title is one sentence without marks."""
    number, rest = numbered(text)
    found = sentences(escaped(rest)) if len(rest) > 1 else ()
    title, more = rest, ""
    if len(found) > 1:
        end = rest.find(found[0]) + len(found[0]) if found[0] in rest else 0
        title, more = (rest[:end], rest[end:].strip()) if end else (rest, "")
    return number, as_title(title), more


def numbered(text: str) -> tuple[str, str]:
    """The number that a text begins with, if it has one, and the rest."""
    found = _NUMBERED.fullmatch(text)
    return (found["number"].rstrip(".)"), found["rest"]) if found else ("", text)


def numbered_heading(text: str) -> tuple[str, str]:
    """The number that a heading begins with, which needs no stop after it, and the rest."""
    number, rest = numbered(text)
    found = None if number else _HEADING.fullmatch(text)
    return (found["number"], found["rest"]) if found else (number, rest)


def as_title(text: str) -> str:
    """A text as a title: no stop at its end, and no marks that a title may not have."""
    text = " ".join(text.split())
    if text.endswith(".") and not text.endswith(("..", " m.")):
        text = text[:-1].rstrip()
    try:
        return str(TITLE.read(text)) if TITLE.read is not None and text else _NAMELESS
    except Wrong:
        return " ".join(_MARKS.sub(" ", text).split()).lstrip(_FIRST) or _NAMELESS


def paragraphs(texts: Iterable[str]) -> str:
    """Paragraphs of CommonMark as one text."""
    several = [each for each in texts if each]
    return "\n\n".join(several) + "\n" if several else ""


def one_text(text: str) -> str:
    """A text as it is written: with a line end where it has several lines."""
    return f"{text}\n" if "\n" in text else text


def as_text(lines: Iterable[Line]) -> str:
    """Lines as CommonMark: those of a list as its items."""
    written, before = list[str](), False
    lines = [line for line in lines if line.text]
    top = min((line.level for line in lines if line.level is not None), default=0)
    for line in lines:
        item = line.level is not None
        if written and not (item and before):
            written.append("")
        mark = f"{'  ' * min(line.level - top, 4)}- " if line.level is not None else ""
        number = f"{line.number}. " if line.number else ""
        written.append(f"{mark}{escaped(number + line.text)}")
        before = item
    return "\n".join(written)


def noted(notes: Iterable[Note]) -> list[Message]:
    """What hangs on a text, as it is kept in a remark."""
    said = {
        "comment": lambda text: Message("Comment in the file: {text}", text=text),
        "footnote": lambda text: Message("Footnote: {text}", text=text),
        "link": lambda text: Message("Link: {text}", text=text),
    }
    return [said[note.kind](note.text) for note in notes if note.text]
