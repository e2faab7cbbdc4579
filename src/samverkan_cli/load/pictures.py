"""Pictures for documents: read within limits, and only if nothing in them can do harm or hide."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Literal, TypeAlias
from xml.parsers import expat

from samverkan_cli.core.message import Message
from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.load.files import Outside, regular

MAX_BYTES = 10 << 20
MAX_SVG = 2 << 20
MAX_PIXELS = 25_000_000
"""A photograph of a good camera, or an A4 page with 600 dots to the inch."""
_MAX_ELEMENTS, _MAX_DRAWN, _MAX_DEPTH = 20_000, 100_000, 60

Format: TypeAlias = Literal["png", "jpeg", "svg"]
_FORMATS: dict[str, Format] = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".svg": "svg"}


@record
class Picture:
    """A picture that can be printed, without what does not belong to what is seen of it: who made it, where and when.

    `turned` is how a camera held it, from 1 (upright) to 8, as EXIF has it.
    """

    format: Format
    data: bytes
    width: int = 0
    height: int = 0
    turned: int = 1


class PictureFault(Exception):
    """A picture that cannot be printed: what is wrong with it, and what to do."""

    def __init__(self, message: Message, help: Message) -> None:
        super().__init__(message.text)
        self.message, self.help = message, help


_HELP = {
    "kind": Message("Save it as PNG, JPEG or SVG"),
    "again": Message("Open it in a program for pictures and save it anew as PNG or JPEG"),
    "size": Message("Make it smaller; 2,000 pixels across are plenty for a page"),
    "vector": Message("Save it as plain SVG without scripts, links and foreign content, or as PNG"),
}


def _fault(message: Message, help: str) -> PictureFault:
    return PictureFault(message, _HELP[help])


def read_picture(root: Path, file: str) -> Picture:
    """The picture in a file of the workspace, which is named relative to it. Raises PictureFault."""
    format = _FORMATS.get(PurePosixPath(file).suffix.lower())
    if format is None:
        raise _fault(Message("{file} is no picture that can be printed", file=file), "kind")
    most = MAX_SVG if format == "svg" else MAX_BYTES
    try:
        raw = regular(root / file, most + 1, root)
    except Outside:
        raise PictureFault(
            Message("{file} is a link that leads out of the workspace", file=file),
            Message("Put the picture itself there"),
        ) from None
    except (OSError, RuntimeError, ValueError):
        raw = None
    if raw is None:
        raise PictureFault(
            Message("The picture {file} is not there", file=file),
            Message("Put the file there, counted from the folder of the plan, or correct its name"),
        )
    if len(raw) > most:
        raise _fault(Message("The picture {file} is larger than {limit} MB", file=file, limit=most >> 20), "size")
    return picture_in(raw, format, file)


def picture_in(raw: bytes, format: Format, file: str) -> Picture:
    """The picture that some bytes are. Raises PictureFault."""
    try:
        found = _READERS[format](raw)
    except (ValueError, IndexError, zlib.error):
        broken = Message("{file} is broken, or no {format} picture", file=file, format=format.upper())
        raise _fault(broken, "again") from None
    except _Refused as refused:
        what = Message("The picture {file} may not hold {what}", file=file, what=refused.what)
        raise _fault(what, refused.help) from None
    return found


class _Refused(Exception):
    def __init__(self, what: str | Message, help: str = "vector") -> None:
        super().__init__()
        self.what, self.help = what, help


def _pixels(number: int) -> Message:
    return Message("{n} million pixels", n=number // 10**6)


# --- PNG

_SEEN = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PASSES = ((8, 0, 8, 0), (8, 4, 8, 0), (4, 0, 8, 4), (4, 2, 4, 0), (2, 0, 4, 2), (2, 1, 2, 0), (1, 0, 2, 1))
"""How Adam7 takes an interlaced picture apart: a pixel of so many across from one on, of so many down from one on."""


def _png(raw: bytes) -> Picture:
    if not raw.startswith(b"\x89PNG\r\n\x1a\n"):
        raise ValueError
    chunks = [(kind, body) for kind, body in _chunks(raw) if kind in _SEEN]
    head = chunks[0][1]
    if chunks[0][0] != b"IHDR" or len(head) != 13 or chunks[-1][0] != b"IEND":
        raise ValueError
    width, height = int.from_bytes(head[:4], "big"), int.from_bytes(head[4:8], "big")
    depth, colour, interlaced = head[8], head[9], head[12]
    if not 0 < width * height <= MAX_PIXELS:
        raise ValueError if not width * height else _Refused(_pixels(width * height), "size")
    bits = depth * _CHANNELS.get(colour, 0)
    palette = any(kind == b"PLTE" for kind, _ in chunks)
    if depth not in (1, 2, 4, 8, 16) or not bits or (colour == 3 and not palette):
        raise ValueError
    passes = _PASSES if interlaced else ((1, 0, 1, 0),)
    sizes = [((width - x + dx - 1) // dx, (height - y + dy - 1) // dy) for dx, x, dy, y in passes]
    expected = sum(rows * (1 + (columns * bits + 7) // 8) for columns, rows in sizes if columns > 0 and rows > 0)
    if _inflated([body for kind, body in chunks if kind == b"IDAT"], expected) < expected:
        raise ValueError
    data = raw[:8] + b"".join(_chunk(kind, body) for kind, body in chunks)
    return Picture("png", data, width, height)


def _chunks(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(raw):
        length = int.from_bytes(raw[at : at + 4], "big")
        kind, body, check = raw[at + 4 : at + 8], raw[at + 8 : at + 8 + length], raw[at + 8 + length : at + 12 + length]
        if zlib.crc32(kind + body).to_bytes(4, "big") != check:
            raise ValueError
        yield kind, body
        if kind == b"IEND":
            return
        at += 12 + length


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def _inflated(pieces: list[bytes], most: int) -> int:
    """How many bytes there are in what was packed, of which no more than `most` are counted."""
    unpacking, found = zlib.decompressobj(), 0
    rest = b"".join(pieces)
    while rest and found < most and not unpacking.eof:
        found += len(unpacking.decompress(rest, 1 << 16))
        rest = unpacking.unconsumed_tail
    return found


# --- JPEG

_FRAMES = (0xC0, 0xC1, 0xC2)
_LONE = (0x01, *range(0xD0, 0xD8))


def _jpeg(raw: bytes) -> Picture:
    if not raw.startswith(b"\xff\xd8"):
        raise ValueError
    kept, at, turned, size = [raw[:2]], 2, 1, None
    while True:
        if raw[at] != 0xFF:
            raise ValueError
        marker = raw[at + 1]
        if marker == 0xFF or marker in _LONE:
            at += 1 if marker == 0xFF else 2
            continue
        length = int.from_bytes(raw[at + 2 : at + 4], "big")
        body = raw[at + 4 : at + 2 + length]
        if length < 2 or len(body) < length - 2:
            raise ValueError
        if marker in _FRAMES:
            size = int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big")
            if body[5] not in (1, 3):
                raise _Refused(Message("colours for a printing press (CMYK)"), "again")
        elif 0xC3 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            raise ValueError
        if marker == 0xE1:
            turned = _turned(body)
        elif marker not in range(0xE1, 0xEE) and marker not in (0xEF, 0xFE):
            kept.append(raw[at : at + 2 + length])
        at += 2 + length
        if marker == 0xDA:
            break
    end = raw.rfind(b"\xff\xd9", at)
    if size is None or not size[0] * size[1] or end < 0:
        raise ValueError
    if size[0] * size[1] > MAX_PIXELS:
        raise _Refused(_pixels(size[0] * size[1]), "size")
    return Picture("jpeg", b"".join(kept) + raw[at : end + 2], *size, turned)


def _turned(body: bytes) -> int:
    """How a camera held the picture; 1 where it does not say so."""
    if not body.startswith(b"Exif\0\0"):
        return 1
    tiff = body[6:]
    order: Literal["little", "big"] = "little" if tiff[:2] == b"II" else "big"
    at = int.from_bytes(tiff[4:8], order)
    for n in range(int.from_bytes(tiff[at : at + 2], order)):
        entry = tiff[at + 2 + 12 * n : at + 14 + 12 * n]
        if int.from_bytes(entry[:2], order) == 0x0112:
            found = int.from_bytes(entry[8:10], order)
            return found if 1 <= found <= 8 else 1
    return 1


# --- SVG

_FORBIDDEN = frozenset(
    [
        "script",
        "foreignobject",
        "handler",
        "listener",
        "iframe",
        "audio",
        "video",
        "canvas",
        "embed",
        "object",
        "set",
        "animate",
        "animatetransform",
        "animatemotion",
        "animatecolor",
        "discard",
        "image",
        "feimage",
        "a",
        "cursor",
    ]
)
_DRAWN = compiled_late(r"(?:^\s*|url\s*\(\s*[\"']?)#([^\s\"')]+)")
_FETCHING = compiled_late(r"url\s*\(\s*[\"']?\s*(?!#)|@import|image-set|javascript:|expression\s*\(|\\", re.IGNORECASE)


def _svg(raw: bytes) -> Picture:
    """Pure lines and words: what would run, fetch, link or unfold without end is refused."""
    reading = _Svg()
    parser = expat.ParserCreate(namespace_separator="|")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reading.doctype
    parser.EntityDeclHandler = reading.doctype
    parser.ProcessingInstructionHandler = reading.instruction
    parser.StartElementHandler = reading.begin
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.words
    try:
        parser.Parse(raw, True)
    except expat.ExpatError:
        raise ValueError from None
    if reading.drawn("", 0) > _MAX_DRAWN:
        raise _Refused(Message("more than {n} elements", n=_MAX_DRAWN))
    return Picture("svg", raw.decode("utf-8-sig").encode())


class _Svg:
    """What is met in an SVG picture."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.ids: list[str] = []
        self.elements: Counter[str] = Counter()
        """How many there are inside what has an id; in all, under no id."""
        self.drawn_again: defaultdict[str, list[str]] = defaultdict(list)
        """What is drawn by its id inside what has one; in all, under no id."""
        self._known: dict[str, int] = {}

    def doctype(self, *_: object) -> None:
        raise _Refused("DOCTYPE, ENTITY")

    def instruction(self, target: str, _: str) -> None:
        raise _Refused(f"<?{target}?>")

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition("|")
        local = local.lower()
        if not self.open and (space, local) != ("http://www.w3.org/2000/svg", "svg"):
            raise ValueError
        if local in _FORBIDDEN:
            raise _Refused(f"<{local}>")
        if self.elements[""] > _MAX_ELEMENTS or len(self.open) > _MAX_DEPTH:
            raise _Refused(Message("more than {n} elements", n=_MAX_ELEMENTS))
        self.open.append(local)
        self.ids.append(attributes.get("id", ""))
        within = {"", *self.ids}
        self.elements.update(within)
        for key, value in attributes.items():
            self._attribute(key.rpartition("|")[2].lower(), value)
            for target in _DRAWN.findall(value):
                for id in within:
                    self.drawn_again[id].append(target)

    def _attribute(self, key: str, value: str) -> None:
        if key.startswith("on"):
            raise _Refused(key)
        if key in ("href", "src", "base") and not value.strip().startswith("#"):
            raise _Refused(f"{key}={value[:40]}")
        if _FETCHING.search(value):
            raise _Refused(f"{key}={value[:40]}")

    def words(self, words: str) -> None:
        if self.open and self.open[-1] == "style" and _FETCHING.search(words):
            raise _Refused("<style>")

    def end(self, _: str) -> None:
        self.open.pop()
        self.ids.pop()

    def drawn(self, id: str, depth: int) -> int:
        """How many elements are drawn for what has an id, all told; what draws itself has no end."""
        if depth > _MAX_DEPTH:
            return _MAX_DRAWN + 1
        if id not in self._known:
            self._known[id] = _MAX_DRAWN + 1
            again = sum(self.drawn(target, depth + 1) for target in self.drawn_again[id] if target in self.elements)
            self._known[id] = self.elements[id] + again
        return self._known[id]


_READERS = {"png": _png, "jpeg": _jpeg, "svg": _svg}
