"""How far a search goes: a little in the quick suite, and all the way in the long one (`.ci/run long`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st

ANY_CHARACTER = st.characters(exclude_categories=["Cs"])
"""What UTF-8 can write. Hypothesis takes three seconds to find that out by itself, where it has not done so before."""


@dataclass(slots=True)
class _Listing:
    """Whether cases of the long searches are listed at all: where they are left out, listing them takes seconds."""

    long: bool = True


LISTING = _Listing()


def many(times: int) -> settings:
    """Try so many times as many examples as other properties are tried on."""
    return settings(max_examples=times * settings().max_examples)


def few() -> settings:
    """Try a third as many examples as other properties are tried on, where one takes long."""
    return settings(max_examples=settings().max_examples // 3)


def one_in(step: int, cases: Iterable[Any]) -> list[Any]:
    """Cases to parametrize a test with, of which the quick suite runs the first of every `step` in a row."""
    return [
        pytest.param(each, marks=pytest.mark.long) if n % step else each
        for n, each in enumerate(cases)
        if LISTING.long or n % step == 0
    ]


def only_long(cases: Iterable[Any]) -> list[Any]:
    """Cases to parametrize a test with of which the quick suite runs none."""
    return [pytest.param(each, marks=pytest.mark.long) for each in cases] if LISTING.long else []
