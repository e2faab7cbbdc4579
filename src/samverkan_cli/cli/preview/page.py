"""What surrounds the page while a plan is written: what was found in it, each a click from its place."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator, Set
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.cli.preview.files import Files
from samverkan_cli.cli.preview.server import Answer
from samverkan_cli.core.keypath import KeyPath
from samverkan_cli.core.message import Message
from samverkan_cli.core.packaged import packaged
from samverkan_cli.core.record import record
from samverkan_cli.core.text import Span
from samverkan_cli.i18n.speech import Speech
from samverkan_cli.report.summary import HEADINGS, counts
from samverkan_cli.report.terminal import level_word

if TYPE_CHECKING:
    from jinja2 import Template

_INLINE = re.compile(r"<(style|script)\b[^>]*>(.*?)</\1>", re.DOTALL)
_TOP = "page.main"


@record
class Place:
    """A place of a finding: where it is shown in the page ("" where it is not), and where it is written."""

    anchor: str
    file: str
    editor: str


@record
class Shown:
    """A finding as it is shown beside the page."""

    level: str
    code: str
    message: str
    help: str
    place: Place
    more: tuple[Place, ...] = ()


@record
class Reader:
    """Who the findings are shown to: in which language, of which workspace, and with which editor."""

    say: Speech
    root: Path
    editor: str = ""

    def groups(self, found: list[Diagnostic], anchors: Set[str]) -> Iterator[tuple[str, list[Shown]]]:
        """Findings under the headings of their weights, the gravest first."""
        in_order = sorted(found, key=lambda each: each.weighing)
        for weight, group in groupby(in_order, key=lambda each: each.rule.weight):
            yield self.say(HEADINGS[weight]), [self._shown(each, anchors) for each in group]

    def _shown(self, each: Diagnostic, anchors: Set[str]) -> Shown:
        places = [self._place(one.route, one.span, anchors) for one in (each.gathered or (each,))]
        help = self.say(each.help) if each.help is not None else ""
        level = level_word(each.level, self.say)
        return Shown(level, each.code, self.say(each.message), help, places[0], tuple(places[1:]))

    def _place(self, route: KeyPath, span: Span | None, anchors: Set[str]) -> Place:
        if span is None:
            return Place("", "", "")
        editor = ""
        if self.editor:
            file = quote((self.root / span.file).as_posix())
            editor = f"{self.editor}://file{'' if file.startswith('/') else '/'}{file}:{span.line}:{span.column}"
        return Place(anchor_of(route, anchors), f"{span.file}:{span.line}", editor)


def anchor_of(route: KeyPath, anchors: Set[str]) -> str:
    """The anchor of the innermost thing on the way to a value that is in the page, else the top of it."""
    keys = [str(key) for key in route]
    for n in range(len(keys), 1, -1):
        for parts in (keys[n - 2 : n], [*keys[:1], *keys[1:n:2]]):
            if "-".join(parts) in anchors:
                return "-".join(parts)
    return _TOP


@record
class Frame:
    """What is shown at one time. `current` is whether the page is that of the plan as it is now."""

    title: str
    page: bytes | None
    found: list[Diagnostic]
    anchors: Set[str] = frozenset()
    files: Files = Files()
    current: bool = True
    fault: str = ""

    def answers(self, reader: Reader, made: int) -> dict[str, Answer]:
        """What a server answers with."""
        say = reader.say
        words = {name: say(message) for name, message in WORDS.items()}
        known = {
            "words": words,
            "title": self.title,
            "fault": self.fault,
            "stale": not self.current and self.page is not None,
            "count": say(counts(self.found)) if self.found else words["none"],
            "groups": list(reader.groups(self.found, self.anchors)),
            "pages": hashlib.sha256(self.page or b"").hexdigest()[:16],
            "made": made,
            "lang": say.code,
        }
        findings = _template("findings.html.j2").render(known)
        style, script = (packaged(__package__, name).decode() for name in ("page.css", "page.js"))
        frame = _template("page.html.j2").render(known, findings=findings, style=style, script=script).encode()
        empty = _template("empty.html.j2").render(known, style=style).encode()
        beside = "connect-src 'self'; frame-src 'self'; frame-ancestors 'none'"
        page = self.page or empty
        return {
            "": Answer(frame, policy=policy(frame, beside)),
            "page": Answer(page, policy=policy(page, "img-src data:; frame-ancestors 'self'")),
        }


WORDS: dict[str, Message] = {
    "empty": Message("There is no page yet. It comes as soon as the plan can be read."),
    "ended": Message("The program has ended. Start samverkan preview again to go on."),
    "in_editor": Message("Open in the editor"),
    "more": Message("More places"),
    "none": Message("Nothing found"),
    "page": Message("The page"),
    "skip": Message("Skip to the findings"),
    "stale": Message("The page shows the plan as it was the last time that it could be read."),
}


def policy(page: bytes, more: str) -> str:
    """A Content-Security-Policy by which a page has the styles and scripts that stand in it now, and no others."""
    hashes: dict[str, list[str]] = {"style": [], "script": []}
    for kind, text in _INLINE.findall(page.decode()):
        digest = hashlib.sha256(text.replace("\r\n", "\n").encode()).digest()
        hashes[kind].append(f"'sha256-{b64encode(digest).decode()}'")
    allowed = (f"{kind}-src {' '.join(found)}; " for kind, found in hashes.items() if found)
    return f"default-src 'none'; {''.join(allowed)}base-uri 'none'; form-action 'none'; {more}"


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(lambda each: packaged(__package__, each).decode()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
