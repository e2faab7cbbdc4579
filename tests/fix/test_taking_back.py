"""How a change is taken back: what is said gives back exactly what was there, and nothing else is lost."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.repositories import Repository, made
from tests.workspaces import DOCUMENT

FILE = "plans/p/plan.yaml"
TEXT = (
    DOCUMENT + "owners:\n  chef: {title: Chef, kind: function}\nfocus_areas:\n  f:\n    title: F\n    owners: [chef]\n"
)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    there = made(tmp_path)
    there.commit({"samverkan.yaml": "", FILE: TEXT})
    return there


def undone(repository: Repository, *words: str) -> list[str]:
    """What was said of taking a change back, which was done if it is a command."""
    ran = repository.space.run(*words)
    assert ran.code == 0, ran.err
    said = [line for line in ran.err.splitlines() if line.startswith(("To take it back", "Before"))]
    command = said[0].removeprefix("To take it back: ")
    match shlex.split(command):
        case ["git", *rest]:
            repository.git(*rest)
        case ["samverkan", *rest]:
            assert repository.space.run(*rest).code == 0
    return said


CHANGED = {
    "as it was committed": (TEXT, False, "git restore"),
    "added since": (TEXT + "# x\n", True, "git restore"),
    "changed since": (TEXT + "# x\n", False, "samverkan rename skolchef chef"),
    "with other ends of lines": (TEXT.replace("\n", "\r\n"), False, "git restore"),
}


@pytest.mark.parametrize(("text", "added", "said"), CHANGED.values(), ids=CHANGED)
def test_a_renaming(text: str, added: bool, said: str, repository: Repository) -> None:
    repository.git("config", "core.autocrlf", "true" if "\r" in text else "false")
    repository.space.write({FILE: text.encode()})
    if added:
        repository.git("add", FILE)
    (line,) = undone(repository, "rename", "chef", "skolchef")
    assert said in line
    assert (repository.root / FILE).read_bytes() == text.encode()


def test_a_renaming_without_git(tmp_path: Path) -> None:
    there = made(tmp_path)
    (tmp_path / ".git").rename(tmp_path / "no")
    there.space.write({"samverkan.yaml": "", FILE: TEXT})
    assert undone(there, "rename", "p", "owners/chef", "skolchef") == [
        "To take it back: samverkan rename p owners/skolchef chef"
    ]
    assert (tmp_path / FILE).read_text("utf-8") == TEXT


def test_fixes(repository: Repository) -> None:
    repository.space.write({FILE: TEXT.replace("[chef]", "[Chef]")})
    assert undone(repository, "validate", "--fix") == [f"Before, {FILE}:7 said: owners: [Chef]"]
    repository.space.write({FILE: TEXT.replace("[chef]", "[Chef]")})
    repository.git("add", "--all")
    assert undone(repository, "validate", "--fix") == [f"To take it back: git restore {FILE}"]
    assert "[Chef]" in (repository.root / FILE).read_text("utf-8")


def test_names_with_spaces_are_quoted(tmp_path: Path) -> None:
    there = made(tmp_path)
    there.commit({"samverkan.yaml": "", "plans/en plan/plan.yaml": TEXT})
    assert undone(there, "rename", "chef", "skolchef") == ['To take it back: git restore "plans/en plan/plan.yaml"']
    assert (tmp_path / "plans/en plan/plan.yaml").read_text("utf-8") == TEXT
