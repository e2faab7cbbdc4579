"""The styles of the Word template that ships: what `tools/word_template.py` begins it with."""

from __future__ import annotations

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
WIDTH = 166
"""How wide the text is, in millimetres."""
COLOURS = {
    "dark1": "1D2327",
    "dark2": "4C565D",
    "accent1": "0B4F6C",
    "accent2": "8F1F17",
    "accent3": "27593A",
    "line": "B4BDC2",
}
"""Those of the theme, and one of lines. Programs that know no themes read the plain values."""
_THEMED = {"dark1": "text1", "dark2": "text2"}
_MEASURE = 26
"""How much narrower than a table running text is, in millimetres: a line of it has 80 letters or so."""
_NAME = 11
"""How far in the name of a thing stands that has a number before it, in millimetres."""
_BULLETS, _NUMBERS, _CELL_BULLETS, _CELL_NUMBERS, _ROW_BULLETS, _ROW_NUMBERS = range(1, 7)
_LISTS = {
    _BULLETS: (0, 5, True),
    _NUMBERS: (0, 6, False),
    _CELL_BULLETS: (0, 3.5, True),
    _CELL_NUMBERS: (0, 5, False),
    _ROW_BULLETS: (_NAME, 3.5, True),
    _ROW_NUMBERS: (_NAME, 5, False),
}
"""How far in each list begins and how far in its words stand, in millimetres, and whether it has bullets."""


def twips(millimetres: float) -> int:
    """A length in the twentieth of a point."""
    return round(millimetres * 1440 / 25.4)


def _theme(name: str) -> str:
    return f' w:themeColor="{_THEMED.get(name, name)}"' if name != "line" else ""


def colour(name: str) -> str:
    """The colour of letters."""
    return f'<w:color w:val="{COLOURS[name]}"{_theme(name)}/>'


