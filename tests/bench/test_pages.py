"""How long a page takes: four times as many activities take about four times as long."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pytest

from samverkan_cli.document import html
from samverkan_cli.document.templates import shipped
from samverkan_cli.document.words import form_words
from samverkan_cli.i18n.phrases import Phrases
from tests.bench.measuring import assert_linear
from tests.bench.papers import plan

pytestmark = pytest.mark.benchmark(timer=time.process_time)


def test_a_page(benchmark: Any, yardstick: float) -> None:
    words = form_words(Phrases("sv"))

    def work(size: int) -> Any:
        paper = replace(plan(size), words=words)
        return lambda: html.write(paper, shipped(), "document.html.j2")

    assert_linear(benchmark, work, 500, yardstick, most=16)
