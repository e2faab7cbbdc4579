"""Which folder is the workspace, which folders are plans, which files belong to each, and what is wrong with them."""

from __future__ import annotations

from typing import Any
from unicodedata import normalize

import pytest

from tests.conftest import MakeSpace
from tests.workspaces import DOCUMENT, Ran

TWO = {"samverkan.yaml": "", "plans/a/x.yaml": DOCUMENT, "plans/2026/b/x.yaml": DOCUMENT}
ALONE = {"a/x.yaml": DOCUMENT, "a/sub/y.yaml": "needs: {n: {title: N}}\n", "b/x.yaml": DOCUMENT, "a/x.txt": DOCUMENT}


def plans(ran: Ran) -> list[str]:
    assert ran.code in (0, 1), ran.err
    return [each["name"] for each in ran.json["plans"]]


def found(ran: Ran) -> list[tuple[Any, ...]]:
    return [(each["code"], each["file"], each["line"], each["path"]) for each in ran.findings if each["code"] < "SAM1"]


# --- the workspace


@pytest.mark.parametrize(
    ("files", "here", "names"),
    [
        (TWO, "", ["2026/b", "a"]),
        (TWO, "plans/a", ["2026/b", "a"]),
        ({"plans/a/x.yaml": DOCUMENT}, "plans/a", ["a"]),
        # samverkan.yaml first, however far up; only then a folder with plans/.
        ({"samverkan.yaml": "", "plans/a/x.yaml": DOCUMENT, "sub/plans/b/x.yaml": DOCUMENT}, "sub/plans", ["a"]),
        ({"plans/a/x.yaml": DOCUMENT, "sub/plans/b/x.yaml": DOCUMENT}, "sub/plans", ["b"]),
        ({"samverkan.yaml": "", "sub/samverkan.yaml": "", "sub/plans/b/x.yaml": DOCUMENT}, "sub/plans/b", ["b"]),
        ({"samverkan.yaml": "plans: planer\n", "planer/a/x.yaml": DOCUMENT, "plans/b/x.yaml": DOCUMENT}, "", ["a"]),
        ({"samverkan.yaml": "plans: ./a/b/\n", "a/b/c/x.yaml": DOCUMENT}, "a", ["c"]),
        ({"samverkan.yaml": "plans: a\\b\n", "a/b/c/x.yaml": DOCUMENT}, "a", ["c"]),
    ],
)
def test_it_is_found_going_upwards(files: dict[str, str], here: str, names: list[str], workspace: MakeSpace) -> None:
    assert plans(workspace(files).validate(here=here)) == names


