"""The record of a choice: enough to explain it, and to make it again from the same inputs.

It is JSON beside the plan. Numbers that must be exact are text: `1/8`, `23`, `2.5` is `5/2`. Ballots are personal data:
only their number and the SHA-256 of their file are kept. Nothing of the day or the computer is in it, so the same
choice gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, ValidationError, WithJsonSchema

from samverkan_cli.core.errors import UserError
from samverkan_cli.model.docstrings import of_fields
from samverkan_cli.model.goals import Goal
from samverkan_cli.pick.snapshot import snapshot
from samverkan_cli.pick.solver import ROUND, TOO_FINE
from samverkan_cli.pick.vote.tally import RuleName, Step

VERSION = 1
RULE_VERSION = 1
"""Of the rules by which votes are counted: raised when one of them would give another answer than before."""
SCHEMA = "https://json-schema.org/draft/2020-12/schema"
_DIGITS = 4000
"""A number with more digits than this is not written: Python itself reads none with many more."""

_EXACT = rf"^-?[0-9]{{1,{_DIGITS}}}(/[1-9][0-9]{{0,{_DIGITS - 1}}})?$"


def exact(number: object) -> Fraction:
    """A number of a record, or its text. Raises UserError where it has more digits than can be read again."""
    if isinstance(number, str) and re.match(_EXACT, number):
        return Fraction(number)
    if not isinstance(number, Fraction):
        raise ValueError("this is no fraction such as 1/8, and no whole number, as text")
    if max(number.numerator.bit_length(), number.denominator.bit_length()) > _DIGITS * 3:
        raise UserError(TOO_FINE, ROUND)
    return number


Exact = Annotated[
    Fraction, BeforeValidator(exact), PlainSerializer(str), WithJsonSchema({"pattern": _EXACT, "type": "string"})
]
Method = Literal["manual", "vote", "optimise"]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Id = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=0)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RecordedPeriod(_Entry):
    """The period that was picked for."""

    id: Id
    """Its id in the plan."""
    from_: str = Field(alias="from")
    """Its first day, as 2027-01-01."""
    until: str
    """Its last day."""


class RecordedRule(_Entry):
    """By which rule votes were counted."""

    name: RuleName
    """The rule, as it is called on the command line. Under limits it is pav, whichever was asked for."""
    version: int
    """The version of the program's own rules. Another version may count otherwise."""


class RecordedTies(_Entry):
    """How ties were decided."""

    order: tuple[Literal["support", "not-kept", "lot", "bank"], ...]
    """What decides between goals that are exactly as good, the first that differs: more support, not picked for the
    period before, the lot, the order of the bank."""
    lot: str | None = None
    """The seed of the lot, if one was drawn: goals go by the SHA-256 of the seed, a line end and the id, as hex."""


class RecordedBallots(_Entry):
    """The ballots that were counted. They themselves are personal data, and are not kept."""

    sha256: Digest
    """The SHA-256 of their file."""
    count: Count
    """How many ballots were counted."""
    votes: Exact | None = None
    """How many votes they were together: as many as ballots, unless they had weights."""
    invalid: Count
    """How many ballots were left out because they were faulty."""
    min_ticks: Count
    """How many goals a ballot had to tick to count."""


class RecordedWeights(_Entry):
    """The weights of goals that were used."""

    sha256: Digest
    """The SHA-256 of their file."""


class RecordedSelection(_Entry):
    """What the same picker had picked for an earlier period."""

    period: Id
    """The id of the period."""
    sha256: Digest
    """The SHA-256 of the ids of the goals, in order, with a line end between."""


class RecordedInputs(_Entry):
    """What the choice was made from: enough to tell whether it is the same another time."""

    bank: Digest
    """The SHA-256 of the goals in the bank with what is kept of them and their status, those apart that were added
    with the choice."""
    ballots: RecordedBallots | None = None
    """The ballots, where votes were counted."""
    weights: RecordedWeights | None = None
    """The weights, where they were given in a file."""
    before: tuple[RecordedSelection, ...] = ()
    """What was picked for earlier periods, the last one first."""


class RecordedPaid(_Entry):
    """Voters who paid alike for a goal, which costs 1."""

    voters: Count
    """How many they are."""
    votes: Exact | None = None
    """How many votes they have together."""
    each: Exact
    """What each vote paid. In seq-phragmen, and where equal-shares is completed, it is what the goal adds to what each
    vote is charged."""


class PickedGoal(_Entry):
    """A goal that was picked, as it was then, and by what."""

    id: Id
    """Its id in the bank."""
    title: str
    """Its title in the bank."""
    wording: str | None = None
    """The wording that was adopted, where it is another than the title."""
    why: str | None = None
    """What those who picked say of why."""
    direction: str | None = None
    """Its direction."""
    ages: str | None = None
    """Its ages, as 6-13."""
    audience: tuple[str, ...] = ()
    """Its audience."""
    dimension: tuple[str, ...] = ()
    """Its dimensions."""
    added: bool = False
    """Whether those who picked added it to the bank."""
    kept: bool = False
    """Whether the same picker had picked it for the period before."""
    round: Annotated[int, Field(ge=1)] | None = None
    """In which round of the count it was picked, from 1; null where it was picked by hand."""
    step: Step | None = None
    """By what it was picked: support (av), its price (share, in equal-shares), the load on its voters (load, in
    seq-phragmen and where equal-shares is completed), what it added to the score (score, in seq-pav), the best set as
    a whole (set, in pav and optimise), or the tie order alone because nobody ticked it (rest)."""
    value: Exact | None = None
    """What it was picked by, in the measure of the step. For set: what the score would lose without it, and in optimise
    its weight."""
    support: Exact | None = None
    """How many votes it had, or in optimise its weight."""
    supporters: Count | None = None
    """How many voters ticked it."""
    paid: tuple[RecordedPaid, ...] = ()
    """What its voters paid, those who paid most first."""
    tied: tuple[Id, ...] = ()
    """Goals that were exactly as good when it was picked, so that the order of ties decided: at most twenty, those that
    were never picked first."""
    tied_more: Count = 0
    """How many more goals were."""


