"""A view made by hand: every kind of part, long and short, with the characters that some form treats specially."""

from __future__ import annotations

from samverkan_cli.document.view import View
from samverkan_cli.outline import outline
from samverkan_cli.outline.prose import parse
from tests.document.made import (
    Direction,
    Entry,
    Fact,
    FocusArea,
    FollowUp,
    Level,
    NeedKind,
    Period,
    Scope,
    Section,
    Selection,
    Strategy,
    read,
)
from tests.document.words import WORDS

HARD = r"å ä ö É # $x$ *a* _b_ @c <d> [e](f) \g | h ` ~~i~~ {{ j }} #k() // l /* m */ &amp; ^n^ = o"
"""In a title: every character that some form would take for its own."""

HARD_TEXT = r"\# \$x\$ \*a\* \_b\_ @c \<d\> \[e\](f) \\g | h \` ~~i~~ {{ j }} #k() // l /\* m \*/ &amp;amp; = o"

PROSE = (
    "I dagsläget finns många metoder, aktiviteter och verksamheter som är riktade till och för barn och unga. Det är "
    "metoder som på olika sätt stärker och främjar hälsa samt förebygger ökad ohälsa. Därför är innehållet i denna "
    "plan främst riktat till att stärka det som redan görs, säkra att det görs på rätt sätt samt utveckla samordning."
)


def fact(name: str, label: str, *values: str, text: str = "", missing: bool = False) -> outline.Fact:
    return Fact(name, label, values, parse(text), missing)


def activity(number: int, text: str = "", title: str = "") -> outline.Entry:
    return Entry(
        title or f"Aktivitet {number}: ta fram gemensamma rutiner för samverkan kring barn och unga",
        parse(text),
        (
            fact("owners", "Ansvarig", "Skolchef", f"Socialchef {number}"),
            fact("lead", "Leder", "Skolchef"),
            fact("partners", "I samverkan med", "Folkhälsorådet", "Föräldraföreningen i Åby"),
            fact("from", "Tid", "15 augusti 2026–15 juni 2027"),
            fact("status", "Läge", ("Planerad", "Pågår", "Klar")[number % 3]),
            fact("goals", "Mål", "Veta vart de ska vända sig när de behöver hjälp"),
            fact("indicators", "Indikatorer", "Svarstid i chatten"),
            fact("prevention", "Nivå", "Främjande"),
            fact("audience", "Målgrupp", "Föräldrar"),
            fact("ages", "Ålder", "0–12 år"),
            fact("cost", "Kostnad", "150 000 kr (2027), Innovationsfonden"),
        ),
        (Entry("Upphandla verktyg", parse("Enligt *LOU*."), (fact("due", "Senast", "1 oktober 2026"),)),),
    )


def busy_area() -> outline.Entry:
    long = "\n\n".join(f"Stycke {number}. {PROSE}" for number in range(1, 21))
    activities = tuple(activity(number) for number in range(1, 61))
    odd = (
        activity(61, long, "En aktivitet vars beskrivning är längre än en sida"),
        activity(62, f"Text[^1] med {HARD_TEXT}.\n\n[^1]: Not i en cell: {HARD_TEXT}", f"Svåra tecken: {HARD}"),
        activity(
            63, "1. Först\n2. Sedan\n   - under\n   - mer\n3. Sist\n\n> Ett citat.\n\n## Rubrik i en cell\n\n`kod`"
        ),
        Entry(
            "Aktivitet utan ansvarig",
            facts=(
                fact("owners", "Ansvarig", "Ansvarig saknas", missing=True),
                fact("from", "Tid", "Tid saknas", missing=True),
            ),
        ),
        Entry("Barnrättskonsekvensanalysmetodutvecklingsarbetsgruppssammankallandefunktionsbeskrivning " + "x" * 120),
    )
    return FocusArea(
        "Samråd och samarbete",
        parse("Förbättra för *både* interna och externa verksamheter att samverka i arbetet med barn och unga"),
        parse(PROSE),
        (
            fact("goals", "Mål", "Veta vart de ska vända sig", "Känna sig trygga på fritiden"),
            fact("governing_documents", "Vilar på", "Socialtjänstlag", "Skollag"),
        ),
        (
            Strategy(f"Utveckla samarbetet ({HARD})", parse(PROSE), (), activities),
            Strategy("Få en samsyn via gemensamma rutiner", (), (fact("indicators", "Mäts med", "Andel"),), odd),
            Strategy(
                "Strategi utan aktiviteter", (), (fact("activities", "Aktivitet", "Aktiviteter saknas", missing=True),)
            ),
        ),
    )


