"""Makes what is generated in the repository, or with --check tells what is not up to date.

The pictures of README.md come from the program itself: a finding as the terminal shows it, and pages of the document.
So does what format.md tells of each field, and rules/README.md of each rule, which begins at a mark; what stands before
that is written by hand. Which characters the documents can print, Typst tells.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
MARK = "<!-- From here on made by tools/generate.py from the models: a change made here is lost. -->"
TODAY = date(2027, 1, 15)
BEFORE = date(2026, 11, 30)
"""The day on which a plan is begun."""
PRINTABLE = Path("src/samverkan_cli/rules/registers/printable.txt")
_BROKEN = """\
document:
  title: Handlingsplan för tidiga insatser
  kind: action-plan
  valid: {from: 2027-01-01, until: 2028-12-31}

owners:
  skolchef: {title: Skolchef, kind: function}
  socialchef: {title: Socialchef, kind: function}

focus_areas:
  föräldrastöd:
    title: Föräldrastöd
    strategies:
      utveckla:
        title: Utveckla föräldrastödet tillsammans
        activities:
          föräldrachatt:
            title: Starta en föräldrachatt på prov
            owners: [skolchef, socialchfe]
            until: 2027-06-31
"""


def finding() -> bytes:
    """A plan with two slips in it, as `samverkan validate` shows it in Swedish, drawn as SVG."""
    from rich.console import Console
    from rich.terminal_theme import MONOKAI
    from rich.text import Text

    from samverkan_cli.cli.checking import checked
    from samverkan_cli.cli.session import Session
    from samverkan_cli.report.layout import Layout, Window
    from samverkan_cli.report.terminal import Terminal

    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder).resolve()
        plan = here / "plans" / "exempel"
        plan.mkdir(parents=True)
        (plan / "plan.yaml").write_text(_BROKEN, encoding="utf-8")
        session = Session(folder=here, lang="sv", today_text=TODAY.isoformat(), here=here)
        workspace, names = session.workspace([])
        outcome = checked(session, workspace, names, ignore=["SAM801"])
        console = Console(
            record=True,
            width=92,
            file=io.StringIO(),
            force_terminal=True,
            highlight=False,
            markup=False,
            color_system="truecolor",
            legacy_windows=False,
        )
        layout = Layout(session.speech, Window(console.width, terminal=True, colour=True), console.width)
        layout.line("$ samverkan validate exempel", style="dim")
        layout.blank()
        terminal = Terminal(layout, workspace.reader.source, here, here)
        terminal.findings(outcome.found)
        terminal.total(outcome.found, len(outcome.plans), outcome.files)
        console.print(Text.from_ansi(str(layout)))
        drawn = console.export_svg(title="samverkan", theme=MONOKAI, unique_id="finding")
    # Nothing is fetched to look at a picture: the reader's own fixed-width font will do.
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL).encode()


def pages() -> Iterator[tuple[str, bytes]]:
    """Pages as PNG: the first of the document of plans/pitea, that where its table begins, the first of a new plan."""
    import pypdfium2

    with tempfile.TemporaryDirectory() as folder:
        with contextlib.chdir(ROOT):
            _run("render", "pitea", "-o", folder)
        document = pypdfium2.PdfDocument(Path(folder) / "pitea" / "handlingsplan-pitea.pdf")
        table = next(n for n, page in enumerate(document) if "Ansvarig" in page.get_textpage().get_text_range())
        for name, number in (("page-1.png", 0), ("page-table.png", table)):
            yield name, _picture(document[number])
        document.close()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        _run(
            "new",
            "planer",
            "--municipality",
            "Tornsvalla kommun",
            "--owner",
            "Utbildningschef",
            "--lang",
            "sv",
            today=BEFORE,
        )
        _run("render", "--workspace", "planer", "-o", "out", today=BEFORE)
        document = pypdfium2.PdfDocument(next(Path(folder).glob("out/*/*.pdf")))
        first = _picture(document[0])
        document.close()
    yield "first-plan.png", first


def _run(*words: str, today: date = TODAY) -> None:
    """Run the program as on a day."""
    from samverkan_cli.cli.main import main

    try:
        main([*words, "--quiet", "--today", today.isoformat()])
    except SystemExit as ended:
        if ended.code:
            raise


def _picture(page: Any) -> bytes:
    paper = io.BytesIO()
    page.render(scale=1.1).to_pil().convert("P", palette=1, colors=128).save(paper, "PNG", optimize=True)
    return paper.getvalue()


def formats() -> Iterator[tuple[str, bytes]]:
    """The format, as pages for people and as a schema for programs."""
    from paper_reference import page
    from reference import looked_at, tables

    from samverkan_cli.i18n.speech import Code, speech
    from samverkan_cli.pick import record
    from samverkan_cli.schema.json_schema import schema

    named: tuple[tuple[Code, str], ...] = (("en", "format.md"), ("sv", "format.sv.md"))
    looked = looked_at()
    for code, name in named:
        yield name, below(name, MARK, tables(code, looked))
    yield "templates.md", below("templates.md", MARK, page())
    yield "samverkan.schema.json", schema(speech("en")).encode()
    yield "samverkan-record.schema.json", record.schema().encode()


def rules() -> Iterator[tuple[str, bytes]]:
    """The indexes of the rules."""
    from manual import MARK, index, index_name

    from samverkan_cli.i18n.speech import LANGUAGES

    for code in LANGUAGES:
        name = f"rules/{index_name(code)}"
        yield name, below(name, MARK, index(code))


def below(name: str, mark: str, made: str) -> bytes:
    """A file with what is made below a mark in it, and above it what is written by hand."""
    written, found, _ = (DOCS / name).read_text(encoding="utf-8").partition(mark)
    if not found:
        raise ValueError(f"docs/{name} has lost the line {mark}")
    return f"{written}{mark}\n\n{made}".encode()


_LETTERS = """\
#set document(title: "Letters")
#set text(font: ("Source Sans 3", "Noto Sans Arabic", "Noto Sans Ethiopic"), fallback: false)
#for letter in json("letters.json") [#letter #parbreak()]
"""


def printable() -> bytes:
    """The characters that the documents can print, each tried by Typst with their fonts."""
    import typst

    from samverkan_cli.document.templates import shipped
    from samverkan_cli.rules.printable import listed

    # Not tried: what stands for no character, and ideographs and syllables (but not letters of
    # Arabic as they are joined), which our fonts have nothing to make of.
    # PDF/A forbids U+FEFF in a text (ISO 19005-2, 6.2.11.7.2), and Typst says so only of some that stand there.
    letters = [
        letter
        for letter in map(chr, range(ord(" "), sys.maxunicode + 1))
        if (kind := unicodedata.category(letter)) not in ("Cn", "Co", "Cs", "Cc")
        and not (kind == "Lo" and letter > "\u3000" and not "\ufb50" <= letter < "\ufeff")
        and letter != "\ufeff"
    ]
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "letters.typ")
        page.write_text(_LETTERS, encoding="utf-8")
        while True:
            page.with_suffix(".json").write_text(json.dumps(letters), encoding="utf-8")
            try:
                typst.compile(
                    str(page),
                    root=folder,
                    font_paths=[str(shipped() / "fonts")],
                    ignore_system_fonts=True,
                    pdf_standards=["ua-1", "a-2a"],
                )
                return listed("".join(letters)).encode()
            except typst.TypstError as error:
                said = re.findall(r'(?m)^error: .* `"(.+)"` could not be displayed', error.diagnostic)
                lacking = {re.sub(r"\\u\{(.+?)\}", lambda code: chr(int(code[1], 16)), letter) for letter in said}
                if not lacking & set(letters):
                    raise
                letters = [letter for letter in letters if letter not in lacking]


def everything() -> Iterator[tuple[Path, bytes]]:
    """All that is generated, with the file that it belongs in, relative to the repository."""
    yield Path("docs/pictures/finding.svg"), finding()
    for name, made in pages():
        yield Path("docs/pictures", name), made
    for name, made in (*formats(), *rules()):
        yield Path("docs", name), made
    yield PRINTABLE, printable()


def main(arguments: list[str]) -> int:
    """Write what is generated; with --check, write nothing and give 1 where something would change."""
    os.environ["NO_COLOR"] = ""
    made = dict(everything())
    stale = [name for name, content in made.items() if not _holds(ROOT / name, content)]
    if "--check" in arguments:
        for name in stale:
            sys.stdout.write(f"{name}: not up to date\n")
        return int(bool(stale))
    for name in stale:
        (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / name).write_bytes(made[name])
        sys.stdout.write(f"{name}: written\n")
    return 0


def _holds(path: Path, content: bytes) -> bool:
    return path.exists() and path.read_bytes() == content


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
