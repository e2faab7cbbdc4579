"""Measuring by the time of the processor: what else the machine does is no matter of ours."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.workspaces import environment_for

LINEAR = 8
"""How many times as long four times as much may take: about 4 where time grows with the size, 16 with its square."""


class Cost(NamedTuple):
    """What a process took: seconds of the processor, seconds by the clock, and at most so many bytes of memory.

    `code` is what it ended with.
    """

    cpu: float
    wall: float
    memory: int
    code: int


def process_cost(command: Sequence[str], here: Path, processors: Collection[int] = ()) -> Cost:
    """What a command takes as a process of its own, with those that it starts; on some processors only, if given."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=here, env=environment_for(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    if processors:
        os.sched_setaffinity(process.pid, processors)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), command
    wall = time.perf_counter() - began
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024, process.returncode)


def seconds(work: Callable[[], Any]) -> float:
    """How long a piece of work takes."""
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def yard() -> None:
    """Some work in pure Python and C, about a quarter of a second: the machine's speed cancels out against it."""
    made = {f"k{n}": {"title": f"Titel {n}", "owners": [f"o{n}", f"o{n + 1}"]} for n in range(60_000)}
    assert len(json.loads(json.dumps(made))) == 60_000


def best(benchmark: Any) -> float:
    """The shortest time that was measured."""
    return float(benchmark.stats.stats.min)


def assert_linear(
    benchmark: Any, make: Callable[[int], Callable[[], Any]], size: int, yardstick: float, most: float = 4
) -> None:
    """Four times the size takes no more than `LINEAR` times as long, and not more than `most` yardsticks.

    `make` gives the work for a size. It is made anew for each round, so that nothing is known from the round before.
    Times of less than a hundredth of a yardstick say nothing.
    """
    small = min(seconds(make(size)) for _ in range(2))
    benchmark.pedantic(lambda work: work(), setup=lambda: ((make(4 * size),), {}), rounds=2)
    assert best(benchmark) < LINEAR * max(small, yardstick / 100)
    assert best(benchmark) < most * yardstick
