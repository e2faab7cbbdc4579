"""Ten files after the tables of real plans, each with what is hard in one of them."""

from __future__ import annotations

from collections.abc import Callable

from docx import Document
from openpyxl.comments import Comment

from tests.intake.office import BESIDE, UP, excel, footnoted, put, row_taken_away, saved, table, tracked, word

HEAD = ["Fokusområde", "Syfte", "Strategi", "Aktivitet", "Ansvarig", "Klart"]


def merged() -> bytes:
    """Cells that are one over several rows, for an owner too."""
    rows = [
        HEAD,
        ["Trygghet", "Barn är trygga", "Mötas", "Öppna en mötesplats", "Fritidschef", "2027-06-15"],
        [UP, UP, UP, "Utbilda ledare", UP, "HT 2027"],
        [UP, UP, "Nå ut", "Besöka skolor", "Rektor", "löpande"],
        ["Hälsa", "Unga mår bra", "Samtala", "Erbjuda samtal", "Elevhälsan", "VT 2028"],
    ]
    return saved(word("# Handlingsplan för trygghet", rows))


def split_over_pages() -> bytes:
    """A table that goes on in another, with its headings again, and in a third, without."""
    first = [HEAD, ["Trygghet", "Barn är trygga", "Mötas", "Öppna en mötesplats", "Fritidschef", "2027"]]
    second = [HEAD, ["", "", "", "Utbilda ledare", "Fritidschef", "2028"]]
    third = [["", "", "Nå ut", "Besöka skolor", "", "kvartal 2"]]
    return saved(word("# Handlingsplan", first, "", second, "", third))


def nested_lists() -> bytes:
    """Activities as items of lists, with more about them below, and several needs in a cell."""
    rows = [
        ["Område", "Åtgärder", "Ansvar", "Utmaningar"],
        [
            "Skola",
            "* Starta läxhjälp\n** på biblioteket\n** på fritidsgården\n* Mäta frånvaro",
            "Rektor",
            "Hög frånvaro",
        ],
        ["Fritid", "1. Ordna läger\n2. Låna ut utrustning", "Fritidschef\nFöreningslivet", "Få ledare; Dyra resor"],
    ]
    return saved(word(rows, title="Åtgärdsplan för unga"))


def changed() -> bytes:
    """Changes that are tracked: words, a row, and the end of a paragraph."""
    document = word(title="Handlingsplan")
    made = table(
        document,
        [["Område", "Aktivitet", "Ansvarig", "Klart"], ["Skola", "", "Rektor", "2027"], ["", "Lägga ner", "", ""]],
    )
    tracked(made.cell(1, 1).paragraphs[0], "Gammal idé", "Ny idé")
    row_taken_away(made.rows[2])
    return saved(document)


def with_notes() -> bytes:
    """Footnotes, comments, a link and a header."""
    document = Document()
    document.add_heading("Handlingsplan", 1)
    document.sections[0].header.paragraphs[0].text = "Diarienummer KS 2026/77"
    paragraph = document.add_paragraph("Planen bygger på kartläggningen")
    footnoted(document, paragraph, "Kartläggningen gjordes 2025")
    made = table(document, [["Område", "Aktivitet", "Ansvarig"], ["Skola", "Starta läxhjälp", "Rektor"]])
    runs = made.cell(1, 1).paragraphs[0].runs
    document.add_comment(runs, text="Ska det vara här?", author="Anna Andersson", initials="AA")
    return saved(document)


def two_tables() -> bytes:
    """A table for each area, below its heading, a table of other things, and prose around them."""
    head = ["Mål", "Insats", "Ansvarig", "När", "Uppföljning"]
    return saved(
        word(
            "# Handlingsplan mot våld",
            "Planen gäller hela kommunen.",
            "## Trygga hem",
            "Alla barn ska vara trygga hemma.",
            [head, ["Fler söker stöd", "Öppna en linje", "Socialchef", "2027–2028", "Varje termin"]],
            "## Trygga skolor",
            [head, ["Färre kränks", "Utbilda personal", "Rektorer och elevhälsan", "augusti–december 2027", ""]],
            "## Nyckeltal",
            [["Mått", "2025"], ["Samtal", "12"]],
            "* Källor är kommunens egna",
        )
    )


