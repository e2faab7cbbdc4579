"""How long the arranging of a plan as a document takes: it grows with the plan.

`pytest tests/bench/test_arrange.py --benchmark-only --override-ini addopts=` measures.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from tests.bench.grown import grown_plan
from tests.bench.measuring import assert_linear
from tests.bench.test_outline import linked

pytestmark = pytest.mark.benchmark(timer=time.process_time)


def test_an_action_plan_is_arranged_in_time_that_grows_with_it(benchmark: Any, yardstick: float) -> None:
    def make(activities: int) -> Callable[[], Any]:
        plan = linked(grown_plan(activities))
        return lambda: ARRANGEMENTS["action-plan"]([plan], Request())

    assert_linear(benchmark, make, 250, yardstick, most=30)
