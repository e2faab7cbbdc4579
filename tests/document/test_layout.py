"""What a plan or its workspace chooses of a document: its parts and their order, its columns, what is said of gaps."""

from __future__ import annotations

import re

import pytest

from samverkan_cli.document import markdown, pdf
from samverkan_cli.document.action_plan import build
from samverkan_cli.document.arrangement import FIRST_PAGE, ORDER, arranged, columns
from samverkan_cli.document.templates import shipped
from samverkan_cli.document.view import View, texts
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.load.workspace import open_workspace
from samverkan_cli.model.layout import plan_columns, printed_parts
from samverkan_cli.validation.checking import gathered
from tests.conftest import MakeSpace
from tests.document.reading import Pdf, lost_in_markdown, problems

PLAN = """
document:
  title: Plan
  kind: action-plan
  status: STATUS
  summary: Kort sagt.
  vision: Alla mår bra.
  layout: {LAYOUT}
sections:
  först: {title: Inledning, text: Text.}
  sist: {title: Efteråt, place: after, text: Text.}
owners: {skolchef: {title: Skolchef}, rektor: {title: Rektor}}
indicators: {tid: {title: Svarstid}}
goals: {trygg: {title: Vara trygg}, lugn: {title: Vara lugn}}
focus_areas:
  stöd:
    title: Stöd
    goals: [trygg]
    activities:
      chatt:
        title: Starta en chatt
        number: "1.1"
        text: Öppen på kvällar.
        owners: [skolchef]
        lead: skolchef
        consulted: [rektor]
        from: 2027-01-01
        until: 2027-06-30
        status: planned
        indicators: [tid]
        priority: 1
        monitoring: Räknas varje vecka.
        milestones: {köp: {title: Köpa verktyg, due: 2027-02-01}}
      annan: {title: Göra annat, text: "Först.\\n\\nSedan."}
"""


def view_of(space: MakeSpace, layout: str = "", look: str = "", status: str = "draft") -> View:
    text = PLAN.replace("LAYOUT", layout).replace("STATUS", status)
    files = {"samverkan.yaml": f"look: {{{look}}}\n", "plans/p/plan.yaml": text}
    (checked,) = gathered(open_workspace(space(files).root), ["p"])
    assert checked.project is not None
    return build(checked.project, "sv", None)


def in_markdown(view: View) -> str:
    return markdown.write(view, shipped(), "action-plan.md.j2")


def headings(text: str) -> list[str]:
    """What the parts are called, in their order, without the list of them."""
    found = re.findall(r"^## (?:<a id=\"[^\"]*\"></a>)?(.*)$", text, re.MULTILINE)
    return [heading for heading in found if heading != "Innehåll"]


USUAL = [
    "Vision",
    "Sammanfattning",
    "Inledning",
    "Handlingsplan",
    "Mål som planen syftar till",
    "Övriga mål i målbanken",
]
REST = ["Efteråt", "Indikatorer", "Funktioner och organ"]


@pytest.mark.parametrize(
    ("layout", "look", "found"),
    [
        ("", "", [*USUAL, *REST]),
        ("order: [summary, plan]", "", ["Sammanfattning", "Handlingsplan", "Vision", "Inledning", *USUAL[4:], *REST]),
        # Prose that is to stand after the plan still does.
        ("order: [plan, sections]", "", ["Handlingsplan", "Inledning", *USUAL[:2], *USUAL[4:], *REST]),
        ("order: [bank, goals]", "", [USUAL[5], USUAL[4], *USUAL[:4], *REST]),
        ("order: [owners], leave_out: [vision, bank]", "", [REST[2], *USUAL[1:5], *REST[:2]]),
        ("leave_out: [sections, plan]", "", [*USUAL[:2], *USUAL[4:], *REST[1:]]),
        # The workspace has a way of its own, and a plan may say otherwise, key by key.
        ("", "order: [owners], leave_out: [vision, bank]", [REST[2], *USUAL[1:5], *REST[:2]]),
        ("order: []", "order: [owners], leave_out: [vision]", [*USUAL[1:], *REST]),
        ("leave_out: [indicators]", "leave_out: [vision]", [*USUAL, REST[0], REST[2]]),
    ],
)
def test_parts_are_printed_as_a_layout_has_it(workspace: MakeSpace, layout: str, look: str, found: list[str]) -> None:
    assert headings(in_markdown(view_of(workspace, layout, look))) == found


