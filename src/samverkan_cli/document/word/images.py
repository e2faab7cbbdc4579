"""Pictures in a Word file: a PNG that every program shows, and beside it the drawing for those that can show that."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from samverkan_cli.core.pattern import compiled_late
from samverkan_cli.core.record import record
from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.word.ooxml import PIC, SVG, WP, A, escaped, run
from samverkan_cli.load.pictures import Picture

if TYPE_CHECKING:
    from docx.document import Document

_PER_MM = 36_000
"""How many of the units of a drawing a millimetre has."""
_PER_PIXEL = 25.4 / 150
"""How large a pixel of a picture is, in millimetres, where there is room."""
_TALLEST = 200
_PPI = 220
_BLIP_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_VIEW_BOX = compiled_late(r'viewBox="\s*[-\d.eE]+[\s,]+[-\d.eE]+[\s,]+([\d.eE]+)[\s,]+([\d.eE]+)\s*"')
_TURNS = (
    *((0, False), (0, False), (0, True), (180, False), (180, True)),
    *((90, True), (90, False), (270, True), (270, False)),
)
"""How far a picture is turned clockwise, and whether it is mirrored first, by how a camera held it."""


@record
class Image:
    """A picture as a PNG or JPEG and, for those that show it, as an SVG. Its size is in millimetres."""

    png: bytes
    svg: bytes | None
    width: float
    height: float


class Images:
    """Puts pictures into a document. Each is there once, however often it is shown."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._related: dict[bytes, str] = {}
        self._count = 0

    def run(self, image: Image, said: str, widest: float, tallest: float = _TALLEST, turned: int = 1) -> str:
        """A picture in a run, no wider and no taller than so many millimetres, with what it shows."""
        turn, mirrored = _TURNS[turned]
        width, height = image.width, image.height
        across, down = (height, width) if turn in (90, 270) else (width, height)
        scale = min(1.0, widest / across, tallest / down)
        size = [max(1, round(each * scale * _PER_MM)) for each in (width, height, across, down)]
        self._count += 1
        name = f'id="{self._count}" name="Bild {self._count}" descr="{escaped(said)}"'
        vector = ""
        if image.svg is not None:
            blip = f'<asvg:svgBlip xmlns:asvg="{SVG}" r:embed="{self._relation(image.svg, "svg")}"/>'
            vector = f'<a:extLst><a:ext uri="{_BLIP_SVG}">{blip}</a:ext></a:extLst>'
        spun = (f' rot="{turn * 60_000}"' if turn else "") + (' flipH="1"' if mirrored else "")
        kind = "jpeg" if image.png.startswith(b"\xff\xd8") else "png"
        return run(
            f'<w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{size[2]}" cy="{size[3]}"/><wp:docPr {name}/><wp:cNvGraphicFramePr>'
            f'<a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}"><pic:pic xmlns:pic="{PIC}">'
            f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
            f'<a:blip r:embed="{self._relation(image.png, kind)}">{vector}</a:blip>'
            f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm{spun}><a:off x="0" y="0"/>'
            f'<a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )

    def _relation(self, data: bytes, ending: str) -> str:
        """The id of a part with that picture."""
        from docx.opc.constants import RELATIONSHIP_TYPE as RT
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        if data not in self._related:
            name = PackURI(f"/word/media/samverkan{len(self._related) + 1}.{ending}")
            kind = "image/svg+xml" if ending == "svg" else f"image/{ending}"
            part = Part(name, kind, data, self._document.part.package)
            self._related[data] = self._document.part.relate_to(part, RT.IMAGE)
        return self._related[data]


def of_picture(picture: Picture, file: str) -> Image:
    """A picture of the plan as it is put into a document. Raises EngineFault where it cannot be image."""
    if picture.format != "svg":
        return Image(picture.data, None, picture.width * _PER_PIXEL, picture.height * _PER_PIXEL)
    import typst

    drawing = '#set page(width: auto, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.it), format: "svg")'
    try:
        png: Any = typst.compile(
            drawing.encode(), format="png", ppi=_PPI, sys_inputs={"it": picture.data.decode()}, ignore_system_fonts=True
        )
    except typst.TypstError:
        raise EngineFault("picture", file) from None
    width, height = struct.unpack(">II", png[16:24])
    return Image(png, picture.data, width / _PPI * 25.4, height / _PPI * 25.4)


def of_figure(svg: bytes, png: bytes) -> Image:
    """A figure as it is put into a document: as large as it was image."""
    found = _VIEW_BOX.search(svg[:2000].decode(errors="replace"))
    width, height = (float(each) / 72 * 25.4 for each in found.groups()) if found else (150.0, 80.0)
    return Image(png, svg, width, height)
