"""`samverkan new`: a workspace that holds from the beginning, and never anything that was there before."""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from subprocess import Popen

import pytest

from samverkan_cli.core.text import Source
from samverkan_cli.yamltext.parser import read
from tests.fix.dying import Dead, dying
from tests.workspaces import Ran, Space, environment_for

PLAN = "plans/barn-och-unga"
FILES = [
    ".editorconfig",
    ".gitignore",
    ".vscode/extensions.json",
    ".vscode/samverkan.schema.json",
    ".vscode/settings.json",
    "README.md",
    f"{PLAN}/aktiviteter.yaml",
    f"{PLAN}/ansvariga.yaml",
    f"{PLAN}/indikatorer.yaml",
    f"{PLAN}/mål.yaml",
    f"{PLAN}/plan.yaml",
    "samverkan.yaml",
]


def new(folder: Path, *words: str, today: str = "2026-11-30") -> Ran:
    return Space(folder).run("new", "planer", *words, "--today", today)


def written(folder: Path) -> dict[str, str]:
    root = folder / "planer"
    return {str(path.relative_to(root)): path.read_text("utf-8") for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("today", ["2026-01-01", "2026-11-30", "2027-12-31", "2028-02-29"])
def test_the_plan_holds_without_a_finding(today: str, tmp_path: Path) -> None:
    ran = new(tmp_path, today=today)
    assert (ran.code, ran.out) == (0, "")
    assert sorted(written(tmp_path)) == FILES
    checked = Space(tmp_path / "planer").run("validate", "--format", "json", "--today", today)
    assert (checked.code, checked.findings) == (0, [])


def test_it_renders(tmp_path: Path) -> None:
    ran = new(tmp_path, "--municipality", "Östra kommun")
    assert ran.err.splitlines()[-4:] == ["Go on with:", "  cd planer", "  samverkan validate", "  samverkan render"]
    space = Space(tmp_path / "planer")
    made = space.run("render", "--to", "pdf", "--to", "md", "--today", "2026-11-30")
    assert made.code == 0, made.err
    (document,) = (tmp_path / "planer/out/barn-och-unga").glob("*.md")
    text = document.read_text("utf-8")
    assert "Östra kommun" in text
    assert "Öppna en telefontid för föräldrar" in text


ODD = {
    "signs of YAML": ("Östra: Göinge, #1 {kommun}", "Handlingsplan: att 'våga' \"fråga\"", "Chef, elevhälsa & skola"),
    "signs of gaps": ("<< title >> kommun", "{title} $title %s", "\\1 chef"),
    "ids that are taken": ("Kommunen", "2027", "Samordnare"),
    "letters and numbers": ("100", "null", "ja"),
}


@pytest.mark.parametrize(("municipality", "title", "owner"), ODD.values(), ids=ODD)
def test_whatever_is_answered_is_what_is_read(municipality: str, title: str, owner: str, tmp_path: Path) -> None:
    ran = new(tmp_path, "--municipality", municipality, "--title", title, "--owner", owner)
    assert ran.code == 0, ran.err
    space = Space(tmp_path / "planer")
    assert [each for each in space.validate().findings if each["code"] < "SAM2" and each["level"] == "error"] == []
    said = space.run("show", "--format", "json").out
    assert all(json.dumps(text, ensure_ascii=False)[1:-1] in said for text in (title, owner))
    (plan,) = (tmp_path / "planer/plans").iterdir()
    data = read(Source("plan.yaml", (plan / "plan.yaml").read_text("utf-8"))).data
    assert isinstance(data, dict)
    assert data["document"]["municipality"]["name"] == municipality  # type: ignore[index,call-overload]


@pytest.mark.parametrize("option", ["--municipality", "--title", "--owner"])
@pytest.mark.parametrize("text", ["*Plan*", "<b>Plan</b>", " ", "a\u0007b"])
def test_what_can_be_no_title_is_refused(option: str, text: str, tmp_path: Path) -> None:
    ran = new(tmp_path, option, text)
    assert (ran.code, ran.out) == (2, "")
    assert not (tmp_path / "planer").exists()


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_there_stays_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    Space(tmp_path).write({f"planer/{name}": "mitt"})
    ran = new(tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert f"planer/{name} is there already" in ran.err
    assert written(tmp_path) == {name: "mitt"}


def test_what_is_made_already_is_not_made_again(tmp_path: Path) -> None:
    assert new(tmp_path).code == 0
    assert new(tmp_path).code == 2
    (tmp_path / "fil").write_text("x")
    assert "fil is a file" in Space(tmp_path).run("new", "fil").err


def test_killed_it_is_finished_by_doing_the_same_again(tmp_path: Path) -> None:
    (tmp_path / "whole").mkdir()
    new(tmp_path / "whole")
    done = written(tmp_path / "whole")
    for at in (3, 40, 50):
        folder = tmp_path / f"{at}"
        folder.mkdir()
        with pytest.raises(Dead), dying(at, after=True):
            new(folder)
        assert written(folder) != done
        assert new(folder).code == 0
        assert written(folder) == done


MISTAKES = {
    "a person": (["--owner", "Anna Svensson"], "Anna Svensson is a person, and no function or body"),
    "a dash of Word's": (["–owner", "Skolchef"], "Write --owner"),
    "a long dash of Word's": (["—municipality", "X kommun"], "Write --municipality"),
    "quotation marks of Word's": (
        ["--municipality", "”Björkmåla", "kommun”"],
        'Write straight ones, as here: "kommun"',
    ),
}


@pytest.mark.parametrize(("words", "said"), MISTAKES.values(), ids=MISTAKES)
def test_what_is_typed_wrongly_is_said_at_once(words: list[str], said: str, tmp_path: Path) -> None:
    ran = new(tmp_path, *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not (tmp_path / "planer").exists()


def test_no_folder_for_plans_is_made_in_another(tmp_path: Path) -> None:
    new(tmp_path)
    ran = Space(tmp_path / "planer").run("new", "planer")
    assert (ran.code, ran.out) == (2, "")
    assert "cd .." in ran.err
    assert not (tmp_path / "planer/planer").exists()


def test_a_folder_with_a_space_is_quoted(tmp_path: Path) -> None:
    assert '  cd "mina planer"' in Space(tmp_path).run("new", "mina planer").err


ADOPTED = {
    "as it was written": ("", {"SAM801", "SAM905"}),
    "with a number": ("registry_no: KS 2027/12", {"SAM801", "SAM905"}),
    "with a day": ("registry_no: KS 2027/12\n  adopted: {by: kommunstyrelsen, date: 2027-01-11}", {"SAM905"}),
}


@pytest.mark.parametrize(("lines", "codes"), ADOPTED.values(), ids=ADOPTED)
def test_what_a_decision_needs_is_asked_for_when_it_is_adopted(lines: str, codes: set[str], tmp_path: Path) -> None:
    new(tmp_path)
    path = tmp_path / "planer" / PLAN / "plan.yaml"
    text = path.read_text("utf-8").replace("status: draft", "status: adopted")
    for line in lines.splitlines():
        text = re.sub(rf"(?m)^  {line.split(':')[0].strip()}: .*$", f"  {line.strip()}", text)
    path.write_text(text, "utf-8")
    found = Space(tmp_path / "planer").run("validate", "--format", "json", "--today", "2027-01-12").findings
    assert {each["code"] for each in found} == codes


def test_builds_and_pre_commit(tmp_path: Path) -> None:
    assert new(tmp_path, "--ci", "github", "--pre-commit", "--package", "samverkan-cli==9").code == 0
    files = written(tmp_path)
    assert sorted(files) == sorted([*FILES, ".github/workflows/samverkan.yml", ".pre-commit-config.yaml"])
    assert 'pip install "samverkan-cli==9"' in files[".github/workflows/samverkan.yml"]
    assert 'additional_dependencies: ["samverkan-cli==9"]' in files[".pre-commit-config.yaml"]
    (tmp_path / "b").mkdir()
    assert new(tmp_path / "b", "--ci", "gitlab").code == 0
    assert "codequality: samverkan.json" in written(tmp_path / "b")[".gitlab-ci.yml"]


def test_in_a_larger_repository_a_build_would_not_be_found(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    ran = new(tmp_path, "--ci", "github")
    assert ran.code == 2
    assert "lies inside the repository" in ran.err
    assert not (tmp_path / "planer").exists()
    assert new(tmp_path).code == 0


def test_what_editors_and_colleagues_are_told(tmp_path: Path) -> None:
    new(tmp_path)
    files = written(tmp_path)
    for name in FILES:
        if name.startswith("plans/"):
            first = files[name].splitlines()[0]
            found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
            assert found
            assert (tmp_path / "planer" / PLAN / found[1]).resolve() == (
                tmp_path / "planer/.vscode/samverkan.schema.json"
            )
            assert f"`{name.removeprefix(f'{PLAN}/')}`" in files["README.md"]
    assert json.loads(files[".vscode/settings.json"])["yaml.schemas"].keys() == {"./.vscode/samverkan.schema.json"}


def test_it_asks_at_a_terminal_only(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "samverkan_cli", "new", "planer", "--lang", "sv", "--title", "Plan för alla"]
    with Popen(words, cwd=tmp_path, env=environment_for(), stdin=theirs, stderr=theirs, stdout=theirs) as process:
        os.write(ours, "Ängby kommun\n\n".encode())
        assert process.wait(30) == 0
    said = os.read(ours, 100_000).decode()
    assert said.index("Vilken kommun gäller planen?") < said.index("Vilken funktion svarar för den")
    assert "[Socialchef]" in said
    assert "Vad heter planen" not in said
    (plan,) = (tmp_path / "planer/plans").iterdir()
    assert "municipality: {name: Ängby kommun}" in (plan / "plan.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    "words", [("validate",), ("validate", "nowhere"), ("show",), ("render",), ("rename", "a", "b")]
)
def test_where_there_is_no_workspace_it_is_named(words: tuple[str, ...], tmp_path: Path) -> None:
    ran = Space(tmp_path).run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "samverkan new DIR" in ran.err
