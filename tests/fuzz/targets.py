"""What is fuzzed: each makes a workspace of what a generator draws, and raises where something does not hold."""

from __future__ import annotations

import copy
import io
import json
import random
import shutil
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import hypothesis
import pytest
from PIL import Image

from samverkan_cli.document import markdown
from samverkan_cli.document.paper import paper_texts
from samverkan_cli.document.templates import shipped
from samverkan_cli.exchange.responses import Responses
from tests.bounds.hostile import HOSTILE
from tests.document.random_plans import whole_plans
from tests.document.reading import lost_in_markdown
from tests.document.test_random_plans import paper_of, project_of
from tests.exchange.kolada_server import Kolada, answer
from tests.exchange.round_trip import FILE, PLAN, Sent
from tests.fix.faulty import Writer
from tests.fuzz.mutations import spoiled, spoiled_zip
from tests.fuzz.oracles import files, fixed, ran_well, validated
from tests.intake.ten import TEN
from tests.pick import councils
from tests.workspaces import DOCUMENT, REPOSITORY, TODAY, Space
from tests.yamltext.written import Hand

Target = Callable[[random.Random, Space], None]

EVERYTHING = (REPOSITORY / "tests/views/everything.yaml").read_bytes()
SMALL = ("ange", "danderyd", "pitea", "exempel")
VIEWS = ("plan", "goals", "owners", "matrix", "balance", "timeline", "calendar", "load", "remarks")
DOCUMENTS = ("action-plan", "decision", "follow-up", "summary", "goal-bank", "mapping")


