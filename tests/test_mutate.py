"""The faults that tools/mutate.py puts into a file: of what is run, and not of words for people or types."""

from __future__ import annotations

from pathlib import Path

import mutate

SOURCE = '''\
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    x = 1

LIMIT: int = 3


def f(a: int = 3) -> int:
    """Å: says 1."""
    if a < 2 and not a == 1:
        note(Message("å 1", n=1))
        return a + 1
    return 0 if a in (5,) else True
'''
FAULTS = {
    "a <= 2": "a < 2",
    "a < 3": "a < 2",
    "a < 2 or not": "a < 2 and not",
    "and a == 1": "and not a == 1",
    "not a != 1": "not a == 1",
    "not a == 2": "not a == 1",
    "pass": 'note(Message("å 1", n=1))',
    "return None": "return a + 1",
    "a - 1": "a + 1",
    "a + 2": "a + 1",
    "a not in (5,)": "a in (5,)",
    "(6,)": "(5,)",
    "else False": "else True",
    "return 1 if": "return 0 if",
    "f(a: int = 4)": "f(a: int = 3)",
    "return True": "return 0 if a in (5,) else True",
    "return 0\n": "return 0 if a in (5,) else True\n",
}
"""What stands there with a fault, and what stood there."""


def test_each_fault_is_put_in_once(tmp_path: Path) -> None:
    file = tmp_path / "f.py"
    file.write_text(SOURCE)
    texts = [each.text(SOURCE) for each in mutate.mutants(file)]
    expected = {SOURCE.replace(was, new, 1) for new, was in FAULTS.items()}
    assert expected - {*texts} == set()
    assert sorted(texts) == sorted({*texts})
    for text in texts:
        compile(text, "f.py", "exec")
        assert text.startswith(SOURCE[: SOURCE.index("def f")])
        assert '"""Å: says 1."""' in text


def test_every_package_has_tests_that_are_there() -> None:
    for name, tests in mutate.TESTS.items():
        assert (mutate.SOURCE / name).is_dir()
        assert all((mutate.ROOT / each).exists() for each in tests)
