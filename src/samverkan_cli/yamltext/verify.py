"""A text with changes made to it, read back and held against what was meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from samverkan_cli.core.diagnostic import Change, Insert, Plain, Rename, Respell, Set
from samverkan_cli.core.garbage import gc_paused
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Edit, Source
from samverkan_cli.yamltext.editable import Editable, Refusal
from samverkan_cli.yamltext.parser import Reading, read
from samverkan_cli.yamltext.splice import splices


def changed(source: Source, changes: Sequence[Change]) -> Source:
    """A text with changes made to it one after the other, each place as it is after those before it. Raises Refusal."""
    with gc_paused():
        reading = read(source)
        for change in changes:
            source, reading = _changed(source, reading, change)
    return source


def changed_together(source: Source, changes: Sequence[Change]) -> tuple[Source, dict[int, Refusal]]:
    """A text with changes made to it, none of which moves the place of another, and why some cannot be made.

    All are tried at once, which reads the text once; where that does not give what was meant, one after the other.
    """
    with gc_paused():
        reading = read(source)
        refused, edits = dict[int, Refusal](), list[Edit]()
        editable = Editable(source, reading.root)
        for n, change in enumerate(changes):
            try:
                edits += splices(editable, change)
            except Refusal as refusal:
                refused[n] = refusal
        meant = [change for n, change in enumerate(changes) if n not in refused]
        try:
            new = Source(source.file, spliced(source.text, edits))
            again = read(new)
            if reading.whole and _is_meant(again, reading, meant):
                return new, refused
        except (ValueError, LookupError, TypeError):
            pass
        return _one_by_one(source, reading, changes)


def _one_by_one(source: Source, reading: Reading, changes: Sequence[Change]) -> tuple[Source, dict[int, Refusal]]:
    refused = {}
    for n, change in enumerate(changes):
        try:
            source, reading = _changed(source, reading, change)
        except Refusal as refusal:
            refused[n] = refusal
    return source, refused


def _is_meant(again: Reading, reading: Reading, changes: Sequence[Change]) -> bool:
    """Whether a text that was read again holds what changes make of what it held, and no more is wrong in it."""
    is_well = again.whole and len(again.findings) <= len(reading.findings)
    return is_well and same(again.data, after(reading.data, changes))


def spliced(text: str, edits: Sequence[Edit]) -> str:
    """A text with splices made in it, all of them counted in the text as it was. Raises ValueError if two overlap."""
    parts: list[str] = []
    end = 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        if edit.start < end or edit.end < edit.start:
            raise ValueError(f"overlapping edits at {edit.start}")
        parts += (text[end : edit.start], edit.text)
        end = edit.end
    return "".join([*parts, text[end:]])


def _changed(source: Source, reading: Reading, change: Change) -> tuple[Source, Reading]:
    """A text with a change made to it, and what it holds then."""
    if not reading.whole:
        raise Refusal(source.file, 1, Message("it cannot be read to its end"))
    made = splices(Editable(source, reading.root), change)
    new = Source(source.file, spliced(source.text, made))
    again = read(new)
    if _is_meant(again, reading, [change]):
        return new, again
    if again.whole and len(again.findings) <= len(reading.findings):
        # A text on several lines that ended with the file, without a line end, has got one from what follows it.
        data = closed(source)
        if data is not None and same(again.data, after(data, [change])):
            return new, again
    why = Message("read back, it would not hold what was meant, because of how the lines around are written")
    raise Refusal(source.file, source.position(made[0].start)[0], why, Message("Make the change by hand"))


def closed(source: Source) -> Plain:
    """What a text would hold with a last line end, which a text on several lines may count; None where it has one."""
    return None if source.text.endswith(("\n", "\r")) else read(Source(source.file, source.text + "\n")).data


@dataclass(slots=True)
class _Pending:
    """What is to become of a value, and of what is in it."""

    inside: dict[str | int, _Pending] = field(default_factory=dict)
    instead: tuple[Plain] | None = None
    name: str | None = None
    gone: bool = False
    more: list[tuple[str | None, Plain]] = field(default_factory=list)


_UNTOUCHED = _Pending()


def after(data: Plain, changes: Iterable[Change]) -> Plain:
    """Plain data with changes made to it at once: every place is one of the data as it is given, which stays so.

    An Insert makes the mappings and the list on the way to it that are not there; where one value stands alone, it
    becomes the first of a list. Raises LookupError or TypeError where the changes do not fit the data.
    """
    pending = _Pending()
    for each in changes:
        for change in each.meant if isinstance(each, Respell) else (each,):
            here = pending
            for step in change.place.route:
                here = here.inside.setdefault(step, _Pending())
            if isinstance(change, Set):
                here.instead = (as_read(change.value),)
            elif isinstance(change, Insert):
                here.more.append((change.key, as_read(change.value)))
            elif isinstance(change, Rename):
                here.name = normalize("NFC", change.key)
            else:
                here.gone = True
    return _applied(data, pending)


def _applied(found: Plain, pending: _Pending) -> Plain:
    if pending.instead is not None:
        (found,) = pending.instead
    elif isinstance(found, list) and pending.inside:
        if any(not isinstance(key, int) or key >= len(found) for key in pending.inside):
            raise LookupError(str(pending.inside.keys()))
        each_pending = ((value, pending.inside.get(n, _UNTOUCHED)) for n, value in enumerate(found))
        found = [_applied(value, inside) for value, inside in each_pending if not inside.gone]
    elif pending.inside:
        found = _fields(found, pending)
    for key, value in pending.more:
        found = _with(found, key, value)
    return found


def _fields(found: Plain, pending: _Pending) -> Plain:
    """A mapping with what is to become of it; what an Insert is to stand in is made."""
    if isinstance(found, str | list):
        raise TypeError(found)
    there, kept = found or {}, dict[str, Plain]()
    for key, value in there.items():
        inside = pending.inside.get(key, _UNTOUCHED)
        if not inside.gone:
            kept[inside.name or key] = _applied(value, inside)
    for step, inside in pending.inside.items():
        if step in there:
            continue
        if isinstance(step, int) or inside.name or inside.gone or inside.instead:
            raise LookupError(step)
        kept[step] = _applied(None, inside)
    return kept


def as_read(value: Plain) -> Plain:
    """A value as it is read back: in Unicode form NFC, and a blank text is nothing."""
    if isinstance(value, dict):
        return {normalize("NFC", key): as_read(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_read(each) for each in value]
    return normalize("NFC", value) if value is not None and value and not value.isspace() else None


def same(one: Plain, other: Plain) -> bool:
    """Whether two values are equal, the order of their keys included."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(each, other[key]) for key, each in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def _with(found: Plain, key: str | None, value: Plain) -> Plain:
    if key is not None:
        if found is not None and not isinstance(found, dict):
            raise TypeError(key)
        return {**(found or {}), normalize("NFC", key): value}
    if found is None:
        return [value]
    return [*found, value] if isinstance(found, list) else [found, value]
