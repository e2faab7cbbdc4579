"""Files by any name and in any number: what their names hold is letters, and ten thousand are ten times a thousand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bounds.test_linear import MOST, calls
from tests.conftest import MakeSpace
from tests.workspaces import DOCUMENT, TODAY, Space

NAMES = (
    "med mellanslag.yaml",
    "'enkla'.yaml",
    "krock 😀.yaml",
    "å ä ö.yaml",
    "e\u0301.yaml",
    "-x.yaml",
    "%s{0}$(x)`y`.yaml",
    "#1 & 2;3.yaml",
    "[a](b).yaml",
)
UNIX_NAMES = ('"dubbla".yaml', "*.yaml", "a:b.yaml", "a\\b.yaml", "rad\nslut.yaml", "flik\t.yaml", "CON.yaml")
ALL = NAMES if sys.platform == "win32" else NAMES + UNIX_NAMES
SLIP = (
    "owners:\r\n  rektor-{0}: {{title: Rektor {0}, färg: röd}}\r\n  chef-{0}: {{title: Chef {0}, kind: Function}}\r\n"
)


@pytest.fixture
def named(workspace: MakeSpace) -> Space:
    """A plan of files with odd names and Windows line ends, each with a fault and a slip."""
    files = {f"plans/p/{name}": SLIP.format(n) for n, name in enumerate(ALL)}
    return workspace({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, **files})


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "gitlab", "junit"])
def test_each_file_is_read_and_named(named: Space, form: str) -> None:
    ran = named.run("validate", "--format", form, "--no-gather", "--today", TODAY)
    assert (ran.code, ran.err) == (1, "")
    if form == "json":
        assert {each["file"] for each in ran.findings if each["code"] == "SAM006"} == {
            f"plans/p/{name}" for name in ALL
        }


def test_each_is_fixed_and_its_line_ends_stay(named: Space) -> None:
    named.run("validate", "--fix", "--today", TODAY)
    for n, name in enumerate(ALL):
        new = (named.root / "plans/p" / name).read_bytes()
        assert new == SLIP.format(n).replace("Function", "function").encode(), name


def test_an_id_is_renamed_in_it_and_nowhere_else(workspace: MakeSpace) -> None:
    files = {f"plans/p/{name}": f"owners: {{chef-{n}: {{title: C}}}}\n" for n, name in enumerate(ALL)}
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, **files})
    for n, name in enumerate(ALL):
        assert space.run("rename", "p", f"chef-{n}", f"rektor-{n}").code == 0
        files[f"plans/p/{name}"] = f"owners: {{rektor-{n}: {{title: C}}}}\n"
    assert {name: (space.root / name).read_text() for name in files} == files


def test_a_path_that_only_windows_can_follow_is_told_of(workspace: MakeSpace) -> None:
    text = (
        DOCUMENT + "appendices: {b: {title: B, file: 'bilagor\\karta.pdf'}}\n"
        "sections: {s: {title: A, text: '[karta](bilagor\\karta.pdf)'}}\n"
    )
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": text, "plans/p/bilagor/karta.pdf": "x"})
    found = [each["help"] for each in space.findings("SAM806", "SAM819")]
    assert found == ["Write bilagor/karta.pdf, with / between the folders"] * 2


def of_files(folder: Path, many: int) -> Space:
    files = {f"plans/p/f{n}.yaml": f"sections: {{s{n}: {{title: Rubrik {n}}}}}\n" for n in range(many)}
    others = {f"plans/p/f{n}.txt": "" for n in range(many)}
    return Space(folder / str(many)).write({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, **files, **others})


def test_twice_as_many_files_are_twice_the_work(tmp_path: Path) -> None:
    spaces = [of_files(tmp_path, many) for many in (3, 10, 20, 40)]
    _, some, twice, four = (calls(space.validate) for space in spaces)  # the first imports and compiles
    first, second = twice - some, four - twice
    assert second < MOST * first


@pytest.mark.long
def test_ten_thousand_files(tmp_path: Path) -> None:
    ran = of_files(tmp_path, 10_000).command("validate", "--format", "json", "--select", "SAM0")
    assert (ran.code, ran.json["summary"]["files"]) == (0, 10_001)
    assert ran.megabytes < 500
