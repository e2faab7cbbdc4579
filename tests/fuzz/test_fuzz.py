"""Each target of the fuzzer holds for what a seed draws, and the fuzzer finds what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from samverkan_cli.report import json
from tests.fuzz.targets import TARGETS
from tests.fuzz.trial import trial


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("target", TARGETS)
def test_it_holds(target: str, seed: int, tmp_path: Path) -> None:
    found = trial(target, seed, tmp_path)
    assert found is None or found.why.startswith("held"), found  # the memory is that of all tests before it


def test_a_fault_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_report: object) -> str:
        raise KeyError("x")

    monkeypatch.setattr(json, "findings", broken)
    found = trial("hostile_bytes", 1, tmp_path)
    assert found is not None
    assert "past the top: KeyError('x')" in found.why
    assert (found.folder / "plans/p/plan.yaml").exists()
