"""`record` makes a class what `@dataclass(frozen=True, slots=True)` makes it."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import KW_ONLY, asdict, dataclass, field, fields, replace
from functools import cached_property
from typing import Any

import pytest

from samverkan_cli.core.record import record


@record
class Place:
    name: str
    near: tuple[Place, ...] = ()
    note: str = field(default="", compare=False, repr=False)
    weights: dict[str, int] = field(default_factory=dict, hash=False)


@record
class Room(Place):
    _: KW_ONLY
    seats: int

    def __repr__(self) -> str:
        return f"<{self.name}>"


@record
class Shout:
    text: str
    loud: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "loud", self.text.upper())


@record
class Long:
    text: str

    @cached_property
    def length(self) -> int:
        return len(self.text)


@record
class Nothing:
    pass


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    near: tuple[Place, ...] = ()
    note: str = field(default="", compare=False, repr=False)
    weights: dict[str, int] = field(default_factory=dict, hash=False)


HALL = Place("hall", (Place("yard"),), "old", {"a": 1})


@pytest.mark.parametrize("ask", [lambda place: hash(place), asdict, fields, lambda place: type(place).__match_args__])
def test_it_is_as_a_dataclass(ask: Callable[[Any], Any]) -> None:
    plain = Plain(*(getattr(HALL, each.name) for each in fields(HALL)))
    assert str(ask(HALL)) == str(ask(plain))
    assert repr(HALL) == repr(plain).replace("Plain", "Place")


def test_what_is_the_same() -> None:
    assert Place("hall", HALL.near, "new", {"a": 1}) == HALL
    assert replace(HALL, name="room") != HALL
    assert Room("hall", seats=1) != Place("hall")
    assert Room("hall", seats=1) != Room("hall", seats=2)
    assert hash(replace(HALL, weights={})) == hash(HALL)
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1
    other: object = Plain("hall")
    assert Place("hall") != other


def test_values_are_taken_as_they_are_given() -> None:
    assert Room("room", note="n", seats=3).seats == 3
    assert Place("a").weights is not Place("a").weights
    assert Shout("hej").loud == "HEJ"
    assert Long("hej").length == 3
    assert repr(Room("hall", seats=1)) == "<hall>"
    with pytest.raises(TypeError, match=r"Room.__init__\(\) missing 1 required keyword-only argument: 'seats'"):
        Room("room")  # type: ignore[call-arg]


def test_it_has_slots_and_is_pickled() -> None:
    assert not hasattr(HALL, "__dict__")
    assert pickle.loads(pickle.dumps(HALL)) == HALL  # noqa: S301 - our own
