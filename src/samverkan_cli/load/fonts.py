"""Which characters the fonts of a workspace have a sign for: read from the `cmap` of each, as OpenType lays it out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from struct import error, unpack_from

from samverkan_cli.load.files import Outside, is_inside, regular

MAX_BYTES = 32 << 20
MAX_FONTS = 50
"""How many files of a folder are looked at."""
_KINDS = (".ttf", ".otf", ".ttc", ".otc")
_COLLECTION = b"ttcf"
_MOST = 0x110000

Stretch = tuple[int, int]


def characters(folder: Path, root: Path) -> frozenset[int]:
    """The code points for which a font in a folder of a workspace has a sign; what is no font there adds nothing."""
    if not is_inside(folder, root) or not folder.is_dir():
        return frozenset()
    files = sorted(each for each in folder.iterdir() if each.suffix.lower() in _KINDS)[:MAX_FONTS]
    return frozenset(code for file in files for first, last in _in_file(file, root) for code in range(first, last + 1))


def _in_file(file: Path, root: Path) -> tuple[Stretch, ...]:
    try:
        raw = regular(file, MAX_BYTES, root) or b""
        return tuple(each for start in _fonts(raw) for each in _mapped(raw, start))
    except (OSError, RuntimeError, Outside, error):
        return ()


def _fonts(raw: bytes) -> tuple[int, ...]:
    """Where the fonts of a file begin: a collection has several."""
    if raw[:4] != _COLLECTION:
        return (0,) if raw else ()
    (count,) = unpack_from(">I", raw, 8)
    return unpack_from(f">{min(count, MAX_FONTS)}I", raw, 12)


def _mapped(raw: bytes, start: int) -> Iterator[Stretch]:
    """The stretches of code points that a font has signs for, from its widest table."""
    (tables,) = unpack_from(">H", raw, start + 4)
    for n in range(tables):
        tag, _, at, _ = unpack_from(">4sIII", raw, start + 12 + 16 * n)
        if tag == b"cmap":
            yield from _widest(raw, at)


def _widest(raw: bytes, at: int) -> Iterator[Stretch]:
    (count,) = unpack_from(">H", raw, at + 2)
    places = {at + unpack_from(">HHI", raw, at + 4 + 8 * n)[2] for n in range(min(count, MAX_FONTS))}
    forms = {place: unpack_from(">H", raw, place)[0] for place in places}
    whole = [place for place, form in forms.items() if form == 12]
    for place in whole or [place for place, form in forms.items() if form == 4]:
        yield from (_groups if whole else _segments)(raw, place)


def _groups(raw: bytes, at: int) -> Iterator[Stretch]:
    """Format 12: groups of all code points."""
    (count,) = unpack_from(">I", raw, at + 12)
    for n in range(min(count, _MOST)):
        first, last, _ = unpack_from(">III", raw, at + 16 + 12 * n)
        if first <= last < _MOST:
            yield first, last


def _segments(raw: bytes, at: int) -> Iterator[Stretch]:
    """Format 4: segments of the first 65,536 code points."""
    (twice,) = unpack_from(">H", raw, at + 6)
    lasts = unpack_from(f">{twice // 2}H", raw, at + 14)
    firsts = unpack_from(f">{twice // 2}H", raw, at + 16 + twice)
    for first, last in zip(firsts, lasts, strict=True):
        if first <= last < 0xFFFF:
            yield first, last
