"""A paper as a page: its words, its links, its policy, and that nothing a plan says can break it."""

from __future__ import annotations

import itertools
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from functools import partial
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.bccache import Bucket, BytecodeCache

from samverkan_cli.document import html
from samverkan_cli.document.fault import EngineFault
from samverkan_cli.document.paper import (
    Attachment,
    Block,
    Chapter,
    Column,
    Count,
    Facts,
    Form,
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
from samverkan_cli.document.templates import shipped
from samverkan_cli.document.words import form_words
from samverkan_cli.document.writing import line, link
from samverkan_cli.i18n.phrases import Phrases
from samverkan_cli.load.pictures import Picture
from samverkan_cli.model.values import Ages
from samverkan_cli.outline.outline import Entry, Fact, Reference, Span, Value
from samverkan_cli.outline.tree import Node, spaced
from tests.document.sample_paper import HARD, figure, sample_paper

WORDS = form_words(Phrases("sv"))
EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
BROKEN = {"br", "p", "li", "td", "th", "div", "dt", "dd", "pre", "sup", "h1", "h2", "h3", "h4", "h5", "h6", "option"}


class Page(HTMLParser):
    """What stands in a page: every element with its attributes, and its words as they are seen."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self._open.append(tag)
        if tag in BROKEN:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag, self.getpos()
        if tag in BROKEN:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not {"style", "script", "title"} & set(self._open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return spaced("".join(self.words))

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]

    @property
    def shape(self) -> list[tuple[str, list[str]]]:
        return [(tag, sorted(each)) for tag, each in self.elements]

    @property
    def ids(self) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get("id"))]


class Compiled(BytecodeCache):
    """The template that ships, compiled once: it uses no filter on a constant, which would be done in compiling."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        known = self.known.get((bucket.key, bucket.checksum))
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


ENVIRONMENT = partial(html._Environment, bytecode_cache=Compiled())


def page(paper: Paper, **more: object) -> Page:
    said = replace(paper, words={**WORDS, **paper.words})
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(html, "_Environment", ENVIRONMENT)
        return Page(html.write(said, shipped(), "document.html.j2", **more))  # type: ignore[arg-type]


def paper(*blocks: object, **fields: object) -> Paper:
    given = {"name": "action-plan", "language": "sv", "date": None, "organisation": "", "kind": "", "title": "T"}
    return Paper(**{**given, "blocks": blocks, **fields})  # type: ignore[arg-type]


SAMPLE = page(sample_paper(figure()))


def test_every_text_of_a_paper_is_on_the_page() -> None:
    missing = [each for each in paper_texts(sample_paper(figure())) if spaced(each) not in SAMPLE.text]
    assert missing == []


@pytest.mark.parametrize("form", ["plan", "things", "rows"])
def test_what_stands_under_a_row_is_there_in_every_sort_of_table(form: Form) -> None:
    row = Row((line("Rad"),), below=line("Under raden"), beside=(Labelled("Kostnad", line("12 kr")),))
    made = page(paper(Table(form, (Column("title", "Vad"),), (RowGroup((row,)),))))
    assert "Under raden" in made.text
    assert "12 kr" in made.text


def test_ids_are_there_once_and_every_link_inside_leads_to_one() -> None:
    assert len(set(SAMPLE.ids)) == len(SAMPLE.ids)
    inside = [href for _, each in SAMPLE.elements if (href := each.get("href") or "").startswith("#")]
    assert len(inside) > 20
    assert {href[1:] for href in inside} <= set(SAMPLE.ids)


def test_headings_follow_one_another() -> None:
    levels = [int(tag[1]) for tag, _ in SAMPLE.elements if re.fullmatch("h[1-6]", tag)]
    # The contents stand before the title.
    assert levels[:2] == [2, 1]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels[1:]))


def test_a_page_holds_one_style_and_one_script_and_its_policy_allows_no_others() -> None:
    style, script = (re.findall(f"<{tag}>(.*?)</{tag}>", SAMPLE.source, re.DOTALL) for tag in ("style", "script"))
    assert (len(style), len(script)) == (1, 1)
    policy = next(each["content"] or "" for each in SAMPLE.all("meta") if each.get("http-equiv"))
    hashes = [b64encode(sha256(each.encode()).digest()).decode() for each in (style[0], script[0])]
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; ")
    assert "unsafe" not in policy
    assert not any(name == "style" or name.startswith("on") for _, each in SAMPLE.elements for name in each)


