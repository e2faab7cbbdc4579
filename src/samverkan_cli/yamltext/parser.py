"""libyaml's events to plain data, without recursion and with limits.

Scalars stay text: the models say what they are. Keys and texts are put into Unicode form NFC, so that what looks
the same is the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from unicodedata import is_normalized, normalize

from samverkan_cli.core.collector import Collector
from samverkan_cli.core.diagnostic import Finding, Plain, Related
from samverkan_cli.core.errors import UserError
from samverkan_cli.core.garbage import gc_paused
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import FORBIDDEN, Source, Span
from samverkan_cli.yamltext import errors, nodes
from samverkan_cli.yamltext.nodes import Node
from samverkan_cli.yamltext.typos import QUOTE_OR_BLOCK

MAX_DEPTH = 64
MAX_NODES = 1_000_000
MAX_ALIASES = 1_000
MAX_DIGITS = 18

NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TOO_LONG = re.compile(rf"[-+]?[0-9]{{{MAX_DIGITS + 1},}}(?:[.,][0-9]*)?")


@dataclass(slots=True)
class Reading:
    """What a text holds. `whole` is False where it could not be read to its end and its data must not be used."""

    data: Plain
    findings: list[Finding]
    whole: bool
    root: Node | None = None


class Positions:
    """A text and where everything stands in it, which is read only when it is first asked for, unless it is given."""

    def __init__(self, source: Source, reading: Reading | None = None) -> None:
        self.source = source
        if reading is not None:
            self.root = reading.root

    @cached_property
    def root(self) -> Node | None:
        """The node of the whole text; None where it cannot be read, or nothing is written in it."""
        with gc_paused():
            return read(self.source, places=True).root

    def find(self, route: KeyPath) -> Node | None:
        """What stands at the end of a route, or None."""
        return self.root.find(route) if self.root is not None else None

    def span(self, place: Location) -> Span:
        """The stretch of text that a place is."""
        return nodes.span(self.source, self.root, place)


class _Stop(Exception):
    """Reading cannot go on."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.finding = finding


def read(source: Source, *, places: bool = False) -> Reading:
    """The plain data of a text, with all that is wrong with it as YAML.

    With `places` also where everything stands, which costs memory: so a text is read with them only when needed.
    Raises UserError where the C parser is not installed.
    """
    try:
        from ruamel.yaml.cyaml import CBaseLoader
        from ruamel.yaml.error import MarkedYAMLError, YAMLError
    except ImportError as error:  # pragma: no cover - the installation is broken
        raise UserError(
            Message("The YAML parser in C is missing ({name})", name=str(error.name)),
            Message("Install it: pip install 'ruamel.yaml[oldlibyaml]>=0.19,<0.20'"),
        ) from None
    collector = Collector()
    try:
        data, root, forbidden = _Builder(source, collector, places).build(CBaseLoader(source.text.encode()))
    except _Stop as stop:
        return Reading(None, [*collector.all(), stop.finding], whole=False)
    except MarkedYAMLError as error:
        return Reading(None, [*collector.all(), errors.explain(source, error)], whole=False)
    except YAMLError as error:
        return Reading(None, [*collector.all(), errors.unknown(source, str(error))], whole=False)
    return Reading(data, collector.all(), whole=not forbidden, root=root)


def _route(stack: list[tuple[Any, ...]], container: Any, is_map: bool, key: str) -> KeyPath:
    """The way to what is being read."""
    frames = [*((each[0], each[1], each[3]) for each in stack), (container, is_map, key)]
    return tuple(each[2] if each[1] else len(each[0]) for each in frames if each[0] is not None)


