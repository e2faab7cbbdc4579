"""The tables of docs/format.md: every field is in them, and the rules that look at it."""

from __future__ import annotations

import re
import sys
from functools import cache

import pytest

from samverkan_cli.i18n.speech import LANGUAGES, Code, speech
from samverkan_cli.model.thing import Part
from samverkan_cli.rules import RULES
from samverkan_cli.schema.fields import known, places
from tests.workspaces import REPOSITORY

sys.path.insert(0, str(REPOSITORY / "tools"))

import manual
import reference

rules_of_fields = cache(reference.looked_at)


@cache
def looked() -> dict[str, set[str]]:
    """What each rule looks at."""
    found: dict[str, set[str]] = {}
    for (kind, key), rules in rules_of_fields().items():
        for rule in rules:
            found.setdefault(rule.code, set()).add(f"{kind.__name__}.{key}")
    return found


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("SAM201", {"Activity.owners", "Activity.status", "Document.status"}),
        ("SAM202", {"Activity.owners", "Activity.lead", "Activity.status"}),
        ("SAM203", {"Activity.owners", "Activity.lead", "Document.owners", "Document.lead"}),
        ("SAM301", {"Activity.until", "Activity.every", "Activity.status"}),
        (
            "SAM304",
            {"Document.kind", "Document.review", "Adoption.date", "Validity.from", "Validity.until", "Validity.for"},
        ),
        ("SAM601", {"Activity.goals", "Activity.status"}),
        ("SAM603", {"FocusArea.strategies"}),
    ],
)
def test_a_rule_looks_at_what_it_is_about(code: str, fields: set[str]) -> None:
    assert looked()[code] == fields


def test_a_rule_for_everything_looks_everywhere() -> None:
    assert len(looked()["SAM105"]) > reference.EVERYWHERE
    assert looked()["SAM302"] >= {"Phase.from", "Phase.until", "Period.until"}


def test_watching_leaves_no_trace() -> None:
    before = Part.__getattribute__
    with reference.watching() as seen:
        pass
    assert (seen, Part.__getattribute__) == (set(), before)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_field_has_its_row_and_every_link_leads_somewhere(code: Code) -> None:
    text = reference.tables(code, rules_of_fields())
    rows = [re.split(r"(?<!\\)\|", line) for line in text.splitlines() if line.startswith("| `")]
    fields = [field for kind in places() for field in known(kind).values()]
    assert [row[1].split("`")[1] for row in rows] == [field.key for field in fields]
    assert {len(row) for row in rows} == {8}
    for row, field in zip(rows, fields, strict=True):
        assert row[2].strip() == speech(code).word(field.shown.label)
        assert all(f"`{word}` – " in row[4] for word in field.words or ())
    anchors = set(re.findall(r'<a id="(\w+)">', text))
    assert set(re.findall(r"\]\(#(\w+)\)", text)) <= anchors
    assert set(re.findall(r"\]\(\.\./(\S+?)\)", text)) <= {manual.path(rule, code) for rule in RULES}
    assert not re.search(r"\]\((?!\.\./|#)", text)


@pytest.mark.parametrize("name", ["format.md", "format.sv.md"])
def test_what_stands_before_the_tables_is_true(name: str) -> None:
    written = (REPOSITORY / "docs" / name).read_text(encoding="utf-8").partition("<!--")[0]
    written = re.sub(r"`[^`\n]*`", "", written)
    for path in re.findall(r"\]\(([\w./-]+)\)", written):
        assert (REPOSITORY / "docs" / path).is_file()
