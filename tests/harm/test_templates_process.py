"""The process that templates run in: what takes too long or too much is stopped, and what comes after it is made."""

from __future__ import annotations

import pickle
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from samverkan_cli.core.errors import UserError
from samverkan_cli.document import process, worker
from samverkan_cli.document.process import Process
from samverkan_cli.document.sandbox import Sandbox
from samverkan_cli.document.templates import TemplateFault, Templates, shipped
from samverkan_cli.i18n.speech import speech
from tests.document.sample_paper import sample_paper
from tests.searching import one_in
from tests.workspaces import DOCUMENT, Space

PREAMBLE = '#set document(title: "T")\n#set text(font: "Source Sans 3", fallback: false)\n'
LONG = "was not done in 1 seconds"
MUCH = "took more than 2 GB"

HOSTILE = {
    "loops.md.j2": ("a\n{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", LONG, 2),
    "macro.md.j2": (
        "a\n{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
        LONG,
        2,
    ),
    "included.md.j2": ("a\n{% include 'loops.md.j2' %}", LONG, 2),
    "text.md.j2": ("a\n\n{{ 'x' * 3000000000 }}", MUCH, 3),
    "doubling.md.j2": (
        "{% set n = namespace(x='x' * 1000) %}{% for a in range(40) %}\n{% set n.x = n.x ~ n.x %}{% endfor %}",
        MUCH,
        2,
    ),
    "numbers.md.j2": ("a\n{{ 7 ** (10 ** 8) }}", LONG, None),
    "whiles.typ": (
        PREAMBLE + "#let x = 0\n#while x < 9000 { x += 1; let y = 0; while y < 9000 { y += 1 } }",
        LONG,
        None,
    ),
    "calls.typ": (
        PREAMBLE + "#let f(n, k) = if n > 0 { f(n - 1, 2 * k) + f(n - 1, 2 * k + 1) } else { 0 }\n#f(60, 0)",
        LONG,
        None,
    ),
    "list.typ": (PREAMBLE + "#let f(n) = range(n)\n#let a = f(900000000)", MUCH, None),
    "string.typ": (PREAMBLE + '#let a = "x" * 3000000000', MUCH, None),
}
"""A template, what is said of it, and at which line, where that can be known."""


AS_FOR_USERS = ("loops.md.j2", "string.typ")
"""Those of them that are run once more in a process that was started as it is for users."""


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> None:
    """The process is started as it is for users, and not forked as in other tests."""
    monkeypatch.setattr("samverkan_cli.document.process.subprocess", subprocess)


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the templates."""
    own = tmp_path_factory.mktemp("own")
    for name, (text, _, _) in HOSTILE.items():
        (own / name).write_text(text)
    (own / "good.md.j2").write_text("{{ paper.kind }}")
    return own


@pytest.fixture(scope="module")
def sandbox(own: Path) -> Iterator[Sandbox]:
    with Sandbox(Templates(own)) as made:
        yield made


def is_stopped(name: str, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails where a template is not stopped for what it does, or the next one is not made."""
    _, said, line = HOSTILE[name]
    with Sandbox(Templates(own)) as sandbox, monkeypatch.context() as patched:
        if said == LONG:  # where it has no line to tell, it would be waited for in vain
            patched.setattr(sandbox, "_seconds", 0.5 if line else 0.2)
            patched.setattr(process, "_GRACE", 5.0 if line else 0.2)
        with pytest.raises(TemplateFault) as raised:
            sandbox.write(sample_paper(), name)
        if sys.platform == "linux" or said == LONG:
            assert said in speech("en")(raised.value.message)
        expected = "loops.md.j2" if name == "included.md.j2" else name
        assert (raised.value.file.name, raised.value.line) == (expected, line)
        patched.undo()  # however slow the machine is, that one is good
        assert sandbox.write(sample_paper(), "good.md.j2") == b"Handlingsplan\n"