def test_it_is_found_from_what_is_named(workspace: MakeSpace) -> None:
    space = workspace({f"w/{name}": text for name, text in TWO.items()} | {"elsewhere/x.txt": ""})
    assert plans(space.validate("../w/plans/a", here="elsewhere")) == ["a"]
    assert plans(space.validate("--workspace", "../w", here="elsewhere")) == ["2026/b", "a"]
    assert plans(space.validate("--workspace", "../w", "b", here="elsewhere")) == ["2026/b"]
    (space.root / "l").symlink_to("w")
    assert plans(space.validate("--workspace", "l", "l/plans/a")) == ["a"]
    assert plans(space.validate("l/plans/a/x.yaml")) == ["a"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "There is no workspace here"),
        (("nowhere",), "no file or folder nowhere"),
        (("a", "b"), "a and b lie in no workspace"),
        (("--workspace", "nowhere"), "There is no folder nowhere"),
    ],
)
def test_where_there_is_none(arguments: tuple[str, ...], says: str, workspace: MakeSpace) -> None:
    ran = workspace(ALONE).run("validate", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


@pytest.mark.parametrize(
    ("named", "name", "files"),
    [("a", "a", 2), ("a/", "a", 2), ("a/x.yaml", "x", 1), ("a/x.txt", "x", 1), ("./a/sub/..", "a", 2)],
)
def test_what_lies_in_none_is_a_plan_by_itself(named: str, name: str, files: int, workspace: MakeSpace) -> None:
    ran = workspace(ALONE).validate(named)
    assert plans(ran) == [name]
    assert ran.json["summary"]["files"] == files
    assert found(ran) == []


def test_what_lies_in_none_and_has_no_document(workspace: MakeSpace) -> None:
    space = workspace({"a/x.yaml": "needs: {}\n", "b/readme.txt": ""})
    assert found(space.validate("a")) == [("SAM007", "x.yaml", 1, [])]
    assert found(space.validate("b")) == [("SAM007", None, None, [])]
    assert space.validate("b").plans == {"b": False}


# --- plans and their names


@pytest.mark.parametrize(
    ("wanted", "here", "names"),
    [
        (("a",), "", ["a"]),
        (("2026/b",), "", ["2026/b"]),
        (("b",), "", ["2026/b"]),
        (("b", "a"), "", ["2026/b", "a"]),
        (("a", "plans/a", "plans/a/x.yaml"), "", ["a"]),
        (("plans/2026/b",), "", ["2026/b"]),
        (("plans/2026/b/",), "", ["2026/b"]),
        (("plans/2026/b/x.yaml",), "", ["2026/b"]),
        (("2026\\b",), "", ["2026/b"]),
        ((".",), "plans/a", ["a"]),
        (("x.yaml",), "plans/a", ["a"]),
        (("../2026/b",), "plans/a", ["2026/b"]),
        (("plans/a/ny/bilaga.txt",), "", ["a"]),
    ],
)
def test_how_a_plan_is_named(wanted: tuple[str, ...], here: str, names: list[str], workspace: MakeSpace) -> None:
    assert plans(workspace(TWO | {"plans/a/ny/bilaga.txt": ""}).validate(*wanted, here=here)) == names


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        ("c", "There is no plan c"),
        ("elsewhere", "There is no plan elsewhere"),
        ("plans/c", "There is no plan plans/c"),
        ("b", "b is the end of several plans' names"),
    ],
)
def test_what_names_no_plan(wanted: str, says: str, workspace: MakeSpace) -> None:
    ran = workspace(TWO | {"plans/2027/b/x.yaml": DOCUMENT, "elsewhere/y.yaml": ""}).run("validate", wanted)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert "2026/b" in ran.err


