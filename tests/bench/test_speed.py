"""How long the heavy parts take, against a fixed piece of work measured in the same run.

Run them alone: `pytest tests/bench --benchmark-only --override-ini addopts=`.
"""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from samverkan_cli.check.rule import Given
from samverkan_cli.core.source import Source
from samverkan_cli.link.linking import link
from samverkan_cli.load.parse import Parsed, parse
from samverkan_cli.load.yaml import read
from samverkan_cli.rules import RULES
from tests.bench.plans import large_plan

ACTIVITIES = 10_000
# Time of the processor: what else the machine does is no matter of ours.
pytestmark = pytest.mark.benchmark(timer=time.process_time)
GIVEN = Given(today=date(2027, 1, 15))


def _yardstick() -> None:
    """Some work in pure Python and C, about a quarter of a second: the machine's speed cancels out against it."""
    made = {f"k{n}": {"title": f"Titel {n}", "owners": [f"o{n}", f"o{n + 1}"]} for n in range(60_000)}
    assert len(json.loads(json.dumps(made))) == 60_000


@pytest.fixture(scope="module")
def yardstick() -> float:
    return min(_seconds(_yardstick) for _ in range(3))


def _seconds(work: Callable[[], Any]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


@pytest.fixture(scope="module")
def text() -> str:
    return large_plan(ACTIVITIES)


@pytest.fixture(scope="module")
def parsed(text: str) -> Parsed:
    gc.collect()
    return parse("plan.yaml", read(Source("plan.yaml", text)).data)[0]


def _best(benchmark: Any) -> float:
    return float(benchmark.stats.stats.min)


def test_reading(benchmark: Any, text: str, yardstick: float) -> None:
    source = Source("plan.yaml", text)

    def work() -> None:
        gc.disable()
        try:
            parse("plan.yaml", read(source).data)
        finally:
            gc.enable()

    benchmark.pedantic(work, rounds=3)
    assert _best(benchmark) < 14 * yardstick


def test_linking(benchmark: Any, parsed: Parsed, yardstick: float) -> None:
    benchmark.pedantic(lambda: link("plan", "plans/plan", [parsed]), rounds=5)
    assert _best(benchmark) < 2.5 * yardstick
    assert _best(benchmark) < 0.3  # what was promised, on the machine that it was promised for


def test_all_rules_take_less_than_reading_and_linking(benchmark: Any, text: str, parsed: Parsed) -> None:
    project = link("plan", "plans/plan", [parsed]).value
    before = _seconds(lambda: parse("plan.yaml", read(Source("plan.yaml", text)).data)) + _seconds(
        lambda: link("plan", "plans/plan", [parsed])
    )

    def work() -> int:
        return sum(1 for rule in RULES if rule.check for _ in rule.check(project, GIVEN))

    found = benchmark.pedantic(work, rounds=3)
    assert found
    assert _best(benchmark) < before
