"""A plan like the worked ones, grown large: all that a plan may hold, in their words, with faults people make."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import cycle, islice

from samverkan_cli.core.text import Source
from samverkan_cli.link.linking import link
from samverkan_cli.link.project import Project
from samverkan_cli.load.validate import parse
from samverkan_cli.model.values.text import TEXT
from samverkan_cli.yamltext.parser import read
from tests.workspaces import REPOSITORY

DOCUMENT = """\
document:
  title: Handlingsplan för tidiga insatser
  kind: action-plan
  status: adopted
  language: sv
  adopted: {date: 2024-06-15, by: o1, section: § 42}
  owners: [o2, o3]
  applies_to: [o0]
  valid: {from: 2024-07-01, until: 2028-06-30}
  review: {every: 2 years}
  reporting:
    första: {after: 1 year, by: o1, to: o0}
    andra: {after: 2 years, by: o1, to: o0}
    tredje: {after: 3 years, by: o1, to: o0}
  ages: 0-20
  age_groups:
    förskola: {title: Förskolan, ages: 1-5}
    skola: {title: Grundskolan, ages: 6-15}
best_interests: {affected: true, children: Alla barn, articles: [3, 12]}
"""
PLACES = ("Norra", "Södra", "Östra", "Västra", "Inre", "Yttre", "Övre", "Nedre", "Gamla", "Nya")
KINDS = ("unit", "function", "board", "administration", "agency", "association")


@cache
def words_of_the_plans() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The titles of activities and of goals, and the prose, of the worked plans."""
    activities: list[str] = []
    goals: list[str] = []
    prose: list[str] = []
    for folder in sorted((REPOSITORY / "plans").iterdir()):
        files = sorted(folder.rglob("*.yaml"))
        parts = [parse(f.name, read(Source(f.name, f.read_text(encoding="utf-8"))).data)[0] for f in files]
        plan: Project = link(folder.name, f"plans/{folder.name}", parts).value
        activities += [activity.title for activity in plan.activities]
        goals += [goal.title for goal in plan.goals]
        prose += [each.text for each in plan.texts if each.kind is TEXT and len(each.text) < 1_500]
    return tuple(activities), tuple(goals), tuple(prose)


def place(n: int) -> str:
    """A name that tells a thing from others of its kind, in words."""
    return f"{PLACES[n % 10]} {PLACES[n // 10 % 10].lower()} kretsen {n}"


def told(text: str) -> str:
    """A text as YAML says it on one line."""
    return json.dumps(text, ensure_ascii=False)


def now_and_then(n: int, every: int, fault: str, usual: str = "") -> str:
    """A fault in one of so many, and otherwise what is usual."""
    return fault if n % every == every - 1 else usual


def activity(n: int, owners: int, goals: int, title: str, text: str) -> Iterator[str]:
    """The lines of one activity."""
    name = f"{title} i {place(n)}" if n % 40 else title
    also = now_and_then(n, 400, " Ring Tuva Exempelsson, 20100312-2395.") + now_and_then(n, 300, " Fyll i [namn].")
    also += now_and_then(n, 70, f" Enligt Fritidsehneten {place(n % owners)}.")
    also += now_and_then(n, 90, " Se 5 kap. 1 a § SoL och socialtjänstlagen (2001:453).") + now_and_then(n, 60, " XYZ.")
    also += now_and_then(n, 250, " Bara 3 elever i årskurs 9 svarade.") + now_and_then(n, 350, " Kvar: 😀.")
    yield f"          k{n}:"
    yield f"            title: {told(name)}"
    yield f"            text: {told(f'{text[:-1]} i {place(n)}.{also}')}"
    if n % 33:
        yield f"            owners: [o{n % owners}, o{(n * 7 + 1) % owners}]"
        if n % 60:
            yield f"            lead: o{(n if n % 50 else n + 5) % owners}"
    yield f"            partners: [g{n % (goals // 10)}]"
    yield f"            goals: [m{n % goals}]" if n % 3 else f"            needs: [n{n % goals}]"
    yield f"            status: {('planned', 'ongoing', 'done', 'paused')[n % 4]}"
    yield f"            from: {now_and_then(n, 55, '2027', f'2026-0{n % 9 + 1}-15')}"
    yield f"            {now_and_then(n, 45, 'tier: universal', f'until: 202{6 + n % 3}-06-15')}"
    yield f"            milestones: {{steg: {{title: Steg ett, due: 202{5 + n % 5}-10-01, status: planned}}}}"
    yield "            prevention: promotive"
    yield f"            audience: [{('parents', 'children', 'residents', 'staff')[n % 4]}]"
    yield f"            ages: {n % 10}–{n % 10 + n % 9}"
    yield f"            interventions: [v{n % (goals // 2)}]"
    paid = f"{{sek: 150 000, year: 2027, funding: f{n % (goals // 10)}}}"
    yield f"            cost: [{paid}, {{sek: 20 000, year: 2026}}]"
    if n % 20 == 7:
        yield "            pilot: {until: 2027-06-15}"
    if n % 30 == 7:
        yield "            moved: [{date: 2026-11-02, was: 2027-03-01, now: 2027-06-15}]"


