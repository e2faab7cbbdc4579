"""A paper made by hand: every kind of block, and every kind of node in every place where one can stand."""

from __future__ import annotations

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
)
from samverkan_cli.document.writing import bullets, joined, line, lines, link, missing, quiet, status, strong
from samverkan_cli.outline.prose import parse
from samverkan_cli.outline.tree import Tree

HARD = r"å ä ö É # $x$ *a* _b_ @c <d> [e](f) \g | h ` ~~i~~ {{ j }} #k() // l /* m */ &amp; ^n^ = o {% p %} ]]> <w:t>"
"""In a title: every character that some form would take for its own."""

EVERY_NODE = """\
En mening med *betoning*, **fetstil**, ~~struket~~, `kod`, [en länk](https://example.org/a-b?c=d&e=f) och en not[^1].\\
Efter en radbrytning [Youth Aware of Mental Health]{lang=en} på engelska.

# En rubrik

## En under den

* En punkt
* En till, med två stycken

  Det andra stycket.
  1. Numrerad inuti
  2. Och en till

7. Sju
8. Åtta

> Citerat, i två
> rader.

| Namn | Antal |
|:-----|------:|
| Åby  |    12 |
| Älta |  1 200 |

    kod i block

    efter en tom rad

- [x] Gjort
- [ ] Kvar

---

[^1]: Notens text, med **fetstil**.
"""


def every_node() -> Tree:
    return parse(EVERY_NODE)


def _row(n: int, *, below: Tree = (), beside: tuple[Labelled, ...] = ()) -> Row:
    title = f"Ta fram rutiner för samverkan kring barn och unga, del {n}"
    return Row(
        cells=(
            line(f"1.{n}"),
            (*line(title), *line(status(*(("Pågår", "ongoing") if n % 2 else ("Försenad", "late"))))),
            lines((["Skolchef"], [quiet("Tillsammans med "), *joined(["Folkhälsorådet", "Polisen"])])),
            line("15 juni 2026–1 juni 2027"),
            line(*joined([link("M1", "goals-trygg"), link("M2", "goals-glad")])),
        ),
        anchor=f"activities-a{n}",
        title=f"1.{n} {title}",
        below=below,
        beside=beside,
    )


def plan_table() -> Table:
    columns = (
        Column("number", "Nr", 10),
        Column("title", "Aktivitet"),
        Column("owners", "Ansvarig", 43),
        Column("when", "När", 28),
        Column("goals", "Mål och mått", 34),
    )
    milestones = Labelled(
        "Delmål", bullets([line(status("Klart", "done"), " 1 oktober 2026: Upphandlat")]), "milestones"
    )
    rows = (
        _row(1),
        _row(2, below=every_node(), beside=(milestones, Labelled("Pengar", line("150 000 kr (2027)"), "cost"))),
        _row(3, below=line("En kort text under raden.")),
    )
    first = RowGroup(rows, "Stärka det som finns", "Strategi", "strategies-s1", line("Vad strategin går ut på."))
    return Table("plan", columns, (first, RowGroup((_row(4),), HARD, "Strategi", "strategies-s2")), "Aktiviteter", 1)


def blocks() -> tuple[Block, ...]:
    goals = Items(
        (
            Item(line("Barn och unga ska känna sig trygga"), "goals-trygg", "M1"),
            Item(line("Barn och unga ska vara glada"), "goals-glad", "M2"),
        ),
        "Mål",
    )
    needs = Table(
        "things",
        (Column("number", "Nr", 11), Column("title", "Utmaning"), Column("activities", "Aktivitet", 24)),
        (
            RowGroup(
                (Row((line("U1"), line("Oro ", quiet("hos unga")), line(missing("Ingen ännu"))), "needs-oro"),), "Hälsa"
            ),
            RowGroup((Row((line("U2"), every_node(), line(link("1.1", "activities-a1"))), "needs-all"),), "Skola"),
        ),
        "Utmaningar",
        1,
    )
    months = Table(
        "rows",
        (Column("when", "När", 30), Column("event", "Händelse")),
        (RowGroup((Row((line("15 juni"), line("Möte"))),)),),
    )
    return (
        Chapter("Bakgrund", (Text(every_node()), Text(line("Sagt i förbigående."), "quiet")), "chapter-bakgrund"),
        Chapter(
            "Handlingsplanen",
            (
                Text(line(strong("Saknas i utkastet: "), "slutdatum för alla aktiviteter."), "missing"),
                Chapter(
                    "Stöd till familjer",
                    (
                        Text(line("Familjer får hjälp tidigt."), "lead"),
                        Beside((Text(line("Varför det behövs.")),), (goals,)),
                        plan_table(),
                    ),
                    "focus_areas-stod",
                    "1",
                ),
                Chapter(HARD, (Text(line("Hit hör ingen aktivitet ännu."), "box"),), "focus_areas-hard", "2"),
            ),
            "chapter-plan",
        ),
        Chapter(
            "Underlag",
            (
                needs,
                Chapter("Alla mål", (Items((Item(line("Ett tredje mål"), "goals-tredje", "M3"),), halved=True),)),
                months,
                Facts((Labelled("Möts", line("fyra gånger om året")), Labelled("Ordförande", line("Skolchef")))),
                Terms(
                    (
                        Term("Kurator", line("En som ger samtalsstöd."), "terms-kurator"),
                        Term(HARD, every_node(), "terms-hard"),
                    )
                ),
            ),
            listed=True,
        ),
    )


def figure() -> Figure:
    rows = [{"label": "Främjande", "values": [3]}, {"label": "Förebyggande", "values": [12]}]
    alt = "Liggande staplar. Främjande: 3. Förebyggande: 12."
    data = {"rows": rows, "series": ["Insatser (15)"], "note": ""}
    return Figure("bars", "Antal insatser på varje nivå", alt, data)


def sample_paper(*more: Block) -> Paper:
    return Paper(
        name="action-plan",
        language="sv",
        date="2026-06-15",
        organisation="Åby kommun",
        kind="Handlingsplan",
        title="Tillsammans för barn och unga 2026–2028",
        short="Handlingsplan – Tillsammans för barn och unga",
        draft="UTKAST",
        facts=(
            Labelled("Diarienummer", line("KS 2026/0123"), "registry_no"),
            Labelled("Gäller", line("15 juni 2026–14 juni 2028"), "valid"),
            Labelled("Ansvarig", line("Skolchef"), "responsible"),
        ),
        summary=every_node(),
        counts=(Count("ongoing", "Pågår", 2), Count("late", "Försenad", 2)),
        depth=2,
        blocks=(*blocks(), *more),
        attachments=(Attachment("Enkät till alla elever", "plans/p/enkät 1.pdf", "bilagor/enkät 1.pdf"),),
        provenance="Gjort av planen p, version 1, med samverkan 0.2.",
        head=("Åby kommun", "Handlingsplan – Tillsammans för barn och unga", "Sida {page} ({pages})"),
        foot=("Dnr KS 2026/0123 · Version 1 · Utkast", "", ""),
        words=WORDS,
    )


WORDS = {
    "contents": "Innehåll",
    "summary": "Sammanfattning",
    "continued": "Fortsättning på {title}",
    "figure": "Figur {n}",
    "page": "Sida {page} ({pages})",
    "attachments": "Bilagor",
}