def edge(side: str, eighths: int, name: str = "line", space: int = 0) -> str:
    """A line at a side of something, so many eighths of a point thick."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{COLOURS[name]}"{_theme(name)}/>'


def tint(share: int) -> str:
    """A ground with so much of the accent, of 255."""
    accent = COLOURS["accent1"]
    channels = (int(accent[at : at + 2], 16) for at in (0, 2, 4))
    fill = "".join(f"{round(each * share / 255 + 255 - share):02X}" for each in channels)
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}" w:themeFill="accent1" w:themeFillTint="{share:02X}"/>'


def size(points: float) -> str:
    """The size of letters."""
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def space(before: float = 0, after: float = 0, line: float = 1.0) -> str:
    """The space above and below, in points, and from line to line."""
    height = f' w:line="{round(line * 240)}" w:lineRule="auto"'
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{height}/>'


def indent(left: float = 0, hanging: float = 0, right: float = 0) -> str:
    """How far in from the left and the right, in millimetres, and how much of that the first line has not."""
    hung = f' w:hanging="{twips(hanging)}"' if hanging else ""
    return f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}"{hung}/>'


def tab(at: float, kind: str = "left", leader: str = "") -> str:
    """Where a tab goes, in millimetres."""
    led = f' w:leader="{leader}"' if leader else ""
    return f'<w:tabs><w:tab w:val="{kind}"{led} w:pos="{twips(at)}"/></w:tabs>'


def _in_list(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def _style(kind: str, id: str, name: str, inner: str, based: str = "", then: str = "", marks: str = "") -> str:
    own = "" if name in _BUILT_IN or name.startswith(("heading", "toc")) else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{based}"/>' if based else ""
    then = f'<w:next w:val="{then}"/>' if then else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id}"{own}{marks}><w:name w:val="{name}"/>{based}{then}'
        f'<w:uiPriority w:val="1"/><w:qFormat/>{inner}</w:style>'
    )


_BUILT_IN = (
    *("Normal", "Default Paragraph Font", "Normal Table", "Title", "Body Text", "List Bullet", "List Number", "Quote"),
    *("caption", "header", "footer", "footnote text", "footnote reference", "TOC Heading", "Strong", "Emphasis"),
    "Hyperlink",
)


def _paragraph(
    id: str, name: str, properties: str = "", letters: str = "", based: str = "Normal", then: str = ""
) -> str:
    inner = (f"<w:pPr>{properties}</w:pPr>" if properties else "") + (f"<w:rPr>{letters}</w:rPr>" if letters else "")
    return _style("paragraph", id, name, inner, based, then)


def _letters(id: str, name: str, letters: str) -> str:
    return _style("character", id, name, f"<w:rPr>{letters}</w:rPr>")


_BOLD, _ITALIC, _KEEP = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>", "<w:keepNext/>"
_HEADS = '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>'
_CODE = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'
_TEXT = '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'
_HEADINGS = ((1, 18, 22, 6), (2, 14, 16, 4), (3, 12, 12, 3), (4, 11, 10, 2), (5, 10.5, 8, 2), (6, 10.5, 8, 2))
"""Of each level: the size of its letters, and the space above and below it."""


def _headings() -> str:
    made = ""
    for level, points, before, after in _HEADINGS:
        properties = f'{_KEEP}<w:keepLines/>{space(before, after)}<w:outlineLvl w:val="{level - 1}"/>'
        letters = _HEADS + _BOLD + colour("accent1" if level < 5 else "dark1") + size(points)
        made += _paragraph(f"Heading{level}", f"heading {level}", properties, letters, then="BodyText")
    for level in (1, 2, 3):
        name = f"Rubrik {level} utanför innehåll"
        made += _paragraph(f"UnlistedHeading{level}", name, based=f"Heading{level}", then="BodyText")
    return made


def _contents() -> str:
    made = _paragraph("TOCHeading", "TOC Heading", '<w:outlineLvl w:val="9"/>', based="Heading1", then="BodyText")
    for level in (1, 2, 3):
        properties = tab(WIDTH, "right", "dot") + space(3 if level == 1 else 0, 1) + indent(5 * (level - 1), right=8)
        made += _paragraph(f"TOC{level}", f"toc {level}", properties, (_BOLD if level == 1 else "") + size(10))
    return made


def _texts() -> str:
    measure = indent(right=_MEASURE)
    alarm = f"<w:pBdr>{edge('left', 18, 'accent2', 8)}</w:pBdr>"
    frame = "".join(edge(side, 4, "accent1", 6) for side in ("top", "left", "bottom", "right"))
    quoted = f"<w:pBdr>{edge('left', 12, 'line', 8)}</w:pBdr>"
    under = f"<w:pBdr>{edge('bottom', 6)}</w:pBdr>"
    return "".join(
        (
            _paragraph("BodyText", "Body Text", space(0, 6, 1.15) + measure),
            _paragraph("ListBullet", "List Bullet", _in_list(_BULLETS) + space(0, 3, 1.12), based="BodyText"),
            _paragraph("ListNumber", "List Number", _in_list(_NUMBERS) + space(0, 3, 1.12), based="BodyText"),
            _paragraph("Quote", "Quote", quoted + space(0, 6, 1.15) + indent(6, right=_MEASURE), based="BodyText"),
            _paragraph("Lead", "Ingress", _KEEP + space(0, 6, 1.1), _BOLD + size(11), "BodyText", "BodyText"),
            _paragraph("Missing", "Saknas i utkast", alarm + indent(3, right=_MEASURE), based="BodyText"),
            _paragraph("Quiet", "Nedtonad text", "", colour("dark2") + size(9.5), "BodyText"),
            _paragraph("Box", "Ruta", f"<w:pBdr>{frame}</w:pBdr>{tint(13)}{indent(3, right=_MEASURE)}", "", "BodyText"),
            _paragraph("Goal", "Mål", tab(11) + space(0, 5, 1.1) + indent(11, 11, _MEASURE)),
            _paragraph("Term", "Begrepp", space(0, 4, 1.12) + measure),
            _paragraph("Label", "Etikett", _KEEP + space(4, 2), _BOLD + colour("dark2") + size(9.5)),
            _paragraph("Code", "Kod", space(0, 6), _CODE + size(9)),
            _paragraph("Rule", "Linje", under + space(0, 8)),
            _paragraph("Figure", "Figur", _KEEP + space(8, 2), then="Caption"),
            _paragraph("Caption", "caption", space(2, 12), colour("dark2") + size(9)),
            _paragraph("FootnoteText", "footnote text", space(0, 1) + indent(4, 4), size(9)),
        )
    )


def _tables() -> str:
    named = tab(_NAME) + indent(_NAME, _NAME)
    label = _KEEP + space(2, 1)
    return "".join(
        (
            _paragraph("TableText", "Tabelltext", space(0, 2, 1.04), size(9.5)),
            _paragraph("TableBullet", "Tabellpunkt", _in_list(_CELL_BULLETS), based="TableText"),
            _paragraph("TableNumber", "Tabellnummer", _in_list(_CELL_NUMBERS), based="TableText"),
            _paragraph("TableHeading", "Tabellrubrik", _KEEP + space(2, 1), _BOLD + colour("accent1"), "TableText"),
            _paragraph("TableNumbered", "Tabelltext med nummer", named, based="TableText"),
            _paragraph("Activity", "Aktivitet", named, "", "TableText", "TableText"),
            _paragraph("ActivityMore", "Aktivitet under", indent(_NAME), based="TableText"),
            _paragraph("ActivityBullet", "Aktivitet punkt", _in_list(_ROW_BULLETS), based="TableText"),
            _paragraph("ActivityNumber", "Aktivitet nummer", _in_list(_ROW_NUMBERS), based="TableText"),
            _paragraph("ActivityLabel", "Aktivitet etikett", label + indent(_NAME), colour("dark2"), "TableText"),
            _paragraph("ActivityHeading", "Aktivitet rubrik", indent(_NAME), based="TableHeading"),
            _paragraph("AfterTable", "Efter tabell", space(0, 0), size(5)),
            _paragraph("FactLabel", "Fakta etikett", space(2, 0), colour("dark2") + size(8.5)),
            _paragraph("FactValue", "Fakta värde", space(0, 2), size(10)),
            _table_style(),
            _facts_style(),
        )
    )


def _margins(top: float, left: float, bottom: float, right: float) -> str:
    sides = zip(("top", "left", "bottom", "right"), (top, left, bottom, right), strict=True)
    cells = "".join(f'<w:{side} w:w="{twips(wide)}" w:type="dxa"/>' for side, wide in sides)
    return f"<w:tblCellMar>{cells}</w:tblCellMar>"


def _table_style() -> str:
    borders = f"<w:tblBorders>{edge('bottom', 6, 'accent1')}{edge('insideH', 4)}</w:tblBorders>"
    head = (
        f'<w:tblStylePr w:type="firstRow"><w:rPr>{_BOLD}{colour("accent1")}</w:rPr>'
        f"<w:tcPr><w:tcBorders>{edge('bottom', 6, 'accent1')}</w:tcBorders>{tint(33)}</w:tcPr></w:tblStylePr>"
    )
    properties = f"<w:tblPr>{borders}{_margins(1.2, 1.8, 0.8, 1.8)}</w:tblPr>"
    return _style("table", "SamverkanTable", "Samverkan tabell", properties + head, "TableNormal")


def _facts_style() -> str:
    properties = f"<w:tblPr>{_margins(0.6, 2.5, 0.6, 2)}</w:tblPr><w:tcPr>{tint(18)}</w:tcPr>"
    return _style("table", "SamverkanFacts", "Samverkan fakta", properties, "TableNormal")


def _in_line() -> str:
    boxed = f'<w:bdr w:val="single" w:sz="8" w:space="0" w:color="{COLOURS["accent2"]}" w:themeColor="accent2"/>'
    return "".join(
        (
            _letters("Strong", "Strong", _BOLD),
            _letters("Emphasis", "Emphasis", _ITALIC),
            _letters("Hyperlink", "Hyperlink", colour("accent1") + '<w:u w:val="single"/>'),
            _letters("FootnoteReference", "footnote reference", '<w:vertAlign w:val="superscript"/>'),
            _letters("Reference", "Hänvisning", colour("accent1")),
            _letters("Number", "Nummer", _BOLD + colour("accent1")),
            _letters("Name", "Namn", _BOLD),
            _letters("Muted", "Nedtonad", colour("dark2")),
            _letters("Gap", "Saknas", _ITALIC + colour("accent2")),
            _letters("Status", "Status", _BOLD + colour("dark1")),
            _letters("StatusDone", "Status klar", _BOLD + colour("accent3")),
            _letters("StatusLate", "Status sen", _BOLD + colour("accent2")),
            _letters("InlineCode", "Kod i text", _CODE),
            _letters("Draft", "Utkast", _BOLD + colour("accent2") + boxed),
        )
    )


def styles() -> str:
    """The part of the template with all styles."""
    right = tab(WIDTH, "right")
    defaults = f'{_TEXT}{size(10.5)}<w:lang w:val="sv-SE" w:eastAsia="en-US" w:bidi="ar-SA"/>'
    plain = '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>'
    normal = f"<w:pPr>{space(0, 0, 1.08)}</w:pPr><w:rPr>{colour('dark1')}</w:rPr>"
    tops = _HEADS + _BOLD + colour("accent1") + size(26)
    made = (
        _style("paragraph", "Normal", "Normal", normal, marks=' w:default="1"'),
        _style("character", "DefaultParagraphFont", "Default Paragraph Font", "", marks=' w:default="1"'),
        _style("table", "TableNormal", "Normal Table", plain, marks=' w:default="1"'),
        _paragraph("Logo", "Logotyp", space(0, 8)),
        _paragraph("DocumentKind", "Dokumenttyp", right + space(6, 0), colour("dark2") + size(12), then="Title"),
        _paragraph("Title", "Title", _KEEP + space(2, 10), tops, then="BodyText"),
        _paragraph("Header", "header", space(0, 2), _SMALL),
        _paragraph("Footer", "footer", space(2, 0), _SMALL),
        _lined("HeaderTable", "Samverkan sidhuvud", edge("bottom", 6, "accent1")),
        _lined("FooterTable", "Samverkan sidfot", edge("top", 4)),
    )
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{defaults}</w:rPr></w:rPrDefault><w:pPrDefault/>"
        f"</w:docDefaults>{''.join(made)}{_headings()}{_contents()}{_texts()}{_tables()}{_in_line()}</w:styles>"
    )


_SMALL = colour("dark2") + size(8.5)


def _lined(id: str, name: str, line: str) -> str:
    """The style of the table that the head or foot of a page is."""
    properties = f"<w:tblPr><w:tblBorders>{line}</w:tblBorders>{_margins(0, 0, 0, 0)}</w:tblPr>"
    return _style("table", id, name, properties, "TableNormal")


def numbering() -> str:
    """The part of the template with the lists that styles belong to."""
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{_levels(*_LISTS[number])}</w:abstractNum>"
        for number in _LISTS
    )
    lists = "".join(f'<w:num w:numId="{each}"><w:abstractNumId w:val="{each}"/></w:num>' for each in _LISTS)
    return f"<w:numbering {NAMESPACES}>{kinds}{lists}</w:numbering>"


def _levels(left: float, step: float, bullets: bool) -> str:
    made = ""
    for level in range(9):
        mark = "•–·"[level % 3] if bullets else f"%{level + 1}."
        inside = indent(left + step * (level + 1), step)
        made += (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{"bullet" if bullets else "decimal"}"/>'
            f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/><w:pPr>{inside}</w:pPr>'
            f"<w:rPr>{colour('accent1')}</w:rPr></w:lvl>"
        )
    return made
