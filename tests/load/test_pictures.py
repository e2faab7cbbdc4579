"""Pictures: what can be printed is read, and nothing that is broken, too large, or could run or fetch something."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from samverkan_cli.load.pictures import MAX_BYTES, MAX_PIXELS, Picture, PictureFault, picture_in, read_picture

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">{}</svg>'
RING = "".join(f'<g id="{n}"><use href="#{m}"/></g>' for n, m in ("ab", "ba"))
BOMB = '<g id="g0"><path/></g>' + "".join(
    f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
)


def drawn(format: str, mode: str = "RGB", size: tuple[int, int] = (7, 5), **options: Any) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size).save(written, format, **options)
    return written.getvalue()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_png_of_any_kind_is_read(mode: str) -> None:
    found = picture_in(drawn("PNG", mode), "png", "a.png")
    assert (found.width, found.height) == (7, 5)
    assert Image.open(io.BytesIO(found.data)).size == (7, 5)


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"quality": 10}])
@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_jpeg_is_read(mode: str, options: dict[str, Any]) -> None:
    found = picture_in(drawn("JPEG", mode, **options), "jpeg", "a.jpg")
    assert (found.width, found.height, found.turned) == (7, 5, 1)
    Image.open(io.BytesIO(found.data)).load()


def test_what_a_camera_notes_stays_behind_but_how_it_was_held_does_not() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "Hemma hos Kim"
    raw = drawn("JPEG", exif=exif)
    assert b"Kim" in raw
    found = picture_in(raw, "jpeg", "a.jpg")
    assert found.turned == 6
    assert b"Kim" not in found.data


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="9" height="9" fill="url(#g)"/><linearGradient id="g"/>',
        '<g id="a"><path d="M0 0"/></g><use xlink:href="#a"/>',
        "<style>rect { fill: red }</style><text>Hej &amp; hå</text>",
    ],
)
def test_a_pure_svg_is_read(inside: str) -> None:
    assert picture_in(SVG.format(inside).encode(), "svg", "a.svg").data


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        '<a href="https://exempel.se"><rect/></a>',
        '<image href="https://exempel.se/a.png"/>',
        '<image xlink:href="data:image/png;base64,AAAA"/>',
        '<use href="annan.svg#a"/>',
        "<foreignObject><p>hej</p></foreignObject>",
        '<rect fill="url(https://exempel.se/a.svg#b)"/>',
        '<rect style="fill: URL( &quot;a.svg#b&quot;)"/>',
        r'<rect style="fill: \75rl(a.svg#b)"/>',
        "<style>@import 'a.css';</style>",
        "<style>rect { fill: url(a.svg#b) }</style>",
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<?xml-stylesheet href="a.css"?>',
        '<h:iframe xmlns:h="http://www.w3.org/1999/xhtml"/>',
        "<g>" * 100 + "</g>" * 100,
        "<path/>" * 30_000,
        RING,
        BOMB,
    ],
    ids=lambda inside: inside[:40],
)
def test_an_svg_that_runs_fetches_or_unfolds_is_refused(inside: str) -> None:
    with pytest.raises(PictureFault) as raised:
        picture_in(SVG.format(inside).encode(), "svg", "a.svg")
    assert raised.value.help


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    ],
)
def test_an_svg_with_a_doctype_is_refused(head: str) -> None:
    with pytest.raises(PictureFault):
        picture_in((head + SVG.format("")).encode(), "svg", "a.svg")


def _png(width: int, height: int, data: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("a.png", b""),
        ("a.png", drawn("PNG")[:-20]),
        ("a.png", drawn("JPEG")),
        ("a.png", drawn("PNG").replace(b"IDAT", b"IDBT")),
        ("a.png", _png(100, 100, b"\0" * 50)),
        ("a.png", _png(0, 5, b"")),
        ("a.png", _png(MAX_PIXELS, 2, b"")),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40),
        ("a.png", b"x" * (MAX_BYTES + 1)),
        ("a.jpg", b"\xff\xd8"),
        ("a.jpg", drawn("JPEG")[:200]),
        ("a.jpg", drawn("JPEG", "CMYK")),
        ("a.jpeg", drawn("PNG")),
        ("a.svg", b"<svg/>"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'>"),
        ("a.svg", "<svg>".encode("utf-16")),
        ("a.gif", b"GIF89a"),
        ("a.yaml", b"a: b"),
        ("a", b""),
    ],
    ids=lambda value: value if isinstance(value, str) else repr(value[:12]),
)
def test_what_is_no_whole_picture_is_refused(name: str, raw: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(PictureFault) as raised:
        read_picture(tmp_path, name)
    assert name in str(dict(raised.value.message.values))


def test_a_picture_lies_in_the_workspace(tmp_path: Path) -> None:
    (root := tmp_path / "root").mkdir()
    (tmp_path / "a.png").write_bytes(drawn("PNG"))
    (root / "b.png").symlink_to("../a.png")
    (root / "c.png").mkdir()
    for name in ("b.png", "c.png", "d.png", "../a.png"):
        with pytest.raises(PictureFault):
            read_picture(root, name)
    (root / "e.png").write_bytes(drawn("PNG"))
    assert isinstance(read_picture(root, "e.png"), Picture)
