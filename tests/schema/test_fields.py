"""What is known of the fields is all there, and true: each has its words, and each example is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from samverkan_cli.core.text import Source
from samverkan_cli.i18n.speech import LANGUAGES, Code, speech
from samverkan_cli.load.settings import Settings
from samverkan_cli.model.document import Review
from samverkan_cli.model.enumeration import Word
from samverkan_cli.model.focus import Activity
from samverkan_cli.model.follow_up import FollowUp
from samverkan_cli.model.groups import Chair, Group
from samverkan_cli.model.money import Cost, Funding
from samverkan_cli.model.periods import Period, Selection
from samverkan_cli.model.plan import Plan, kinds
from samverkan_cli.model.shape import Field, fields
from samverkan_cli.model.thing import Part
from samverkan_cli.schema.describe import held, value
from samverkan_cli.schema.fields import described, example, known, places, sentence, sentences
from samverkan_cli.yamltext.parser import read

FIELDS = [field for kind in places() for field in known(kind).values()]


def name(field: Field) -> str:
    return f"{field.holder.__name__}.{field.key}"


def data(example: str) -> Any:
    reading = read(Source("", example))
    assert not reading.findings, example
    return reading.data


def test_every_model_of_the_format_stands_somewhere() -> None:
    # Money alone stands nowhere but in funding, and Cost is made from it.
    assert set(places()) == set(kinds())


@pytest.mark.parametrize("kind", places(), ids=lambda kind: kind.__name__)
def test_a_model_says_what_it_is(kind: type[Part]) -> None:
    assert kind.__doc__
    assert described(kind).endswith(".")


@pytest.mark.parametrize("kind", places(), ids=lambda kind: kind.__name__)
def test_a_field_says_what_it_is_for_with_an_example_that_is_one(kind: type[Part]) -> None:
    fields = known(kind).values()
    least = {field.key: data(example(field)) for field in fields if field.required}
    for field in fields:
        assert re.fullmatch(r"[A-Z].*\.", sentence(field)), field
        part = kind.model_validate({**least, field.key: data(example(field))})
        assert getattr(part, field.name) not in (None, ()), field


SAME = {
    "Organisation",
    "Per",
    "Information",
    "Policy",
    "Region",
    "Administration",
    "Median",
    "Kolada",
    "Status",
    "Version",
    "Vision",
    "Plan",
}
"""What is the same in Swedish as in English."""


@pytest.mark.parametrize("code", LANGUAGES)
def test_of_a_field_is_known_what_stands_in_it(code: Code) -> None:
    for field in FIELDS:
        kinds = (field.kind, field.words, field.part, field.ref if field.form != "keyed" else None)
        assert sum(each is not None for each in kinds) == 1, field
        told = held(field, speech(code))
        assert told, field
        assert "{" not in told, field


def test_every_enumeration_is_that_of_a_field() -> None:
    all_fields = (*FIELDS, *fields(Settings).values())
    assert {field.words for field in all_fields if field.words} == set(Word.__subclasses__())
    assert all(word.meaning for each in Word.__subclasses__() for word in each)


@pytest.mark.parametrize(
    ("kind", "key", "kind_of_value", "form", "told"),
    [
        (Activity, "until", "last-day", "one", "a date or a stretch; ongoing, where there is no last day"),
        (Activity, "owners", "reference", "many", "one or several ids of things under owners or groups"),
        (Activity, "lead", "reference", "one", "the id of something under owners or groups"),
        (Activity, "prevention", "word", "many", "one or several of these words"),
        (Activity, "ages", "ages", "one", "an age or a span of ages"),
        (Activity, "milestones", None, "entries", "entries, each under an id of its own"),
        (Activity, "cost", None, "many", "fields of its own, once or in a list"),
        (Activity, "pilot", None, "one", "fields of its own"),
        (Group, "members", None, "many", "ids of things under owners or groups, or fields, once or in a list"),
        (Group, "chair", None, "one", "the id of something under owners or groups, or fields"),
        (Group, "meetings", "date", "many", "one or several dates"),
        (Selection, "binds", "everyone-or-reference", "many", "all, or one or several ids of things under groups"),
        (Selection, "goals", None, "many", "ids of things under goals, or fields, once or in a list"),
        (Funding, "shares", "number", "keyed", "a number for each, under the id of something under owners or groups"),
        (FollowUp, "goals", None, "keyed", "fields for each, under the id of something under goals"),
        (Review, "every", "how-often", "one", "how often"),
    ],
)
def test_what_stands_in_some_fields(kind: type[Part], key: str, kind_of_value: str, form: str, told: str) -> None:
    field = known(kind)[key]
    stands = None if field.part else "word" if field.words else value(field).name
    assert (stands, field.form) == (kind_of_value, form)
    assert held(field, speech("en")) == told


def test_what_must_be_there() -> None:
    assert {name(field) for field in FIELDS if field.required and field.key != "title"} == {
        "Document.kind",
        "Fonts.folder",
        "Group.kind",
        "Logo.alt",
        "Logo.file",
        "Period.from",
        "Period.until",
        "Selection.goals",
        "Pick.goal",
        "LogEntry.date",
        "FollowUp.date",
        "ProposedDecision.text",
        "Member.owner",
        "Turn.term",
        "Turn.years",
        "Turn.chair",
        "Rota.among",
        "ReportPromise.after",
        "Move.now",
        "YearValue.value",
        "Measurement.value",
        "Measurement.date",
        "Money.sek",
        "Cost.sek",
    }
    assert {name(field): field.least for field in FIELDS if field.least} == {"Selection.goals": 1, "Rota.among": 1}
    assert not known(Period)["title"].required


def test_what_a_model_has_from_another_is_described_too() -> None:
    assert list(known(Cost)) == ["sek", "year", "funding", "remark"]
    assert sentence(known(Cost)["sek"]) == "The amount in whole kronor."


def test_a_key_that_nobody_would_write_is_no_field() -> None:
    assert list(known(Chair)) == ["rotation", "rota", "remark"]


def test_where_parts_stand() -> None:
    assert places()[Plan] == ((),)
    area = ("focus_areas", "*")
    assert places()[Activity] == ((*area, "activities", "*"), (*area, "strategies", "*", "activities", "*"))
    assert places()[Review] == (("document", "review"), ("groups", "*", "review"))


def test_all_that_is_said_of_them_has_its_swedish() -> None:
    def untranslated() -> Iterator[str]:
        for _, english in sentences():
            if speech("sv").word(english) == english and english not in SAME:
                yield english

    assert list(untranslated()) == []
