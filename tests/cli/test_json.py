"""Findings for programs: every key there, places exact, the same bytes for the same plan."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import MakeSpace
from tests.workspaces import DOCUMENT, Space

KEYS = [
    "id",
    "code",
    "name",
    "level",
    "weight",
    "message",
    "help",
    "plan",
    "plans",
    "file",
    "line",
    "column",
    "end_line",
    "end_column",
    "path",
    "related",
    "gathered",
    "fix",
]
PLACE = ["file", "line", "column", "end_line", "end_column"]
FAULTY = {
    "samverkan.yaml": "färg: röd\n",
    "plans/ägare.yaml": "owners: {o: {title: O, x: 1}}\n",
    "plans/p/plan.yaml": (
        "document:\n  title: Plan\n  kind: action-plan\n  municipality: {name: Å, code: 0162}\n"
        "needs:\n  Ett Behov: {title: B}\n  n: {title: N}\n  n: {title: M}\ndecisions: {d: {text: D, by: nobody}}\n"
    ),
    "plans/p/x.yaml": "document: {title: P, kind: strategy}\nfocus_areas: {f: {title: F}}\n",
    "plans/q/plan.yaml": "document: [\n",
}


def place(finding: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(finding[key] for key in PLACE)


def test_every_key_is_always_there(workspace: MakeSpace) -> None:
    ran = workspace(FAULTY).validate()
    assert list(ran.json) == ["version", "plans", "findings", "summary"]
    assert ran.json["version"] == 1
    plans = ran.json["plans"]
    assert [list(each) for each in plans] == [["name", "complete", "not_run"]] * 2
    assert [(each["name"], each["complete"]) for each in plans] == [("p", True), ("q", False)]
    assert {"code": "SAM401", "why": "language"} in plans[0]["not_run"]
    assert {each["why"] for each in plans[1]["not_run"]} == {"unread"}
    for each in ran.findings:
        assert list(each) == KEYS
        assert [list(related) for related in each["related"]] == [["message", *PLACE]] * len(each["related"])
        assert each["fix"] is None or list(each["fix"]) == ["title", "safe", "edits"]
        for edit in (each["fix"] or {"edits": []})["edits"]:
            assert list(edit) == ["file", "start", "end", "text"]
        assert each["level"] in ("error", "warning", "info")
    assert {"SAM002", "SAM004", "SAM006", "SAM009", "SAM011", "SAM012", "SAM101"} <= set(ran.codes)


def test_what_is_null(workspace: MakeSpace) -> None:
    ran = workspace(FAULTY).validate()
    settings = next(each for each in ran.findings if each["file"] == "samverkan.yaml")
    assert (settings["plan"], settings["plans"]) == (None, [])
    shared = next(each for each in ran.findings if each["file"] == "plans/ägare.yaml")
    assert (shared["plan"], shared["plans"]) == (None, ["p", "q"])
    nowhere = workspace({"plans/p/plan.yaml": "", "plans/p/x.yaml": "", "plans/q/plan.yaml": "", "samverkan.yaml": ""})
    (nowhere.root / "samverkan.yaml").unlink()
    (one,) = [each for each in nowhere.validate().findings if each["code"] == "SAM011"]
    assert place(one) == (None, None, None, None, None)


def test_the_summary_counts_what_is_shown(workspace: MakeSpace) -> None:
    space = workspace(FAULTY)
    for arguments in ((), ("--select", "SAM0"), ("--ignore", "SAM0"), ("p",), ("--select", "SAM012")):
        ran = space.validate(*arguments)
        summary = ran.json["summary"]
        for level in ("error", "warning", "info"):
            assert summary[f"{level}s"] == sum(each["level"] == level for each in ran.findings)
        assert (summary["plans"], summary["files"]) == ((1, 3) if arguments == ("p",) else (2, 4))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # line, column, end_line, end_column: code points after a byte order mark, one past the last
        ("needs: {å: {title: Ö, färg: 1}}\n", (1, 23, 1, 27)),
        ("\ufeffneeds: {å: {title: Ö, färg: 1}}\n", (1, 23, 1, 27)),
        ("# 🙂\r\nneeds: {å: {title: 🙂, färg: 1}}\r\n", (2, 23, 2, 27)),
        ("# a\rneeds: {å: {title: 日本, färg: 1}}\r", (2, 24, 2, 28)),
        ("# \u2027\nneeds: {a\u0308: {title: O, färg: 1}}", (2, 24, 2, 28)),
        ("# a\n\n\nneeds:\n  n:\n    title: O\n    färg:\n      röd: 1\n", (7, 5, 7, 9)),
    ],
)
def test_places_count_code_points(text: str, expected: tuple[int, ...], workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, "plans/p/x.yaml": text})
    (one,) = space.findings("SAM006")
    assert place(one) == ("plans/p/x.yaml", *expected)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert lines[expected[0] - 1][expected[1] - 1 : expected[3] - 1] == "färg"


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("sections: {s: {title: S, text: <b>}}\n", (1, 35)),
        ("sections:\n  s:\n    title: S\n    text: |\n      a\n      <b>\n\n", (6, 10)),
    ],
)
def test_a_fault_in_a_text_is_the_whole_text(text: str, end: tuple[int, int], workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, "plans/p/x.yaml": text})
    (one,) = space.findings("SAM008")
    assert (one["end_line"], one["end_column"]) == end


@pytest.mark.parametrize(
    ("before", "after"), [("", ""), ("\ufeff", ""), ("# åäö 🙂\r\n", "\r\n# slut"), ("\ufeff# x\r# y\r", "\r")]
)
def test_a_fix_says_where_to_put_what(before: str, after: str, workspace: MakeSpace) -> None:
    text = f"{before}document: {{title: Å, kind: strategy, municipality: {{code: 0162}}}}{after}"
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": text})
    (one,) = space.findings("SAM012")
    (edit,) = one["fix"]["edits"]
    bare = text.removeprefix("\ufeff")
    mended = bare[: edit["start"]] + edit["text"] + bare[edit["end"] :]
    assert one["fix"]["safe"] is True
    assert edit["file"] == "plans/p/plan.yaml"
    assert mended == bare.replace("0162", '"0162"')
    space.write({"plans/p/plan.yaml": mended})
    assert space.findings("SAM012") == []


@pytest.mark.parametrize("code", ['"0162"', "'0162'", "|-\n      0162\n"])
def test_a_quoted_code_needs_no_fix(code: str, workspace: MakeSpace) -> None:
    text = f"document:\n  title: Å\n  kind: strategy\n  municipality:\n    code: {code}\n"
    assert workspace({"samverkan.yaml": "", "plans/p/plan.yaml": text}).findings("SAM012") == []


def test_it_is_one_document_with_a_finding_on_each_line(workspace: MakeSpace) -> None:
    out = workspace(FAULTY).validate().out
    lines = [line.strip().rstrip(",") for line in out.splitlines() if line.strip().startswith('{"id"')]
    assert [json.loads(line) for line in lines] == json.loads(out)["findings"]
    assert "ä" in out
    assert out.endswith("\n}\n")


def test_nothing_found(plan: Any) -> None:
    space: Space = plan()
    ran = space.validate("--select", "SAM0")
    assert (ran.code, ran.findings) == (0, [])
    assert ran.json["summary"] == {"plans": 1, "files": 1, "errors": 0, "warnings": 0, "infos": 0}
