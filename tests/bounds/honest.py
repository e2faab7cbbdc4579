"""Plans without a fault of their own that have very many of one thing, and a little of all others."""

from __future__ import annotations

from collections.abc import Callable

from tests.bounds import honest_lists
from tests.bounds.parts import listed, title, work


def owners(n: int) -> str:
    """Owners, each a part of an administration."""
    return listed("owners", (f"o{i}: {{title: Ägaren {title(i)}, kind: unit, part_of: stad}}" for i in range(n)))


def nested_owners(n: int) -> str:
    """Owners of which each is a part of one before it, as a tree of two."""
    return listed(
        "owners",
        (
            f"o{i}: {{title: Enheten {title(i)}, kind: unit, part_of: {f'o{(i - 1) // 2}' if i else 'stad'}}}"
            for i in range(n)
        ),
    )


def groups(n: int) -> str:
    """Groups that report to the first, with a chair that changes and two members."""
    return listed(
        "groups",
        (
            f"g{i}: {{title: Rådet {title(i)}, kind: council, reports_to: [{'stad' if not i else 'g0'}], "
            f"purpose: Samordna, members: [chef, rektor], convener: chef, meets: {{at_least: 4, per: year}}, "
            "chair: {rotation: [{term: spring, years: odd, chair: chef}, {term: autumn, years: odd, chair: rektor}]}, "
            f"meetings: [2026-02-03, 2026-09-12], district: {title(i).split()[-1]}}}"
            for i in range(n)
        ),
    )


def alike_groups(n: int) -> str:
    """Groups that all work like the first."""
    return "groups:\n  g: {title: Rådet, kind: council, mandate: Samordna, members: [chef]}\n" + "".join(
        f"  g{i}: {{title: Rådet {title(i)}, kind: local-council, like: g, district: {title(i)}}}\n" for i in range(n)
    )


def members(n: int) -> str:
    """One group of very many members."""
    listed = ", ".join(f"{{owner: o{i}, seat: Ledamot {i}}}" for i in range(n))
    return owners(n) + f"groups:\n  g: {{title: Rådet, kind: council, mandate: Samordna, members: [{listed}]}}\n"


def meetings(n: int) -> str:
    """One group that meets very often, with two who take turns as its chair."""
    days = ", ".join(f"{1900 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}" for i in range(n))
    return (
        f"groups:\n  g: {{title: Rådet, kind: council, mandate: Samordna, members: [chef, rektor], meetings: [{days}], "
        "chair: {rota: {among: [chef, rektor], from: 1900-01-01, every: 1 year}}}\n"
    )


def tasks(n: int) -> str:
    """One group with very many tasks."""
    listed = "".join(f"      t{i}: {{title: {title(i)}}}\n" for i in range(n))
    return f"groups:\n  g:\n    title: Rådet\n    kind: council\n    tasks:\n{listed}"


def goals(n: int) -> str:
    """Goals, each with an indicator of its own."""
    return indicators(n) + listed(
        "goals",
        (
            f"m{i}: {{title: Känna till {title(i).lower()}, direction: overall, audience: parents, "
            f"dimension: know, indicators: i{i}}}"
            for i in range(n)
        ),
    )


def indicators(n: int) -> str:
    """Indicators with two outcomes each."""
    return listed(
        "indicators",
        (
            f"i{i}: {{title: Andel {title(i)}, unit: procent, measure: share, of: elever, want: increase, "
            f"baseline: {{year: 2024, value: 40}}, target: {{year: 2027, value: 60}}, measured_every: 1 year, "
            f"owners: chef, source: Enkät, values: [{{date: 2025-03-01, value: 41}}, {{date: 2026-03-01, value: 44}}]}}"
            for i in range(n)
        ),
    )


def outcomes(n: int) -> str:
    """One indicator with very many outcomes, by school."""
    values = ", ".join(
        f"{{date: {2000 + i % 25}-03-01, value: {i % 90}, part: {{school: Skola {i // 25}}}}}" for i in range(n)
    )
    return (
        "indicators:\n  i: {title: Andel nöjda, unit: procent, measure: share, of: elever, owners: chef, "
        f"split: school, source: Enkät, values: [{values}]}}\n"
    )


