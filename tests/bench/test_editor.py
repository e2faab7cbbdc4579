"""How long an editor waits after a key, in a plan whose files hold 500 activities at most."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from samverkan_cli.editor.workbench import Snapshot, Workbench
from samverkan_cli.i18n.speech import speech
from tests.bench.measuring import best
from tests.bench.plans import large_plan

# Time of the processor: what else the machine does is no matter of ours.
pytestmark = pytest.mark.benchmark(timer=time.process_time)


def opened(root: Path, activities: int) -> tuple[Workbench, Path, str]:
    """A plan of so many activities, a focus area of 500 in each file, checked and with one of them open."""
    head, _, body = large_plan(activities).partition("focus_areas:\n")
    folder = root / "plans/p"
    folder.mkdir(parents=True)
    (root / "samverkan.yaml").write_text("language: sv\n")
    (folder / "plan.yaml").write_text(head)
    for n, area in enumerate(body.split("\n  område-")):
        text = area if area.startswith("  område-") else f"  område-{area}"
        (folder / f"{n}.yaml").write_text(f"focus_areas:\n{text}\n")
    path = folder / "0.yaml"
    bench = Workbench(speech("sv"), lambda: date(2026, 11, 21))
    bench.put(path, path.read_bytes())
    assert len(snapshot(bench, path).found) > activities
    return bench, path, path.read_text()


def snapshot(bench: Workbench, path: Path) -> Snapshot:
    found = bench.snapshot(path)
    assert found is not None
    return found[0]


@pytest.mark.parametrize(("activities", "quickly", "most"), [(1_000, True, 2.5), (1_000, False, 5), (10_000, True, 12)])
def test_a_key(activities: int, quickly: bool, most: float, benchmark: Any, yardstick: float, tmp_path: Path) -> None:
    bench, path, text = opened(tmp_path, activities)
    keys = iter(range(100))

    def key() -> None:
        bench.put(path, text.replace("Starta verksamhet nummer 3", f"Starta verksamhet {next(keys)}", 1).encode())
        there = snapshot(bench, path)
        assert there.found_quickly if quickly else there.found

    benchmark.pedantic(key, rounds=3)
    assert best(benchmark) < most * yardstick
