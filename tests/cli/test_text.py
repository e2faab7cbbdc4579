"""Findings in the terminal: what is underlined, what is told together, and from where paths are told."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.core.message import Message
from samverkan_cli.core.text import Source
from samverkan_cli.i18n.speech import speech
from samverkan_cli.report.layout import Layout, Window
from samverkan_cli.report.terminal import Terminal
from tests.conftest import MakePlan, MakeSpace
from tests.rules.made import by_code
from tests.workspaces import DOCUMENT, Space, environment_for


def shown(text: str, start: int, end: int, width: int = 40) -> list[str]:
    """How a stretch of a text is shown: the excerpt without its gutter."""
    source = Source("plans/p/plan.yaml", text)
    span = source.span(start, end)
    found = Diagnostic(by_code("SAM301"), Level.WARNING, Message("M"), None, span, (), (), None, "p", ("p",))
    layout = Layout(speech("en"), Window(), width)
    Terminal(layout, lambda _: source, Path("/w"), Path("/w/plans")).findings([found])
    return str(layout).splitlines()


def test_as_a_compiler_shows_it(workspace: MakeSpace) -> None:
    text = "owners:\n  å: {title: Å, part_of: nobody}\nneeds:\n  n: {title: N}\n  n: {title: M}\n"
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, "plans/p/x.yaml": text})
    ran = space.run("validate", "--select", "SAM0,SAM101", here="plans")
    assert ran.out == (
        "p · 1 need                                      2 findings, 2 to take a stand on\n"
        "TO DECIDE    1 There is no owner or group called nobody         x.yaml:2  SAM101\n"
        "             2 n is already written in the same mapping         x.yaml:5  SAM004\n"
        "\n"
        "error SAM101 unknown-reference: There is no owner or group called nobody\n"
        "  --> p/x.yaml:2:26\n"
        "  2 |   å: {title: Å, part_of: nobody}\n"
        "    |                          ^^^^^^\n"
        "  = Correct the spelling, or add nobody: {title: Nobody} under owners\n"
        "\n"
        "error SAM004 duplicate-key: n is already written in the same mapping\n"
        "  --> p/x.yaml:5:3\n"
        "  5 |   n: {title: M}\n"
        "    |   ^\n"
        "  ... it stands here already: p/x.yaml:4:3\n"
        "  4 |   n: {title: N}\n"
        "    |   -\n"
        "  = Keep one of them; until then the first counts\n"
        "\n"
        "2 errors in 1 plan, 2 files\n"
    )


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("a: åäö é", "åäö"),
        ("å: {ö: äpple}", "äpple"),
        ("a: 日本 x", "x"),
        ("🙂: fel", "fel"),
        ("\ta: fel", "fel"),
        ("a: e\u0301n fel", "fel"),
        ("a\u2007b fel", "fel"),
        ("a\u200bb fel", "fel"),
    ],
)
def test_exactly_the_stretch_is_underlined(text: str, stretch: str) -> None:
    start = text.index(stretch)
    line, marks = (each.partition(" | ")[2] for each in shown(text, start, start + len(stretch))[2:4])
    assert set(marks.strip()) == {"^"}
    before = len(marks) - len(marks.lstrip())
    at = line.index(stretch)
    assert cell_len(line[:at]) == before
    assert cell_len(stretch) == len(marks.strip())


def test_wide_letters_are_underlined_in_their_width() -> None:
    assert shown("a: 日本", 3, 5)[3] == "    |    ^^^^"
    assert shown("日本: fel", 4, 7)[2:4] == ["  1 | 日本: fel", "    |       ^^^"]


def test_of_several_lines_the_first_is_shown() -> None:
    assert shown("a: |\n  b\n  c\nd: 1\n", 3, 12)[2:4] == ["  1 | a: |", "    |    ^"]


def test_of_a_long_line_what_is_around_the_stretch_is_shown() -> None:
    text = "ö" * 5_000 + " fel " + "ö" * 5_000
    line, marks = (each.partition(" | ")[2] for each in shown(text, 5_001, 5_004)[2:4])
    assert len(line) <= 40
    assert line[len(marks) - 3 : len(marks)] == "fel"


def test_what_cannot_be_seen_is_marked() -> None:
    assert shown("a: b\x1b[31mc", 3, 4)[2] == "  1 | a: b·[31mc"


@pytest.mark.parametrize(
    ("letter", "name"),
    [
        ("\u00a0", "non-breaking space (U+00A0)"),
        ("\u200b", "zero-width space (U+200B)"),
        ("\u00ad", "soft hyphen (U+00AD)"),
        ("\ufeff", "byte order mark (U+FEFF)"),
        ("\t", "tab (U+0009)"),
    ],
)
def test_what_cannot_be_seen_in_the_stretch_is_drawn_and_named(letter: str, name: str) -> None:
    line, marks = shown(f"a:{letter}b", 2, 3)[2:4]
    assert line == ("  1 | a: b" if letter == "\t" else "  1 | a:·b")
    assert marks == f"    |   ^ {name}"


@pytest.mark.parametrize(("width", "before", "after"), [(40, 0, 90), (40, 90, 0), (40, 60, 60), (30, 90, 90)])
def test_a_line_is_cut_to_the_window_so_that_the_mark_stands_under_the_stretch(
    width: int, before: int, after: int
) -> None:
    text = f"{'å' * before}fel{'ö' * after}"
    line, marks = (each for each in shown(text, before, before + 3, width=width) if " | " in each)
    assert cell_len(line) <= width
    assert line[marks.index("^") :].startswith("fel")
    assert marks.count("^") == 3


def test_an_empty_place_is_shown_by_its_line_alone() -> None:
    assert shown("", 0, 0)[1:3] == ["  --> p/plan.yaml:1:1", ""]


def test_each_finding_has_its_own_place_where_several_share_one(plan: MakePlan) -> None:
    text = "focus_areas: {f: {title: F, purpose: P, strategies: {s: {title: S, activities: {a: {title: A}}}}}}\n"
    out = plan(text).run("validate", "--select", "SAM201,SAM301").out
    assert out.count("-->") == out.count("= ") == 2


@pytest.mark.parametrize(
    ("here", "path"),
    [("", "plans/p/plan.yaml"), ("plans", "p/plan.yaml"), ("plans/p", "plan.yaml"), ("docs", "../plans/p/plan.yaml")],
)
def test_paths_are_told_from_where_the_user_stands(here: str, path: str, plan: MakePlan) -> None:
    space = plan("x: 1\n").write({"docs/readme.txt": ""})
    assert f"--> {path}:2:1\n" in space.run("validate", "--select", "SAM006", here=here).out


def test_a_finding_without_a_place(workspace: MakeSpace) -> None:
    ran = workspace({"plans/readme.txt": ""}).run("validate")
    assert "\nerror SAM011 document-count: There is no plan in the workspace" in ran.out
    assert "-->" not in ran.out
    assert ran.out.endswith("\n1 error in 0 plans, 0 files\n")


def test_nothing_found(plan: MakePlan) -> None:
    assert plan().run("validate", "--select", "SAM0").out == "Nothing found in 1 plan, 1 file\n"
    assert plan().run("validate", "--select", "SAM0", "--quiet").out == ""


# --- at a terminal


def at_terminal(space: Space, *arguments: str, **told: str) -> str:
    """What the program writes where its stdout is a terminal of 60 columns."""
    ours, theirs = pty.openpty()
    environment = environment_for({"TERM": "xterm-256color", "COLUMNS": "60", **told})
    with subprocess.Popen(
        [sys.executable, "-m", "samverkan_cli", *arguments], cwd=space.root, env=environment, stdout=theirs
    ) as child:
        os.close(theirs)
        written = b""
        while True:
            try:
                chunk = os.read(ours, 65_536)
            except OSError:  # the other end is closed
                break
            if not chunk:
                break
            written += chunk
        child.wait()
    os.close(ours)
    return written.decode().replace("\r\n", "\n")


LONG = "needs: {n: {title: Hej, färgen-på-det-hela: röd}}\n"


def test_at_a_terminal_there_is_colour_and_lines_are_broken(plan: MakePlan) -> None:
    out = at_terminal(plan(LONG), "validate", "--select", "SAM006")
    plain = re.sub(r"\x1b\[[0-9;]*m", "", out)
    assert "\x1b[1;31merror SAM006" in out
    assert all(len(line) <= 60 for line in plain.splitlines() if " | " not in line)
    assert "There is no field färgen-på-det-hela here" in " ".join(plain.split())


@pytest.mark.parametrize(("arguments", "told"), [(("--no-color",), {}), ((), {"NO_COLOR": "1"})])
def test_colour_can_be_turned_off(arguments: tuple[str, ...], told: dict[str, str], plan: MakePlan) -> None:
    out = at_terminal(plan(LONG), "validate", "--select", "SAM006", *arguments, **told)
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", out)
    assert "\x1b[1merror SAM006" in out
