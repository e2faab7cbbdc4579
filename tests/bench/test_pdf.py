"""How long a PDF takes, and how much memory: four times the plan takes about four times as much.

`pytest tests/bench/test_pdf.py --benchmark-only --override-ini addopts= --benchmark-json FILE` writes them down.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.workspaces import REPOSITORY

SMALL, LARGE = 500, 2_000
MOST_MEMORY = 4.5
MOST_TIME = 6
"""How many times as much four times as many activities may take: 4.2 of the processor's time where the machine has
nothing else to do, up to 5.6 where it is shared, and 16 where time grew with the square."""
_CHILD = """
import json, resource, sys, time
from samverkan_cli.document.pdf import write
from samverkan_cli.document.templates import shipped
from tests.bench.papers import plan
import pikepdf, typst
paper = plan(int(sys.argv[1]))
began = time.process_time()
assert write(paper, shipped(), "document.typ").startswith(b"%PDF")
print(json.dumps([time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


def measured(activities: int) -> tuple[float, float]:
    """Seconds of the processor and kilobytes, in a process of its own."""
    command = [sys.executable, "-c", _CHILD, str(activities)]
    ran = subprocess.run(command, capture_output=True, check=True, cwd=REPOSITORY, text=True)
    seconds, memory = json.loads(ran.stdout)
    return seconds, memory


@pytest.mark.benchmark
def test_a_pdf_takes_time_and_memory_that_grow_with_the_plan(benchmark: Any) -> None:
    small = [measured(SMALL) for _ in range(2)]
    large = benchmark.pedantic(lambda: measured(LARGE), rounds=1)
    seconds, memory = (min(each[n] for each in small) for n in (0, 1))
    benchmark.extra_info.update(small=(seconds, memory), large=large)
    assert large[0] < MOST_TIME * seconds
    assert large[1] < MOST_MEMORY * memory
