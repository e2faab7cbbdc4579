"""Every command as a process of its own: whatever stdout is and the environment says, what comes out can be read."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

import icalendar
import pytest

from tests.forking import Forking
from tests.searching import only_long
from tests.workspaces import TODAY, Space, environment_for


def as_json(text: str) -> None:
    """Raises where a text is no JSON."""
    json.loads(text)


def as_xml(text: str) -> None:
    """Raises where a text is no XML."""
    ET.fromstring(text)  # noqa: S314 - the program's own


def as_csv(text: str) -> None:
    """Raises where a text is no table of equally long rows."""
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1


def as_text(text: str) -> None:
    """Raises where there is nothing, or something that moves a cursor."""
    assert text.strip()
    assert text.replace("\n", "").isprintable()


def as_calendar(text: str) -> None:
    """Raises where a text is no calendar file."""
    assert icalendar.Calendar.from_ical(text).walk("VEVENT")


def as_nothing(text: str) -> None:
    """Raises where there is anything."""
    assert text == ""


@dataclass(frozen=True, slots=True)
class Case:
    """A command line, how what it writes is read, and how it ends where it can be written."""

    line: str
    read: Callable[[str], None] = as_text
    code: int = 0


PLAN = """\
document: {title: Plan, kind: action-plan}
owners:
  nämnden: {title: Nämnden, kind: board}
groups:
  rådet: {title: Centrala rådet, kind: central-council}
  norr: {title: Rådet Norr, kind: local-council}
  söder: {title: Rådet Söder, kind: local-council}

periods:
  2025-2026:
    from: 2025-01-01
    until: 2026-12-31
    selections:
      rådet:
        binds: all
        goals: [a, d]
goals:
  a: {title: Alfa, direction: overall, audience: parents, ages: 0-20, dimension: know}
  b: {title: Beta, direction: overall, audience: parents, ages: 0-6, dimension: feel}
  c: {title: Gamma, direction: universal, audience: children, ages: 6-12, dimension: dare}
  d: {title: Delta, direction: universal, audience: children, ages: 6-15, dimension: dare}
  e: {title: Epsilon, direction: at-risk, audience: children, ages: 13-20, dimension: want}
  f: {title: Zeta, direction: at-risk, audience: children, ages: 10-18, dimension: can}
  g: {title: Eta, direction: harmed, audience: children, ages: 4-18, dimension: say}
  h: {title: Theta, direction: harmed, audience: children, ages: 4-20, dimension: experience}
  v: {title: Vilar, status: resting}
  x: {title: Borta, status: retired}
