"""Each file is read once, whatever is found in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from samverkan_cli.core.keypath import Location
from samverkan_cli.load.cache import Reader
from samverkan_cli.yamltext import parser
from tests.workspaces import DOCUMENT, Space

FILE = "plan.yaml"


@pytest.mark.parametrize(
    "text",
    [
        DOCUMENT,
        DOCUMENT + "needs: {a: {title: A #1, kind: priority}}\n",
        DOCUMENT + "needz: {a: 1}\n",
        DOCUMENT + "needs: {}\nneeds: {}\n",
    ],
    ids=["sound", "suspicious", "an unknown field", "a key that is there twice"],
)
def test_a_file_is_parsed_once(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    real = parser.read

    def read(source: Any) -> Any:
        if source.file == FILE and not source.text.startswith("- "):
            made.append(source.text)
        return real(source)

    monkeypatch.setattr("samverkan_cli.yamltext.positions.read", read)
    monkeypatch.setattr("samverkan_cli.load.cache.read", read)
    reader = Reader(Space(tmp_path).write({FILE: text}).root)
    found = reader.plan_file(FILE).findings
    for each in found:
        if isinstance(each.where, Location):
            reader.locate(each.where)
    assert made == [text]
