"""Plans as large as nobody writes them, with the faults that people make."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

OWNERS = 200
GOALS = 100
PER_STRATEGY = 50
PER_AREA = 10
NO_DAY = '"2026-13-15"'
"""In quotes, or other readers of YAML stop at it, and what they take would be that of a part."""


def large_plan(activities: int) -> str:
    """A plan of so many activities, with all that an activity usually has, and some findings of several kinds."""
    lines = [
        "document:",
        "  title: Handlingsplan för mätning",
        "  kind: action-plan",
        "  status: adopted",
        "  adopted: {date: 2026-06-15, by: ägare-0, section: § 42}",
        "  owners: [ägare-0]",
        "  version: 1.10",
        "  registry_no: KS 2026/1",
        "  valid: {from: 2026-07-01, until: 2028-06-30}",
        "owners:",
        *(f"  ägare-{n}: {{title: Ägare nummer {n}, kind: function}}" for n in range(OWNERS)),
        "goals:",
        *(f"  mål-{n}: {{title: Veta vart man vänder sig {n}, direction: overall, ages: 6-13}}" for n in range(GOALS)),
        "focus_areas:",
    ]
    for n in range(activities):
        if n % (PER_STRATEGY * PER_AREA) == 0:
            area = n // (PER_STRATEGY * PER_AREA)
            lines += [
                f"  område-{area}:",
                f"    title: Område {area}",
                f"    goals: [mål-{area % GOALS}]",
                "    strategies:",
            ]
        if n % PER_STRATEGY == 0:
            strategy = n // PER_STRATEGY
            lines += [f"      väg-{strategy}:", f"        title: Väg {strategy}", "        activities:"]
        lines += [
            f"          aktivitet-{n}:",
            f"            title: Starta verksamhet nummer {n}",
            "            text: |",
            "              Arbetet sker tillsammans med skolan och socialtjänsten. Det börjar i liten skala.",
            "",
            "              - Först en kartläggning",
            "              - Sedan ett försök",
            f"            owners: [ägare-{n % OWNERS}, ägare-{(n * 7 + 1) % OWNERS}]",
            f"            lead: ägare-{n % OWNERS if n % 100 else (n + 5) % OWNERS}",
            f"            goals: [mål-{n % GOALS}]",
            "            status: planned",
            f"            from: {'2026-08-15' if n % 250 else NO_DAY}",
            f"            {'until: 2027-06-15' if n % 50 else 'tier: universal'}",
            "            milestones:",
            f"              steg: {{title: Steg ett, due: 2026-10-01, {'status' if n % 500 else 'statsu'}: planned}}",
            "            prevention: promotive",
            "            audience: [parents, children]",
            "            ages: 0–12",
            "            cost: {sek: 150 000, year: 2027}",
        ]
    return "\n".join(lines) + "\n"


_WHO = ("Rektor", "Kurator", "Skolchef", "Fältsekreterare", "Bibliotekarie")
_WHERE = ("norr", "söder", "öster", "väster")
_GOALS = ("Trivas i skolan", "Känna sig trygg på vägen hem", "Veta vart man vänder sig", "Vara delaktig i det som sker")
_WHOM = ("föräldrar", "elever", "ungdomar", "förskolor", "familjer", "lärare", "ledare", "syskon", "grannar", "barn")


def municipality_plan(municipality: int, number: int, activities: int) -> str:
    """An ordinary plan of a municipality, without findings but a few; no other has its titles."""
    whose = f"{municipality} {number}"
    many = max(20, activities // 5)
    lines = [
        "document:",
        f"  title: Plan {number} för Kommun {municipality}",
        "  kind: action-plan",
        "  status: draft",
        f"  municipality: {{name: Kommun {municipality}, code: '{1000 + municipality}'}}",
        "  owners: [enhet-0]",
        "  language: sv",
        "  valid: {from: 2026-07-01, until: 2028-06-30}",
        "owners:",
        *(
            f"  enhet-{n}: {{title: {_WHO[n % 5]} i {_WHERE[n // 5 % 4]} {whose} {n}, kind: function}}"
            for n in range(many)
        ),
        "goals:",
        *(f"  g{n}: {{title: {goal}, direction: overall}}" for n, goal in enumerate(_GOALS)),
        "focus_areas:",
    ]
    for n in range(activities):
        if n % 20 == 0:
            lines += [
                f"  omrade-{n}:",
                f"    title: Område {n} i {whose}",
                "    strategies:",
                f"      vag-{n}:",
                f"        title: Väg {n} mot {_WHOM[n // 20 % 10]}",
                f"        goals: [g{n // 20 % 4}]",
                "        activities:",
            ]
        lines += [
            f"          a{n}:",
            f"            title: Starta verksamhet nummer {(municipality * 10 + number) * 1000 + n}",
            f"            text: Arbete nummer {n} sker i stadsdel {whose} och börjar i liten skala.",
            f"            owners: [enhet-{n % many}]",
            f"            goals: [g{n % 4}]",
            "            status: planned",
            "            from: 2027-01-15",
            "            until: 2027-06-15",
        ]
    return "\n".join(lines) + "\n"


def workspace(root: Path, plans: Mapping[str, str]) -> Path:
    """A workspace of plans, each a file, by their names."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "samverkan.yaml").write_text("language: sv\n", encoding="utf-8")
    for name, text in plans.items():
        (root / "plans" / name).mkdir(parents=True)
        (root / "plans" / name / "plan.yaml").write_text(text, encoding="utf-8")
    return root


def nation(root: Path, municipalities: int, plans: int, activities: int) -> Path:
    """A workspace of municipalities, each with some plans."""
    return workspace(
        root,
        {
            f"kommun-{municipality:03}-{number}": municipality_plan(municipality, number, activities)
            for municipality in range(municipalities)
            for number in range(plans)
        },
    )
