"""The rules and the PDF are of one mind about which characters can be printed."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

import pytest

from samverkan_cli.document.documents import prepare
from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.pdf import write
from samverkan_cli.document.templates import shipped
from samverkan_cli.rules import printable
from samverkan_cli.rules.printable import listed, unprintable
from tests.link.linked import linked

KNOWN = printable.__file__.replace("printable.py", "registers/printable.txt")
NOT = ("😀", "☎️", "👨‍👩‍👧", "学", "א", "ก", "Ա", "ა", "한", "①", "℃", "★", "♻", "\ue000", "\U000f0000", "𝐀", "x\u0591")


def letters() -> list[str]:
    """All characters that are said to be printable, and are seen, as they are once they have been read."""
    with open(KNOWN, encoding="utf-8") as file:  # noqa: PTH123 - a path as the package gives it
        stretches = [line.split("-") for line in file if not line.startswith("#")]
    codes = [code for first, last in stretches for code in range(int(first, 16), int(last, 16) + 1)]
    return [each for each in map(chr, codes) if each.isprintable() and normalize("NFC", each) == each]


def printed(text: str) -> bytes:
    """The PDF of a plan in which a text stands in a title, a paragraph and a line of code."""
    shown = text.replace("`", "")
    marked = "".join(f"\\{each}" if each in r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~""" else each for each in text)
    project = linked(
        f"owners: {{a: {{title: {quoted(shown)}}}}}\n"
        f"sections: {{a: {{title: A, text: {quoted(f'{marked} *{marked}* **{marked}**')}}}}}\n"
    ).project
    paper = prepare([project], "action-plan", today=date(2026, 11, 21))
    assert paper is not None
    return write(paper, shipped(), "document.typ")


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def test_what_is_said_to_be_printable_is_printed() -> None:
    every = letters()
    assert unprintable("".join(every)) == ()
    for n in range(0, len(every), 1_000):
        assert printed(" o".join(every[n : n + 1_000])).startswith(b"%PDF")


@pytest.mark.parametrize("text", NOT, ids=ascii)
def test_what_is_said_to_be_unprintable_stops_the_pdf(text: str) -> None:
    assert unprintable(text) != ()
    with pytest.raises(EngineFault) as raised:
        printed(f"hej {text} där")
    assert raised.value.kind == "glyph"


def test_what_pdf_a_forbids_is_unprintable_though_typst_may_not_say_so() -> None:
    assert unprintable("a\ufeffb") == ("\ufeff",)


def test_tabs_and_line_ends_are_no_signs() -> None:
    assert unprintable("a\tb\r\nc") == ()


def test_each_character_is_said_once_in_order() -> None:
    assert unprintable("😀a☎b😀") == ("😀", "☎")


def test_the_list_says_stretches() -> None:
    assert listed("acbxa").splitlines()[-2:] == ["0061-0063", "0078-0078"]
