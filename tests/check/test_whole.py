"""What holds of all rules together, tried on every plan that the tests know: cases, pages and worked examples."""

from __future__ import annotations

import functools
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from samverkan_cli.rules import RULES
from samverkan_cli.rules.pages import page
from tests.rules.running import PLAN, cases
from tests.rules.test_cases import CASES
from tests.searching import one_in
from tests.workspaces import REPOSITORY, TODAY, Ran, Space

WORKED = sorted(path.name for path in (REPOSITORY / "plans").iterdir() if path.is_dir())
UNSILENCEABLE = {rule.code for rule in RULES if not rule.silenceable}
_TOP = re.compile(r"(?m)^(?=[a-z_]+:)")
_ENTRY = re.compile(r"(?m)^(?=  [^\s#-])")
_COLLECTIONS = ("owners", "groups", "goals", "indicators", "needs", "interventions", "periods", "terms", "funding")


@functools.cache
def every_text() -> tuple[str, ...]:
    """The plans of one file that cases have, one in three, and all that the rules' pages show as faults."""
    return tuple(_texts())


def _texts() -> Iterator[str]:
    alone = [case for _, _, case in CASES][::3] + [case for rule in RULES for case in cases(page(rule).faults)]
    for case in alone:
        if case.files.keys() == {PLAN}:
            try:
                yield case.files[PLAN].decode()
            except UnicodeDecodeError:
                continue


def told(ran: Ran) -> dict[str, list[tuple[str, str]]]:
    """Code and path of what was found in each plan, without order."""
    found: dict[str, list[tuple[str, str]]] = {plan["name"]: [] for plan in ran.json["plans"]}
    for each in ran.findings:
        found[each["plan"]].append((each["code"], str(each["path"])))
    return {plan: sorted(each) for plan, each in found.items()}


def complete(ran: Ran) -> set[str]:
    """The plans that could be read to their end."""
    return {plan["name"] for plan in ran.json["plans"] if plan["complete"]}


def parted(text: str) -> dict[str, str] | None:
    """A plan over several files in its order: each field by itself, and some collections entry by entry.

    None where the text is not laid out so that it can be parted at its lines.
    """
    blocks = [block for block in _TOP.split(text) if block]
    keys = [block.partition(":")[0] for block in blocks]
    if len(blocks) < 2 or len(set(keys)) < len(keys) or not re.match(r"[a-z_]+:", blocks[0]):
        return None
    files = []
    for key, block in zip(keys, blocks, strict=True):
        head, *entries = _ENTRY.split(block)
        if key in _COLLECTIONS and len(entries) > 1 and head == f"{key}:\n":
            files += [head + "".join(entries[:1]), head + "".join(entries[1:])]
        else:
            files.append(block)
    return {f"{n:02}.yaml": file for n, file in enumerate(files)}


IN_TEXTS = {
    "SAM013",
    "SAM107",
    "SAM805",
    "SAM808",
    "SAM809",
    "SAM810",
    "SAM817",
    "SAM818",
    "SAM819",
    "SAM901",
    "SAM903",
}
"""Rules that say where in a text something stands."""


def silenced(space: Space, ran: Ran) -> None:
    """Put a comment above every line on which something was found that can be silenced."""
    lines: dict[str, dict[int, set[str]]] = {}
    for each in ran.findings:
        if each["file"] and each["code"] not in UNSILENCEABLE:
            line = each["line"]
            if each["code"] in IN_TEXTS:  # where a comment would be a part of it
                above = (space.root / each["file"]).read_text(encoding="utf-8").split("\n")[:line]
                field = next((part for part in reversed(each["path"]) if isinstance(part, str)), "")
                line = next(
                    (n for n in range(line, 0, -1) if field and re.search(rf"\b{field}\b *:", above[n - 1])), line
                )
            lines.setdefault(each["file"], {}).setdefault(line, set()).add(each["code"])
    for file, found in lines.items():
        path = space.root / file
        end = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
        text = re.split("\r\n|\r|\n", path.read_bytes().decode())
        for number in sorted(found, reverse=True):
            indent = re.match(r"\ufeff?( *)", text[number - 1])
            comment = f"# samverkan: ignore[{', '.join(sorted(found[number]))}] prövat"
            text.insert(number - 1, (indent[1] if indent else "") + comment)
        path.write_bytes(end.join(text).encode())


@pytest.mark.parametrize("share", one_in(6, range(6)))
def test_a_plan_over_several_files_has_the_findings_of_one_file(share: int, tmp_path: Path) -> None:
    texts = every_text()[share::6]
    pairs = {f"p{n}": (text, files) for n, text in enumerate(texts) if (files := parted(text)) is not None}
    one = {f"plans/{plan}/plan.yaml": text for plan, (text, _) in pairs.items()}
    whole = Space(tmp_path / "one").write({"samverkan.yaml": "", **one}).validate()
    # A plan that cannot be read to its end is judged by what can be: which of its files that is, is not the same.
    # Nor is a key that stands there twice; an ignore comment and a label reach no further than their own file.
    found = told(whole)
    alike = {
        plan
        for plan in complete(whole)
        if not re.search(r"ignore\[|&\w", pairs[plan][0]) and "SAM004" not in dict(found[plan])
    }
    several = {
        f"plans/{plan}/{name}": file
        for plan, (_, files) in pairs.items()
        if plan in alike
        for name, file in files.items()
    }
    parts = told(Space(tmp_path / "several").write({"samverkan.yaml": "", **several}).validate())
    for plan in sorted(alike):
        assert parts[plan] == found[plan], pairs[plan][0]
    assert len(alike) > 25


@pytest.mark.parametrize("share", one_in(6, range(6)))
def test_what_can_be_ignored_can_be_ignored_and_nothing_else_can(share: int, tmp_path: Path) -> None:
    plans = {f"p{n}": text for n, text in enumerate(every_text()[share::6]) if "ignore[" not in text}
    space = Space(tmp_path).write(
        {"samverkan.yaml": "", **{f"plans/{plan}/plan.yaml": text for plan, text in plans.items()}}
    )
    before = space.validate()
    silenced(space, before)
    after = space.validate()
    left = told(after)
    for plan in sorted(complete(before)):
        assert {code for code, _ in left[plan]} <= UNSILENCEABLE - {"SAM010"}, plans[plan]
    assert len(complete(before)) > 40


@pytest.mark.parametrize("plan", one_in(2, WORKED))
def test_every_finding_of_a_worked_example_can_be_ignored(tmp_path: Path, plan: str) -> None:
    shutil.copytree(REPOSITORY / "plans" / plan, tmp_path / "plans" / plan)
    space = Space(tmp_path).write({"samverkan.yaml": ""})
    silenced(space, space.validate())
    assert space.validate().findings == []


@pytest.mark.long
def test_the_same_plans_give_the_same_bytes(tmp_path: Path) -> None:
    for plan in ("ange", "pitea"):
        shutil.copytree(REPOSITORY / "plans" / plan, tmp_path / "plans" / plan)
    space = Space(tmp_path).write({"samverkan.yaml": "", "elsewhere/.keep": ""})
    ask = ("validate", "--format", "json", "--lang", "sv", "--today", TODAY, "--workspace")
    ran = [
        space.command(*ask, ".", PYTHONHASHSEED="1", LC_ALL="C"),
        space.command(*ask, "..", here="elsewhere", PYTHONHASHSEED="2", LC_ALL="sv_SE.UTF-8", TZ="Asia/Tokyo"),
    ]
    assert ran[0].out == ran[1].out
    assert ran[0].findings
