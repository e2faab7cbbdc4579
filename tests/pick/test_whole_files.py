"""Files are whole after a choice: to the line, wherever it is interrupted, and the same bytes wherever it is made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from csv import DictReader
from io import StringIO
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from tests.fix.dying import watched
from tests.pick.councils import BALLOTS, BANK, PLAN, VOTES, Council, council_in, csv
from tests.searching import one_in
from tests.workspaces import REPOSITORY, TODAY, Space, environment_for

RECORD = "plans/p/records/2027-2028-rådet.json"
WORDS = ("--add", "ny=Något nytt", "--wording", "c=Gamma igen")


def test_a_choice_that_is_killed_anywhere_can_be_read_and_is_finished_by_the_same_again(tmp_path: Path) -> None:
    whole = council_in(tmp_path / "whole")
    olds = whole.files()
    with watched(whole.root) as states:
        assert whole.vote(*WORDS).code == 0
    news = whole.files()
    made = set()
    for state in states:
        council = Council(Space(state))
        found = {name: raw for name, raw in council.files().items() if not Path(name).name.startswith(".")}
        # Each file is as it was or as it is to be, and what names another comes after it.
        new = [found.get(name) == news[name] for name in (RECORD, BANK, PLAN)]
        assert new == sorted(new, reverse=True), state
        assert found == {name: news[name] if found.get(name) == news[name] else raw for name, raw in olds.items()} | (
            {RECORD: news[RECORD]} if new[0] else {}
        ), state
        ran = council.space.validate()
        assert (ran.code, ran.json["plans"][0]["complete"] if "plans" in ran.json else True) == (0, True), (state, ran)
        assert council.vote(*WORDS, *(("--replace",) if all(new) else ())).code == 0
        assert council.files() == news or all(new), state
        assert council.text() == whole.text(), state
        made.add(sum(new))
    assert made == {0, 1, 2, 3}
    assert len(states) > 5


def test_a_choice_that_is_replaced_and_killed_is_found_and_finished_by_the_same_again(tmp_path: Path) -> None:
    words = ("--replace", "--rule", "av", "--lot", "5", "--method", "vote")
    whole = council_in(tmp_path / "whole")
    whole.vote(*WORDS)
    first = whole.files()
    with watched(whole.root) as states:
        whole.vote(*words, count=3)
    last = whole.files()
    halves = 0
    for state in states:
        council = Council(Space(state))
        found = council.files()
        if (found[RECORD], found[PLAN]) == (last[RECORD], first[PLAN]):
            halves += 1
            assert "SAM411" in council.space.validate().codes
        council.vote(*words, count=3)
        assert {name: council.files()[name] for name in last} == last, state
    assert halves


def test_of_two_choices_at_once_none_is_lost(council: Council) -> None:
    script = (
        "import sys, time\nfrom samverkan_cli.fix import writing\n"
        "real = writing.write_all\n"
        "def write_all(*given):\n    print('ready', flush=True)\n    sys.stdin.readline()\n    real(*given)\n"
        "writing.write_all = write_all\n"
        "from samverkan_cli.cli.main import main\nmain(sys.argv[1:])\n"
    )
    asked = ("pick", "p", "--period", "2027-2028", "--goal", "a", "--lang", "en", "--by")
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", script, *asked, by],
            cwd=council.root,
            env=environment_for(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for by in ("norr", "söder")
    ]
    for run in runs:  # both have read the plan, and know what they are to write
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
    for run in runs:
        assert run.stdin is not None
        run.stdin.write("\n")
        run.stdin.flush()
    said = [run.communicate() for run in runs]
    codes = [run.returncode for run in runs]
    assert sorted(codes) == [0, 2], said
    lost = codes.index(2)
    assert said[lost][0] == ""
    assert "has been changed by someone else meanwhile" in said[lost][1]
    picked = [f"{by}.json" in "".join(council.files()) for by in ("norr", "söder")]
    assert picked == [code == 0 for code in codes]
    assert council.pick("--goal", "a", by=("norr", "söder")[lost]).code == 0
    text = council.text()
    assert "norr.json" in text
    assert "söder.json" in text


def test_a_full_disk_leaves_everything_as_it_was(council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def full(handle: int) -> None:
        made.append(handle)
        if len(made) == 2:
            raise OSError(28, "No space left on device")

    before = council.files()
    monkeypatch.setattr(os, "fsync", full)
    ran = council.vote(*WORDS)
    assert (ran.code, ran.out) == (2, "")
    assert "error: plans/p/bank.yaml cannot be written: No space left on device\n" in ran.err
    assert council.files() == before


# --- a real plan

KAVLINGE = "plans/kavlinge"


@pytest.fixture
def kavlinge(tmp_path: Path) -> Council:
    """A copy of plans/kavlinge, with ballots."""
    shutil.copytree(REPOSITORY / KAVLINGE, tmp_path / KAVLINGE)
    return Council(Space(tmp_path).write({"samverkan.yaml": "language: en\n"}))


def test_a_choice_in_a_real_plan_changes_its_own_lines_and_no_other(kavlinge: Council) -> None:
    bank = kavlinge.space.run("show", "kavlinge", "--view", "goals", "--format", "csv").out
    goals = list(dict.fromkeys(row["goal"] for row in DictReader(StringIO(bank))))
    assert len(goals) > 100
    votes = {f"r{n}": list(dict.fromkeys(goals[(n * 7 + m * (5 + n)) % 101] for m in range(6))) for n in range(7)}
    kavlinge.space.write({BALLOTS: csv(votes)})
    before = kavlinge.files()
    asked = ("pick", "kavlinge", "--period", "2027-2028", "--by", "centrala-samverkansrådet", "--ballots", BALLOTS)
    words = ("--count", "10", "--limit", "direction=at-risk:2..", "--binds", "all", "--today", TODAY)
    ran = kavlinge.space.run(*asked, *words)
    assert (ran.code, ran.err) == (0, "")
    after = kavlinge.files()
    record = f"{KAVLINGE}/records/2027-2028-centrala-samverkansrådet.json"
    (file,) = {name for name in after if after[name] != before.get(name)} - {record}
    assert after.keys() - before.keys() == {record}
    old, new = before[file].decode(), after[file].decode()
    place = next(n for n, letter in enumerate(new) if not old.startswith(new[: n + 1]) or n == len(old))
    added = new[place : place + len(new) - len(old)]
    assert new.replace(added, "", 1) == old
    assert added.count("\n") == 21
    again = kavlinge.space.run("replay", "kavlinge", "--ballots", BALLOTS)
    assert (again.code, again.out) == (0, "The same again: 10 goals, and for the same reasons\n")

    other = next(goal for goal in goals if goal not in added)
    put = ("--put-in", f"{other}=Rådet ville det", "--wording", f"{other}=I en annan lydelse")
    assert kavlinge.space.run(*asked, *words, *put, "--replace").code == 0
    latest = kavlinge.files()
    assert {name for name in latest if latest[name] != after.get(name)} == {file, record}
    said = f"          - goal: {other}\n            title: I en annan lydelse\n            why: Rådet ville det\n"
    assert latest[file].decode().replace(said, "") == new


# --- the same bytes

_ELSEWHERE: list[dict[str, Any]] = [
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "sv_SE.UTF-8", "LANG": "sv_SE.UTF-8", "TZ": "Asia/Tokyo"},
]


@pytest.mark.parametrize(
    "words", one_in(2, [("--limit", "direction=harmed:1.."), (), ("--rule", "pav", "--lot", "x")]), ids=str
)
def test_the_same_bytes_whatever_the_hash_seed_the_locale_and_the_folder(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    found = []
    for n, (environment, here) in enumerate(zip(_ELSEWHERE, ("", "plans/p"), strict=True)):
        council = council_in(tmp_path / str(n))
        ballots = os.path.relpath(council.root / BALLOTS, council.root / here)
        ran = council.space.command(
            "pick",
            "p",
            "--period",
            "2027-2028",
            "--by",
            "rådet",
            "--ballots",
            ballots,
            "--count",
            "4",
            *words,
            "--format",
            "json",
            "--lang",
            "en",
            here=here,
            **environment,
        )
        assert ran.code == 0, ran
        found.append((ran.out, council.files()))
    assert all(each == found[0] for each in found)


def test_the_order_of_the_ballots_does_not_matter(council: Council) -> None:
    council.vote()
    first = council.record()
    council.vote("--replace", votes=dict(sorted(VOTES.items(), reverse=True)))
    second = council.record()
    assert first == second


def test_nothing_of_the_voters_is_kept(council: Council) -> None:
    votes = {f"Anna Andersson {n}": goals for n, goals in enumerate(VOTES.values())}
    assert council.vote(votes=votes).code == 0
    for name, raw in council.files().items():
        assert name == BALLOTS or b"Andersson" not in raw, name
    assert BANK in council.files()


@pytest.mark.parametrize(("goals", "eol"), [*product(("goals:\n", "goals: {}\n"), ("\n", "\r\n"))])
def test_an_added_goal_goes_into_a_bank_however_it_is_written(council: Council, goals: str, eol: str) -> None:
    council.space.write({"plans/p/y-mer.yaml": goals.replace("\n", eol)})
    assert council.pick("--goal", "a", "--add", "ny=Något nytt").code == 0
    text = council.text("plans/p/y-mer.yaml")
    assert "Något nytt" in text
    assert text.count("\n") == text.count(eol)