def plan_folder(name: str) -> dict[str, bytes]:
    """The files of a plan of the repository."""
    folder = REPOSITORY / "plans" / name
    return {
        f"plans/{name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _spoil(there: dict[str, bytes], rng: random.Random, most: int = 6) -> dict[str, bytes]:
    name = rng.choice([*there])
    return {**there, name: spoiled(there[name], rng, most)}


def a_workspace(rng: random.Random) -> dict[str, bytes]:
    """The files of a plan without faults of ours."""
    if rng.randrange(3) == 0:
        return {"samverkan.yaml": b"", "plans/p/plan.yaml": EVERYTHING}
    return {"samverkan.yaml": b"", **plan_folder(rng.choice(SMALL))}


def plan_bytes(rng: random.Random, space: Space) -> None:
    """A plan with a spoiled file."""
    space.write(_spoil(a_workspace(rng), rng))
    validated(space)
    ran_well(space.run("show", "--view", rng.choice(VIEWS), "--format", rng.choice(["text", "json", "csv"])))


def hostile_bytes(rng: random.Random, space: Space) -> None:
    """A hundredth of a plan that is too heavy, spoiled."""
    text = HOSTILE[rng.choice([*HOSTILE])](100).encode()
    space.write({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, "plans/p/x.yaml": spoiled(text[:50_000], rng, 3)})
    validated(space)


def structure(rng: random.Random, space: Space) -> None:
    """A plan of the whole format: no text of it is lost. Then one in which something stands in another's place."""
    data = _drawn(rng)
    paper = paper_of(project_of(data))
    assert lost_in_markdown(markdown.write(paper, shipped(), "document.md.j2"), paper_texts(paper)) == []
    for _ in range(rng.randint(0, 3)):
        (holder, key), (other, there) = rng.choice([*_places(data)]), rng.choice([*_places(data)])
        holder[key] = rng.choice([copy.deepcopy(other[there]), None, "x", [], {}, ["x"], {"x": "y"}])
    space.write({"samverkan.yaml": "", "plans/p/plan.yaml": Hand(rng.randrange(10**6)).document(data).encode()})
    validated(space)
    ran_well(space.run("show", "--view", rng.choice(VIEWS), "--format", rng.choice(["text", "json", "csv"])))
    ran_well(space.run("render", "--to", "md", "--document", rng.choice(DOCUMENTS), "--stdout", "--today", TODAY))


def _drawn(rng: random.Random) -> dict[str, Any]:
    """A plan as Hypothesis draws it. Its first example is always the least one."""
    drawn: list[dict[str, Any]] = []

    @hypothesis.seed(rng.randrange(2**32))
    @hypothesis.settings(
        max_examples=2,
        phases=[hypothesis.Phase.generate],
        database=None,
        suppress_health_check=[*hypothesis.HealthCheck],
    )
    @hypothesis.given(whole_plans(one_in=6))
    def draw(made: tuple[dict[str, Any], list[str]]) -> None:
        drawn.append(made[0])

    draw()
    return drawn[-1]


def settings(rng: random.Random, space: Space) -> None:
    """Spoiled settings of a workspace, with all that they can say."""
    text = (
        b"language: sv\nplans: plans\ntemplates: templates\nselect: [SAM1]\nignore: [SAM201]\nfail_on: error\n"
        b"levels: {SAM101: error}\nlayout: {order: [contents, plan]}\nlook: {colours: {accent: '#7a1f3d'}, "
        b"logo: a.svg, heading: {text: X}}\nrequires: '>=0.1'\n"
    )
    space.write({"samverkan.yaml": spoiled(text, rng), "plans/p/plan.yaml": DOCUMENT})
    validated(space)
    ran_well(space.run("render", "--to", "md", "--stdout"))


def edits(rng: random.Random, space: Space) -> None:
    """A plan with slips in it, spoiled and fixed."""
    there = Writer(rng.randrange(10**6)).files(rng.randint(1, 5))
    space.write(_spoil(there, rng, 2) if rng.randrange(3) else there)
    validated(space)
    fixed(space)


def renamed(rng: random.Random, space: Space) -> None:
    """An id renamed in a plan with slips: all or nothing, and back again gives the same bytes."""
    there = Writer(rng.randrange(10**6)).files(rng.choice([0, 0, 1]))
    space.write(there)
    old, new = rng.choice([*OLD]), rng.choice(["nytt", "skolchef", "å-1", "Ä b", "../x", "null", "2027", ""])
    ran = ran_well(space.run("rename", "p", old, new, "--lang", "en"))
    if ran.code == 0 and ran_well(space.run("rename", "p", new, old)).code == 0:
        assert files(space) == there


OLD = ("skolchef", "socialchef", "goals/trygg-fritid", "aktivitet-a", "fokus", "needs/tidigt-stöd", "inget")


def documents(rng: random.Random, space: Space) -> None:
    """A document of a spoiled plan, as Markdown and as a web page."""
    space.write(_spoil(a_workspace(rng), rng, 3))
    for form in ("md", "html"):
        ran_well(space.run("render", "--to", form, "--document", rng.choice(DOCUMENTS), "--stdout", "--today", TODAY))


def office(rng: random.Random, space: Space) -> None:
    """A Word template that is spoiled, and the workbooks and calendar of a spoiled plan."""
    space.write(_spoil(a_workspace(rng), rng, 2))
    space.write({"templates/document.docx": spoiled_zip((shipped() / "document.docx").read_bytes(), rng)})
    ran_well(space.run("render", "--to", "xlsx", "--to", "docx", "--today", TODAY, SAMVERKAN_TEMPLATE_SECONDS="9"))
    ran_well(space.run("calendar"))


def ballots(rng: random.Random, space: Space) -> None:
    """Ballots that are spoiled, as CSV and as a workbook."""
    council(space)
    words = ["--period", "2027-2028", "--by", "rådet"]
    if rng.randrange(2):
        raw = councils.csv().encode()
        name, raw = "röster.csv", spoiled(raw.decode().encode(rng.choice(["utf-8", "utf-16", "cp1252"])), rng)
    else:
        assert space.run("ballot", "p", *words, "-o", "v.xlsx").code == 0
        name, raw = "v.xlsx", spoiled_zip((space.root / "v.xlsx").read_bytes(), rng)
    space.write({name: raw})
    kind = rng.choice(["--ballots", "--ballots", "--weights"])
    rule = (
        ["--rule", rng.choice(["equal-shares", "seq-phragmen", "seq-pav", "pav", "av"])] if kind == "--ballots" else []
    )
    more = rng.choice([[], ["--skip-invalid"], ["--lot", "x"]]) if rule else []
    before = files(space)
    ran = ran_well(space.run("pick", "p", *words, kind, name, "--count", "3", *rule, *more))
    changed = {file for file, was in before.items() if files(space)[file] != was}
    assert changed <= ({"plans/p/plan.yaml"} if ran.code == 0 else set())


def council(space: Space) -> None:
    """A bank of goals to pick from."""
    space.write({"samverkan.yaml": "", councils.PLAN: councils._PLAN, councils.BANK: councils._BANK})


def records(rng: random.Random, space: Space) -> None:
    """A spoiled record of a choice, a spoiled baseline, and what was reviewed."""
    there = plan_folder("exempel")
    name = next(each for each in there if each.endswith(".json"))
    space.write({"samverkan.yaml": "", **there, name: spoiled_json(there[name], rng)})
    space.write(
        {
            "plans/exempel/records/reviewed.json": spoiled_json(
                b'{"version": 1, "reviewed": {"goals/veta-vem": "x"}}', rng
            )
        }
    )
    validated(space)
    ran_well(space.run("replay", "exempel"))
    ran_well(space.run("explain", "exempel", "veta-vem"))
    space.run("validate", "--baseline", "b.json", "--write-baseline")
    space.write({"b.json": spoiled_json((space.root / "b.json").read_bytes(), rng)})
    ran_well(space.run("validate", "--baseline", "b.json"))


def spoiled_json(raw: bytes, rng: random.Random) -> bytes:
    """JSON in which a value is of another kind; now and then it is no longer JSON."""
    if rng.randrange(4) == 0:
        return spoiled(raw, rng, 3)
    data = json.loads(raw)
    for _ in range(rng.randint(1, 3)):
        places = [*_places(data)]
        if not places:
            break
        holder, key = rng.choice(places)
        if rng.randrange(4) == 0:
            del holder[key]
        else:
            holder[key] = rng.choice(
                [
                    None,
                    True,
                    -1,
                    0,
                    1.5,
                    10**30,
                    float("inf"),
                    float("nan"),
                    "",
                    "x",
                    "1/0",
                    "\ud800",
                    [],
                    {},
                    [[]],
                    {"": None},
                ]
            )
    return json.dumps(data).encode()


def _places(data: Any) -> list[tuple[Any, Any]]:
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
    return [place for key in keys for place in ((data, key), *_places(data[key]))]


def kolada(rng: random.Random, space: Space) -> None:
    """Answers of Kolada that are spoiled."""
    plan = (
        'document: {title: P, kind: action-plan, municipality: {name: Danderyds kommun, code: "0162"}, '
        "valid: {from: 2024-01-01, until: 2027-12-31}}\nindicators: {i: {title: I, kolada: N15428, unit: procent}}\n"
    )
    space.write({"samverkan.yaml": "", "plans/p/plan.yaml": plan})
    server = Kolada()

    def asked(_self: Responses, _client: object, url: str) -> tuple[int, bytes, float | None]:
        parts = urlsplit(url)
        values = answer(server, unquote(parts.path).removeprefix("/v3"), parse_qs(parts.query))
        said = json.dumps({"values": values, "count": len(values or ()), "next_url": None}).encode()
        return rng.choice([200, 200, 200, 404]), spoiled_json(said, rng) if rng.randrange(3) else said, None

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Responses, "_asked", asked)
        patched.setattr(Responses.__init__, "__kwdefaults__", {"sleep": lambda _: None})
        environment = {"SAMVERKAN_CACHE": str(space.root / ".cache"), "SAMVERKAN_KOLADA": "https://kolada.invalid/v3"}
        for words in (("get", "p"), ("get", "p", "--offline", "--format", "json"), ("search", "elever")):
            ran_well(Space(space.root, environment).run("kolada", *words, "--today", TODAY))
            if rng.randrange(2):
                for path in (space.root / ".cache").rglob("*.json"):
                    path.write_bytes(spoiled_json(path.read_bytes(), rng) if rng.randrange(2) else b"[")
    validated(space)


