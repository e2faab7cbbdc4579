"""Many plans in one workspace: what a plan costs in memory, and how much a second processor saves."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from tests.bench.plans import municipality_plan

PER_PLAN = 50 * 1024
"""So many bytes a plan may leave behind: what rules must remember of it, and its findings."""


def nation(root: Path, municipalities: int, plans: int, activities: int) -> Path:
    """A workspace of municipalities, each with some plans."""
    (root / "samverkan.yaml").write_text("language: sv\n", encoding="utf-8")
    for municipality in range(municipalities):
        for number in range(plans):
            folder = root / "plans" / f"kommun-{municipality:03}-{number}"
            folder.mkdir(parents=True)
            text = municipality_plan(municipality, number, activities)
            (folder / "plan.yaml").write_text(text, encoding="utf-8")
    return root


def validate(root: Path, processors: Collection[int]) -> tuple[float, int]:
    """How many seconds a check takes on some processors, and how many bytes the first process held at most."""
    program = [sys.executable, "-m", "samverkan_cli", "validate", "--today", "2026-11-21"]
    began = time.perf_counter()
    child = os.fork()
    if not child:
        os.sched_setaffinity(0, processors)
        os.chdir(root)
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, 1)
        os.execv(program[0], program)  # noqa: S606 - its memory is measured, and nothing else
    _, status, used = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    return time.perf_counter() - began, used.ru_maxrss * 1024


@pytest.mark.skipif(sys.platform != "linux", reason="sets the processors of a process")
def test_a_plan_leaves_little_behind(benchmark: Any, tmp_path: Path) -> None:
    small, large = tmp_path / "small", tmp_path / "large"
    small.mkdir()
    large.mkdir()
    # What is remembered of single words has reached its bound with the first of them.
    nation(small, 25, 4, 200)
    nation(large, 55, 4, 200)
    _, before = validate(small, {0})
    _, after = benchmark.pedantic(validate, (large, {0}), rounds=1)
    assert after - before < 120 * PER_PLAN


@pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="needs two processors, and sets them"
)
def test_two_processors_against_one(benchmark: Any, tmp_path: Path) -> None:
    root = nation(tmp_path, 60, 5, 100)
    one = min(validate(root, {0})[0] for _ in range(2))
    two, _ = benchmark.pedantic(validate, (root, {0, 1}), rounds=2)
    assert benchmark.stats.stats.min < 0.6 * one, (two, one)
