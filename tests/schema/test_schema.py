"""The JSON Schema, held against the plans that there are, another reader of YAML, and what the models take."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from samverkan_cli.i18n.speech import LANGUAGES, Code, speech
from samverkan_cli.model import values
from samverkan_cli.model.thing import _ID
from samverkan_cli.schema.describe import REFERENCE
from samverkan_cli.schema.fields import example, known, places
from samverkan_cli.schema.json_schema import schema, typed
from tests.conftest import MakePlan
from tests.schema import reading
from tests.searching import ANY_CHARACTER, one_in
from tests.workspaces import DOCUMENT, REPOSITORY, Space

sys.path.insert(0, str(REPOSITORY / "tools"))

from reference import whole_plan

FILES = sorted((REPOSITORY / "plans").glob("**/*.yaml"))
ACTIVITY = """\
focus_areas:
  område:
    title: Område
    strategies:
      strategi:
        title: Strategi
        activities:
          aktivitet:
            title: Aktivitet
            {}
"""


@cache
def validator(code: Code = "en") -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema(speech(code))))


def faults(text: str) -> list[str]:
    """Where a plan is not as the schema has it: the way there, as keys."""
    found = validator().iter_errors(reading.typed(text))
    return [".".join(map(str, each.absolute_path)) for each in found]


@pytest.mark.parametrize("code", one_in(2, LANGUAGES))
def test_it_is_json_schema_2020_12(code: Code) -> None:
    made = json.loads(schema(speech(code)))
    assert made["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(made)


def test_it_is_the_same_each_time_and_differs_by_language_in_words_only() -> None:
    assert schema.__wrapped__(speech("en")) == schema(speech("en"))
    words = re.compile(r'"(description|title|errorMessage)": ".*"|"enumDescriptions": \[[^]]*\]')
    english, swedish = (words.sub("", schema(speech(code))) for code in ("en", "sv"))
    assert english == swedish
    assert "främjande" in schema(speech("sv"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_plans_of_the_repository_are_as_it_has_them(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    # What a source has no title for has none in its plan, which says so.
    assert len(faults(text)) == text.count("ignore[missing-field]")


def test_a_plan_with_every_field_is_as_it_has_it_and_as_the_models_have_it(plan: MakePlan) -> None:
    text = json.dumps(whole_plan(), ensure_ascii=False)
    assert faults(text) == []
    space = plan(text, document="").write({"plans/gammal-plan/plan.yaml": DOCUMENT})
    assert space.findings("SAM0", "SAM101", plan="p") == []


def test_an_example_is_as_the_schema_of_its_field_has_it() -> None:
    made = json.loads(schema(speech("en")))
    for kind in places():
        holder = made["$defs"].get(kind.__name__, made)
        assert list(holder["properties"]) == list(known(kind))
        for field in known(kind).values():
            here = {"$defs": made["$defs"], **holder["properties"][field.key]}
            (given,) = here["examples"]
            assert given == reading.typed(example(field)), field
            assert list(Draft202012Validator(here).iter_errors(given)) == [], field


SPAN = "from: 2027-01-01, until: 2028-12-31"
FINE = [
    "owners: chef",
    "owners: [chef]",
    "owners: [chef, ]",
    "owners: []",
    "owners:",
    "owners: ~",
    "owners: 2027",
    "owners: [2027, å-1]",
    "until: 2027-06-15",
    "until: 2027",
    "until: HT 2027",
    "until: löpande",
    "until: 2027-W43",
    "every: ongoing",
    "every: 2 gånger per år",
    'until: "2027-06-15"',
    "until:",
    "every: 2 years",
    "every: 1 Termin",
    "every: 2 år",
    "ages: 8",
    "ages: 6-13",
    'ages: "6 – 13"',
    "prevention: promotive",
    "prevention: [promotive, preventive]",
    "prevention: [promotive, ]",
    "status:",
    "cost: {sek: 250000, year: 2027}",
    "cost: {sek: 150 000, year: 2027}",
    "cost: [{sek: 1, year: 2027}, {sek: 2, year: 2028, funding: fond}]",
    'cost: {sek: "150 000"}',
    "cost:",
    "text: 2027",
    "text: true",
    "text: |\n              Ett stycke.",
    "milestones:",
    "milestones: {steg: {title: 1.10, due: 2027-01-01}}",
    "milestones: {1: {title: Ett}}",
    "pilot: {}",
    "pilot:",
]

WRONG = {
    "owners: [Chefen]": "owners",
    "owners: a, b": "owners",
    "owners: {a: b}": "owners",
    "owner: chef": "",
    "until: 2027-06-31": "until",
    "until: v. 50": "until",
    "until: 15/6 2027": "until",
    "until: våren": "until",
    "every: 2": "every",
    "every: 2 veckar": "every",
    "every: 0 years": "every",
    "ages: 6 till 13": "ages",
    "ages: 130": "ages",
    "prevention: främjande": "prevention",
    "prevention: [promotive, främjande]": "prevention",
    "status: klar": "status",
    "cost: {sek: mycket}": "cost",
    "cost: {skr: 1}": "cost",
    "cost: 150000": "cost",
    "milestones: {Steg: {title: Ett}}": "milestones",
    "milestones: {all: {title: Ett}}": "milestones",
    "milestones: {steg: {due: 2027-01-01}}": "milestones.steg",
    "milestones: {steg: }": "milestones.steg",
    "milestones: [steg]": "milestones",
    "pilot: ja": "pilot",
    "pilot: {until: snart}": "pilot.until",
    "text: [ett]": "text",
}


@pytest.mark.parametrize("line", FINE)
def test_what_may_be_written_is_as_it_has_it_and_as_the_models_have_it(plan: MakePlan, line: str) -> None:
    text = ACTIVITY.format(line)
    assert faults(text) == []
    assert plan(text).findings("SAM0") == []


@pytest.mark.parametrize(("line", "where"), WRONG.items())
def test_what_may_not_be_written_is_against_it_and_against_the_models(plan: MakePlan, line: str, where: str) -> None:
    text = ACTIVITY.format(line)
    activity = "focus_areas.område.strategies.strategi.activities.aktivitet"
    assert faults(text) == [f"{activity}.{where}".rstrip(".")]
    assert plan(text).findings("SAM0", "SAM101") != []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("documents: {}", ""),
        ("document:", "document"),
        ("document: {title: T}", "document"),
        ("document: {title: , kind: policy}", "document.title"),
        ("document: {title: T, kind: plan}", "document.kind"),
        ("document: {title: T, kind: policy, version: [1]}", "document.version"),
        ("document: {title: T, kind: policy, adopted: {date: 2019-13}}", "document.adopted.date"),
        ("document: {title: T, kind: policy, municipality: {code: 0162}}", "document.municipality.code"),
        ("owners: [chef]", "owners"),
        ("owners: {Chef: {title: Chef}}", "owners"),
        ("owners: {chef: {title: Chef, many: kanske}}", "owners.chef.many"),
        ("log: {title: Möte}", "log"),
        ("groups: {g: {title: G, kind: council, members: [{seat: A, sit: B}]}}", "groups.g.members"),
        ("groups: {g: {title: G, kind: council, chair: {rota: {among: []}, term: spring}}}", "groups.g.chair"),
        ("groups: {g: {title: G, kind: council, like: all}}", "groups.g.like"),
        (f"periods: {{p: {{{SPAN}, selections: {{g: {{goals: }}}}}}}}", "periods.p.selections.g.goals"),
        (f"periods: {{p: {{{SPAN}, selections: {{g: {{goals: []}}}}}}}}", "periods.p.selections.g.goals"),
        (f"periods: {{p: {{{SPAN}, selections: {{g: {{}}}}}}}}", "periods.p.selections.g"),
        ("periods: {p: {from: 2027-01-01, selections: {}}}", "periods.p"),
        ("funding: {f: {title: F, shares: {a: mycket}}}", "funding.f.shares.a"),
        ("follow_ups: {u: {title: U, date: 2027-01-01, goals: {a: {reached: ja}}}}", "follow_ups.u.goals.a.reached"),
        ("best_interests: {articles: [3, 99]}", "best_interests.articles"),
    ],
)
def test_what_else_is_against_it(text: str, where: str) -> None:
    assert faults(text) == [where]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "owners:",
        "document: {title: 2027, kind: policy, version: 1.10, adopted: {date: 2019, section: 42}}",
        "document: {title: T, kind: policy, municipality: {code: '0162'}, reporting: {år-1: {after: 1 year}}}",
        "owners: {chef: {title: Chef, many: yes, external: ja, active: }, true: {title: Sann}}",
        "groups: {g: {title: G, kind: council, chair: chef, members: [chef, {owner: bvc, count: 2}]}}",
        "groups: {g: {title: G, kind: council, chair: {rotation: {term: spring, years: odd, chair: chef}}}}",
        "log: [{date: 2026-08, title: Möte}, ]",
        "periods: {2027: {from: 2027-01-01, until: 2028-12-31, selections: {g: {binds: all, goals: mål}}}}",
        "periods: {p: {from: 2027-01-01, until: 2028-12-31, selections: {g: {goals: [mål, {goal: a, why: b}]}}}}",
        "indicators: {i: {title: I, limit: 14 dagar, target: {year: 2027, value: 1.5}, split: gender}}",
        "indicators: {i: {title: I, limit: 24, target: {value: '1,5'}, values: [{date: 2027, value: -3}]}}",
        "funding: {f: {title: F, shares: {a: 60, b: '40,5'}}}",
        "owners: {a\u030aldersgrupp: {title: NFD}}",
    ],
)
def test_what_else_is_as_it_has_it(plan: MakePlan, text: str) -> None:
    assert faults(text) == []
    document = "" if text.startswith("document") else None
    space = plan(f"\n{text}") if document is None else plan(text, document=document)
    assert space.findings("SAM0") == []


def fits(annotation: Any, text: str) -> bool:
    """Whether the pattern of a kind fits a text, as every reader of the schema understands it."""
    kind = next(each for each in annotation.__metadata__ if isinstance(each, values.Kind))
    return re.search(kind.pattern, text) is not None


def takes(annotation: Any, text: str) -> bool:
    """Whether the model takes a text."""
    try:
        TypeAdapter(annotation).validate_python(text)
    except ValidationError:
        return False
    return True


def like(pattern: str) -> st.SearchStrategy[str]:
    """Texts that a pattern fits."""
    return st.from_regex(pattern, fullmatch=True, alphabet=ANY_CHARACTER)


WRITTEN = {
    "date": (values.Day, like(r"[0-3]{4}-[01][0-9]-[0-3][0-9]")),
    "when": (values.Dated, like(r"2[0-9]{3}(-[01][0-9])?(-[0-3][0-9])?")),
    "duration": (values.Lasting, like(r" ?[0-9]{1,3} ?(År|YEARS|TERMIN|dagar|half-year|x) ?")),
    "ages": (values.AgeSpan, like(r" ?[0-9]{1,2} ?([-–−—] ?[0-9]{1,2})? ?")),
    "number": (values.Number, like(r"[-+−]?[0-9]{1,4}( [0-9]{3}){0,2}([.,][0-9]{0,2})?")),
    "kronor": (values.Kronor, like(r"[0-9]{1,4}([ \u00a0][0-9]{3}){0,2}([.,]0?)?")),
    "yes-no": (values.YesNo, st.sampled_from(["true", "Ja", "NEJ", " no ", "yes", "j", "falsk", "False", "0"])),
    "code": (values.MunicipalCode, like(r"[0-9]{3,5}")),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_pattern_fits_what_the_model_takes(name: str) -> None:
    annotation, written = WRITTEN[name]

    @given(written)
    def holds(text: str) -> None:
        if takes(annotation, text):
            assert fits(annotation, text)
        elif fits(annotation, text):
            # What no pattern can tell: a leap day, the year 0, and a span of ages that runs backwards.
            assert re.search(r"-02-29|^\s*0000|^\s*\d+\s*\D\s*\d+\s*$", text), text

    holds()


@given(st.text("aåz09-é ABa\u030a", max_size=6) | st.sampled_from(["all", "alla", "a" * 64, "a" * 65, "-a"]))
def test_the_pattern_of_an_id_fits_what_the_models_take(text: str) -> None:
    from unicodedata import normalize

    taken = re.search(_ID["pattern"], normalize("NFC", text)) is not None
    assert (re.search(REFERENCE.pattern, text) is not None) == taken


def test_every_day_of_some_years_fits_and_no_other() -> None:
    for year in (2027, 2028):
        for month in range(14):
            for day in range(33):
                text = f"{year}-{month:02}-{day:02}"
                try:
                    real = bool(date(year, month, day))
                except ValueError:
                    real = False
                assert fits(values.Day, text) == real or text == "2027-02-29"


def test_an_example_is_typed_as_others_type_it() -> None:
    assert typed('{a: 2027, b: "0162", c: [1.5, true, x], d: 2026-06-15, e: , f: 6-13}') == {
        "a": 2027,
        "b": "0162",
        "c": [1.5, True, "x"],
        "d": "2026-06-15",
        "e": None,
        "f": "6-13",
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_command_writes_it_to_stdout(tmp_path: Path, code: Code) -> None:
    ran = Space(tmp_path).run("schema", "--lang", code)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == schema(speech(code))
    assert list(tmp_path.iterdir()) == []
