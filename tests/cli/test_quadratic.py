"""What once took minutes, because work was done again for each of many: it is to take seconds.

The quick suite tries a tenth of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from tests.conftest import MakeSpace
from tests.searching import one_in
from tests.workspaces import DOCUMENT, TODAY

SECONDS = 10.0
"""Of the processor, on a machine that has much else to do. Each took a minute or more."""
SECTION = "sections:\n  s:\n    title: S\n    text: "

TEXTS: dict[str, Callable[[int], str]] = {
    "entries of a log that lack a date": lambda n: "log:\n" + "  - {date: x, title: y}\n" * (15 * n),
    "entries without a title": lambda n: "needs:\n" + "".join(f"  n{i}: {{}}\n" for i in range(20 * n)),
    "ids that are none": lambda n: "needs:\n" + "".join(f"  N{i}: {{title: N}}\n" for i in range(20 * n)),
    "fields between commas": lambda n: f"needs: {{n: {{{''.join(f'a{i}, b{i}: 1, ' for i in range(10 * n))}}}}}\n",
    "comments that silence nothing": lambda n: "# samverkan: ignore\n" * (60 * n),
    "empty lines in a folded text": lambda n: f"{SECTION}>\n" + "      \n" * (300 * n),
    "lines that look folded": lambda n: f"{SECTION}>\n" + "      a >\n" * (200 * n),
    "backticks that close nothing": lambda n: (
        f"{SECTION}'<" + "".join("`" * i + " " for i in range(1, n * 3 // 2)) + "'\n"
    ),
    "lines with non-breaking spaces": lambda n: f"{SECTION}|\n" + "      a\n      \u00a0b\n" * (200 * n),
    "a title of stars": lambda n: "needs: {n: {title: '" + "*a " * (300 * n) + "'}}\n",
    "owners in a ring": lambda n: (
        "owners:\n" + "".join(f"  o{i}: {{title: O{i}, part_of: o{(i + 1) % (10 * n)}}}\n" for i in range(10 * n))
    ),
    "groups bound by a tenth as many selections": lambda n: (
        "groups:\n"
        + "".join(f"  g{i}: {{title: G{i}, kind: council}}\n" for i in range(3 * n))
        + "goals: {g: {title: G}}\nperiods:\n  p:\n    from: 2027-01-01\n    until: 2028-01-01\n    selections:\n"
        + "".join(f"      g{i}: {{binds: all, goals: g}}\n" for i in range(3 * n // 10))
    ),
}
"""Texts by how many times as long they are as one that somebody might write."""

FAR, SOME = 1_000, 100


@pytest.mark.parametrize("times", [SOME, pytest.param(FAR, marks=pytest.mark.long)])
@pytest.mark.parametrize("name", one_in(4, TEXTS))
def test_it_takes_seconds(name: str, times: int, workspace: MakeSpace) -> None:
    space = workspace({"samverkan.yaml": "", "plans/p/plan.yaml": DOCUMENT, "plans/p/x.yaml": TEXTS[name](times)})
    began = time.process_time()
    ran = space.run("validate", "--today", TODAY, "--select", "SAM0,SAM1")
    assert time.process_time() - began < SECONDS
    assert ran.code in (0, 1)
    assert len(ran.out) < 4_000_000
