"""Nothing outside a workspace is read or written, whatever is a link there; and what is no file makes nothing wait."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from samverkan_cli.core.errors import UserError
from samverkan_cli.load.files import Outside, held, is_inside, regular
from tests.workspaces import DOCUMENT, Ran, Space

SECRET = "hemligt-som-ingen-får-se"  # noqa: S105 - a word to look for
PLAN = (
    DOCUMENT.replace("kind", "status: draft, kind")
    + "owners: {a: {title: A}}\ngoals: {g: {title: Ha en trygg vardag, direction: universal}}\n"
)


@pytest.fixture
def space(tmp_path: Path) -> Space:
    """A workspace `in`, and beside it a folder `out` with what nobody may read, and which must stay as it is."""
    outside = tmp_path / "outside"
    Space(outside).write(
        {
            "secret.yaml": f"owners: {{{SECRET}: {{title: {SECRET}, färg: {SECRET}}}}}\n",
            "secret.txt": SECRET,
            "document.md.j2": SECRET,
            "document.typ": f'#set document(title: "{SECRET}")\n#text(font: "Source Sans 3")[x]',
            "p/plan.yaml": DOCUMENT.replace("Plan", SECRET),
            "record.json": f'{{"{SECRET}": 1}}',
            "votes.csv": f"{SECRET};{SECRET}\n",
            "samverkan.yaml": f"language: sv\n{SECRET}: a\n",
        }
    )
    return Space(tmp_path / "in").write({"samverkan.yaml": "", "plans/p/plan.yaml": PLAN})


def link(name: str, to: str) -> Callable[[Space], None]:
    def made(space: Space) -> None:
        path = space.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file():
            path.unlink()
        if path.is_dir():
            path.rename(space.root / ".was")
        path.symlink_to(to)

    return made


def files(texts: dict[str, str]) -> Callable[[Space], None]:
    def made(space: Space) -> None:
        space.write(texts)

    return made


def settings(text: str) -> Callable[[Space], None]:
    return files({"samverkan.yaml": text})


def both(*made: Callable[[Space], None]) -> Callable[[Space], None]:
    def all_(space: Space) -> None:
        for each in made:
            each(space)

    return all_


VALIDATE: dict[str, tuple[Callable[[Space], None], str | None]] = {
    "a plan file": (link("plans/p/x.yaml", "../../../outside/secret.yaml"), "plans/p/x.yaml"),
    "a plan file by an absolute path": (link("plans/p/x.yaml", "/etc/passwd"), "plans/p/x.yaml"),
    "a link to a link": (
        both(link("plans/p/x.yaml", "../../y"), link("y", "../outside/secret.yaml")),
        "plans/p/x.yaml",
    ),
    "another file": (link("plans/p/bilaga.pdf", "/etc/passwd"), "plans/p/bilaga.pdf"),
    "a link to nothing outside": (link("plans/p/bilaga.pdf", "/nowhere"), "plans/p/bilaga.pdf"),
    "a folder in a plan": (link("plans/p/mapp", "../../../outside"), "plans/p/mapp"),
    "a folder among plans": (link("plans/q", "../../outside/p"), "plans/q"),
    "plans": (link("plans", "../outside"), "plans"),
    "plans to /": (link("plans", "/"), "plans"),
    "plans to above": (link("plans", ".."), "plans"),
    "a folder above plans": (both(settings("plans: a/b\n"), link("a", "..")), "a/b"),
    "templates": (link("templates", "../outside"), "templates"),
    "a folder above templates": (both(settings("templates: a/outside\n"), link("a", "..")), "a/outside"),
    "samverkan.yaml": (link("samverkan.yaml", "../outside/samverkan.yaml"), "samverkan.yaml"),
    "plans: with ..": (settings("plans: ../outside\n"), None),
    "plans: by an absolute path": (settings("plans: /\n"), None),
    "plans: with .. inside": (settings("plans: plans/../../outside\n"), None),
    "templates: with ..": (settings("templates: ../outside\n"), None),
}
"""What is made in the workspace, and the link that SAM001 names; None where the setting is what is wrong."""


def nothing_leaked(ran: Ran) -> None:
    assert SECRET not in ran.out + ran.err
    assert "root:" not in ran.out + ran.err


@pytest.mark.parametrize("name", VALIDATE)
def test_validate(name: str, space: Space) -> None:
    make, file = VALIDATE[name]
    make(space)
    before = everything(space.root.parent / "outside")
    ran = space.validate("--select", "SAM0")
    nothing_leaked(ran)
    assert ran.code == 1
    first = ran.findings[0]
    if file is not None:
        assert [each["file"] for each in ran.findings if each["code"] == "SAM001"] == [file]
    else:
        assert (first["code"], first["file"]) == ("SAM008", "samverkan.yaml")
    for command in (["show"], ["validate", "--fix"], ["render", "--to", "md", "--stdout"]):
        nothing_leaked(space.run(*command))
    assert everything(space.root.parent / "outside") == before


def everything(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


INSIDE: dict[str, Callable[[Space], None]] = {
    "a plan file": both(files({"a/x.txt": "owners: {b: {title: B}}\n"}), link("plans/p/x.yaml", "../../a/x.txt")),
    "plans": link("plans", ".was"),
    "templates": both(files({"mallar/x.typ": ""}), link("templates", "mallar")),
}


@pytest.mark.parametrize("name", INSIDE)
def test_links_that_stay_inside_are_followed(name: str, space: Space) -> None:
    INSIDE[name](space)
    ran = space.validate("--select", "SAM0")
    assert (ran.code, ran.findings) == (0, [])
    assert [each["name"] for each in ran.json["plans"]] == ["p"]


def workbook(space: Space) -> None:
    """A table of activities in Excel."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Aktivitet", "Ansvarig", "När"), ("Starta ett team", "Rektor", "2027")):
        sheet.append(row)
    book.save(space.root / "plan.xlsx")


