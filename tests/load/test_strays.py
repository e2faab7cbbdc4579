"""Files that are nearly part of a plan."""

from __future__ import annotations

import pytest

from samverkan_cli.load.coerce import without_copy_words
from tests.conftest import MakeSpace
from tests.workspaces import DOCUMENT

PLAN = {"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT + "sections: {s: {title: S, text: T}}\n"}
OWNERS = "owners:\n  a: {title: Skolchef}\n  b: {title: Socialchef}\n"


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("plan - Kopia", "plan"),
        ("plan - Kopia (2)", "plan"),
        ("plan (1)", "plan"),
        ("plan kopia 2", "plan"),
        ("Kopia av plan", "plan"),
        ("plan_backup", "plan"),
        ("plan - Copy", "plan"),
        ("plan", "plan"),
        ("målplan 2027", "målplan 2027"),
        ("kopiering", "kopiering"),
    ],
)
def test_the_name_without_what_says_that_it_is_a_copy(name: str, bare: str) -> None:
    assert without_copy_words(name) == bare


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"plans/p/o.yaml": OWNERS, "plans/p/o - Kopia.yaml": OWNERS}, [("SAM102", "plans/p/o - Kopia.yaml")]),
        ({"plans/o.yaml": OWNERS, "plans/p/annat.yaml": OWNERS}, [("SAM102", "plans/p/annat.yaml")]),
        # one id is too little to be a copy, whatever it is called
        ({"plans/p/o.yaml": OWNERS, "plans/p/q.yaml": "owners: {a: {title: Chef}}\n"}, [("SAM102", "plans/p/q.yaml")]),
        ({"plans/p/o.yaml": OWNERS, "plans/p/o (2).yaml": "owners: {c: {title: Chef}}\n"}, []),
        ({"plans/p/O.YAML": OWNERS}, [("SAM001", "plans/p/O.YAML")]),
        ({"plans/p/o.yml.txt": OWNERS}, [("SAM001", "plans/p/o.yml.txt")]),
        ({"plans/p/läs mig.txt": OWNERS, "plans/p/o.YAML": "x: 1\n", "plans/p/Plan.docx": "PK"}, []),
        ({"plans/q/o.yaml": OWNERS}, [("SAM011", "plans/q/o.yaml")]),
        ({"plans/q/sub/o.yaml": OWNERS, "plans/q/p.yaml": OWNERS}, [("SAM011", "plans/q/p.yaml")]),
        ({"plans/q/o.yaml": "x: 1\n"}, []),
    ],
)
def test_files_beside_a_plan(files: dict[str, str], found: list[tuple[str, str]], workspace: MakeSpace) -> None:
    findings = workspace(PLAN | files).findings("SAM0", "SAM102")
    assert [(each["code"], each["file"]) for each in findings] == found


def test_a_copy_of_a_file_is_named_and_the_original_is_read(workspace: MakeSpace) -> None:
    ran = workspace(PLAN | {"plans/p/o.yaml": OWNERS, "plans/p/o - Kopia.yaml": OWNERS}).validate("--select", "SAM102")
    assert [each["file"] for each in ran.findings[0]["related"]] == ["plans/p/o.yaml"]
    assert (ran.json["summary"]["files"], ran.plans) == (2, {"p": True})


def test_a_linked_folder_with_plan_files(workspace: MakeSpace) -> None:
    space = workspace(PLAN | {"gemensamt/o.yaml": OWNERS, "bilder/a.txt": ""})
    (space.root / "plans/p/gemensamt").symlink_to("../../gemensamt")
    (space.root / "plans/p/bilder").symlink_to("../../bilder")
    assert [(each["code"], each["file"]) for each in space.findings("SAM0")] == [("SAM001", "plans/p/gemensamt")]
