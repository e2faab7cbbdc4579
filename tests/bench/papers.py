"""Papers as large as one likes: plans with texts, owners, days, status and goals, in areas of some 25 activities."""

from __future__ import annotations

from dataclasses import replace

from samverkan_cli.document.paper import Chapter, Column, Item, Items, Paper, Row, RowGroup, Table, Text
from samverkan_cli.document.writing import joined, line, lines, link, quiet, status
from samverkan_cli.outline.prose import parse
from samverkan_cli.outline.tree import Tree
from tests.document.sample_paper import sample_paper

IN_AREA = 25
TEXT = (
    "Arbetet börjar med att förvaltningarna beskriver vad som redan görs, vilka familjer som nås och vilka som inte "
    "gör det.\n\n- Förskolan frågar om familjen vill ha kontakt.\n- Familjecentralen ringer upp inom 14 dagar.\n\n"
    "Resultatet redovisas för nämnderna varje höst och ligger till grund för nästa års budget."
)
TITLES = ("Införa ett gemensamt första samtal", "Öppna mottagningen en kväll i veckan", "Följa skolfrånvaron gemensamt")
STATES = (("Pågår", "ongoing"), ("Försenad", "late"), ("Klar", "done"), ("Planerad", "planned"))
COLUMNS = (
    Column("number", "Nr", 12),
    Column("title", "Aktivitet"),
    Column("owners", "Ansvarig", 43),
    Column("when", "När", 28),
    Column("goals", "Mål", 30),
)


def plan(activities: int) -> Paper:
    """A plan of so many activities, one in five with a text of some length."""
    text = parse(TEXT)
    many = max(1, activities // IN_AREA)
    areas = tuple(_area(n, activities // many, text) for n in range(1, many + 1))
    return replace(sample_paper(), blocks=(Chapter("Handlingsplanen", areas, "chapter-plan"),), depth=2)


def _area(number: int, activities: int, text: Tree) -> Chapter:
    goals = tuple(
        Item(line(f"Barn och unga ska känna sig trygga, del {n}"), f"goals-{number}-{n}", f"M{number}-{n}")
        for n in range(4)
    )
    rows = tuple(_row(number, n, text) for n in range(1, activities + 1))
    table = Table("plan", COLUMNS, (RowGroup(rows, "Göra det lätt att få hjälp", "Strategi"),), "Aktiviteter", 1)
    said = Text(line("Familjer får hjälp medan problemen ännu är små, oavsett vem de först vänder sig till."), "lead")
    return Chapter(f"Område {number}", (said, Items(goals, "Mål"), table), f"areas-{number}", str(number))


def _row(area: int, n: int, text: Tree) -> Row:
    title = f"{TITLES[n % 3]} ({area}.{n})"
    return Row(
        cells=(
            line(f"{area}.{n}"),
            (*line(title), *line(status(*STATES[n % 4]))),
            lines((["Skolchef", ", ", "Socialchef"], [quiet("Tillsammans med "), "Polisen"])),
            line("sept. 2025–dec. 2026"),
            line(*joined(link(f"M{area}-{goal}", f"goals-{area}-{goal}") for goal in (n % 4, (n + 1) % 4))),
        ),
        anchor=f"activities-{area}-{n}",
        title=f"{area}.{n} {title}",
        below=text if n % 5 == 0 else line("Arbetet följs av samordnaren och redovisas varje höst."),
    )