def imported(rng: random.Random, space: Space) -> None:
    """A Word or Excel file that is spoiled: a plan that can be read is made of it, or nothing."""
    name = rng.choice([*TEN])
    file = f"t.{name.rpartition('.')[2]}"
    space.write({"samverkan.yaml": "", file: spoiled_zip(TEN[name](), rng)})
    before = files(space)
    ran = ran_well(space.run("import", file, "--into", "plans/p", "--today", TODAY))
    if ran.code:
        assert files(space) == before, "it wrote"
    else:
        assert not [each for each in validated(space) if each["code"] < "SAM1"], "what was written cannot be read"


def filled_in(rng: random.Random, space: Space) -> None:
    """The workbook of a plan, sent back spoiled: what it changes can be read, and where it is refused nothing is."""
    space.write({"samverkan.yaml": "language: sv\n", FILE: PLAN, "t.xlsx": spoiled_zip(_filled(), rng)})
    before = files(space)
    ran = ran_well(space.run("import", "t.xlsx", "--plan", "p", "--write", "--today", TODAY))
    assert ran.code != 2 or files(space) == before, "it wrote"
    assert not [each for each in validated(space) if each["code"] < "SAM1"], "what was written cannot be read"


@cache
def _filled() -> bytes:
    return Sent().filled(("chatt", "status", "Pågår"), ("besök", "title", "Besöka hem"))


