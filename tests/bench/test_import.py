"""How the time grows that a table takes to become a plan.

`pytest tests/bench/test_import.py --benchmark-only --override-ini addopts= -s` prints the ratio.
"""

from __future__ import annotations

import time
from datetime import date
from typing import Any

import pytest

from samverkan_cli.core.message import Message
from samverkan_cli.i18n.speech import speech
from samverkan_cli.intake.contents import Cell, Contents, Line, Table
from samverkan_cli.intake.plan import Options, planned
from tests.bench.measuring import LINEAR, best, seconds

pytestmark = pytest.mark.benchmark(timer=time.process_time)
HEAD = ("Fokusområde", "Aktivitet", "Ansvarig", "Klart", "Mål")


def document(rows: int) -> Contents:
    texts = [
        HEAD,
        *(
            (f"Område {n // 20}", f"Hålla möte nummer {n}", f"Chef {n % 50}", "HT 2027", f"Mål {n}")
            for n in range(rows)
        ),
    ]
    where = Message("there")
    table = Table(tuple(tuple(Cell((Line(text),), where) for text in row) for row in texts), Message("table {n}", n=1))
    return Contents((table,), "Handlingsplan")


def test_four_times_as_many_rows_take_no_longer_than_their_number(benchmark: Any) -> None:
    options = Options({}, keep_persons=False, today=date(2026, 11, 30), name="Plan")
    few, many = document(250), document(1_000)
    one = min(seconds(lambda: planned(few, options, speech("sv"))) for _ in range(3))
    benchmark.pedantic(lambda: planned(many, options, speech("sv")), rounds=3)
    print(f"\n{best(benchmark) / one:5.2f} times for four times as many rows", end="")  # noqa: T201
    assert best(benchmark) < LINEAR * one
