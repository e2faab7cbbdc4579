"""Swedish is complete, and says what the English says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import catalogues
import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

GAP = re.compile(r"\{(\w+)\}")
MAY_HIDE = re.compile(rf"""\b[rR]?[fF][rR]?(?:\"{{3}}|'{{3}}|["'].*\b(?:{"|".join(catalogues.KEYWORDS)})\()""")
"""What a source has that must be looked at closely: an f-string over lines, or one with such a word behind it."""


def gaps(text: object) -> set[str]:
    return set(GAP.findall(str(text)))


def each(text: object) -> tuple[object, ...]:
    """The forms of a text: one, or one for each number."""
    return tuple(text) if isinstance(text, tuple | list) else (text,)


@pytest.fixture(scope="module")
def swedish() -> Catalog:
    with (catalogues.LOCALE / "sv" / "LC_MESSAGES" / "samverkan.po").open("rb") as stream:
        return read_po(stream, locale="sv")


def test_every_message_of_the_source_is_in_the_catalogue_and_no_other(swedish: Catalog) -> None:
    wanted = {message.id for message in catalogues.template() if message.id}
    assert {message.id for message in swedish if message.id} == wanted


def test_every_message_has_its_swedish(swedish: Catalog) -> None:
    missing = [message.id for message in swedish if message.id and not all(each(message.string))]
    assert missing == []


def test_the_swedish_has_the_gaps_of_the_english(swedish: Catalog) -> None:
    for message in swedish:
        if not message.id:
            continue
        ids = each(message.id)
        for string in each(message.string):
            assert gaps(string) <= set().union(*map(gaps, ids)), message.id
            # A number may be said in words, all else must be said.
            assert set.intersection(*map(gaps, ids)) - {"n"} <= gaps(string), message.id


def test_the_compiled_catalogue_is_that_of_the_text(tmp_path: Path) -> None:
    source = catalogues.LOCALE / "sv" / "LC_MESSAGES" / "samverkan.po"
    target = tmp_path / "sv" / "LC_MESSAGES" / "samverkan.po"
    target.parent.mkdir(parents=True)
    target.write_bytes(source.read_bytes())
    catalogues.compile_catalogues(tmp_path)
    assert target.with_suffix(".mo").read_bytes() == source.with_suffix(".mo").read_bytes()


def test_no_message_hides_inside_an_f_string() -> None:
    # There the extractor does not look, so that it would be said in English with nobody the wiser.
    hidden = [
        f"{path.relative_to(catalogues.SOURCE)}:{call.lineno}"
        for path in sorted(catalogues.SOURCE.rglob("*.py"))
        if MAY_HIDE.search(source := path.read_text(encoding="utf-8"))
        for text in ast.walk(ast.parse(source))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in catalogues.KEYWORDS
    ]
    assert hidden == []
