"""What all benchmarks share: the yardstick that times are compared with."""

from __future__ import annotations

import pytest

from tests.bench.measuring import seconds, yard


@pytest.fixture(scope="session")
def yardstick() -> float:
    """How long the yard takes on this machine today, in seconds."""
    return min(seconds(yard) for _ in range(3))
