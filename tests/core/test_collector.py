"""Findings past the most of a kind are counted, and not described."""

from __future__ import annotations

from functools import partial

from samverkan_cli.core.collector import MOST, Collector, sparing
from samverkan_cli.core.diagnostic import Finding
from samverkan_cli.core.message import Message


def test_those_that_are_only_counted_are_not_described() -> None:
    described: list[int] = []

    def describe(n: int) -> Finding:
        described.append(n)
        return Finding(None, Message("It is {n}", n=n), code="SAM013")

    collector = Collector()
    for finding in sparing(partial(describe, n) for n in range(MOST + 50)):
        if collector.wants(finding.code):
            collector.keep(finding)
    *kept, rest = collector.all()
    assert described == list(range(MOST + 1))
    assert [each.message for each in kept] == [Message("It is {n}", n=n) for n in range(MOST)]
    assert rest.message.count == 50
