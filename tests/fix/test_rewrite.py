"""What a file is to be, to the byte."""

from __future__ import annotations

from pathlib import Path

from samverkan_cli.core.diagnostic import Set
from samverkan_cli.core.keypath import Location
from samverkan_cli.fix.rewrite import Rewrite, rewritten
from samverkan_cli.load.cache import Reader
from tests.workspaces import Space

FILE = "plans/plan.yaml"


def test_a_byte_order_mark_and_line_ends_stay(tmp_path: Path) -> None:
    old, new = "a: å\r\n".encode("utf-8-sig"), "a: ö\r\n".encode("utf-8-sig")
    root = Space(tmp_path).write({FILE: old}).root
    assert rewritten(Reader(root), FILE, [Set(Location(FILE, ("a",)), "ö")]) == Rewrite(FILE, old, new)


def test_the_difference_says_where_a_last_line_end_is_missing() -> None:
    diff = Rewrite("p.yaml", b"a: 1", b"a: 1\nb: 2").diff()
    assert diff.splitlines()[2:] == [
        "@@ -1 +1,2 @@",
        "-a: 1",
        "\\ No newline at end of file",
        "+a: 1",
        "+b: 2",
        "\\ No newline at end of file",
    ]