"""
BALLOTS = "voter,goals\n1,c;d;e;f\n2,c;d;e;f\n3,c;d;e\n4,c;d;f\n5,a;b;g\n6,a;b;g\n7,a;b;h\n"
PICK = "pick p --period 2027-2028 --by rådet --dry-run --from 2027-01-01 --until 2028-12-31"
VOTE = f"{PICK} --ballots röster.csv --count 4"
CASES = [
    Case("--version"),
    Case("--help"),
    Case("pick --help"),
    Case("calendar p", as_calendar),
    Case("show p --view load"),
    Case("kolada search --help"),
    Case("import --help"),
    Case("follow-up new p --dry-run"),
    Case("follow-up status --format json", as_json),
    Case("kolada get p --offline", as_nothing, 2),
    Case("validate faulty", code=1),
    Case("validate faulty --statistics", code=1),
    Case("validate faulty --format json", as_json, 1),
    Case("validate faulty --format sarif", as_json, 1),
    Case("validate faulty --format github", code=1),
    Case("validate faulty --format gitlab", as_json, 1),
    Case("validate faulty --format junit", as_xml, 1),
    Case("rule"),
    Case("rule SAM101"),
    Case("rule --format json", as_json),
    Case("show p"),
    Case("show p --view timeline --format csv", as_csv),
    Case("show p --view goals --format json", as_json),
    Case("schema", as_json),
    Case("render p --to md --stdout"),
    Case("render p --to md -o out", as_nothing),
    Case(f"{PICK} --goal a --goal c"),
    Case(f"{PICK} --method optimise --weights vikter.csv --count 4 --format json", as_json),
    Case("ballot p --by rådet -o valsedel.csv --dry-run", as_nothing),
    Case("explain picked c --period 2027-2028"),
    Case("explain picked c --period 2027-2028 --format json", as_json),
    Case("replay picked --period 2027-2028 --ballots röster.csv"),
    Case("replay picked --period 2027-2028 --ballots röster.csv --format json", as_json),
    *(Case(f"{VOTE} --rule {rule}") for rule in ("equal-shares", "av")),
    *(Case(f"{VOTE} --rule {rule} --format json", as_json) for rule in ("seq-phragmen", "seq-pav", "pav")),
]
FACTORS: Mapping[str, Sequence[object]] = {
    "case": CASES,
    "stdout": ("file", "pipe", "closed", "full"),
    "COLUMNS": ("0", "20", "80", "200"),
    "TERM": ("xterm", "dumb"),
    "LC_ALL": ("C", "sv_SE.UTF-8"),
    "NO_COLOR": ("", "1"),
}
Run = tuple[object, ...]


def pairwise(factors: Sequence[Sequence[object]]) -> Iterator[Run]:
    """Choices of one value of each factor, so that every pair of values of two factors stands in one of them."""
    left = dict.fromkeys(
        ((i, a), (j, b)) for i, j in combinations(range(len(factors)), 2) for a in factors[i] for b in factors[j]
    )
    while left:
        row: dict[int, object] = dict(next(iter(left)))
        for k in set(range(len(factors))) - set(row):
            known = dict(row)

            def gain(value: object, k: int = k, known: dict[int, object] = known) -> int:
                return sum(tuple(sorted([(k, value), it], key=lambda one: one[0])) in left for it in known.items())

            row[k] = max(factors[k], key=gain)
        for pair in combinations(sorted(row.items(), key=lambda one: one[0]), 2):
            left.pop(pair, None)
        yield tuple(row[k] for k in range(len(factors)))


def test_every_pair_stands_in_a_run_and_in_few() -> None:
    factors: list[Sequence[object]] = ["abcde", [1, 2, 3], [True, False], [None, 0.5]]
    runs = list(pairwise(factors))
    for i, j in combinations(range(4), 2):
        assert {(run[i], run[j]) for run in runs} == set(product(factors[i], factors[j]))
    assert len(runs) < 22


@pytest.fixture(scope="module")
def space(tmp_path_factory: pytest.TempPathFactory) -> Space:
    root = tmp_path_factory.mktemp("processes")
    space = Space(root).write(
        {
            "samverkan.yaml": "",
            "plans/p/plan.yaml": PLAN,
            "plans/picked/plan.yaml": PLAN,
            "plans/faulty/plan.yaml": "document: {title: Ö, kind: action-plan}\nowners: {å: {title: Å, part_of: b}}\n",
            "röster.csv": BALLOTS,
            "vikter.csv": "goal,weight\na,3\nb,1\nc,2\nd,5\ne,1\nf,1\ng,2\nh,4\n",
        }
    )
    ran = space.run(*VOTE.replace("pick p", "pick picked").replace(" --dry-run", "").split(), "--today", TODAY)
    assert ran.code == 0, ran.err
    return space


def names(run: Run) -> str:
    """What a run is called."""
    case = run[0]
    assert isinstance(case, Case)
    return " ".join([case.line, *map(str, run[1:])])


def check(space: Space, run: Run, forking: Forking | None = None) -> None:
    """Run a command, and read what it has written. Raises where it is not as it should be."""
    case, stdout = run[0], str(run[1])
    assert isinstance(case, Case)
    given = {name: str(value) for name, value in zip(FACTORS, run, strict=True) if name.isupper() and value}
    file = space.root / ".stdout"
    arguments = case.line.split() if case.line.startswith("-") else [*case.line.split(), "--today", TODAY]
    if forking:
        to = {"file": str(file), "pipe": "", "closed": None, "full": "/dev/full"}[stdout]
        code, out, err = forking.run(arguments, here=space.root, environment=given, stdout=to)
    else:
        redirect = {"file": f'>"{file}"', "pipe": "", "closed": ">&-", "full": ">/dev/full"}[stdout]
        ended = subprocess.run(
            ["sh", "-c", f'exec "$@" {redirect}', "sh", sys.executable, "-m", "samverkan_cli", *arguments],
            cwd=space.root,
            env=environment_for(given),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )
        code, out, err = ended.returncode, ended.stdout, ended.stderr
    said = err.decode("utf-8", "surrogateescape")
    assert "Traceback" not in said
    assert "\x1b" not in said
    if stdout in ("closed", "full") and case.read is not as_nothing:
        assert code == 2, said
        assert said.splitlines()[-2].startswith(("error: stdout: ", "fel: stdout: "))
        return
    assert code == case.code, said
    if stdout in ("file", "pipe"):
        case.read((file.read_bytes() if stdout == "file" else out).decode())


PAIRS = list(pairwise(list(FACTORS.values())))


@pytest.mark.parametrize("run", PAIRS, ids=names)
def test_every_pair(run: Run, space: Space, forking: Forking) -> None:
    check(space, run, forking)


STARTS = [
    (CASES[n * len(CASES) // 8], stdout, "80", "xterm", locale, "")
    for n, (stdout, locale) in enumerate(product(FACTORS["stdout"], FACTORS["LC_ALL"]))
]
"""What is settled as Python starts depends on stdout and the locale: each of one with each of the other."""


@pytest.mark.parametrize("run", [*STARTS, *only_long(PAIRS)], ids=names)
def test_every_stdout_and_locale_from_the_start_of_python(run: Run, space: Space) -> None:
    check(space, run)


@pytest.mark.long
@pytest.mark.parametrize("run", only_long(product(*FACTORS.values())), ids=names)
def test_every_product(run: Run, space: Space, forking: Forking) -> None:
    check(space, run, forking)


@pytest.mark.parametrize(
    ("environment", "absent"),
    [({"TERM": "dumb"}, "\x1b"), ({"NO_COLOR": "1"}, r"\x1b\[[0-9;]*(3|4|9|10)[0-7]m")],
    ids=["dumb", "no colour"],
)
@pytest.mark.parametrize("line", ["validate faulty", "show p", "rule SAM101"])
def test_a_terminal_that_shows_no_colours_is_given_none(
    line: str, environment: dict[str, str], absent: str, space: Space, forking: Forking
) -> None:
    ours, theirs = pty.openpty()
    reading = ThreadPoolExecutor(1).submit(lambda: b"".join(pieces(ours)))
    given = {"TERM": "xterm", "COLUMNS": "80", **environment}
    forking.run([*line.split(), "--today", TODAY], here=space.root, environment=given, stdout=os.ttyname(theirs))
    os.close(theirs)
    seen = reading.result()
    os.close(ours)
    assert seen
    assert not re.search(absent, seen.decode())


def pieces(descriptor: int) -> Iterator[bytes]:
    """What is written to a terminal until it is closed."""
    while True:
        try:
            piece = os.read(descriptor, 65536)
        except OSError:
            return
        if not piece:
            return
        yield piece


@pytest.mark.parametrize(
    ("line", "redirect", "code"),
    [
        ("validate faulty", "2>&-", 1),
        ("validate faulty", "2>/dev/full", 1),
        ("validate nowhere", "2>&-", 2),
        ("validate nowhere", "2>/dev/full", 2),
        ("validate faulty", ">&- 2>&-", 2),
        ("validate faulty", "<&- >&- 2>&-", 2),
        ("show p", "| true", 0),
    ],
)
def test_stderr_that_takes_nothing_changes_no_exit_code(line: str, redirect: str, code: int, space: Space) -> None:
    ended = subprocess.run(
        ["sh", "-c", f'"$@" {redirect}', "sh", sys.executable, "-m", "samverkan_cli", *line.split()],
        cwd=space.root,
        env=environment_for(),
        check=False,
    )
    assert ended.returncode == code


def test_help_in_swedish_where_stdout_is_ascii(space: Space) -> None:
    ran = space.command("--help", PYTHONIOENCODING="ascii", SAMVERKAN_LANG="sv")
    assert (ran.code, ran.err) == (0, "")
    assert "åtgärd" in ran.out or "å" in ran.out


def test_the_plan_is_left_as_it_was(space: Space) -> None:
    assert Path(space.root / "plans/p/plan.yaml").read_text(encoding="utf-8") == PLAN
