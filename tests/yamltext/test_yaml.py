"""What YAML is allowed: each limit on both sides, and a scalar that is text until a model says what it is."""

from __future__ import annotations

from typing import Any
from unicodedata import normalize

import pytest

from samverkan_cli.core.text import Source
from samverkan_cli.load.files import Unreadable, decode
from samverkan_cli.yamltext import parser
from samverkan_cli.yamltext.parser import Reading, read
from tests.searching import only_long


def reading(text: str) -> Reading:
    return read(Source("plan.yaml", text))


def data(text: str) -> Any:
    found = reading(text)
    assert found.whole
    assert found.findings == []
    return found.data


def codes(text: str) -> list[str]:
    return [each.code for each in reading(text).findings]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("1.10", "1.10"),
        ("2027", "2027"),
        ("no", "no"),
        ("ja", "ja"),
        ("0x1F", "0x1F"),
        ("0162", "0162"),
        ("2026-06-15", "2026-06-15"),
        ("1e3", "1e3"),
        (".nan", ".nan"),
        ("10:30", "10:30"),
        ("true", "true"),
        ("'1.10'", "1.10"),
        ('"no"', "no"),
        ("1_000", "1_000"),
        ("0o14", "0o14"),
        ("'~'", "~"),
        ("'null'", "null"),
        ('"null"', "null"),
        ("=", "="),
        ("|\n  no\n", "no\n"),
        (">\n  a\n  b\n", "a b\n"),
        ("NULLA", "NULLA"),
    ],
)
def test_a_scalar_is_text(written: str, text: str) -> None:
    assert data(f"a: {written}\n") == {"a": text}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL", '""', "''", "' '", "|\n", "# bara\n"])
def test_nothing(written: str) -> None:
    assert data(f"a: {written}\nb: 1\n") == {"a": None, "b": "1"}


@pytest.mark.parametrize("text", ["", "\n\n", "# bara en kommentar\n", "---\n", "# a\n---\n# b\n", "~\n", "   "])
def test_an_empty_file_holds_nothing(text: str) -> None:
    assert data(text) is None


def test_keys_are_text_too() -> None:
    assert list(data("2027: a\nno: b\n~: c\n0x1: d\n1.0: e\n1: f\n")) == ["2027", "no", "~", "0x1", "1.0", "1"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    text = "a: 1\nb:\n  - x\n  - |\n    ett\n    två\n".replace("\n", end)
    assert data(text) == {"a": "1", "b": ["x", "ett\ntvå\n"]}
    assert data(text.removesuffix(end)) == {"a": "1", "b": ["x", "ett\ntvå"]}


def test_a_byte_order_mark_is_let_be() -> None:
    source = decode(b"\xef\xbb\xbfa: 1\n", "plan.yaml")
    assert source.text == "a: 1\n"
    assert read(source).data == {"a": "1"}


def test_keys_and_texts_are_in_form_nfc() -> None:
    decomposed = normalize("NFD", "mål: [å, ö]\n")
    assert decomposed != "mål: [å, ö]\n"
    assert data(decomposed) == {"mål": ["å", "ö"]}


def test_the_same_key_in_two_unicode_forms_is_one_key() -> None:
    found = reading(normalize("NFC", "ä: 1\n") + normalize("NFD", "ä: 2\n"))
    assert [(each.code, each.route) for each in found.findings] == [("SAM004", ("ä",))]
    assert found.whole
    assert found.data == {"ä": "1"}


def test_the_first_of_two_keys_counts_and_all_are_found() -> None:
    found = reading("a: {b: 1, b: 2, b: 3}\nc: 1\na: {d: 1}\nc: 2\n")
    assert [each.route for each in found.findings] == [("a", "b"), ("a", "b"), ("a",), ("c",)]
    assert found.data == {"a": {"b": "1"}, "c": "1"}


def test_a_key_that_is_there_twice_is_told_with_the_first_one() -> None:
    found = read(Source("plan.yaml", "a: 1\nb:\n  x: 1\n  x: 2\n")).findings[0]
    assert (found.where.line, found.where.column) == (4, 3)  # type: ignore[union-attr]
    assert [each.where.line for each in found.related] == [3]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("within", "beyond"),
    [
        ("[" * 64 + "]" * 64, "[" * 65 + "]" * 65),
        ("{a: " * 64 + "}" * 64, "{a: " * 65 + "}" * 65),
        ("".join(f"{' ' * n}a:\n" for n in range(64)), "".join(f"{' ' * n}a:\n" for n in range(65))),
        ("a: &a 1\nb: [" + "*a," * 1_000 + "]", "a: &a 1\nb: [" + "*a," * 1_001 + "]"),
        (f"a: &a [{'1,' * 999}]\nb: [{'*a,' * 50}]", f"a: &a [{'1,' * 999}]\nb: [{'*a,' * 51}]"),
        (f"a: &a {'x' * 999}\nb: [{'*a,' * 100}]", f"a: &a {'x' * 999}\nb: [{'*a,' * 101}]"),
        ("a: e" + "\u0316" * 30, "a: e" + "\u0316" * 31),
        ('a: "e' + "\\u0316" * 30 + '"', 'a: "e' + "\\u0316" * 31 + '"'),
        (f"a: {'9' * 18}", f"a: {'9' * 19}"),
        (f"a: -{'9' * 18}", f"a: -{'9' * 19}"),
        (f"a: x{'9' * 30}", f"a: {'9' * 30}"),
        (f"a: '{'9' * 30}'", f"a: {'9' * 19}.5"),
    ],
    ids=[
        "lists",
        "mappings",
        "blocks",
        "aliases",
        "repeated",
        "text",
        "marks",
        "escapes",
        "digits",
        "sign",
        "no number",
        "quoted",
    ],
)
def test_limits(within: str, beyond: str) -> None:
    for text, found in ((within, []), (beyond, ["SAM003"])):
        outcome = reading(text)
        assert outcome.whole is not bool(found)
        assert [each.code for each in outcome.findings] == found


