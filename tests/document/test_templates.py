"""Templates: whose come first, what a fault in one looks like, and what one may not do."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from samverkan_cli.document import html, pdf
from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.paper import Paper
from samverkan_cli.document.templates import LARGEST, TemplateFault, Templates, shipped
from tests.document.reading import Pdf
from tests.document.sample_paper import sample_paper

Write = Callable[..., str]


@pytest.fixture
def by_typst(tmp_path: Path) -> Write:
    """Write a document by a Typst template of one's own, with the shipped ones behind it."""

    def write(template: str, paper: Paper | None = None, **files: str) -> str:
        (tmp_path / "mine.typ").write_text(template)
        for name, text in files.items():
            (tmp_path / f"{name}.typ").write_text(text)
        return "".join(Pdf(pdf.write(paper or sample_paper(), laid(tmp_path), "mine.typ")).texts)

    return write


@pytest.fixture
def by_jinja(tmp_path: Path) -> Write:
    """Write a document by a Jinja template of one's own, with the shipped ones behind it."""

    def write(template: str) -> str:
        (tmp_path / "mine.html.j2").write_text(template)
        return html.write(sample_paper(), laid(tmp_path), "mine.html.j2")

    return write


def laid(own: Path) -> Path:
    """A folder with the templates of another and those that ship."""
    return Templates(own).lay(own.parent / f"{own.name}-laid")


PREAMBLE = '#set document(title: "T")\n#set text(font: "Source Sans 3", fallback: false)\n'


def test_the_shipped_templates_are_there_with_the_licence_of_their_fonts() -> None:
    names = {each.relative_to(shipped()).as_posix() for each in shipped().rglob("*")}
    assert {"document.typ", "document.html.j2", "document.docx", "lib.typ", "fonts/LICENSE.md"} <= names
    assert "SIL OPEN FONT LICENSE" in (shipped() / "fonts" / "LICENSE.md").read_text().upper()


def test_a_workspaces_own_template_comes_first(tmp_path: Path) -> None:
    (tmp_path / "document.html.j2").write_text("Eget: {{ paper.title }}")
    written = html.write(sample_paper(), laid(tmp_path), "document.html.j2")
    assert written == "Eget: Tillsammans för barn och unga 2026–2028\n"


def test_a_folder_that_is_not_there_is_passed_over(tmp_path: Path) -> None:
    assert Templates(tmp_path / "finns inte").lay(tmp_path / "laid") == shipped()


def test_an_own_template_finds_the_shipped_pieces_and_its_own_before_them(by_typst: Write) -> None:
    own = '#import "lib.typ": *\n#show: house.with(paper)\n#heading(paper.title)\nEgen ordning'
    assert "Egen ordning" in by_typst(own)
    assert "Mitt eget lib" in by_typst('#import "lib.typ": x\n' + PREAMBLE + "#x", lib='#let x = "Mitt eget lib"')


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        (PREAMBLE + "#let x = (", 3, "unclosed delimiter"),
        (PREAMBLE + "\n#oops", 4, "unknown variable: oops"),
        (PREAMBLE + '#import "lib.typ": *\n#paper.words.nej', 4, "nej"),
        (PREAMBLE + "= A\n=== B", 4, "heading level"),
        (PREAMBLE + '#text(font: "Comic Sans")[x]', 3, "unknown font family"),
        (PREAMBLE + '#panic("stopp")', 3, "stopp"),
        (PREAMBLE + "#let f(n) = f(n + 1)\n#f(1)", 3, "maximum function call depth"),
    ],
)
def test_a_fault_in_a_typst_template_says_where(by_typst: Write, template: str, line: int, said: str) -> None:
    with pytest.raises(EngineFault) as raised:
        by_typst(template)
    assert (raised.value.name, raised.value.line) == ("mine.typ", line)
    assert said in raised.value.reason


def test_a_fault_in_a_piece_points_into_the_piece(by_typst: Write) -> None:
    with pytest.raises(EngineFault) as raised:
        by_typst(PREAMBLE + '#import "bit.typ": f\n#f()', bit="\n\n#let f() = oops")
    assert (raised.value.name, raised.value.line) == ("bit.typ", 3)


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("a\n{% if %}", 2, "Expected an expression"),
        ("a\n\n{{ paper.oops }}", 3, "has no attribute 'oops'"),
        ("{{ paper.words.oops }}", 1, "oops"),
        ("{{ oops }}", 1, "'oops' is undefined"),
        ("a\n{% include 'oops.j2' %}", 2, "oops.j2"),
        ("{{ paper.title | oops }}", 1, "oops"),
        ("\n{{ 1 / 0 }}", 2, "division by zero"),
        ("\n{{ paper.title | blocks }}", 2, "kind"),
        ("\n{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", 2, "recursion"),
    ],
)
def test_a_fault_in_a_jinja_template_says_where(by_jinja: Write, template: str, line: int, said: str) -> None:
    with pytest.raises(EngineFault) as raised:
        by_jinja(template)
    assert (raised.value.name, raised.value.line) == ("mine.html.j2", line)
    assert said in raised.value.reason


