"""What once took minutes, because work was done again for each of many: it is to take seconds."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.conftest import MakeSpace
from tests.workspaces import DOCUMENT, TODAY

SECONDS = 10.0
"""Of the processor, on a machine that has much else to do. Each took a minute or more."""
SECTION = "sections:\n  s:\n    title: S\n    text: "

TEXTS: dict[str, Callable[[], str]] = {
    "15,000 entries of a log that lack a date": lambda: "log:\n" + "  - {date: x, title: y}\n" * 15_000,
    "20,000 entries without a title": lambda: "needs:\n" + "".join(f"  n{n}: {{}}\n" for n in range(20_000)),
    "20,000 ids that are none": lambda: "needs:\n" + "".join(f"  N{n}: {{title: N}}\n" for n in range(20_000)),
    "a field between commas, 20,000 times": lambda: (
        f"needs: {{n: {{{''.join(f'a{n}, b{n}: 1, ' for n in range(10_000))}}}}}\n"
    ),
    "60,000 comments that silence nothing": lambda: "# samverkan: ignore\n" * 60_000,
    "300,000 empty lines in a folded text": lambda: f"{SECTION}>\n" + "      \n" * 300_000,
    "200,000 lines that look folded": lambda: f"{SECTION}>\n" + "      a >\n" * 200_000,
    "backticks that close nothing": lambda: f"{SECTION}'<" + "".join("`" * n + " " for n in range(1, 1_500)) + "'\n",
    "200,000 lines with non-breaking spaces": lambda: f"{SECTION}|\n" + "      a\n      \u00a0b\n" * 200_000,
    "a title of a million stars": lambda: "needs: {n: {title: '" + "*a " * 300_000 + "'}}\n",
    "10,000 owners in a ring": lambda: (
        "owners:\n" + "".join(f"  o{n}: {{title: O{n}, part_of: o{(n + 1) % 10_000}}}\n" for n in range(10_000))
    ),
    "3,000 groups bound by 300 selections": lambda: (
        "groups:\n"
        + "".join(f"  g{n}: {{title: G{n}, kind: council}}\n" for n in range(3_000))
        + "goals: {g: {title: G}}\nperiods:\n  p:\n    from: 2027-01-01\n    until: 2028-01-01\n    selections:\n"
        + "".join(f"      g{n}: {{binds: all, goals: g}}\n" for n in range(300))
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_it_takes_seconds(name: str, workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, "plans/p/x.yaml": TEXTS[name]()})
    began = time.process_time()
    ran = space.run("validate", "--today", TODAY, "--select", "SAM0,SAM1")
    assert time.process_time() - began < SECONDS
    assert ran.code in (0, 1)
    assert len(ran.out) < 4_000_000
