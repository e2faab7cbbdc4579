"""What a cell says of an activity, put into the field that it is for; what does not fit there is kept as a remark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.message import Message
from samverkan_cli.intake.columns import codes_in, prefixed
from samverkan_cli.intake.contents import Cell, Line
from samverkan_cli.intake.parts import (
    DraftCollection,
    DraftPart,
    Judgement,
    Kind,
    as_text,
    as_title,
    noted,
    numbered,
    one_text,
    titled,
)
from samverkan_cli.intake.persons import LEFT_OUT
from samverkan_cli.intake.times import times
from samverkan_cli.intake.who import is_several, kind_of, names_somebody, who
from samverkan_cli.load.coerce import coerce_word, enumerated
from samverkan_cli.model.enumeration import Word
from samverkan_cli.model.enums import Audience, Prevention, Status, Tier
from samverkan_cli.outline.commonmark import escaped
from samverkan_cli.swedish.lists import words

PEOPLE = ("owners", "lead", "partners", "consulted", "informed")
TITLED = ("goals", "indicators", "needs", "funding", "governing_documents")
"""Fields that refer to things with a title, which a cell has one a line."""
_ASKED = frozenset({*PEOPLE, "lead", "from", "until", "every", "status"})
"""Fields of which a document may say that they are missing."""
_WHOM: Mapping[str, type[Word]] = {"prevention": Prevention, "tier": Tier, "audience": Audience}
_AGES = re.compile(r"(\d{1,3})\s?[-–]\s?(\d{1,3}) år")
_PRIORITY = re.compile(r"(?:prio(?:ritet|ritering)? )?([1-9]\d?)")
_ITEM = re.compile(r"\s*;\s+")


@dataclass
class Making:
    """A plan that is being made: the things that it has of each kind, and what was made of what."""

    say: Callable[[Message], str]
    known: Mapping[str, Mapping[str, str]]
    """The ids of what is shared with it already, by collections and titles."""
    judgements: dict[Judgement, None] = field(default_factory=dict)
    """What was made of what, each once, in order."""

    def __post_init__(self) -> None:
        self.people = DraftCollection(known=self.known.get("owners"))
        self.things = {each: DraftCollection(known=self.known.get(each)) for each in TITLED}
        self._numbers: dict[str, tuple[str, str]] = {}

    def day(self, cell: Cell) -> str | None:
        """The time that a cell says, if it says no other."""
        found = times([line.text for line in cell.lines if line.text], "until") or {}
        return found["until"] if list(found) == ["until"] else None

    def judge(self, kind: Kind, message: Message, where: Message | None = None) -> None:
        """Note what was made of something, once."""
        self.judgements.setdefault(Judgement(kind, message, where))

    def number(self, field: str, number: str, id: str) -> None:
        """Know a thing by the number that it has in the document."""
        if number:
            self._numbers.setdefault(number.casefold(), (field, id))

    def numbered(self, text: str, field: str) -> dict[str, list[str]]:
        """The things whose numbers a text is made of alone, by their fields; none where one of them is not known.

        A number without a letter may be of any kind, and so counts only among those of `field`.
        """
        found: dict[str, list[str]] = {}
        for code in codes_in(text):
            known, id = self._numbers.get(code.casefold(), ("", ""))
            if not known or (code[0].isdigit() and known != field):
                return {}
            found.setdefault(known, []).append(id)
        return found

    def person(self, title: str) -> str:
        """The id of who is called so."""
        title = as_title(title)
        id, part = self.people.id_of(title)
        kind = kind_of(title)
        if kind is not None and kind != "other":
            part.values["kind"] = kind
        if is_several(title):
            part.values["many"] = "true"
        return id

    def keep(self, parts: Sequence[DraftPart], heading: str, text: str, where: Message) -> None:
        """Keep what does not fit as a remark of the first of some parts."""
        said = f"{heading}: {text}" if heading else text
        parts[0].remark(said)
        self.judge("remark", Message("{text}", text=said), where)

    def note(self, part: DraftPart, cell: Cell) -> None:
        """Keep what hangs on a cell as a remark of what the cell has become."""
        for message in noted(cell.notes):
            part.remark(self.say(message))
            self.judge("remark", message, cell.where)


def put(making: Making, parts: Sequence[DraftPart], name: str, heading: str, cell: Cell) -> None:
    """Put what a cell says into a field of some activities, or of what stands above them."""
    making.note(parts[0], cell)
    if is_tick(cell) and (word := coerce_word(Status, heading) or (Status.DONE if name == "status" else None)):
        _tick(making, parts, word, heading, cell)
        return
    if not re.search(r"\w", cell.text):
        return
    if name in _ASKED and cell.text.casefold().strip(" .") in words("not-said"):
        making.keep(parts, heading, cell.text, cell.where)
        return
    if name not in ("", "text", "remark", "number"):
        cell = without_labelled(making, parts, name, cell)
    lines = [line for line in cell.lines if line.text]
    if not lines:
        return
    if name in PEOPLE:
        _people(making, parts, name, heading, cell)
    elif name in ("from", "until"):
        _when(making, parts, "from" if name == "from" else "until", heading, cell)
    elif name in TITLED:
        found: dict[str, list[str]] = {}
        for line in lines:
            code, _, more = line.text.partition(" ")
            several = making.numbered(line.text, name)
            if not several and more and not code[:1].isdigit() and (several := making.numbered(code, name)):
                making.keep(parts, heading, line.text, cell.where)
            several = several or {name: [_thing(making, name, text) for text in _items([line])]}
            for key, ids in several.items():
                found.setdefault(key, []).extend(ids)
        for part in parts:
            for key, ids in found.items():
                part.refer(key, ids)
    elif name == "every":
        _when(making, parts, "until", heading, cell)
    elif name in ("prevention", "tier", "audience", "ages"):
        _whom(making, parts, heading, cell)
    elif name == "text":
        for part in parts:
            part.texts.append(as_text(lines))
    elif name == "number" and len(parts) == 1 and not parts[0].number and re.fullmatch(r"[\w.-]{1,12}", cell.text):
        parts[0].number = cell.text.rstrip(".")
    else:
        _valued(making, parts, name, heading, cell)


def is_tick(cell: Cell) -> bool:
    """Whether a cell is ticked, and says no more."""
    return cell.text.casefold() in words("ticks")


def _tick(making: Making, parts: Sequence[DraftPart], word: Word, heading: str, cell: Cell) -> None:
    """A box that is ticked says that an activity has come so far; of several, the last counts."""
    for part in parts:
        part.values["status"] = str(word)
    text = f"{heading}: {cell.text}"
    making.judge("guess", Message("{text} is read as {titles}", text=text, titles=str(word)), cell.where)


def without_labelled(making: Making, parts: Sequence[DraftPart], name: str, cell: Cell) -> Cell:
    """A cell without those of its lines that say themselves which field they are of, which are put there."""
    kept = list[Line]()
    for line in cell.lines:
        other, rest = prefixed(line.text)
        if not other and name in ("from", "until", "every") and _PRIORITY.fullmatch(line.text.casefold()):
            other, rest = "priority", line.text
        if other in ("", name, "area", "strategy", "purpose", "activity"):
            kept.append(line)
        else:
            heading = line.text[: len(line.text) - len(rest)].strip(" :–-")
            message = Message("{text} is read as {titles}", text=line.text, titles=f"{other}: {rest}")
            making.judge("guess", message, cell.where)
            put(making, parts, other, heading, Cell((replace(line, text=rest, level=None),), cell.where))
    return replace(cell, lines=tuple(kept)) if len(kept) < len(cell.lines) else cell


def _whom(making: Making, parts: Sequence[DraftPart], heading: str, cell: Cell) -> None:
    """Whom something is for: the level, for all or some, children or parents, and of what ages."""
    found: dict[str, Plain] = {}
    several: dict[str, list[str]] = {}
    for text in enumerated("\n".join(line.text for line in cell.lines if line.text)):
        if ages := _AGES.fullmatch(text.casefold()):
            found.setdefault("ages", f"{ages[1]}-{ages[2]}")
            continue
        words = ((key, coerce_word(kind, text)) for key, kind in _WHOM.items())
        key, word = next(((key, word) for key, word in words if word is not None), ("", None))
        if word is None or (key == "tier" and "tier" in several):
            making.keep(parts, heading, cell.text, cell.where)
            return
        several.setdefault(key, []).append(str(word))
    found |= {key: words[0] if key == "tier" else list[Plain](words) for key, words in several.items()}
    if not found or any(key in part.values for part in parts for key in found):
        making.keep(parts, heading, cell.text, cell.where)
        return
    for part in parts:
        part.values.update(found)
    said = "; ".join(
        f"{key}: {', '.join(map(str, each)) if isinstance(each, list) else each}" for key, each in found.items()
    )
    making.judge("guess", Message("{text} is read as {titles}", text=cell.text, titles=said), cell.where)


def _people(making: Making, parts: Sequence[DraftPart], name: str, heading: str, cell: Cell) -> None:
    mark = f"({making.say(LEFT_OUT)})"
    texts = [line.text for line in cell.lines if line.text]
    if any(mark in text for text in texts):
        rest = [text.replace(mark, " ").strip(" ,;:–-()") for text in texts]
        kept = [text for text in rest if names_somebody(text)]
        for text in (text for text in rest if text and text not in kept):
            making.keep(parts, heading, text, cell.where)
        parts[0].remark(f"{heading}: {mark}" if heading else mark)
        texts = kept
    found = who(texts)
    if name == "lead":
        if len(found.owners) != 1 or found.partners or not parts[0].is_activity:
            making.keep(parts, heading, cell.text, cell.where)
            return
        name, found = "owners", replace(found, lead=found.owners)
    for field_name, titles in ((name, found.owners), ("partners", found.partners)):
        if titles and field_name == "partners" and not parts[0].is_activity:
            making.keep(parts, heading, ", ".join(titles), cell.where)
        elif titles:
            ids = [making.person(title) for title in map(_capital, titles)]
            for part in parts:
                part.refer(field_name, ids)
    for title in found.lead[:1]:
        for part in (each for each in parts if each.is_activity):
            part.values["lead"] = making.person(_capital(title))
    if found.guessed or found.partners or found.lead:
        titles = (*found.owners, *found.partners)
        making.judge("guess", Message("{text} is read as {titles}", text=cell.text, titles=titles), cell.where)


def _capital(title: str) -> str:
    first = title[:1].upper()
    return first + title[1:] if first.casefold() == title[:1].casefold() else title


def _when(making: Making, parts: Sequence[DraftPart], name: str, heading: str, cell: Cell) -> None:
    texts = [line.text for line in cell.lines if line.text]
    field: Literal["from", "until"] = "from" if name == "from" else "until"
    found = times(texts, field)
    done = coerce_word(Status, cell.text) if found is None else None
    if done is not None and all(part.values.get("status", done) == done for part in parts):
        for part in parts:
            part.values["status"] = str(done)
        making.judge("guess", Message("{text} is read as {titles}", text=cell.text, titles=str(done)), cell.where)
        return
    if found is None and len(texts) > 1 and (found := times(texts[:1], field)) is not None:
        for text in texts[1:]:
            making.keep(parts, heading, text, cell.where)
        texts = texts[:1]
    if found is None or any(part.values.get(key, value) != value for part in parts for key, value in found.items()):
        making.keep(parts, heading, cell.text, cell.where)
        return
    for part in parts:
        part.values.update({str(key): value for key, value in found.items()})
    if list(found.values()) != texts:
        said = ", ".join(f"{key}: {value}" for key, value in found.items())
        making.judge("guess", Message("{text} is read as {titles}", text=" ".join(texts), titles=said), cell.where)


def _items(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        yield from filter(None, (each.strip() for each in _ITEM.split(line.text)))


def _thing(making: Making, name: str, text: str) -> str:
    number, title, more = titled(text)
    id, part = making.things[name].id_of(title, number)
    if more and not part.texts:
        part.texts.append(escaped(more))
    return id


def _valued(making: Making, parts: Sequence[DraftPart], name: str, heading: str, cell: Cell) -> None:
    """A field with a word, a number or a text; a remark where it is none of those that it may hold."""
    value = _value(name, cell)
    if value is None or any(part.values.get(name, value) != value for part in parts):
        making.keep(parts, heading, cell.text, cell.where)
        return
    for part in parts:
        part.values[name] = value
    if name != "monitoring" and value != cell.text:
        said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        making.judge("guess", Message("{text} is read as {titles}", text=cell.text, titles=said), cell.where)


def _value(name: str, cell: Cell) -> Plain:
    match name:
        case "status":
            return coerce_word(Status, cell.text)
        case "priority":
            found = _PRIORITY.fullmatch(cell.text.casefold())
            return found[1] if found else None
        case "monitoring":
            return one_text(as_text([line for line in cell.lines if line.text]))
    return None


def split_items(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of a cell by activities: each item of a list with those below it is one; else all are one."""
    levels = [line.level for line in lines if line.level is not None]
    if not levels or lines[0].level is None:
        return [list(lines)]
    top = min(levels)
    items: list[list[Line]] = []
    for line in lines:
        if line.level == top or not items:
            items.append([line])
        else:
            items[-1].append(line)
    return items


def number_of(line: Line) -> tuple[str, str]:
    """The number of a line, typed before it or as that of a list, and its words."""
    number, rest = numbered(line.text)
    return number or line.number, rest