@pytest.mark.parametrize(
    ("line", "make"),
    [
        ("render -o out", link("out", "../outside")),
        ("render", link("out", "../outside")),
        ("render -o a/b", link("a", "../outside")),
        ("render -o a/../out", link("out", "../outside")),
        ("render", link("out/p", "../../outside")),
        ("render", link("out/p/action-plan-p.pdf", "../../../outside/secret.txt")),
        ("render --to md", link("templates/document.md.j2", "../../outside/document.md.j2")),
        ("render", link("templates/a.svg", "../../outside/secret.txt")),
        ("ballot p --min-ticks 1 -o a/v.csv", link("a", "../outside")),
        ("ballot p --min-ticks 1 -o votes.csv", link("votes.csv", "../outside/votes.csv")),
        ("calendar p -o a/k.ics", link("a", "../outside")),
        ("changes p --since a", link("a", "../outside/p")),
        ("validate --since a", link("a", "../outside/p")),
        ("new a/ny", link("a", "../outside")),
        ("new plans/ut/ny", link("plans/ut", "../../outside")),
        ("import plan.xlsx --into plans/ut/ny", both(link("plans/ut", "../../outside"), workbook)),
        ("validate --baseline b.json", link("b.json", "../outside/record.json")),
        ("validate --baseline b.json --write-baseline", link("b.json", "../outside/record.json")),
        ("validate --baseline a/b.json --write-baseline", link("a", "../outside")),
        (
            "pick p --period p --from 2026-01-01 --until 2027-01-01 --by a --ballots v.csv",
            link("v.csv", "../outside/votes.csv"),
        ),
        (
            "pick p --period p --from 2026-01-01 --until 2027-01-01 --by a --weights v.csv",
            link("v.csv", "../outside/votes.csv"),
        ),
    ],
)
def test_what_is_named_inside_stays_inside(line: str, make: Callable[[Space], None], space: Space) -> None:
    make(space)
    before = everything(space.root.parent / "outside")
    ran = space.run(*line.split(), "--lang", "en")
    assert ran.code == 2, ran.out + ran.err
    assert "link" in ran.err
    nothing_leaked(ran)
    assert everything(space.root.parent / "outside") == before


@pytest.mark.parametrize("line", ["render --to md -o ../outside/new", "ballot p --min-ticks 1 -o ../outside/new.csv"])
def test_what_is_named_outside_may_lie_there(line: str, space: Space) -> None:
    assert space.run(*line.split()).code == 0
    assert any("new" in each for each in everything(space.root.parent / "outside"))


