"""How long two versions of a plan take to be compared, against reading and linking both.

`pytest tests/bench/test_compare.py --benchmark-only --override-ini addopts= -s` prints the ratio.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from typing import Any

import pytest

from samverkan_cli.compare.differences import Difference, differences
from samverkan_cli.compare.worded import Earlier, worded
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.link.project import Project
from tests.bench.grown import grown_plan
from tests.bench.measuring import best, seconds
from tests.bench.test_outline import ACTIVITIES, linked

pytestmark = pytest.mark.benchmark(timer=time.process_time)


def test_comparing_takes_no_longer_than_reading_and_linking_both(benchmark: Any) -> None:
    text = grown_plan(ACTIVITIES)
    # Every activity has another day, another lead and other words.
    other = re.sub(r"(            until: 20\d\d-0)6", r"\g<1>9", text).replace(" i liten skala", " i större skala")
    other = re.sub(r"(            lead: o\d+)", r"\g<1>0", other)
    linked(text)  # schemas are built once
    reading = min(seconds(lambda: (linked(text), linked(other))) for _ in range(3))

    def work(old: Project, new: Project) -> Sequence[Difference]:
        found = differences(old, new)
        worded(old, new, found, Earlier(), Phrases("sv"))
        return found

    found = benchmark.pedantic(work, setup=lambda: ((linked(text), linked(other)), {}), rounds=3)
    assert len(found) > ACTIVITIES
    print(f"\n{len(found)} changes, {best(benchmark) / reading:5.2f} times reading both", end="")  # noqa: T201
    assert best(benchmark) < reading
