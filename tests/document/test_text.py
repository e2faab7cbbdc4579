"""Texts: what is read as what, that nothing is lost, and that nothing hangs."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from samverkan_cli.outline.commonmark import Writer, escaped
from samverkan_cli.outline.prose import parse
from samverkan_cli.outline.targets import Targets
from samverkan_cli.outline.tree import Node, Tree, mapped, texts, walk, words
from tests.searching import many

PIECES = st.sampled_from(
    [
        *"abcåäö \n\n\n\t#*_`~<>[]()!|\\&$@^.:;=+-123\"'{}%/\u00a0\u2019",
        *(
            "    ",
            "- ",
            "1. ",
            "2) ",
            "> ",
            "**",
            "```",
            "[^a]",
            "\n\n[^a]: ",
            "](http://x.se)",
            "<https://x.se>",
            "![",
        ),
        *(
            "| a | b |\n|---|:-:|\n",
            "| c |\n",
            "\\|",
            "~~",
            "](#a){lang=en}",
            "]{lang=sv}",
            "\n\n![a](b.png)\n\n",
            "- [ ] ",
            "- [x] a\n",
        ),
        *("&amp;", "&#35;", "\\\n", "  \n", "\n---\n", "[a]: b\n", "</p>", "<!--", "ord ord", "\n\n\n"),
    ]
)
MARKUP = st.lists(PIECES, max_size=60).map("".join)


def kinds(tree: Tree) -> list[str]:
    return [node.kind for node in tree]


def written(tree: Tree) -> str:
    writer = Writer()
    return f"{writer.blocks(tree)}\n\n{writer.notes()}\n"


def test_blocks_are_read() -> None:
    tree = parse("# A\n\nb\nc\n\n- d\n- e\n\n3. f\n\n> g\n\n    h\n\n---\n")
    assert kinds(tree) == ["heading", "paragraph", "bullets", "numbers", "quote", "block", "rule"]
    assert list(texts(tree)) == ["A", "b c", "d", "e", "f", "g", "h"]
    assert tree[3].start == 3


def test_what_stands_in_a_line_is_read() -> None:
    (line,) = parse("a *b* **c** `d` [e](https://f.se) g  \nh[^1]\n\n[^1]: i")
    assert kinds(line.content) == [
        "text",
        "emphasis",
        "text",
        "strong",
        "text",
        "code",
        "text",
        "link",
        "text",
        "break",
        "text",
        "footnote",
    ]
    assert list(texts([line])) == ["a b c d e g", "h", "i"]


def test_headings_begin_at_one_and_skip_nothing() -> None:
    assert [node.level for node in parse("### a\n\n###### b\n\n#### c\n\n# d\n\n### e")] == [1, 2, 2, 1, 2]


@pytest.mark.parametrize("text", ["- # a", "> # a", "x[^1]\n\n[^1]: # a"])
def test_headings_inside_something_are_strong_type(text: str) -> None:
    def all_kinds(tree: Tree) -> set[str]:
        return {kind for node in tree for kind in {node.kind} | all_kinds(node.content)}

    assert "strong" in all_kinds(parse(text))
    assert "heading" not in all_kinds(parse(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("![Karta *över* byn](karta.png)", ["Karta över byn"]),
        ("[Läs mer](javascript:alert(1))", ["Läs mer"]),
        ("[Läs mer](bilaga.pdf)", ["Läs mer"]),
        ("a <b>c</b>\n\n<script>d</script>", ["a <b>c</b>", "<script>d</script>"]),
        ("[obs]: viktigt", ["[obs]: viktigt"]),
        ("Text.\n\n[^x]: Som ingen pekar på.", ["Text.", "[^x] Som ingen pekar på."]),
        ("[](https://a.se)", ["https://a.se"]),
        ("a\x00b&#1;c", ["a\ufffdb\ufffdc"]),
    ],
)
def test_nothing_vanishes_and_nothing_is_live(text: str, words: list[str]) -> None:
    assert list(texts(parse(text))) == words


def test_a_link_that_leads_nowhere_is_its_words() -> None:
    targets = Targets("plans/p", {"goals/i": ("goals-i",), "two": ("goals-two", "needs-two")})
    web = "[a](http://b.se) <https://c.se> <d@e.se> [f](ftp://g) [j](data:k) [l](//m) [n](http:) [o](mailto:)"
    plan = "[h](#goals/i) [t](#two) [u](#nobody) [v](../../../w) [x](bilaga%201.pdf#sida=2)"
    plan += " [y](C:/z) [ä](</ö>) [å](../a.pdf)"
    (first, second) = targets.resolved(parse(f"{web}\n\n{plan}"))
    assert [node.href for node in walk([first]) if node.kind == "link"] == [
        "http://b.se",
        "https://c.se",
        "mailto:d@e.se",
    ]
    assert [(node.href, node.file) for node in walk([second]) if node.kind == "link"] == [
        ("#goals-i", ""),
        ("bilaga%201.pdf#sida=2", "plans/p/bilaga 1.pdf"),
        ("_/a.pdf", "plans/a.pdf"),
    ]
    assert list(texts([first, second])) == ["a https://c.se d@e.se f j l n o", "h t u v x y ä å"]


def test_a_table_is_read() -> None:
    (table,) = parse("| a | b\\|c |\n|---|--:|\n| *d* | |\n| `e\\|f` | g | h | i\\| |\n| |")
    assert [[cell.align for cell in row.content] for row in table.content[:1]] == [["", "right", "", ""]]
    rows = [[list(texts([cell])) for cell in row.content] for row in table.content]
    assert rows == [[["a"], ["b|c"], [], []], [["d"], [], [], []], [["e|f"], ["g"], ["h"], ["i|"]], [[], [], [], []]]


def test_a_table_stands_in_a_list_and_in_a_quote() -> None:
    def rows(tree: Tree) -> list[list[str]]:
        return [list(texts([node])) for node in walk(tree) if node.kind == "row"]

    assert rows(parse("- a\n\n  | b | c |\n  |---|---|\n  | d | e | f |")) == [["b", "c"], ["d", "e", "f"]]
    assert rows(parse("> | b |\n> |---|\n> | d | e |")) == [["b"], ["d", "e"]]


def test_tasks_strokes_and_languages_are_read() -> None:
    (tasks,) = parse("- [ ] a\n- [x] ~~b~~\n- [c](d)\n- \\[ ] e\n- [ ]\n")
    assert [item.done for item in tasks.content] == [False, True, None, None, None]
    assert list(texts([tasks])) == ["a", "b", "c", "[ ] e", "[ ]"]
    (line,) = parse("Säg [*out* of [reach](https://a.se)]{lang=en-GB}, [x]{lang=}, [y]{.z} och [z]{lang=sv .a}.")
    assert [(node.kind, node.lang) for node in line.content if node.kind != "text"] == [("language", "en-GB")]
    assert list(texts([line])) == ["Säg out of reach, [x]{lang=}, [y]{.z} och [z]{lang=sv .a}."]


@pytest.mark.parametrize(
    ("text", "pictures"),
    [
        ("![a *b*](c.png)", [("a b", "c.png")]),
        ('![a](c.png "d")\n![](<e f.svg>)', [("a (d)", "c.png"), ("", "e f.svg")]),
        ("- ![a](å.png)", [("a", "å.png")]),
        ("![a][b]\n\n[b]: c.png", [("a", "c.png")]),
        ("Se ![a](c.png)", []),
        ("[![a](c.png)](https://a.se)", []),
    ],
)
def test_a_picture_stands_on_a_line_of_its_own(text: str, pictures: list[tuple[str, str]]) -> None:
    assert [(node.text, node.href) for node in walk(parse(text)) if node.kind == "picture"] == pictures


def test_a_note_is_given_at_every_reference_but_not_without_end() -> None:
    assert list(texts(parse("a[^1] b[^1]\n\n[^1]: not"))) == ["a", "b", "not", "not"]
    long = parse("x[^1] " * 1000 + "\n\n[^1]: " + "ord " * 1000)
    assert sum(map(len, texts(long))) < 50_000


def test_a_note_in_a_note_is_kept_as_words() -> None:
    assert list(texts(parse("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]"))) == ["a", "b[^2]", "[^2] c[^1]"]


def test_what_lies_too_deep_keeps_its_words() -> None:
    nested = "\n".join("  " * depth + f"- nivå {depth}" for depth in range(15))
    assert list(texts(parse(nested))) == [f"nivå {depth}" for depth in range(15)]
    assert "".join(texts(parse(">" * 5000 + " botten"))).endswith("botten")


@pytest.mark.parametrize(
    "text",
    [
        "[" * 500,
        "*a_ " * 200,
        "*" * 400 + "a" + "*" * 400,
        "![[]()" * 200,
        "a](" * 200,
        ">" * 200,
        "- " * 200,
        "[" * 200 + "a" + "]" * 200,
        "[^a]" * 200 + "\n\n[^a]: " + "ord " * 50,
        "[^a]: b\n\n" + "[^x" * 200,
        "[^a]: " * 40,
        "&" * 500,
        "<http:" * 200,
        "`a``b```" * 80,
        "[a]: u\n" * 100,
        "\n".join(" " * 2 * depth + "- x" for depth in range(400)),
    ],
    ids=lambda text: text[:10],
)
def test_odd_texts_are_read_and_written(text: str) -> None:
    assert written(parse(text)) is not None


@given(MARKUP)
@example("*a[^1]*b\n\n[^1]: c")
@example("- a\n\n-\n-   b\n- - c\n      d")
@many(8)
def test_every_text_survives_being_written_as_commonmark(text: str) -> None:
    tree = parse(text)
    again = parse(written(tree))
    assert list(texts(again)) == list(texts(tree))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=60) | MARKUP)
@many(8)
def test_a_plain_string_survives_as_itself(text: str) -> None:
    line = re.sub(r"[ \t\n]+", " ", text).strip()
    want = [line] if line else []
    assert list(texts(parse(escaped(text)))) == want
    assert list(texts(parse(Writer().heading(text, 2)))) == want


def test_marks_that_would_not_be_read_are_left_out() -> None:
    bold = Node("strong", content=(Node("text", '"b"'),))
    tree = (Node("paragraph", content=(Node("text", "a"), bold, Node("text", "c"))),)
    assert written(tree).strip() == 'a"b"c'


WORDS = st.text(st.sampled_from([*"abå 1.,:;()!*_^[]`\\<>&|~#-"]), max_size=6)
IN_LINE = st.one_of(
    st.builds(lambda text: Node("text", text), WORDS),
    st.builds(lambda text: Node("status", text, state="late"), WORDS),
    st.just(Node("break")),
    st.builds(
        lambda kind, text: Node(kind, content=(Node("text", text),), href="#a" if kind == "link" else ""),
        st.sampled_from(["strong", "emphasis", "missing", "quiet", "link"]),
        WORDS,
    ),
)


@many(4)
@given(st.lists(IN_LINE, max_size=6))
def test_a_line_of_any_nodes_is_read_back_as_its_words(nodes: list[Node]) -> None:
    read = parse(written((Node("paragraph", content=tuple(nodes)),)))
    assert "".join(texts(read)).replace(" ", "") == "".join(
        (f"▲ {node.text}" if node.kind == "status" else words((node,))) for node in nodes
    ).replace(" ", "")


def test_a_text_that_was_read_is_not_read_again_unless_it_is_long() -> None:
    for text, is_kept in (("Ett *ord*", True), ("ord " * 1000, False)):
        assert (parse(text) is parse(text)) is is_kept


def test_what_nothing_changes_in_stays_the_same() -> None:
    tree = parse("Ett *ord* och ett [till](https://exempel.se)")
    assert all(one is other for one, other in zip(tree, mapped(tree, lambda node: (node,)), strict=True))
    (changed,) = mapped(tree, lambda node: node.content if node.kind == "link" else (node,))
    assert words((changed,)) == words(tree)
    assert not any(node.kind == "link" for node in walk((changed,)))
