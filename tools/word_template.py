"""Makes the Word template that ships, `templates/document.docx`.

    python tools/word_template.py

What it makes can be changed in Word as any other document; to begin anew, run it again.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import word_styles
from word_styles import COLOURS, NAMESPACES, WIDTH, twips

_FILE = Path(__file__).parent.parent / "templates/document.docx"
_DAY = (1980, 1, 1, 0, 0, 0)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KINDS = "application/vnd.openxmlformats-officedocument"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_FACTS = 4
"""How many facts stand beside one another."""


def _paragraph(style: str, *runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def _run(text: str, style: str = "") -> str:
    """Words in a style, with tabs."""
    inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{each}</w:t>' if each else "" for each in text.split("\t"))
    named = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f"<w:r>{named}{inner}</w:r>"


def _tag(text: str, style: str = "BodyText") -> str:
    """What is said to the program, alone in a paragraph that goes away with it."""
    return _paragraph(style, _run(text))


def _where(condition: str, *inner: str) -> str:
    return _tag(f"{{%p if {condition} %}}") + "".join(inner) + _tag("{%p endif %}")


def _facts() -> str:
    width = twips(WIDTH / _FACTS)

    def cell(inner: str, span: int = 1) -> str:
        spanning = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        return f'<w:tc><w:tcPr><w:tcW w:w="{width * span}" w:type="dxa"/>{spanning}</w:tcPr>{inner}</w:tc>'

    def row(*cells: str) -> str:
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"

    def tag(text: str) -> str:
        return row(cell(_tag(text, "FactValue"), _FACTS))

    def fact(n: int) -> str:
        label = _paragraph("FactLabel", _run(f"{{{{ row[{n}].label }}}}"))
        return cell(label + _tag(f"{{{{p row[{n}].content }}}}", "FactValue"))

    look = '<w:tblLook w:val="0600" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="SamverkanFacts"/><w:tblW w:w="{width * _FACTS}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}w:noVBand="1"/></w:tblPr><w:tblGrid>'
        f"{f'<w:gridCol w:w={chr(34)}{width}{chr(34)}/>' * _FACTS}</w:tblGrid>"
        f"{tag(f'{{%tr for row in facts|batch({_FACTS}, blank) %}}')}"
        f"{row(*map(fact, range(_FACTS)))}{tag('{%tr endfor %}')}</w:tbl>"
    )


def _contents() -> str:
    inner = _paragraph("TOCHeading", _run("{{ words.contents }}")) + _tag("{{p contents }}")
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def _document() -> str:
    body = (
        _where("logo", _paragraph("Logo", _run("{{r logo }}"))),
        _paragraph("DocumentKind", _run("{{ kind }}"), _run("\t"), _run("{{ draft }}", "Draft")),
        _paragraph("Title", _run("{{ title }}")),
        _where("facts", _facts(), _paragraph("AfterTable")),
        _where("counts", _paragraph("Label", _run("{{r counts }}"))),
        _where("summary", _tag("{{p summary }}")),
        _where("contents", _contents()),
        _tag("{{p body }}"),
        _where("attachments", _tag("{{p attachments }}")),
        _where("provenance", _paragraph("Quiet", _run("{{ provenance }}"))),
    )
    section = (
        f'<w:sectPr><w:headerReference w:type="first" r:id="rId10"/><w:headerReference w:type="default" r:id="rId11"/>'
        f'<w:footerReference w:type="first" r:id="rId12"/><w:footerReference w:type="default" r:id="rId12"/>'
        f'<w:pgSz w:w="{twips(210)}" w:h="{twips(297)}"/><w:pgMar w:top="{twips(28)}" w:right="{twips(22)}" '
        f'w:bottom="{twips(24)}" w:left="{twips(22)}" w:header="{twips(12)}" w:footer="{twips(11)}" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    return f"<w:document {NAMESPACES}><w:body>{''.join(body)}{section}</w:body></w:document>"


_SIDES = (48, 83, 35)
"""How wide the left, middle and right of the head or foot of a page are, in millimetres."""


def _edge(tag: str, name: str, style: str, before: str = "") -> str:
    """The head or foot of a page: left, middle and right, or left and right where nothing stands in the middle."""
    left, middle, right = map(twips, _SIDES)

    def side(n: int, width: int, align: str, span: int = 1) -> str:
        spanning = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        properties = f'<w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="{align}"/></w:pPr>'
        inner = (before if n == 0 else "") + _run(f"{{{{r {name}[{n}] }}}}")
        cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanning}</w:tcPr>'
        return f"{cell}<w:p>{properties}{inner}</w:p></w:tc>"

    def tag_row(text: str) -> str:
        cell = f'<w:tc><w:tcPr><w:tcW w:w="{left}" w:type="dxa"/><w:gridSpan w:val="3"/></w:tcPr>{_tag(text, style)}'
        return f"<w:tr>{cell}</w:tc></w:tr>"

    three = side(0, left, "left") + side(1, middle, "center") + side(2, right, "right")
    two = side(0, left + middle, "left", 2) + side(2, right, "right")
    rows = (
        tag_row(f"{{%tr if {name}[1] %}}"),
        f"<w:tr>{three}</w:tr>",
        tag_row("{%tr else %}"),
        f"<w:tr>{two}</w:tr>",
        tag_row("{%tr endif %}"),
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in (left, middle, right))
    table = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}Table"/><w:tblW w:w="{left + middle + right}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )
    return f"<w:{tag} {NAMESPACES}>{table}{_paragraph('AfterTable')}</w:{tag}>"


def _theme() -> str:
    names = ("dark1", "light1", "dark2", "light2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    more = {"light1": "FFFFFF", "light2": "EEF2F4", "accent4": "6A2C5A", "accent5": "7A5200", "accent6": "4C565D"}
    values = {**COLOURS, **more, "hlink": COLOURS["accent1"], "folHlink": more["accent4"]}
    tags = {"dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2"}
    colours = "".join(f'<a:{tags.get(n, n)}><a:srgbClr val="{values[n]}"/></a:{tags.get(n, n)}>' for n in names)
    font = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = '<a:ln w="9525"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Samverkan"><a:themeElements>'
        f'<a:clrScheme name="Samverkan">{colours}</a:clrScheme><a:fontScheme name="Samverkan"><a:majorFont>{font}'
        f'</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name="Samverkan"><a:fillStyleLst>'
        f"{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _settings() -> str:
    scheme = " ".join(f'w:{name}="{name}"' for name in (*(f"accent{n}" for n in range(1, 7)),))
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="1304"/>'
        '<w:autoHyphenation w:val="0"/><w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr>'
        '<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="sv-SE"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" '
        f'{scheme} w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/></w:settings>'
    )


def _footnotes() -> str:
    lines = ((-1, "separator"), (0, "continuationSeparator"))
    made = "".join(
        f'<w:footnote w:type="{kind}" w:id="{id}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>' for id, kind in lines
    )
    return f"<w:footnotes {NAMESPACES}>{made}</w:footnotes>"


_DRAFT = _run("{% if draft %}") + _run("{{ draft }}", "Draft") + _run(" {% endif %}")
_PARTS = {
    "rId1": ("styles", "styles", word_styles.styles),
    "rId2": ("numbering", "numbering", word_styles.numbering),
    "rId3": ("settings", "settings", _settings),
    "rId4": ("footnotes", "footnotes", _footnotes),
    "rId10": ("header1", "header", lambda: _edge("hdr", "first_head", "Header")),
    "rId11": ("header2", "header", lambda: _edge("hdr", "head", "Header", _DRAFT)),
    "rId12": ("footer1", "footer", lambda: _edge("ftr", "foot", "Footer")),
}
"""The parts of the file by their relation to the document: the name of each, its kind, and what makes it."""


def _kinds() -> str:
    word = f"{_KINDS}.wordprocessingml"
    named = {f"/word/{name}.xml": f"{word}.{kind}+xml" for name, kind, _ in _PARTS.values()}
    named |= {
        "/word/document.xml": f"{word}.document.main+xml",
        "/word/theme/theme1.xml": f"{_KINDS}.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    endings = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    defaults = "".join(f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in endings.items())
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in named.items())
    return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def _relations(relations: dict[str, tuple[str, str]]) -> str:
    made = "".join(
        f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, (kind, target) in relations.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _files() -> dict[str, str]:
    core = f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    inside = {id: (f"{_RELATED}/{kind}", f"{name}.xml") for id, (name, kind, _) in _PARTS.items()}
    return {
        "[Content_Types].xml": _kinds(),
        "_rels/.rels": _relations(
            {
                "rId1": (f"{_RELATED}/officeDocument", "word/document.xml"),
                "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": core + 'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Mall för dokument</dc:title>'
        "<dc:language>sv-SE</dc:language></cp:coreProperties>",
        "word/document.xml": _document(),
        "word/_rels/document.xml.rels": _relations({**inside, "rId5": (f"{_RELATED}/theme", "theme/theme1.xml")}),
        "word/theme/theme1.xml": _theme(),
        **{f"word/{name}.xml": make() for name, _, make in _PARTS.values()},
    }


def made() -> bytes:
    """The template, the same bytes every time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, content in _files().items():
            info = zipfile.ZipInfo(name, _DAY)
            info.external_attr, info.create_system = 0o600 << 16, 3
            file.writestr(info, _XML + content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


if __name__ == "__main__":
    _FILE.write_bytes(made())