def test_equal_papers_give_equal_pages() -> None:
    assert page(sample_paper(figure())).source == SAMPLE.source


def test_the_language_the_title_and_the_way_past_the_contents() -> None:
    assert SAMPLE.all("html") == [{"lang": "sv"}]
    assert "<title>Tillsammans för barn och unga 2026–2028 – Åby kommun</title>" in SAMPLE.source
    assert SAMPLE.all("a")[0] == {"class": "skip", "href": "#page.main"}


# --- the plan


def test_each_activity_is_a_body_of_its_table_with_its_id() -> None:
    bodies = [each for each in SAMPLE.all("tbody") if each.get("class") == "activity"]
    assert [each["id"] for each in bodies] == [f"activities-a{n}" for n in (1, 2, 3, 4)]
    assert [each["data-status"] for each in bodies] == ["ongoing", "late", "ongoing", "late"]


def reference(kind: str, id: str, text: str) -> Value:
    return Value(text, Reference(kind, id, f"{kind}s-{id}"))


def activity(n: int, *cell: str | Node, **facts: Value) -> Row:
    found = Entry("activity", f"a{n}", f"activities-a{n}", "", f"Av {n}")
    found = replace(found, facts=tuple(Fact(key, key, values=(value,)) for key, value in facts.items()))
    return Row((line(f"1.{n}"), line(f"Av {n}"), line(*cell)), found.anchor, found.title, entry=found)


def plan(*rows: Row) -> Table:
    columns = (Column("number", "Nr"), Column("title", "Åtgärd"), Column("goals", "Mål"))
    return Table("plan", columns, (RowGroup(rows),), "Planen", 1)


def test_an_activity_is_chosen_by_what_it_is_and_not_by_its_words() -> None:
    span = Value("hela 2027", Span(date(2027, 1, 1), date(2027, 12, 31)))
    facts = {"owners": reference("owner", "chef", "Chef"), "goals": reference("goal", "g", "Mål"), "from": span}
    found = page(paper(plan(activity(1, "x", **facts, ages=Value("0–5 år", Ages(0, 5))))))
    body = found.all("tbody")[0]
    assert {key: value for key, value in body.items() if (key or "").startswith("data-")} == {
        "data-title": "Av 1",
        "data-status": "",
        "data-owners": "owners-chef",
        "data-goals": "goals-g",
        "data-ages": "0-5",
        "data-start": "2027-01-01",
        "data-end": "2027-12-31",
    }
    assert {each["id"] for each in found.all("select")} == {"choose.owner", "choose.goal", "choose.order"}
    assert "choose.age" in found.ids


def test_what_cannot_be_chosen_by_is_not_offered() -> None:
    found = page(paper(plan(activity(1, "x"))))
    assert {each["id"] for each in found.all("select")} == {"choose.order"}
    assert [each["value"] for each in found.all("option")] == ["", "title"]


def test_choices_are_hidden_until_the_script_shows_them_and_stand_there_once() -> None:
    found = page(paper(plan(activity(1, "x")), plan(activity(2, "y"))))
    assert [("hidden" in each) for each in found.all("fieldset")] == [True]
    assert len(page(paper(Text(line("x")))).all("fieldset")) == 0


def backs(found: Page) -> list[str]:
    return re.findall(r'class="back">(.*?)</span>', found.source, re.DOTALL)


@pytest.mark.parametrize(
    "thing",
    [
        Items((Item(line("Trygghet"), "goals-g", "M1"),)),
        Terms((Term("Trygghet", line("x"), "goals-g"),)),
        Table("things", (Column("title", "Mål"),), (RowGroup((Row((line("Trygghet"),), "goals-g"),)),)),
    ],
    ids=["item", "term", "row"],
)
def test_a_thing_leads_back_to_the_activities_that_lead_to_it(thing: Block) -> None:
    to = link("M1", "goals-g")
    found = backs(page(paper(thing, plan(activity(1, to), activity(2, to, to), activity(3, "M1")))))
    assert [re.sub("<[^>]*>", "", each) for each in found] == ["Åtgärd: 1.1, 1.2"]
    assert re.findall('href="([^"]*)"', found[0]) == ["#activities-a1", "#activities-a2"]


def test_a_thing_that_names_an_activity_itself_does_not_name_it_again() -> None:
    thing = Items((Item(line("Trygghet ", link("1.1", "activities-a1")), "goals-g", "M1"),))
    assert backs(page(paper(thing, plan(activity(1, link("M1", "goals-g")))))) == []


