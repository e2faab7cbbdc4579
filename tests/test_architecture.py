"""docs/architecture.md speaks of what is there: packages in their order, and the types of its glossary."""

from __future__ import annotations

import importlib
import re

from tests.workspaces import REPOSITORY, SOURCE

TEXT = (REPOSITORY / "docs/architecture.md").read_text(encoding="utf-8")


def test_every_package_has_a_row() -> None:
    listed = re.findall(r"(?m)^\| `(\w+)` \|", TEXT.partition("## Glossary")[0])
    there = {path.parent.name for path in (SOURCE / "samverkan_cli").glob("*/__init__.py")}
    assert there <= set(listed), there - set(listed)
    assert len(listed) == len(set(listed))
    assert set(listed) - there == set()


def test_the_types_are_where_it_says() -> None:
    rows = re.findall(r"(?m)^\| `(\w+)` \| `([\w.]+)` \|", TEXT.partition("## Glossary")[2])
    assert len(rows) >= 12
    for name, module in rows:
        assert hasattr(importlib.import_module(f"samverkan_cli.{module}"), name), name


def test_the_files_are_there() -> None:
    source = SOURCE / "samverkan_cli"
    named = re.findall(r"`((?:[a-z]+/)+[\w.]*)`", TEXT)
    assert named
    assert [each for each in named if not (source / each).exists() and not (REPOSITORY / each).exists()] == []
