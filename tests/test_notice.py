"""NOTICE names all that came from somewhere: fonts, lists, registers, examples, and what the tests compare with."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.workspaces import REPOSITORY

GLOBS = (
    "templates/fonts/*.ttf",
    "src/samverkan_cli/**/wordlists/*",
    "src/samverkan_cli/**/registers/*",
    "tests/report/schemas/*.[jx]s*",
    "tests/**/reference-cases.json",
    "tests/rules/accuracy/*.txt",
)


def taken_in() -> Iterator[str]:
    for glob in GLOBS:
        found = [path for path in REPOSITORY.glob(glob) if path.is_file()]
        assert found, glob
        yield from (path.name for path in found)
    yield from (path.name for path in (REPOSITORY / "plans").iterdir() if path.is_dir())


@pytest.mark.parametrize("name", sorted(taken_in()))
def test_it_is_named(name: str) -> None:
    notice = (REPOSITORY / "NOTICE").read_text(encoding="utf-8")
    assert re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", notice)


def test_what_is_named_is_there() -> None:
    notice = (REPOSITORY / "NOTICE").read_text(encoding="utf-8")
    named = set(re.findall(r"[\w.-]+\.(?:ttf|txt|yaml|xsd|json)\b", notice))
    assert named <= set(taken_in())
