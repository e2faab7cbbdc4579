"""`samverkan preview`: who is answered and with what, how it follows what is saved, and how it ends."""

from __future__ import annotations

import re
import signal
import socket
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

from samverkan_cli.cli.preview.making import Maker
from samverkan_cli.cli.preview.page import Frame, Reader, anchor_of, policy
from samverkan_cli.cli.preview.server import Answer, Server
from samverkan_cli.cli.session import Session
from samverkan_cli.cli.watching import again, changes
from samverkan_cli.i18n.speech import speech
from tests.conftest import MakeSpace
from tests.searching import one_in
from tests.workspaces import DOCUMENT, TODAY, Space, environment_for

# --- the server


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as found:
        found.put({"": Answer(b"frame"), "page": Answer(b"page", policy="default-src 'none'; img-src data:")})
        yield found


def ask(address: str, path: str = "", method: str = "GET", host: str | None = None) -> HTTPResponse:
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port, timeout=20)
    connection.putrequest(method, path if path.startswith("/") else parts.path + path, skip_host=True)
    if host != "":
        connection.putheader("Host", host or parts.netloc)
    connection.endheaders()
    return connection.getresponse()


def test_what_there_is_is_answered_and_kept_by_nobody(server: Server) -> None:
    assert ask(server.address).read() == b"frame"
    page = ask(server.address, "page?x")
    assert (page.status, page.read()) == (200, b"page")
    assert page.headers["Content-Security-Policy"] == "default-src 'none'; img-src data:"
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "Python" not in page.headers["Server"]
    assert not [name for name in page.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("path", ["other", "../page", "/", "/page", "/events", "page/", "%2e%2e/page", "/å"])
def test_other_paths_are_not_there(path: str, server: Server) -> None:
    assert ask(server.address, path.replace("å", "%C3%A5")).status == 404


def test_the_path_cannot_be_guessed_from_another_run(server: Server) -> None:
    with Server() as other:
        assert len(urlsplit(other.address).path) >= 32
        assert ask(server.address, urlsplit(other.address).path).status == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", ""]
)
def test_a_request_by_another_name_is_refused(host: str, server: Server) -> None:
    refused = ask(server.address, host=host.format(port=server.port))
    assert (refused.status, b"frame" in refused.read()) == (421, False)


@pytest.mark.parametrize("method", ["POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"])
def test_only_get_is_answered(method: str, server: Server) -> None:
    refused = ask(server.address, method=method)
    assert (refused.status, refused.headers["Allow"]) == (405, "GET")


def test_only_this_machine_is_listened_to(server: Server) -> None:
    others = {each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for other in others:
        with pytest.raises(ConnectionError), socket.create_connection((str(other), server.port), timeout=2):
            pass
    assert server.address.startswith("http://127.0.0.1:")


def test_each_new_page_is_told_until_the_end(server: Server) -> None:
    events = ask(server.address, "events")
    assert events.headers["Content-Type"].startswith("text/event-stream")
    assert (events.readline(), events.readline()) == (b"data: 1\n", b"\n")
    server.put({"": Answer(b"new")})
    assert (events.readline(), events.readline()) == (b"data: 2\n", b"\n")
    assert ask(server.address).read() == b"new"
    server.__exit__(None, None, None)
    assert events.read() == b""
    with pytest.raises(ConnectionError):
        ask(server.address)


# --- what is shown


@pytest.mark.parametrize(
    ("route", "anchor"),
    [
        (("focus_areas", "f", "strategies", "s", "activities", "a", "owners", 0), "activities-a"),
        (("focus_areas", "f", "strategies", "s"), "focus_areas-f-s"),
        (("focus_areas", "f", "title"), "focus_areas-f"),
        (("goals", "g"), "goals-g"),
        (("goals", "unprinted"), "page.main"),
        (("document", "title"), "page.main"),
        ((), "page.main"),
    ],
)
def test_a_finding_leads_to_the_innermost_thing_that_is_printed(route: tuple[str | int, ...], anchor: str) -> None:
    anchors = {"focus_areas-f", "focus_areas-f-s", "activities-a", "goals-g"}
    assert anchor_of(route, anchors) == anchor


def test_a_page_has_the_styles_and_scripts_that_stand_in_it_and_no_others() -> None:
    found = policy(b"<style>a</style><script>b</script><script type=x>c</script>", "img-src data:")
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-\S+'; script-src 'sha256-\S+' 'sha256-\S+'; "
        "base-uri 'none'; form-action 'none'; img-src data:",
        found,
    )
    assert "-src 'sha" not in policy(b"<p>", "x")