def test_a_template_that_is_no_text_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "mine.html.j2").write_bytes("Åby".encode("latin-1"))
    with pytest.raises(EngineFault) as raised:
        html.write(sample_paper(), laid(tmp_path), "mine.html.j2")
    assert raised.value.kind == "encoding"


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ paper.__class__ }}",
        "{{ paper.title.__init__.__globals__ }}",
        "{% include '/etc/passwd' %}",
        "{% include '../secret.txt' %}",
        "{% set paper.title = 'x' %}",
        "{{ (paper.words.pop or 1)('plan') }}",
    ],
)
def test_a_jinja_template_sees_the_view_alone(by_jinja: Write, template: str, tmp_path: Path) -> None:
    (tmp_path.parent / "secret.txt").write_text("hemligt")
    with pytest.raises(EngineFault):
        by_jinja(template)


@pytest.mark.parametrize("path", ["/etc/passwd", "../secret.txt", "../../../../../../etc/passwd"])
def test_a_typst_template_reads_nothing_outside(by_typst: Write, tmp_path: Path, path: str) -> None:
    (tmp_path.parent / "secret.txt").write_text("hemligt")
    with pytest.raises(EngineFault) as raised:
        by_typst(PREAMBLE + f'#read("{path}")')
    assert raised.value.line == 3


PACKAGE = "@preview/cetz:0.3.0"


@pytest.mark.parametrize(
    ("template", "name"),
    [
        (f'#import "{PACKAGE}": *', PACKAGE),
        (f'#include "{PACKAGE}"', PACKAGE),
        (f'#import ("{PACKAGE}"): *', PACKAGE),
        ('#let p = "@preview/" + "cetz:0.3.0"; #import p: *', PACKAGE),
        ('#import "\\u{40}preview/cetz:0.3.0": *', PACKAGE),
        ('#import str.from-unicode(64) + "preview/cetz:0.3.0": *', PACKAGE),
        ('#eval("import \\"@pre" + "view/cetz:0.3.0\\"")', PACKAGE),
        ('#import "@local/x:1.0.0": *', "@local/x:1.0.0"),
    ],
)
def test_a_typst_template_fetches_nothing(by_typst: Write, template: str, name: str) -> None:
    with pytest.raises(EngineFault) as raised:
        by_typst(PREAMBLE + template)
    assert (raised.value.kind, raised.value.line, raised.value.reason) == ("package", 3, name)


def _secret(folder: Path) -> Path:
    (folder / "secret.txt").write_text("hemligt")
    return folder / "secret.txt"


MISPLACED: dict[str, Callable[[Path], None]] = {
    "a link out of the folder": lambda odd: odd.symlink_to(_secret(odd.parent.parent)),
    "a link to a folder": lambda odd: odd.symlink_to(odd.parent.parent),
    "a link to itself": lambda odd: odd.symlink_to(odd.name),
    "a link to nothing": lambda odd: odd.symlink_to("nowhere"),
    "a pipe": os.mkfifo,
    "a device": lambda odd: odd.symlink_to("/dev/zero"),
    "more than is read": lambda odd: os.truncate(os.open(odd, os.O_CREAT | os.O_WRONLY), LARGEST + 1),
}


@pytest.mark.parametrize("make", MISPLACED.values(), ids=MISPLACED)
def test_what_may_not_lie_among_templates(make: Callable[[Path], None], tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    make(own / "odd.typ")
    with pytest.raises(TemplateFault) as raised:
        laid(own)
    assert raised.value.file.name == "odd.typ"


def test_a_link_inside_the_folder_is_a_file_like_others(tmp_path: Path) -> None:
    (tmp_path / "a.html.j2").write_text("A")
    (tmp_path / "b.html.j2").symlink_to(tmp_path / "a.html.j2")
    assert html.write(sample_paper(), laid(tmp_path), "b.html.j2") == "A\n"


def test_words_are_escaped_without_being_asked_to(by_jinja: Write) -> None:
    assert by_jinja("{{ '<b> & c' }}{% set x %}<i>{{ '<d>' }}</i>{% endset %}{{ x }}") == (
        "&lt;b&gt; &amp; c<i>&lt;d&gt;</i>\n"
    )