@pytest.mark.parametrize(("spelt", "typed"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_a_name_in_the_other_unicode_form(spelt: Any, typed: Any, workspace: MakeSpace) -> None:
    folder = normalize(spelt, "piteå")
    ran = workspace({"samverkan.yaml": "", f"plans/{folder}/x.yaml": DOCUMENT}).validate(normalize(typed, "piteå"))
    assert plans(ran) == [folder]


# --- files


def test_files_are_read_in_path_order_and_laid_together(workspace: MakeSpace) -> None:
    files = {
        "samverkan.yaml": "",
        "plans/log.yaml": "log: [{date: 2020, title: delad}]\n",
        "plans/p/plan.yaml": DOCUMENT,
        "plans/p/ö.yml": "log: [{date: 2027, title: sist, x: 1}]\n",
        "plans/p/B.yaml": "log: [{date: 2021, title: först, x: 1}]\n",
        "plans/p/a.yaml": "log:\n  - {date: 2022, title: sedan}\n  - {date: 2023, title: då, x: 1}\n",
        "plans/p/a/z.yaml": "log: {date: 2024, title: ensam, x: 1}\n",
    }
    # Indexes are those of the file; where one value stands alone there is none.
    assert found(workspace(files).validate()) == [
        ("SAM006", "plans/p/B.yaml", 1, ["log", 0, "x"]),
        ("SAM006", "plans/p/a.yaml", 3, ["log", 1, "x"]),
        ("SAM006", "plans/p/a/z.yaml", 1, ["log", "x"]),
        ("SAM006", "plans/p/ö.yml", 1, ["log", 0, "x"]),
    ]


def test_names_that_begin_with_a_dot_and_other_endings_are_passed_over(workspace: MakeSpace) -> None:
    odd = (".y.yaml", ".git/y.yaml", "y.YAML", "y.yaml~", "y.yaml.bak", "y.json", "y")
    ran = workspace(TWO | {f"plans/a/{name}": "x: 1\n" for name in odd} | {"plans/.b/x.yaml": DOCUMENT}).validate()
    assert plans(ran) == ["2026/b", "a"]
    assert (ran.json["summary"]["files"], found(ran)) == (2, [])


def test_a_shared_part_is_told_once_for_all_plans_below_it(workspace: MakeSpace) -> None:
    shared = {
        "plans/owners.yaml": "owners: {o: {title: O, x: 1}}\n",
        "plans/2026/goals.yaml": "goals: {g: {title: G, x: 1}}\n",
        "plans/a/own.yaml": "needs: {n: {title: N, x: 1}}\n",
        "plans/2027/stray.yaml": "x: 1\n",
    }
    ran = workspace(TWO | shared).validate()
    assert [(each["file"], each["plan"], each["plans"]) for each in ran.findings if each["code"] == "SAM006"] == [
        ("plans/2026/goals.yaml", None, ["2026/b"]),
        ("plans/a/own.yaml", "a", ["a"]),
        ("plans/owners.yaml", None, ["2026/b", "a"]),
    ]
    assert ran.json["summary"]["files"] == 5
    one = workspace({}).validate("a")
    assert [each["plans"] for each in one.findings if each["code"] == "SAM006"] == [["a"], ["a"]]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("document: {title: A, kind: strategy}\n", True),
        ("\ufeffdocument: {title: A, kind: strategy}\n", True),
        ("# a\r\rdocument: {title: A, kind: strategy}\r", True),
        ("{document: {title: A, kind: strategy}}\n", True),
        ("# a\n--- # b\n{'document': {title: A, kind: strategy}}\n", True),
        ("  document: {title: A, kind: strategy}\n", True),
        ('"document" : {title: A, kind: strategy}\n', True),
        # What is wrong with it does not make the plan vanish.
        ("document:\n", True),
        ("document: text\n", False),
        ("document: []\n", False),
        ("document: {title: A, kind: strategy\n", False),
        ("needs: {\ndocument:\n  title: A\n", False),
        ("document: !x {title: A, kind: strategy}\n", False),
        ("document: {title: \0}\n", False),
        ("document: {title: å}\n".encode("latin-1"), False),
        ("document: {title: å}\n".encode("utf-16"), False),
        ("document: {title: å}\n".encode("utf-16-be"), False),
        (b"document: {}\n" + b"#" * (8 << 20), False),
    ],
)
def test_what_holds_a_document(text: str | bytes, whole: bool, workspace: MakeSpace) -> None:
    ran = workspace({"samverkan.yaml": "", "plans/a/x.yaml": text}).validate()
    assert ran.plans == {"a": whole}
    assert "SAM011" not in ran.codes


@pytest.mark.parametrize(
    "text", ["", "# document:\n", "needs: {document: {title: A}}\n", "needs:\n  document: {\n", "documents: {}\n"]
)
def test_what_holds_none(text: str, workspace: MakeSpace) -> None:
    ran = workspace({"samverkan.yaml": "", "plans/a/x.yaml": text}).validate()
    assert ran.plans == {}
    assert found(ran) == [("SAM011", "samverkan.yaml", 1, [])]


def test_no_plan_and_no_settings_either(workspace: MakeSpace) -> None:
    ran = workspace({"plans/readme.txt": ""}).validate()
    assert [(each["code"], each["file"], each["line"], each["plan"]) for each in ran.findings] == [
        ("SAM011", None, None, None)
    ]


