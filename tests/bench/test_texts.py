"""How long the rules read long and odd texts: four times as much takes about four times as long."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from samverkan_cli.rules.printable import unprintable
from samverkan_cli.swedish.abbreviations import abbreviations
from samverkan_cli.swedish.cues import telltale
from samverkan_cli.swedish.doing import doing
from samverkan_cli.swedish.inflection import stem, stems
from samverkan_cli.swedish.negation import problem
from samverkan_cli.swedish.personal import (
    addresses,
    is_person,
    is_personal,
    names_in,
    personal_numbers,
    telephone_numbers,
)
from samverkan_cli.swedish.placeholders import garbled, placeholders
from samverkan_cli.swedish.sentences import sentences
from samverkan_cli.swedish.tokens import tokenize
from samverkan_cli.swedish.variants import Names
from samverkan_cli.swedish.wordings import dimensions_of, opening
from tests.bench.measuring import assert_linear
from tests.swedish.test_variants import NAMES

pytestmark = pytest.mark.benchmark(timer=time.process_time)

SIZE = 50_000
"""How many letters a text has that is read; and one of four times as many."""


def personal(text: str) -> None:
    for looked_for in (personal_numbers, addresses, telephone_numbers, names_in, is_person, is_personal):
        looked_for(text)


def document(text: str) -> None:
    for looked_for in (sentences, abbreviations):
        list(looked_for(text))
    placeholders(text, swedish=True)
    garbled(text)
    unprintable(text)


def goal(text: str) -> None:
    tokens = tokenize(text)
    dimensions_of(opening(tokens))
    doing(tokens)
    problem(tokens)


def expression(text: str) -> None:
    telltale("trials.sv", text)


def names(text: str) -> None:
    list(Names([(text, None), *((name, None) for name in NAMES)]).variants_in(text))


def endings(text: str) -> None:
    stem(text)
    stems(text)


READERS: dict[Callable[[str], None], tuple[str, ...]] = {
    personal: ("a", "1", "@", "Tuva ", "A", "12-", "a@", "070 ", "(a) ", "www.", "https://a.se/1 121212-1212 "),
    document: (
        ". ",
        "...",
        "[namn] ",
        "[[",
        "](",
        "IFO, ",
        "A-",
        "Ã¥",
        "Ã¥ ",
        "x kr ",
        "{{",
        "> ",
        "- \n",
        "((",
        "`",
        "a@",
        "KS 2026:1 ",
        "_",
        "?",
        "😀",
        "Tuva ",
        "1 ",
        "#",
        "*",
    ),
    goal: ("stärka, ", "stärka och ", "inte ", "alltid ", "veta ", "ska ", "ha god ", "kan inte ", "” "),
    expression: ("p", "av ", "från projekt ", "projekts "),
    names: ("a", "- ", "a@", "www.", "och "),
    endings: ("s", "ens", "ens "),
}
TEXTS = [(reader, piece) for reader, pieces in READERS.items() for piece in pieces]


@pytest.mark.parametrize(
    ("reader", "piece"), [pytest.param(*each, id=f"{each[0].__name__}-{each[1]!r}") for each in TEXTS]
)
def test_texts_are_read_in_a_time_that_grows_with_them(
    benchmark: Any, yardstick: float, reader: Callable[[str], None], piece: str
) -> None:
    assert_linear(benchmark, lambda size: partial(reader, piece * (size // len(piece))), SIZE, yardstick, most=8)


@pytest.mark.parametrize("before", ["Tuva ", "Tuva Exempelsson "])
def test_texts_with_a_name_and_a_word_without_end(benchmark: Any, yardstick: float, before: str) -> None:
    assert_linear(benchmark, lambda size: partial(personal, before + "A" * size), SIZE, yardstick)


def test_texts_with_a_name_many_times(benchmark: Any, yardstick: float) -> None:
    known = Names((f"Rektor vid skolan nummer {n}", n) for n in range(2_000))
    text = "Rektor vid skolan nummer rektorr vid skolaan nummer 7 "
    assert_linear(
        benchmark, lambda size: lambda: list(known.variants_in(text * (size // 20))), SIZE, yardstick, most=20
    )
