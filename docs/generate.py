"""Makes what is generated in the repository, or with --check tells what is not up to date.

The pictures of README.md come from the program itself: a finding as the terminal shows it, and pages of the document.
So does what format.md tells of each field, which begins at a mark; what stands before that is written by hand.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
MARK = "<!-- From here on made by docs/generate.py from the models: a change made here is lost. -->"
TODAY = date(2027, 1, 15)
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

    from samverkan_cli.cli.checking import checked
    from samverkan_cli.cli.session import Session
    from samverkan_cli.show.terminal import Terminal

    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder).resolve()
        plan = here / "plans" / "exempel"
        plan.mkdir(parents=True)
        (plan / "plan.yaml").write_text(_BROKEN, encoding="utf-8")
        session = Session(folder=here, lang="sv", today_text=TODAY.isoformat(), here=here)
        workspace, names = session.workspace([])
        outcome = checked(session, workspace, names, ignore=["SAM801"])
        console = Console(
            record=True, width=92, file=io.StringIO(), force_terminal=True, highlight=False, markup=False,
            color_system="truecolor", legacy_windows=False,
        )  # fmt: skip
        console.print("$ samverkan validate exempel\n", style="dim")
        terminal = Terminal(console, session.speech, workspace.reader.source, here, here)
        terminal.findings(outcome.found)
        terminal.total(outcome.found, len(outcome.plans), outcome.files)
        drawn = console.export_svg(title="samverkan", theme=MONOKAI, unique_id="finding")
    # Nothing is fetched to look at a picture: the reader's own fixed-width font will do.
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL).encode()


def pages() -> Iterator[tuple[str, bytes]]:
    """The first page of the document of plans/pitea, and the page where the plan table begins, as PNG."""
    import pypdfium2

    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(ROOT):
        from samverkan_cli.cli.main import main

        try:
            main(["--quiet", "render", "pitea", "-o", folder, "--today", TODAY.isoformat()])
        except SystemExit as ended:
            if ended.code:
                raise
        document = pypdfium2.PdfDocument(Path(folder) / "pitea" / "action-plan.pdf")
        table = next(n for n, page in enumerate(document) if page.get_width() > page.get_height())
        for name, number in (("page-1.png", 0), ("page-table.png", table)):
            paper = io.BytesIO()
            document[number].render(scale=1.1).to_pil().convert("P", palette=1, colors=128).save(
                paper, "PNG", optimize=True
            )
            yield name, paper.getvalue()
        document.close()


def formats() -> Iterator[tuple[str, bytes]]:
    """The format, as pages for people and as a schema for programs."""
    from reference import tables

    from samverkan_cli.editor.schema import schema
    from samverkan_cli.locale.speech import Code, speech

    named: tuple[tuple[Code, str], ...] = (("en", "format.md"), ("sv", "format.sv.md"))
    for code, name in named:
        written, mark, _ = (DOCS / name).read_text(encoding="utf-8").partition(MARK)
        if not mark:
            raise ValueError(f"docs/{name} has lost the line {MARK}")
        yield name, f"{written}{MARK}\n\n{tables(code)}".encode()
    yield "samverkan.schema.json", schema(speech("en")).encode()


def main(arguments: list[str]) -> int:
    """Write what is generated; with --check, write nothing and give 1 where something would change."""
    os.environ["NO_COLOR"] = ""
    stale = []
    pictures = [("finding.svg", finding()), *pages()]
    for name, made in [*((f"pictures/{name}", made) for name, made in pictures), *formats()]:
        path = DOCS / name
        if path.exists() and path.read_bytes() == made:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
    for name in stale:
        sys.stdout.write(f"docs/{name}: {'not up to date' if '--check' in arguments else 'written'}\n")
    return int(bool(stale) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
