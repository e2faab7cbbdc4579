"""Texts in documents: tables, pictures and links come out as such, and nothing in a text or a title breaks anything."""

from __future__ import annotations

import io
from functools import cache

import pytest
from PIL import Image

from samverkan_cli.document import markdown, pdf
from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.templates import shipped
from samverkan_cli.document.view import View, files, linked, texts
from samverkan_cli.load.pictures import Picture, picture_in
from samverkan_cli.outline.outline import Entry, Prose, Section
from samverkan_cli.outline.targets import Targets
from tests.conftest import MakeSpace
from tests.document.reading import Pdf, lost_in_markdown, problems
from tests.document.words import WORDS
from tests.workspaces import DOCUMENT

TARGETS = Targets("plans/p", {"trygg": ("goals-trygg",), "chef": ("owners-chef",), "ute": ("terms-ute",)})
TEXT = """
Se [målet](#trygg), [ägaren](#chef), [bilagan](bilagor/å%20b.pdf), [webben](https://exempel.se/å?a=b), det som
[inte trycks](#ute) och [out of reach]{lang=en}, ~~struket~~.

| Risk | Sannolikhet \\| grad |  |
|:---|---:|---|
| Personal **byts** ut | 3 | `a\\|b` [mer](https://exempel.se/\\|) |
| Sjukskrivningsrehabiliteringsansvarsfördelningsfrågeställningar | | |

![En skiss](bilder/skiss.svg)

- ![Ett foto](bilder/foto.jpg)
- [ ] Att göra
- [x] Gjort

![Inte där](bilder/borta.png)
"""


def drawn(format: str, mode: str, size: tuple[int, int]) -> bytes:
    written = io.BytesIO()
    Image.new(mode, size, "red").save(written, format)
    return written.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 9000"><path d="M0 0h40v9000z" opacity=".5"/></svg>'
PICTURES: dict[str, Picture] = {
    "plans/p/bilder/skiss.svg": picture_in(SVG, "svg", ""),
    "plans/p/bilder/foto.jpg": picture_in(drawn("JPEG", "RGB", (2000, 300)), "jpeg", ""),
}


def view(source: str = TEXT) -> View:
    text = Prose(source, TARGETS)

    def thing(kind: str, id: str, *parts: Section) -> Entry:
        return Entry(kind, id, f"{kind}-{id}", "", f"Titel {id}", text, (), parts)

    area = thing(
        "areas", "a", Section("strategies", "", (thing("s", "b", Section("activities", "", (thing("x", "c"),))),))
    )
    goal = Entry("goals", "trygg", "goals-trygg", "", "Trygg")
    same = Entry("goals", "", "", "", "", parts=(Section("goals", "", (goal,)),))
    return View(
        *("sv", None, "Kommun", "Plan", None, "Plan"),
        text=text,
        decisions=(thing("decisions", "d"),),
        before=(thing("sections", "e"),),
        needs=(Section("needs", "", (thing("needs", "f"),)),),
        focus_areas=(area,),
        bank=(Section("goals", "", (same,)),),
        indicators=(thing("indicators", "g"),),
        owners=(thing("owners", "chef"),),
        words=WORDS,
    )


TIMES = 9
"""How often the text stands in the view."""


@cache
def printed() -> bytes:
    return pdf.write(view(), shipped(), "action-plan.typ", None, PICTURES)


def in_markdown(of: View) -> str:
    return markdown.write(of, shipped(), "action-plan.md.j2", PICTURES)


def test_nothing_is_lost_and_the_pdf_is_accessible_and_archivable() -> None:
    read = Pdf(printed())
    assert read.lost(texts(view())) == []
    assert read.outside == []
    assert problems(printed()) == []
    assert lost_in_markdown(in_markdown(view()), texts(view())) == []


def test_tables_have_heads_and_figures_words_for_those_who_do_not_see_them() -> None:
    assert printed().count(b"/S/Figure") == printed().count(b"/S/Caption") == 2 * TIMES
    assert printed().count(b"/S/TH") >= 3 * TIMES
    assert b"/Lang(en)" in printed()


def test_links_lead_somewhere_in_the_pdf() -> None:
    without = view(TEXT.replace("(#trygg)", "").replace("(#chef)", ""))
    inner = printed().count(b"/S/Link") - pdf.write(without, shipped(), "action-plan.typ", None, PICTURES).count(
        b"/S/Link"
    )
    assert inner == 2 * TIMES
    for address in (b"https://exempel.se/%C3%A5?a=b", b"bilagor/%C3%A5%20b.pdf", b"https://exempel.se/%7C"):
        assert printed().count(b"/URI(" + address + b")") == TIMES


