"""Small plans of forms that real plans have. The first line of each says what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from samverkan_cli.core.text import Source
from samverkan_cli.document.arrange import ARRANGEMENTS, Request
from samverkan_cli.document.paper import Paper
from samverkan_cli.link.linking import link
from samverkan_cli.load.validate import parse
from samverkan_cli.yamltext.parser import read
from tests.conftest import MakeSpace
from tests.document.arrange.lines import lines

CASES = Path(__file__).parent / "cases"

RIGHT: dict[str, tuple[list[str], list[str], list[str]]] = {
    "until-further-notice": ([], ["Ses över: Vart fjärde år"], ["saknas"]),
    "report-has-no-validity": ([], ["Fastställd"], ["Giltig", "saknas"]),
    "draft-says-adopted": (["SAM304"], ["Ska fastställas av: Kommunfullmäktige"], ["Fastställd"]),
    "table-in-text": (["SAM304", "SAM819"], ["Risk / Sannolikhet / Åtgärd", "Modellen"], ["modell.png"]),
    "no-municipality": (["SAM304"], ["Regional plan"], ["·"]),
    "times-in-real-tables": (
        [],
        ["Till och med 2027", "Till och med hösten 2027", "Löpande", "Varje läsår", "Till och med juni 2027"],
        ["saknas"],
    ),
    "measures-without-strategy": (["SAM301"], ["Ordna kurs", "Öppna gård"], []),
    "main-goal-and-subgoals": ([], ["Del av målet"], []),
    "regional-plan": ([], ["Länsstyrelsen"], []),
    "chair-saknas": (
        ["SAM304"],
        ["Förtroendevald från kommunen (Ordförande)", "Två förtroendevalda från kommunen"],
        ["Ordförande saknas", "2 från", "platser"],
    ),
}
"""Which of the codes that a case is about are found, and what its document says and does not say."""
ASKED = ("SAM0", "SAM1", "SAM209", "SAM301", "SAM304", "SAM601", "SAM819")


def paper_of(text: str) -> Paper:
    parsed, _ = parse("plans/p/plan.yaml", read(Source("plans/p/plan.yaml", text)).data)
    made = ARRANGEMENTS["action-plan"]([link("p", "plans/p", [parsed]).value], Request())
    assert made is not None
    return made


def test_every_case_is_looked_at() -> None:
    assert {path.stem for path in CASES.iterdir()} == {*RIGHT}


@pytest.mark.parametrize("name", RIGHT)
def test_a_form_of_real_plans_is_read_and_printed_right(workspace: MakeSpace, name: str) -> None:
    codes, said, unsaid = RIGHT[name]
    text = (CASES / f"{name}.yaml").read_text(encoding="utf-8")
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": text})
    assert sorted({each["code"] for each in space.findings(*ASKED)}) == codes
    paper = paper_of(text)
    written = "\n".join([paper.title, *lines(paper.facts), *lines(paper.summary), *lines(paper.blocks), *paper.foot])
    assert [text for text in said if text not in written] == []
    assert [text for text in unsaid if text in written] == []