def grown_plan(activities: int) -> str:
    """A plan of so many activities, at least 200, and of everything else in proportion."""
    deeds, aims, prose = words_of_the_plans()
    some, few = activities // 10, activities // 100
    owners, goals = activities // 20, some
    texts = list(islice(cycle(prose), activities))
    # Of an activity, people write a line or two.
    short = list(islice(cycle(text[: text.find(".") + 1] for text in prose if "." in text[:200]), activities))
    lines = [DOCUMENT.rstrip(), "commissions:"]
    lines += [
        f"  u{n}: {{title: Uppdrag {n}, by: o1, date: 2023, parts: "
        f"{{a: {{title: Del, activities: [k{n}]}}, b: {{title: Annan del}}}}}}"
        for n in range(few)
    ]
    lines += ["sections:", *(f"  s{n}: {{title: Avsnitt {n}, text: {told(texts[n])}}}" for n in range(owners))]
    lines += ["terms:", *(f"  t{n}: {{title: BUT{n}, text: Ord nummer {n}}}" for n in range(few))]
    lines += [
        "owners:",
        "  o0: {title: Exempel kommun, kind: municipality}",
        *(
            f"  o{n}: {{title: {now_and_then(n, 100, 'Tuva Exempelsson', f'Fritidsenheten {place(n)}')}, "
            f"kind: {KINDS[n % 6]}, "
            f"part_of: o{n // 5}, external: {'true' if n % 11 == 5 else 'false'}, aliases: [EN{n}]"
            f"{now_and_then(n, 60, ', active: {until: 2026-06-30}')}}}"
            for n in range(1, owners)
        ),
        "groups:",
        *(
            f"  g{n}: {{title: Rådet i {place(n)}, kind: {('council', 'working', 'reference', 'project')[n % 4]}, "
            f"members: [o{n % owners}, o{n * 3 % owners}, o7], convener: o{n * 3 % owners}, reports_to: [o2], "
            f"chair: {{rotation: [{{term: spring, years: odd, chair: o{n % owners}}}, "
            f"{{term: autumn, years: odd, chair: o{n * 7 % owners}}}]}}, meets: {{at_least: 3, per: half-year}}, "
            f"meetings: [2026-02-03, 2026-09-12, 2027-02-10], ages: {n % 12}-{n % 12 + 5}, district: {PLACES[n % 10]}"
            f"{now_and_then(n, 5, f', like: g{max(0, n - 4)}', ', mandate: Rådet bestämmer')}"
            f"{now_and_then(n, 4, ', audience: children')}}}"
            for n in range(few)
        ),
        "governing_documents:",
        *(
            f"  d{n}: {{title: {('Socialtjänstlagen', 'Riktlinje för ' + place(n))[n % 2]}, "
            f"kind: {('act', 'guideline')[n % 2]}, "
            f"scope: {('national', 'local')[n % 2]}, valid: {{until: 202{n % 10}-12-31}}"
            f"{now_and_then(n, 6, ', provisions: {a: {section: 1 §}}')}"
            f"{now_and_then(n, 4, ', reference: ' + told('SFS 2001:453'))}}}"
            for n in range(activities // 50)
        ),
        "needs:",
        *(
            f"  n{n}: {{title: {told(f'Fler behöver {aim.lower()} i {place(n)}')}, kind: challenge, rank: {n + 1}}}"
            for n, aim in enumerate(islice(cycle(aims), some))
        ),
        "goals:",
    ]
    for n, aim in enumerate(islice(cycle((*aims, *deeds[:20])), goals)):
        title = aim if n % 30 == 0 else f"{aim} i {place(n)}"
        lines.append(
            f"  m{n}: {{title: {told(now_and_then(n, 80, 'Inte känna oro i ' + place(n), title))}, "
            f"direction: overall, audience: parents, ages: 0-20, dimension: {('know', 'feel', 'dare')[n % 3]}, "
            f"status: {now_and_then(n, 20, 'resting', 'active')}, indicators: [{now_and_then(n, 9, '', f'i{n}')}], "
            f"governing_documents: [d{n % (activities // 50)}]}}"
        )
    lines += ["periods:"]
    for year in range(2020, 2029):
        lines += [f"  p{year}:", f"    from: {year}-01-01", f"    until: {year}-12-31", "    selections:"]
        lines += [
            f"      g{n}: {{method: manual, binds: {'all' if n == 0 else f'[g{n}]'}, "
            f"decided: {{date: {year - 1}-12-02}}, goals: [{', '.join(f'm{(n * 10 + m) % goals}' for m in range(5))}]}}"
            for n in range(few)
        ]
    lines += [
        "indicators:",
        *(
            f"  i{n}: {{title: Andel {place(n)}, unit: {('procent', 'elever')[n % 2]}, "
            f"measure: {('share', 'count')[n % 2]}, "
            f"of: {('andel', 'elever')[n % 2]}, {now_and_then(n, 7, '', 'want: increase, ')}"
            f"baseline: {{year: 2025, value: 40}}, target: {{year: 2027, value: {30 if n % 30 == 5 else 60}}}, "
            f"measured_every: 6 months, owners: [o{n % owners}], source: Enkät{now_and_then(n, 15, ', kolada: N1')}, "
            f"values: [{{date: 2026-03-01, value: 41}}, {{date: 2026-09-01, value: {n % 9}, part: {{gender: K}}}}]}}"
            for n in range(some)
        ),
        "interventions:",
        *(
            f"  v{n}: {{title: Insatsen {place(n)}, prevention: preventive, tier: selective, "
            f"providers: [o{n % owners}], ages: {n % 15}-{n % 15 + 5}{now_and_then(n, 3, ', evidence: evidence')}}}"
            for n in range(goals // 2)
        ),
        "funding:",
        *(
            f"  f{n}: {{title: Fonden {place(n)}, kind: shared, by: o1, amount: {{sek: 1 000 000, year: 2027}}, "
            f"parties: [o0, o{n + 1}], shares: {{o0: {now_and_then(n, 20, '50', '60')}, o{n + 1}: 40}}}}"
            for n in range(few)
        ),
        "phases:",
        *(f"  q{n}: {{title: Fas {n}, from: 2024-{n % 12 + 1:02}-05, for: 1 month}}" for n in range(few)),
        "log:",
        *(f"  - {{date: 202{n % 7}-08, title: Möte {n}, remains: Allt, due: 2026-10-01}}" for n in range(some)),
        "follow_ups:",
    ]
    for n in range(8):
        done = ", ".join(f"k{k}: {{status: done, text: Klart}}" for k in range(n, activities, 16))
        lines.append(
            f"  u{n}: {{title: Uppföljning {n}, date: 2025-09-{n % 28 + 1:02}, by: o1, to: o0, activities: {{{done}}}, "
            f"goals: {{m{n}: {{reached: partly}}}}, indicators: {{i{n}: {{value: 48, date: 2025-09-01}}}}, "
            f"decisions: {{a: {{text: Rapporten godkänns.}}}}{now_and_then(n, 3, ', answers: första')}}}"
        )
    lines += ["decisions:", *(f"  b{n}: {{text: Följ upp {n}., by: o1, to: o2, due: 2027-03-01}}" for n in range(some))]
    lines += [
        "success_factors:",
        *(
            f"  a{n}: {{title: Faktorn {place(n)}, criteria: {{c: {{title: Det görs, score: 2}}}}, "
            f"depends_on: [a{max(0, n - 1)}]}}"
            for n in range(few)
        ),
        "appendices:",
        *(f"  b{n}: {{title: Bilaga {n}{now_and_then(n, 9, '', f', file: bilaga-{n}.pdf')}}}" for n in range(few)),
        "sources:",
        *(f"  l{n}: {{title: Boken om {place(n)}, year: 2021}}" for n in range(few)),
    ]
    lines += ["focus_areas:", *_areas(activities, owners, goals, deeds, short)]
    return "\n".join(lines) + "\n"


def _areas(activities: int, owners: int, goals: int, deeds: Iterable[str], texts: Iterable[str]) -> Iterator[str]:
    for n, (title, text) in enumerate(zip(islice(cycle(deeds), activities), texts, strict=True)):
        if n % 500 == 0:
            yield from (f"  å{n}:", f"    title: Området {place(n)}", f"    goals: [m{n % goals}]", "    strategies:")
        if n % 50 == 0:
            yield from (f"      v{n}:", f"        title: Vägen {place(n)}", "        activities:")
        yield from activity(n, owners, goals, title, text)
