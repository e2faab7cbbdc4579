"""The record of a choice: enough to explain it, and to make it again from the same inputs.

It is JSON beside the plan. Numbers that must be exact are text: `1/8`, `23`, `2.5` is `5/2`. Ballots are personal data:
only their number and the SHA-256 of their file are kept. Nothing of the day or the computer is in it, so the same
choice gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from samverkan_cli.model.goals import Goal
from samverkan_cli.pick.kept import asdict
from samverkan_cli.pick.outcome import Method
from samverkan_cli.pick.voting.tally import RuleName, Step

VERSION = 1
RULE_VERSION = 1
"""Of the rules by which votes are counted: raised when one of them would give another answer than before."""
SCHEMA = "https://json-schema.org/draft/2020-12/schema"

Exact = Annotated[str, Field(pattern=r"^-?\d+(/\d+)?$")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Id = Annotated[str, Field(min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RecordedPeriod(_Entry):
    """The period that was picked for."""

    id: Id
    from_: str = Field(alias="from")
    until: str


class RecordedRule(_Entry):
    """By which rule votes were counted, and in which version of it."""

    name: RuleName
    version: int


class RecordedTies(_Entry):
    """In which order ties were decided, and the seed of the lot, if one was drawn."""

    order: tuple[Literal["support", "not-kept", "lot", "bank"], ...]
    lot: str | None = None


class RecordedBallots(_Entry):
    """The ballots that were counted: how many, how many were left out, and what file they stood in."""

    sha256: Digest
    count: int
    invalid: int
    min_ticks: int


class RecordedWeights(_Entry):
    """The weights that were used."""

    sha256: Digest


class RecordedSelection(_Entry):
    """What the same picker had picked before."""

    period: Id
    sha256: Digest


class RecordedInputs(_Entry):
    """What went in. `bank` is the SHA-256 of the goals that could be picked, as they were."""

    bank: Digest
    ballots: RecordedBallots | None = None
    weights: RecordedWeights | None = None
    before: tuple[RecordedSelection, ...] = ()


class RecordedPaid(_Entry):
    """So many voters paid so much each."""

    voters: int
    each: Exact


class PickedGoal(_Entry):
    """A goal that was picked, as it was then, and by what."""

    id: Id
    title: str
    wording: str | None = None
    why: str | None = None
    direction: str | None = None
    ages: str | None = None
    audience: tuple[str, ...] = ()
    dimension: tuple[str, ...] = ()
    added: bool = False
    kept: bool = False
    round: int | None = None
    step: Step | None = None
    value: Exact | None = None
    support: Exact | None = None
    supporters: int | None = None
    paid: tuple[RecordedPaid, ...] = ()
    tied: tuple[Id, ...] = ()


class PassedGoal(_Entry):
    """A goal that was not picked, and why."""

    id: Id
    title: str
    support: Exact | None = None
    supporters: int | None = None
    value: Exact | None = None
    instead: Id | None = None
    change: Exact | None = None
    against: tuple[str, ...] = ()


class RecordedPrice(_Entry):
    """What the limits cost: the worth of the set that was picked, and of the best without them."""

    picked: Exact
    without: Exact


class ChangeByHand(_Entry):
    """A goal that was put in or taken out after the count, by whom and why."""

    goal: Id
    change: Literal["in", "out"]
    by: Id
    why: str


class Record(_Entry):
    """The record of a choice."""

    version: Literal[1]
    plan: str
    period: RecordedPeriod
    by: Id
    binds: tuple[Id, ...]
    method: Method
    rule: RecordedRule | None = None
    limits: tuple[str, ...] = ()
    ties: RecordedTies | None = None
    inputs: RecordedInputs
    goals: tuple[PickedGoal, ...]
    passed: tuple[PassedGoal, ...]
    price: RecordedPrice | None = None
    by_hand: tuple[ChangeByHand, ...] = ()


def text(record: Record) -> str:
    """A record as it is written: with every key, in the order of the format, and a last line end."""
    return json.dumps(record.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=2) + "\n"


def read(raw: str | bytes) -> Record:
    """A record that was written. Raises ValueError, which says in English where it is not one."""
    try:
        return Record.model_validate_json(raw, strict=False)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise ValueError(f"{where}: {first['msg']}") from None


def schema() -> dict[str, Any]:
    """The JSON Schema of records."""
    made = Record.model_json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": SCHEMA,
        "title": "A record of picked goals (samverkan)",
        **{k: v for k, v in made.items() if k != "title"},
    }


def exact(number: Fraction | None) -> str | None:
    """A number as a record has it."""
    return None if number is None else str(number)


def digest(raw: bytes) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(raw).hexdigest()


def of_goals(goals: Iterable[Goal]) -> str:
    """The SHA-256 of some goals, as far as a choice among them depends on them."""
    said = [[goal.id, *asdict(goal).values(), goal.status] for goal in goals]
    return digest(json.dumps(said, ensure_ascii=False).encode())
