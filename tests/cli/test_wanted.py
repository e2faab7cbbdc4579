"""What is named on the command line: a hook hands over whatever has changed, wherever it lies."""

from __future__ import annotations

import pytest

from tests.conftest import MakeSpace
from tests.workspaces import DOCUMENT, Space

FAULTY = DOCUMENT + "färg: röd\n"
FILES = {
    "README.md": "# Läs\n",
    "mkdocs.yml": "site_name: X\n",
    ".github/ci.yaml": "on: push\n",
    "alone.yaml": FAULTY,
    "kommun/samverkan.yaml": "",
    "kommun/bild.png": "x",
    "kommun/annat.yaml": "a: 1\n",
    "kommun/plans/ägare.yaml": "owners: {a: {title: A}}\n",
    "kommun/plans/2026/mål.yaml": "goals: {g: {title: G}}\n",
    "kommun/plans/2026/p/plan.yaml": FAULTY,
    "kommun/plans/2026/p/bilaga.pdf": "x",
    "kommun/plans/2026/q/plan.yaml": FAULTY,
    "kommun/plans/r/plan.yaml": FAULTY,
    "region/samverkan.yaml": "",
    "region/plans/s/plan.yaml": FAULTY,
}
ALL = ["2026/p", "2026/q", "r"]
GONE = "is not there any more, and is passed over"
NONE = "is no plan file, and is passed over"


@pytest.fixture
def space(workspace: MakeSpace) -> Space:
    return workspace(FILES)


@pytest.mark.parametrize(
    ("words", "here", "plans", "said"),
    [
        # a plan, a folder or file of it
        (["kommun/plans/2026/p"], "", ["2026/p"], []),
        (["kommun/plans/2026/p/plan.yaml"], "", ["2026/p"], []),
        (["kommun/plans/2026/p/bilaga.pdf"], "", ["2026/p"], []),
        # a shared part: the plans that share it
        (["kommun/plans/ägare.yaml"], "", ALL, []),
        (["kommun/plans/2026/mål.yaml"], "", ["2026/p", "2026/q"], []),
        (["plans/2026/mål.yaml", "r"], "kommun", ALL, []),
        # the settings, and a folder above
        (["kommun/samverkan.yaml"], "", ALL, []),
        (["kommun"], "", ALL, []),
        (["kommun/plans"], "", ALL, []),
        (["kommun/plans/2026"], "", ["2026/p", "2026/q"], []),
        (["."], "kommun", ALL, []),
        (["."], "kommun/plans/2026", ["2026/p", "2026/q"], []),
        # another workspace than the one in which one stands
        (["../region/plans/s/plan.yaml"], "kommun", ["s"], []),
        (["--workspace", "kommun", "region/plans/s/plan.yaml"], "", ["s"], []),
        (["--workspace", "kommun", "kommun/plans/r/plan.yaml"], "", ["r"], []),
        (["--workspace", "kommun", "r"], "", ["r"], []),
        # what is gone, and what is no plan file
        (["plans/2026/borta.yaml", "r"], "kommun", ["r"], [f"plans/2026/borta.yaml {GONE}"]),
        (["borta.md"], "kommun", [], [f"borta.md {GONE}"]),
        (["bild.png", "r"], "kommun", ["r"], [f"bild.png {NONE}"]),
        (["annat.yaml"], "kommun", [], [f"annat.yaml {NONE}"]),
        (["README.md", "kommun/plans/r/plan.yaml"], "", ["r"], [f"README.md {NONE}"]),
        (
            ["mkdocs.yml", ".github/ci.yaml", "kommun/plans/r/plan.yaml", "kommun/bild.png"],
            "",
            ["r"],
            [f"mkdocs.yml {NONE}", f".github/ci.yaml {NONE}", f"kommun/bild.png {NONE}"],
        ),
        (["README.md"], "", [], [f"README.md {NONE}"]),
        (["../README.md"], "kommun", [], [f"../README.md {NONE}"]),
        # what lies in none and is a plan, by itself
        (["alone.yaml"], "", ["alone"], []),
    ],
)
def test_what_is_handed_over_is_taken(
    words: list[str], here: str, plans: list[str], said: list[str], space: Space
) -> None:
    ran = space.validate("--select", "SAM006", "--lang", "en", *words, here=here)
    assert ran.code == (1 if plans else 0)
    assert list(ran.plans) == plans
    assert ran.err.splitlines() == said
    assert [each["plan"] for each in ran.findings] == plans


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["t"], "There is no plan t"),
        (["plans/t"], "There is no plan plans/t"),
        (["r", "2026/t"], "There is no plan 2026/t"),
    ],
)
def test_a_word_that_is_no_plan_is_wrong_use(words: list[str], says: str, space: Space) -> None:
    ran = space.run("validate", "--lang", "en", *words, here="kommun")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {says}\n")


BOTH = ["kommun/plans/r/plan.yaml", "region/plans/s/plan.yaml", "README.md"]


@pytest.mark.parametrize("format", ["text", "github"])
def test_what_lies_in_several_workspaces_is_read_in_each(format: str, space: Space) -> None:
    (space.root / ".git").mkdir()
    ran = space.run("validate", "--select", "SAM006", "--format", format, "--lang", "en", *BOTH)
    assert (ran.code, ran.err) == (1, f"README.md {NONE}\n")
    assert "kommun/plans/r/plan.yaml" in ran.out
    assert "region/plans/s/plan.yaml" in ran.out


@pytest.mark.parametrize("words", [("--format", "json"), ("--statistics",), ("--baseline", "k.json")])
def test_what_is_one_document_is_of_one_workspace(words: tuple[str, ...], space: Space) -> None:
    ran = space.run("validate", "--lang", "en", *BOTH, *words)
    assert (ran.code, ran.out) == (2, "")
    assert "lie in several workspaces" in ran.err


def test_files_are_fixed_in_each_workspace(space: Space) -> None:
    text = "document: {title: P, kind: action-plan, municipality: {name: Å, code: 0162}}\n"
    for place in ("kommun/plans/r", "region/plans/s"):
        space.write({f"{place}/plan.yaml": text})
    ran = space.run("validate", "--select", "SAM012", "--fix", "--lang", "en", *BOTH)
    assert ran.code == 0
    for place in ("kommun/plans/r", "region/plans/s"):
        assert '"0162"' in (space.root / place / "plan.yaml").read_text()


@pytest.mark.parametrize("command", ["show", "render"])
def test_other_commands_take_the_same_words(command: str, space: Space) -> None:
    words = ("--format", "json") if command == "show" else ("--to", "md")
    space.write({f"kommun/plans/2026/{name}/plan.yaml": DOCUMENT for name in ("p", "q")})
    ran = space.run(command, "kommun/plans/2026", *words, "--lang", "en")
    assert ran.code == 0
    if command == "show":
        assert [each["name"] for each in ran.json["plans"]] == ["2026/p", "2026/q"]
    else:
        assert len(list(space.root.rglob("*-plan*.md"))) == 2 or len(list((space.root / "out").rglob("*.md"))) == 2
