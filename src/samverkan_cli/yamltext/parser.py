"""libyaml's events to plain data, without recursion and with limits.

Scalars stay text: the models say what they are. Keys and texts are put into Unicode form NFC, so that what looks
the same is the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from unicodedata import is_normalized, normalize

from samverkan_cli.core.collector import Collector
from samverkan_cli.core.diagnostic import Finding, Plain
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.text import FORBIDDEN, Source, Span
from samverkan_cli.yamltext import errors, marks, outdented
from samverkan_cli.yamltext.nodes import ANCHORED, FLOW, MAPPING, SEQUENCE, STYLES, Node, Places
from samverkan_cli.yamltext.unseen import readable

MAX_DEPTH = 64
MAX_NODES = 1_000_000
MAX_ALIASES = 1_000
MAX_DIGITS = 18
MAX_REPEATED = 100_000
"""How many characters and values aliases may repeat in all."""
MAX_STOPS = 10
"""How many faults at which reading stops are reported of one file."""

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_QUESTION = compiled_late(r"[\[{,]\s*\?[^\s,\]}]")
_TOO_LONG = compiled_late(rf"[-+]?[0-9]{{{MAX_DIGITS + 1},}}(?:[.,][0-9]*)?")


@dataclass(slots=True)
class Reading:
    """What a text holds. `whole` is False where it could not be read to its end and its data must not be used.

    `merged` are the routes of mappings that begin again, as if they were two, and of keys that stand there again, of
    whose second value nothing is read; `stopped` is the first place where the text breaks off as YAML.
    """

    data: Plain
    findings: list[Finding]
    whole: bool
    root: Node | None = None
    merged: list[KeyPath] = field(default_factory=list)
    stopped: Span | None = None


class _Stop(Exception):
    """Reading cannot go on. Not `sure` if that may be because something above could not be read either.

    What is past a limit is `final`: nothing after it is looked at.
    """

    def __init__(self, finding: Finding, *, sure: bool = True, final: bool = False) -> None:
        super().__init__()
        self.finding, self.sure, self.final = finding, sure, final


def read(source: Source) -> Reading:
    """The plain data of a text and where everything stands, with all that is wrong with it as YAML.

    Where reading stops at a fault, it goes on at the next field at the left edge, only to find more of them.
    Raises UserError where the C parser is not installed.
    """
    collector = Collector()
    text, unseen = readable(source)
    _keep(collector, unseen)
    if (stacked := marks.stacked(text)) is not None:
        return Reading(None, [*collector.all(), marks.too_many(source.span(*stacked))], whole=False)
    start: int | None = 0
    stopped: Span | None = None
    for _ in range(MAX_STOPS):
        builder = _Builder(source, collector, start or 0)
        try:
            data, root = _built(builder, source, text, start or 0)
        except _Stop as stop:
            conflicts = errors.conflicts(source)
            if stop.sure or not start:
                _keep(collector, conflicts or [stop.finding])
            start = None if conflicts or stop.final else errors.next_field(source, stop.finding)
            if stopped is None and isinstance(stop.finding.where, Span) and not (conflicts or stop.final):
                stopped = stop.finding.where
            if start is not None:
                continue
        else:
            if not start:
                _keep(collector, builder.dropped)
                return Reading(data, collector.all(), not builder.forbidden, root, builder.merged)
        break
    return Reading(None, collector.all(), whole=False, stopped=stopped)


def _built(builder: _Builder, source: Source, text: str, start: int) -> tuple[Plain, Node | None]:
    try:
        from ruamel.yaml.cyaml import CBaseLoader
        from ruamel.yaml.error import MarkedYAMLError, YAMLError
    except ImportError as error:  # pragma: no cover - the installation is broken
        raise UserError(
            Message("The YAML parser in C is missing ({name})", name=str(error.name)),
            Message("Install samverkan again: its library ruamel.yaml came without the extra oldlibyaml"),
        ) from None
    try:
        return builder.build(CBaseLoader(text[start:].encode()))
    except MarkedYAMLError as error:
        raise _Stop(errors.explain(source, error, start)) from None
    except YAMLError as error:
        raise _Stop(errors.unknown(source, str(error), start)) from None


def _keep(collector: Collector, findings: list[Finding]) -> None:
    for finding in findings:
        if collector.wants(finding.code):
            collector.keep(finding)


_NOTES: dict[str | None, int] = {None: 0, **{style: n for n, style in enumerate(STYLES)}}
_BLOCKS = (_NOTES["|"], _NOTES[">"])
_PROPERTIES = compiled_late(r"(?:[&!][^\s,\[\]{}]*(?:[ \t]|#[^\n]*|\r?\n)*)+")


@dataclass(slots=True)
class _Frame:
    """A collection that is being read: its `number` among the places, and that of its last child so far.

    `key` is None where a mapping waits for one.

    Where a mapping begins again with its first key, `again` is that, and how many of its keys stand there twice by now.
    """

    data: Any = None
    is_map: bool = False
    key: str | None = None
    key_event: Any = None
    number: int = -1
    start: Any = None
    last: int = -1
    again: tuple[Any, int] | None = None
    before: tuple[int, int] = (0, 0)

    @property
    def step(self) -> str | int:
        """The key or index of what comes next."""
        return (self.key or "") if self.is_map else len(self.data)


class _Builder:
    """Makes data of the events of a text, which may begin somewhere in the source: at `base`."""

    def __init__(self, source: Source, collector: Collector, base: int) -> None:
        self.source = source
        self.base = base
        self.collector = collector
        self.places = places = Places()
        self.starts, self.ends, self.notes, self.keys = places.starts, places.ends, places.notes, places.keys
        self.forbidden = False
        self.merged: list[KeyPath] = []
        self.dropped: list[Finding] = []
        self.has_questions = _QUESTION.search(source.text) is not None
        self.has_escapes = "\\" in source.text
        self.is_composed = not self.has_escapes and is_normalized("NFC", source.text)
        self.anchors: dict[str, tuple[Plain, int, int, int]] = {}
        self.outer: list[_Frame] = []
        self.frame = self.root = _Frame([])
        self.size = self.weight = self.aliases = self.repeated = 0

    def build(self, parser: Any) -> tuple[Plain, Node | None]:
        """Run through the events. One loop, without recursion: depth is limited by counting and not by the stack."""
        from ruamel.yaml import events

        steps = {
            events.ScalarEvent: self._scalar,
            events.AliasEvent: self._alias,
            events.MappingStartEvent: self._begin,
            events.SequenceStartEvent: self._begin,
            events.MappingEndEvent: self._end,
            events.SequenceEndEvent: self._end,
        }
        get = parser.get_event
        get()
        event = get()
        if type(event) is events.StreamEndEvent:
            return None, None
        if event.tags or event.version not in (None, (1, 2)):
            self._forbid(errors.directive(self._line(event)))
        while (step := steps.get(type(event := get()))) is not None:
            step(event)
        event = get()
        if type(event) is not events.StreamEndEvent:
            self._forbid(errors.second_document(self._line(event)))
        return self.root.data[0], Node(self.places, 0)

    def _scalar(self, event: Any) -> None:
        text: str = event.value if self.is_composed else self._composed(event)
        self.weight += len(text)
        frame = self.frame
        is_key = frame.is_map and frame.key is None
        self._note(event, _NOTES[event.style], text if is_key else None)
        if is_key:
            frame.key, frame.key_event = text, event
            self.size += 1
            if self.has_questions and self.source.text[(at := self.base + event.start_mark.index) - 1 : at] == "?":
                raise _Stop(errors.question(self.source.span(at - 1, at)))
        if event.ctag is not None or (self.has_escapes and event.style == '"'):
            self._check_scalar(event, text)
        value: Plain = text
        if is_key:
            if event.anchor is not None:
                self.anchors[event.anchor] = (value, 1, len(text), len(self.starts) - 1)
            return
        if event.implicit[0]:
            if text in NOTHING:
                value = None
                if not text and frame.is_map and frame.start.flow_style:
                    self._check_colon(event)
            elif text[0] in "+-0123456789" and len(text) > MAX_DIGITS and _TOO_LONG.fullmatch(text):
                help = Message("Write a smaller number, or put quotes around it if it is a text")
                raise self._limit(event, Message("The number has more than {n} digits", n=MAX_DIGITS), help)
        else:
            if not text or text.isspace():
                value = None
            if event.style in ("'", '"'):
                self._check_indentation(event, event)
        number = len(self.starts) - 1
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, 1, len(text), number)
        self._add(event, value, number)

    def _composed(self, event: Any) -> str:
        if self.has_escapes and event.style == '"' and marks.stacked(event.value) is not None:
            raise _Stop(marks.too_many(self._span(event)), final=True)
        return normalize("NFC", event.value)

    def _check_indentation(self, first: Any, last: Any) -> None:
        """Look at the further lines of what stands in quotation marks or brackets, once it has ended."""
        around = self.frame.start
        if first.start_mark.line == last.end_mark.line or around is None or around.flow_style:
            return
        stretch = self.base + first.start_mark.index, self.base + last.end_mark.index
        self.dropped += outdented.found(self.source, *stretch, around.start_mark.column + 1, self._route())

    def _check_colon(self, event: Any) -> None:
        """Look whether a field in { } that has no value has a colon at least."""
        key = self.frame.key_event
        end = self.base + key.end_mark.index
        if ":" not in self.source.text[end : self.base + event.start_mark.index + 1]:
            where = self.source.span(self.base + key.start_mark.index, end)
            self.dropped += errors.without_value(where, self._route())

    def _check_scalar(self, event: Any, text: str) -> None:
        if event.ctag is not None:
            self._tag(event)
        if event.style == '"' and (found := FORBIDDEN.search(text)):
            self._forbid(errors.escaped(self._span(event), found[0], self._route()))

    def _begin(self, event: Any) -> None:
        frame = self.frame
        if event.ctag is not None:
            self._tag(event)
        if frame.is_map and frame.key is None:
            raise _Stop(errors.odd_key(self._span(event, 1)))
        if len(self.outer) >= MAX_DEPTH:
            help = Message("A plan needs a dozen; look for brackets or dashes that were repeated by mistake")
            raise self._limit(event, Message("The text is nested deeper than {n} levels", n=MAX_DEPTH), help, 1)
        is_map = type(event).__name__ == "MappingStartEvent"
        self._note(event, (MAPPING if is_map else SEQUENCE) | (FLOW if event.flow_style else 0))
        self.outer.append(frame)
        self.frame = _Frame(
            {} if is_map else [], is_map, number=len(self.starts) - 1, start=event, before=(self.size, self.weight)
        )

    def _end(self, event: Any) -> None:
        if (again := self.frame.again) is not None:
            key = next(iter(self.frame.data))
            self._duplicate(key, self.frame, *again)
        ended, self.frame = self.frame, self.outer.pop()
        if ended.start.flow_style:
            self._check_indentation(ended.start, event)
        number = ended.number
        self.places.after[number] = len(self.starts)
        if ended.start.flow_style:
            self.ends[number] = self.base + event.end_mark.index
        else:
            # A block collection ends where its last child does, not where libyaml noticed it.
            begins = self.starts[number]
            self.ends[number] = max(begins, self.ends[ended.last]) if ended.last >= 0 else begins
        if ended.start.anchor is not None:
            size, weight = (now - then for now, then in zip((self.size, self.weight), ended.before, strict=True))
            self.anchors[ended.start.anchor] = (ended.data, size + 1, weight, number)
        self._add(event, ended.data, number)

    def _alias(self, event: Any) -> None:
        if self.frame.is_map and self.frame.key is None:
            raise _Stop(errors.odd_key(self._span(event), alias=True))
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            message = Message("There are more than {n} aliases", n=MAX_ALIASES)
            raise self._limit(event, message, Message("Write the values out"))
        if event.anchor not in self.anchors:
            itself = any(each.start and each.start.anchor == event.anchor for each in (*self.outer, self.frame))
            raise _Stop(errors.unknown_alias(self._span(event), f"*{event.anchor}", itself=itself), sure=False)
        value, size, weight, target = self.anchors[event.anchor]
        self.size += size - 1
        self.weight += weight
        self.repeated += size + weight
        if self.repeated > MAX_REPEATED:
            message = Message("What aliases repeat is more than {n} characters and values", n=MAX_REPEATED)
            raise self._limit(event, message, Message("Write the values out, each once"))
        number = len(self.starts)
        self.places.targets[number] = target
        self._place(self.base + event.start_mark.index, self.base + event.end_mark.index, 0)
        self._add(event, value, number)

    def _note(self, event: Any, note: int, key: str | None = None) -> None:
        """Note where a key or a value stands."""
        start, end = self.base + event.start_mark.index, self.base + event.end_mark.index
        if note in _BLOCKS:
            end = start + len(self.source.text[start:end].rstrip(" \t\r\n"))
        if event.anchor is not None or event.ctag is not None:
            # An anchor and a tag stand before what they are of, and belong to the place of it.
            properties = _PROPERTIES.match(self.source.text, start)
            start = properties.end() if properties else start
            note |= ANCHORED if event.anchor is not None else 0
        self._place(start, max(start, end), note, key)

    def _place(self, start: int, end: int, note: int, key: str | None = None) -> None:
        self.starts.append(start)
        self.ends.append(end)
        self.notes.append(note)
        self.keys.append(key)

    def _add(self, event: Any, value: Plain, number: int) -> None:
        """Put a value into the collection that is being read, of which the number among the places is known."""
        self.size += 1
        if self.size > MAX_NODES:
            help = Message("Split the plan, and write values out instead of repeating them by aliases")
            message = Message("The file holds more than {n} values, aliases written out", n=MAX_NODES)
            raise self._limit(event, message, help)
        frame, key = self.frame, self.frame.key
        if key is None:
            frame.data.append(value)
        elif key in frame.data:
            self._repeated_key(key, frame)
            number = frame.last
        elif key == "<<" and frame.key_event.implicit[0]:
            self._forbid(errors.merge_key(self._span(frame.key_event), self._route()))
        else:
            frame.data[key] = value
        frame.last = number
        frame.key = None

    def _repeated_key(self, key: str, frame: _Frame) -> None:
        if frame.again is not None:
            frame.again = frame.again[0], frame.again[1] + 1
        elif len(self.outer) > 2 and not frame.start.flow_style and key == next(iter(frame.data)):
            frame.again = frame.key_event, 1
        else:
            self._duplicate(key, frame, frame.key_event)

    def _duplicate(self, key: str, frame: _Frame, event: Any, times: int = 1) -> None:
        if not self.collector.wants("SAM004"):
            return
        route = (*self._route()[:-1], key)
        self.merged.append(route[:-1] if times > 1 else route)
        first, _ = self.places.within(frame.number)[key]
        there = self.source.span(self.starts[first], self.ends[first])
        self.collector.keep(errors.duplicate(self._span(event), there, key, route, times))

    def _route(self) -> KeyPath:
        """The way to what is being read."""
        return tuple(each.step for each in (*self.outer, self.frame)[1:])

    def _span(self, event: Any, width: int | None = None) -> Span:
        start, end = self.base + event.start_mark.index, self.base + event.end_mark.index
        return self.source.span(start, end if width is None else start + width)

    def _line(self, event: Any) -> Span:
        start = self.base + event.start_mark.index
        return self.source.span(start, start + len(self.source.line(self.source.position(start)[0]).rstrip()))

    def _limit(self, event: Any, message: Message, help: Message, width: int | None = None) -> _Stop:
        return _Stop(Finding(self._span(event, width), message, help=help, code="SAM003"), final=True)

    def _forbid(self, finding: Finding) -> None:
        self.forbidden = True
        if self.collector.wants(finding.code):
            self.collector.keep(finding)

    def _tag(self, event: Any) -> None:
        # An anchor may stand before the tag.
        self._forbid(
            errors.tag(self.source, self.source.text.find("!", self.base + event.start_mark.index), self._route())
        )