def templates(rng: random.Random, space: Space) -> None:
    """A template of the municipality's own, spoiled."""
    name = rng.choice(["document.md.j2", "document.html.j2", "document.css", "document.typ", "lib.typ", "look.typ"])
    (space.root / "templates").mkdir()
    shutil.copy(shipped() / name, space.root / "templates" / name)
    space.write({"samverkan.yaml": "", "plans/p/plan.yaml": EVERYTHING})
    space.write({f"templates/{name}": spoiled((shipped() / name).read_bytes(), rng, 3)})
    form = "md" if "md" in name else "pdf" if name.endswith(".typ") else "html"
    ran_well(space.run("render", "--to", form, SAMVERKAN_TEMPLATE_SECONDS="20"))


def pictures(rng: random.Random, space: Space) -> None:
    """A logo that is spoiled: a drawing, a PNG, a JPEG."""
    form = rng.choice(["svg", "png", "jpeg"])
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="20"><defs><g id="a"><rect width="20" '
        b'height="20" fill="#7a1f3d"/></g></defs><use href="#a"/><path d="M0 0 L9 9"/><text>x</text></svg>'
    )
    made = io.BytesIO()
    Image.new("RGB", (20, 20), "#7a1f3d").save(made, "png" if form == "svg" else form)
    name, raw = f"a.{form}", svg if form == "svg" else made.getvalue()
    space.write(
        {name: spoiled(raw, rng, 4), "samverkan.yaml": f"look: {{logo: {name}}}\n", "plans/p/plan.yaml": DOCUMENT}
    )
    validated(space)
    ran_well(space.run("render", "--to", "html", "--to", "pdf"))


def options(rng: random.Random, space: Space) -> None:
    """Words of the command line that nobody would write."""
    space.write(a_workspace(rng))
    commands = [
        ["validate"], ["show"], ["show", "--view", "impact"], ["render", "--to", "md", "--stdout"], ["pick"],
        ["ballot", "--dry-run"], ["explain"], ["replay"], ["rule"], ["changes", "--since", "HEAD"], ["review",
        "--dry-run"], ["calendar"], ["schema"], ["follow-up", "status"], ["follow-up", "new", "--dry-run"],
        ["rename", "--dry-run"], ["templates", "list"],
    ]  # fmt: skip
    said = [
        "", "p", "--period", "2027-2028", "--by", "--today", "2026-02-30", "9999-12-31", "0001-01-01",
        "--lang", "sv", "--format", "json", "csv", "--select", "SAM", "--ignore", "x" * 500, "--count",
        "99999999999999999999", "--limit", "direction=at-risk:2..1", "ages=:..", "--weights", "/dev/null",
        "--ballots", "plans", "\ud800", "å\u0301", "--goal", "a=b", "../..", "--name", "{document",
        "{title!r}", "%s", "{0}", "--group", "goals/", "/", ".", "-1", "\x1b[2J", "\n", "--since", "-x",
        "HEAD@{1}",
    ]  # fmt: skip
    ran_well(space.run(*rng.choice(commands), *rng.choices(said, k=rng.randint(0, 5))))


TARGETS: dict[str, tuple[int, Target]] = {
    "plan_bytes": (6, plan_bytes),
    "hostile_bytes": (3, hostile_bytes),
    "structure": (4, structure),
    "settings": (2, settings),
    "edits": (6, edits),
    "renamed": (2, renamed),
    "documents": (4, documents),
    "office": (2, office),
    "ballots": (4, ballots),
    "records": (2, records),
    "kolada": (2, kolada),
    "templates": (1, templates),
    "pictures": (1, pictures),
    "options": (3, options),
    "imported": (3, imported),
    "filled_in": (2, filled_in),
}
"""Each by its name, with how often it has its turn."""
