"""A field is described once: one of each kind of value, added to a copy of the model, is in every form without more."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from pathlib import Path
from shutil import copytree
from subprocess import run

import pytest

from tests.workspaces import SOURCE, TODAY, environment_for

# (the kind of value, its type in the model, what is written in the plan, what is read of it)
KINDS = [
    ("title", "Title", "qx1xq", "qx1xq"),
    ("text", "Text", "qx2xq", "qx2xq"),
    ("line", "Line", "qx3xq", "qx3xq"),
    ("sign", "Sign", "qx7xq", "qx7xq"),
    ("code", "MunicipalCode", "4715", "4715"),
    ("address", "Address", "https://qx4xq.se/", "https://qx4xq.se/"),
    ("day", "Day", "2031-03-07", "7 mars 2031"),
    ("when", "Dated", "2032-05", "maj 2032"),
    ("duration", "Lasting", "37 days", "37 dagar"),
    ("recurring", "Recurring", "38 days", "Med 38 dagars mellanrum"),
    ("limit", "Limit", "4714.5", "4\u00a0714,5"),
    ("number", "Number", "4711.5", "4\u00a0711,5"),
    ("count", "Count", "4712", "4\u00a0712"),
    ("kronor", "Kronor", "4713", "4\u00a0713"),
    ("year", "Year", "2041", "2041"),
    ("ages", "AgeSpan", "17-19", "17–19"),
    ("ordinal", "Ordinal", "4716", "4\u00a0716"),
    ("article", "Article", "53", "53"),
    ("score", "Score", "2", "2 av 3"),
    ("yesno", "YesNo", "true", "Ja"),
    ("word", "Reached", "partly", "Delvis"),
    ("words", "Many[Split]", "[district]", "Område"),
    ("reference", 'Annotated[Owner | Group | None, Ref("owners", "groups")]', "qx5xq", "Qx5xq"),
    ("references", 'Annotated[Many[Owner | Group], Ref("owners", "groups")]', "[qx6xq]", "Qx6xq"),
]
_PLAN = """\
document: {title: Planen, kind: action-plan, language: sv}
owners: {qx5xq: {title: Qx5xq, kind: function}, qx6xq: {title: Qx6xq, kind: function}}
focus_areas:
  f: {title: Området, strategies: {s: {title: Strategin, activities: {a: {title: Aktiviteten, %s}}}}}
"""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program whose activities have a field of each kind; only the model is touched."""
    copy = tmp_path_factory.mktemp("copy")
    copytree(SOURCE / "samverkan_cli", copy / "samverkan_cli", ignore=lambda *_: ["__pycache__"])
    copytree(SOURCE.parent / "templates", copy.parent / copy.name / "samverkan_cli" / "templates")
    model = copy / "samverkan_cli" / "model" / "focus.py"
    text = model.read_text(encoding="utf-8")
    fields = []
    for kind, annotation, *_ in KINDS:
        many = "Many[" in annotation
        held = annotation if many or annotation.startswith("Annotated") else f"{annotation} | None"
        shown = f'Annotated[{held}, Shown("Extra {kind}")]'
        fields.append(f'    extra_{kind}: {shown} = {"()" if many else "None"}\n    """One more. Example: x"""\n')
    mark = "    lead: Annotated["
    assert text.count(mark) == 1
    text = text.replace(mark, "".join(fields) + mark)
    before = "from samverkan_cli.model.enums import"
    values = ", ".join(
        annotation for _, annotation, *_ in KINDS if annotation.isidentifier() and annotation != "Reached"
    )
    more = f"from samverkan_cli.model.values import {values}\n"
    text = text.replace(before, f"{more}{before} Reached, Split\n{before}", 1)
    model.write_text(text, encoding="utf-8")
    return copy


