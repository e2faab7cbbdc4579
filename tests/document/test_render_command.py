"""`samverkan render`: what is made, what is passed over, and how it ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samverkan_cli.document import documents
from samverkan_cli.document.arrange import ARRANGEMENTS
from tests.conftest import MakeSpace
from tests.workspaces import DOCUMENT

PERIOD = "periods: {p: {title: P, from: 2026-01-01, until: 2027-01-01}}\n"


@pytest.mark.parametrize("options", [(), ("--to", "md"), ("--strict",)])
def test_a_workspace_without_a_plan(options: tuple[str, ...], workspace: MakeSpace) -> None:
    ran = workspace({"samverkan.yaml": "", "plans/readme.txt": ""}).run("render", *options, "--lang", "en")
    assert (ran.code, ran.out) == (1, "")
    assert "SAM011" in ran.err


@pytest.mark.parametrize(
    ("faulty", "options", "code", "said"),
    [
        ("owners: {a: {title: A, part_of: nobody}}\n", (), 1, "1 plan was not written, because of its errors: faulty"),
        ("", ("--period", "p"), 2, "faulty has no period p"),
        ("sections: {s: {title: 'Bra \U0001f600'}}\n", (), 2, "no sign for \U0001f600"),
    ],
    ids=["an error", "no such period", "a character without a sign"],
)
def test_one_that_cannot_be_made_stops_no_other(
    faulty: str, options: tuple[str, ...], code: int, said: str, workspace: MakeSpace
) -> None:
    space = workspace(
        {
            "samverkan.yaml": "",
            "plans/before/plan.yaml": DOCUMENT + PERIOD,
            "plans/faulty/plan.yaml": DOCUMENT + faulty,
            "plans/later/plan.yaml": DOCUMENT + PERIOD,
        }
    )
    ran = space.run("render", *options, "--lang", "en")
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert sorted(each.parent.name for each in space.root.glob("out/*/*.pdf")) == ["before", "later"]


def test_a_fault_in_a_template_is_said_once_and_stops_no_other_form(workspace: MakeSpace) -> None:
    space = workspace(
        {
            "samverkan.yaml": "",
            "plans/a/plan.yaml": DOCUMENT,
            "plans/b/plan.yaml": DOCUMENT,
            "templates/document.typ": "#oops",
        }
    )
    ran = space.run("render", "--to", "pdf", "--to", "md", "--lang", "en")
    assert ran.code == 2
    assert ran.err.count("templates/document.typ:1: ") == 1
    assert len(list(space.root.glob("out/*/*.md"))) == 2


def test_a_file_that_cannot_be_written_stops_no_other(workspace: MakeSpace) -> None:
    files = {"samverkan.yaml": "", "plans/a/plan.yaml": DOCUMENT, "plans/b/plan.yaml": DOCUMENT, "out/a": "in the way"}
    space = workspace(files)
    assert space.run("render", "--to", "md").code == 2
    assert (space.root / "out/b/action-plan-b.md").is_file()


@pytest.fixture
def nothing_for(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let some plans have nothing for the document."""

    def set_(*names: str) -> None:
        build = ARRANGEMENTS["action-plan"]
        monkeypatch.setattr(
            documents,
            "ARRANGEMENTS",
            {"action-plan": lambda plans, request: None if plans[0].name in names else build(plans, request)},
        )

    return set_


@pytest.mark.parametrize(("names", "code"), [(("a",), 0), (("a", "b"), 2)])
def test_a_document_that_a_plan_has_nothing_for_is_passed_over(
    names: tuple[str, ...], code: int, workspace: MakeSpace, nothing_for: Callable[..., None]
) -> None:
    nothing_for(*names)
    space = workspace({"samverkan.yaml": "", "plans/a/plan.yaml": DOCUMENT, "plans/b/plan.yaml": DOCUMENT})
    ran = space.run("render", "--to", "md", "--lang", "en")
    assert ran.code == code
    assert "a has nothing for action-plan" in ran.err
    assert [each.parent.name for each in space.root.glob("out/*/*.md")] == sorted({"a", "b"} - set(names))


def test_a_table_is_a_workbook_and_a_document_without_one_is_passed_over(workspace: MakeSpace) -> None:
    plan = DOCUMENT + "focus_areas: {f: {title: F, activities: {a: {title: Göra}}}}\n"
    space = workspace({"samverkan.yaml": "language: sv\n", "plans/p/plan.yaml": plan})
    ran = space.run("render", "--to", "xlsx", "--document", "action-plan", "--document", "summary", "--lang", "en")
    assert ran.code == 0
    assert "There is no table of summary" in ran.err
    assert (space.root / "out/p/handlingsplan-p.xlsx").read_bytes().startswith(b"PK")


def test_an_extract_is_one_file_over_all_plans(workspace: MakeSpace) -> None:
    plan = (
        "owners: {chef: {title: Förskolechef}}\n"
        "focus_areas: {f: {title: F, activities: {a: {title: Göra, owners: chef}}}}\n"
    )
    files = {
        "samverkan.yaml": "language: sv\n",
        "plans/a/plan.yaml": DOCUMENT + plan,
        "plans/b/plan.yaml": DOCUMENT + plan,
    }
    space = workspace(files)
    assert space.run("render", "--to", "html", "--document", "extract", "--owner", "förskolechef").code == 0
    written = (space.root / "out/utdrag-forskolechef.html").read_text()
    assert written.count("Göra") >= 2
    assert space.run("render", "--document", "extract").code == 2
    assert space.run("render", "--owner", "chef").code == 2


def test_attachments_lie_beside_the_document(workspace: MakeSpace) -> None:
    plan = DOCUMENT + "appendices: {enkät: {title: Enkät, file: enkät.pdf}}\n"
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": plan, "plans/p/enkät.pdf": "%PDF"})
    assert space.run("render", "--to", "html").code == 0
    assert (space.root / "out/p/bilagor/enkät.pdf").read_text() == "%PDF"


def test_what_is_both_linked_to_and_attached_lies_in_both_places(workspace: MakeSpace) -> None:
    plan = DOCUMENT + "appendices: {e: {title: Enkät, file: e.pdf}, t: {title: Text, text: 'Se [den](e.pdf).'}}\n"
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": plan, "plans/p/e.pdf": "%PDF"})
    assert space.run("render", "--to", "html").code == 0
    assert [(space.root / "out/p" / each).read_text() for each in ("e.pdf", "bilagor/e.pdf")] == ["%PDF"] * 2


def test_what_a_document_was_made_of_is_in_it_and_changes_with_it(workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT})
    first = space.run("render", "--to", "md", "--stdout").out
    assert "SHA-256" in first
    assert space.run("render", "--to", "md", "--stdout").out == first
    space.write({"samverkan.yaml": "look: {dates: iso}\n"})
    assert space.run("render", "--to", "md", "--stdout").out != first
