"""No text becomes a command: every command, in every form, in a workspace in which everything is called after one."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from samverkan_cli.core.inert import inert, inert_json, inert_xml, unescaped, visible
from tests.forking import Forking
from tests.searching import one_in
from tests.workspaces import DOCUMENT, Space

EVIL = "##[set-output name=x]y ##vso[task.setvariable variable=a]b ::error::z"
QUOTED = f"'::add-mask::{EVIL}'"
FOLDER = "::warning::##[group]\x1b[31m\x9b2J\r\n::error::\u202eplan"
PLAN = f"""
document:
  title: {QUOTED}
  kind: action-plan
  text: |
    ::error::i en text

    ```
    ::error::i kod
    ##[error]i kod
    ```
  registry_no: {QUOTED}
  färg: {QUOTED}
  "##[group]": a
owners:
  a: {{title: {QUOTED}, part_of: "##[group]x"}}
  "::b": {{title: B}}
  c: {{title: C, kind: "::error::"}}
goals:
  g: {{title: {QUOTED}, text: {QUOTED}, direction: universal}}
  h: {{title: "Våga säga nej", direction: harmed}}
periods:
  p:
    title: {QUOTED}
    from: 2026-01-01
    until: 2027-12-31
    selections: {{a: {{goals: [g], record: "::error::.json"}}}}
focus_areas:
  f:
    title: {QUOTED}
    purpose: {QUOTED}
    strategies: {{s: {{title: {QUOTED}, activities: {{x: {{title: {QUOTED}, owners: [a], until: "::error::"}}}}}}}}