_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*(?:[ \t]|#[^\n]*|\r?\n)*)+")


class _Builder:
    def __init__(self, source: Source, collector: Collector, places: bool) -> None:
        self.source = source
        self.collector = collector
        self.places = places
        self.forbidden = False
        self.odd = not is_normalized("NFC", source.text)

    def _span(self, event: Any, width: int | None = None) -> Span:
        start = event.start_mark.index
        return self.source.span(start, event.end_mark.index if width is None else start + width)

    def _line(self, event: Any) -> Span:
        start = event.start_mark.index
        return self.source.span(start, start + len(self.source.line(self.source.position(start)[0]).rstrip()))

    def _limit(self, span: Span, message: Message, help: Message) -> _Stop:
        return _Stop(Finding(span, message, help=help, code="SAM003"))

    def _forbid(self, finding: Finding) -> None:
        self.forbidden = True
        if self.collector.wants(finding.code):
            self.collector.keep(finding)

    def _node(self, event: Any, alias: bool = False) -> Node:
        start, end, text = event.start_mark.index, event.end_mark.index, self.source.text
        style = "" if alias else getattr(event, "style", None) or ""
        if style in ("|", ">"):
            while end > start and text[end - 1] in " \t\r\n":
                end -= 1
        anchored = not alias and event.anchor is not None
        if anchored or (not alias and event.ctag is not None):
            properties = _PROPERTIES.match(text, start)
            start = properties.end() if properties else start
        return Node(start, max(start, end), style=style, anchored=anchored, alias=alias)

    def _directives(self, event: Any) -> None:
        if event.tags or event.version not in (None, (1, 2)):
            self._forbid(errors.directive(self._line(event)))

    def _tag(self, event: Any, route: KeyPath) -> None:
        # An anchor may stand before the tag.
        at = self.source.text.find("!", event.start_mark.index)
        self._forbid(errors.tag(self.source, at, route))

    def _escaped(self, event: Any, character: str, route: KeyPath) -> None:
        """A character that may not be in a plan, written with a backslash."""
        self._forbid(
            Finding(
                self._span(event),
                Message("The character {character} is not allowed in a plan", character=f"U+{ord(character):04X}"),
                help=Message("Take away the backslash and what follows it"),
                code="SAM001",
                route=route,
            )
        )

    def build(self, parser: Any) -> tuple[Plain, Node | None, bool]:
        """Run through the events. One loop, without recursion: depth is limited by counting and not by the stack."""
        from ruamel.yaml.events import (
            AliasEvent,
            MappingEndEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceEndEvent,
            SequenceStartEvent,
            StreamEndEvent,
        )

        get, places, odd = parser.get_event, self.places, self.odd
        escapes = "\\" in self.source.text
        nothing, too_long = NOTHING, _TOO_LONG.fullmatch
        get()
        event = get()
        if type(event) is StreamEndEvent:
            return None, None, False
        self._directives(event)
        root: Plain = None
        root_node: Node | None = None
        anchors: dict[str, tuple[Plain, int, Node | None]] = {}
        stack: list[tuple[Any, ...]] = []
        container: Any = None
        is_map = has_key = False
        key: str = ""
        key_event: Any = None
        node: Node | None = None  # of the container, when places are kept
        nodes = aliases = 0
        value: Plain
        new: Node | None = None
        while True:
            event = get()
            kind = type(event)
            if kind is ScalarEvent:
                nodes += 1
                text: str = event.value
                if odd:
                    text = normalize("NFC", text)
                if event.ctag is not None:
                    self._tag(event, _route(stack, container, is_map, key if has_key else text))
                if escapes and event.style == '"' and (found := FORBIDDEN.search(text)):
                    self._escaped(event, found[0], _route(stack, container, is_map, key if has_key else text))
                if is_map and not has_key:
                    key, key_event, has_key = text, event, True
                    if event.anchor is not None:
                        anchors[event.anchor] = (text, 1, self._node(event) if places else None)
                    continue
                value = text
                if event.implicit[0]:
                    if text in nothing:
                        value = None
                    elif text[0] in "+-0123456789" and len(text) > MAX_DIGITS and too_long(text):
                        raise self._limit(
                            self._span(event),
                            Message("The number has more than {n} digits", n=MAX_DIGITS),
                            Message("Write a smaller number, or put quotes around it if it is a text"),
                        )
                elif not text or text.isspace():
                    value = None
                if places:
                    new = self._node(event)
                if event.anchor is not None:
                    anchors[event.anchor] = (value, 1, new)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                nodes += 1
                if event.ctag is not None:
                    self._tag(event, _route(stack, container, is_map, key))
                if is_map and not has_key:
                    raise _Stop(
                        Finding(
                            self._span(event, 1),
                            Message("A key must be a word, not a list or a mapping"),
                            help=QUOTE_OR_BLOCK,
                            code="SAM005",
                        )
                    )
                if len(stack) >= MAX_DEPTH:
                    raise self._limit(
                        self._span(event, 1),
                        Message("The text is nested deeper than {n} levels", n=MAX_DEPTH),
                        Message("A plan needs a dozen; look for brackets or dashes that were repeated by mistake"),
                    )
                stack.append((container, is_map, has_key, key, key_event, node, event, nodes))
                is_map = kind is MappingStartEvent
                container = {} if is_map else []
                has_key = False
                if places:
                    node = self._node(event)
                    node.block = not event.flow_style
                    node.items = {} if is_map else []
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value, new = container, node
                if new is not None:
                    self._close(new, event)
                container, is_map, has_key, key, key_event, node, start, before = stack.pop()
                if start.anchor is not None:
                    anchors[start.anchor] = (value, nodes - before + 1, new)
            elif kind is AliasEvent:
                if is_map and not has_key:
                    raise _Stop(
                        Finding(
                            self._span(event), Message("A key cannot be an alias"), help=QUOTE_OR_BLOCK, code="SAM005"
                        )
                    )
                aliases += 1
                if aliases > MAX_ALIASES:
                    raise self._limit(
                        self._span(event),
                        Message("There are more than {n} aliases", n=MAX_ALIASES),
                        Message("Write the values out"),
                    )
                if event.anchor not in anchors:
                    raise _Stop(
                        errors.unknown_alias(
                            self.source, event, itself=any(each[6].anchor == event.anchor for each in stack)
                        )
                    )
                value, size, target = anchors[event.anchor]
                nodes += size
                if places:
                    new = self._node(event, alias=True)
                    new.items = target.items if target is not None else None
            else:
                break
            if nodes > MAX_NODES:
                raise self._limit(
                    self._span(event),
                    Message("The file holds more than {n} values, aliases written out", n=MAX_NODES),
                    Message("Split the plan, and write values out instead of repeating them by aliases"),
                )
            if container is None:
                root, root_node = value, new
            elif is_map:
                has_key = False
                if key == "<<" and key_event.implicit[0]:
                    self._forbid(
                        Finding(
                            self._span(key_event),
                            Message("A merge key (<<) is not allowed in a plan"),
                            help=Message("Write the fields out where they belong"),
                            code="SAM005",
                            route=_route(stack, container, is_map, key),
                        )
                    )
                elif key in container:
                    if self.collector.wants("SAM004"):
                        self._duplicate(key, key_event, node, _route(stack, container, is_map, key))
                else:
                    container[key] = value
                    if new is not None and node is not None:
                        named = self._node(key_event)
                        new.key_start, new.key_end, new.key_style = named.start, named.end, named.style
                        node.items[key] = new  # type: ignore[index,call-overload]
            else:
                container.append(value)
                if new is not None and node is not None:
                    node.items.append(new)  # type: ignore[union-attr]
        event = get()
        if type(event) is not StreamEndEvent:
            span = self._line(event)
            self._forbid(errors.second_document(span))
        return root, root_node, self.forbidden

    def _duplicate(self, key: str, event: Any, node: Node | None, route: KeyPath) -> None:
        first = node.child(key) if node is not None else None
        related = (
            ()
            if first is None
            else (Related(Message("it stands here already"), self.source.span(first.key_start, first.key_end)),)
        )
        self.collector.keep(
            Finding(
                self._span(event),
                Message("{key} is already written in the same mapping", key=key),
                help=Message("Keep one of them; until then the first counts"),
                related=related,
                code="SAM004",
                route=route,
            )
        )

    @staticmethod
    def _close(node: Node, event: Any) -> None:
        """The end of a block collection is where its last child ends, not where libyaml noticed it."""
        if not node.block:
            node.end = event.end_mark.index
            return
        node.end = max([node.start, *(child.end for child in node.children[-1:])])
