"""What came of judging plans, as bytes: from one process to another, and small while it waits.

Only what a process of this program has written itself is ever read.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from samverkan_cli.check.judging import Judged
from samverkan_cli.check.rule import Rule
from samverkan_cli.core.record import record


@record
class Packed:
    """What a rule noted of a plan, until it is compared."""

    data: bytes

    def opened(self) -> Any:
        """What was noted."""
        return pickle.loads(zlib.decompress(self.data))  # noqa: S301 - written by ourselves


def sent(plans: Sequence[Judged]) -> bytes:
    """What came of judging some plans, as bytes, with what was noted of them packed."""
    stream = BytesIO()
    _Writer(stream, pickle.HIGHEST_PROTOCOL).dump([replace(each, noted=_packed(each)) for each in plans])
    return stream.getvalue()


def received(data: bytes, rules: Mapping[str, Rule]) -> list[Judged]:
    """What was sent. `rules` are the same here, by their codes."""
    found: list[Judged] = _Reader(BytesIO(data), rules).load()
    return found


def _packed(plan: Judged) -> tuple[tuple[Rule, str, Packed], ...]:
    return tuple(
        (rule, municipality, Packed(zlib.compress(pickle.dumps(noted, pickle.HIGHEST_PROTOCOL), 1)))
        for rule, municipality, noted in plan.noted
    )


class _Writer(pickle.Pickler):
    def persistent_id(self, thing: Any) -> str | None:
        """A rule goes by its code: it is the same in every process."""
        return thing.code if isinstance(thing, Rule) else None


class _Reader(pickle.Unpickler):
    def __init__(self, stream: BytesIO, rules: Mapping[str, Rule]) -> None:
        super().__init__(stream)
        self._rules = rules

    def persistent_load(self, code: str) -> Rule:
        return self._rules[code]
