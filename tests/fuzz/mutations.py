"""Ways to spoil a file: bytes, lines, and the parts of a zip archive. The same generator spoils it the same way."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

TOKENS = [
    b"", b" ", b"\n", b"\r\n", b"\r", b"\t", b"  ", b"- ", b": ", b"[", b"]", b"{", b"}", b'"', b"'", b"#",
    b"|\n", b">-\n", b"&a ", b"*a", b"<<: *a", b"!!binary ", b"!x ", b"? ", b"---\n", b"...\n", b"%YAML 1.1\n",
    b"\x00", b"\x1b[2J", b"\xff", b"\xef\xbb\xbf", "\u2028".encode(), "\u202e".encode(), "e\u0301".encode(),
    "å".encode(), "😀".encode(), b"\xed\xa0\x80", b"null", b"~", b"true", b"2026-02-30", b"9999-12-31",
    b"0001-01-01", b"99999999999999999999", b"-1", b"1e999", b"0x1F", b".inf", b"NaN", b"2027-W53", b"Q5 2027",
    b"150 000 kr", b"..", b"../../x", b"/etc/passwd", b"\\", b"`", b"*", b"_", b"|", b"<b>", b"&lt;",
    b"[a](b)", b"![a](b)", b"[^1]", b"[^1]: x", b"{{ x }}", b"{% for %}", b"$", b"$(x)", b"@", b"::error::x",
    b"# samverkan: ignore[SAM101] ja", b"title: x", b"owners: {a: {title: A}}", b"goals: [a]",
    b"until: tills vidare",
]  # fmt: skip
"""What files are made of, and what a reader of text may stumble on."""


def spoiled(raw: bytes, rng: random.Random, most: int = 6) -> bytes:
    """A file with a few things done to it."""
    for _ in range(rng.randint(1, most)):
        raw = rng.choice(WAYS)(raw, rng)
    return raw[:200_000]


def _put(raw: bytes, rng: random.Random) -> bytes:
    at = rng.randint(0, len(raw))
    return raw[:at] + rng.choice(TOKENS) + raw[at + rng.choice([0, 0, 1, 2, 8]) :]


def _flip(raw: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(raw)) if raw else 0
    return raw[:at] + bytes([rng.randrange(256)]) + raw[at + 1 :]


def _cut(raw: bytes, rng: random.Random) -> bytes:
    start = rng.randint(0, len(raw))
    return raw[:start] + raw[start + int(rng.expovariate(1 / 40)) :]


def _again(raw: bytes, rng: random.Random) -> bytes:
    start = rng.randint(0, len(raw))
    piece = raw[start : start + int(rng.expovariate(1 / 60)) + 1]
    at = rng.choice([start, rng.randint(0, len(raw))])
    return raw[:at] + piece * rng.choice([1, 1, 2, 30]) + raw[at:]


def _lines(raw: bytes, rng: random.Random) -> bytes:
    """A line is taken out, written twice, moved, or put further in."""
    lines = raw.splitlines(keepends=True) or [b""]
    one = lines.pop(rng.randrange(len(lines)))
    at = rng.randint(0, len(lines))
    lines[at:at] = rng.choice([[], [one, one], [one], [b"  " + one], [one.lstrip()]])
    return b"".join(lines)


def _value(raw: bytes, rng: random.Random) -> bytes:
    """What stands after a colon becomes something else."""
    found = [*re.finditer(rb"(?<=: )[^\n]+", raw)]
    if not found:
        return _put(raw, rng)
    there = rng.choice(found)
    new = rng.choice([rng.choice(TOKENS), rng.choice(found)[0], b"[" + there[0] + b"]", b"{" + there[0] + b"}"])
    return raw[: there.start()] + new + raw[there.end() :]


def _ends(raw: bytes, rng: random.Random) -> bytes:
    text = raw.replace(b"\r\n", b"\n")
    return rng.choice([text.replace(b"\n", b"\r\n"), text.replace(b"\n", b"\r"), b"\xef\xbb\xbf" + raw, text.rstrip()])


def _nest(raw: bytes, rng: random.Random) -> bytes:
    at = rng.randint(0, len(raw))
    return (
        raw[:at]
        + rng.choice([b"[", b"{a: ", b"- ", b"> ", b"*", b"(", b"<a>", b"a: "]) * rng.randint(2, 300)
        + raw[at:]
    )


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _put, _put, _put, _flip, _cut, _again, _lines, _lines, _value, _value, _value, _ends, _nest,
)  # fmt: skip


def spoiled_zip(raw: bytes, rng: random.Random) -> bytes:
    """A workbook or a Word file in which a part is spoiled, lost or there twice; or whose bytes are."""
    if rng.randrange(4) == 0:
        return spoiled(raw, rng)
    with zipfile.ZipFile(io.BytesIO(raw)) as old:
        parts = [(each.filename, old.read(each)) for each in old.infolist() if not each.is_dir()]
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(parts))
        name, content = parts[at]
        parts[at : at + 1] = rng.choice([[], [(name, spoiled_xml(content, rng))], [(name, spoiled_xml(content, rng))]])
        if not parts:
            return b"PK\x05\x06" + bytes(18)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for name, content in parts:
            new.writestr(name, content)
    return made.getvalue()


_XML = re.compile(rb'(?<=[">])[^"<>]+(?=["<])')
_SAID = [
    b"", b"-1", b"0", b"99999999999", b"A1", b"ZZZZZZ1", b"A0", b"XFD1048576", b"nan", b"1e400", b"s", b"x",
    b"\xc3\xa5", b"&a;", b"2026-02-30T00:00:00", b"http://example.com/", b"../../etc/passwd", b"{{ paper }}",
    b"{% x %}",
]  # fmt: skip


def spoiled_xml(raw: bytes, rng: random.Random) -> bytes:
    """XML in which an attribute or a text is another; now and then it is no longer XML."""
    for _ in range(rng.randint(1, 4)):
        found = [*_XML.finditer(raw)]
        if not found or rng.randrange(6) == 0:
            raw = spoiled(raw, rng, 2)
            continue
        there = rng.choice(found)
        raw = raw[: there.start()] + rng.choice([*_SAID, rng.choice(found)[0]]) + raw[there.end() :]
    return raw
