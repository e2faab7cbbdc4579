"""Small plans of forms that real plans have. The first line of each says what is right."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest

from samverkan_cli.document import markdown, pdf
from samverkan_cli.document.action_plan import build
from samverkan_cli.document.templates import shipped
from samverkan_cli.document.view import texts
from samverkan_cli.load.workspace import open_workspace
from samverkan_cli.validation.checking import gathered
from tests.conftest import MakeSpace
from tests.document.reading import Pdf, problems

CASES = Path(__file__).parent / "cases"

RIGHT: dict[str, tuple[list[str], list[str], list[str]]] = {
    "until-further-notice": ([], ["| Ses över | Vart fjärde år |"], ["saknas"]),
    "report-has-no-validity": ([], ["Rapport", "| Status | Fastställd |"], ["Giltig", "saknas"]),
    "draft-says-adopted": (["SAM304"], ["| Ska fastställas av | Kommunfullmäktige |"], ["Fastställd"]),
    "table-in-text": (
        ["SAM304", "SAM819"],
        ["| Risk | Sannolikhet | Åtgärd |\n| --- | --- | --- |\n| Personal byts ut | 3 | Dokumentera |", "Modellen"],
        ["\\|", "modell.png"],
    ),
    "no-municipality": (["SAM304"], ["# Regional plan\n\nHandlingsplan\n"], ["·"]),
    "times-in-real-tables": (
        [],
        [
            "**Tid:** Till och med 2027\n",
            "**Tid:** Till och med hösten 2027\n",
            "**Tid:** Löpande\n",
            "**Tid:** Varje läsår\n",
            "**Tid:** Till och med juni 2027\n",
        ],
        ["saknas"],
    ),
    "measures-without-strategy": (
        ["SAM301"],
        ["#### Ordna kurs", "#### Åtgärder\n\n##### Öppna gård"],
        ["##### Ordna"],
    ),
    "main-goal-and-subgoals": ([], ["**Del av målet:** Få rätt stöd i tid"], []),
    "regional-plan": ([], ["**Ansvarig:** Länsstyrelsen"], []),
    "chair-saknas": (
        ["SAM304"],
        ["Förtroendevald från kommunen (Ordförande); Två förtroendevalda från kommunen\n"],
        ["Ordförande saknas", "2 från", "platser"],
    ),
}
"""Which of the codes that a case is about are found, and what its document says and does not say."""
ASKED = ("SAM0", "SAM1", "SAM209", "SAM301", "SAM304", "SAM601", "SAM819")


def test_every_case_is_looked_at() -> None:
    assert {path.stem for path in CASES.iterdir()} == {*RIGHT}


@pytest.mark.parametrize("name", RIGHT)
def test_a_form_of_real_plans_is_read_and_printed_right(workspace: MakeSpace, name: str) -> None:
    codes, said, unsaid = RIGHT[name]
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": (CASES / f"{name}.yaml").read_text(encoding="utf-8")})
    assert sorted({each["code"] for each in space.findings(*ASKED)}) == codes
    (checked,) = gathered(open_workspace(space.root), ["p"])
    assert checked.project is not None
    view = build(checked.project, "sv", None)
    written = markdown.write(view, shipped(), "action-plan.md.j2")
    assert [text for text in said if text not in written] == []
    assert [text for text in unsaid if text in written] == []


def test_a_table_of_a_text_is_one_on_paper_too(workspace: MakeSpace) -> None:
    text = (CASES / "table-in-text.yaml").read_text(encoding="utf-8")
    (checked,) = gathered(open_workspace(workspace({"samverkan.yaml": "", "plans/p/plan.yaml": text}).root), ["p"])
    assert checked.project is not None
    view = build(checked.project, "sv", None)
    data = pdf.write(view, shipped(), "action-plan.typ")
    assert {b"/TH", b"/Table"} <= set(re.findall(rb"/[A-Z]\w*", _unpacked(data)))
    assert Pdf(data).lost(texts(view)) == []
    assert problems(data) == []


def _unpacked(data: bytes) -> bytes:
    """The PDF with its objects as they are, not packed."""
    found = [data]
    for piece in data.split(b"stream\n")[1:]:
        try:
            found.append(zlib.decompressobj().decompress(piece))
        except zlib.error:
            continue
    return b"".join(found)
