"""Rules that read what people write are right as often as they have been, and never less."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.reading import FILES, trial, tried


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_reads_as_well_as_it_is_said_to(path: Path) -> None:
    wanted = trial(path)
    outcome = tried(wanted)
    said = f"overlooked: {outcome.overlooked}\nfound wrongly: {outcome.wrong}"
    assert outcome.precision >= wanted.precision, said
    assert outcome.recall >= wanted.recall, said


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_text_stands_in_it_twice(path: Path) -> None:
    texts = [str(entry) for entry in (*trial(path).speaks, *trial(path).silent)]
    assert len(texts) == len(set(texts))
