"""How well the rules read what people write, printed for each: `pytest tests/bench -k accuracy ... -s`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.rules.reading import FILES, trial, tried


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_accuracy(benchmark: Any, path: Path) -> None:
    wanted = trial(path)
    outcome = benchmark.pedantic(tried, args=(wanted,), rounds=1)
    benchmark.extra_info |= {"precision": float(outcome.precision), "recall": float(outcome.recall)}
    print(  # noqa: T201 - telling is what it is for
        f"\n{wanted.rule.code} {wanted.rule.name}: precision {float(outcome.precision):.3f}, "
        f"recall {float(outcome.recall):.3f} of {len(wanted.speaks)} + {len(wanted.silent)} texts"
    )