def test_who_answers_for_something_has_a_place_and_leads_back() -> None:
    table = plan(activity(1, link("Chef", "owners-chef"), owners=reference("owner", "chef", "Chef")))
    found = page(paper(table, depth=1))
    assert "owners-chef" in found.ids
    assert WORDS["who_does"] in found.text
    found = page(paper(table, Terms((Term("Chef", line("Om chefen"), "owners-chef"),)), depth=1))
    assert WORDS["who_does"] not in found.text
    assert len(backs(found)) == 1
    assert WORDS["who_does"] not in page(paper(table)).text, "a page without contents is to be seen at once"


def test_owners_stand_in_the_order_of_the_alphabet() -> None:
    names = ["Ö", "Ä", "Å", "z", "b"]
    rows = (activity(n, "x", owners=reference("owner", f"o{n}", name)) for n, name in enumerate(names))
    found = page(paper(plan(*rows)))
    assert re.findall("<option[^>]*>(.)</option>", found.source) == ["b", "z", "Å", "Ä", "Ö"]


# --- texts


def test_a_link_to_what_is_not_there_and_to_a_script_is_its_words() -> None:
    dead = Node("link", content=(Node("text", text="dit"),), href="#goals-no")
    script = Node("link", content=(Node("text", text="kör"),), href=" javascript:alert(1)")
    beside = Node("link", content=(Node("text", text="fil"),), href="_/a b.pdf", file="plans/a b.pdf")
    found = page(paper(Text(line(dead, script, beside))))
    assert "ditkörfil" in found.text
    assert [each["href"] for each in found.all("a")] == ["#page.main", "_/a b.pdf"]


def test_an_address_may_be_broken_after_what_parts_it_and_nowhere_else() -> None:
    found = page(paper(Text(line("Se t.ex. https://a-b.se/c?d=<e>&f, e-post"))))
    assert "t.ex. https://<wbr>a-<wbr>b.<wbr>se/<wbr>c?<wbr>d=<wbr>&lt;e&gt;&amp;<wbr>f, e-post" in found.source
    assert "https://a-b.se/c?d=<e>&f" in found.text


def test_a_footnote_leads_there_and_back_and_one_in_another_comes_after_it() -> None:
    inner = Node("footnote", content=line("innerst"))
    outer = Node("footnote", content=line("ytterst", inner))
    found = page(paper(Text(line("ord", outer))))
    assert [each["href"] for each in found.all("a")[1:]] == ["#note.1", "#note.2", "#note.1.mark", "#note.2.mark"]
    assert found.text.index("ytterst") < found.text.index("innerst")


def test_headings_of_a_text_lie_under_the_chapter_and_are_bold_where_none_may_stand() -> None:
    deep = Node("heading", content=(Node("text", text="Djup"),), level=1)
    found = page(paper(Chapter("A", (Chapter("B", (Text((deep,)),)),))))
    assert "<h4>Djup</h4>" in found.source
    header = Table("rows", (Column("a", "A"),), (RowGroup((Row(((deep,),)),)),))
    assert "<p><strong>Djup</strong></p>" in page(paper(header)).source


PNG = Picture("png", b"\x89PNG", 3, 2)


@pytest.mark.parametrize(
    ("picture", "source", "size"),
    [
        (PNG, "data:image/png;base64,iVBORw==", {"width": "3", "height": "2"}),
        (replace(PNG, turned=6), "data:image/svg+xml;base64,", {}),
        (Picture("svg", b"<svg/>"), "data:image/svg+xml;base64,PHN2Zy8+", {}),
    ],
    ids=["upright", "turned", "svg"],
)
def test_a_picture_is_in_the_page(picture: Picture, source: str, size: dict[str, str]) -> None:
    node = Node("picture", text="En ek", href="ek.png", file="plans/p/ek.png")
    [found] = page(paper(Text((node,))), pictures={"plans/p/ek.png": picture}).all("img")
    assert found["alt"] == "En ek"
    assert (found["src"] or "").startswith(source)
    assert {key: value for key, value in found.items() if key in ("width", "height")} == size
    assert "En ek" in page(paper(Text((node,)))).text


def test_a_logo_stands_at_the_top_if_it_can_be_shown() -> None:
    logo = (Node("picture", text="Åby kommun", href="vapen.png", file="vapen.png"),)
    shown = page(paper(logo=logo), pictures={"vapen.png": PNG})
    assert [each["alt"] for each in shown.all("img")] == ["Åby kommun"]
    assert shown.source.index("<img") < shown.source.index("<h1")
    assert "Åby" not in page(paper(logo=logo)).text