def needs(n: int) -> str:
    """Needs, each in an order."""
    return listed("needs", (f"n{i}: {{title: {title(i)}, kind: challenge, rank: {i + 1}}}" for i in range(n)))


def governing_documents(n: int) -> str:
    """Governing documents, each with a provision."""
    return listed(
        "governing_documents",
        (
            f"d{i}: {{title: Riktlinje för {title(i)}, kind: guideline, scope: local, "
            f"provisions: {{a: {{section: {i % 9 + 1} §}}}}, valid: {{until: 2027-12-31}}}}"
            for i in range(n)
        ),
    )


def replaced_documents(n: int) -> str:
    """Governing documents of which each took the place of the one before."""
    return listed(
        "governing_documents",
        (
            f"d{i}: {{title: Riktlinje {title(i)}, kind: guideline, scope: local, valid: {{until: 2027-12-31}}"
            f"{f', replaced_by: d{i + 1}' if i < n - 1 else ''}}}"
            for i in range(n)
        ),
    )


def activities(n: int) -> str:
    """Activities with all that they usually have, shared out among a twentieth as many owners, needs and goals."""
    few = n // 20 + 1
    return (
        owners(few)
        + needs(few)
        + goals(few)
        + work(
            f"owners: [o{i % few}, chef], lead: o{i % few}, goals: m{i % few}, needs: n{i % few}, status: planned, "
            f"from: 2026-08-15, until: 2027-{i % 12 + 1:02}-15, prevention: promotive, tier: universal, "
            f"audience: [parents, children], ages: {i % 12}-{i % 12 + 6}, cost: {{sek: 1000, year: 2027}}, "
            f"milestones: {{s: {{title: Första steget, due: 2027-01-01, status: planned}}}}"
            for i in range(n)
        )
    )


def shared_activities(n: int) -> str:
    """Activities of one owner that all serve one goal and one need."""
    return "goals: {m: {title: Känna sig trygga}}\nneeds: {n: {title: Fler trygga}}\n" + work(
        f"owners: chef, goals: m, needs: n, until: 2027-{i % 12 + 1:02}-15, ages: {i % 12}-{i % 12 + 6}"
        for i in range(n)
    )


def strategies(n: int) -> str:
    """Strategies of one activity each."""
    return work(("owners: chef, until: 2027-05-01" for _ in range(n)), per_strategy=1)


def focus_areas(n: int) -> str:
    """Focus areas of one strategy with one activity each."""
    return listed(
        "focus_areas",
        (
            f"f{i}: {{title: Området {title(i)}, strategies: {{v{i}: {{title: Vägen {title(i)}, "
            f"activities: {{a{i}: {{title: {title(i)}, owners: chef, until: 2027-05-01}}}}}}}}}}"
            for i in range(n)
        ),
    )


def milestones(n: int) -> str:
    """One activity with very many milestones."""
    steps = ", ".join(f"s{i}: {{title: Steget {title(i)}, due: 2027-{i % 12 + 1:02}-01}}" for i in range(n))
    return work([f"owners: chef, until: 2027-12-31, milestones: {{{steps}}}"])


def interventions(n: int) -> str:
    """Interventions that are given in an activity each."""
    return listed(
        "interventions",
        (
            f"t{i}: {{title: Insatsen {title(i)}, prevention: preventive, providers: chef, ages: 6-15}}"
            for i in range(n)
        ),
    ) + work(f"owners: chef, until: 2027-12-31, interventions: t{i}" for i in range(n))


def funding(n: int) -> str:
    """Sources of money, each for an activity."""
    return listed(
        "funding",
        (f"p{i}: {{title: Fonden {title(i)}, by: chef, amount: {{sek: 1 000 000, year: 2027}}}}" for i in range(n)),
    ) + work(
        f"owners: chef, until: 2027-12-31, funding: p{i}, cost: {{sek: 100, year: 2027, funding: p{i}}}"
        for i in range(n)
    )


