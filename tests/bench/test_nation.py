"""Many plans in one workspace: what a plan costs in memory, and how much a second processor saves."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from tests.bench.measuring import Cost, process_cost
from tests.bench.plans import nation

PER_PLAN = 50 * 1024
"""So many bytes a plan may leave behind: what rules must remember of it, and its findings."""


def validate(root: Path, processors: Collection[int]) -> Cost:
    """What a check costs on some processors. The memory is that of the first process."""
    found = process_cost((sys.executable, "-m", "samverkan_cli", "validate", "--today", "2026-11-21"), root, processors)
    assert found.code == 0
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="sets the processors of a process")
def test_a_plan_leaves_little_behind(benchmark: Any, tmp_path: Path) -> None:
    # What is remembered of single words has reached its bound with the first of them.
    small, large = nation(tmp_path / "small", 25, 4, 200), nation(tmp_path / "large", 55, 4, 200)
    before = validate(small, {0})
    after = benchmark.pedantic(validate, (large, {0}), rounds=1)
    assert after.memory - before.memory < 120 * PER_PLAN


@pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="needs two processors, and sets them"
)
def test_two_processors_against_one(benchmark: Any, tmp_path: Path) -> None:
    root = nation(tmp_path, 60, 5, 100)
    one = min(validate(root, {0}).wall for _ in range(2))
    two = benchmark.pedantic(validate, (root, {0, 1}), rounds=2)
    assert benchmark.stats.stats.min < 0.6 * one, (two, one)
