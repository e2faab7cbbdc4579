"""How long the heavy parts take, against a fixed piece of work measured in the same run.

Run them alone: `pytest tests/bench --benchmark-only --override-ini addopts=`.
"""

from __future__ import annotations

import gc
import time
from typing import Any

import pytest

from samverkan_cli.core.text import Source
from samverkan_cli.link.linking import link
from samverkan_cli.load.containment import Parsed
from samverkan_cli.load.validate import parse
from samverkan_cli.yamltext.parser import read
from tests.bench.measuring import best
from tests.bench.plans import large_plan

ACTIVITIES = 10_000
# Time of the processor: what else the machine does is no matter of ours.
pytestmark = pytest.mark.benchmark(timer=time.process_time)


@pytest.fixture(scope="module")
def text() -> str:
    return large_plan(ACTIVITIES)


@pytest.fixture(scope="module")
def parsed(text: str) -> Parsed:
    gc.collect()
    return parse("plan.yaml", read(Source("plan.yaml", text)).data)[0]


def test_reading(benchmark: Any, text: str, yardstick: float) -> None:
    source = Source("plan.yaml", text)

    def work() -> None:
        gc.disable()
        try:
            parse("plan.yaml", read(source).data)
        finally:
            gc.enable()

    benchmark.pedantic(work, rounds=3)
    assert best(benchmark) < 14 * yardstick


def test_linking(benchmark: Any, parsed: Parsed, yardstick: float) -> None:
    benchmark.pedantic(lambda: link("plan", "plans/plan", [parsed]), rounds=5)
    assert best(benchmark) < 2.5 * yardstick