@pytest.mark.parametrize("name", one_in(3, HOSTILE))
def test_it_is_stopped_and_the_next_is_made(name: str, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What takes more than that takes more than the limit of users too, and is slower at it.
    with monkeypatch.context() as patched:
        patched.setattr(process, "MEGABYTES", 512)
        is_stopped(name, own, monkeypatch)


@pytest.mark.usefixtures("started")
@pytest.mark.parametrize("name", AS_FOR_USERS)
def test_so_it_is_where_it_was_started_as_for_users(name: str, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    is_stopped(name, own, monkeypatch)


@pytest.mark.parametrize(
    ("language", "said"), one_in(2, [("sv", "blev inte klar på 1"), ("en", "was not done in 1 seconds")])
)
@pytest.mark.parametrize("file", ["loops.md.j2"])
def test_as_a_command(language: str, said: str, file: str, tmp_path: Path) -> None:
    space = Space(tmp_path).write(
        {"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, "templates/document.md.j2": HOSTILE[file][0]}
    )
    ran = space.command(
        "render", "--to", "md", "--to", "xlsx", "--lang", language, SAMVERKAN_TEMPLATE_SECONDS="0.5", LANG="C"
    )
    assert ran.code == 2
    assert ran.out == ""
    assert f"{space.root}/templates/document.md.j2:2: " in ran.err
    assert said in ran.err
    # A table is made without a template, so that it takes no time of theirs, however slow the machine is.
    assert list(space.root.glob("out/p/*-p.xlsx"))


@pytest.mark.parametrize("said", ["0", "-1", "snart", "nan", "inf"])
def test_what_is_no_number_of_seconds_is_refused(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_TEMPLATE_SECONDS", said)
    with pytest.raises(UserError, match="is no number of seconds"):
        Sandbox(Templates())


@pytest.mark.usefixtures("started")
def test_a_template_that_is_not_there(sandbox: Sandbox) -> None:
    for name in ("minutes.typ", "minutes.md.j2"):
        with pytest.raises(TemplateFault, match="file"):
            sandbox.write(sample_paper(), name)


@pytest.mark.parametrize(
    ("name", "text"),
    [("old.md.j2", "{{ view.title }}"), ("old.typ", '#import "lib.typ": *\n#let view = read-view()\n#view.title')],
)
def test_a_template_of_an_older_version_is_named_as_that(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with Sandbox(Templates(tmp_path)) as made, pytest.raises(TemplateFault) as raised:
        made.write(sample_paper(), name)
    assert raised.value.help is not None
    assert "made for an older version" in speech("en")(raised.value.help)


@pytest.mark.usefixtures("started")
def test_one_process_serves_many(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write(sample_paper(), "good.md.j2")
    monkeypatch.setattr("samverkan_cli.document.process.subprocess.Popen", None)
    for name in ("good.md.j2", "document.typ", "good.md.j2"):
        assert sandbox.write(sample_paper(), name)


# --- what is within its reach


def test_it_runs_nothing_of_the_folder_that_one_stands_in(tmp_path: Path) -> None:
    space = Space(tmp_path).write({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT})
    for name in ("json", "pickle", "ctypes", "jinja2", "typst", "sitecustomize", "samverkan_cli"):
        space.write({f"{name}.py": f"open({str(tmp_path / 'ran')!r}, 'w')"})
    # The test's own runner starts with `-m`, which looks here; a command that was installed does not.
    start = f"import sys; sys.path[:] = {sys.path!r}; from samverkan_cli.cli.main import main; main(['render'])"
    ended = subprocess.run([sys.executable, "-I", "-c", start], cwd=tmp_path, capture_output=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, b"")
    assert list(tmp_path.glob("out/p/*-p.pdf"))
    assert not (tmp_path / "ran").exists()


def _asked(program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a program says that runs in the place of templates, once the process has given up what it can."""
    monkeypatch.setattr(
        "samverkan_cli.document.process._START",
        "import json,sys; sys.path[:]=json.loads(sys.argv[1]);"
        "from samverkan_cli.document import worker;"
        f"worker._engine = lambda name: lambda task: repr(eval({program!r})).encode();"
        "worker.main(int(sys.argv[2]))",
    )
    asked = Process(tmp_path)
    try:
        return asked.answer(pickle.dumps((tmp_path, "x.md.j2", None, None, 5.0, {})), "x.md.j2", 5.0).decode()
    finally:
        asked.stop()


def test_it_has_no_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "hemligt")
    assert "hemligt" not in _asked("dict(__import__('os').environ)", tmp_path, monkeypatch)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize(
    "program",
    ["open('file', 'w').write('x' * 100000)", "__import__('os').write(__import__('os').open('file', 65), b'x')"],
)
def test_it_writes_nothing(program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuntimeError):
        _asked(program, tmp_path, monkeypatch)
    assert not (tmp_path / "file").exists() or (tmp_path / "file").stat().st_size == 0


@pytest.mark.usefixtures("started")
def test_typst_asks_nobody_for_a_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even the proxy that the environment names, which may be within reach where the network is not."""
    (tmp_path / "mine.typ").write_text(PREAMBLE + '#import "@preview/" + "cetz:0.3.0": *')
    monkeypatch.setattr(worker, "_confine", lambda _: None)
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{server.getsockname()[1]}")
        with Sandbox(Templates(tmp_path)) as sandbox, pytest.raises(TemplateFault) as raised:
            sandbox.write(sample_paper(), "mine.typ")
        assert "may not fetch the package @preview/cetz:0.3.0" in speech("en")(raised.value.message)
        assert raised.value.line == 3
        with pytest.raises(TimeoutError):
            server.accept()


NONSENSE = [b"{", b"[]", b'{"kind": "typst"}', b"[" * 100_000, b'{"kind": 1, "name": [], "line": {}, "reason": 0}']


@pytest.mark.parametrize("answer", NONSENSE)
def test_an_answer_that_is_nonsense_is_a_fault_of_the_template(
    answer: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine.md.j2").write_text("x")
    monkeypatch.setattr(
        "samverkan_cli.document.process._START",
        "import json,sys; sys.path[:]=json.loads(sys.argv[1]);"
        "from samverkan_cli.document import worker;"
        f"worker._answer = lambda task, answers: worker.send(answers, b'', {answer!r}, b'');"
        "worker.main(int(sys.argv[2]))",
    )
    with Sandbox(Templates(tmp_path)) as sandbox, pytest.raises(TemplateFault):
        sandbox.write(sample_paper(), "mine.md.j2")


def test_those_that_ship_are_not_copied(tmp_path: Path) -> None:
    assert Templates(tmp_path).lay(tmp_path / "laid") == shipped()
