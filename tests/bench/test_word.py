"""How long a plan takes as a Word file: four times as many activities take about four times as long."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

import pytest

from samverkan_cli.document.docx import write
from samverkan_cli.document.templates import shipped
from tests.bench.measuring import assert_linear
from tests.bench.papers import plan

pytestmark = pytest.mark.benchmark(timer=time.process_time)


def test_a_large_plan(benchmark: Any, yardstick: float) -> None:
    assert_linear(benchmark, lambda size: partial(write, plan(size), shipped(), "document.docx"), 500, yardstick, 16)