def blank_rows() -> bytes:
    """A workbook with a title, blank rows, rows that are headings, and a comment."""
    rows = [
        ["Handlingsplan för äldre 2027", "", "", "", ""],
        ["", "", "", "", ""],
        ["Nr", "Aktivitet", "Ansvarig", "Status", "Kommentar"],
        ["Fokusområde 1: Gemenskap", BESIDE, BESIDE, BESIDE, BESIDE],
        ["1.1", "Ordna träffar", "Enhetschef", "Pågår", "Lokal saknas"],
        ["", "", "", "", ""],
        ["Fokusområde 2: Mat", BESIDE, BESIDE, BESIDE, BESIDE],
        ["2.1", "Laga tillsammans", "Kostchef", "grön", ""],
    ]
    book = excel({"Plan": rows})
    book["Plan"]["B5"].comment = Comment("Vilka dagar?", "Anna Andersson")
    return saved(book)


def several_owners() -> bytes:
    """Several who answer in a cell, in every way of writing it, and people among them."""
    rows = [
        ["Fokusområde", "Aktivitet", "Ansvarig"],
        ["Samverkan", "Mötas ofta", "Skolchef, socialchef och polisen"],
        ["", "Dela lägesbild", "Förvaltningschefer UF och SOC i samarbete med Folkhälsorådet"],
        ["", "Skriva rutiner", "Avdelningschef stöd och omsorg / Barn- och utbildningsnämnden"],
        ["", "Ringa runt", "Anna Andersson, 070-123 45 67"],
        ["", "Samordna", "Folkhälsosamordnare Karin Svensson"],
        ["", "Bestämma", ""],
    ]
    return saved(word("# Handlingsplan", rows))


def terms() -> bytes:
    """Every way of saying when."""
    rows = [
        ["Insatsområde", "Vad ska göras", "Vem", "Start", "Slut", "Målgrupp", "Budget"],
        ["Tid", "Ett", "Chef", "HT 2026", "VT 2027", "barn", "50 tkr"],
        ["", "Två", "Chef", "", "löpande", "föräldrar", ""],
        ["", "Tre", "Chef", "", "kvartal 2", "", ""],
        ["", "Fyra", "Chef", "", "senast 15 juni 2027", "alla", ""],
        ["", "Fem", "Chef", "vecka 35 2026", "Q4 2026", "", ""],
    ]
    return saved(excel({"Blad1": rows}))


def lists_alone() -> bytes:
    """No table at all: headings as areas, lists as activities."""
    document = word("# Handlingsplan för fritid", "Så gör vi.", "## Idrott", "Mer rörelse.")
    for text in ("* Öppna hallen på kvällar", "** Ansvarig: Fritidschef", "** Klart: 2027", "* Låna ut skridskor"):
        put(document.add_paragraph(), text)
    document.add_heading("Kultur", 2)
    put(document.add_paragraph(), "* Starta kör")
    return saved(document)


def of_the_guide() -> bytes:
    """The file that docs/import.md shows."""
    rows = [
        ["Fokusområde", "Syfte", "Aktivitet", "Ansvarig", "Klart", "Status", "Lokal"],
        [
            "Trygg fritid",
            "Unga har någonstans att vara",
            "Öppna en mötesplats",
            "Fritidschef",
            "HT 2027",
            "Pågår",
            "Folkets hus",
        ],
        [UP, UP, "* Utbilda ledare\n* Besöka skolor", "Rektorer och elevhälsan", "löpande", "", ""],
        [
            "Samtal",
            "Unga får hjälp i tid",
            "Öppna en chatt. Den är öppen på kvällar.",
            "Anna Andersson",
            "kvartal 2",
            "",
            "",
        ],
    ]
    return saved(word("# Handlingsplan för unga 2027–2028", "Planen gäller alla mellan 13 och 19 år.", rows))


TEN: dict[str, Callable[[], bytes]] = {
    "merged.docx": merged,
    "split.docx": split_over_pages,
    "lists.docx": nested_lists,
    "changed.docx": changed,
    "notes.docx": with_notes,
    "two.docx": two_tables,
    "blank.xlsx": blank_rows,
    "owners.docx": several_owners,
    "terms.xlsx": terms,
    "alone.docx": lists_alone,
}
