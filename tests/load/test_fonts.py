"""Which characters the fonts of a workspace have a sign for."""

from __future__ import annotations

from pathlib import Path
from struct import pack

import pytest

from samverkan_cli.load.fonts import characters
from tests.conftest import MakePlan
from tests.workspaces import REPOSITORY

SMILE = 0x1F600
TEXT = "sections: {a: {title: A, text: Hej 😀}}\n"


def font(first: int, last: int, *, tag: bytes = b"cmap") -> bytes:
    """As little of a font as says that it has signs for a stretch of characters."""
    groups = pack(">HHIIIIII", 12, 0, 28, 0, 1, first, last, 1)
    return (
        pack(">IHHHH", 0x10000, 1, 0, 0, 0) + pack(">4sIII", tag, 0, 28, 40) + pack(">HHHHI", 0, 1, 3, 10, 12) + groups
    )


def collection(*fonts: bytes) -> bytes:
    """Several fonts in one file. Their tables are counted from its beginning, so that only the first is whole."""
    head = pack(">4sII", b"ttcf", 0x10000, 1) + pack(">I", 16)
    moved = fonts[0].replace(pack(">I", 28), pack(">I", 28 + 16), 1)
    return head + moved


@pytest.mark.parametrize(
    ("name", "raw", "has"),
    [
        ("egen.ttf", font(SMILE, SMILE + 2), True),
        ("egen.OTF", font(SMILE, SMILE), True),
        ("egen.ttc", collection(font(SMILE, SMILE)), True),
        ("egen.ttf", font(65, 90), False),
        ("egen.ttf", font(SMILE, SMILE, tag=b"glyf"), False),
        ("egen.ttf", font(SMILE, SMILE)[:30], False),
        ("egen.ttf", b"", False),
        ("egen.ttf", b"ttcf", False),
        ("egen.txt", font(SMILE, SMILE), False),
    ],
)
def test_what_a_font_has_a_sign_for(name: str, raw: bytes, has: bool, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(raw)
    assert (SMILE in characters(tmp_path, tmp_path)) == has


def test_the_fonts_that_ship_have_letters_and_no_smiles() -> None:
    found = characters(REPOSITORY / "templates" / "fonts", REPOSITORY)
    assert {*map(ord, "aåäöÅÄÖ–”…")} <= found
    assert SMILE not in found


def test_no_folder_has_no_fonts_and_none_is_looked_at_outside(tmp_path: Path) -> None:
    outside = tmp_path / "utanför"
    outside.mkdir()
    (outside / "egen.ttf").write_bytes(font(SMILE, SMILE))
    inside = tmp_path / "arbetsyta"
    inside.mkdir()
    (inside / "fonts").symlink_to(outside)
    assert characters(inside / "fonts", inside) == frozenset()
    assert characters(inside / "borta", inside) == frozenset()


def test_what_the_workspaces_own_fonts_have_can_be_printed(plan: MakePlan) -> None:
    space = plan(TEXT)
    assert len(space.findings("SAM810")) == 1
    space.write({"templates/fonts/egen.ttf": font(SMILE, SMILE)})
    assert space.findings("SAM810") == []
    space.write({"samverkan.yaml": "templates: mallar\n"})
    assert len(space.findings("SAM810")) == 1