# --- documents too many


def test_a_plan_inside_a_plan(workspace: MakeSpace) -> None:
    """The inner document is the one too many, although its file is read first."""
    inner = {"plans/a/1/b/x.yaml": DOCUMENT, "plans/a/1/b/y.yaml": "x: 1\n"}
    ran = workspace({"samverkan.yaml": "", "plans/a/x.yaml": DOCUMENT} | inner).validate()
    assert plans(ran) == ["a"]
    assert found(ran) == [("SAM011", "plans/a/1/b/x.yaml", 1, ["document"]), ("SAM006", "plans/a/1/b/y.yaml", 1, ["x"])]
    assert [each["file"] for each in ran.findings[0]["related"]] == ["plans/a/x.yaml"]
    assert ran.findings[0]["message"] == "A plan lies inside another plan"


def test_two_of_what_there_is_one_of(workspace: MakeSpace) -> None:
    more = {
        "plans/a/y.yaml": DOCUMENT + "best_interests: {affected: ja}\n",
        "plans/a/z.yaml": "best_interests: {affected: nej}\n",
    }
    ran = workspace(TWO | more).validate("a")
    assert found(ran) == [
        ("SAM011", "plans/a/y.yaml", 1, ["document"]),
        ("SAM011", "plans/a/z.yaml", 1, ["best_interests"]),
    ]
    assert ran.plans == {"a": True}


# --- settings


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", []),
        ("# inget\n", []),
        ("language: en\nplans:\ntemplates: mallar\nlook: {accent: '#0B4F6C'}\nrules: {SAM301: off}\n", []),
        ("requires: '>= 0.1'\nrules:\n  unowned-activity: info\n", []),
        ("färg: röd\n", ["SAM006"]),
        ("language: no\n", ["SAM008"]),
        ("language: en\nlanguage: en\n", ["SAM004"]),
        ("rules: {SAM301: never}\n", ["SAM008"]),
        ("rules: {SAM301: off, nope: error}\n", ["SAM008"]),
        ("rules: {SAM002: off}\n", ["SAM008"]),
        ("rules: {SAM3: off}\n", []),
        ("rules: [SAM301]\n", ["SAM008"]),
        ("look: {accent: röd}\n", ["SAM008"]),
        ("look: {accent: '#12345'}\n", ["SAM008"]),
        ("requires: 1.2\n", ["SAM008"]),
        ("plans: .\n", ["SAM008"]),
        ("plans: ..\n", ["SAM008"]),
        ("plans: a/../..\n", ["SAM008"]),
        ("plans: /etc\n", ["SAM008"]),
        ("plans: 'C:\\plans'\n", ["SAM008"]),
        ("templates: ../x\n", ["SAM008"]),
        ("plans: [a]\n", ["SAM008"]),
        ("ett ord\n", ["SAM008"]),
        ("- a\n", ["SAM008"]),
        ("language: {\n", ["SAM002"]),
        ("language: !x en\n", ["SAM005"]),
        ("look: {accent: \x01}\n", ["SAM001"]),
    ],
)
def test_faults_in_the_settings_are_findings(text: str, codes: list[str], workspace: MakeSpace) -> None:
    ran = workspace(TWO | {"samverkan.yaml": text}).validate("--select", "SAM0")
    assert ran.codes == codes
    assert plans(ran) == ["2026/b", "a"]
    for each in ran.findings:
        assert (each["file"], each["plan"], each["plans"]) == ("samverkan.yaml", None, [])


# --- what is not saved yet


