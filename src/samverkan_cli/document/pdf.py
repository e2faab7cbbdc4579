"""A paper to PDF/UA-1 and PDF/A-2a, by Typst: accessible, archivable, and the same bytes every time."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.document.ballot_view import BallotForm, plain_data
from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.look import Look
from samverkan_cli.document.paper import Paper, typed
from samverkan_cli.document.tags import shapes, with_row_headers
from samverkan_cli.document.typesetting import typeset
from samverkan_cli.load.pictures import Picture

if TYPE_CHECKING:
    from typst import TypstError, TypstWarning

UNDATED = "2000-01-01"
"""The date in the PDF of a document without one: never the clock's, or equal plans would give unequal bytes."""

_PLACE = compiled_late(r"┌─ (.+):(\d+):\d+")
_GLYPH = compiled_late(r'the (?:text|disallowed codepoint) `"(.+?)"`(?: could not be displayed|\Z)', re.DOTALL)
_ESCAPE = compiled_late(r"\\u\{([0-9a-f]+)\}")
_PACKAGE = compiled_late(r"searched for (@[^)]+)|failed to download package \(\S+/(\w+)/([\w-]+)-([\d.]+)\.tar")
"""Typst looks for a package by whatever expression the template comes to its name: so only Typst knows it is one."""


def write(
    paper: Paper,
    folder: Path,
    name: str,
    look: Mapping[str, str] | None = None,
    pictures: Mapping[str, Picture] | None = None,
) -> bytes:
    """The document as one PDF, by the Typst template of that name in a folder with templates.

    The template gets the paper as JSON in `sys.inputs.paper`, `sys.inputs.look` is the look (colours `accent` and
    `ground`, `logo` as an SVG and its `logo_alt`, fonts `text` and `headings`), and `sys.inputs.pictures` the pictures
    by the names of their files, each as an SVG. It may read files in that folder and nowhere else, and has the fonts in
    its `fonts/` alone. What Typst warns of is a fault too: an unknown font, say, would give another document. Raises
    EngineFault.
    """
    data = typed(paper)
    _lead_somewhere(data)
    inputs = {"paper": json.dumps(data, ensure_ascii=False), "look": json.dumps(look or {})}
    return with_row_headers(_compiled(folder, name, inputs, pictures or {}, paper.date), shapes(paper))


def _lead_somewhere(data: dict[str, object]) -> None:
    """Let no link lead to a thing that is not in the document: Typst would stop."""
    waiting: list[object] = [data]
    anchors, links = set[str](), []
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            anchors |= {each["anchor"]} if each.get("anchor") else set()
            anchors |= {each["href"]} if each.get("kind") == "anchor" else set()
            links += [each] if each.get("kind") == "link" and each.get("href", "").startswith("#") else []
            waiting += each.values()
    for link in links:
        if link["href"][1:] not in anchors:
            link["href"] = ""


def seen(look: Look, paper: Paper, pictures: Mapping[str, Picture]) -> Mapping[str, str]:
    """What a template sees of the look of a paper: beside colours and fonts the logo, as an SVG."""
    found = dict(look.plain)
    for each in paper.logo:
        if each.file in pictures:
            found |= {"logo": as_svg(pictures[each.file]), "logo_alt": each.text}
    return found


def write_ballot(
    ballot: BallotForm,
    folder: Path,
    name: str,
    accent: str | None = None,
    pictures: Mapping[str, Picture] | None = None,
) -> bytes:
    """A ballot to print, as `write` does. Raises EngineFault."""
    data = plain_data(ballot)
    _lead_somewhere(data)
    inputs = {"view": json.dumps(data, ensure_ascii=False)}
    if accent is not None:
        inputs["look"] = json.dumps({"accent": accent})
    return _compiled(folder, name, inputs, pictures or {}, ballot.date)


def _compiled(
    folder: Path, name: str, inputs: dict[str, str], pictures: Mapping[str, Picture], date: str | None
) -> bytes:
    import typst

    drawn = {file: as_svg(picture) for file, picture in pictures.items()}
    try:
        written, warnings = typeset(
            folder,
            name,
            {**inputs, "pictures": json.dumps(drawn)},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=datetime.combine(datetime.fromisoformat(date or UNDATED), datetime.min.time(), UTC),
        )
    except typst.TypstError as error:
        if spoilt := next((file for file, svg in drawn.items() if not _is_drawn(svg)), None):
            raise EngineFault("picture", spoilt) from None
        raise _fault(error, folder, name) from None
    if warnings:
        raise _fault(warnings[0], folder, name)
    return bytes(written)


def as_svg(picture: Picture) -> str:
    """A picture as a drawing, which can be handed to Typst as text."""
    if picture.format == "svg":
        return picture.data.decode()
    width, height = picture.width, picture.height
    across, down = (height, width) if picture.turned > 4 else (width, height)
    turn = _TURNS[picture.turned].format(w=width, h=height)
    data = f"data:image/{picture.format};base64,{b64encode(picture.data).decode()}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}">'
        f'<image width="{width}" height="{height}" transform="matrix({turn})" href="{data}"/></svg>'
    )


_TURNS = (
    *("", "1 0 0 1 0 0", "-1 0 0 1 {w} 0", "-1 0 0 -1 {w} {h}", "1 0 0 -1 0 {h}", "0 1 1 0 0 0", "0 1 -1 0 {h} 0"),
    *("0 -1 -1 0 {h} {w}", "0 -1 1 0 0 {w}"),
)
"""How a picture is turned upright, by how a camera held it."""


def _is_drawn(svg: str) -> bool:
    """Whether Typst can draw a picture by itself."""
    import typst

    try:
        typst.compile(b'#image(bytes(sys.inputs.it), format: "svg")', sys_inputs={"it": svg}, ignore_system_fonts=True)
    except typst.TypstError:
        return False
    return True


def _fault(said: TypstError | TypstWarning, folder: Path, name: str) -> EngineFault:
    if glyph := _GLYPH.search(said.message):
        letters = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), glyph[1])
        return EngineFault("glyph", name, reason=letters)
    line = None
    place = _PLACE.search(said.diagnostic)
    if place:
        inside = place[1].replace("\\", "/").rpartition(f"{folder.name}/")[2]
        if (folder / inside).is_file():
            name, line = inside, int(place[2])
    if package := _PACKAGE.search(said.message):
        called = package[1] or f"@{package[2]}/{package[3]}:{package[4]}"
        return EngineFault("package", name, line, called)
    reason = re.sub(r" \(searched at [^)]*\)", "", said.message).removeprefix("PDF/A-2a, ")
    return EngineFault("typst", name, line, reason, "; ".join(hint for hint in said.hints if "--root" not in hint))