RECORDS = ["../../../outside/record.json", "/etc/passwd", "x.json"]


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("line", ["validate", "replay p", "explain p g"])
def test_a_record_outside_is_not_read(record: str, line: str, space: Space) -> None:
    space.write(
        {
            "plans/p/plan.yaml": PLAN
            + "periods: {p: {title: P, from: 2026-01-01, until: 2027-01-01, selections: {a: "
            + f"{{goals: [g], record: {record}}}}}}}}}\n"
        }
    )
    link("plans/p/x.json", "../../../outside/record.json")(space)
    ran = space.run(*line.split())
    assert ran.code in (1, 2)
    nothing_leaked(ran)


@pytest.mark.parametrize("file", ["../../../outside/secret.txt", "/etc/passwd", "x.pdf", "mapp/secret.txt"])
def test_an_appendix_outside_is_not_there(file: str, space: Space) -> None:
    space.write({"plans/p/plan.yaml": f"{PLAN}appendices: {{b: {{title: B, file: {file}}}}}\n"})
    link("plans/p/x.pdf", "../../../outside/secret.txt")(space)
    link("plans/p/mapp", "../../../outside")(space)
    assert "SAM103" in space.validate().codes


# --- what is no file


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)  # a long path is no name of a socket
    finally:
        os.chdir(here)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


ODD = {"a pipe": _pipe, "a socket": _socket, "a device": _device}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("samverkan.yaml", "validate"),
        ("plans/p/x.yaml", "validate"),
        ("plans/p/x.yaml", "show"),
        ("templates/document.typ", "render"),
        ("templates", "render"),
        ("b.json", "validate --baseline b.json"),
        ("b.json", "validate --baseline b.json --write-baseline"),
        ("v.csv", "pick p --period p --from 2026-01-01 --until 2027-01-01 --by a --ballots v.csv"),
        ("v.csv", "pick p --period p --from 2026-01-01 --until 2027-01-01 --by a --weights v.csv"),
        ("out", "render --to md"),
    ],
)
def test_what_is_no_file_makes_nothing_wait(odd: str, file: str, line: str, space: Space) -> None:
    path = space.root / file
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    ODD[odd](path)
    ran = space.run(*line.split())
    # A folder of templates that is none is passed over, and `show` shows what can be read.
    assert ran.code in ((0, 1, 2) if file == "templates" or line == "show" else (1, 2)), ran.err
    assert "Traceback" not in ran.err


# --- what is opened is what was looked at


def test_a_link_that_is_put_there_meanwhile(space: Space, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name is found to be well, and then the folder becomes a link."""
    plan, outside = space.root / "plans/p/plan.yaml", space.root.parent / "outside"
    resolve = Path.resolve

    def swapped(path: Path, strict: bool = False) -> Path:
        found = resolve(path, strict)
        if path == plan and not (space.root / "plans/p").is_symlink():
            (space.root / "plans/p").rename(space.root / "was")
            (space.root / "plans/p").symlink_to(outside / "p")
        return found

    monkeypatch.setattr(Path, "resolve", swapped)
    with pytest.raises((OSError, Outside)):
        regular(plan, 100, space.root)


@pytest.mark.parametrize(
    ("name", "is_held"),
    [("a", True), ("a/b/c", True), ("a/../b", True), ("../outside/x", True), ("away/x", False), ("away", False)],
)
def test_a_typed_path(name: str, is_held: bool, space: Space) -> None:
    (space.root / "away").symlink_to("../outside")
    if is_held:
        assert held(space.root / name, space.root) == space.root / name
        return
    with pytest.raises(UserError):
        held(space.root / name, space.root)
    alias = space.root.parent / "alias"
    alias.symlink_to("in")
    with pytest.raises(UserError):
        held(alias / name, space.root)


def test_inside(space: Space) -> None:
    (space.root / "loop").symlink_to("loop")
    assert [is_inside(space.root / name, space.root) for name in ("", "nowhere", "../in", "..", "/")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert not is_inside(space.root / "loop/x", space.root) or not (space.root / "loop/x").exists()