def test_markdown_says_it_as_the_text_does() -> None:
    written = in_markdown(view())
    assert "| Risk | Sannolikhet \\| grad |  |\n| :-- | --: | --- |\n" in written
    assert "`a\\|b` [mer](https://exempel.se/%7C)" in written
    assert "![En skiss](bilder/skiss.svg)" in written
    assert "- [ ] Att göra\n\n- [x] Gjort\n" in written
    assert "\nInte där\n" in written
    assert "[målet](#goals-trygg)" in written
    assert written.count('<a id="goals-trygg"></a>') == written.count('<a id="owners-chef"></a>') == 1
    assert "terms-ute" not in written.replace("(#terms-ute)", "")


def test_what_a_view_leads_to_is_known() -> None:
    assert files(view()) == (
        *("plans/p/bilagor/å b.pdf", "plans/p/bilder/skiss.svg", "plans/p/bilder/foto.jpg"),
        "plans/p/bilder/borta.png",
    )
    assert linked(view()) == {"goals-trygg", "owners-chef", "terms-ute"}


HOSTILE = (
    *(
        "#panic()",
        '#import "x": *',
        "$x$ @ref <label> \\u{41} = Rubrik",
        "/* kommentar */ // slut",
        "{{ view }} {% raw %}",
    ),
    *("<script>a</script>", "&lt;b&gt; &#35;", "*a* _b_ `c` ~~d~~", "[x](y) ![x](y) [x]{lang=en} [^1]", "| a | b |"),
    *("- [ ] x", "1. x", "# x", "---", "```", "> x", "a\\", "[^1]: x", "\u202eabc", "-->", "]]>", "%PDF", "C:\\x|y"),
    *("o" * 200, "å/" * 80),
)


def test_no_title_and_no_text_breaks_a_document() -> None:
    prose = tuple(Entry("s", f"t{n}", "", "", f"Text {n}", Prose(f"{each}\n\nSlut.")) for n, each in enumerate(HOSTILE))
    titles = tuple(Entry("s", f"s{n}", f"s-{n}", "", each) for n, each in enumerate(HOSTILE))
    cells = "| A | B |\n|---|---|\n" + "".join(f"| {each.replace('|', chr(92) + '|')} | |\n" for each in HOSTILE)
    table = Entry("s", "t", "", "", "Tabell", Prose(cells))
    of = View(
        "sv",
        None,
        "",
        "Plan",
        None,
        "Plan",
        before=(*titles, *prose, table),
        needs=(Section("n", "", titles),),
        words=WORDS,
    )
    data = pdf.write(of, shipped(), "action-plan.typ")
    read = Pdf(data)
    # A sign that nobody sees, and that turns the letters after it around.
    said = [each.replace("\u202e", "") for each in texts(of)]
    assert [each for each in read.lost(said) if "abc" not in each] == []
    assert read.outside == []
    assert problems(data) == []
    assert lost_in_markdown(in_markdown(of), texts(of)) == []


def test_a_picture_that_typst_cannot_draw_is_named() -> None:
    bad = Picture("svg", b'<svg xmlns="http://www.w3.org/2000/svg" width="-3"><path d="M"/></svg>')
    pictures = {**PICTURES, "plans/p/bilder/borta.png": bad}
    with pytest.raises(EngineFault) as raised:
        pdf.write(view(), shipped(), "action-plan.typ", None, pictures)
    assert (raised.value.kind, raised.value.name) == ("picture", "plans/p/bilder/borta.png")


def test_what_a_text_shows_and_links_to_lies_beside_the_document(workspace: MakeSpace) -> None:
    links = "[a](under/bilaga.txt), [b](../../gemensam.txt), [c](plan.yaml)"
    text = f"sections: {{s: {{title: S, text: '![Foto](foto.jpg)\n\n\n  {links}'}}}}\n"
    space = workspace(
        {
            "samverkan.yaml": "",
            "gemensam.txt": "g",
            "plans/p/plan.yaml": DOCUMENT + text,
            "plans/p/under/bilaga.txt": "b",
        }
    )
    (space.root / "plans/p/foto.jpg").write_bytes(drawn("JPEG", "RGB", (30, 20)))
    ran = space.run("render", "--to", "md", "--to", "pdf", "--lang", "en")
    assert ran.code == 0, ran.err
    made = {path.relative_to(space.root / "out").as_posix() for path in space.root.rglob("out/**/*") if path.is_file()}
    assert made == {
        *(
            "p/action-plan.md",
            "p/action-plan.pdf",
            "p/foto.jpg",
            "p/under/bilaga.txt",
            "p/_/_/gemensam.txt",
            "p/plan.yaml",
        )
    }
    assert "![Foto](foto.jpg)" in (space.root / "out/p/action-plan.md").read_text(encoding="utf-8")
    assert b"/S/Figure" in (space.root / "out/p/action-plan.pdf").read_bytes()
