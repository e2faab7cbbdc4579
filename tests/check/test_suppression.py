"""What the writers have said they know about: where a comment reaches, and when it is of no use."""

from __future__ import annotations

import pytest

from samverkan_cli.check.rule import Stage
from samverkan_cli.rules import RULES as EVERY
from tests.conftest import MakeSpace
from tests.workspaces import DOCUMENT, SOURCE, Space

AREA = "focus_areas:\n  f:\n    title: F\n    purpose: P\n"
TOP = f"{AREA}    strategies:\n      s:\n        title: S\n        activities:\n"
A = "          a: {title: A}"
B = "          b: {title: B}"
DONE = "          a: {title: A, owners: [o], until: 2027-06-15}"
BOTH = "# samverkan: ignore[unowned-activity, SAM301] vi vet"
RULES = "SAM0,SAM201,SAM301"


def found(space: Space, text: str, *arguments: str) -> list[tuple[str, int]]:
    space.write({"plans/p/x.yaml": text})
    ran = space.validate("--select", RULES, *arguments)
    return [(each["code"], each["line"]) for each in ran.findings]


RESPITE = """document: {title: P, kind: action-plan, status: adopted}
owners: {a: {title: A, kind: function}}
focus_areas:
  f:
    title: F
    purpose: P
    strategies:
      s:
        title: S
        activities:
          x:
            title: X
            owners: [a]
            from: 2026-01-01
            # samverkan: ignore[overdue-activity] the board gave respite until March, KS 2026/12
            until: 2026-12-24
"""


@pytest.mark.parametrize("day", ["2026-12-20", "2026-12-24", "2026-12-25", "2027-12-20"])
@pytest.mark.parametrize("word", ["overdue-activity", "SAM308", "report-missing"])
def test_of_a_rule_that_may_speak_on_another_day_nothing_is_needless(word: str, day: str, workspace: MakeSpace) -> None:
    """Nobody is to take away today what was written for tomorrow."""
    text = RESPITE.replace("overdue-activity", word)
    space = workspace({"samverkan.yaml": "language: en\n", "plans/p/plan.yaml": text})
    words = ("validate", "--today", day, "--select", "SAM010,SAM308", "--format", "json")
    assert space.run(*words).codes == (["SAM308"] if word == "report-missing" and day > "2026-12-24" else [])
    assert space.run("validate", "--fix", "--today", day).code in (0, 1)
    assert (space.root / "plans/p/plan.yaml").read_text() == text


def test_the_rules_that_read_the_date_say_so() -> None:
    """What a rule is given of the day it passes on, so whichever names it depends on it."""
    checking = [rule for rule in EVERY if rule.stage in (Stage.CHECKING, Stage.COMPARING)]
    files = {rule.code: SOURCE / f"{rule.module.replace('.', '/')}.py" for rule in checking}
    reading = {code for code, file in files.items() if "given.today" in file.read_text()}
    assert reading == {rule.code for rule in EVERY if rule.reads_today}
    assert "SAM308" in reading


