"""A paper in Markdown: its words, its links, its tables, and that nothing a plan says can break it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.gantt import gantt
from samverkan_cli.document.markdown import write
from samverkan_cli.document.paper import (
    Attachment,
    Beside,
    Block,
    Chapter,
    Column,
    Count,
    Facts,
    Figure,
    Item,
    Items,
    Labelled,
    Paper,
    Row,
    RowGroup,
    Table,
    Term,
    Terms,
    Text,
    paper_texts,
)
from samverkan_cli.document.sandbox import Sandbox
from samverkan_cli.document.templates import Templates, shipped
from samverkan_cli.document.writing import bullets, line, lines, link, missing, status, strong
from samverkan_cli.outline.prose import parse
from samverkan_cli.outline.tree import Tree
from tests.document.figure_samples import all_figures, grown
from tests.document.reading import lost_in_markdown
from tests.document.sample_paper import EVERY_NODE, HARD, WORDS, figure, sample_paper
from tests.searching import ANY_CHARACTER

TEMPLATE = "document.md.j2"


def written(paper: Paper) -> str:
    return write(paper, shipped(), TEMPLATE)


def of(*blocks: Block, **more: Any) -> Paper:
    return Paper("p", "sv", None, "", "", "Plan", blocks=blocks, words=WORDS, **more)


def body(*blocks: Block) -> str:
    """What is written of some blocks."""
    return written(of(*blocks)).removeprefix("# Plan\n\n").rstrip("\n")


def tokens(text: str) -> list[Any]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin, move_to_end=False)
    return parser.parse(text)


def headings(text: str) -> list[tuple[int, str]]:
    """The headings of a document, as they are read."""
    all_ = tokens(text)
    return [
        (int(each.tag[1]), "".join(part.content for part in all_[n + 1].children if part.type == "text"))
        for n, each in enumerate(all_)
        if each.type == "heading_open"
    ]


def rows(text: str) -> list[int]:
    """How many cells each row of the tables has, as it is read."""
    found: list[int] = []
    for each in tokens(text):
        if each.type == "tr_open":
            found.append(0)
        elif each.type in ("td_open", "th_open"):
            found[-1] += 1
    return found


# --- all of a paper


def test_every_text_is_there() -> None:
    paper = sample_paper(figure(), *all_figures(grown(12)))
    assert lost_in_markdown(written(paper), paper_texts(paper)) == []


def test_every_link_leads_to_a_place_that_is_there_once() -> None:
    text = written(sample_paper(figure()))
    places = re.findall(r'<a id="([^"]+)"></a>', text)
    assert len(places) == len({*places}) > 5
    assert {*re.findall(r"\]\(#([^)]+)\)", text)} == {*places}


def test_chapters_are_headings_each_below_what_it_stands_in() -> None:
    inner = Chapter("Inre", (Text(parse("# A\n\n### B\n")),), number="1.1")
    assert headings(body(Chapter("Yttre", (inner,), number="1"))) == [
        (2, "1 Yttre"),
        (3, "1.1 Inre"),
        (4, "A"),
        (5, "B"),
    ]


def test_no_heading_is_deeper_than_six() -> None:
    block: Block = Text(parse("# A"))
    for n in range(8):
        block = Chapter(f"K{n}", (block,))
    assert [level for level, _ in headings(written(of(block)))] == [1, 2, 3, 4, 5, 6, 6, 6, 6, 6]


def test_the_contents_have_as_many_levels_as_the_paper_says() -> None:
    paper = of(
        Chapter("Ett", (Chapter("Under", (Chapter("Djupt", ()),), "a-under"), Chapter("Dold", (), listed=False))),
        Beside((Chapter("Bredvid", (), number="2"),), ()),
        depth=2,
    )
    text = written(paper)
    assert "## Innehåll\n\n- [Ett](#part-1)\n  - [Under](#a-under)\n- [2 Bredvid](#part-2)\n" in text
    assert '## <a id="part-1"></a>Ett' in text
    assert "Innehåll" not in written(replace(paper, depth=0))


def test_the_front_says_what_the_paper_is() -> None:
    paper = replace(
        of(), organisation="Åby", kind="Plan", title="T", draft="UTKAST", summary=line("Kort."), provenance="Av p.",
        facts=(Labelled("Nr", line("1")), Labelled("Av", lines([["A"], ["B"]]))),
        counts=(Count("late", "Försenad", 2), Count("done", "Klar", 1)),
        attachments=(Attachment("Enkät (1)", "e.pdf", "bilagor/en kät.pdf"),),
    )  # fmt: skip
    assert written(paper) == (
        "Åby · Plan\n\n# T\n\n**UTKAST**\n\n|  |  |\n| --- | --- |\n| **Nr** | 1 |\n| **Av** | A<br>B |\n\n"
        "## Sammanfattning\n\nKort.\n\n▲ Försenad: 2, ● Klar: 1\n\n## Bilagor\n\n"
        "- [Enkät (1)](bilagor/en%20k%C3%A4t.pdf) (bilagor/en kät.pdf)\n\n___\n\nAv p.\n"
    )


def test_facts_that_no_cell_can_hold_are_a_list() -> None:
    paper = of(facts=(Labelled("Nr", line("1")), Labelled("Om", parse("```\nkod\n```"))))
    assert "- **Nr:** 1\n\n- **Om:**\n\n  ```\n  kod\n  ```" in written(paper)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Text(line("Ord")), "Ord"),
        (Text(line(strong("Saknas: "), "ord"), "missing"), "> **Saknas:** ord"),
        (Text(line("Ord"), "box"), "> Ord"),
        (Facts((Labelled("A", line("b")), Labelled("", line("c")))), "- **A:** b\n- c"),
        (Items((Item(line("Mål"), "g", "M1"), Item(line("Ett till"))), "Mål"), "**Mål**\n\n- **M1** Mål\n- Ett till"),
        (Terms((Term("Kurator", parse("a\n\nb")),)), "- **Kurator:** a\n\n  b"),
        (Beside((Text(line("a")),), (Text(line("b")),)), "a\n\nb"),
    ],
)
def test_a_block_is_written_as_what_it_is(block: Block, expected: str) -> None:
    assert body(block) == expected


def test_lists_that_follow_one_another_stay_apart() -> None:
    facts, listed = Facts((Labelled("A", line("b")),)), Text(bullets([line("x")]))
    terms = Terms((Term("T", line("u")),))
    text = body(facts, terms, listed, listed, facts)
    assert [each[0] for each in text.split("\n\n")] == ["-", "*", "-", "*", "-"]
    assert sum(each.type == "bullet_list_open" for each in tokens(text)) == 5


# --- tables

COLUMNS = (Column("number", "Nr"), Column("title", "Aktivitet"), Column("when", "När"))


def table(*groups: RowGroup, form: Any = "plan", caption: str = "") -> Table:
    return Table(form, COLUMNS, groups, caption, 1)


def row(*cells: Tree, **more: Any) -> Row:
    return Row(cells, **more)


def test_a_caption_does_not_say_again_what_the_heading_says() -> None:
    group = RowGroup((row(line("1"), line("Starta"), line("2027")),))
    written = body(Chapter("Stöd", (table(group, caption="Aktiviteter i Stöd"),)))
    assert written.startswith("## Stöd\n\n| Nr | Aktivitet | När |")


def test_a_row_is_a_line_and_what_stands_below_it_comes_after_the_table() -> None:
    first = row(line("1.1"), (*line("Starta"), *line(status("Pågår", "ongoing"))), line("2027"))
    beside = (Labelled("Pengar", line("100 kr")),)
    second = row(line("1.2"), line("Följ | upp"), (), title="1.2 Följ | upp", below=line("Så här."), beside=beside)
    group = RowGroup((first, second), "Stöd", "Strategi", "s-1", line("Om den."))
    assert body(Chapter("Plan", (table(group, caption="Allt"),))) == (
        "## Plan\n\n### Strategi: Stöd\n\nOm den.\n\n"
        "| Nr | Aktivitet | När |\n| --- | --- | --- |\n"
        "| 1.1 | **Starta**<br>◐ Pågår | 2027 |\n| 1.2 | **Följ \\| upp** |  |\n\n"
        "#### 1.2 Följ \\| upp\n\nSå här.\n\n- **Pengar:** 100 kr"
    )


def test_a_list_in_a_cell_is_lines_of_it() -> None:
    group = RowGroup((row(line("1"), bullets([line("a"), line("b")]), line(missing("Saknas"))),))
    assert "| 1 | • a<br>• b | *Saknas* |" in body(table(group))


def test_what_no_cell_can_hold_stands_below_under_its_column() -> None:
    code = parse("Före.\n\n```\nkod\n```")
    text = body(table(RowGroup((row(line("U1"), line("Namn"), code, title="U1 Namn"),)), form="things"))
    assert "| U1 | **Namn** |  |\n\n**U1 Namn**\n\n- **När:** Före.\n\n  ```\n  kod\n  ```" in text


def test_a_link_with_a_bar_in_it_ends_no_cell() -> None:
    cell = parse("[a|b](https://x.se/a|b) och `c|d`")
    text = body(table(RowGroup((row(line("1"), cell, line("x")),)), form="rows"))
    assert rows(text) == [3, 3]
    assert lost_in_markdown(text, ["a|b", "c|d"]) == []


# --- figures


def test_bars_are_a_table() -> None:
    assert body(figure()) == (
        "**Figur 1. Antal insatser på varje nivå**\n\n"
        "|  | Insatser (15) |\n| --- | --: |\n| Främjande | 3 |\n| Förebyggande | 12 |"
    )


def test_every_figure_is_there_with_its_number() -> None:
    shown = all_figures(grown(12))
    text = body(*shown)
    assert re.findall(r"\*\*Figur (\d+)\.", text) == [str(n) for n in range(1, len(shown) + 1)]
    assert lost_in_markdown(text, [each.alt for each in shown if each.draw not in ("bars", "progress")]) == []
    assert text.count("```mermaid\ngantt\n") == 1


TIMELINE: dict[str, Any] = {
    "from": "2027-01-01",
    "until": "2028-12-31",
    "rows": [
        {"group": "Stöd: allt"},
        {
            "number": "1.1",
            "title": 'Ta "fram": #rutiner; <b>',
            "from": "2027-02-01",
            "until": "2027-06-30",
            "moment": False,
            "lasting": False,
            "state": "late",
            "marks": [{"date": "2027-03-01", "title": "Köp", "done": True}],
        },
        {
            "number": "",
            "title": "Section för unga",
            "from": "2027-02-01",
            "until": None,
            "marks": [],
            "moment": False,
            "lasting": True,
            "state": "",
        },
        {
            "number": "",
            "title": "Klart",
            "from": "2027-06-01",
            "until": "2027-06-01",
            "marks": [],
            "moment": True,
            "lasting": False,
            "state": "ongoing",
        },
    ],
}


def test_a_timeline_is_a_diagram_of_mermaid() -> None:
    assert gantt(TIMELINE).split("\n")[4:] == [
        "    section Stöd – allt",
        "    1.1 Ta ”fram” – №rutiner, ‹b› :crit, 2027-02-01, 2027-06-30",
        "    Köp :done, milestone, 2027-03-01, 0d",
        "    · Section för unga :2027-02-01, 2028-12-31",
        "    Klart :active, milestone, 2027-06-01, 0d",
    ]


@given(st.text(ANY_CHARACTER, max_size=30))
def test_no_title_is_more_than_a_name_in_a_diagram(title: str) -> None:
    data = {**TIMELINE, "rows": [{**TIMELINE["rows"][1], "title": title, "number": "", "marks": []}]}
    text = gantt(data)
    assert len(text.split("\n")) == len(text.splitlines()) == 5
    assert text.split("\n")[-1].count(":") == 1
    assert not re.search(r"[#;<>`%{}]", text.split("\n")[-1])


# --- nothing breaks it

PIECES = [*"abåö 01#*_`~<>[]()!|\\&$@^.:;=+-\"'{}%/", "&amp;", "<!--", "](#a)", "**", "[^1]", "{{", "1. ", "~~~"]
TITLES = st.lists(st.sampled_from(PIECES), max_size=10).map(lambda pieces: " ".join("".join(pieces).split()))


@given(st.lists(TITLES, min_size=16, max_size=16), st.sampled_from([EVERY_NODE, "", "- a\n- b", "a\n\nb", "    kod"]))
def test_no_title_can_break_a_document(titles: list[str], source: str) -> None:
    a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q = titles
    text = parse(source)
    plan = RowGroup(
        (row(line(a), line(b), text, title=c, below=text, beside=(Labelled(d, text),)),), e, f, "s", line(g)
    )
    things = RowGroup((row(line(h), line(status(i, "late")), line(link(j, "g"))),))
    paper = Paper(
        "p", "sv", None, k, m, n, draft=o or None, facts=(Labelled(p, line(q)),), counts=(Count("done", a, 3),),
        depth=3,
        blocks=(
            Chapter(b, (table(plan, caption=c), Chapter(d, (table(things, form="things"),), "c-1", e)), number=f),
            Items((Item(line(strong(g)), "g", h), Item(text)), i),
            Terms((Term(j, text), Term(k, line(m)))),
            Facts((Labelled(n, line(missing(o))),)),
            Figure("bars", p, q, {"rows": [{"label": a, "values": [1]}], "series": [b], "note": c}),
        ),
        attachments=(Attachment(d, "f", e),), provenance=f, words=WORDS,
    )  # fmt: skip
    out = written(paper)
    assert lost_in_markdown(out, paper_texts(paper)) == []
    cells = [n for n in rows(out) if n != 2]
    assert cells.count(3) == len(cells) >= 4
    chapters = [each for each in (n, b, d, e) if each]
    assert len(headings(out)) >= len(chapters)


def test_a_hard_title_is_read_back_everywhere() -> None:
    blocks = (Chapter(HARD, (table(RowGroup((row(line(HARD), line(HARD), line(HARD)),), HARD, HARD), caption=HARD),)),)
    text = written(replace(of(*blocks), title=HARD, depth=1))
    assert [title for _, title in headings(text)] == [HARD, "Innehåll", HARD, f"{HARD}: {HARD}"]
    assert rows(text) == [3, 3]


def test_pictures_that_are_not_shown_are_words() -> None:
    paper = of(Text(parse("![Kartan](karta.png)")))
    assert written(paper) == "# Plan\n\nKartan\n"


def test_a_fault_in_a_template_is_said_with_its_line(tmp_path: Any) -> None:
    (tmp_path / TEMPLATE).write_text("a\n{{ paper.nothing }}\n", encoding="utf-8")
    with pytest.raises(EngineFault) as raised:
        write(of(), tmp_path, TEMPLATE)
    assert (raised.value.kind, raised.value.name, raised.value.line) == ("jinja", TEMPLATE, 2)


def test_it_is_written_in_the_process_of_templates() -> None:
    paper: Any = sample_paper()
    with Sandbox(Templates()) as sandbox:
        assert sandbox.write(paper, TEMPLATE).decode() == written(paper)


def test_code_keeps_its_empty_lines() -> None:
    assert "ett\n\n\ntvå" in body(Text(parse("    ett\n\n\n    två")))


def test_what_stands_under_the_rows_of_a_table_has_their_order() -> None:
    columns = (Column("title", "Vad"), Column("when", "När"))
    rows = tuple(Row((line(f"Rad {n}"), line("2027")), title=f"Rad {n}", below=line(f"Under {n}")) for n in range(3))
    assert re.findall(r"Under \d", body(Table("things", columns, (RowGroup(rows),)))) == [
        "Under 0",
        "Under 1",
        "Under 2",
    ]