@pytest.mark.parametrize(
    ("files", "name", "wanted", "here", "told"),
    [
        (TWO, "plans/a/x.yaml", (), "", ("plans/a/x.yaml", 2, ["2026/b", "a"])),
        (TWO, "plans/a/new.yaml", (), "", ("plans/a/new.yaml", 2, ["2026/b", "a"])),
        (TWO, "plans/c/new.yaml", (), "", ("plans/c/new.yaml", 2, ["2026/b", "a", "c"])),
        (TWO, "plans/a/x.yaml", ("a",), "", ("plans/a/x.yaml", 2, ["a"])),
        (TWO, "x.yaml", (), "plans/a", ("plans/a/x.yaml", 2, ["2026/b", "a"])),
        (TWO, "../a/x.yaml", (), "plans/2026", ("plans/a/x.yaml", 2, ["2026/b", "a"])),
        (TWO, "plans/a/.new.yaml", (), "", None),
        (TWO, "plans/a/new.txt", (), "", None),
        ({"samverkan.yaml": ""}, "plans/a/x.yaml", (), "", ("plans/a/x.yaml", 2, ["a"])),
        (ALONE, "a/x.yaml", ("a",), "", ("x.yaml", 2, ["a"])),
        (ALONE, "a/x.yaml", ("a/x.yaml",), "", ("x.yaml", 2, ["x"])),
        (ALONE, "a/x.yaml", (), "", ("x.yaml", 2, ["x"])),
        (ALONE, "a/new.yaml", (), "", ("new.yaml", 2, ["new"])),
    ],
)
def test_a_text_that_is_not_saved(
    files: dict[str, str], name: str, wanted: tuple[str, ...], here: str, told: Any, workspace: MakeSpace
) -> None:
    text = DOCUMENT + "x: 1\n"
    ran = workspace(files).validate(*wanted, "--stdin", name, here=here, stdin=text.encode())
    expected = [] if told is None else [(told[0], told[1])]
    assert [(each["file"], each["line"]) for each in ran.findings if each["code"] == "SAM006"] == expected
    if told is not None:
        assert sorted(plans(ran)) == told[2]


def test_settings_that_are_not_saved(workspace: MakeSpace) -> None:
    ran = workspace(TWO).validate("--stdin", "samverkan.yaml", stdin=b"rules: {SAM304: off}\nx: 1\n")
    assert found(ran) == [("SAM006", "samverkan.yaml", 2, ["x"])]
    assert "SAM304" not in ran.codes


def test_a_text_that_is_not_saved_and_too_long(workspace: MakeSpace) -> None:
    ran = workspace(TWO).validate("a", "--stdin", "plans/a/x.yaml", stdin=DOCUMENT.encode() + b"#" * (8 << 20))
    assert ran.codes == ["SAM001"]


def test_a_text_that_is_not_saved_and_belongs_elsewhere(workspace: MakeSpace) -> None:
    space = workspace({f"w/{name}": text for name, text in TWO.items()})
    ran = space.run("validate", "--workspace", "w", "--stdin", "x.yaml", stdin=b"")
    assert (ran.code, ran.out) == (2, "")
    assert "x.yaml is not in the workspace" in ran.err


@pytest.mark.parametrize("words", [(), ("a",), ("plans/a/x.yaml",), ("--fix",), ("--diff",)])
def test_that_a_later_program_is_needed_is_told_first_and_alone(words: tuple[str, ...], workspace: MakeSpace) -> None:
    settings = "language: en\nrequires: '>=99.1'\nfrom-the-future: {x: 1}\nrules: {SAM999: off}\n"
    space = workspace(TWO | {"samverkan.yaml": settings, "plans/a/x.yaml": "document: {titles: X}\n"})
    ran = space.run("validate", *words, *(() if words == ("--diff",) else ("--format", "json")))
    if words != ("--diff",):
        (only,) = ran.findings
        assert (ran.code, only["code"], only["path"]) == (1, "SAM008", ["requires"])
        assert only["message"].startswith("The workspace needs samverkan >=99.1, and this is ")
    for command in (("show",), ("render", "a"), ("pick", "a", "--period", "p", "--by", "b"), ("explain", "a", "g")):
        ran = space.run(*command)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("error: The workspace needs samverkan >=99.1, and this is ")