@pytest.fixture
def space(workspace: MakeSpace) -> Space:
    return workspace({"samverkan.yaml": "", "plans/p/plan.yaml": f"{DOCUMENT}owners: {{o: {{title: O}}}}\n"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TOP}{A}\n", [("SAM201", 9), ("SAM301", 9)]),
        # at the end of the line, or on the line above
        (f"{TOP}{A}  {BOTH}\n", []),
        (f"{TOP}          {BOTH}\n{A}\n", []),
        (f"{TOP}{A} #samverkan:ignore[SAM201,sam301]vi vet\n", []),
        (f"{TOP}  # samverkan: ignore[SAM201] så\n  # och\n  # samverkan: ignore[SAM301] så\n{A}\n", []),
        (f"{TOP}{A}\n{B}  {BOTH}\n", [("SAM201", 9), ("SAM301", 9)]),
        (f"{TOP}          {BOTH}\n{A}\n{B}\n", [("SAM201", 11), ("SAM301", 11)]),
        (f"{TOP}          {BOTH}\n\n{A}\n", [("SAM010", 9), ("SAM201", 11), ("SAM301", 11)]),
        # above a key that holds a mapping or a list, all under the key
        (f"{BOTH}\n{TOP}{A}\n{B}\n", []),
        (TOP.replace("    strategies:", f"    {BOTH}\n    strategies:") + f"{A}\n{B}\n", []),
        (
            TOP.replace("    title: F", f"    {BOTH}\n    title: F") + f"{A}\n",
            [("SAM010", 3), ("SAM201", 10), ("SAM301", 10)],
        ),
        # at the end of the line of such a key, that line only
        (TOP.replace("s:\n  f", f"s:  {BOTH}\n  f") + f"{A}\n", [("SAM010", 1), ("SAM201", 9), ("SAM301", 9)]),
        ("needs:\n  # samverkan: ignore[SAM006] väntar\n  n:\n    title: N\n    x: 1\n    y: 1\n", []),
        # of no use
        (f"{TOP}{DONE}  {BOTH}\n", [("SAM010", 9)]),
        (f"{TOP}{A}  # samverkan: ignore[SAM201, SAM301]\n", [("SAM010", 9), ("SAM201", 9), ("SAM301", 9)]),
        (f"{TOP}{A}  # samverkan: ignore[] vi vet\n", [("SAM010", 9), ("SAM201", 9), ("SAM301", 9)]),
        (f"{TOP}{A}  # samverkan: ignore vi vet\n", [("SAM010", 9), ("SAM201", 9), ("SAM301", 9)]),
        (f"{TOP}{A}  # samverkan: ignore[SAM201, SAM3] vi vet\n", [("SAM010", 9), ("SAM301", 9)]),
        (f"{TOP}{A}  # samverkan: ignore[SAM201, nope] vi vet\n", [("SAM010", 9), ("SAM301", 9)]),
        # inside a text it is text
        ("sections:\n  s:\n    title: S\n    text: |\n      # samverkan: ignore[SAM301] så\n", []),
        ("sections:\n  s:\n    title: S\n    text: '# samverkan: ignore[SAM301] så'\n", []),
        ("sections:\n  s:\n    title: S\n    text: |\n      så\n  # samverkan: ignore[SAM301] så\n", [("SAM010", 6)]),
        # what cannot be silenced
        (f"{TOP}{DONE[:-1]}, title: B}}  # samverkan: ignore[SAM004] så\n", [("SAM004", 9), ("SAM010", 9)]),
        ("needs: {}  # samverkan: ignore[SAM010] så\n", [("SAM010", 1)]),
    ],
)
def test_where_it_reaches(text: str, expected: list[tuple[str, int]], space: Space) -> None:
    assert sorted(found(space, text)) == sorted(expected)


def test_what_did_not_run_is_not_said_to_be_needless(space: Space) -> None:
    text = f"{TOP}{DONE}  {BOTH}\n"
    assert found(space, text, "--ignore", "SAM201,SAM301") == []
    assert found(space, text, "--ignore", "SAM201") == [("SAM010", 9)]
    assert found(space, text, "--select", "SAM0", "--ignore", "SAM010") == []
    space.write({"samverkan.yaml": "rules: {SAM201: off, undated-activity: off}\n"})
    assert found(space, text) == []


def test_what_was_withheld_is_not_said_to_be_needless(space: Space) -> None:
    space.write({"plans/p/broken.yaml": "["})
    assert found(space, f"{TOP}{DONE}  {BOTH}\n") == [("SAM002", 1)]


def test_in_the_settings_there_is_nothing_to_silence(space: Space) -> None:
    space.write({"samverkan.yaml": "färg: röd  # samverkan: ignore[SAM006] så\n"})
    assert ("SAM006", 1) in found(space, "needs: {}\n")


def test_many_needless_comments_are_told_as_one(space: Space) -> None:
    lines = "".join(f"  n{n}: {{title: N{n}}}  # samverkan: ignore[SAM301] så\n" for n in range(1_005))
    told = found(space, f"needs:\n{lines}")
    assert len(told) == 1_001


def test_what_is_said_of_a_rule_that_is_not_there(space: Space) -> None:
    comment = "# samverkan: ignore[%s] så\n"
    space.write({"plans/p/x.yaml": f"needs: {{}}  {comment}goals: {{}}  {comment}" % ("unowned-activty", "SAM2O1")})
    helps = [each["help"] for each in space.findings("SAM010")]
    assert helps == ["Did you mean unowned-activity?", "Did you mean SAM201?"]