PLAN = """
owners: {chef: {title: Chef}}
goals: {g: {title: Ha någon att prata med}}
focus_areas:
  f:
    title: Stöd
    strategies: {s: {title: Nära, activities: {a: {title: "Öppna a < b & dörren", goals: [g], owners: [chef]}}}}
"""


@pytest.fixture
def space(workspace: MakeSpace) -> Space:
    return workspace({"samverkan.yaml": "language: sv\n", "plans/p/plan.yaml": DOCUMENT + PLAN})


@pytest.fixture
def maker(space: Space) -> Iterator[Maker]:
    with Maker(Session(here=space.root, lang="sv", today_text=TODAY), "p") as found:
        yield found


def frame(made: Frame, editor: str = "") -> str:
    return made.answers(Reader(speech("sv"), Path("/w/s å"), editor), 7)[""].content.decode()


def test_a_plan_is_shown_with_what_was_found_in_it(maker: Maker) -> None:
    made = maker.make()
    assert made.current
    assert "dörren" in (made.page or b"").decode()
    shown = frame(made, "vscode")
    assert "<h1>Plan</h1>" in shown
    assert "a &lt; b &amp; dörren" in shown
    assert "a < b" not in shown
    assert re.search(r'<a href="page#activities-a" target="page">', shown)
    assert 'href="vscode://file/w/s%20%C3%A5/plans/p/plan.yaml:' in shown
    assert 'data-made="7"' in shown
    assert "vscode" not in frame(made)


def test_where_the_plan_cannot_be_read_the_last_page_stays(space: Space, maker: Maker) -> None:
    page = maker.make().page
    space.write({"plans/p/plan.yaml": DOCUMENT + "owners: [\n"})
    made = maker.make()
    assert (made.page, made.current) == (page, False)
    assert [each.code for each in made.found] == ["SAM002"]
    assert "Sidan visar planen som den var" in frame(made)
    space.write({"plans/p/plan.yaml": "document: {title: Ny, kind: action-plan}\n" + PLAN})
    made = maker.make()
    assert made.current
    assert "<h1>Ny</h1>" in (made.page or b"").decode()


def test_where_there_was_never_a_page_that_is_said(space: Space, maker: Maker) -> None:
    space.write({"plans/p/plan.yaml": "document: [\n"})
    answers = maker.make().answers(Reader(speech("sv"), space.root), 1)
    assert "Det finns ingen sida än" in answers["page"].content.decode()
    assert "SAM002" in answers[""].content.decode()


def test_a_plan_that_is_gone_or_a_workspace_that_asks_for_more_ends_nothing(space: Space, maker: Maker) -> None:
    page = maker.make().page
    (space.root / "plans/p/plan.yaml").rename(space.root / "plan.yaml")
    made = maker.make()
    assert (made.page, made.found, made.current) == (page, [], False)
    assert "Det finns ingen plan p" in frame(made)
    (space.root / "plan.yaml").rename(space.root / "plans/p/plan.yaml")
    assert maker.make().current


def test_templates_are_followed_too(space: Space, maker: Maker) -> None:
    assert b"mine" not in (maker.make().page or b"")
    space.write({"templates/action-plan.html.j2": "<p>mine {{ paper.title }}</p>"})
    page = maker.make().page
    assert page == b"<p>mine Plan</p>\n"
    space.write({"templates/action-plan.html.j2": "{{ oops }}"})
    made = maker.make()
    assert (made.page, made.current) == (page, False)
    assert "action-plan.html.j2:1: " in made.fault


# --- following what is saved


def test_what_is_saved_is_seen_and_what_is_hidden_or_written_is_not(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / ".git").mkdir()
    stop, begun, seen = Event(), Event(), list[frozenset[Path]]()

    def watch() -> None:
        found = changes(tmp_path, [tmp_path / "out"], stop)
        begun.set()
        for each in found:
            seen.append(each)
            if any(path.name == "plan.yaml" for path in each):
                stop.set()

    thread = Thread(target=watch)
    thread.start()
    begun.wait(10)
    for _ in range(100):
        for name in ("out/x.html", ".git/index", "plan.yaml~", "plan.yaml"):
            (tmp_path / name).write_text("x")
        thread.join(0.1)
        if not thread.is_alive():
            break
    assert not thread.is_alive()
    assert {path.name for each in seen for path in each} == {"plan.yaml"}