def periods(n: int) -> str:
    """Years one after the other, for each of which a council picks a goal for all others."""
    few = "groups:\n" + "".join(
        f"  g{i}: {{title: Rådet {title(i)}, kind: council, mandate: Samordna, members: [chef]}}\n" for i in range(5)
    )
    bank = "goals:\n" + "".join(f"  m{i}: {{title: Känna till {title(i).lower()}}}\n" for i in range(5))
    years = "".join(
        f"  p{i}: {{from: {1000 + i}-01-01, until: {1000 + i}-12-31, selections: {{g0: {{method: manual, binds: all, "
        f"decided: {{date: {999 + i}-12-02}}, goals: [m{i % 5}]}}}}}}\n"
        for i in range(n)
    )
    return f"{few}{bank}periods:\n{years}"


def selections(n: int) -> str:
    """A year in which every council picks goals of its own and one picks for all."""
    bank = "goals:\n" + "".join(f"  m{i}: {{title: Känna till {title(i).lower()}}}\n" for i in range(20))
    own = "".join(
        f"      g{i}: {{method: manual, decided: {{date: 2025-12-02}}, goals: [m{i % 20}], "
        f"binds: {'all' if not i else f'[g{i}]'}}}\n"
        for i in range(n)
    )
    return f"{groups(n)}{bank}periods:\n  p:\n    from: 2026-01-01\n    until: 2026-12-31\n    selections:\n{own}"


def picks(n: int) -> str:
    """A council that picks very many goals."""
    chosen = ", ".join(f"{{goal: m{i}, title: {title(i)}, why: Många ville}}" for i in range(n))
    return (
        f"{goals(n)}groups: {{g: {{title: Rådet, kind: council, mandate: Samordna, members: [chef]}}}}\n"
        f"periods: {{p: {{from: 2026-01-01, until: 2026-12-31, selections: {{g: {{goals: [{chosen}]}}}}}}}}\n"
    )


def follow_ups(n: int) -> str:
    """Follow-ups, each of one activity."""
    return work(f"owners: chef, until: 2027-{i % 12 + 1:02}-15" for i in range(n)) + listed(
        "follow_ups",
        (
            f"u{i}: {{title: Uppföljning {title(i)}, date: 2026-{i % 10 + 1:02}-{i % 28 + 1:02}, by: chef, to: stad, "
            f"activities: {{a{i}: {{status: ongoing, text: Pågår, remains: Mycket, owners: chef, due: 2027-01-01}}}}}}"
            for i in range(n)
        ),
    )


def followed(n: int) -> str:
    """A follow-up of very many activities, goals and indicators."""
    told = "".join(f"      a{i}: {{status: ongoing, text: Pågår}}\n" for i in range(n))
    reached = "".join(f"      m{i}: {{reached: partly}}\n" for i in range(n))
    measured = "".join(f"      i{i}: {{value: 48, date: 2026-09-01}}\n" for i in range(n))
    return (
        goals(n)
        + work(f"owners: chef, goals: m{i}, until: 2027-{i % 12 + 1:02}-15" for i in range(n))
        + "follow_ups:\n  u:\n    title: Uppföljning\n    date: 2026-09-20\n    by: chef\n    to: stad\n"
        + f"    activities:\n{told}    goals:\n{reached}    indicators:\n{measured}"
    )


def follow_ups_of_begun(n: int) -> str:
    """Follow-ups, each of one activity of those that began before them all."""
    return follow_ups(n).replace("until: 2027", "from: 2025-08-15, until: 2027")


def decisions(n: int) -> str:
    """Proposed decisions."""
    return listed("decisions", (f"b{i}: {{text: {title(i)}., by: stad, to: chef, due: 2027-03-01}}" for i in range(n)))


def log(n: int) -> str:
    """Entries of a log, in order."""
    return listed(
        "log",
        (f"- {{date: {1900 + i // 336}-{i // 28 % 12 + 1:02}-{i % 28 + 1:02}, title: {title(i)}}}" for i in range(n)),
    )


