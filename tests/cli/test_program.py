"""The program as a whole: how it ends, what it writes where, what it imports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from samverkan_cli import __version__
from samverkan_cli.cli.program import COMMANDS
from tests.conftest import MakePlan, MakeSpace
from tests.forking import Forking
from tests.workspaces import REPOSITORY, Space, environment_for, run_here

FAULTY = "owners:\n  a: {title: A, part_of: b}\n"
HEAVY = {"pydantic", "jinja2", "rich", "typst", "ruamel.yaml", "markdown_it", "prompt_toolkit"}


def imported(*arguments: str, here: Path) -> set[str]:
    """The modules that a command has imported when it ends."""
    script = (
        "import json, sys\n"
        "from samverkan_cli.cli.main import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print('\\n' + json.dumps(sorted(sys.modules)))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=here, env=environment_for(), capture_output=True, check=True
    )
    return set(json.loads(ran.stdout.decode().rsplit("\n", 2)[-2]))


def test_the_types_of_pydantic_are_defined_for_whoever_asks_for_them() -> None:
    script = (
        "import sys, samverkan_cli.__main__, samverkan_cli.load.workspace\n"
        "late = 'ModelSchema' not in vars(sys.modules['pydantic_core.core_schema'])\n"
        "from samverkan_cli.pick.record import Record\n"  # a model of pydantic's own
        "print(late, len(Record.model_json_schema()['required']) > 3)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], env=environment_for(), capture_output=True, check=True)
    assert ran.stdout.split() == [b"True", b"True"]


def test_the_version_costs_no_heavy_import(tmp_path: Path) -> None:
    assert not imported("--version", here=tmp_path) & HEAVY


def test_validate_imports_nothing_that_writes_documents(plan: MakePlan) -> None:
    assert not imported("validate", here=plan(FAULTY).root) & {"jinja2", "typst", "markdown_it", "prompt_toolkit"}


def test_version(tmp_path: Path) -> None:
    ran = Space(tmp_path).run("--version")
    assert (ran.code, ran.out, ran.err) == (0, f"samverkan {__version__}\n", "")


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("info", 1), ("never", 0)])
def test_how_validate_ends_where_there_are_errors(fail_on: str, code: int, plan: MakePlan) -> None:
    assert plan(FAULTY).run("validate", "--fail-on", fail_on).code == code


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)])
def test_how_validate_ends_where_there_are_warnings(fail_on: str, code: int, plan: MakePlan) -> None:
    assert plan().run("validate", "--fail-on", fail_on).code == code  # SAM304 is a warning in a draft


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", "nowhere"),
        ("validate", "--select", "SAM999"),
        ("validate", "--format", "xml"),
        ("validate", "--lang", "no"),
        ("validate", "--today", "igår"),
        ("validate", "--workspace", "nowhere"),
        ("validate", "--nonsense"),
        ("valdate",),
        ("render", "--to", "odt"),
        ("render", "--stdout"),
        ("render", "p", "--period", "2030"),
        ("rule", "SAM999"),
        ("pick", "p"),
        ("show", "p", "--view", "nothing"),
    ],
)
def test_wrong_use_ends_with_2_and_writes_nothing_to_stdout(arguments: tuple[str, ...], plan: MakePlan) -> None:
    ran = plan().run(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("error: ")
    assert "Traceback" not in ran.err


def test_a_fault_of_our_own_ends_with_3_and_a_report(plan: MakePlan, tmp_path: Path, forking: Forking) -> None:
    space = plan()
    patch = "import samverkan_cli.load.workspace as w\ndef broken(*given): raise ZeroDivisionError('oj')\n"
    patch += "w.open_workspace = broken"
    environment = {"TMPDIR": str(tmp_path)}
    code, out, err = forking.run(["validate"], here=space.root, environment=environment, patch=patch)
    assert (code, out) == (3, b"")
    said = err.decode()
    assert "Traceback" not in said
    (report,) = tmp_path.glob("samverkan-*.txt")
    assert str(report) in said
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")


def test_the_same_plan_gives_the_same_bytes(workspace: MakeSpace) -> None:
    space = workspace(
        {
            "samverkan.yaml": "",
            "plans/ö/plan.yaml": (
                "document: {title: Ö, kind: action-plan}\nowners: {å: {title: Å, part_of: ä}, é: {titel: E}}\n"
            ),
            "plans/a/plan.yaml": "document: {title: A, kind: report}\ngoals: {m: {title: M}, n: {title: M}}\n",
        }
    )
    seen = {
        Space(space.root, told)
        .command("validate", "--format", "json", "--lang", "en", "--today", "2027-01-01", here=here)
        .out
        for here, told in (
            ("", {"PYTHONHASHSEED": "1"}),
            ("plans/a", {"PYTHONHASHSEED": "2", "LC_ALL": "sv_SE.UTF-8", "TZ": "Asia/Tokyo"}),
        )
    }
    assert len(seen) == 1


def test_words_that_every_command_understands_stand_before_it_too(plan: MakePlan) -> None:
    space = plan()
    assert space.run("--lang", "sv", "validate").out == space.run("validate", "--lang", "sv").out
    assert "varning" in space.run("--lang=sv", "validate").out


@pytest.mark.parametrize(
    ("settings", "environment", "word"),
    [
        ("", {"LC_ALL": "sv_SE.UTF-8"}, "varning"),
        ("language: sv\n", {"LC_ALL": "en_GB.UTF-8"}, "varning"),
        ("language: sv\n", {"SAMVERKAN_LANG": "en"}, "warning"),
        ("", {"LC_ALL": "C.UTF-8"}, "warning"),
        ("", {"LC_ALL": "de_DE.UTF-8"}, "warning"),
    ],
)
def test_which_language_is_spoken(settings: str, environment: dict[str, str], word: str, plan: MakePlan) -> None:
    space = Space(plan().write({"samverkan.yaml": settings}).root, environment)
    assert f"\n{word} SAM" in space.run("validate").out


def test_there_is_no_colour_in_a_pipe(plan: MakePlan, forking: Forking) -> None:
    assert "\x1b" not in forking.command(plan(FAULTY), "validate").out


def test_quiet_leaves_out_the_total(plan: MakePlan) -> None:
    loud, quiet = plan().run("validate").out, plan().run("validate", "--quiet").out
    assert {*quiet.splitlines()} < {*loud.splitlines()}
    assert "in 1 plan, 1 file" in loud
    assert "in 1 plan, 1 file" not in quiet


@pytest.mark.parametrize("command", ["validate", "rule", "show", "pick", "render", "schema"])
@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_command_has_help_with_an_example_of_this_repository(command: str, language: str) -> None:
    ran = Space(REPOSITORY).run(command, "--help", "--lang", language)
    assert ran.code == 0
    assert f"samverkan {command}" in ran.out.splitlines()[-1]


def test_nothing_given_is_a_question_for_help(tmp_path: Path) -> None:
    ran = Space(tmp_path).run()
    assert ran.code == 0
    assert "validate" in ran.out


@pytest.mark.parametrize("language", ["en", "sv"])
def test_what_a_command_does_is_never_cut_at_the_edge(language: str, tmp_path: Path) -> None:
    ran = run_here("--help", "--lang", language, here=tmp_path, environment={"COLUMNS": "80"})
    assert "..." not in ran.out.partition("...")[2]
    assert [name for name in COMMANDS if f"\n  {name} " not in ran.out] == []


def test_a_help_speaks_swedish_of_what_is_to_be_written(tmp_path: Path) -> None:
    ran = run_here("validate", "--help", "--lang", "sv", here=tmp_path)
    assert "--baseline FIL" in ran.out
    assert "  PLAN  Planer" in ran.out
    assert ran.out.index("--fix") < ran.out.index("--format") < ran.out.index("--baseline")
