"""Each file is read no more often than what is found in it demands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from samverkan_cli.core.keypath import Location
from samverkan_cli.load.cache import Reader
from samverkan_cli.yamltext import parser
from tests.workspaces import DOCUMENT, Space

FILE = "plan.yaml"


@pytest.mark.parametrize("small", [0, 1_000_000])
@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (DOCUMENT, [False]),
        (DOCUMENT + "needs: {a: {title: A #1, kind: priority}}\n", [True]),  # a suspicious one, once, with positions
        (DOCUMENT + "needz: {a: 1}\n", [False, True]),
        (DOCUMENT + "needs: {}\nneeds: {}\n", [False, True]),
    ],
    ids=["sound", "suspicious", "an unknown field", "a key that is there twice"],
)
def test_how_often_a_file_is_parsed(
    text: str, readings: list[bool], small: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("samverkan_cli.load.cache.SMALL", small)
    made: list[bool] = []
    real = parser.read

    def read(source: Any, *, places: bool = False) -> Any:
        if source.file == FILE and not source.text.startswith("- "):
            made.append(places)
        return real(source, places=places)

    monkeypatch.setattr("samverkan_cli.yamltext.positions.read", read)
    monkeypatch.setattr("samverkan_cli.load.cache.read", read)
    reader = Reader(Space(tmp_path).write({FILE: text}).root)
    found = reader.plan_file(FILE).findings
    for each in found:
        if isinstance(each.where, Location):
            reader.locate(each.where)
    assert made == (readings if small == 0 else [True])