# --- what a plan says cannot break a page


HOSTILE = [
    HARD,
    "<script>alert(1)</script>",
    "</style><script>x</script>",
    "</td></table><img src=x onerror=y>",
    '"\' onload=x a="',
    "{{ 7*7 }}{% for x in y %}{# z #}",
    "<!-- --> ]]> <![CDATA[",
    "&lt;b&gt; &amp;amp; &#65;",
    "} body { display: none",
    "javascript:alert(1)",
    "--></main></body></html>",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_what_a_plan_says_comes_out_as_written(title: str) -> None:
    everywhere(title)


@given(st.text("<>&\"'{}%#=/-!a \\`", max_size=30).map(lambda text: f"x{text}x"))
def test_any_words_come_out_as_written(title: str) -> None:
    everywhere(title)


def everywhere(title: str) -> None:
    """A text in every place of a paper leaves the elements as they are with another, and is read as written."""

    def full(said: str) -> Paper:
        row = replace(
            activity(1, said, owners=reference("owner", "o", said)), title=said, beside=(Labelled(said, line(said)),)
        )
        row = replace(row, cells=(line(said), *row.cells[1:]), below=line(Node("status", text=said, state="late")))
        table = Table("plan", (Column("number", said), *plan().columns[1:]), (RowGroup((row,), said, said),), said, 1)
        blocks = (
            Chapter(said, (table, Items((Item(line(said), "goals-g", said),), said)), number=said),
            Terms((Term(said, line(Node("code", text=said))),)),
            Facts((Labelled(said, line(said)),)),
            Text((Node("block", text=said), Node("picture", text=said, href=said))),
            replace(figure(), title=said, alt=said),
        )
        return paper(
            *blocks,
            **dict.fromkeys(("title", "kind", "organisation", "short", "draft", "provenance"), said),
            attachments=(Attachment(said, said, said),),
            foot=(said, "", ""),
            depth=2,
            counts=(Count("late", said, 2),),
            words={**WORDS, "summary": said, "table": said},
        )

    found, usual = page(full(title)), page(full("x"))
    assert [(tag, sorted(each)) for tag, each in found.elements] == [
        (tag, sorted(each)) for tag, each in usual.elements
    ]
    assert found.text.count(spaced(title)) >= 20
    assert {each["aria-label"] for each in found.all("div") if "aria-label" in each} <= {f"{title} 1: {title}"}
    assert [each["data-title"] for each in found.all("tbody") if "data-title" in each] == ["Av 1"]


# --- templates


def test_a_template_builds_on_the_one_that_ships(tmp_path: Path) -> None:
    for each in ("document.html.j2", "document.css", "document.js"):
        (tmp_path / each).write_bytes((shipped() / each).read_bytes())
    own = '{% extends "document.html.j2" %}{% block body %}<main id="page.main">{{ paper.title }}</main>{% endblock %}'
    (tmp_path / "own.html.j2").write_text(own)
    (tmp_path / "document.css").write_bytes(b"p {}\r\n")
    source = html.write(replace(paper(title="<T>"), words=WORDS), tmp_path, "own.html.j2")
    assert '<main id="page.main">&lt;T&gt;</main>' in source
    assert Page(source).all("nav") == []
    style = re.findall("<style>(.*?)</style>", source, re.DOTALL)[0]
    assert "p {}\n" in style
    assert b64encode(sha256(style.encode()).digest()).decode() in source


@pytest.mark.parametrize(
    ("source", "line", "reason"),
    [
        ("\n{{ paper.nothing }}", 2, "has no attribute 'nothing'"),
        ("{% if %}", 1, "Expected an expression"),
        ("{{ paper.__class__ }}", 1, "unsafe"),
        ("\n\n{{ words.nothing }}", 3, "has no attribute 'nothing'"),
    ],
)
def test_a_fault_in_a_template_is_named_with_its_line(source: str, line: int, reason: str, tmp_path: Path) -> None:
    for each in ("document.css", "document.js"):
        (tmp_path / each).write_text("")
    (tmp_path / "own.html.j2").write_text(source)
    with pytest.raises(EngineFault, match=reason) as raised:
        html.write(paper(), tmp_path, "own.html.j2")
    assert (raised.value.name, raised.value.line) == ("own.html.j2", line)
