"""How long rules take on much of one kind, of the kinds that tempt to compare all with all: four times as much takes
about four times as long.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from samverkan_cli.check.rule import Given
from samverkan_cli.derive.relations import outside
from samverkan_cli.link.project import Project
from samverkan_cli.outline.commonmark import Writer
from samverkan_cli.outline.prose import parse
from samverkan_cli.rules import RULES
from tests.bench.measuring import assert_linear
from tests.link.linked import linked

pytestmark = pytest.mark.benchmark(timer=time.process_time)

GIVEN = Given(date(2026, 11, 21))
DOCUMENT = "document: {title: Plan, kind: action-plan, language: sv}\n"
WORDS = (
    "utveckla",
    "stöd",
    "samverkan",
    "mellan",
    "skola",
    "socialtjänst",
    "föräldrar",
    "barn",
    "unga",
    "tidigt",
    "rutiner",
    "plan",
    "chatt",
    "kurs",
)


def various(n: int) -> str:
    return " ".join(WORDS[(n // 13**k) % 13 + (k % 2)] for k in range(7))


def letters(n: int) -> str:
    return "".join(chr(ord("a") + (n // 26**k) % 26) for k in range(3))


TITLES: dict[str, Callable[[int], str]] = {
    "various titles": various,
    "titles all alike": lambda n: f"Utveckla samverkan mellan skola och socialtjänst {letters(n)}",
    "titles but for digits": lambda n: f"Utveckla samverkan mellan skola och socialtjänst {n}",
    "titles but for names": lambda n: f"Utveckla samverkan med {letters(n).title()}",
    "long titles": lambda n: f"{various(n)} " * 8,
}


def needs(title: Callable[[int], str], many: int) -> str:
    return "needs:\n" + "".join(f"  n{n}: {{title: {title(n)}}}\n" for n in range(many))


def bank(n: int) -> str:
    return "goals:\n" + "".join(f"  m{i}: {{title: Känna till att ingen vet något om {i}}}\n" for i in range(n))


def councils(n: int) -> str:
    return "groups:\n" + "".join(f"  g{i}: {{title: Rådet i {i}, kind: local-council}}\n" for i in range(n))


def period(*selections: str, id: str = "p", days: str = "from: 2026-01-01, until: 2026-12-31") -> str:
    return f"  {id}: {{{days}, selections: {{{', '.join(selections)}}}}}\n"


def table(*activities: str) -> str:
    lines = "".join(f"          a{n}: {{title: A, {each}}}\n" for n, each in enumerate(activities))
    return (
        f"focus_areas:\n  f:\n    title: F\n    strategies:\n      s:\n        title: S\n        activities:\n{lines}"
    )


def selecting(many: int) -> str:
    """Councils that pick for themselves, and one that picks for all."""
    own = (f"g{i}: {{goals: [m{i % 11}]}}" for i in range(1, many))
    return councils(many) + bank(11) + "periods:\n" + period("g0: {binds: all, goals: [m0, m1]}", *own)


def succeeding(many: int) -> str:
    """Periods one after the other."""
    days = (f"from: {i}-01-01, until: {i}-12-31" for i in range(1_000, 1_000 + many))
    periods = (period("g0: {goals: m0, binds: all}", id=f"p{n}", days=each) for n, each in enumerate(days))
    return councils(2) + bank(2) + "periods:\n" + "".join(periods)


def reworded(many: int) -> str:
    """Goals that are all picked in other words."""
    picks = ", ".join(f"{{goal: m{i}, title: Utveckla samverkan {i}}}" for i in range(many))
    return bank(many) + councils(1) + "periods:\n" + period(f"g0: {{goals: [{picks}]}}")


def chained(many: int) -> str:
    """Owners each a part of the next, three of whom answer for all."""
    owners = "".join(
        f"  o{n}: {{title: Tuva Enhet {n}, kind: unit, external: true, active: {{from: 2027-01-01}}"
        + (f", part_of: o{n + 1}" if n < many - 1 else "")
        + "}\n"
        for n in range(many)
    )
    return f"owners:\n{owners}{table(*[f'owners: [o0, o{many // 2}, o{many - 1}], from: 2026-01-01'] * many)}"


def serving(many: int) -> str:
    """A plan in which one owner answers for all, one goal is served by all, and nothing meets a need."""
    kinds = {
        "needs": "Behov {n}",
        "terms": "Ord nummer {n}",
        "governing_documents": "Lag {n}",
        "interventions": "Insats {n}",
    }
    lists = (
        f"{kind}:\n" + "".join(f"  {kind[0]}{n}: {{title: {title.format(n=n)}}}\n" for n in range(many))
        for kind, title in kinds.items()
    )
    work = table(*[f"owners: a, needs: n0, ages: {n % 20}-{n % 20 + n % 7}" for n in range(many)])
    return "owners: {a: {title: Skolchef}}\ngoals: {g: {title: Känna sig trygga}}\n" + "".join(lists) + work


def spending(many: int) -> str:
    """Activities with money from few sources, and groups whose members are the same few."""
    text = table(
        *(
            f"from: 2027-01-01, audience: parents, cost: [{{sek: 100, year: {2020 + n % 20}}}, "
            f"{{sek: 5, year: 2027, funding: f{n % 90}}}], funding: f{n % 100}"
            for n in range(many)
        )
    )
    text += "funding:\n" + "".join(f"  f{n}: {{title: Fond {n}, amount: {{sek: 1, year: 2027}}}}\n" for n in range(100))
    text += "owners: {o: {title: O}, p: {title: P, part_of: o}}\ngroups:\n" + "".join(
        f"  g{n}: {{title: Grupp {n}, kind: council, members: [o], convener: p, like: g{max(0, n - 1)}, "
        f"meets: {{at_least: 3, per: year}}, meetings: [2027-01-01], ages: {n % 20}-20}}\n"
        for n in range(many // 10)
    )
    told = ", ".join(f"a{n}: {{status: done}}" for n in range(0, many, 2))
    return f"{text}follow_ups:\n  f: {{title: F, date: 2027-09-20, activities: {{{told}}}}}\n"


def lasting(many: int) -> str:
    """Much that has a day: activities that are late, steps, entries of a log out of order, phases."""
    work = "until: 2025-01-01, milestones: {m: {title: M, due: 2024-01-01}}"
    return (
        table(*[work] * many)
        + "log:\n"
        + "".join(f"  - {{date: {1000 + many - n}-01-01, title: L}}\n" for n in range(many))
        + "phases:\n"
        + "".join(f"  p{n}: {{title: P, from: 2025-01-01, until: 2025-02-01}}\n" for n in range(many))
    )


PLANS: dict[str, tuple[str, int, Callable[[int], str]]] = {
    **{name: ("SAM106", 1_250, lambda many, title=title: needs(title, many)) for name, title in TITLES.items()},  # type: ignore[misc]  # mypy cannot infer a lambda with a default
    "councils that pick": ("SAM4", 750, selecting),
    "periods one after the other": ("SAM4", 750, succeeding),
    "goals in other words": ("SAM4", 750, reworded),
    "a chain of owners": ("SAM2", 1_000, chained),
    "a chain with loops looked for": ("SAM104", 1_250, chained),
    "one owner, one goal": ("SAM6", 1_250, serving),
    "mentions": ("SAM103", 1_250, serving),
    "much money": ("SAM8", 1_250, spending),
    "many groups": ("SAM7", 1_250, spending),
    "much that has a day": ("SAM3", 500, lasting),
}


def looked_through(plan: Project, rules: str) -> int:
    return sum(1 for rule in RULES if rule.is_called(rules) for _ in rule.check(plan, GIVEN))


@pytest.mark.parametrize("name", PLANS)
def test_much_of_one_kind(benchmark: Any, yardstick: float, name: str) -> None:
    rules, many, text = PLANS[name]

    def make(size: int) -> Callable[[], int]:
        plan = linked(text(size), document=DOCUMENT).project
        assert plan.texts
        return lambda: looked_through(plan, rules)

    assert_linear(benchmark, make, many, yardstick, most=12)


def test_a_long_chain_of_scopes(benchmark: Any, yardstick: float) -> None:
    def make(size: int) -> Callable[[], object]:
        owners = tuple(linked(chained(size), document=DOCUMENT).project.owners)
        return lambda: (outside([owners[0]], owners), outside(owners[: size // 2], reversed(owners)))

    assert_linear(benchmark, make, 1_000, yardstick)


MARKUP: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "emphasis": lambda n: "*a_ " * (n // 3),
    "stars": lambda n: "*" * n + "a" + "*" * n,
    "images": lambda n: "![[]()" * (n // 3),
    "links": lambda n: "a](" * (n // 3),
    "quotes": lambda n: ">" * (n // 3),
    "dashes": lambda n: "- " * (n // 3),
    "brackets closed": lambda n: "[" * (n // 3) + "a" + "]" * (n // 3),
    "references to a note": lambda n: "[^a]" * (n // 3) + "\n\n[^a]: " + "ord " * (n // 10),
    "notes never closed": lambda n: "[^a]: b\n\n" + "[^x" * (n // 3),
    "notes": lambda n: "[^a]: " * (n // 20),
    "ampersands": lambda n: "&" * n,
    "addresses": lambda n: "<http:" * (n // 3),
    "code": lambda n: "`a``b```" * (n // 8),
    "definitions": lambda n: "[a]: u\n" * (n // 6),
}


@pytest.mark.parametrize("name", MARKUP)
def test_markup(benchmark: Any, yardstick: float, name: str) -> None:
    def make(size: int) -> Callable[[], object]:
        text = MARKUP[name](size)
        return lambda: Writer().blocks(parse(text))

    assert_linear(benchmark, make, 12_000, yardstick, most=20)
