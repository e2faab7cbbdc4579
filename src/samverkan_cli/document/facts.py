"""Facts, as they are gathered of a thing."""

from __future__ import annotations

from urllib.parse import urlsplit

from samverkan_cli.core.message import Message
from samverkan_cli.document.text import Node, Tree, parse
from samverkan_cli.document.view import Fact
from samverkan_cli.i18n.phrases import Phrases


class Facts:
    """Facts being gathered in one language, in reading order; nothing said is no fact."""

    def __init__(self, say: Phrases) -> None:
        self._say = say
        self._facts: list[Fact] = []

    def say(self, name: str, label: Message, *values: str | None) -> None:
        """A fact in words; values that are empty are left out."""
        if said := tuple(filter(None, values)):
            self._facts.append(Fact(name, self._say(label), said))

    def tell(self, name: str, label: Message, text: str | None) -> None:
        """A fact that is a text in CommonMark."""
        if text and (tree := parse(text)):
            self._facts.append(Fact(name, self._say(label), text=tree))

    def link(self, name: str, label: Message, address: str | None) -> None:
        """A fact that is an address; one on the web can be followed."""
        if address and _on_the_web(address):
            self._facts.append(Fact(name, self._say(label), text=_linked(address)))
        else:
            self.say(name, label, address)

    def miss(self, name: str, label: Message, gap: Message) -> None:
        """That what belongs here is missing."""
        self._facts.append(Fact(name, self._say(label), (self._say(gap),), missing=True))

    def all(self) -> tuple[Fact, ...]:
        """What was gathered."""
        return tuple(self._facts)


def _on_the_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc) and not set(address) & set(' <>"')


def _linked(address: str) -> Tree:
    return (Node("paragraph", content=(Node("link", content=(Node("text", address),), href=address),)),)
