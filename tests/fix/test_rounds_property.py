"""Whatever slips are in a plan: what is mended stays mended, nothing else changes, and a client comes to the same."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fix.faulty import Writer
from tests.searching import few
from tests.workspaces import TODAY, Space

Files = Mapping[str, bytes]
SEED, FAULTS = st.integers(0, 10**6), st.integers(1, 6)
BROKEN = {"SAM001", "SAM002", "SAM003", "SAM005"}


def space(files: Files, factory: pytest.TempPathFactory) -> Space:
    return Space(factory.mktemp("w")).write(files)


def held(space: Space, files: Files) -> dict[str, bytes]:
    return {file: (space.root / file).read_bytes() for file in files}


def mendable(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for each in found if each["fix"] is not None and each["fix"]["safe"]]


def fixed(space: Space, *arguments: str) -> Any:
    return space.run("validate", "--fix", "--format", "json", "--today", TODAY, *arguments)


@few()
@given(SEED, FAULTS)
def test_what_is_mended_stays_so_and_the_rest_is_told(
    tmp_path_factory: pytest.TempPathFactory, seed: int, faults: int
) -> None:
    files = Writer(seed).files(faults)
    place = space(files, tmp_path_factory)
    before = place.validate().findings
    ran = fixed(place)
    left = ran.err.count("is not mended")
    after = held(place, files)
    assert len(mendable(ran.findings)) <= left, ran.err
    assert place.validate().findings == ran.findings
    assert {each["code"] for each in ran.findings} & BROKEN <= {each["code"] for each in before}
    assert "nothing to fix" in fixed(place).err
    assert held(place, files) == after


@few()
@given(SEED, FAULTS)
def test_a_client_that_makes_the_edits_comes_to_the_same_and_touches_the_same_lines(
    tmp_path_factory: pytest.TempPathFactory, seed: int, faults: int
) -> None:
    files = Writer(seed).files(faults)
    by_program, by_client = space(files, tmp_path_factory), space(files, tmp_path_factory)
    ran = fixed(by_program)
    if "is not mended" in ran.err:
        return
    touched = client(by_client)
    assert held(by_client, files) == held(by_program, files)
    for file, old in files.items():
        assert changed(old, (by_program.root / file).read_bytes()) <= touched.get(file, set()), file


def client(space: Space) -> dict[str, set[int]]:
    """Make every safe mend as it is told in JSON, until there is none; gives the lines that each file had there."""
    touched: dict[str, set[int]] = {}
    origins: dict[str, list[int]] = {}
    for _ in range(20):
        edits = apart([each["fix"]["edits"] for each in mendable(space.validate().findings)])
        if not edits:
            return touched
        for file in {edit["file"] for edit in edits}:
            path = space.root / file
            raw = path.read_bytes()
            text = raw.decode("utf-8-sig")
            new = text
            origin = origins.setdefault(file, list(range(len(lines(text)))))
            for edit in sorted((each for each in edits if each["file"] == file), key=lambda each: -each["start"]):
                first, last = (text[: edit[end]].count("\n") for end in ("start", "end"))
                touched.setdefault(file, set()).update(origin[n] for n in range(first, last + 1) if n < len(origin))
                new = new[: edit["start"]] + edit["text"] + new[edit["end"] :]
            origins[file] = carried(origin, lines(text), lines(new))
            path.write_bytes((b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b"") + new.encode())
    raise AssertionError("it never ends")


def apart(mends: list[list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """The edits of those mends that touch nothing of those before them."""
    chosen: list[dict[str, Any]] = []
    for edits in mends:
        near = any(
            one["file"] == other["file"] and one["start"] <= other["end"] and other["start"] <= one["end"]
            for one in edits
            for other in chosen
        )
        chosen += [] if near else edits
    return chosen


def lines(text: str) -> list[str]:
    return text.split("\n")


def carried(origin: list[int], old: list[str], new: list[str]) -> list[int]:
    """From which line each line of a new text comes; one that was changed stays where it was."""
    found = []
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        found += [origin[min(a + n, max(a, b - 1), len(origin) - 1)] for n in range(d - c)]
    return found


def changed(old: bytes, new: bytes) -> set[int]:
    """The lines of an old text that are not in the new one."""
    matcher = SequenceMatcher(None, old.split(b"\n"), new.split(b"\n"), autojunk=False)
    return {n for tag, a, b, _, _ in matcher.get_opcodes() if tag != "equal" for n in range(a, b)}


def test_the_writers_mistakes_are_of_many_kinds_and_most_are_mended(tmp_path: Path) -> None:
    """Else the properties above would say little."""
    made: dict[str, int] = {}
    for seed in range(60):
        place = Space(tmp_path / f"{seed}").write(Writer(seed).files(5))
        for each in mendable(place.validate().findings):
            made[each["code"]] = made.get(each["code"], 0) + 1
    assert set(made) >= {"SAM006", "SAM008", "SAM009", "SAM010", "SAM012", "SAM013", "SAM101", "SAM203"}
    assert sum(made.values()) > 120
