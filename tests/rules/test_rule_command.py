"""`samverkan rule`: a rule's page and the table of rules, as a person and as a program gets them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from samverkan_cli.check.rule import Rule
from samverkan_cli.i18n.speech import LANGUAGES, Code, speech
from samverkan_cli.report.layout import Layout, Window
from samverkan_cli.report.rule_pages import FAMILIES, WIDEST, show_table
from samverkan_cli.report.terminal import level_word
from samverkan_cli.rules import RULES
from samverkan_cli.rules.pages import HEADINGS, page
from tests.workspaces import Ran, Space, environment_for

ANSI = re.compile(r"\x1b\[")


@pytest.fixture
def rule(tmp_path: Path) -> Space:
    """An empty folder: which rules there are needs no workspace."""
    return Space(tmp_path)


def flat(ran: Ran) -> str:
    """What was shown, without line breaks and indentation."""
    assert (ran.code, ran.err) == (0, "")
    return " ".join(ran.out.split())


@pytest.mark.parametrize("language", ["en", "sv"])
def test_alone_it_shows_all_rules_by_family_each_of_which_fits_a_screen(rule: Space, language: Code) -> None:
    ran = rule.run("rule", "--lang", language)
    shown = flat(ran)
    for each in RULES:
        assert f"{each.code} {each.name} {level_word(each.draft, speech(language))}" in shown
    assert len(re.findall(r"(?m)^  SAM\d{3} ", ran.out)) == len(RULES)
    assert all(len(family.splitlines()) <= 24 for family in ran.out.split("\n\n"))


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_page_has_all_that_is_written(rule: Space, each: Rule, language: str) -> None:
    written = page(each, language)
    ran = rule.run("rule", each.code, "--lang", language)
    shown = flat(ran)
    assert shown.startswith(f"{each.code} {each.name} ")
    assert written.sentence in shown
    for paragraph in written.why.split("\n\n"):
        assert " ".join(paragraph.split()) in shown
    for heading in HEADINGS[language][: 4 if written.fixed else 3]:
        assert f"\n{heading}\n" in ran.out
    for example in (*written.faults, *written.goods, *written.fixed):
        for line in filter(None, example.text.splitlines()):
            assert f"\n    {line}\n" in ran.out


@pytest.mark.parametrize("arguments", [(), ("SAM2",), *((each.code,) for each in RULES)], ids=" ".join)
@pytest.mark.parametrize("language", ["en", "sv"])
def test_in_a_pipe_it_is_80_columns_wide_and_has_no_colour(
    rule: Space, arguments: tuple[str, ...], language: str
) -> None:
    for columns in ("", "200"):
        out = rule.run("rule", *arguments, "--lang", language, COLUMNS=columns).out
        assert max(map(len, out.splitlines())) <= 80
        assert not ANSI.search(out)
        assert all(line == line.rstrip() for line in out.splitlines())


def test_prose_fits_a_narrow_window(rule: Space) -> None:
    out = rule.run("rule", "unowned-activity", COLUMNS="40").out
    assert max(len(line) for line in out.splitlines() if not line.startswith("    ")) <= 40


def test_at_a_terminal_it_has_colour_unless_none_is_wanted(rule: Space) -> None:
    arguments = ("rule", "SAM301")
    coloured = rule.run(*arguments, FORCE_COLOR="1").out
    assert "\x1b[36muntil\x1b[0m" in coloured
    assert re.search(r"\x1b\[[0-9;]*31m# SAM301", coloured)
    for plain in (rule.run(*arguments, "--no-color", FORCE_COLOR="1").out, rule.run(*arguments, NO_COLOR="1").out):
        assert "`until`" in plain
        assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", plain)


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.code)
def test_at_a_terminal_examples_are_coloured_as_yaml_and_faults_marked(rule: Space, each: Rule) -> None:
    coloured = rule.run("rule", each.code, "--lang", "sv", FORCE_COLOR="1", COLUMNS="80").out
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    written = page(each, "sv")
    for example in (*written.faults, *written.goods, *written.fixed):
        for line in filter(None, example.text.splitlines()):
            assert f"\n    {line}\n" in plain
    # Red is for the marks alone.
    marks = re.findall(rf"# {each.code}\b.*", plain)
    assert len(re.findall(rf"\x1b\[1;31m# {each.code}", coloured)) == len(marks) > 0
    assert coloured.count("\x1b[1;31m") == len(marks)
    assert "\x1b[36m" in coloured


def test_a_page_is_drawn_without_rich(rule: Space) -> None:
    script = (
        "import sys\nfrom samverkan_cli.cli.main import main\n"
        "try: main(sys.argv[1:])\nfinally: print('rich.console' in sys.modules or 'pygments' in sys.modules)"
    )
    for environment in ({}, {"FORCE_COLOR": "1"}):
        ran = subprocess.run(
            [sys.executable, "-c", script, "rule", "SAM201"],
            cwd=rule.root,
            capture_output=True,
            check=True,
            env=environment_for(environment),
        )
        assert ran.stdout.decode().splitlines()[-1] == "False"


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("language", LANGUAGES)
def test_ninety_nine_rules_fit_too(width: int, language: Code) -> None:
    rows = [(each, page(each, language)) for _ in range(99) for each in RULES][:99]
    rows.sort(key=lambda row: row[0].code)
    layout = Layout(speech(language), Window(), min(width, WIDEST))
    show_table(layout, speech(language), rows)
    lines = str(layout).splitlines()
    assert max(map(len, lines)) <= min(width, WIDEST)
    assert all(line == line.rstrip() for line in lines)
    assert sum(line.startswith("  SAM") for line in lines) == 99
    # A family is told once, and what to do to see fewer of them comes last, where the window stands.
    assert len([line for line in lines if line and not line.startswith(" ")]) <= len(FAMILIES) + 7
    assert "SAM2" in " ".join(lines[-3:])


@pytest.mark.parametrize("word", ["SAM201", "sam201", "unowned-activity", "Unowned-Activity", " SAM201 "])
def test_a_rule_is_found_by_code_and_by_name(rule: Space, word: str) -> None:
    assert rule.run("rule", word).out == rule.run("rule", "SAM201").out
    assert "What everyone is to do, nobody does." in flat(rule.run("rule", word))


def test_the_beginning_of_a_code_shows_a_table_of_those(rule: Space) -> None:
    out = rule.run("rule", "sam2").out
    assert re.findall(r"(?m)^  (SAM\d{3})", out) == [each.code for each in RULES if each.code.startswith("SAM2")]
    assert "Responsibility\n" in out


@pytest.mark.parametrize(("word", "are_few"), [("SAM01", True), ("SAM00", False)])
def test_of_a_few_rules_it_says_what_each_finds(rule: Space, word: str, *, are_few: bool) -> None:
    shown = flat(rule.run("rule", word, "--lang", "en"))
    assert {page(each).sentence in shown for each in RULES if each.code.startswith(word)} == {are_few}


@pytest.mark.parametrize(
    ("code", "levels"),
    [
        ("SAM001", "Reading: error"),
        ("SAM201", "Responsibility: warning in a draft, error once adopted"),
        ("SAM801", "The document: note in a draft, warning once adopted"),
        ("SAM601", "warning in a draft, error once adopted; to fix; at most note in: inquiry, proposal"),
        ("SAM601", "nothing in: report; only where there are activities in: strategy, programme, policy, guideline"),
        ("SAM301", "warning in a draft, error once adopted; to decide; at most note in: inquiry, proposal"),
    ],
)
def test_a_page_tells_family_and_levels(rule: Space, code: str, levels: str) -> None:
    assert levels in flat(rule.run("rule", code, "--lang", "en"))


def test_a_page_tells_how_its_rule_is_silenced_or_that_it_is_not(rule: Space) -> None:
    assert "`# samverkan: ignore[unowned-activity]`" in flat(rule.run("rule", "SAM201", "--lang", "en"))
    assert flat(rule.run("rule", "SAM002", "--lang", "en")).endswith("This rule cannot be silenced.")


@pytest.mark.parametrize(
    ("word", "help"),
    [
        ("unowned-activty", "Did you mean unowned-activity?"),
        ("SAM20l", "Did you mean SAM201?"),
        ("sma301", "Did you mean SAM301?"),
        ("vildmark", "samverkan rule shows all rules"),
        ("", "samverkan rule shows all rules"),
    ],
)
def test_an_unknown_rule_is_wrong_use(rule: Space, word: str, help: str) -> None:
    ran = rule.run("rule", word, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"error: There is no rule {word}\n  = {help}\n"


def test_one_rule_as_json(rule: Space) -> None:
    (found,) = rule.run("rule", "goal-without-activity", "--format", "json", "--lang", "sv").json["rules"]
    written = page(next(each for each in RULES if each.code == "SAM601"), "sv")
    assert found == {
        "code": "SAM601",
        "name": "goal-without-activity",
        "family": "thread",
        "levels": {"draft": "warning", "adopted": "error", "undecided": "info"},
        "stage": "checking",
        "weight": "gap",
        "gathers": None,
        "silent": ["report"],
        "needs_activities": ["guideline", "policy", "programme", "strategy"],
        "needs_language": None,
        "needs_whole_plan": True,
        "silenceable": True,
        "sentence": written.sentence,
        "page": written.text,
    }


def test_all_rules_as_json(rule: Space) -> None:
    ran = rule.run("rule", "--format", "json", "--lang", "en")
    assert ran.json["version"] == 1
    assert [each["code"] for each in ran.json["rules"]] == [each.code for each in RULES]
    assert {each["levels"]["undecided"] for each in ran.json["rules"]} == {None, "info"}
    assert all(each["page"].startswith(f"# {each['code']} {each['name']}\n") for each in ran.json["rules"])


def test_every_family_has_a_name() -> None:
    assert {each.family for each in RULES} <= FAMILIES.keys()


def test_the_program_itself_shows_a_page(rule: Space) -> None:
    ran = rule.command("rule", "unowned-activity", "--lang", "sv")
    assert ran.code == 0
    assert "föräldrakurs:   # SAM201" in ran.out
