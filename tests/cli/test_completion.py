"""What a shell offers while a command is written."""

from __future__ import annotations

import pytest

from tests.conftest import MakeSpace
from tests.forking import Forking
from tests.workspaces import DOCUMENT, Ran, Space

PLAN = DOCUMENT + (
    "owners: {skolchef: {title: S}, socialchef: {title: S}}\n"
    "groups: {rådet: {title: R, kind: local-council}}\n"
    "goals: {trygg: {title: T}, tryggare: {title: T}}\n"
    "periods: {p1: {from: 2027-01-01, until: 2028-12-31}}\n"
)
FILES = {
    "samverkan.yaml": "language: sv\n",
    "plans/2026/pitea/plan.yaml": PLAN,
    "plans/ange/plan.yaml": DOCUMENT + "goals: {annat: {title: A}}\n",
}


@pytest.fixture
def space(workspace: MakeSpace) -> Space:
    return workspace(FILES)


def complete(space: Space, line: str, here: str = "") -> Ran:
    """What bash is told when the tab key is pressed at the end of a line."""
    environment = {"_SAMVERKAN_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(line.count(" "))}
    return Space(space.root, environment).run(here=here)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("samverkan va", ["validate"]),
        ("samverkan re", ["replay", "render", "review", "rename"]),
        ("samverkan --ver", ["--version"]),
        ("samverkan validate --fo", ["--format"]),
        ("samverkan validate --format s", ["sarif"]),
        ("samverkan validate --level ", ["error", "warning", "info"]),
        ("samverkan show --view ow", ["owners"]),
        ("samverkan validate ", ["2026/pitea", "ange"]),
        ("samverkan validate ange 2", ["2026/pitea"]),
        ("samverkan render a", ["ange"]),
        ("samverkan rule unow", ["unowned-activity"]),
        ("samverkan validate --select SAM3010", []),
        ("samverkan validate --select SAM801,SAM80", [f"SAM801,SAM80{n}" for n in range(1, 10)]),
        ("samverkan validate --ignore no-b", ["no-best-interests"]),
        ("samverkan explain try", ["trygg", "tryggare"]),
        ("samverkan explain 2026/pitea a", ["ange"]),
        ("samverkan pick ange --require ", ["annat"]),
        ("samverkan pick 2026/pitea --by s", ["skolchef", "socialchef"]),
        ("samverkan show --group r", ["rådet"]),
        ("samverkan pick 2026/pitea --period ", ["p1"]),
        ("samverkan pick 2026/pitea --rule seq-ph", ["seq-phragmen"]),
    ],
)
def test_what_may_come_next_is_offered(line: str, offered: list[str], space: Space) -> None:
    ran = complete(space, line)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.split() == offered


BROKEN: dict[str, dict[str, str | bytes]] = {
    "no workspace": {"x.txt": ""},
    "no plan": {"samverkan.yaml": ""},
    "settings that cannot be read": {"samverkan.yaml": "plans: [\n", "plans/p/plan.yaml": DOCUMENT},
    "a plan that cannot be read": {"samverkan.yaml": "", "plans/p/plan.yaml": "document: {\ngoals: [}\n"},
    "a plan of another encoding": {"samverkan.yaml": "", "plans/p/plan.yaml": b"document: \xff\xfe"},
    "plans that is a file": {"samverkan.yaml": "", "plans": "x"},
}


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("line", ["samverkan validate ", "samverkan explain ", "samverkan validate --workspace borta "])
def test_it_is_silent_where_nothing_is_known(what: str, line: str, workspace: MakeSpace) -> None:
    ran = complete(workspace(BROKEN[what]), line)
    assert (ran.code, ran.err) == (0, "")
    assert set(ran.out.split()) <= {"p"}


def test_nothing_is_offered_that_a_shell_would_run(workspace: MakeSpace) -> None:
    names = ["$(touch x)", "a;b", "`b`", "-rf", "å\u001b[31m", "god"]
    space = workspace({"samverkan.yaml": "", **{f"plans/{name}/plan.yaml": DOCUMENT for name in names}})
    assert complete(space, "samverkan validate ").out.split() == ["god"]


def test_it_reads_plans_only_where_it_must(space: Space, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("samverkan_cli.load.workspace.open_workspace", never)
    assert complete(space, "samverkan validate --format j").out.split() == ["json", "junit"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_has_its_script(shell: str, space: Space, forking: Forking) -> None:
    given = Space(space.root, {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    ran = forking.command(given, "--show-completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert "_SAMVERKAN_COMPLETE" in ran.out


def test_it_is_installed_for_the_shell_in_use(space: Space, forking: Forking) -> None:
    environment = {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1", "HOME": str(space.root)}
    ran = forking.command(Space(space.root, environment), "--install-completion", "bash")
    assert ran.code == 0
    assert "_SAMVERKAN_COMPLETE" in (space.root / ".bash_completions" / "samverkan.sh").read_text()


def test_it_is_told_of_in_the_help(space: Space, forking: Forking) -> None:
    assert "--install-completion" in forking.command(space, "--lang", "sv", "--help").out
