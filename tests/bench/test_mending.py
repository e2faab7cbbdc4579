"""Mending takes time as the number of mends: spliced together and read back once, not one by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench.measuring import assert_linear
from tests.workspaces import Space


def test_many_mends_in_a_file(benchmark: Any, yardstick: float, tmp_path: Path) -> None:
    def make(n: int) -> Callable[[], None]:
        needs = "".join(f"  N{m}: {{title: Behov {m}, kind: challenge}}\n" for m in range(n))
        text = f"document: {{title: Plan, kind: action-plan}}\nneeds:\n{needs}"
        space = Space(tmp_path / str(n)).write({"samverkan.yaml": "", "plans/p/plan.yaml": text})

        def work() -> None:
            assert space.run("validate", "--fix", "--select", "SAM009", "--quiet").code == 0

        return work

    assert_linear(benchmark, make, 250, yardstick, most=20)
