"""A text and where everything stands in it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from samverkan_cli.core.diagnostic import Plain
from samverkan_cli.core.garbage import gc_paused
from samverkan_cli.core.keypath import KeyPath, Location
from samverkan_cli.core.text import Source, Span
from samverkan_cli.yamltext import nodes
from samverkan_cli.yamltext.nodes import Node
from samverkan_cli.yamltext.parser import Reading, read


class Positions:
    """A text and where everything stands in it, which is read only when it is first asked for, unless it is given."""

    def __init__(self, source: Source, reading: Reading | None = None) -> None:
        self.source = source
        self._typed: dict[KeyPath, KeyPath] = {}
        if reading is not None:
            self.root = reading.root

    def move(self, typed: KeyPath, meant: KeyPath) -> None:
        """Note that what stands at one route is read as if it stood at another."""
        self._typed[meant] = typed

    def typed(self, route: KeyPath) -> KeyPath:
        """The route at which something stands in the text."""
        n = next((n for n in range(len(route), 0, -1) if route[:n] in self._typed), 0) if self._typed else 0
        return self.typed((*self._typed[route[:n]], *route[n:])) if n else route

    @cached_property
    def root(self) -> Node | None:
        """The node of the whole text; None where it cannot be read, or nothing is written in it."""
        with gc_paused():
            return read(self.source).root

    @cached_property
    def data(self) -> Plain:
        """What the text says, before anything has been taken out of it."""
        return read(self.source).data

    def find(self, route: KeyPath) -> Node | None:
        """What stands at the end of a route, or None."""
        return self.root.find(self.typed(route)) if self.root is not None else None

    def span(self, place: Location) -> Span:
        """The stretch of text that a place is."""
        route = self.typed(place.route)
        return nodes.span(self.source, self.root, replace(place, route=route) if route is not place.route else place)
