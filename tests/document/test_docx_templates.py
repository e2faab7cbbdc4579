"""A municipality changes the Word template: the look is its own, and what is wrong with it is said."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from samverkan_cli.document.docx import write
from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.paper import paper_texts
from samverkan_cli.document.sandbox import Sandbox
from samverkan_cli.document.templates import TemplateFault, Templates, shipped
from samverkan_cli.i18n.phrases import Phrases
from tests.document.reading_word import W, Word, words
from tests.document.sample_paper import sample_paper
from tests.document.word_templates import TEMPLATE, changed, in_body
from tests.workspaces import REPOSITORY

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><path d="M0 0h40v10z"/></svg>'
STYLES = "word/styles.xml"


def made(folder: Path) -> Word:
    return Word(write(sample_paper(), folder, TEMPLATE))


def test_the_look_is_that_of_the_template(tmp_path: Path) -> None:
    folder = changed(
        tmp_path, STYLES, lambda text: text.replace("Title", "Title", 1).replace('w:val="52"', 'w:val="80"')
    )
    title = next(each for each in made(folder).xml[STYLES].iter(W + "style") if each.get(W + "styleId") == "Title")
    assert title.find(f"{W}rPr/{W}sz").get(W + "val") == "80"


def test_no_paragraph_or_word_has_a_look_of_its_own() -> None:
    file = made(shipped())
    direct = {"color", "sz", "szCs", "rFonts", "shd", "pBdr", "highlight", "u"}
    parts = [file.body, file.xml["word/footnotes.xml"]]
    assert {each.tag.removeprefix(W) for part in parts for each in part.iter("{*}*")}.isdisjoint(direct)


def test_the_order_is_that_of_the_template(tmp_path: Path) -> None:
    def swapped(text: str) -> str:
        return text.replace("{{ title }}", "{{ other }}").replace("{{ kind }}", "{{ title }}").replace("other", "kind")

    file = made(changed(tmp_path, "word/document.xml", swapped))
    assert words(file.all("p")[0]).startswith("Tillsammans för barn och unga")


def test_styles_are_found_by_their_names_as_a_swedish_word_writes_them(tmp_path: Path) -> None:
    ids = {"Heading1": "Rubrik1", "BodyText": "Brdtext", "ListBullet": "Punktlista", "TableText": "Tabelltext"}

    def swedish(text: str) -> str:
        for old, new in ids.items():
            text = re.sub(rf'(w:(?:styleId|val))="{old}"', rf'\1="{new}"', text)
        return text.replace('"heading 1"', '"Heading 1"')

    file = made(changed(tmp_path, STYLES, swedish))
    used = {each.get(W + "val") for each in file.all("p", "pPr", "pStyle")}
    assert used.issuperset(ids.values())
    assert used.isdisjoint(ids)


@pytest.mark.parametrize("name", ["Mål", "Body Text", "heading 2", "Samverkan tabell", "Saknas", "Tabelltext"])
def test_a_style_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    folder = changed(tmp_path, STYLES, lambda text: text.replace(f'<w:name w:val="{name}"/>', '<w:name w:val="x"/>'))
    with pytest.raises(EngineFault) as caught:
        made(folder)
    assert (caught.value.kind, caught.value.name, caught.value.reason) == ("style", TEMPLATE, name)


def test_a_template_without_notes_and_lists_loses_no_words(tmp_path: Path) -> None:
    without = changed(
        tmp_path, "word/_rels/document.xml.rels", lambda text: re.sub(r'<Relationship Id="rId[24]"[^>]*/>', "", text)
    )
    file = made(without)
    assert file.lost(paper_texts(sample_paper())) == []
    assert any(words(each) == "7. Sju" for each in file.all("p"))


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ nonsense }}", "'nonsense' is undefined"),
        ("{{ title.__class__ }}", "access to attribute '__class__' of 'str' object is unsafe."),
        ("{{ ''.__class__.__mro__ }}", "access to attribute '__class__' of 'str' object is unsafe."),
        ("{{ facts.append(1) }}", "access to attribute 'append' of 'list' object is unsafe."),
        ("{% for x in range(9999999) %}{% endfor %}", "Range too big"),
        ("{% if %}", "Expected an expression, got 'end of statement block'"),
    ],
)
def test_a_template_can_do_nothing_but_write(tmp_path: Path, tag: str, said: str) -> None:
    with pytest.raises(EngineFault) as caught:
        made(in_body(tmp_path, tag))
    assert (caught.value.kind, caught.value.name) == ("jinja", TEMPLATE)
    assert caught.value.reason.startswith(said)


def test_a_fault_says_in_which_paragraph_it_is(tmp_path: Path) -> None:
    for tag in ("Om {{ nonsense }}.", "{% if %}"):
        with pytest.raises(EngineFault) as caught:
            made(in_body(tmp_path, tag))
        assert caught.value.reason.endswith(f"({tag})")


def test_a_fault_is_told_as_one_of_the_template(tmp_path: Path) -> None:
    folder = changed(tmp_path, STYLES, lambda text: text.replace('w:val="Mål"', 'w:val="Syfte"'))
    with Sandbox(Templates(folder, folder)) as sandbox, pytest.raises(TemplateFault) as caught:
        sandbox.write(sample_paper(), TEMPLATE)
    assert caught.value.file == folder / TEMPLATE
    assert Phrases("sv")(caught.value.message).endswith(": Word-mallen har ingen formatmall som heter Mål")


def test_broken_markup_is_a_fault_and_cuts_nothing_off(tmp_path: Path) -> None:
    with pytest.raises(EngineFault) as caught:
        made(in_body(tmp_path, "{% if title %}{{ '&lt;w:p&gt;'|safe }}{% endif %}"))
    assert caught.value.kind == "word"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("_rels/.rels", "Relationships", "x"),
        ("[Content_Types].xml", '<Override PartName="/word/numbering.xml"', '<x PartName="/word/numbering.xml"'),
        ("word/footnotes.xml", ' w:id="-1"', ""),
        ("word/document.xml", "<w:body>", "<w:body"),
    ],
)
def test_a_file_with_broken_parts_is_a_fault(tmp_path: Path, part: str, old: str, new: str) -> None:
    folder = changed(tmp_path, part, lambda text: text.replace(old, new))
    with pytest.raises(EngineFault) as caught:
        made(folder)
    assert caught.value.kind == "word"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no file of Word's", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_word_file_is_a_fault(tmp_path: Path, content: bytes) -> None:
    (tmp_path / TEMPLATE).write_bytes(content)
    with pytest.raises(EngineFault) as caught:
        made(tmp_path)
    assert caught.value.kind == "word"


def test_an_accent_is_put_into_the_theme_and_beside_it() -> None:
    file = Word(write(sample_paper(), shipped(), TEMPLATE, {"accent": "#7a1fa2"}))
    assert b'<a:accent1><a:srgbClr val="7A1FA2"/>' in file.files["word/theme/theme1.xml"]
    heading = next(each for each in file.xml[STYLES].iter(W + "style") if each.get(W + "styleId") == "Heading1")
    assert heading.find(f"{W}rPr/{W}color").get(W + "val") == "7A1FA2"


def test_a_ground_is_put_under_the_heads_of_tables() -> None:
    file = Word(write(sample_paper(), shipped(), TEMPLATE, {"ground": "#fff3e0"}))
    grounds = {each.get(W + "fill") for each in file.xml[STYLES].iter(W + "shd")}
    assert grounds == {"FFF3E0"}


def test_a_logo_stands_first_and_says_what_it_shows() -> None:
    look = {"logo": LOGO, "logo_alt": "Åby kommun"}
    file = Word(write(sample_paper(), shipped(), TEMPLATE, look))
    first = file.all("p")[0]
    assert file.style(first) == "Logotyp"
    shown = next(each for each in first.iter() if str(each.tag).endswith("}docPr"))
    assert shown.get("descr") == "Åby kommun"
    assert file.style(Word(write(sample_paper(), shipped(), TEMPLATE)).all("p")[0]) == "Dokumenttyp"


def test_a_document_that_is_adopted_has_no_mark() -> None:
    draft = Word(write(sample_paper(), shipped(), TEMPLATE))
    adopted = Word(write(replace(sample_paper(), draft=None), shipped(), TEMPLATE))
    for name in ("word/document.xml", "word/header2.xml"):
        assert "UTKAST" in words(draft.xml[name])
        assert "UTKAST" not in words(adopted.xml[name])


def test_what_is_empty_leaves_nothing_behind() -> None:
    paper = replace(sample_paper(), facts=(), summary=(), counts=(), depth=0, blocks=(), attachments=(), provenance="")
    file = Word(write(paper, shipped(), TEMPLATE))
    assert [words(each) for each in file.all("p")] == ["HandlingsplanUTKAST", "Tillsammans för barn och unga 2026–2028"]


@pytest.mark.parametrize("page", ["templates-word.md", "templates-word.sv.md"])
def test_the_page_on_word_templates_names_every_style_and_all_that_a_template_sees(page: str) -> None:
    text = (REPOSITORY / "docs" / page).read_text(encoding="utf-8")
    template = Word((shipped() / TEMPLATE).read_bytes())
    own = [each for each in template.xml[STYLES].iter(W + "style") if each.get(W + "customStyle")]
    names = [re.sub(r"Rubrik \d", "Rubrik 1–3", each.find(W + "name").get(W + "val")) for each in own]
    assert [name for name in names if name not in text] == []
    parts = ("word/document.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml")
    tags = re.findall(
        r"\{[{%](?:p|tr|r|)\s*(?:if |for row in )?(\w+)", "".join(words(template.xml[name]) for name in parts)
    )
    seen = set(tags) - {"endif", "endfor", "else", "row"}
    assert {name for name in seen if name not in text} == set()
