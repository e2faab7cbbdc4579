"""How long the figures of a plan take: four times as many activities take about four times as long."""

from __future__ import annotations

import time
from typing import Any

import pytest

from samverkan_cli.document.figures.drawing import svg_of
from samverkan_cli.document.paper import Paper
from samverkan_cli.document.templates import shipped
from tests.bench.measuring import assert_linear
from tests.document.figure_samples import all_figures, grown

pytestmark = pytest.mark.benchmark(timer=time.process_time)

ACTIVITIES = 150
"""How many activities the smaller plan has."""


def test_figures_as_data(benchmark: Any, yardstick: float) -> None:
    def work(size: int) -> Any:
        plan = grown(size)
        return lambda: all_figures(plan)

    assert_linear(benchmark, work, ACTIVITIES, yardstick)


def test_figures_as_drawings(benchmark: Any, yardstick: float) -> None:
    def work(size: int) -> Any:
        paper = Paper("p", "sv", None, "", "", "Plan", blocks=all_figures(grown(size)))
        return lambda: svg_of(paper, shipped())

    assert_linear(benchmark, work, ACTIVITIES, yardstick, most=40)
