"""Piteå's own table, laid out in Word as it is printed, read back to what plans/pitea says of it."""

from __future__ import annotations

from samverkan_cli.model.focus import Activity
from tests.conftest import MakeSpace
from tests.intake.office import BESIDE, UP, saved, word
from tests.intake.reading import imported, project, words
from tests.plans.linked import project as worked_example

CHEFS = "Förvaltningschefer UF och SOC"
TABLE = [
    ["", "Syfte/ Mål\nDetta behöver vi i Piteå", "Strategi – Då bör vi jobba med att...", "Aktivitet", "Ansvar"],
    [
        "Föräldrastöd\nVuxenengagemang",
        "Fler föräldrar och vuxna ska få ökad kunskap om föräldrarollen samt känna engagemang att verka främjande och "
        "förebyggande för och med barn och unga",
        "Utveckla föräldrastödet och stärka vuxenengagemang i samverkan",
        "Framtagande av Föräldrastödsstrategi.",
        CHEFS,
    ],
    [UP, UP, UP, "Skapa pilotprojekt Föräldrachatt med stöd av medel från innovationsfonden", CHEFS],
    [
        "Samråd\nSamarbete",
        "Förbättra för både interna och externa verksamheter att samverka och samarbeta i arbetet med och för barn och "
        "unga",
        "Utveckla samarbetet mellan förvaltningar i kommunen och andra aktörer i Piteå genom tydlig struktur och "
        "organisation",
        "Samordna och utveckla struktur och organisation. Fortsatt process med samråd/ samarbetsform (sekretess, "
        "roller/ ansvar etc.)",
        f"{CHEFS} i samarbete med Folkhälsorådet",
    ],
    [
        "Samsyn\nRöd tråd",
        "Stärka och tydliggöra det förebyggande arbete som görs i kommunen.",
        "Få en samsyn via gemensamma rutiner (ex. vad gör vi när någon röker, dricker, knarkar?)",
        "Stöddokument Skriftliga rutiner",
        "Grundskolechefer\nGymnasiechef\nAvdelningschef stöd och omsorg",
    ],
    [UP, UP, "Visa på och kommunicera det som görs i kommunen", "Kommunikation/ hemsidor", CHEFS],
    [
        "Kvalitetssäkra",
        "Alla metoder och aktiviteter ska vara kunskaps- erfarenhets – och evidensbaserade i någon form",
        "Utveckla rutiner för att kvalitetssäkra och följa upp metoder, aktiviteter samt information.",
        "Skapa rutiner kring gemensam uppföljning av det förebyggande arbetet kopplat till barn och unga.",
        CHEFS,
    ],
    [UP, UP, UP, "Skapa rutiner kring kvalitetssäkring av aktiviteter och metoder inom förvaltningarna", ""],
]


def answering(activity: Activity) -> tuple[list[str], list[str]]:
    return [each.title for each in activity.owners], [each.title for each in activity.partners]


def test_the_table_is_read_back_to_the_facts_of_the_worked_example(workspace: MakeSpace) -> None:
    space = workspace({})
    ran = imported(space, "pitea.docx", saved(word("# Handlingsplan", "Matrisen har fyra fokusområden.", TABLE)))
    ours, theirs = project(space), worked_example("pitea")
    assert [area.title for area in ours.focus_areas] == [alias for area in theirs.focus_areas for alias in area.aliases]
    assert all(area.purpose for area in ours.focus_areas)
    for mine, known in zip(ours.focus_areas, theirs.focus_areas, strict=True):
        for strategy, other in zip(mine.strategies, known.strategies, strict=True):
            assert strategy.title.startswith(other.title)
            assert len(strategy.activities) == len(other.activities)
    for one, another in zip(ours.activities, theirs.activities, strict=True):
        assert one.title.startswith(another.title)
        assert answering(one) == answering(another)
        assert (one.until, one.every, one.status) == (None, None, None)
    texts = {cell for row in TABLE for cell in row if cell not in (UP, BESIDE)}
    read = "\n".join(path.read_text("utf-8") for path in (space.root / "plans/p").iterdir())
    assert words(" ".join(texts)) - words(read) - words(ran.out) == set()


def test_the_owners_are_of_the_kinds_that_they_are_of(workspace: MakeSpace) -> None:
    space = workspace({})
    imported(space, "pitea.docx", saved(word("# Handlingsplan", TABLE)))
    ours, theirs = project(space), worked_example("pitea")
    known = {each.title: (each.kind, each.many) for each in theirs.owners}
    assert {each.title: (each.kind, each.many) for each in ours.owners} == {
        each.title: known[each.title] for each in ours.owners
    }


def test_what_validate_says_is_what_the_source_lacks(workspace: MakeSpace) -> None:
    space = workspace({})
    imported(space, "pitea.docx", saved(word("# Handlingsplan", TABLE)))
    found = space.validate().findings
    assert {each["level"] for each in found} <= {"warning", "info"}
    assert {each["code"] for each in found} == {
        "SAM201",
        "SAM202",
        "SAM208",
        "SAM301",
        "SAM312",
        "SAM304",
        "SAM801",
        "SAM809",
    }


BOXES = [
    ["Dokumentnamn", "Dokumenttyp", "Fastställd/upprättad", "Beslutsinstans"],
    ["Handlingsplan – Förebygga missbruk barn och unga i Piteå", "Plan Huvuddokument", "2019-", "Kommunfullmäktige"],
    ["Dokumentansvarig/processägare", "Version", "Senast reviderad", "Giltig till"],
    ["Socialtjänsten\nUtbildningsförvaltningen", "1", "", "Uppdateras efter två år från beslut."],
    ["Dokumentinformation", "Mål och aktiviteter i huvuddokument.", BESIDE, BESIDE],
    ["Dokumentet gäller för", "Socialtjänsten och Utbildningsförvaltningen", BESIDE, BESIDE],
]


def test_the_boxes_on_the_first_page_are_facts_of_the_document(workspace: MakeSpace) -> None:
    space = workspace({})
    ran = imported(space, "pitea.docx", saved(word(BOXES, "# Handlingsplan", TABLE)))
    ours, theirs = project(space).document, worked_example("pitea").document
    assert (ours.title, ours.version) == (theirs.title, theirs.version)
    for mine, known in ((ours.owners, theirs.owners), (ours.applies_to, theirs.applies_to)):
        assert [each.title for each in mine] == [each.title for each in known]
    assert ours.adopted is not None
    assert [each.title for each in ours.adopted.by] == ["Kommunfullmäktige"]
    assert ours.remark is not None
    assert "Giltig till: Uppdateras efter två år från beslut." in ours.remark
    assert "Fastställd/upprättad: 2019-" in ours.remark
    texts = " ".join(cell for row in BOXES for cell in row if cell != BESIDE)
    read = "\n".join(path.read_text("utf-8") for path in (space.root / "plans/p").iterdir())
    assert words(texts) - words(read) - words(ran.out) == set()
