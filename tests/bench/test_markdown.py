"""How long the Markdown of a paper takes: four times as many activities take about four times as long."""

from __future__ import annotations

import time
from typing import Any

import pytest

from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from samverkan_cli.document.markdown import write
from samverkan_cli.document.templates import shipped
from tests.bench.grown import grown_plan
from tests.bench.measuring import assert_linear, best, seconds
from tests.bench.test_outline import linked

pytestmark = pytest.mark.benchmark(timer=time.process_time)

ACTIVITIES = 100
"""How many activities the smaller plan has."""


def work(size: int) -> Any:
    paper = ARRANGEMENTS["action-plan"]([linked(grown_plan(size))], Request())
    assert paper is not None
    return lambda: write(paper, shipped(), "document.md.j2")


def test_it_takes_as_much_longer_as_there_is_more(benchmark: Any, yardstick: float) -> None:
    assert_linear(benchmark, work, ACTIVITIES, yardstick)


def test_it_takes_about_as_long_as_reading_and_linking(benchmark: Any) -> None:
    text = grown_plan(400)
    before = min(seconds(lambda: linked(text)) for _ in range(3))
    benchmark.pedantic(lambda made: made(), setup=lambda: ((work(400),), {}), rounds=2)
    print(f"\n{best(benchmark) / before:5.2f} times reading and linking", end="")  # noqa: T201 - telling is what it is for
    # Checking takes about as long as reading and linking: so together this is well within twice `validate`.
    assert best(benchmark) < 2 * before
