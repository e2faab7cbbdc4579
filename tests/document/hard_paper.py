"""Blocks in which much stands, or something odd: rows higher than a page, words wider than a column, notes in lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, cycle

from samverkan_cli.document.paper import (
    Beside,
    Block,
    Chapter,
    Column,
    Count,
    Facts,
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
)
from samverkan_cli.document.writing import bullets, joined, line, lines, quiet, status
from samverkan_cli.outline.prose import parse
from samverkan_cli.outline.tree import Tree
from tests.document.sample_paper import plan_table, sample_paper

LEXICON = ("barn", "ungdomssamordnare", "och", "kommunfullmäktigeledamot", "§", "7–9", "331 257 kr", "a/b")
LONGEST = "Sjukskrivningsrehabiliteringsansvarsfördelningsfrågeställningar"


class Words:
    """Words without end, each run of them with a mark of its own, so that none can hide behind another."""

    def __init__(self) -> None:
        self._made, self._next = count(), cycle(LEXICON)

    def __call__(self, n: int) -> str:
        return " ".join([f"qx{next(self._made)}xq", *(next(self._next) for _ in range(n))])

    def paragraphs(self, many: int, of: int = 30) -> Tree:
        return parse("\n\n".join(self(of) for _ in range(many)))

    def table(self, columns: int, rows: int) -> Tree:
        lines = (" | ".join(self(2) for _ in range(columns)) for _ in range(rows))
        return parse("\n".join(f"| {each} |" for each in (next(lines), "|".join("-" * columns), *lines)))

    def noted(self, many: int) -> str:
        notes = "\n".join(f"[^{n}]: {self(20)}" for n in range(many))
        return "\n\n".join(f"{self(60)}[^{n}]" for n in range(many)) + f"\n\n- {self(90)}[^0]\n- {self(3)}\n\n{notes}"


def row(title: str, *, owners: Tree = (), when: Tree = (), below: Tree = (), beside: tuple[Labelled, ...] = ()) -> Row:
    name = (*line(title), *line(status("Pågår", "ongoing")))
    return Row((line("9.1"), name, owners or line("Skolchef"), when, ()), "", f"9.1 {title}", below, beside)


def plan(*rows: Row, title: str = "Grupp", text: Tree = ()) -> Table:
    return Table("plan", plan_table().columns, (RowGroup(rows, title, "Strategi", "", text),), "", 1)


HARD: dict[str, Callable[[Words], Block]] = {
    "texts over pages": lambda w: plan(row(w(3), below=w.paragraphs(60)), row(w(3), owners=w.paragraphs(150, 3))),
    "many partners": lambda w: plan(row(w(3), owners=lines([joined([quiet("Med "), *(w(2) for _ in range(60))])]))),
    "long titles": lambda w: plan(row(w(400)), row(w(60)), title=w(120), text=w.paragraphs(4)),
    "many milestones": lambda w: plan(
        row(w(2), beside=(Labelled("Delmål", bullets(line(status("Klart", "done"), w(4)) for _ in range(90))),)),
        row(w(2), below=w.paragraphs(2), beside=(Labelled(w(1), line(w(200))), Labelled("Pengar", line(w(2))))),
    ),
    "one paragraph": lambda w: plan(row(w(2), below=line(w(500))), row(w(2), owners=line(w(400)), when=line(w(200)))),
    "long words": lambda w: plan(
        row(LONGEST, owners=line("o" * 200), when=line("decemberförvaltningsutskottet"), below=line("y" * 900)),
        row("x" * 700, owners=line("https://exempel.se/" + "å/" * 80 + "?a=" + "b" * 60)),
        row(w(1), beside=(Labelled("Z" * 50, line("Kommunfullmäktigeledamotssammanträdesprotokoll")),)),
    ),
    "tables in cells": lambda w: plan(row(w(1), owners=w.table(4, 30)), row(w(1), below=w.table(12, 30))),
    "notes": lambda w: plan(row(w(1), below=parse(w.noted(9)))),
    "notes in a list": lambda w: Text(parse("\n".join(f"- {each}" for each in w.noted(9).split("\n")))),
    "languages": lambda w: plan(
        row(
            f"{w(1)} سلام عليكم och ሰላም",
            below=parse("[دعم الأسرة والأطفال]{lang=ar}, [حمایت]{lang=fa}.\n\n[ደገፍ ንስድራቤት]{lang=ti}, сім’ї."),
        )
    ),
    "items": lambda w: Items(tuple(Item(line(w(2 + n % 5 * 40)), "", f"M{n}") for n in range(60)), "Mål", halved=True),
    "items without numbers": lambda w: Items((Item(parse(f"- {w(3)}\n\n{w(5)}")),), w(40)),
    "terms": lambda w: Terms(tuple(Term(w(1 + n % 4 * 10), w.paragraphs(1 + n % 3, 60)) for n in range(12))),
    "facts": lambda w: Facts(tuple(Labelled(w(1 + n % 3 * 9), w.paragraphs(1 + n % 2, 90)) for n in range(9))),
    "things": lambda w: Table(
        "things",
        (Column("title", "Namn"), Column("a", w(1), 60), Column("b", LONGEST, 20)),
        (
            RowGroup(tuple(Row((line(w(n)), w.paragraphs(2, n * 9), line(w(1)))) for n in range(12)), w(6)),
            *(RowGroup((), w(4)), RowGroup((), w(50), "Etikett", "", w.paragraphs(3))),
        ),
    ),
    "columns": lambda w: Table(
        "rows",
        tuple(Column("", w(2)) for _ in range(12)),
        (RowGroup(tuple(Row(tuple(line(w(2)) for _ in range(12))) for _ in range(20))),),
    ),
    "beside": lambda w: Beside((Text(w.paragraphs(20)),), (Items(tuple(Item(line(w(9))) for _ in range(60))),)),
    "manners": lambda w: Chapter(
        w(30), tuple(Text(w.paragraphs(9), manner) for manner in ("lead", "missing", "quiet", "box"))
    ),
    "depth": lambda w: _deep(w, 7),
}


def _deep(words: Words, depth: int) -> Chapter:
    inside: tuple[Block, ...] = (_deep(words, depth - 1),) if depth else (plan(row(words(2))),)
    return Chapter(words(2), (Text(parse(f"# {words(1)}\n\n## {words(1)}\n\n{words(9)}")), *inside))


def chapters(words: Words) -> Iterator[Chapter]:
    for n, (name, make) in enumerate(HARD.items()):
        yield Chapter(f"Del {name}", (Chapter(words(2), (make(words),), f"hard-{n}", f"{n}."),), f"hard-part-{n}")


def hard_paper() -> Paper:
    words = Words()
    states = ("done", "ongoing", "planned", "late", "paused", "dropped")
    return replace(
        sample_paper(),
        title=words(60),
        short=words(60),
        facts=tuple(Labelled(words(2), words.paragraphs(1 + n % 2, 1 + n % 3 * 9)) for n in range(20)),
        counts=tuple(Count(state, words(0), 100) for state in states),
        blocks=(
            plan(row(words(3)), title=words(5)),
            Beside((Chapter(words(2), (Text(words.paragraphs(1)),)),), (Text(words.paragraphs(1)),)),
            *chapters(words),
        ),
        provenance=words(80),
        head=(words(20), words(20), "Sida {page} ({pages})"),
        foot=(words(40), words(20), words(20)),
    )
