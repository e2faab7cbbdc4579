"""Files that are no plan files, however they came to be there: each is a finding, none is waited for."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest

from samverkan_cli.load.files import MAX_BYTES, Unreadable, head, is_file, read_bytes
from tests.conftest import MakeSpace
from tests.workspaces import DOCUMENT, Space


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path may not be long
    try:
        with socket.socket(socket.AF_UNIX) as end:
            end.bind(path.name)
    finally:
        os.chdir(here)


def _too_much(path: Path) -> None:
    path.write_bytes(b"#" * (MAX_BYTES + 1))


def _link(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


ODD: list[tuple[str, Callable[[Path], None], str]] = [
    ("a pipe", _pipe, "This is not a regular file"),
    ("a socket", _socket, "The file cannot be read: No such device or address"),
    ("a device", _link("/dev/zero"), "The file is a link that leads out of the workspace"),
    ("a file elsewhere", _link("/etc/hostname"), "The file is a link that leads out of the workspace"),
    ("a folder above", _link("../../.."), "The file is a link that leads out of the workspace"),
    ("a folder", _link(".."), "This is not a regular file"),
    ("nothing", _link("nothing"), "The file cannot be read: it is not there"),
    ("itself", _link("odd.yaml"), "The file cannot be read: it is a link that leads to itself"),
    ("too much", _too_much, "The file is larger than 8 MB"),
]


@pytest.mark.parametrize(("make", "message"), [each[1:] for each in ODD], ids=[each[0] for each in ODD])
def test_beside_the_plan(make: Callable[[Path], None], message: str, plan: Callable[[], Space]) -> None:
    space = plan()
    make(space.root / "plans/p/odd.yaml")
    ran = space.validate()
    assert ran.plans == {"p": False}
    assert [(each["code"], each["file"], each["line"], each["message"]) for each in ran.findings] == [
        ("SAM001", "plans/p/odd.yaml", 1, message)
    ]


@pytest.mark.parametrize(("make", "message"), [each[1:] for each in ODD], ids=[each[0] for each in ODD])
def test_in_the_place_of_the_plan(make: Callable[[Path], None], message: str, workspace: MakeSpace) -> None:
    """Nothing tells that there is a plan, so both are said."""
    space = workspace({"samverkan.yaml": "", "plans/p/x.txt": ""})
    make(space.root / "plans/p/odd.yaml")
    ran = space.validate()
    assert [(each["code"], each["message"]) for each in ran.findings][:1] == [("SAM001", message)]
    assert ran.codes == ["SAM001", "SAM011"]


@pytest.mark.parametrize("make", [each[1] for each in ODD], ids=[each[0] for each in ODD])
def test_in_the_place_of_the_settings(make: Callable[[Path], None], workspace: MakeSpace) -> None:
    space = workspace({"plans/p/plan.yaml": DOCUMENT})
    make(space.root / "odd.yaml")
    (space.root / "odd.yaml").rename(space.root / "samverkan.yaml")
    assert [(each["code"], each["file"]) for each in space.findings("SAM001")] == [("SAM001", "samverkan.yaml")]


def test_the_beginning_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"#" * 100_000)
    assert head(tmp_path / "a", tmp_path) == b"#" * 65_536
    _pipe(tmp_path / "b")
    assert [head(path, path.parent) for path in (tmp_path / "b", tmp_path, Path("/dev/zero"), tmp_path / "c")] == [
        b"",
        b"",
        b"",
        b"",
    ]


def test_links_inside_the_workspace_are_followed(plan: Callable[[], Space]) -> None:
    space = plan()
    space.write({"shared/needs.txt": "needs: {a: {title: A, färg: röd}}\n"})
    (space.root / "plans/p/needs.yaml").symlink_to("../../shared/needs.txt")
    assert [(each["code"], each["file"]) for each in space.findings("SAM0")] == [("SAM006", "plans/p/needs.yaml")]


def test_linked_folders_are_not_entered(plan: Callable[[], Space]) -> None:
    space = plan()
    (space.root / "plans/p/loop").symlink_to("..")
    (space.root / "plans/p/away").symlink_to("/etc")
    ran = space.validate("--select", "SAM0")
    assert ran.json["summary"]["files"] == 1
    assert [(each["code"], each["file"]) for each in ran.findings] == [("SAM001", "plans/p/away")]


def test_the_largest_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert len(read_bytes(path, "plan.yaml", tmp_path)) == MAX_BYTES
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(Unreadable) as caught:
        read_bytes(path, "plan.yaml", tmp_path)
    assert len(caught.value.head) > MAX_BYTES


def test_a_file_without_the_right_to_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests may be run by root, to whom no bit says no."""
    (tmp_path / "plan.yaml").write_bytes(b"a: 1\n")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("samverkan_cli.load.files.os.open", refuse)
    with pytest.raises(Unreadable, match="cannot be read") as caught:
        read_bytes(tmp_path / "plan.yaml", "plan.yaml", tmp_path)
    assert caught.value.finding.code == "SAM001"
    assert head(tmp_path / "plan.yaml", tmp_path) == b""


def test_a_file_that_is_gone_when_it_is_read(plan: Callable[[], Space], monkeypatch: pytest.MonkeyPatch) -> None:
    space = plan()
    files = ["plans/p/gone.yaml", "plans/p/plan.yaml"]
    monkeypatch.setattr("samverkan_cli.load.workspace._yaml_files", lambda *_: (files, []))
    ran = space.validate()
    assert [(each["code"], each["file"]) for each in ran.findings] == [("SAM001", "plans/p/gone.yaml")]


def test_a_folder_that_is_gone_when_it_is_read(plan: Callable[[], Space], monkeypatch: pytest.MonkeyPatch) -> None:
    space = plan()
    real = os.scandir

    def scan(folder: Path) -> object:
        if folder.name == "p":
            raise FileNotFoundError(2, "No such file or directory")
        return real(folder)

    monkeypatch.setattr("samverkan_cli.load.workspace.os.scandir", scan)
    ran = space.run("validate")
    assert (ran.code, ran.out) == (2, "")
    assert "plans/p" in ran.err


def test_a_name_that_is_not_utf_8(plan: Callable[[], Space]) -> None:
    space = plan()
    with open(os.fsencode(space.root / "plans/p") + b"/\xe5.yaml", "wb") as file:  # noqa: PTH123 - the name is bytes
        file.write(b"x: 1\n")
    for ran in (space.validate(), space.command("validate", "--format", "json")):
        assert ran.code == 1
        assert "plans/p/\udce5.yaml" in [each["file"] for each in ran.findings]
    assert space.run("validate").code == 1


def test_a_file_is_there_however_its_letters_are_composed_and_never_outside(tmp_path: Path) -> None:
    folder = tmp_path / "rum"
    (folder / "bilagor").mkdir(parents=True)
    (folder / "bilagor" / normalize("NFD", "kartläggning.pdf")).write_bytes(b"")
    (tmp_path / "utanför.pdf").write_bytes(b"")
    (folder / "länk.pdf").symlink_to(tmp_path / "utanför.pdf")
    (folder / "ring").symlink_to(folder / "ring")
    assert is_file(folder, "bilagor/kartläggning.pdf")
    assert is_file(folder, normalize("NFD", "bilagor/kartläggning.pdf"))
    for name in (
        "bilagor",
        "saknas.pdf",
        "../utanför.pdf",
        "länk.pdf",
        "ring/a",
        str(tmp_path / "utanför.pdf"),
        "a\0b",
    ):
        assert not is_file(folder, name), name
