"""Commands to GitHub Actions."""

from __future__ import annotations

import pytest

from samverkan_cli.core.diagnostic import Level
from samverkan_cli.core.text import Source
from samverkan_cli.report import github
from tests.report.telling import found, told
from tests.workspaces import REPOSITORY, TODAY, run_here

LINE = Source("plans/p/plan.yaml", "a: b\nc: d\n").span(5, 6)


@pytest.mark.parametrize(
    ("level", "command"), [(Level.ERROR, "error"), (Level.WARNING, "warning"), (Level.INFO, "notice")]
)
def test_a_finding_is_a_command(level: Level, command: str) -> None:
    assert github.findings(told(found("Ingen ansvarar", help="Skriv owners:", level=level, span=LINE))) == (
        f"::{command} file=plans/p/plan.yaml,line=2,endLine=2,col=1,endColumn=2,"
        "title=SAM201 unowned-activity::Ingen ansvarar%0ASkriv owners:\n"
    )


def test_over_several_lines_no_columns_are_told() -> None:
    span = Source("x.yaml", "a: |\n  b\n").span(3, 8)
    assert github.findings(told(found(span=span, help=None))) == (
        "::error file=x.yaml,line=1,endLine=2,title=SAM201 unowned-activity::Wrong\n"
    )


def test_without_a_file() -> None:
    assert github.findings(told(found(span=None, help=None))) == "::error title=SAM201 unowned-activity::Wrong\n"


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [
        ("100 %", "100 %25", "100 %25"),
        ("%0A", "%250A", "%250A"),
        ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
        ("a: b, c", "a: b, c", "a%3A b%2C c"),
        ("::error::x", "::error::x", "%3A%3Aerror%3A%3Ax"),
        ("Å 🙂\x1b", "Å 🙂�", "Å 🙂�"),
    ],
)
def test_what_means_something_to_github_is_escaped(text: str, value: str, name: str) -> None:
    span = Source(text, "a").span(0, 1)
    line = github.findings(told(found(text, help=None, span=span)))
    assert line.endswith(f"::{value}\n")
    assert line.startswith(f"::error file={name},line=1,")


def test_of_a_plan() -> None:
    ran = run_here("validate", "pitea", "--format", "github", "--today", TODAY, "--lang", "sv", here=REPOSITORY)
    assert ran.code == 0
    assert all(
        line.startswith(("::warning file=plans/pitea/", "::notice file=plans/pitea/")) for line in ran.out.splitlines()
    )