def phases(n: int) -> str:
    """Phases one after the other."""
    return listed(
        "phases", (f"q{i}: {{title: Fasen {title(i)}, from: {1000 + i}-01-05, for: 1 month}}" for i in range(n))
    )


def terms(n: int) -> str:
    """Words that are explained."""
    return listed("terms", (f"t{i}: {{title: {title(i)}, text: Ordet betyder något}}" for i in range(n)))


def sections(n: int) -> str:
    """Sections of prose that name one another's words."""
    return listed(
        "sections",
        (f"s{i}: {{title: {title(i)}, text: '{title(i + 1)} och {title(i + 2)}. Läs *mer*.'}}" for i in range(n)),
    )


def long_text(n: int) -> str:
    """One section of very much prose."""
    return "sections:\n  s:\n    title: Inledning\n    text: |\n" + "".join(
        f"      {title(i)} och arbetar med barnen. Arbetet sker varje dag.\n\n" for i in range(n)
    )


def success_factors(n: int) -> str:
    """Success factors that each depend on the one before."""
    return listed(
        "success_factors",
        (
            f"k{i}: {{title: Faktorn {title(i)}, criteria: {{c: {{title: Det görs, score: 2}}}}"
            f"{f', depends_on: k{i - 1}' if i else ''}}}"
            for i in range(n)
        ),
    )


def criteria(n: int) -> str:
    """One success factor with very many criteria."""
    each = ", ".join(f"c{i}: {{title: {title(i)}, score: 2}}" for i in range(n))
    return f"success_factors: {{k: {{title: Faktorn, criteria: {{{each}}}}}}}\n"


def sources(n: int) -> str:
    """Sources and appendices."""
    return listed("sources", (f"l{i}: {{title: Boken om {title(i)}, year: 2021}}" for i in range(n))) + listed(
        "appendices", (f"b{i}: {{title: Bilaga {title(i)}}}" for i in range(n))
    )


def commissions(n: int) -> str:
    """Commissions, each answered by an activity."""
    return listed(
        "commissions",
        (
            f"c{i}: {{title: Uppdraget {title(i)}, by: stad, date: 2025-01-01, "
            f"parts: {{d: {{title: {title(i)}, activities: a{i}}}}}}}"
            for i in range(n)
        ),
    ) + work(f"owners: chef, until: 2027-{i % 12 + 1:02}-15" for i in range(n))


def reports(n: int) -> str:
    """Reports that are promised, in the document."""
    return (
        f"  reporting: {{{', '.join(f'r{i}: {{after: {i % 40 + 1} months, by: chef, to: stad}}' for i in range(n))}}}\n"
    )


DOCUMENT = """\
document:
  title: Handlingsplan
  kind: action-plan
  language: sv
  status: adopted
  adopted: {date: 2026-01-15, by: stad, section: § 42}
  owners: [chef]
  applies_to: [stad]
  valid: {from: 2026-02-01, until: 2028-12-31}
  review: {every: 1 year}
  ages: 0-20
"""
_OWNERS = """\
  stad: {title: Kommunstyrelsen, kind: board}
  chef: {title: Skolchefen, kind: function}
  rektor: {title: Rektorn, kind: function}
"""
EACH: dict[str, Callable[[int], str]] = {
    name.replace("_", " "): made
    for module in (globals(), vars(honest_lists))
    for name, made in list(module.items())
    if callable(made) and getattr(made, "__module__", "") == module["__name__"] and not name.startswith("_")
}
"""Each function above and in `honest_lists`, by its name in words."""


def plan(name: str, n: int) -> str:
    """A whole plan with `n` of what is called so."""
    text = EACH[name](n)
    owned = f"owners:\n{_OWNERS}"
    if "owners:\n" in text.splitlines(keepends=True):
        return DOCUMENT + text.replace("owners:\n", owned, 1)
    # What is indented belongs to the document.
    return DOCUMENT + (f"{text}{owned}" if text.startswith("  ") else f"{owned}{text}")