@pytest.fixture(scope="module")
def forms(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What each form says of a plan in which all of them are filled."""
    root = tmp_path_factory.mktemp("w")
    plan = root / "plans" / "p" / "plan.yaml"
    plan.parent.mkdir(parents=True)
    plan.write_text(
        _PLAN
        % ", ".join(
            f"extra_{kind}: {written if '[' in written else json.dumps(written)}" for kind, _, written, _ in KINDS
        ),
        encoding="utf-8",
    )
    before = root / "before" / "plans" / "p" / "plan.yaml"
    before.parent.mkdir(parents=True)
    before.write_text(_PLAN % "", encoding="utf-8")
    (root / "samverkan.yaml").write_text("language: sv\n", encoding="utf-8")
    environment = {
        **environment_for(),
        "PYTHONPATH": f"{source}{os.pathsep}{SOURCE.parent / 'tools'}",
        "COLUMNS": "400",
    }

    def python(*words: str) -> str:
        return run([sys.executable, *words], cwd=root, env=environment, capture_output=True, check=True).stdout.decode()

    def said(*words: str) -> str:
        return python("-m", "samverkan_cli", *words, "--today", TODAY)

    data = (
        "from samverkan_cli.validation.checking import gathered\n"
        "from samverkan_cli.document.arrange import ARRANGEMENTS, Request\n"
        "from samverkan_cli.document.paper import typed\n"
        "from samverkan_cli.load.workspace import open_workspace\n"
        "import json, pathlib\n"
        "w = open_workspace(pathlib.Path.cwd())\n"
        "(p,) = gathered(w, ['p'])\n"
        "print(json.dumps(typed(ARRANGEMENTS['action-plan']([p.project], Request())), ensure_ascii=False))"
    )

    def made(code: str) -> str:
        return run(
            [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, check=True
        ).stdout.decode()

    return {
        "text": said("show", "p"),
        "csv": said("show", "p", "--format", "csv"),
        "json": said("show", "p", "--format", "json"),
        "markdown": said("render", "p", "--to", "md", "--stdout"),
        "pdf": python("-c", data),
        "changes": said("changes", "p", "--since", "before"),
        "reference": python("-c", "from reference import tables; print(tables('sv', {}))"),
    }


@pytest.mark.parametrize("form", ["text", "markdown", "pdf", "json", "changes"])
@pytest.mark.parametrize(("kind", "read"), [(kind, read) for kind, _, _, read in KINDS])
def test_a_new_field_is_in_every_form(forms: dict[str, str], kind: str, read: str, form: str) -> None:
    words = forms[form].replace("\\", "") if form == "markdown" else forms[form]
    short = {"day": "2031-03-07"}.get(kind, read) if form == "text" else read
    assert short in words
    assert f"Extra {kind}" in words


@pytest.mark.parametrize("kind", [kind for kind, *_ in KINDS])
def test_a_new_field_is_in_the_reference_of_the_format(forms: dict[str, str], kind: str) -> None:
    assert f"| `extra_{kind}` | Extra {kind} | " in forms["reference"]


@pytest.mark.parametrize("kind", [kind for kind, *_ in KINDS])
def test_a_new_field_is_a_column_with_what_is_written(forms: dict[str, str], kind: str) -> None:
    (row,) = (
        row
        for row in csv.DictReader(io.StringIO(forms["csv"].removeprefix("\ufeff")), delimiter=";")
        if row["thing"] == "activity"
    )
    written = next(written for each, _, written, _ in KINDS if each == kind).strip("[]")
    expected = {"reference": "Qx5xq", "references": "Qx6xq"}.get(kind, written)
    assert row[f"extra_{kind}"] == expected


def test_what_was_measured_has_its_data(forms: dict[str, str]) -> None:
    (data,) = json.loads(forms["json"])["data"]
    (areas,) = (each for each in data["sections"] if each["key"] == "focus_areas")
    facts = areas["entries"][0]["parts"][0]["entries"][0]["parts"][0]["entries"][0]["facts"]
    types = {
        fact["key"]: fact["values"][0]["type"]
        for fact in facts
        if fact["key"].startswith("extra_") and "values" in fact
    }
    assert types == {
        "extra_title": "line",
        "extra_line": "line",
        "extra_sign": "line",
        "extra_code": "line",
        "extra_address": "address",
        "extra_day": "day",
        "extra_when": "when",
        "extra_duration": "duration",
        "extra_recurring": "duration",
        "extra_limit": "number",
        "extra_number": "number",
        "extra_count": "number",
        "extra_kronor": "money",
        "extra_year": "number",
        "extra_ordinal": "number",
        "extra_article": "number",
        "extra_score": "quantity",
        "extra_yesno": "yes-no",
        "extra_ages": "ages",
        "extra_word": "word",
        "extra_words": "word",
        "extra_reference": "reference",
        "extra_references": "reference",
    }