@pytest.mark.parametrize("limit", [1_000, *only_long([parser.MAX_NODES])])
def test_a_limit_of_nodes(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "MAX_NODES", limit)
    test_limits("a: [" + "1," * (limit - 10) + "]", "a: [" + "1," * limit + "]")


@pytest.mark.parametrize(
    "text",
    [
        "a: !x 1\n",
        "a: !!str 1\n",
        "!!map\na: 1\n",
        "!k a: 1\n",
        "a: !x [1]\n",
        "a: !x {b: 1}\n",
        "a: !<x> 1\n",
        "a: !e!x 1\n",
        "<<: {a: 1}\n",
        "a: &x {b: 1}\nc: {<<: *x}\n",
        "? [a]\n: 1\n",
        "[a]: 1\n",
        "{a: 1}: 1\n",
        "a: &x 1\n*x : 1\n",
        "a: 1\n---\nb: 1\n",
        "a: 1\n...\n---\nb: 1\n",
        "a: 1\n...\nb: 1\n",
        "%YAML 1.1\n---\na: 1\n",
        "%YAML 1.3\n---\na: 1\n",
        "%YAML 3.0\n---\na: 1\n",
        "%TAG ! x:\n---\na: 1\n",
        "%X y\n---\na: 1\n",
        "%YAML 1.2\n%YAML 1.2\n---\na: 1\n",
        "a: !!python/object/apply:os.system [ls]\n",
    ],
)
def test_what_is_forbidden(text: str) -> None:
    found = reading(text)
    assert not found.whole
    assert [each.code for each in found.findings] == ["SAM005"]


@pytest.mark.parametrize(
    "text", ["%YAML 1.2\n---\na: 1\n", "---\na: 1\n...\n", "a: 1\n...\n", "'<<': 1\n", "? a\n: 1\n"]
)
def test_what_looks_forbidden_and_is_not(text: str) -> None:
    assert len(data(text)) == 1


@pytest.mark.parametrize("code", [*range(9), 0xB, 0xC, *range(0xE, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFE])
def test_characters_that_cannot_be_seen(code: int) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(f"a: ö{chr(code)}\n".encode(), "plan.yaml")
    finding = caught.value.finding
    assert finding.code == "SAM001"
    assert (finding.where.line, finding.where.column, finding.where.end) == (1, 5, 5)  # type: ignore[union-attr]
    assert dict(finding.message.values)["character"] == f"U+{code:04X}"


@pytest.mark.parametrize("escape", ["\\0", "\\a", "\\e", "\\x7f", "\\N", "\\L", "\\P", "\\u2028", "\\x85", "\\b"])
def test_characters_that_cannot_be_seen_written_with_a_backslash(escape: str) -> None:
    found = reading(f'a: "b{escape}"\nc: 1\n')
    assert [(each.code, each.route) for each in found.findings] == [("SAM001", ("a",))]
    assert not found.whole


@pytest.mark.parametrize("escape", ["\\n", "\\t", "\\u00e5", "\\_", "\\\\", '\\"', "\\/"])
def test_what_a_backslash_may_begin(escape: str) -> None:
    assert len(data(f'a: "b{escape}c"')["a"]) == 3


@pytest.mark.parametrize("raw", ["a: å".encode("latin-1"), "a: ”".encode("cp1252"), b"a: \xc3", b"a: \xed\xa0\x80"])
def test_not_utf_8(raw: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(raw, "plan.yaml")
    assert caught.value.finding.code == "SAM001"
    assert caught.value.finding.where.column == 4  # type: ignore[union-attr]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_named(encoding: str) -> None:
    with pytest.raises(Unreadable, match="UTF-16"):
        decode("a: å\n".encode(encoding), "plan.yaml")