class PassedGoal(_Entry):
    """A goal that was not picked, and why."""

    id: Id
    """Its id in the bank."""
    title: str
    """Its title in the bank."""
    kept: bool = False
    """Whether the same picker had picked it for the period before."""
    support: Exact | None = None
    """How many votes it had, or in optimise its weight."""
    supporters: Count | None = None
    """How many voters ticked it."""
    round: Annotated[int, Field(ge=1)] | None = None
    """In which round of the count it was picked, where it was taken out by hand afterwards."""
    step: Step | None = None
    """By what it was picked then."""
    value: Exact | None = None
    """What it would have been picked by in the last round, in the measure of that round; null where it could not.
    Where it was picked then, and taken out afterwards: what it was picked by."""
    instead: Id | None = None
    """Where a whole set was chosen: the picked goal in whose place it would have done least harm."""
    change: Exact | None = None
    """What that would have done to the score of the set, or to its weight."""
    against: tuple[str, ...] = ()
    """The limits that stand in its way, as they were asked for."""


class RecordedPrice(_Entry):
    """What the limits cost."""

    picked: Exact
    """The score of the set that was picked, or its weight."""
    without: Exact
    """That of the best set without the limits."""


class ChangeByHand(_Entry):
    """A goal that was put in or taken out after the count."""

    goal: Id
    """Its id."""
    change: Literal["in", "out"]
    """Whether it was put in or taken out."""
    by: Id
    """The id of who did."""
    why: str
    """Why."""


class Record(_Entry):
    """A choice of goals for a period, as `samverkan pick` wrote it down.

    Numbers that must be exact are text, as fractions: 1/8, 23, 5/2.
    """

    version: Literal[1]
    """The version of this form."""
    plan: str
    """The name of the plan."""
    period: RecordedPeriod
    """The period that was picked for."""
    by: Id
    """The id of the owner or the group that picked."""
    binds: tuple[Id, ...]
    """Whom the choice binds: all, or ids of groups; nobody else than who picked, where it is empty."""
    method: Method
    """How the choice was made."""
    rule: RecordedRule | None = None
    """By which rule votes were counted."""
    limits: tuple[str, ...] = ()
    """The limits, as they were asked for on the command line."""
    ties: RecordedTies | None = None
    """How ties were decided; null for a choice by hand."""
    inputs: RecordedInputs
    """What the choice was made from."""
    goals: tuple[PickedGoal, ...]
    """The goals that stand in the end, in the order in which they were picked."""
    passed: tuple[PassedGoal, ...]
    """The goals that were not picked, in the order of the bank."""
    price: RecordedPrice | None = None
    """What the limits cost, where they were limits that cost something."""
    by_hand: tuple[ChangeByHand, ...] = ()
    """What was changed by hand after the count."""


def text(record: Record) -> str:
    """A record as it is written: with every key, in the order of the format, and a last line end."""
    return json.dumps(record.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=2) + "\n"


class LaterRecord(ValueError):
    """A record in a form that only a later program knows."""


def read(raw: str | bytes) -> Record:
    """A record that was written. Raises ValueError, which says in English where it is not one."""
    try:
        return Record.model_validate_json(raw, strict=False)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        version = json.loads(raw).get("version") if first["loc"] == ("version",) else None
        if isinstance(version, int) and version > VERSION:
            raise LaterRecord from None
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise ValueError(f"{where}: {first['msg']}") from None


def schema() -> str:
    """The JSON Schema of records, as it is written."""
    made = Record.model_json_schema(by_alias=True, mode="serialization")
    kinds: dict[str, Any] = {"Record": made, **made["$defs"]}
    models: dict[str, type[_Entry]] = {each.__name__: each for each in _Entry.__subclasses__()}
    below = of_fields(__name__)
    for name, kind in kinds.items():
        kind["description"] = " ".join((models[name].__doc__ or "").split())
        del kind["title"]
        for field, docstring in below[name].items():
            alias = models[name].model_fields[field].alias or field
            shown = kind["properties"][alias]
            shown.pop("title", None)
            kind["properties"][alias] = {"description": " ".join(docstring.split()), **shown}
        kind["required"] = list(kind["properties"])  # a record is written with every key
    head = {"$schema": SCHEMA, "title": "A record of picked goals (samverkan)"}
    parts = made.pop("$defs")
    return json.dumps({**head, **made, "$defs": parts}, ensure_ascii=False, indent=2) + "\n"


def digest(raw: bytes) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(raw).hexdigest()


def of_goals(goals: Iterable[Goal]) -> str:
    """The SHA-256 of some goals, as far as a choice among them depends on them."""
    said = [[goal.id, *snapshot(goal).values(), goal.status] for goal in goals]
    return digest(json.dumps(said, ensure_ascii=False).encode())
