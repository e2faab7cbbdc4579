"""How long the rules take on a plan like the worked ones, grown large: together, one by one, and on four times as much.

`pytest tests/bench --benchmark-only --override-ini addopts= -k rules -s` prints the ten slowest.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

from samverkan_cli.check.rule import Check, Given, Stage
from samverkan_cli.core.garbage import gc_paused
from samverkan_cli.core.text import Source
from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.containment import Parsed
from samverkan_cli.load.validate import parse
from samverkan_cli.rules import RULES
from samverkan_cli.yamltext.parser import read
from tests.bench.grown import grown_plan
from tests.bench.measuring import LINEAR, best, seconds

pytestmark = pytest.mark.benchmark(timer=time.process_time)

ACTIVITIES = 10_000
GIVEN = Given(today=date(2027, 1, 15))
CHECKS: dict[str, Check] = {f"{rule.code} {rule.name}": rule.check for rule in RULES if rule.stage is Stage.CHECKING}
SILENT = 36
"""Rules that find nothing in the plan: of one thing in the whole plan, which is as it should be, or of a rare fault."""


@cache
def parsed(activities: int) -> Parsed:
    return parse("plan.yaml", read(Source("plan.yaml", grown_plan(activities))).data)[0]


@cache
def known(activities: int) -> Project:
    """The plan, of which all that rules share has been gathered."""
    plan = linked(activities)
    assert plan.texts
    assert plan.titles
    assert plan.activities
    assert plan.is_referred_to(plan.owners["o3"])
    return plan


def linked(activities: int) -> Project:
    return link("plan", "plans/plan", [parsed(activities)]).value


@pytest.fixture(scope="module")
def took() -> Iterator[dict[str, float]]:
    """How long each rule took, in yardsticks; the ten slowest are printed in the end."""
    times: dict[str, float] = {}
    yield times
    for rule in sorted(times, key=times.__getitem__, reverse=True)[:10]:
        print(f"\n{times[rule]:6.2f} yardsticks  {rule}", end="")  # noqa: T201 - telling is what it is for


def test_rules_together_take_less_than_reading_and_linking(benchmark: Any) -> None:
    source = Source("plan.yaml", grown_plan(ACTIVITIES))
    with gc_paused():
        before = seconds(lambda: parse("plan.yaml", read(source).data)) + seconds(lambda: linked(ACTIVITIES))

    def work(plan: Project) -> int:
        with gc_paused():  # as the program does, while linking and while checking
            return sum(1 for check in CHECKS.values() for _ in check(plan, GIVEN))

    found = benchmark.pedantic(work, setup=lambda: ((linked(ACTIVITIES),), {}), rounds=2)
    assert found
    # The aim is 1.0: this holds what has been reached, and what a machine that others use too adds.
    assert best(benchmark) < 1.4 * before


@pytest.mark.parametrize("rule", CHECKS)
def test_rules_take_a_time_that_grows_with_the_plan(
    benchmark: Any, rule: str, yardstick: float, took: dict[str, float]
) -> None:
    check = CHECKS[rule]
    small, large = known(ACTIVITIES // 4), known(ACTIVITIES)

    def looked_through(plan: Project) -> int:
        return sum(1 for _ in check(plan, GIVEN))

    looked_through(known(ACTIVITIES // 4))  # word lists are read once
    before = min(seconds(lambda: looked_through(small)) for _ in range(2))
    benchmark.pedantic(looked_through, args=(large,), rounds=2)
    took[rule] = best(benchmark) / yardstick
    assert best(benchmark) < LINEAR * max(before, yardstick / 100)
    assert took[rule] < 4


def test_rules_have_something_to_find(benchmark: Any) -> None:
    plan = known(ACTIVITIES // 4)
    silent = benchmark.pedantic(
        lambda: {rule for rule, check in CHECKS.items() if not any(True for _ in check(plan, GIVEN))}, rounds=1
    )
    print(*sorted(silent), sep="\n")  # noqa: T201 - telling is what it is for
    assert len(silent) <= SILENT
