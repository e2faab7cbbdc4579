"""What is looked for at each key in a large plan, and what is read again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from samverkan_cli.editor.workbench import Workbench
from samverkan_cli.i18n.speech import speech
from samverkan_cli.load.files import read_bytes
from samverkan_cli.load.validate import parse
from samverkan_cli.load.workspace import Workspace
from samverkan_cli.validation.checking import gathered
from tests.conftest import MakeSpace
from tests.editor.test_session import AREAS, FILES
from tests.workspaces import DOCUMENT


def opened(root: Path) -> tuple[Workbench, Path]:
    bench = Workbench(speech("sv"), lambda: date(2026, 11, 21))
    path = root / "plans/p/områden.yaml"
    bench.put(path, AREAS.encode())
    return bench, path


def found(bench: Workbench, path: Path, *, quickly: bool) -> dict[str, list[int]]:
    snapshot, file = bench.snapshot(path) or pytest.fail("it is part of no workspace")
    lines: dict[str, list[int]] = {}
    for each in snapshot.found_quickly if quickly else snapshot.found:
        if each.span is not None and each.span.file == file:
            lines.setdefault(each.code, []).append(each.span.line)
    return lines


def test_what_was_found_before_moves_with_what_it_is_about(workspace: MakeSpace) -> None:
    bench, path = opened(workspace(FILES).root)
    before = found(bench, path, quickly=False)
    assert before["SAM301"] == [9]
    bench.put(path, ("# en rad till\n" + AREAS.replace("lead: socialchef", "lead: ingen")).encode())
    quick = found(bench, path, quickly=True)
    assert (quick["SAM301"], quick["SAM101"]) == ([10], [13])
    assert found(bench, path, quickly=False)["SAM301"] == [10]
    bench.put(path, AREAS.partition("    strategies")[0].encode())
    assert "SAM301" not in found(bench, path, quickly=True)


def test_only_the_file_that_changed_is_parsed_again_and_only_its_plan_is_linked(
    workspace: MakeSpace, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, path = opened(workspace({**FILES, "plans/q/plan.yaml": DOCUMENT}).root)
    found(bench, path, quickly=False)
    parsed, linked = list[str](), list[str]()

    def parsing(file: str, *rest: Any, **more: Any) -> Any:
        parsed.append(file)
        return parse(file, *rest, **more)

    def gathering(there: Workspace, names: Sequence[str]) -> Any:
        linked.extend(names)
        return gathered(there, names)

    monkeypatch.setattr("samverkan_cli.load.cache.parse", parsing)
    monkeypatch.setattr("samverkan_cli.editor.workbench.gathered", gathering)
    bench.put(path, AREAS.replace("En väg in", "Vägen in").encode())
    found(bench, path, quickly=True)
    found(bench, path, quickly=False)
    assert (parsed, linked) == (["plans/p/områden.yaml"], ["p"])
    bench.put(path, AREAS.encode())
    found(bench, path, quickly=False)
    assert (parsed, linked) == (["plans/p/områden.yaml"] * 2, ["p"] * 2)


def test_what_is_looked_for_in_steps_is_what_is_found_at_once(workspace: MakeSpace) -> None:
    root = workspace({**FILES, "plans/q/plan.yaml": DOCUMENT}).root
    once, stepwise = (
        (bench.snapshot(path) or pytest.fail("it is part of no workspace"))[0]
        for bench, path in (opened(root), opened(root))
    )
    assert len([*stepwise.finding()]) > 50
    assert stepwise.is_checked
    assert stepwise.found == once.found != []
    assert [*once.finding()] == []


def test_plan_files_that_have_not_changed_are_not_read_from_the_disk(
    workspace: MakeSpace, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, path = opened(workspace({**FILES, "plans/q/plan.yaml": DOCUMENT}).root)
    found(bench, path, quickly=False)
    files = list[str]()

    def reading(there: Path, file: str, root: Path) -> bytes:
        files.append(file)
        return read_bytes(there, file, root)

    monkeypatch.setattr("samverkan_cli.load.cache.read_bytes", reading)
    bench.put(path, AREAS.replace("En väg in", "Vägen in").encode())
    assert found(bench, path, quickly=True) | found(bench, path, quickly=False)
    assert {*files} <= {"samverkan.yaml"}