@pytest.mark.parametrize(
    ("order", "leave_out", "first_page", "then"),
    [
        ((), (), FIRST_PAGE, ORDER[:2]),
        (("summary", "plan"), (), FIRST_PAGE, ("summary", "focus_areas", "vision")),
        (("facts", "summary", "contents"), (), ("facts",), ("summary", "contents", "vision")),
        (("plan", "focus_areas", "facts"), (), ("contents",), ("focus_areas", "facts", "vision")),
        ((), ("contents",), ("facts",), ORDER[:2]),
        (("summary", "contents"), ("contents",), ("facts",), ("summary", "vision")),
        (("figures", "goals", "periods"), (), FIRST_PAGE, ("period", "aimed_at", "vision")),
    ],
)
def test_the_first_page_is_left_only_by_what_is_named(
    order: tuple[str, ...], leave_out: tuple[str, ...], first_page: tuple[str, ...], then: tuple[str, ...]
) -> None:
    found = arranged(order, leave_out)
    assert (found.first_page, found.order[: len(then)]) == (first_page, then)
    assert {*ORDER} <= {*found.order}
    assert len({*found.order}) == len(found.order)


def test_every_name_of_a_layout_means_something() -> None:
    usual = arranged((), ())
    assert [name for name in printed_parts() if name != "figures" and arranged((), [name]) == usual] == []
    named = [name for name in printed_parts() if name not in ("figures", "vision", *FIRST_PAGE)]
    assert [name for name in named if arranged([name], ()).order == usual.order] == []


def test_every_column_has_a_name_of_its_own() -> None:
    for language in ("sv", "en"):
        labels = [column.label for column in columns(plan_columns(), Phrases(language))]
        assert all(labels)
        assert len({*labels}) == len(labels)


def test_a_plan_chooses_its_columns(workspace: MakeSpace) -> None:
    written = in_markdown(view_of(workspace, "columns: [number, activity, owners, when, text, monitoring]"))
    table = [line for line in written.split("\n") if line.startswith("|")]
    start = next(n for n, line in enumerate(table) if "Aktivitet" in line)
    assert table[start : start + 4] == [
        "| Nr | Aktivitet | Ansvarig | Tid | Beskrivning | Följs upp genom |",
        "| --- | --- | --- | --- | --- | --- |",
        "| 1.1 | **Starta en chatt** | Skolchef | 1 januari 2027–30 juni 2027 | Öppen på kvällar. | "
        "Räknas varje vecka. |",
        "|  | **Göra annat** | *Ansvarig saknas* | *Slutdatum saknas* |  |  |",
    ]
    # What has no column stands below the table, and nothing stands twice.
    (beyond,) = re.findall(r"#### .*Starta en chatt\n\n((?:- .*\n)+)", written)
    assert "- **Leder arbetet:** Skolchef" in beyond
    assert "- **Samråd med:** Rektor" in beyond
    assert "Ansvarig" not in beyond
    assert written.count("Öppen på kvällar.") == written.count("Räknas varje vecka.") == written.count("Sedan.") == 1


LAYOUTS = [
    "",
    "columns: [activity]",
    "columns: [number, activity, text, owners, when, indicators, milestones, monitoring]",
    "columns: [when, activity, status, priority], order: [plan, contents, facts], leave_out: [summary]",
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_layout_loses_a_text(workspace: MakeSpace, layout: str) -> None:
    view = view_of(workspace, layout)
    data = pdf.write(view, shipped(), "action-plan.typ")
    assert Pdf(data).lost(texts(view)) == []
    assert problems(data) == []
    assert lost_in_markdown(in_markdown(view), texts(view)) == []


def test_the_order_holds_on_paper_too(workspace: MakeSpace) -> None:
    layout = "order: [plan, facts, summary], columns: [priority, activity, monitoring], leave_out: [contents]"
    text = " ".join(Pdf(pdf.write(view_of(workspace, layout), shipped(), "action-plan.typ")).texts)
    marks = ["Prioritering", "Följs upp genom", "Starta en chatt", "Status", "Kort sagt.", "Alla mår bra."]
    at = [text.index(mark) for mark in marks]
    assert at == sorted(at)
    assert "Innehåll" not in text


@pytest.mark.parametrize(
    ("status", "layout", "look", "mark", "said"),
    [
        ("draft", "", "", "UTKAST", True),
        ("draft", "gaps: hide", "", "FÖRSLAG", False),
        ("draft", "", "gaps: hide", "FÖRSLAG", False),
        ("draft", "gaps: show", "gaps: hide", "UTKAST", True),
        ("consultation", "", "", "REMISSVERSION", False),
        ("consultation", "gaps: show", "", "REMISSVERSION", True),
        ("adopted", "", "", None, False),
        ("adopted", "gaps: show", "", None, True),
    ],
)
def test_a_draft_says_what_is_missing_and_nothing_else_does_unless_asked(
    workspace: MakeSpace, status: str, layout: str, look: str, mark: str | None, *, said: bool
) -> None:
    view = view_of(workspace, layout, look, status)
    assert view.draft == mark
    assert ("Ansvarig saknas" in in_markdown(view)) is said
