"""A fault in a text is where its words stand, on their own line, in whatever style of YAML the text is written."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import normalize

import pytest

from tests.conftest import MakeSpace

BEFORE = "Så här är det i vår kommun"
"""A line before the one with the fault, and the fault's own begins with the same words."""
SENTENCE = "Alla barn i kommunen har rätt till en trygg och lärorik fritid"
PLAN = """\
document: {title: Plan, kind: action-plan, language: sv}
owners:
  a: {title: Barn- och utbildningsnämnden, kind: board}
"""
TEXT = "sections:\n  s:\n    title: Om\n    text: "
TITLE = "goals:\n  m:\n    audience: children\n    title: "
FAULTS: dict[str, tuple[str, str, str]] = {
    "SAM008 markup": ("SAM008", TITLE, "**Trygga** barn"),
    "SAM008 HTML": ("SAM008", TEXT, "<b>Trygga</b> barn"),
    "SAM107": ("SAM107", TEXT, "Barn och utbildningsnämnden"),
    "SAM312": ("SAM312", "focus_areas:\n f:\n  title: F\n  activities:\n   b:\n    title: ", "pilotprojekt"),
    "SAM805": ("SAM805", TEXT, "TODO"),
    "SAM805 brackets": ("SAM805", TEXT, "[namn]"),
    "SAM805 garbled": ("SAM805", TEXT, "lÃ¤ra"),
    "SAM808": (
        "SAM808",
        f"sections:\n  r:\n    title: Ett\n    text: {SENTENCE}.\n  s:\n    title: Om\n    text: ",
        SENTENCE,
    ),
    "SAM808 marks": (
        "SAM808",
        f"sections:\n  r:\n    title: Ett\n    text: {SENTENCE}.\n  s:\n    title: Om\n    text: ",
        SENTENCE.replace("trygg", "*trygg*").replace("fritid", "[fritid](https://exempel.se)"),
    ),
    "SAM809": ("SAM809", TEXT, "KRÅK"),
    "SAM810": ("SAM810", TEXT, "☃"),
    "SAM819": ("SAM819", TEXT, "[mål](#finns-inte)"),
    "SAM901 number": ("SAM901", TEXT, "19811228-9874"),
    "SAM901 address": ("SAM901", TEXT, "anna.andersson@exempel.se"),
    "SAM901 telephone": ("SAM901", TEXT, "0911-69 60 00"),
}


def indented(text: str, by: int) -> str:
    return "".join(f"{' ' * by}{line}\n" for line in text.splitlines())


def block(header: str) -> Callable[[str], str]:
    return lambda text: f"{header}\n{indented(text, 6)}"


STYLES: dict[str, Callable[[str], str]] = {
    "|": block("|"),
    "|-": block("|-"),
    "> with a comment": block(">  # så står det"),
    ">2": lambda text: block(">2")(text) if "\n" not in text else f">\n{indented(text, 8)}",
    "plain over lines": lambda text: "\n" + indented(text, 6),
    "single": lambda text: "'" + text.replace("'", "''").replace("\n", "\n      ") + "'\n",
    "double": lambda text: '"' + text.replace("\n", "\n      ") + '"\n',
    "escapes": lambda text: (
        '"' + text.replace("vår ", "v\\xe5r\\t").replace("\n", '\\n\\\n      \\ \\"\\U000000e4\\"\n      ') + '"\n'
    ),
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_where_its_words_stand(name: str, style: str, workspace: MakeSpace) -> None:
    code, above, words = FAULTS[name]
    in_title = above.endswith("title: ")
    if in_title and style in ("|", "|-", "escapes"):
        pytest.skip("a title is one line")
    text = f"{words}\n{BEFORE.lower()}" if in_title else f"{BEFORE}\noch det är\n{BEFORE.lower()}. {words}. Och mer"
    written = above + STYLES[style](text)
    if style == "plain over lines" and words[0] in "*[<":
        pytest.skip("no plain text begins so")
    for change in (written, normalize("NFD", written).replace("\n", "\r\n")):
        plan = PLAN.replace("\n", "\r\n") + change if "\r" in change else PLAN + change
        found = workspace({"plans/p/plan.yaml": plan}).findings(code)
        assert [(each["line"], each["column"]) for each in found][-1:] == [place(plan, words)], (found, plan)


def place(plan: str, words: str) -> tuple[int, int]:
    """Where some words stand last in a plan: line and column."""
    words = words if words in plan else normalize("NFD", words)
    before = plan[: plan.rindex(words)].replace("\r\n", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