def rich() -> View:
    """A view with something in every part."""
    member = ("Chef IFO", "Rektor grundskola", "Representant för BVC", "Polisen", "Kultur- och fritidschef")
    prose = (
        f"{PROSE}\n\n{PROSE} Samsyn krävs i ANDTS[^a]-frågor, se *[folkhälsan](https://www.folkhalsomyndigheten.se)*."
        "\n\n## Underrubrik\n\n- Punkt ett\n- Punkt **två** med `kod`\n  1. Under\n  2. Under\n\n#### Längre ned\n\n"
        f"{HARD_TEXT}\n\n5. Fem\n6. Sex  \n   ny rad\n\n> Ett citat.\n>\n> I två stycken.\n\n---\n\n"
        "    rad ett\n    rad två\n\n[^a]: Alkohol, narkotika, dopning, tobak och spel.\n\n    Andra stycket i noten."
    )
    goals = tuple(
        Entry(
            title,
            (),
            (
                fact("direction", "Riktning", "Övergripande"),
                fact("audience", "Målgrupp", "Barn", "Föräldrar"),
                fact("ages", "Ålder", "0–20 år"),
                *why,
            ),
        )
        for title, why in (
            ("Veta vart de ska vända sig när de behöver hjälp", ()),
            (
                f"Ha en trygg fritid {HARD}",
                (fact("why", "Varför", text="Enkäten *LUPP* visar att var tredje är otrygg."),),
            ),
            ("Våga säga nej", ()),
        )
    )
    return View(
        language="sv",
        date="2026-06-15",
        organisation="Exempel kommun",
        kind="Handlingsplan",
        draft="UTKAST",
        title=f"Handlingsplan för tidiga och samordnade insatser 2026–2028 {HARD}",
        facts=(
            fact("registry_no", "Diarienummer", "KS 2026/123"),
            fact("adopted", "Antagen", "Kommunfullmäktige 15 juni 2026, § 42"),
            fact("valid", "Gäller", "1 juli 2026–30 juni 2028"),
            fact("owners", "Dokumentansvarig", "Socialchef", "Skolchef"),
            fact("applies_to", "Gäller för", "Socialförvaltningen", "Utbildningsförvaltningen", HARD),
            fact("review", "Ses över", "Vartannat år"),
            fact("version", "Version", "1.10"),
            fact("municipality", "Kommunkod", "Kommunkod saknas", missing=True),
        ),
        text=read(parse("Inkluderar *kartläggning*.")),
        summary=read(parse(PROSE)),
        before=(
            Section("Inledning", parse(prose)),
            Section(f"Läsanvisning {HARD}", parse(f"{PROSE} Samma not[^b] igen.[^b]\n\n[^b]: {HARD_TEXT}")),
        ),
        decisions=(
            Entry("Antagande", parse("Fullmäktige *antar* planen."), (fact("by", "Beslutas av", "Fullmäktige"),)),
            Entry("", parse(f"{PROSE}\n\n- att a\n- att b"), (fact("due", "Senast", "1 mars 2027"),)),
        ),
        commissions=(
            Entry(
                "Uppdrag från fullmäktige",
                parse("”Utarbeta handlingsplan”"),
                (fact("by", "Från", "Kommunfullmäktige"), fact("date", "Datum", "2015")),
                (
                    Entry("Hitta en beprövad metod", (), (fact("activities", "Besvaras av", "Val av metod"),)),
                    Entry("Ta fram en plan", (), (fact("met", "Besvaras av", "Detta dokument"),)),
                    Entry("Utvärdera", (), (fact("met", "Besvaras av", "Inget svar än", missing=True),)),
                ),
            ),
        ),
        needs=(
            NeedKind(
                "Utmaningar",
                (Entry("En väg in", parse(PROSE), (fact("horizon", "Sikt", "Lång"), fact("rank", "Rang", "1"))),),
            ),
            NeedKind("", (Entry("Lägesbild", (), (fact("declined", "Planeras inte", text="Görs av *regionen*."),)),)),
        ),
        success_factors=(
            Entry(
                "Aktivt ledarskap",
                parse(PROSE),
                (fact("depends_on", "Förutsätter", "Samverkan"),),
                (
                    Entry("Modiga politiker", (), (fact("score", "Bedömning", "2 av 3"),)),
                    Entry("Stabil ledning", parse("Utan *byten*.")),
                ),
            ),
            Entry("Samverkan"),
        ),
        focus_areas=(
            FocusArea(
                "Föräldrastöd och vuxenengagemang",
                parse("Fler vuxna är trygga i sin föräldraroll[^1]\n\n- punkt\n\n[^1]: Not i syftet"),
                parse(f"{PROSE}\n\n# Rubrik i fokusområde\n\n{PROSE}"),
                (),
                (Strategy("Utveckla föräldrastödet", (), (), (activity(1, "Kort text."), activity(2))),),
            ),
            busy_area(),
            FocusArea("Kvalitetssäkring", facts=(fact("strategies", "Strategi", "Strategier saknas", missing=True),)),
        ),
        period=Period(
            "2027–2028",
            parse("Målen *gäller* i två år."),
            (fact("from", "Tid", "1 januari 2027–31 december 2028"),),
            (
                Selection(
                    "Centrala samverkansrådet",
                    (fact("decided", "Beslutat", "2 december 2026, § 14"), fact("binds", "Gäller för", "Alla grupper")),
                    goals,
                ),
                Selection(
                    "Lokala rådet Väster", (fact("decided", "Beslutat", "Beslut saknas", missing=True),), goals[:1]
                ),
            ),
        ),
        aimed_at=(Direction("", (Entry("Få stöd i tid", parse(PROSE), (fact("ages", "Ålder", "0–6 år"),)),)),),
        bank=(
            Direction(
                "Övergripande",
                (
                    Entry("", (), (fact("audience", "Målgrupp", "Barn"),), (Entry("Våga"), Entry(f"Kunna {HARD}"))),
                    Entry("", (), (), (Entry("Vilja", parse("Mer *om* det."), (fact("status", "Läge", "Vilande"),)),)),
                ),
            ),
            Direction("Utsatta", (Entry("", (), (fact("ages", "Ålder", "8 år"),), (Entry("Få hjälp"),)),)),
        ),
        groups=(
            Entry(
                "Centrala samverkansrådet",
                parse(PROSE),
                (
                    fact("kind", "Slag", "Centralt råd"),
                    fact("purpose", "Syfte", text=f"*Samordna* {HARD_TEXT}"),
                    fact(
                        "chair",
                        "Ordförande",
                        "Vårterminen udda år: Förskolechef",
                        "Höstterminen udda år: Grundskolechef",
                    ),
                    fact("members", "Ledamöter", *member),
                    fact("meets", "Möts", "Minst 2 gånger per halvår"),
                ),
                (Entry("Skapa kontaktvägar mellan personalgrupper"), Entry("Följa upp planen", parse("Varje *år*."))),
            ),
            Entry("Lokala rådet Väster", (), (fact("chair", "Ordförande", "Ordförande saknas", missing=True),)),
        ),
        phases=(
            Entry(
                "Planering",
                (),
                (fact("from", "Tid", "1 januari–30 juni 2027"), fact("owners", "Ansvarig", "Styrgruppen")),
            ),
            Entry("Genomförande", parse("Löpande."), (fact("from", "Tid", "1 juli 2027–31 december 2028"),)),
        ),
        after=(Section("Uppföljning", parse(PROSE)),),
        best_interests=(
            fact("affected", "Barn berörs", "Ja"),
            fact("heard", "Så har barn hörts", text=f"Två *elevråd*.\n\n- {PROSE}\n\n{PROSE}"),
        ),
        follow_ups=(
            FollowUp(
                f"Uppföljning år 1 {HARD}",
                (fact("date", "Datum", "20 september 2027"), fact("answers", "Svarar mot", "1 år efter beslutet")),
                parse(PROSE),
                parse(f"# Bedömning\n\n{PROSE}"),
                (
                    Entry(
                        "Starta en chatt",
                        parse("40 samtal i veckan.[^1]\n\n[^1]: Räknat i maj."),
                        (
                            fact("status", "Läge", "Pågår"),
                            fact("remains", "Återstår", text="Öppna på *helger*."),
                            fact("owners", "Ansvarig", "Skolchef"),
                            fact("due", "Senast", "1 december 2027"),
                        ),
                    ),
                    Entry("Ta fram en rutin"),
                ),
                (Entry("Ha en trygg fritid", parse(PROSE), (fact("reached", "Uppnått", "Delvis"),)),),
                (Entry("Svarstid", parse("I juni."), (fact("value", "Utfall", "48"), fact("date", "Datum", "2027"))),),
                parse("Ryms i *budget*."),
                (Entry("", parse("Nämnden godkänner rapporten."), (fact("by", "Beslutas av", "Nämnden"),)),),
            ),
            FollowUp("Uppföljning år 3"),
        ),
        log=(
            Entry("Första mötet", parse(PROSE), (fact("date", "Datum", "augusti 2026"),)),
            Entry(
                "Andra mötet",
                (),
                (fact("date", "Datum", "2027"), fact("remains", "Återstår", text="Samla *svaren*.\n\n- alla")),
            ),
        ),
        mapping=(
            Level(
                "Främjande",
                (
                    Entry(
                        "Föräldrastöd", (), (fact("providers", "Utförs av", "Skolan"),), (Entry("ABC"), Entry("ÄFT"))
                    ),
                    Entry("Elevhälsosamtal", parse("Alla i årskurs 4."), (fact("ages", "Ålder", "10 år"),)),
                ),
            ),
            Level(
                "Förebyggande",
                (
                    Entry(
                        f"Komet {HARD}",
                        (),
                        (fact("evidence", "Stöd", "Evidens"), fact("providers", "Utförs av", "Soc")),
                    ),
                ),
            ),
            Level("Nivå saknas", (Entry("Mentorer"),)),
        ),
        governing_documents=(
            Scope(
                "Globala",
                (Entry("Agenda 2030", (), (), (Entry("Mål 3", parse("Förebygga och behandla drogmissbruk.")),)),),
            ),
            Scope(
                "Nationella",
                (
                    Entry(
                        "Socialtjänstlag",
                        (),
                        (fact("reference", "Beteckning", "SFS 2025:400"), fact("valid", "Gäller", "Från 1 juli 2025")),
                        (Entry("5 kap. 1 §", parse("Vid åtgärder som rör barn ska barnets bästa särskilt beaktas.")),),
                    ),
                ),
            ),
        ),
        indicators=(
            Entry(
                "Svarstid i chatten",
                parse("Från *första* meddelandet."),
                (
                    fact("unit", "Enhet", "timmar"),
                    fact("baseline", "Utgångsläge", "72 (2025)"),
                    fact("target", "Målvärde", "24 (2027)"),
                    fact("limit", "Gräns", "Högst 24"),
                    fact("source", "Källa", "Chattens logg"),
                    fact("values", "Utfall", "60 (1 september 2026)", "48 (1 mars 2027)"),
                ),
            ),
            Entry("Andel elever som känner sig trygga"),
        ),
        funding=(Entry("Innovationsfonden", (), (fact("amount", "Belopp", "150 000 kr (2027)"),)),),
        owners=(
            Entry("Skolchef", parse("Leder *förvaltningen*."), (fact("kind", "Typ", "Funktion"),)),
            Entry(
                f"Socialchef {HARD}", (), (fact("part_of", "Del av", "Förvaltningen"), fact("aliases", "Kallas", "SC"))
            ),
        ),
        terms=(
            Entry("ANDTS", parse("Alkohol, narkotika, dopning, tobak och spel")),
            Entry("Främjande", parse("Det som pågår *alltid*.\n\nÄven utan att något hänt.")),
        ),
        sources=(
            Entry(
                "Börja med barnen",
                (),
                (fact("year", "År", "2021"), fact("link", "Länk", text="[https://www.sou.se/x](https://www.sou.se/x)")),
            ),
        ),
        appendix_sections=(Section("Analys", parse(f"{PROSE}\n\n- {PROSE}\n\n- {PROSE}")),),
        appendices=(Entry("Kartläggning", (), (fact("file", "Fil", "kartläggning.pdf"),)),),
        words=WORDS,
    )


def bare() -> View:
    """A view with nothing in it that can be left out."""
    return View("sv", None, "Exempel kommun", "Handlingsplan", None, "Handlingsplan", words=WORDS)
