"""What a plan or its workspace chooses of a document: parts and their order, columns, gaps, labels and edges."""

from __future__ import annotations

from datetime import date

import pytest

from samverkan_cli.document.documents import prepare
from samverkan_cli.document.look import look_of
from samverkan_cli.document.paper import Chapter, Paper, Table
from samverkan_cli.document.pdf import write
from samverkan_cli.document.templates import shipped
from samverkan_cli.load.workspace import Workspace, open_workspace
from samverkan_cli.validation.checking import gathered
from tests.conftest import MakeSpace
from tests.document.arrange.lines import lines, said
from tests.document.reading import problems

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


def opened(space: MakeSpace, layout: str = "", look: str = "", status: str = "draft") -> Workspace:
    text = PLAN.replace("LAYOUT", layout).replace("STATUS", status)
    files = {"samverkan.yaml": f"look: {{{look}}}\n", "plans/p/plan.yaml": text}
    return open_workspace(space(files).root)


def paper_of(space: MakeSpace, layout: str = "", look: str = "", status: str = "draft") -> Paper:
    (checked,) = gathered(opened(space, layout, look, status), ["p"])
    assert checked.project is not None
    made = prepare([checked.project], "action-plan", today=date(2026, 11, 21))
    assert made is not None
    return made


def headings(paper: Paper) -> list[str]:
    """What the parts are called, in their order."""
    return [each.title for each in paper.blocks if isinstance(each, Chapter)]


def tables(paper: Paper) -> list[Table]:
    def inside(blocks: object) -> list[Table]:
        found: list[Table] = []
        for each in blocks if isinstance(blocks, tuple) else ():
            found += [each] if isinstance(each, Table) else inside(getattr(each, "blocks", ()))
        return found

    return inside(paper.blocks)


USUAL = ["Vision", "Inledning", "Handlingsplanen", "Mål", "Indikatorer", "Efteråt"]


@pytest.mark.parametrize(
    ("layout", "look", "first", "gone"),
    [
        ("", "", USUAL[:3], ()),
        ("order: [plan]", "", ["Handlingsplanen", "Vision", "Inledning"], ()),
        ("order: [facts, plan]", "", ["Handlingsplanen", "Vision", "Inledning"], ()),
        # Prose that is to stand after the plan still does.
        ("order: [plan, sections]", "", ["Handlingsplanen", "Inledning", "Vision"], ()),
        ("order: [indicators, goals]", "", ["Indikatorer", "Mål", "Vision"], ()),
        ("leave_out: [vision]", "", ["Inledning", "Handlingsplanen"], ("Vision",)),
        ("leave_out: [sections, plan]", "", ["Vision"], ("Inledning", "Efteråt", "Handlingsplanen")),
        # The workspace has a way of its own, and a plan may say otherwise, key by key.
        ("", "order: [indicators], leave_out: [vision]", ["Indikatorer", "Inledning"], ("Vision",)),
        ("order: []", "order: [indicators], leave_out: [vision]", ["Inledning"], ("Vision",)),
        ("leave_out: [indicators]", "leave_out: [vision]", ["Vision"], ("Indikatorer",)),
    ],
)
def test_parts_are_printed_as_a_layout_has_it(
    workspace: MakeSpace, layout: str, look: str, first: list[str], gone: tuple[str, ...]
) -> None:
    found = headings(paper_of(workspace, layout, look))
    assert found[: len(first)] == first
    assert set(USUAL) - {*found} == {*gone}


@pytest.mark.parametrize(
    ("order", "is_refused"),
    [
        ("[facts, summary, contents, plan]", False),
        ("[summary, plan]", False),
        ("[plan, facts]", True),
        ("[contents, summary]", True),
        ("[facts, plan, contents]", True),
    ],
)
@pytest.mark.parametrize("key", ["layout", "look"])
def test_what_stands_on_the_first_page_cannot_be_ordered_after_other_parts(
    workspace: MakeSpace, key: str, order: str, *, is_refused: bool
) -> None:
    text = PLAN.replace("LAYOUT", f"order: {order}" if key == "layout" else "").replace("STATUS", "draft")
    look = f"look: {{order: {order}}}\n" if key == "look" else ""
    space = workspace({"samverkan.yaml": look, "plans/p/plan.yaml": text})
    found = space.findings("SAM006", "SAM008")
    assert bool(found) is is_refused
    assert all("stands on the first page" in each["message"] for each in found)


