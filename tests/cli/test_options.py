"""The words of `validate`, and those that every command understands, wherever they stand."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import MakePlan, MakeSpace
from tests.forking import Forking
from tests.workspaces import DOCUMENT, Ran, Space, environment_for

FAULTY = "owners: {o: {title: O, part_of: nobody, x: 1}}\n"


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (("--select", "SAM101"), {"SAM101"}),
        (("--select", "unknown-reference"), {"SAM101"}),
        (("--select", "SAM1"), {"SAM101"}),
        (("--select", "SAM101,SAM006"), {"SAM101", "SAM006"}),
        (("--select", "sam101", "--select", "unknown-field"), {"SAM101", "SAM006"}),
        (("--select", "SAM0,SAM1", "--ignore", "SAM101"), {"SAM006"}),
        (("--select", "SAM0,SAM1", "--ignore", "SAM0", "--ignore", "unknown-reference"), set()),
    ],
)
def test_which_rules_are_asked_for(arguments: tuple[str, ...], codes: set[str], plan: MakePlan) -> None:
    assert set(plan(FAULTY).validate(*arguments).codes) == codes


@pytest.mark.parametrize(("word", "help"), [("SAM9999", ""), ("unkown-field", "Did you mean unknown-field?")])
@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_word_that_is_no_rule(option: str, word: str, help: str, plan: MakePlan) -> None:
    ran = plan(FAULTY).run("validate", option, word)
    assert (ran.code, ran.out) == (2, "")
    assert f"There is no rule {word}" in ran.err
    assert help in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--workspace", "w", "--today", "2026-11-21", "--lang", "en", "--no-color", "--quiet", "validate"),
        ("validate", "--workspace", "w", "--today", "2026-11-21", "--lang", "en", "--no-color", "--quiet"),
        ("--workspace=w", "--lang=en", "validate", "--today=2026-11-21", "--no-color", "--quiet"),
        ("--quiet", "validate", "p", "--workspace", "w", "--lang", "en", "--today", "2026-11-21"),
    ],
)
def test_common_words_stand_before_and_after_the_command(arguments: tuple[str, ...], workspace: MakeSpace) -> None:
    space = workspace({"w/samverkan.yaml": "language: sv\n", "w/plans/p/plan.yaml": DOCUMENT + FAULTY, "out/x": ""})
    ran = space.run(*arguments)
    expected = Space(space.root / "w").run("validate", "--lang", "en", "--quiet", "--today", "2026-11-21")
    assert (ran.code, ran.err) == (1, "")
    assert [line for line in ran.out.splitlines() if "-->" not in line] == [
        line for line in expected.out.splitlines() if "-->" not in line
    ]


@pytest.mark.parametrize("today", ["2026-02-30", "21/11 2026", "2026", "", "20261121"])
def test_a_day_that_is_none(today: str, plan: MakePlan) -> None:
    ran = plan().run("validate", "--today", today)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {today} is not a date")


@pytest.mark.parametrize("code", ["no", "english", "sv_SE"])
def test_a_language_that_there_are_no_words_in(code: str, plan: MakePlan) -> None:
    space = plan()
    for ran in (space.run("validate", "--lang", code), Space(space.root, {"SAMVERKAN_LANG": code}).run("validate")):
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"error: There is no language {code}\n  = Write one of sv or en\n"
    assert Space(space.root, {"SAMVERKAN_LANG": ""}).run("validate").code == 0


def test_exit_codes_say_nothing_of_what_was_not_asked(plan: MakePlan) -> None:
    """What is not selected does not make the exit code, and a plan that cannot be read always does."""
    assert plan(FAULTY).run("validate", "--select", "SAM301").code == 0
    assert plan("[").run("validate", "--select", "SAM301").code == 1
    assert plan("[").run("validate", "--ignore", "SAM0", "--fail-on", "never").code == 0


@pytest.mark.parametrize(
    ("words", "message", "help"),
    [
        (
            "validate --format jsn",
            "jsn is not one of the words for --format",
            "Did you mean json? The words are text, json",
        ),
        ("validate --format yml", "yml is not one of the words for --format", "Write one of text, json, sarif"),
        (
            "validate --fail-on warn",
            "warn is not one of the words for --fail-on",
            "Did you mean warning? The words are",
        ),
        (
            "validate --level WARNINGS",
            "WARNINGS is not one",
            "Did you mean warning? The words are error, warning and info",
        ),
        (
            "render --to dpf",
            "dpf is not one of the words for --to",
            "Did you mean pdf? The words are md, html, pdf, docx and xlsx",
        ),
        (
            "show --view owner",
            "owner is not one of the words for --view",
            "Did you mean owners? The words are plan, goals",
        ),
        ("pick p --rule borda", "borda is not one of the words for --rule", "Write one of equal-shares"),
        ("pick p --count x", "x cannot be written for --count", "Write a whole number, 1 or more"),
        ("pick p --count 0", "0 cannot be written for --count", "Write a whole number, 1 or more"),
        ("validate --formt json", "There is no option --formt", "Did you mean --format?"),
        ("valdate", "There is no command valdate", "Did you mean validate?"),
        ("validate --lang svenska", "There is no language svenska", "Write one of sv or en"),
        ("validate --format", "The option --format is not complete", "samverkan --help shows"),
    ],
)
def test_a_wrong_word_is_repeated_with_what_was_meant(words: str, message: str, help: str, plan: MakePlan) -> None:
    ran = plan().run(*words.split())
    assert (ran.code, ran.out) == (2, "")
    said, advice = ran.err.splitlines()
    assert said.startswith(f"error: {message}")
    assert advice.startswith(f"  = {help}")


Broken = Callable[..., Ran]


@pytest.fixture
def broken(forking: Forking) -> Broken:
    """Run the program in which something is not as it should be."""

    def ran(root: Path, patch: str, *arguments: str, **environment: str) -> Ran:
        code, out, err = forking.run(arguments, here=root, environment=environment, patch=patch)
        return Ran(code, out.decode(), err.decode())

    return ran


@pytest.mark.parametrize("format", ["text", "json"])
def test_a_fault_of_our_own_while_findings_are_shown(
    format: str, plan: MakePlan, tmp_path: Path, broken: Broken
) -> None:
    """However late it comes, nothing is on stdout that looks whole."""
    module = {"text": "terminal as m; m.Terminal.total", "json": "json as m; m._place"}[format]
    patch = f"import samverkan_cli.report.{module} = lambda *_: 1 / 0"
    ran = broken(plan(FAULTY).root, patch, "validate", "--format", format, TMPDIR=str(tmp_path))
    assert (ran.code, ran.out) == (3, "")
    (report,) = tmp_path.glob("samverkan-*.txt")
    said = ran.err
    assert str(report) in said
    assert "issue" in said
    written = report.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in written
    assert f"--format {format}" in written


def test_the_report_holds_no_text_of_a_plan_and_no_path(plan: MakePlan, tmp_path: Path, broken: Broken) -> None:
    patch = "import samverkan_cli.link.linking as m\n"
    patch += "import samverkan_cli.validation.checking as c\n"
    patch += "def link(*a):\n try: raise KeyError('hemlig text')\n except KeyError: raise ValueError(f'{a} hemlig')\n"
    patch += "c.link = link"
    space = plan("needs: {n: {title: hemlig text}}\n")
    words = ("validate", "--select", "SAM0", "--workspace", str(space.root), str(space.root / "plans/p"))
    ran = broken(space.root, patch, *words, TMPDIR=str(tmp_path))
    assert (ran.code, ran.out) == (3, "")
    (report,) = tmp_path.glob("samverkan-*.txt")
    written = report.read_text(encoding="utf-8")
    assert "hemlig" not in written
    assert str(space.root) not in written
    assert str(Path.home()) not in written
    for part in ("KeyError", "ValueError", "samverkan_cli/validation/checking.py:", "--select SAM0", "--workspace …"):
        assert part in written


def test_a_fault_of_our_own_and_nowhere_to_write_the_report(plan: MakePlan, broken: Broken) -> None:
    patch = "import samverkan_cli.load.workspace as m; m.open_workspace = lambda *_: 1 / 0\n"
    patch += "import tempfile\ndef full(*a, **k): raise OSError(28, 'full')\ntempfile.NamedTemporaryFile = full"
    ran = broken(plan().root, patch, "validate")
    assert (ran.code, ran.out) == (3, "")
    assert "ZeroDivisionError" in ran.err


def test_the_disk_or_the_rights_are_at_fault(plan: MakePlan, broken: Broken) -> None:
    patch = "import samverkan_cli.load.workspace as m\n"
    patch += "def full(*a): raise OSError(28, 'No space left on device', 'plan.yaml')\nm.open_workspace = full"
    ran = broken(plan().root, patch, "validate")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: plan.yaml: No space left on device\n")


def test_stopped_by_the_user(plan: MakePlan, broken: Broken) -> None:
    patch = "import samverkan_cli.load.workspace as m\ndef stop(*a): raise KeyboardInterrupt\nm.open_workspace = stop"
    ran = broken(plan().root, patch, "validate")
    assert (ran.code, ran.out) == (130, "")
    assert "Traceback" not in ran.err


def test_the_parser_in_c_is_missing(plan: MakePlan) -> None:
    script = (
        "import sys; sys.modules['_ruamel_yaml'] = None; from samverkan_cli.cli.main import main; main(['validate'])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=plan().root, capture_output=True, check=False, env=environment_for()
    )
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert "without the extra oldlibyaml" in ran.stderr.decode()
