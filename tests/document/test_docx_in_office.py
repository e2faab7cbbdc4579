"""Word files as LibreOffice reads them: every text is printed, and a template that it has saved can be used."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from samverkan_cli.document.docx import write
from samverkan_cli.document.paper import Chapter, Column, Labelled, Paper, Row, RowGroup, Table, Text, paper_texts
from samverkan_cli.document.templates import shipped
from samverkan_cli.document.writing import line
from samverkan_cli.outline.prose import parse
from tests.document.reading import Pdf
from tests.document.reading_word import Word
from tests.document.sample_paper import figure, sample_paper
from tests.document.word_templates import TEMPLATE

pytestmark = pytest.mark.tools


def converted(file: Path, ending: str, folder: Path) -> Path:
    """A file as LibreOffice writes it in another form, in a folder."""
    office = shutil.which("soffice")
    assert office is not None, "LibreOffice is not installed"
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = [office, profile, "--headless", "--convert-to", ending, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{file.stem}.{ending}"


def test_every_text_is_printed(tmp_path: Path) -> None:
    paper = sample_paper(figure())
    file = tmp_path / "plan.docx"
    file.write_bytes(write(paper, shipped(), TEMPLATE))
    pdf = Pdf(converted(file, "pdf", tmp_path).read_bytes())
    # What a table is called is said to those who do not see it.
    assert [text for text in pdf.lost(paper_texts(paper)) if text not in ("Aktiviteter", "Utmaningar")] == []
    assert pdf.outside == []
    assert 4 <= len(pdf.texts) <= 6


LONG_WORD = "Sjukskrivningsrehabiliteringsansvarsfördelningsfrågeställningskommitté"
ADDRESS = "https://exempel.se/" + "mycket-långt/" * 12
NESTED = "\n".join(f"{'  ' * n}* nivå {n}" for n in range(12))
WIDE = f"| {' | '.join(f'Kolumn {n}' for n in range(12))} |\n|{'---|' * 12}\n| {' | '.join('ord' for _ in range(12))} |"
NAMES = "سلام محمد, ሰላም, Łódź, Київ"


def monstrous() -> Paper:
    """A paper with the longest of everything."""
    text = parse(f"{LONG_WORD} {ADDRESS}\n\n{NESTED}\n\n{WIDE}\n\n{'Ett ord till. ' * 360}\n\n{NAMES}")
    cells = (line("1.1"), line(LONG_WORD), line(ADDRESS), line(NAMES), text)
    columns = (
        *(Column("number", "Nr", 10), Column("title", "Aktivitet"), Column("owners", "Ansvarig", 30)),
        *(Column("when", "När", 20), Column("goals", "Mål", 30)),
    )
    rows = tuple(Row(cells, f"a-{n}", LONG_WORD, text, (Labelled(LONG_WORD, text),)) for n in range(2))
    table = Table("plan", columns, (RowGroup(rows, LONG_WORD * 3, "Strategi", "", text),), "", 1)
    areas = tuple(Chapter(f"Område {n} {LONG_WORD}", (Text(line("Text.")),), f"area-{n}", str(n)) for n in range(1, 41))
    facts = (Labelled(LONG_WORD, line(ADDRESS)), Labelled("Ort", line(LONG_WORD)))
    return replace(sample_paper(), title=LONG_WORD * 3, facts=facts, blocks=(Chapter("Plan", (table,)), *areas))


def test_the_longest_of_everything_is_printed_on_the_page(tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(write(monstrous(), shipped(), TEMPLATE))
    assert Word(file.read_bytes()).lost(paper_texts(monstrous())) == []
    pdf = Pdf(converted(file, "pdf", tmp_path).read_bytes())
    assert pdf.outside == []
    # A PDF has the letters of Arabic in the order in which they are drawn.
    assert pdf.lost(text for text in paper_texts(monstrous()) if len(text) < 60 and text != NAMES) == []


def test_a_template_that_libreoffice_has_saved_loses_nothing(tmp_path: Path) -> None:
    saved = converted(shipped() / TEMPLATE, "docx", tmp_path)
    paper = sample_paper(figure())
    file = Word(write(paper, saved.parent, saved.name))
    assert file.lost(paper_texts(paper)) == []
    assert {"heading 1", "aktivitet", "samverkan tabell"} <= {name.lower() for name in file.styles.values()}