def test_something_is_made_again_after_each_save(tmp_path: Path) -> None:
    stop, made = Event(), list[int]()

    def save() -> None:
        while not stop.wait(0.05):
            (tmp_path / "plan.yaml").write_text(f"{len(made)}")

    def make() -> int:
        made.append(len(made))
        if len(made) == 3:
            stop.set()
        return len(made)

    saving = Thread(target=save)
    saving.start()
    assert again(make, tmp_path, stop=stop) == 3
    saving.join()


def test_what_cannot_be_watched_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        again(lambda: 0, tmp_path / "gone")


LINKS = """
sections:
  s:
    title: Läs
    text: |
      Se [rutinen](bilder/rutin%20å.txt), [det gemensamma](../../delat/blad.html), [ute](../../ute.txt) och
      [borta](borta.txt).
appendices: {karta: {title: Karta, file: karta.pdf}}
"""
BESIDE = {"plans/p/bilder/rutin å.txt": "Så här.", "delat/blad.html": "<script>", "plans/p/karta.pdf": "%PDF"}


def test_what_a_page_links_to_is_served_as_render_would_lay_it_beside(space: Space, server: Server) -> None:
    outside = space.root.parent / "secret.txt"
    outside.write_text("secret")
    space.write({**BESIDE, "plans/p/plan.yaml": DOCUMENT + PLAN + LINKS})
    (space.root / "ute.txt").symlink_to(outside)
    with Maker(Session(here=space.root, lang="sv", today_text=TODAY), "p") as maker:
        made = maker.make()
    server.put(made.answers(Reader(speech("sv"), space.root), 1), made.files.answer)
    page = ask(server.address, "page").read().decode()
    hrefs = [each for each in re.findall(r'href="([^"#]+)"', page) if ":" not in each]
    assert len(hrefs) == 5
    found = {each: ask(server.address, each) for each in hrefs}
    shown = {
        each: (answer.status, answer.read().decode(), answer.headers["Content-Type"]) for each, answer in found.items()
    }
    gone = (404, "404 Not Found\n", "text/plain; charset=utf-8")
    assert shown == {
        "bilder/rutin%20%C3%A5.txt": (200, "Så här.", "text/plain; charset=utf-8"),
        # A page of somebody else's would run as ours.
        "_/_/delat/blad.html": (200, "<script>", "application/octet-stream"),
        "bilagor/karta.pdf": (200, "%PDF", "application/pdf"),
        "_/_/ute.txt": gone,
        "borta.txt": gone,
    }
    assert ask(server.address, "plan.yaml").status == ask(server.address, "bilagor/../plan.yaml").status == 404


# --- the command


def test_one_plan_is_shown(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/a/plan.yaml": DOCUMENT, "plans/b/plan.yaml": DOCUMENT})
    ran = space.run("preview", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "There are several plans here: a and b" in ran.err


def test_a_port_that_is_taken_is_said(space: Space) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = space.run("preview", "--port", str(taken.getsockname()[1]), "--lang", "en")
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("ending", one_in(2, [signal.SIGINT, signal.SIGTERM]))
def test_it_serves_until_it_is_ended_and_then_is_gone(ending: signal.Signals, space: Space) -> None:
    words = [sys.executable, "-m", "samverkan_cli", "preview", "--today", TODAY, "--lang", "sv"]
    with Popen(words, cwd=space.root, env=environment_for(), stdout=PIPE, stderr=PIPE) as process:
        assert process.stdout
        assert process.stderr
        address = process.stdout.readline().decode().strip()
        events = ask(address, "events")
        assert events.readline() == b"data: 1\n"
        space.write({"plans/p/plan.yaml": "document: {title: Ny, kind: action-plan}\n" + PLAN})
        events.readline()
        assert events.readline() == b"data: 2\n"
        assert "<h1>Ny</h1>" in ask(address, "page").read().decode()
        process.send_signal(ending)
        assert process.wait(30) == 0
        assert b"Traceback" not in process.stderr.read()
    with pytest.raises(ConnectionError):
        ask(address)
