"""What is known is left out: written with `--write-baseline`, heeded with `--baseline`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_cli.check.rule import Diagnostic
from samverkan_cli.core.diagnostic import Level
from samverkan_cli.report import baseline
from samverkan_cli.report.identity import identified
from tests.conftest import MakeSpace
from tests.report.telling import findings, found, unread
from tests.workspaces import DOCUMENT, TODAY, Ran, Space

OWNERS = "owners:\n  a: {title: A, x: 1}\n  b: {title: B, x: 1}\n"
FILES = {
    "samverkan.yaml": "",
    "plans/p/plan.yaml": DOCUMENT,
    "plans/p/ägare.yaml": OWNERS,
    "plans/q/plan.yaml": DOCUMENT + "y: 1\n",
}
KNOWN = "known.json"


@pytest.fixture
def space(workspace: MakeSpace) -> Space:
    return workspace(FILES)


def validate(space: Space, *arguments: str, language: str = "en", here: str = "") -> Ran:
    words = ("validate", "--select", "SAM0", "--today", TODAY, "--lang", language, "--format", "json")
    return space.run(*words, *arguments, here=here)


def write(space: Space, *arguments: str) -> Ran:
    return validate(space, "--baseline", KNOWN, "--write-baseline", *arguments)


def entries(space: Space) -> list[tuple[str, str, str]]:
    data = json.loads((space.root / KNOWN).read_text(encoding="utf-8"))
    return [(each["code"], each["plan"], "/".join(each["path"])) for each in data["findings"]]


def test_what_is_written_is_left_out_and_the_exit_code_is_by_what_remains(space: Space) -> None:
    assert validate(space).code == 1
    wrote = write(space)
    assert (wrote.code, wrote.findings) == (0, [])
    assert wrote.err == "Written: known.json\n3 known findings were left out\n"
    ran = validate(space, "--baseline", KNOWN)
    assert (ran.code, ran.findings, ran.err) == (0, [], "3 known findings were left out\n")
    assert ran.json["summary"] == {"plans": 2, "files": 3, "errors": 0, "warnings": 0, "infos": 0}
    assert validate(space, "--baseline", KNOWN, "--quiet").err == ""
    space.write({"plans/p/ägare.yaml": OWNERS + "  c: {title: C, x: 1}\n"})
    ran = validate(space, "--baseline", KNOWN)
    assert (ran.code, [each["path"] for each in ran.findings]) == (1, [["owners", "c", "x"]])
    assert ran.json["summary"]["errors"] == 1


def test_in_text_the_total_counts_what_is_shown(space: Space) -> None:
    write(space)
    ran = space.run("validate", "--select", "SAM0", "--lang", "en", "--baseline", KNOWN)
    assert ran.out == "Nothing found in 2 plans, 3 files\n"


def test_it_is_a_file_that_a_person_can_compare(space: Space) -> None:
    write(space)
    text = (space.root / KNOWN).read_text(encoding="utf-8")
    assert re.sub('"id": "[0-9a-f]{32}"', '"id": "-"', text) == (
        '{\n "version": 2,\n "findings": [\n'
        '  {"id": "-", "code": "SAM006", "name": "unknown-field", "level": "error", "plan": "p",'
        ' "path": ["owners", "a", "x"]},\n'
        '  {"id": "-", "code": "SAM006", "name": "unknown-field", "level": "error", "plan": "p",'
        ' "path": ["owners", "b", "x"]},\n'
        '  {"id": "-", "code": "SAM006", "name": "unknown-field", "level": "error", "plan": "q",'
        ' "path": ["y"]}\n ]\n}\n'
    )


def test_lines_may_move_and_another_language_be_spoken(space: Space) -> None:
    validate(space, "--baseline", KNOWN, "--write-baseline", language="sv")
    written = (space.root / KNOWN).read_bytes()
    write(space)
    assert (space.root / KNOWN).read_bytes() == written
    space.write({"plans/p/ägare.yaml": "# nytt\n\n" + OWNERS.replace("  a:", "  # a\n  a:")})
    for language in ("sv", "en"):
        assert validate(space, "--baseline", KNOWN, language=language).findings == []


def test_it_is_named_from_where_the_user_stands(space: Space) -> None:
    validate(space, "--baseline", "known.json", "--write-baseline", here="plans")
    assert (space.root / "plans" / KNOWN).exists()
    assert validate(space, "--baseline", "plans/known.json").findings == []


def test_what_is_no_longer_found_is_told_and_is_no_error(space: Space) -> None:
    write(space)
    space.write({"plans/p/ägare.yaml": OWNERS.replace(", x: 1", "", 1)})
    ran = validate(space, "--baseline", KNOWN)
    assert (ran.code, ran.findings) == (0, [])
    assert ran.err == (
        "2 known findings were left out\n"
        "1 finding in known.json is no longer found:\n"
        "  SAM006 p owners/a/x\n"
        "--write-baseline writes it anew\n"
    )
    assert write(space).err == "Written: known.json\n2 known findings were left out\n"
    assert validate(space, "--baseline", KNOWN).err == "2 known findings were left out\n"


def test_of_much_that_is_no_longer_found_a_part_is_named(space: Space) -> None:
    many = "".join(f"  a{n:02}: {{title: A{n}, x: 1}}\n" for n in range(30))
    write(space.write({"plans/p/ägare.yaml": f"owners:\n{many}"}))
    ran = validate(space.write({"plans/p/ägare.yaml": ""}), "--baseline", KNOWN)
    assert "30 findings in known.json are no longer found:\n" in ran.err
    assert ran.err.count("  SAM006 ") == 10
    assert "  …\n" in ran.err


@pytest.mark.parametrize(
    "arguments", [("q",), ("--select", "SAM007"), ("--ignore", "unknown-field")], ids=["plan", "select", "ignore"]
)
def test_of_what_was_not_looked_at_nothing_is_said_and_nothing_forgotten(
    arguments: tuple[str, ...], space: Space
) -> None:
    write(space)
    before = entries(space)
    words = ("validate", "--lang", "en", "--today", TODAY, "--baseline", KNOWN, "--format", "json")
    chosen = arguments if "--select" in arguments else ("--select", "SAM0", *arguments)
    assert "no longer" not in space.run(*words, *chosen).err
    space.run(*words, *chosen, "--write-baseline")
    assert entries(space) == before


def test_of_a_plan_that_cannot_be_read_nothing_is_said_to_be_gone(space: Space) -> None:
    write(space)
    space.write({"plans/p/x.yaml": "owners: [\n", "plans/p/ägare.yaml": ""})
    ran = validate(space, "--baseline", KNOWN)
    assert (ran.code, ran.codes) == (1, ["SAM002"])
    assert "no longer" not in ran.err


def test_what_cannot_be_silenced_is_not_left_out_either(space: Space) -> None:
    space.write({"plans/p/x.yaml": "needs: {n: {title: N}, n: {title: N}}\n"})
    wrote = write(space)
    assert (wrote.code, wrote.codes) == (1, ["SAM004"])
    assert "SAM004" not in {code for code, _, _ in entries(space)}


def test_of_a_plan_that_is_gone_all_is_gone(space: Space) -> None:
    write(space)
    (space.root / "plans/q/plan.yaml").unlink()
    assert "  SAM006 q y\n" in validate(space, "--baseline", KNOWN).err


def test_one_more_that_is_alike_is_new(workspace: MakeSpace) -> None:
    """Two in one place are told apart by nothing but their turn."""
    faulty = "# samverkan: ignore[x]\n"
    space = workspace({"samverkan.yaml": "rules: {SAM010: info}\n", "plans/p/plan.yaml": DOCUMENT + faulty})
    first = space.validate("--select", "SAM010").findings
    space.write({"plans/p/plan.yaml": DOCUMENT + faulty + faulty})
    both = {each["id"] for each in space.validate("--select", "SAM010").findings}
    assert len(both) == 2
    assert first[0]["id"] in both


def test_a_known_warning_that_has_become_an_error_is_new_and_not_the_other_way_about(workspace: MakeSpace) -> None:
    owned = "focus_areas: {f: {title: F, strategies: {s: {title: S, activities: {a: {title: A}}}}}}\n"
    drafted = {"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT + owned}
    adopted = {"plans/p/plan.yaml": DOCUMENT.replace("}", ", status: adopted}") + owned}
    words = ("validate", "--select", "unowned-activity", "--lang", "en", "--baseline", KNOWN, "--format", "json")
    space = workspace(drafted)
    space.run(*words, "--write-baseline")
    assert space.run(*words).findings == []
    ran = space.write(adopted).run(*words)
    assert (ran.code, [each["level"] for each in ran.findings]) == (1, ["error"])
    space.run(*words, "--write-baseline")
    for files in (adopted, drafted):
        ran = space.write(files).run(*words)
        assert (ran.code, ran.findings, ran.err) == (0, [], "1 known finding was left out\n")


OLD = '{"version":1,"findings":[{"code":"SAM201","file":null,"path":[],"message":"","count":1}]}'


def test_one_of_samverkan_0_1_is_to_be_written_anew(space: Space) -> None:
    (space.root / KNOWN).write_text(OLD)
    ran = validate(space, "--baseline", KNOWN)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "error: known.json was made by samverkan 0.1, which recognised findings otherwise\n"
        "  = Write it anew: add --write-baseline\n"
    )
    assert write(space).findings == []
    assert len(entries(space)) == 3


@pytest.mark.parametrize("words", [(), ("--write-baseline",)], ids=["read", "write"])
def test_one_of_a_later_program_is_named_as_that(words: tuple[str, ...], space: Space) -> None:
    (space.root / KNOWN).write_text('{"version": 3, "findings": [1]}')
    ran = validate(space, "--baseline", KNOWN, *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: known.json was made by a later samverkan than this one (")
    assert (space.root / KNOWN).read_text() == '{"version": 3, "findings": [1]}'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "owners: {}\n",
        "[]",
        "{}",
        "null",
        '{"version": 0, "findings": []}',
        '{"version": true, "findings": []}',
        '{"version": 1}',
        "[" * 100_000,
        '{"version": 1, "findings": [{}]}',
        '{"version": 1, "findings": {}}',
        "\xff\xfe",
        '{"version": 1, "plans": [], "findings": [], "summary": {}}',
        '{"version": 2, "findings": [{"id": "1"}]}',
        '{"version":2,"findings":[{"id":"1","code":"","name":"","level":"error","plan":null,"path":[true]}]}',
        '{"version":2,"findings":[{"id":"1","code":"","name":"","level":"grave","plan":null,"path":[]}]}',
        '{"version":2,"findings":[{"id":1,"code":"","name":"","level":"error","plan":null,"path":[]}]}',
        '{"version":2,"findings":[{"id":"1","code":"","name":"","level":"error","plan":null,"path":[],"x":1}]}',
    ],
)
@pytest.mark.parametrize("words", [(), ("--write-baseline",)], ids=["read", "write"])
def test_a_file_that_is_none_is_refused_and_left_as_it_is(text: str, words: tuple[str, ...], space: Space) -> None:
    path = space.root / KNOWN
    path.write_text(text, encoding="latin-1")
    before = path.read_bytes()
    ran = validate(space, "--baseline", KNOWN, *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: known.json does not hold known findings as validate --write-baseline writes them")
    assert path.read_bytes() == before


def test_a_plan_named_by_mistake_is_not_written_over(space: Space) -> None:
    ran = validate(space, "--baseline", "plans/p/plan.yaml", "--write-baseline")
    assert ran.code == 2
    assert (space.root / "plans/p/plan.yaml").read_text() == DOCUMENT


def test_a_file_that_is_not_there(space: Space) -> None:
    ran = validate(space, "--baseline", KNOWN)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: There is no file known.json\n")
    assert "--write-baseline" in ran.err


def test_a_folder(space: Space) -> None:
    ran = validate(space, "--baseline", "plans")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: plans is not a regular file")


def test_writing_needs_a_name(space: Space) -> None:
    ran = validate(space, "--write-baseline")
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err
        == "error: --write-baseline goes with --baseline only\n  = Write --baseline and the name of a file too\n"
    )


def test_where_it_cannot_be_written_nothing_is(space: Space) -> None:
    (space.root / "file").write_text("")
    ran = validate(space, "--baseline", "file/known.json", "--write-baseline")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: file/known.json cannot be")


def test_a_link_stays_a_link(space: Space) -> None:
    (space.root / "real.json").write_text(baseline.text({}), encoding="utf-8")
    Path(space.root / KNOWN).symlink_to("real.json")
    write(space)
    assert (space.root / KNOWN).is_symlink()
    assert '"SAM006"' in (space.root / "real.json").read_text()


def test_nothing_known_is_written_too(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT})
    assert write(space).err == "Written: known.json\n"
    assert entries(space) == []


@given(st.lists(findings(), max_size=6))
def test_what_is_written_is_read_again(each: list[Diagnostic]) -> None:
    known = baseline.known(identified([*each, *each], unread))
    text = baseline.text(known)
    assert baseline.parse(text.encode()) == known
    assert baseline.text(dict(reversed(known.items()))) == text


@given(st.lists(findings(), max_size=6), st.lists(findings(), max_size=6))
def test_what_is_known_is_left_out_and_nothing_else(old: list[Diagnostic], now: list[Diagnostic]) -> None:
    every = identified([*old, *now], unread)
    known = baseline.known(every[: len(old)])
    new, left = baseline.without(every, known)
    assert left == {}
    assert new == [each for each in every if each.id not in known]
    assert baseline.without([], known) == ([], known)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("before", Level)
def test_no_less_grave_than_it_was_known_to_be(level: Level, before: Level) -> None:
    known = baseline.known(identified([found(level=before, help="One")], unread))
    new, left = baseline.without(identified([found(level=level, help="Two")], unread), known)
    assert (bool(new), left) == (level > before, {})