@pytest.mark.parametrize(("left", "there"), [("", True), ("leave_out: [facts, summary]", False)])
def test_what_stands_on_the_first_page_can_be_left_out(workspace: MakeSpace, left: str, *, there: bool) -> None:
    paper = paper_of(workspace, left)
    assert (bool(paper.facts), bool(paper.summary)) == (there, there)


def test_a_plan_chooses_its_columns(workspace: MakeSpace) -> None:
    table = tables(paper_of(workspace, "columns: [number, activity, owners, when, text, monitoring]"))[0]
    assert [each.label for each in table.columns] == [
        "Nr",
        "Aktivitet",
        "Ansvarig",
        "När",
        "Beskrivning",
        "Följs upp genom",
    ]
    first, second = table.groups[0].rows
    assert list(map(said, first.cells))[:2] == ["1.1", "Starta en chatt / Planerad"]
    assert list(map(said, first.cells))[4:] == ["Öppen på kvällar.", "Räknas varje vecka."]
    assert said(second.cells[4]) == "Först. / Sedan."
    # What has no column stands below the row, and nothing stands twice.
    beyond = [each.label for each in first.beside]
    assert "Samråd med" in beyond
    assert "Ansvarig" not in beyond
    written = "\n".join(lines(paper_of(workspace, "columns: [activity, text, monitoring]").blocks))
    assert written.count("Öppen på kvällar.") == written.count("Räknas varje vecka.") == 1


@pytest.mark.parametrize(
    ("status", "layout", "look", "mark", "said_so"),
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
    workspace: MakeSpace, status: str, layout: str, look: str, mark: str | None, *, said_so: bool
) -> None:
    paper = paper_of(workspace, layout, look, status)
    assert paper.draft == mark
    assert ("Ansvarig saknas" in "\n".join(lines(paper.blocks))) is said_so


@pytest.mark.parametrize("key", ["layout", "look"])
def test_things_are_called_what_a_layout_calls_them(workspace: MakeSpace, key: str) -> None:
    labels = (
        "labels: {activity: Åtgärd, owners: Ansvarar, plan: Åtgärdsplan, goals: Delmål, summary: I korthet,"
        " milestones: Etapper, indicators: Mått, contents: Översikt}"
    )
    paper = paper_of(workspace, **{key: labels})
    assert {"Åtgärdsplan", "Delmål", "Mått"} <= {*headings(paper)}
    table = tables(paper)[0]
    assert [each.label for each in table.columns if each.key in ("title", "owners")] == ["Åtgärd", "Ansvarar"]
    assert "Etapper" in [each.label for each in table.groups[0].rows[0].beside]
    assert (paper.words["summary"], paper.words["contents"]) == ("I korthet", "Översikt")


def test_the_edges_of_a_page_say_what_a_layout_says(workspace: MakeSpace) -> None:
    edges = 'head: {right: "Sida {page} av {pages}"}, foot: {left: "{title}", centre: "v. {version}"}'
    paper = paper_of(workspace, edges)
    assert paper.head == ("", "", "Sida {page} av {pages}")
    assert paper.foot == ("Handlingsplan – Plan", "v. ", "")


def test_the_colours_and_fonts_of_a_plan_go_before_those_of_its_workspace(workspace: MakeSpace) -> None:
    own = 'colours: {accent: "#7a1f3d"}, fonts: {folder: typsnitt, text: Open Sans}'
    opening = opened(workspace, own, 'accent: "#0b4f6c", colours: {accent: "#204060", ground: "#e8eef1"}')
    (checked,) = gathered(opening, ["p"])
    assert checked.project is not None
    look = look_of(checked.project.document.layout, "#0b4f6c")
    assert (look.accent, look.text, look.headings) == ("#7a1f3d", "Open Sans", "Open Sans")


LAYOUTS = ["", "columns: [activity]", "columns: [when, activity, status, priority], order: [plan]"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_any_layout_is_accessible(workspace: MakeSpace, layout: str) -> None:
    assert problems(write(paper_of(workspace, layout), shipped(), "document.typ")) == []
