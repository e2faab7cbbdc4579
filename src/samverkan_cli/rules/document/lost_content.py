"""SAM819 lost-content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from urllib.parse import unquote

from samverkan_cli.core.keypath import Location
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.suggest import closest
from samverkan_cli.link.texts import PlanText
from samverkan_cli.model.document import Replaced, Reply
from samverkan_cli.model.follow_up import FollowUp, LogEntry
from samverkan_cli.model.law import GoverningDocument, Provision
from samverkan_cli.model.mapping import Intervention, InterventionPart
from samverkan_cli.model.thing import Part, Thing
from samverkan_cli.model.values.text import TEXT
from samverkan_cli.outline.prose import is_web, parse
from samverkan_cli.outline.targets import file_of, named
from samverkan_cli.outline.tree import Node, walk
from samverkan_cli.rules.authoring import Finding, Findings, Given, Message, Project, marked, some
from samverkan_cli.rules.document.empty_appendix import with_slashes
from samverkan_cli.rules.headings import Headings
from samverkan_cli.swedish.pointers import HINTS, contents, pointers

_PICTURE = compiled_late(r"!\[[^\]\n]{0,300}\]\(<?([^)>\n]{0,300}?)>?(?:\s{1,9}[\"'(][^\n]{0,100}?[\"')])?\)")
_LINK = compiled_late(
    r"!?\[[^\[\]\n]{0,300}\]\((?:<(?P<in>[^<>\n]{0,300})>|(?P<to>[^)\s<>]{1,300}))(?:\s[^)\n]{0,300})?\)"
)
_NOTE = compiled_late(r"\[\^[^\[\]\s]+\]")
_SPACED = compiled_late(r"\[[^\]\n]{1,300}\]\((?=[^)\n]{0,300}[./#])[^)\s]{1,300}\s[^)\n]{0,300}\)")
_APART = compiled_late(r"\[[^\[\]\n]{1,300}\] \((?:#|https?://)[^()\s]{1,300}\)")
_ROW = compiled_late(r"\A\|[^|]{1,300}\|[^|]{1,300}\|(?=[^\n]*\|\s*\Z|\s*\Z)")

_AS_WRITTEN = (
    (
        _NOTE,
        marked("{words} is printed as it is written: a footnote needs a mark in the text and a note of the same name"),
        marked("Write the note on a line of its own, [^1]: and the words, and the mark in the text that it belongs to"),
    ),
    (
        _SPACED,
        marked("{words} is no link, because its address has spaces in it"),
        marked("Write the address between < and >: [words](<my file.pdf>)"),
    ),
    (
        _APART,
        marked("{words} is no link, because a space stands between its words and its address"),
        marked("Take the space away: [words](#id)"),
    ),
    (
        _ROW,
        marked("{words} is no table, so its rows are printed one after the other as they are written"),
        marked("Write |---|---| on a line below the first row, with as many parts as the row has cells"),
    ),
)
"""What stands in running text and was meant as something else: what to say, and what to do."""
_TO_ONE = Message("Write the id of one thing in the plan after #, or take the link away")
_TO_FILE = Message("Put the file there, counted from the folder of the plan, or correct its name")
_INSIDE = Message("Put the file in the plan's folder and link to it there, or link to where it is on the web")
_POINTED = Message("The text points to {words}, which is not there")
_AS_NOW = Message("Write the number or the title that it has now, or take the words away")
_LOGO_OF_ALL = Location("samverkan.yaml", ("look", "logo", "file"), "value")
_OF_OTHERS = (FollowUp, GoverningDocument, Intervention, InterventionPart, LogEntry, Provision, Replaced, Reply)
"""What speaks of places in other documents than the plan."""


def check(plan: Project, given: Given) -> Findings:
    """Report all in a text that leads nowhere or cannot be printed as it is meant."""
    places = _Places(plan)
    for written in plan.search[plan.search.with_cues(("]", "|"))]:
        if written.kind is TEXT:
            yield from _Reader(written, places, given).findings()
    if given.language_of(plan) in ("sv", "en"):
        yield from _pointed(plan)
    yield from _logo(plan, given)


def _logo(plan: Project, given: Given) -> Findings:
    """Report a logo that cannot be printed, where it is chosen: in the plan, or for all plans of the workspace."""
    layout = plan.document.layout
    if layout is None or layout.logo is None or (fault := given.picture(layout.logo.file)) is None:
        return
    # A layout that is put together with that of the workspace stands nowhere itself.
    own = layout.parent is not None or "logo" in layout.model_fields_set
    place = plan.document.value_at("layout", "logo", "file") if own else _LOGO_OF_ALL
    yield Finding(place, fault[0], help=fault[1])


def _pointed(plan: Project) -> Findings:
    """Report chapters, sections and appendices that a text points to, and that are not there; each once a text."""
    headings = Headings(plan)
    for written in plan.search[plan.search.with_cues(HINTS)]:
        if written.kind is not TEXT:
            continue
        pointed = (*contents(written.text), *pointers(written.text))
        lost = {each.quote: each for each in pointed if headings.lacks(each)}
        if lost and not _is_of_others(written.part):
            for words, pointer in lost.items():
                yield Finding(written.at(pointer.start, pointer.end), Message(_POINTED.text, words=words), help=_AS_NOW)


def _is_of_others(part: Part) -> bool:
    here: Part | None = part
    while here is not None and not isinstance(here, _OF_OTHERS):
        here = here.parent
    return here is not None


class _Places:
    """What a link can lead to in a plan, looked up when the first one does."""

    def __init__(self, plan: Project) -> None:
        self.plan = plan

    @cached_property
    def named(self) -> Mapping[str, tuple[Thing, ...]]:
        return named(self.plan)

    def knows(self, name: str) -> bool:
        """Whether all is known that may be called so."""
        partly_read, collection = self.plan.partly_read, name.rpartition("/")[0]
        return name not in self.plan.unread and not (collection in partly_read if collection else partly_read)

    def apart(self, things: Sequence[Thing]) -> list[str]:
        """A name for each of some things that no other has."""
        own: dict[Thing, str] = {}
        for name, (thing, *others) in self.named.items():
            if not others:
                own.setdefault(thing, name)
        return [f"#{own.get(thing, thing.id)}" for thing in things]


class _Reader:
    """Reads one text."""

    def __init__(self, written: PlanText, places: _Places, given: Given) -> None:
        self.written, self.places, self.given = written, places, given
        self.nodes = list(walk(parse(written.text)))

    def findings(self) -> Findings:
        for node in self.nodes:
            if node.kind == "link":
                yield from self._link(node)
            elif node.kind == "picture":
                yield from self._picture(node)
            elif node.kind == "text":
                yield from self._words(node.text)
        yield from self._pictures_in_lines()

    def _found(self, quote: str, message: Message, help: Message) -> Finding:
        """A finding at the link or picture that has an address, else where the words stand."""
        return Finding(self.written.where(self._links.get(quote, quote)), message, help=help)

    @cached_property
    def _links(self) -> dict[str, str]:
        """Each link and picture as it is written first, by its address."""
        found: dict[str, str] = {}
        for each in _LINK.finditer(self.written.text):
            found.setdefault(each["in"] or each["to"], each[0])
        return found

    def _link(self, node: Node) -> Findings:
        href = node.href
        if is_web(href):
            return
        if href.startswith("#"):
            yield from self._to_thing(href, unquote(href[1:]))
        elif (file := file_of(self.places.plan.folder, href)) is None:
            yield self._found(href, *_elsewhere(href))
        elif not self.given.has_file(file):
            help = with_slashes(href) if "\\" in href else _TO_FILE
            yield self._found(href, Message("The file {file} that is linked to is not there", file=file), help)

    def _to_thing(self, href: str, name: str) -> Findings:
        found = self.places.named.get(name, ())
        if len(found) > 1:
            message = Message("The link {address} can lead to several things", address=href)
            names = some(self.places.apart(found), 3)
            yield self._found(href, message, Message("Write {names}", names=names))
        elif not found and self.places.knows(name):
            near = closest(name, self.places.named)
            meant = Message("Did you mean {names}?", names=f"#{near}") if near else _TO_ONE
            yield self._found(href, Message("The link {address} leads to nothing", address=href), meant)

    def _picture(self, node: Node) -> Findings:
        href = node.href
        if is_web(href):
            message = Message("A picture is not fetched from the web: {address}", address=href)
            yield self._found(href, message, Message("Put the picture in the plan's folder, and write its name here"))
            return
        file = file_of(self.places.plan.folder, href)
        if file is None:
            yield self._found(href, *_elsewhere(href))
        elif fault := self.given.picture(file):
            yield self._found(href, *fault)
        elif not node.text:
            message = Message("The picture {file} has no words for those who cannot see it", file=file)
            yield self._found(href, message, Message("Write what it shows between the brackets: ![What it shows](…)"))

    def _pictures_in_lines(self) -> Findings:
        alone = {node.href for node in self.nodes if node.kind == "picture"}
        code = "\n".join(node.text for node in self.nodes if node.kind in ("code", "block"))
        for found in _PICTURE.finditer(self.written.text):
            if found[1].strip() not in alone and found[0] not in code and " " not in found[1].strip():
                message = Message("Within a line only the words of the picture {file} are printed", file=found[1])
                help = Message("Put it on a line of its own, with an empty line before and after it")
                yield Finding(self.written.where(found[0]), message, help=help)

    def _words(self, text: str) -> Findings:
        for pattern, message, help in _AS_WRITTEN:
            for found in dict.fromkeys(each[0] for each in pattern.finditer(text)):
                yield Finding(self.written.where(found), Message(message, words=found), help=Message(help))


def _elsewhere(href: str) -> tuple[Message, Message]:
    """Why an address leads to no file of the workspace."""
    kind = href.partition(":")[0] if ":" in href.partition("/")[0] else ""
    if kind.lower() in ("http", "https", "mailto"):
        return Message("The address {address} is not whole", address=href), Message("Write all of it")
    if kind:
        return Message("A link that begins with {kind} cannot be followed from a document", kind=f"{kind}:"), _INSIDE
    return Message("{address} leads out of the workspace, or to no file", address=href), _INSIDE
