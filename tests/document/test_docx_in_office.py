"""Word files as LibreOffice reads them: every text is printed, and a template that it has saved can be used."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from samverkan_cli.document.docx import write
from samverkan_cli.document.paper import paper_texts
from samverkan_cli.document.templates import shipped
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


def test_a_template_that_libreoffice_has_saved_loses_nothing(tmp_path: Path) -> None:
    saved = converted(shipped() / TEMPLATE, "docx", tmp_path)
    paper = sample_paper(figure())
    file = Word(write(paper, saved.parent, saved.name))
    assert file.lost(paper_texts(paper)) == []
    assert {"heading 1", "aktivitet", "samverkan tabell"} <= {name.lower() for name in file.styles.values()}