"""
SOUND = (
    re.sub(r"(?m)^  (färg|\"##\[group\]\"|\"::b\"|c):.*\n", "", PLAN.replace(', part_of: "##[group]x"', ""))
    .replace(', until: "::error::"', "")
    .replace(', record: "::error::.json"', "")
)
"""The same without its errors."""
BALLOTS = f'väljare;mål\n"::error::{EVIL}";"::error::{EVIL}"\n::x;g\n::x;h\n::x;##[group]\n'


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Space:
    return Space(tmp_path_factory.mktemp("hostile")).write(
        {
            "samverkan.yaml": 'rules: {"##[group]": error}\n',
            "plans/faulty/plan.yaml": PLAN,
            "plans/faulty/::x##[y].yaml": "a: [\n",
            "plans/faulty/\x1b[31m\n::error::.yaml": "owners: {å: {title: x, färg: y}}\n",
            f"plans/{FOLDER}/plan.yaml": SOUND,
            f"before/plans/{FOLDER}/plan.yaml": SOUND.replace("title: ", "title: x "),
            "ballots.csv": BALLOTS,
            "::error::##[x].csv": BALLOTS,
            "templates/document.typ": '#panic("::error::##[x]\\n::error::y")\n',
        }
    )


SAID = "::error::##[group]\x1b[31m\n::error::x"
PICK = f"pick|{FOLDER}|--period|p|--by|a|--dry-run"
LINES = (
    *(f"validate|--format|{form}" for form in ("text", "json", "sarif", "github", "gitlab", "junit")),
    "validate|--statistics",
    "validate|--statistics|--format|json",
    "validate|--diff|--unsafe-fixes",
    f"validate|{SAID}",
    f"validate|--select|{SAID}",
    f"validate|--format|{SAID}",
    f"validate|--baseline|{SAID}",
    f"--{SAID}",
    SAID,
    *(
        f"show|--view|{view}|--format|{form}"
        for view in ("plan", "goals", "owners", "matrix", "balance", "timeline", "calendar")
        for form in ("text", "json", "csv")
    ),
    "show|--view|goals|--group|a",
    *(f"show|--view|impact|goals/g|--format|{form}" for form in ("text", "json", "csv")),
    f"show|--view|impact|{SAID}",
    f"changes|{FOLDER}|--since|before",
    f"changes|{FOLDER}|--since|before|--format|json",
    f"changes|{FOLDER}|--since|before|--write-revision|--dry-run",
    f"changes|{FOLDER}|--since|{SAID}",
    f"validate|--since|{SAID}",
    f"review|{FOLDER}|goals/g|--dry-run",
    f"calendar|{FOLDER}",
    f"calendar|{FOLDER}|--owner|{SAID}",
    f"follow-up|status|{FOLDER}",
    f"follow-up|new|{FOLDER}|--dry-run",
    f"rename|{FOLDER}|goals/g|ny|--dry-run",
    f"rename|{FOLDER}|{SAID}|{SAID}",
    f"kolada|get|{SAID}",
    f"import|{SAID}",
    f"new|{SAID}|--package|{SAID}",
    f"preview|{SAID}",
    f"review|{FOLDER}|{SAID}",
    f"show|--view|goals|--group|{SAID}",
    f"{PICK}|--goals|h",
    f"{PICK}|--goals|h|--format|json",
    f"{PICK}|--goals|{SAID}",
    f"{PICK}|--ballots|ballots.csv",
    f"{PICK}|--ballots|ballots.csv|--format|json",
    f"{PICK}|--ballots|::error::##[x].csv",
    f"{PICK}|--ballots|{SAID}",
    f"ballot|{FOLDER}|-o|{SAID}.csv|--dry-run",
    f"ballot|{FOLDER}|-o|out/v.csv",
    f"explain|{FOLDER}|g",
    f"explain|{FOLDER}|{SAID}",
    f"replay|{FOLDER}",
    f"rule|{SAID}",
    f"render|{FOLDER}|--to|md|--stdout",
    f"render|{FOLDER}|--to|md|--to|pdf",
    f"render|{FOLDER}|--period|{SAID}",
    f"render|{FOLDER}|--to|md|-o|{SAID}",
    f"--workspace|{SAID}|validate",
    f"--lang|{SAID}|validate",
    f"--today|{SAID}|validate",
)
"""What is typed, with `|` between the words."""


@pytest.mark.parametrize("line", one_in(2, LINES))
def test_no_command_writes_one(line: str, space: Space, forking: Forking) -> None:
    code, *written = forking.run(line.split("|"), here=space.root)
    assert code in (0, 1, 2), written
    assert any(written)
    is_github = "|github" in line
    for text in (each.decode(errors="surrogateescape") for each in written):
        commands_nothing(text, ours=r"::(error|warning|notice) file=|::error title=" if is_github else "")


def commands_nothing(text: str, ours: str = "") -> None:
    """Raises where a line is a command, or moves the cursor."""
    assert not re.search(r"##\w*\[", text), text
    for line in text.replace("\r\n", "\n").split("\n"):
        assert not line.lstrip().startswith("::") or (ours and re.match(ours, line)), line
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\ud800-\udfff]", line), line


def test_what_is_read_back_is_the_same(space: Space) -> None:
    """In the forms that can spell it otherwise."""
    title = f"::add-mask::{EVIL}"
    shown = space.run("show", "--format", "json").json
    assert {plan["title"] for plan in shown["plans"]} == {title}
    assert FOLDER in {plan["name"] for plan in shown["plans"]}
    found = space.validate().findings
    assert "plans/faulty/::x##[y].yaml" in {each["file"] for each in found}
    tests = ET.fromstring(space.run("validate", "--format", "junit").out)  # noqa: S314 - the program's own
    assert any("##[group]" in (each.get("message") or "") for each in tests.iter("failure"))
    rows = list(csv.reader(io.StringIO(space.run("show", "--view", "owners", "--format", "csv").out, newline="")))
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a ##[b] ##vso[c] ## d [e]", "a #·[b] #·vso[c] ## d [e]"),
        ("::a\n  ::b\n\t::c\nd ::e", "·:a\n  ·:b\n\t·:c\nd ::e"),
        ("\x1b[31m::a\x1b[0m", "\x1b[31m·:a\x1b[0m"),
        ("a\x1b]0;x\x07b\x1b[2Jc", "a·]0;x·b·[2Jc"),
        ("a\rb\r\nc\x9bd\u2028e\u202ef", "a·b\r\nc·d·e·f"),
        ("####[a]", "###·[a]"),
        ("a\u00a0b åäö 日本 🙂 \u200d", "a\u00a0b åäö 日本 🙂 \u200d"),
    ],
)
def test_lines(text: str, plain: str) -> None:
    assert inert(text, coloured=True) == plain
    assert inert(plain, coloured=True) == plain
    assert len(plain) == len(text)


@pytest.mark.parametrize("text", ["##[a]", "##vso[a]", "::a", "\x9b", "\u2028", "a\u202eb", "å🙂", "\x7f"])
def test_in_json_and_xml_it_is_the_same(text: str) -> None:
    written = inert_json(json.dumps({"a": text}, ensure_ascii=False, indent=1))
    assert json.loads(written) == {"a": text}
    commands_nothing(written)
    root = ET.Element("a")
    root.text = text
    written = inert_xml(ET.tostring(root, encoding="unicode"))
    assert ET.fromstring(written).text == text  # noqa: S314 - our own
    commands_nothing(written)


def test_on_one_line() -> None:
    assert visible("a\r\nb\tc\x1b[1m\u202e\udc9b\u00a0d") == "a  b c·[1m··\u00a0d"
    assert unescaped("::a ##[b]") == "::a #·[b]"


def test_colours_stay_where_there_are_any() -> None:
    assert inert("\x1b[31ma\x1b[0m") == "·[31ma·[0m"


def test_of_hundreds_of_thousands_of_blank_lines() -> None:
    assert inert("\n" * 300_000 + "::a").endswith("\n·:a")


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab", "junit"])
def test_names_that_are_not_utf_8(form: str, tmp_path: Path, forking: Forking) -> None:
    Space(tmp_path).write({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT})
    odd = os.fsencode(tmp_path / "plans/p") + b"/\x9b2J\xff.yaml"
    os.write(os.open(odd, os.O_CREAT | os.O_WRONLY), b"f: x\n")
    code, out, err = forking.run(["validate", "--format", form], here=tmp_path)
    assert (code, err) == (1, b"")
    assert b"\x9b" not in out
