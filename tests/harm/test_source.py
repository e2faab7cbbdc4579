"""What the source itself shows: how other programs are started, and that each promise about safety has its test."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.workspaces import REPOSITORY

SOURCE = REPOSITORY / "src/samverkan_cli"
STARTERS = {"load/git.py", "document/process.py"}
"""The modules that start other programs."""
PAGES = ("security.md", "security.sv.md")
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
_SUSPECT = re.compile(
    r"subprocess|[Pp]open|os\.(?:system|exec|spawn|posix)|shell|\beval\b|\bexec\b|pickle|marshal|shelve|yaml\."
)
"""What stands in every module that could start something: only those are parsed."""


@cache
def calls() -> list[tuple[str, ast.Call, str]]:
    """Every call of a name or of a module's function in the source: the module, the call, and what is called."""
    found = []
    texts = {path: path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
    for path, text in texts.items():
        for node in ast.walk(ast.parse(text)) if _SUSPECT.search(text) else ():
            match node:
                case ast.Call(func=ast.Name(id=name)):
                    found.append((path.relative_to(SOURCE).as_posix(), node, name))
                case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=name)):
                    found.append((path.relative_to(SOURCE).as_posix(), node, f"{module}.{name}"))
    return found


def test_no_shell_is_ever_called() -> None:
    """Programs are started in two places, each with a list of words; nothing is evaluated."""
    started = set()
    for module, call, name in calls():
        assert not any(word.arg == "shell" for word in call.keywords), (module, call.lineno)
        assert name not in ("exec", "os.system", "os.popen", "subprocess.getoutput"), (module, call.lineno)
        # The models' annotations, which are texts of our own source.
        assert name != "eval" or module == "model/declaration.py", (module, call.lineno)
        assert not re.match(r"os\.(exec|spawn|posix_spawn)", name), (module, call.lineno)
        if name.startswith("subprocess."):
            started.add(module)
            assert not isinstance(call.args[0], ast.Constant | ast.JoinedStr | ast.BinOp), (module, call.lineno)
    assert started == STARTERS


def test_no_object_is_made_of_what_a_file_says() -> None:
    """What is unpickled comes from our own code, and never from a template's process, a file or the network."""
    made = {
        module for module, _, name in calls() if re.match(r"(pickle|marshal|shelve|yaml)\.(load|loads|Unpickler)", name)
    }
    # A template's task, from the process that started it; and what our own processes found, from one to another.
    assert made == {"document/worker.py", "validation/transport.py"}


def promises(page: str) -> list[list[tuple[str, str]]]:
    """The tests that are named beneath each sentence of a page."""
    text = (REPOSITORY / "docs" / page).read_text(encoding="utf-8")
    items = re.findall(r"(?ms)^- (.*?)(?=^- |^\S|\Z)", text)
    return [[*_TEST.findall(each)] for each in items] + [
        [found] for found in _TEST.findall(re.sub(r"(?ms)^- .*?(?=^- |^\S|\Z)", "", text))
    ]


@pytest.mark.parametrize("page", PAGES)
def test_each_promise_has_a_test_that_is_there(page: str) -> None:
    sentences = promises(page)
    assert len(sentences) > 30
    for tests in sentences:
        assert tests, "a sentence without a test"
        for file, name in tests:
            assert re.search(rf"(?m)^def {name}\(", (REPOSITORY / file).read_text(encoding="utf-8")), (file, name)


def test_both_pages_promise_the_same() -> None:
    assert promises(PAGES[0]) == promises(PAGES[1])
    assert all(Path(REPOSITORY / "docs" / page).exists() for page in PAGES)
