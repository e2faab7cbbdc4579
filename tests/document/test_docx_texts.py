"""Texts of a paper in a Word file: lists, notes, tables, pictures, languages, wherever they stand."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from samverkan_cli.document.docx import write
from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.paper import (
    Attachment,
    Block,
    Chapter,
    Column,
    Paper,
    Row,
    RowGroup,
    Table,
    Text,
    paper_texts,
)
from samverkan_cli.document.templates import shipped
from samverkan_cli.document.writing import line, link, status, strong
from samverkan_cli.load.pictures import Picture
from samverkan_cli.outline.prose import parse
from samverkan_cli.outline.tree import Node
from tests.document.reading_word import R, W, Word, words
from tests.document.sample_paper import every_node, figure, sample_paper
from tests.searching import ANY_CHARACTER

TEMPLATE = "document.docx"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><path d="M0 0h400v100z"/></svg>'


def paper_of(*blocks: Block) -> Paper:
    return replace(sample_paper(), summary=(), facts=(), attachments=(), blocks=(Chapter("Rubrik", blocks),))


def of(text: str) -> Word:
    return Word(write(paper_of(Text(parse(text))), shipped(), TEMPLATE))


def png(size: tuple[int, int] = (300, 100)) -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", size, "red").save(drawn, "png")
    return drawn.getvalue()


def listed(file: Word) -> list[tuple[str, str]]:
    """The words of each paragraph in a list, with the number that Word would print before it."""
    kinds = {each.get(W + "numId"): each for each in file.xml["word/numbering.xml"].iter(W + "num")}
    counts: dict[tuple[str, str], int] = {}
    found = []
    for each in file.all("p"):
        level, number = (each.find(f"{W}pPr/{W}numPr/{W}{tag}") for tag in ("ilvl", "numId"))
        if number is not None and number.get(W + "val") != "0":
            key = number.get(W + "val"), level.get(W + "val")
            override = kinds[key[0]].find(f"{W}lvlOverride[@{W}ilvl='{key[1]}']/{W}startOverride")
            counts.setdefault(key, int(override.get(W + "val")) if override is not None else 1)
            found.append((f"{counts[key]}.", words(each)))
            counts[key] += 1
    return found


def test_each_numbered_list_begins_with_its_own_number() -> None:
    file = of("1. Ett\n2. Två\n   1. Inuti\n\nMellan\n\n7. Sju\n8. Åtta\n\n<!-- -->\n\n1. Om igen")
    assert listed(file) == [
        ("1.", "Ett"),
        ("2.", "Två"),
        ("1.", "Inuti"),
        ("7.", "Sju"),
        ("8.", "Åtta"),
        ("1.", "Om igen"),
    ]


def test_a_list_within_a_list_is_a_level_further_in() -> None:
    file = of("* Ytterst\n  * Inuti\n    * Innerst")
    levels = [each.find(f"{W}pPr/{W}numPr/{W}ilvl") for each in file.all("p") if words(each) in ("Inuti", "Innerst")]
    assert [each.get(W + "val") for each in levels] == ["1", "2"]


def test_code_keeps_its_empty_lines_and_what_is_struck_is_struck() -> None:
    file = of("    ett\n\n    två\n\nDet är ~~struket~~.")
    (code,) = (each for each in file.all("p") if file.style(each) == "Kod")
    assert len(list(code.iter(W + "br"))) == 2
    assert [words(each) for each in file.all("r") if each.find(f"{W}rPr/{W}strike") is not None] == ["struket"]


def test_the_second_paragraph_of_an_item_has_no_mark() -> None:
    file = of("* Första\n\n  Andra")
    first, second = (each for each in file.all("p") if words(each) in ("Första", "Andra"))
    assert file.style(first) == file.style(second) == "List Bullet"
    assert second.find(f"{W}pPr/{W}numPr/{W}numId").get(W + "val") == "0"


def test_a_note_stands_where_it_is_marked_and_follows_its_links() -> None:
    file = of("Text[^a] och[^b].\n\n[^a]: Se [sidan](https://example.org/a).\n[^b]: Två\n\n    stycken.")
    marks = [each.get(W + "id") for each in file.body.iter(W + "footnoteReference")]
    notes = {each.get(W + "id"): each for each in file.xml["word/footnotes.xml"] if each.get(W + "type") is None}
    assert marks == list(notes) == ["1", "2"]
    assert words(notes["1"]) == " Se sidan."
    assert [words(each) for each in notes["2"].iter(W + "p")] == [" Två", "stycken."]
    related = {each.get("Id"): each.get("Target") for each in file.xml["word/_rels/footnotes.xml.rels"]}
    assert related[next(notes["1"].iter(W + "hyperlink")).get(R + "id")] == "https://example.org/a"


def test_a_table_of_a_text_has_a_head_and_its_alignment() -> None:
    file = of("| Namn | Antal |\n|:-----|------:|\n| Åby | 12 |")
    table = file.all("tbl")[-1]
    head, body = table.findall(W + "tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert body.find(f"{W}trPr/{W}tblHeader") is None
    aligned = [each.get(W + "val") for each in table.iter(W + "jc")]
    assert aligned == ["left", "right", "left", "right"]
    assert table.getnext().tag == W + "p"


@pytest.mark.parametrize(("tag", "said"), [("en", "en-GB"), ("fi", "fi"), ("so", "so")])
def test_words_of_another_language_say_so(tag: str, said: str) -> None:
    file = of(f"Metoden [Youth Aware *of* Mental Health]{{lang={tag}}} används.")
    spoken = {words(each): _lang(each) for each in file.all("r")}
    assert spoken["Youth Aware "] == spoken["of"] == spoken[" Mental Health"] == said
    assert spoken["Metoden "] is None


def test_words_of_a_language_that_runs_the_other_way_do() -> None:
    file = of("Namnet [سلام]{lang=ar} står här.")
    run = next(each for each in file.all("r") if words(each) == "سلام")
    assert run.find(f"{W}rPr/{W}rtl") is not None
    assert run.find(f"{W}rPr/{W}lang").get(W + "bidi") == "ar"


def _lang(run: Any) -> str | None:
    found = run.find(f"{W}rPr/{W}lang")
    return found.get(W + "val") if found is not None else None


def test_a_status_is_a_symbol_and_a_word() -> None:
    file = Word(write(paper_of(Text(line(status("Försenad", "late"), " sedan juni"))), shipped(), TEMPLATE))
    run = next(each for each in file.all("r") if "Försenad" in words(each))
    assert words(run) == "▲\u00a0Försenad"
    assert file.style(run) == "Status sen"


def test_a_link_to_what_is_not_in_the_document_is_its_words() -> None:
    file = Word(write(paper_of(Text(line(link("Målet", "goals-borta")))), shipped(), TEMPLATE))
    assert [words(each) for each in file.all("p")][-2] == "Målet"
    assert not [each for each in file.all("p", "hyperlink") if "Målet" in words(each)]


FILES = ["karta.pdf", "bilder/en rutin.txt"]


def test_a_link_to_a_file_leads_to_where_it_lies_beside_the_document() -> None:
    links = [
        Node("link", content=(Node("text", file),), href=file.replace(" ", "%20"), file=f"p/{file}") for file in FILES
    ]
    paper = replace(
        paper_of(Text(line(*links))), attachments=(Attachment("Karta", "p/karta.pdf", "bilagor/karta.pdf"),)
    )
    file = Word(write(paper, shipped(), TEMPLATE))
    led = {words(each): each.get(R + "id") for each in file.all("p", "hyperlink") if each.get(R + "id")}
    related = {each.get("Id"): each.get("Target") for each in file.xml["word/_rels/document.xml.rels"]}
    assert [related[led[each]] for each in FILES] == ["bilagor/karta.pdf", "bilder/en%20rutin.txt"]


def test_long_anchors_and_those_alike_have_names_of_their_own() -> None:
    anchors = [f"activities-{'lång' * 20}-{n}" for n in range(3)] + ["goals-a.b", "goals-a_b", "goals-A_b"]
    rows = tuple(Row((line("a"),), anchor) for anchor in anchors)
    table = Table("rows", (Column("title", "T"),), (RowGroup(rows),))
    links = Text(line(*(link("x", anchor) for anchor in anchors)))
    file = Word(write(paper_of(table, links), shipped(), TEMPLATE))
    names = [each.get(W + "name") for each in file.all("tbl")[0].iter(W + "bookmarkStart")]
    assert len({name.lower() for name in names}) == 6
    assert all(len(name) <= 40 for name in names)
    assert [each.get(W + "anchor") for each in file.all("hyperlink")][-6:] == names


@pytest.mark.parametrize("where", ["![Ett foto](a.png)", "* ![Ett foto](a.png)", "> ![Ett foto](a.png)"])
def test_a_picture_of_the_plan_is_shown_with_its_words(where: str) -> None:
    tree = parse(where)
    shown = tuple(_with_files(node) for node in tree)
    pictures = {"a.png": Picture("png", png(), 300, 100)}
    file = Word(write(paper_of(Text(shown)), shipped(), TEMPLATE, pictures=pictures))
    drawings = [each for each in file.body.iter() if str(each.tag).endswith("}docPr")]
    assert [each.get("descr") for each in drawings] == ["Ett foto"]
    assert file.files["word/media/samverkan1.png"] == png()
    without = Word(write(paper_of(Text(shown)), shipped(), TEMPLATE))
    assert without.lost(["Ett foto"]) == []


def _with_files(node: Node) -> Node:
    file = node.href if node.kind == "picture" else ""
    return replace(node, file=file, content=tuple(_with_files(each) for each in node.content))


def _extent(picture: Picture) -> tuple[int, int, str | None]:
    tree = (Node("picture", text="x", href="a", file="a"),)
    file = Word(write(paper_of(Text(tree)), shipped(), TEMPLATE, pictures={"a": picture}))
    extent = next(each for each in file.body.iter() if str(each.tag).endswith("}extent"))
    turned = next(each for each in file.body.iter() if str(each.tag).endswith("}xfrm"))
    return int(extent.get("cx")) // 36_000, int(extent.get("cy")) // 36_000, turned.get("rot")


def test_a_picture_is_no_larger_than_its_place_and_stands_upright() -> None:
    assert _extent(Picture("png", png(), 300, 100)) == (50, 16, None)
    assert _extent(Picture("png", png(), 3000, 1000)) == (140, 46, None)
    assert _extent(Picture("png", png(), 300, 100, turned=6)) == (16, 50, "5400000")
    assert _extent(Picture("png", png(), 1000, 6000))[1] == 200


def test_a_drawing_of_the_plan_has_a_png_beside_it() -> None:
    tree = (Node("picture", text="x", href="a.svg", file="a.svg"),)
    file = Word(write(paper_of(Text(tree)), shipped(), TEMPLATE, pictures={"a.svg": Picture("svg", SVG)}))
    media = {name for name in file.files if name.startswith("word/media")}
    assert media == {"word/media/samverkan1.svg", "word/media/samverkan2.png"}


def test_a_drawing_that_cannot_be_drawn_is_named() -> None:
    tree = (Node("picture", text="x", href="a.svg", file="a.svg"),)
    with pytest.raises(EngineFault) as caught:
        write(paper_of(Text(tree)), shipped(), TEMPLATE, pictures={"a.svg": Picture("svg", b"<svg")})
    assert (caught.value.kind, caught.value.name) == ("picture", "a.svg")


def test_a_figure_has_what_it_says_a_caption_and_both_drawings() -> None:
    paper = sample_paper(figure())
    file = Word(write(paper, shipped(), TEMPLATE, drawn={0: (SVG, png())}))
    drawing = next(each for each in file.body.iter() if str(each.tag).endswith("}docPr"))
    assert drawing.get("descr") == "Liggande staplar. Främjande: 3. Förebyggande: 12."
    assert {"word/media/samverkan1.svg", "word/media/samverkan2.png"} <= set(file.files)
    caption = next(each for each in file.all("p") if file.style(each) == "caption")
    assert words(caption) == "Figur 1. Antal insatser på varje nivå"
    assert "SEQ Figur" in "".join(each.text for each in caption.iter(W + "instrText"))
    assert write(paper, shipped(), TEMPLATE, drawn={0: (SVG, png())}) == write(
        paper, shipped(), TEMPLATE, drawn={0: (SVG, png())}
    )


@given(st.text(ANY_CHARACTER, min_size=1, max_size=60), st.text(ANY_CHARACTER, max_size=30))
def test_any_text_comes_out_as_text(one: str, two: str) -> None:
    row = Row((line("1"), line(one or "x")), "a", one, line(two), ())
    table = Table("plan", (Column("number", "Nr"), Column("title", one)), (RowGroup((row,), two),), two, 1)
    paper = replace(paper_of(Text(line(one, two)), table), title=two, kind=one)
    file = Word(write(paper, shipped(), TEMPLATE))
    assert file.lost(map(_writable, paper_texts(paper))) == []


def _writable(text: str) -> str:
    return "".join(
        each if each in "\t\n\r" or (each >= " " and each not in "\ufffe\uffff") else "\ufffd" for each in text
    )


def test_every_place_takes_every_text() -> None:
    tree = every_node()
    paper = paper_of(*(Text(tree, manner) for manner in ("", "lead", "missing", "quiet", "box")))
    file = Word(write(paper, shipped(), TEMPLATE))
    assert file.lost(paper_texts(paper)) == []
    assert len([each for each in file.all("tbl") if file.style(each) == "Samverkan tabell"]) == 5


def test_a_name_is_bold_by_one_style_and_never_by_two() -> None:
    rows = (Row((line("1"), line("Bara ett namn"))), Row((line("2"), line(strong("Namnet"), " och mer"))))
    table = Table("things", (Column("number", "Nr"), Column("title", "Namn")), (RowGroup(rows),), "", 1)
    file = Word(write(paper_of(table, Text(parse("# En **fet** rubrik"))), shipped(), TEMPLATE))
    runs = {words(each): each for each in file.all("r") if words(each)}
    assert file.style(runs["Bara ett namn"]) == "Namn"
    assert file.style(runs["Namnet"]) == "Strong"
    for plain in (" och mer", "fet"):
        assert runs[plain].find(W + "rPr") is None


def test_a_bold_line_stands_with_what_it_is_about() -> None:
    file = of("**Vilka barn**\n\nAlla barn.")
    kept = [words(each) for each in file.all("p") if each.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept == ["Vilka barn"]
